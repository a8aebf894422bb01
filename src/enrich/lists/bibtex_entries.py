"""The entries of a BibTeX file, and where their values stand.

`bibtexparser` says what an entry means, but not on which characters it stands; so each entry that it
understood is found again in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from enrich.errors import BadInput
from enrich.lists.bibtex_values import TOKEN
from enrich.lists.parted_dates import ABBREVIATIONS, MONTH
from enrich.lists.splicing import Span
from enrich.lists.text import LINE_END, LONGEST_FIELD

if TYPE_CHECKING:
    from bibtexparser import model

_VALUE_START = re.compile(r"(?P<name>[A-Za-z][\w:.+-]*)\s*=\s*")
_OPENING = re.compile(r"@\s*(\w+)\s*[{(]\s*([^,{}\r\n]*?)\s*,")
_BARE = re.compile(r"\d+(?=\s*[,})])")
_MACRO = re.compile(rf"(?:{'|'.join(ABBREVIATIONS)})(?=\s*[,}})])", re.IGNORECASE)
_COMMENT = re.compile(r"@\s*comment\s*\{", re.IGNORECASE)
_WITHIN_PARENTHESES = re.compile(r"\\.|[{}\")]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry, what its fields say, and where the values stand that are written out within one pair of marks.

    The macro of a month is one of these values, too.

    `kind` is in lower case; `line` is the one on which it begins, from 1.
    """

    span: Span
    line: int
    kind: str
    key: str
    said: Mapping[str, str]
    values: Mapping[str, Span]


def entries(text: str, path: str) -> Iterator[Entry]:
    """The entries of a text, in its order. Raises BadInput for one that cannot be read, or is too long."""
    cursor, line = 0, 1
    text = _without_comments(text)
    for entry in _understood(text, path):
        span = _place(text, entry.entry_type, entry.key, cursor)
        if span is None:
            raise BadInput(path, f"the entry {entry.key!r} cannot be found again", "Check its braces.")
        if span.end - span.start > LONGEST_FIELD:
            raise BadInput(path, f"an entry is longer than {LONGEST_FIELD:,} characters", "Shorten it.")
        line += len(LINE_END.findall(text, cursor, span.start))
        start, cursor = line, span.end
        line += len(LINE_END.findall(text, span.start, span.end))
        if "%" in text[text.rfind("\n", 0, span.start) + 1 : span.start]:
            # to BibTeX it is an entry, but whoever wrote the mark meant it to be none
            continue
        said = {field.key.lower(): str(field.value) for field in entry.fields}
        yield Entry(span, start, entry.entry_type.lower(), entry.key, said, _values(text, span))


def _without_comments(text: str) -> str:
    """A text with blanks in the place of what `@comment{…}` holds, which may be whole entries."""
    pieces, cursor = [], 0
    for match in _COMMENT.finditer(text):
        end = _closing(text, match.end()) if match.start() >= cursor else -1
        if end > 0:
            pieces += [text[cursor : match.end()], re.sub(r"[^\r\n]", " ", text[match.end() : end])]
            cursor = end
    return "".join([*pieces, text[cursor:]]) if pieces else text


def besides(text: str) -> Iterator[tuple[str, int]]:
    """What a text says that is no entry and no `@string`, whose values stand in the entries: its kind, and its line."""
    from bibtexparser import model  # noqa: PLC0415 - only a bibliography needs the parser

    for block in _split(text):
        line = (block.start_line or 0) + 1
        if isinstance(block, model.ExplicitComment | model.ImplicitComment):
            yield "comments", line
        elif isinstance(block, model.Preamble):
            yield "preambles", line


def _split(text: str) -> Sequence[model.Block]:
    from bibtexparser.splitter import Splitter  # noqa: PLC0415 - only a bibliography needs the parser

    return Splitter(bibstr=text.replace("\r\n", "\n").replace("\r", "\n")).split().blocks


def _understood(text: str, path: str) -> Iterator[model.Entry]:
    """The entries as the parser reads them. One whose key another one has is read all the same."""
    from bibtexparser import model  # noqa: PLC0415 - only a bibliography needs the parser
    from bibtexparser.library import Library  # noqa: PLC0415 - as above
    from bibtexparser.middlewares.parsestack import default_parse_stack  # noqa: PLC0415 - as above

    keys: list[str] = []
    blocks: list[model.Block] = []
    for block in _split(text):
        meant = block.ignore_error_block if isinstance(block, model.ParsingFailedBlock) else block
        if isinstance(meant, model.Entry):
            keys.append(meant.key)
            # the parser leaves an entry as it is whose key another one has
            meant.key = str(len(keys))
        elif isinstance(block, model.ParsingFailedBlock):
            what = " ".join(str(block.error).split()) or "its braces or quotes do not match"
            raise BadInput(path, f"an entry cannot be read: {what}", "Close its braces.", (block.start_line or 0) + 1)
        if meant is not None:
            blocks.append(meant)
    library = Library(blocks)
    for middleware in default_parse_stack():
        library = middleware.transform(library)
    for entry, key in zip(library.entries, keys, strict=True):
        entry.key = key
        yield entry


def _place(text: str, kind: str, key: str, start: int) -> Span | None:
    found = (match for match in _OPENING.finditer(text, start) if match[1].lower() == kind.lower() and match[2] == key)
    match = next(found, None)
    if match is None:
        return None
    brace = text.find("{", match.start(), match.end())
    end = _closing(text, brace + 1) if brace >= 0 else _closing_parenthesis(text, match.end())
    return Span(match.start(), end + 1) if end > 0 else None


def _closing(text: str, start: int) -> int:
    """The place of the brace that closes the one before `start`; -1 if none does."""
    depth = 1
    for match in TOKEN.finditer(text, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth:
            return match.start()
    return -1


def _closing_parenthesis(text: str, start: int) -> int:
    """The place of the parenthesis that closes an entry, outside of braces and quotes; -1 if none does."""
    depth, quoted = 0, False
    for match in _WITHIN_PARENTHESES.finditer(text, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        quoted ^= match[0] == '"' and not depth
        if match[0] == ")" and not depth and not quoted:
            return match.start()
    return -1


def _values(text: str, span: Span) -> dict[str, Span]:
    found: dict[str, Span] = {}
    cursor = text.find(",", span.start, span.end)
    while cursor >= 0 and (match := _VALUE_START.search(text, cursor, span.end)):
        is_month = match["name"].lower() == MONTH
        value = _value(text, match.end(), span.end, _MACRO if is_month else None)
        cursor = (value.end + 1) if value else match.end()
        if value and re.match(r"\s*(?:,|[})]|\Z)", text[_after(text, value) : span.end]):
            found.setdefault(match["name"].lower(), value)
    return found


def _after(text: str, value: Span) -> int:
    return value.end + (text[value.end : value.end + 1] in ("}", '"') and text[value.start - 1] in '{"')


def _value(text: str, start: int, end: int, macro: re.Pattern[str] | None) -> Span | None:
    """What stands between the marks of a value, a bare number, or such a macro; None for any other macro."""
    if text[start] == "{":
        closing = _closing(text, start + 1)
        return Span(start + 1, closing) if 0 <= closing < end else None
    if text[start] == '"':
        return _quoted(text, start + 1, end)
    bare = _BARE.match(text, start, end) or (macro.match(text, start, end) if macro else None)
    return Span(*bare.span()) if bare else None


def _quoted(text: str, start: int, end: int) -> Span | None:
    depth = 0
    for match in TOKEN.finditer(text, start, end):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if match[0] == '"' and not depth:
            return Span(start, match.start())
    return None
