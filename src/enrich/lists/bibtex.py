"""Lists as BibTeX: entries are understood by `bibtexparser`, and their values rewritten where they stand.

Keys, comments, `@string`, the order of fields and their braces stay as they are. People are read in
reading order ("Ada Lovelace, Alan Turing"), but never rewritten: an author field has a grammar of
its own (BibTeX's manual, btxdoc, §4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from enrich.errors import BadInput
from enrich.lists import bibtex_dates, pins
from enrich.lists.bibtex_values import TOKEN, as_value, bibliography, one_entry
from enrich.lists.nested import malformed_link
from enrich.lists.splicing import NOBODY, Arrangement, Block, Replacement, Span, refuse_shared_lines, rewritten
from enrich.lists.text import LONGEST_FIELD, line_of, newline_of
from enrich.model import Edit, Field, Link, Location, Paper, PaperList
from enrich.normalise.ids import recognise
from enrich.normalise.titles import title_key

if TYPE_CHECKING:
    from bibtexparser import model

SUFFIXES = (".bib",)

ORDER = ()
"""A bibliography has the order that its writer gave it; programs sort what they cite."""

REMOVABLE = False
"""Entries are cited by their keys, in other files."""

_NAMES: Mapping[Field, tuple[str, ...]] = {
    Field.TITLE: ("title",),
    Field.URL: ("url",),
    Field.DATE: ("date", "year"),
    Field.VENUE: ("booktitle", "journal", "journaltitle"),
    Field.AUTHORS: ("author",),
}
"""What the fields are called; of two that an entry has the first counts."""

_VALUE_START = re.compile(r"(?P<name>[A-Za-z][\w:.+-]*)\s*=\s*")
_BARE = re.compile(r"\d+(?=\s*[,})])")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry, what its fields say, and where the values stand that are written out within one pair of marks."""

    span: Span
    kind: str
    said: Mapping[str, str]
    values: Mapping[str, Span]


def read(text: str, path: str) -> PaperList:
    """The papers of a bibliography. Raises BadInput for an entry that cannot be read."""
    found = tuple(_entries(text, path))
    named = bibtex_dates.usual(text, found)
    papers = tuple(_paper(text, path, entry, named) for entry in found)
    refuse_shared_lines(papers)
    years = [entry for entry in found if "year" in entry.said]
    findings = [finding for paper in papers for finding in malformed_link(paper)]
    for paper, entry in zip(papers, found, strict=True):
        findings += pins.unreadable(paper, pins.of_cell(entry.said.get(pins.KEEP, "")))
    return PaperList(path, papers, findings=tuple(findings), years_only=2 * len(years) > len(papers))


def fields(text: str, path: str) -> frozenset[Field]:
    """The fields that some entry has."""
    return frozenset(field for field in Field if any(field not in paper.closed for paper in read(text, path).papers))


def write(text: str, papers: Sequence[Paper], edits: Sequence[Edit], removed: Set[Location] = NOBODY) -> str:
    """The bibliography with the edits made and its entries in the order of the papers."""
    if not papers and not edits:
        return text
    path = (papers or edits)[0].where.path
    found = tuple(_entries(text, path))
    named = bibtex_dates.usual(text, found)
    standing = [_paper(text, path, entry, named) for entry in found]

    def replace(number: int, wanted: Mapping[Field, str]) -> Sequence[Replacement]:
        return tuple(_replacements(text, found[number], standing[number], wanted, named))

    return rewritten(text, tuple(_blocks(text, found, standing)), Arrangement(papers, removed), edits, replace)


def insert(text: str, path: str, paper: Paper, beside: Paper, *, before: bool) -> str:
    """The bibliography with one more entry, indented like the one that it stands beside."""
    found = tuple(_entries(text, path))
    span = next(entry.span for entry in found if line_of(text[: entry.span.start]) == beside.where.line)
    newline = newline_of(text)
    indent = re.search(r"\n([ \t]+)\w[\w-]*\s*=", span.of(text))
    years = read(text, path).years_only
    new = re.sub(r"(?m)^  (?=\w)", lambda _: indent[1] if indent else "  ", one_entry(paper, _keys(text), years=years))
    new = new.rstrip("\n").replace("\n", newline)
    return (
        text[: span.start] + new + 2 * newline + text[span.start :]
        if before
        else text[: span.end] + 2 * newline + new + text[span.end :]
    )


