"""What a page says besides the fields and links of its entries: what a list in another format has no place for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from enrich.lists.markdown_entries import Entry, sections
from enrich.lists.markdown_entry import Work
from enrich.lists.markdown_lines import LITERAL, RULE, UNDERLINE, Line
from enrich.lists.splicing import Span

COMMENTS, NOTES = "comments", "notes in entries"
HEADINGS, CODE, WORDS = "headings that are no section of an entry", "lines of code or front matter", "lines of text"

FEWEST_WORDS = 3
"""So many words of an entry that are no field make a note; fewer are labels, such as "Best Paper"."""

_COMMENT = re.compile(r"<!--(?!\s*enrich:).*?(?:-->|\Z)", re.DOTALL)
_WORDLESS = re.compile(
    r"!?\[(?:[^\[\]\n]|\[[^\[\]\n]*+\])*+\](?:\((?:[^()\n]|\([^()\n]*+\))*+\)|\[[^\[\]\n]*+\])"
    r"|<[^<>]*+>|\w+://\S+|^ {0,3}\[[^\[\]\n]+\]:.*"
)
"""Links, which are told apart, images, tags and references."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_BELOW_HEADER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
"""What stands below the names of a table's columns."""


def besides(text: str, document: Sequence[Line], found: Sequence[Entry | Work]) -> Iterator[tuple[str, int]]:
    """What each piece is called, in the plural, and its line."""
    starts = [line.span.start for line in document]
    comments = [Span(*match.span()) for match in _COMMENT.finditer(text)]
    yield from ((COMMENTS, bisect_right(starts, comment.start)) for comment in comments)
    rest = _blanked(text, [*comments, *(span for entry in found for span in _read(entry))])
    noted = [entry for entry in found if len(_words(entry.span.of(rest))) >= FEWEST_WORDS]
    yield from ((NOTES, bisect_right(starts, entry.span.start)) for entry in noted)
    rest = _blanked(rest, [entry.span for entry in found])
    names = {" > ".join(path[:depth]) for path in _paths(found) for depth in range(1, len(path) + 1)}
    headed = dict(sections(text, document, {bisect_right(starts, entry.span.start) for entry in found}))
    for line, below in zip(document, [*document[1:], None], strict=True):
        words = line.span.of(rest)
        if not words.strip() or line.kind in (RULE, UNDERLINE):
            continue
        if line.span.start in headed:
            if headed[line.span.start] not in names:
                yield HEADINGS, line.number
        elif line.kind is LITERAL:
            yield CODE, line.number
        elif _words(words) and not (below and "|" in words and _BELOW_HEADER.fullmatch(below.span.of(text))):
            yield WORDS, line.number


def _words(text: str) -> list[str]:
    return _WORD.findall(_WORDLESS.sub(" ", text))


def _paths(found: Sequence[Entry | Work]) -> set[tuple[str, ...]]:
    """The headings above entries."""
    return {tuple(entry.section.split(" > ")) for entry in found}


def _read(entry: Entry | Work) -> Iterator[Span]:
    """What was read of an entry."""
    if isinstance(entry, Entry):
        yield entry.line.span
        yield from [entry.authors] if entry.authors else ()
        return
    yield entry.reading.title.outer
    for part in entry.reading.parts.values():
        yield part.outer
        yield from [part.more] if part.more else ()


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """A text of the same length with blanks, but for line ends, in some places."""
    pieces, cursor = [], 0
    for start, end in sorted(spans):
        if end > cursor:
            pieces += [text[cursor:start], re.sub(r"[^\r\n]", " ", text[max(start, cursor) : end])]
            cursor = end
    return "".join([*pieces, text[cursor:]])