def _keys(text: str) -> set[str]:
    return set(re.findall(r"@\w+\s*[{(]\s*([^\s,]+)", text))


def render(papers: Sequence[Paper], title: str) -> str:
    """A new bibliography of papers."""
    return bibliography(papers, title)


# --- reading ----------------------------------------------------------------------------------


def _entries(text: str, path: str) -> Iterator[_Entry]:
    cursor = 0
    for entry in _understood(text, path):
        span = _place(text, entry.entry_type, entry.key, cursor)
        if span is None:
            raise BadInput(path, f"the entry {entry.key!r} cannot be found again", "Check its braces.")
        if span.end - span.start > LONGEST_FIELD:
            raise BadInput(path, f"an entry is longer than {LONGEST_FIELD:,} characters", "Shorten it.")
        cursor = span.end
        if "%" in text[text.rfind("\n", 0, span.start) + 1 : span.start]:
            # to BibTeX it is an entry, but whoever wrote the mark meant it to be none
            continue
        said = {field.key.lower(): str(field.value) for field in entry.fields}
        yield _Entry(span, entry.entry_type.lower(), said, _values(text, span))


def _understood(text: str, path: str) -> Iterator[model.Entry]:
    """The entries as the parser reads them. One whose key another one has is read all the same."""
    from bibtexparser import model  # noqa: PLC0415 - only a bibliography needs the parser
    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - as above

    for block in parse_string(text.replace("\r\n", "\n").replace("\r", "\n")).blocks:
        meant = block.ignore_error_block if isinstance(block, model.ParsingFailedBlock) else block
        if isinstance(meant, model.Entry):
            yield meant
        elif isinstance(block, model.ParsingFailedBlock):
            what = f"an entry cannot be read: {block.error}".split("\n")[0]
            raise BadInput(path, what, "Close its braces.", (block.start_line or 0) + 1)


def _place(text: str, kind: str, key: str, start: int) -> Span | None:
    opening = re.compile(rf"@\s*{re.escape(kind)}\s*[{{(]\s*{re.escape(key)}\s*,", re.IGNORECASE)
    match = opening.search(text, start)
    if match is None:
        return None
    brace = text.find("{", match.start(), match.end())
    end = _closing(text, brace + 1) if brace >= 0 else text.find("\n)", match.end()) + 1
    return Span(match.start(), end + 1) if end > 0 else None


def _closing(text: str, start: int) -> int:
    """The place of the brace that closes the one before `start`; -1 if none does."""
    depth = 1
    for match in TOKEN.finditer(text, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth:
            return match.start()
    return -1


def _values(text: str, span: Span) -> dict[str, Span]:
    found: dict[str, Span] = {}
    cursor = text.find(",", span.start, span.end)
    while cursor >= 0 and (match := _VALUE_START.search(text, cursor, span.end)):
        value = _value(text, match.end(), span.end)
        cursor = (value.end + 1) if value else match.end()
        if value and re.match(r"\s*(?:,|[})]|\Z)", text[_after(text, value) : span.end]):
            found.setdefault(match["name"].lower(), value)
    return found


def _after(text: str, value: Span) -> int:
    return value.end + (text[value.end : value.end + 1] in ("}", '"') and text[value.start - 1] in '{"')


def _value(text: str, start: int, end: int) -> Span | None:
    """What stands between the marks of a value, or a bare number; None for a macro."""
    if text[start] == "{":
        closing = _closing(text, start + 1)
        return Span(start + 1, closing) if 0 <= closing < end else None
    if text[start] == '"':
        return _quoted(text, start + 1, end)
    bare = _BARE.match(text, start, end)
    return Span(*bare.span()) if bare else None


def _quoted(text: str, start: int, end: int) -> Span | None:
    depth = 0
    for match in TOKEN.finditer(text, start, end):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if match[0] == '"' and not depth:
            return Span(start, match.start())
    return None


def _paper(text: str, path: str, entry: _Entry, named: bibtex_dates.Style | None) -> Paper:
    where = Location(path, line_of(text[: entry.span.start]))
    said = {field: _said(text, entry, field) for field in Field}
    eprint = entry.said.get("eprint", "")
    others = [
        f"https://doi.org/{entry.said['doi']}" if entry.said.get("doi") else "",
        f"arXiv:{eprint}"
        if "arxiv" in entry.said.get("archiveprefix", entry.said.get("eprinttype", "")).lower()
        else "",
        *(entry.said.get(name, "") for name in ("journal", "note", "howpublished", "volume")),
    ]
    url = said[Field.URL]
    return Paper(
        title=said[Field.TITLE],
        where=where,
        url=url,
        date=said[Field.DATE],
        venue=said[Field.VENUE],
        authors=_people(entry.said.get("author", "")),
        section=_plain(entry.said.get("section", "")),
        ids=recognise(url, *others),
        links=(Link(url, where),) if url else (),
        text=entry.span.of(text),
        keep=pins.of_cell(entry.said.get(pins.KEEP, "")).fields,
        closed=_closed(text, entry, said, named),
    )


def _name(entry: _Entry, field: Field) -> str | None:
    return next((name for name in _NAMES[field] if name in entry.said), None)


def _said(text: str, entry: _Entry, field: Field) -> str:
    name = _name(entry, field)
    if name is None:
        return ""
    value = entry.values.get(name)
    said = value.of(text) if value else entry.said[name]
    return said if field is Field.URL else _plain(said)


def _plain(value: str) -> str:
    """A value without the escapes that `as_value` makes."""
    return re.sub(r"\\([&%#])", r"\1", value)


def _closed(text: str, entry: _Entry, said: Mapping[Field, str], named: bibtex_dates.Style | None) -> frozenset[Field]:
    """What is not rewritten: people, macros, what an entry lacks, and the journal of a preprint.

    Where a preprint was published, the entry would need another type and other fields.
    """
    preprint = recognise(said[Field.VENUE]) or "arxiv" in title_key(said[Field.VENUE]).split() or entry.kind == "misc"
    lacking = {field for field in Field if _name(entry, field) not in entry.values}
    if named and _name(entry, Field.DATE) is None and bibtex_dates.behind(text, entry) is not None:
        lacking.discard(Field.DATE)
    return frozenset({Field.AUTHORS} | lacking | ({Field.VENUE} if preprint else set()))


def _people(line: str) -> str:
    """An author field as a line of people in reading order."""
    names = re.split(r"\s+and\s+", " ".join(line.split()))
    told = [name for name in names if name and name.lower() != "others"]
    people = [" ".join(part.strip() for part in reversed(name.split(",")) if part.strip()) for name in told]
    return ", ".join([*people, *(["et al."] if len(told) < len([name for name in names if name]) else [])])


# --- writing ----------------------------------------------------------------------------------


def _blocks(text: str, found: Sequence[_Entry], standing: Sequence[Paper]) -> Iterator[Block]:
    barriers = 0
    for number, (entry, paper) in enumerate(zip(found, standing, strict=True)):
        if number and text[found[number - 1].span.end : entry.span.start].strip():
            barriers += 1
        yield Block(paper, entry.span, (barriers, paper.section))


def _replacements(
    text: str, entry: _Entry, paper: Paper, wanted: Mapping[Field, str], named: bibtex_dates.Style | None
) -> Iterator[Replacement]:
    for field, after in wanted.items():
        name = _name(entry, field)
        if name is None and named and field not in paper.closed:
            yield from bibtex_dates.added(text, entry, named, after)
            continue
        if field in paper.closed or name is None:
            what = f"the {field} of this entry is not one that is rewritten"
            raise BadInput(paper.where.path, what, "Write it by hand.", paper.where.line)
        value = entry.values[name]
        written = as_value(after, field, quoted=text[value.start - 1] == '"')
        bare = text[value.start - 1] not in '{"'
        yield Replacement(value, f"{{{written}}}" if bare and not written.isdigit() else written)
