"""The entries of a Markdown list: each a heading that is a link, with its authors below it.

An entry is a heading of the second level or deeper, under which no other heading stands. What
follows it up to the next heading is its own, and moves with it, unless `_FOREIGN` says that it is
part of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from enrich.lists.markdown_credits import when
from enrich.lists.markdown_heading import Heading, heading
from enrich.lists.markdown_lines import BLANK, HEADING, HTML, LITERAL, PIN, RULE, TEXT, Kind, Line
from enrich.lists.markdown_names import are_names
from enrich.lists.markdown_works import is_work
from enrich.lists.pins import without
from enrich.lists.splicing import Span

HIGHEST = 2
"""The level of the headings below that of the page."""

_URL = re.compile(r"[a-z][a-z0-9+.-]*:|www\.|\[|\Z", re.IGNORECASE)
_HEADING_ID = re.compile(r" ?\{#[^{}]*\}\Z")
_BESIDES_WORDS = re.compile(r"!\[[^\[\]]*\]\([^()]*\)|<[^<>]*>|\]\([^()]*\)|\[(?=[^\[\]]*\]\()")
"""What of a heading is not read on the page: images, tags, and where its links lead."""

_ESCAPED_END = re.compile(r"(\A| )\\(#+)\Z")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")

_HTML_HEADING = re.compile(r"[ \t]*<h(?P<level>[1-6])\b[^<>]*>(?P<name>[^\n]{1,300}?)</h(?P=level)>", re.IGNORECASE)
_DASHES = re.compile(r" {0,3}-+[ \t]*")

_PLACE_OF_PAGE = re.compile(r"github\.com/[^/#?]+/[^/#?]+/?#")
"""What leads back to a place of the list itself: "[Return to the top](https://github.com/a/b#contents)"."""

_TAG = re.compile(r"<[^<>]{0,300}>")

_FOREIGN = (
    re.compile(
        r"\s*<(?:a\s+(?:name|id)|/|br)\b|\s*</", re.IGNORECASE
    ),  # an anchor of what follows, an end of what began before
    re.compile(r"[^\w\[]*+\[[^\[\]]*+\]\(#[^)]*+\)\W*+\Z"),  # "back to top"
)
"""Lines of text that belong to the page rather than to the entry before them."""

_NOT_AUTHORS = re.compile(
    r"\s*(?:[-+>|<!\[]|\*\s|\d+[.)]\s|(?:\*\*|__|[*_])?(?:abstract|tl;?dr|keywords?|code|notes?|summary|links?|comment)\b\W*:)",
    re.IGNORECASE,
)
"""How a line begins that holds no names: lists, quotes, images, links, labelled text."""

_WRAPPED = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?P<inner>[^*_]+)(?P=mark)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry and its parts. `authors` is None where there are none.

    `pinned` says that HTML or a comment follows which may be about the entry, so that it must not
    move. `followed` says what the next line is: None at the end of the text.
    """

    line: Line
    heading: Heading
    section: str
    span: Span
    authors: Span | None
    pinned: bool
    followed: Kind | None

    def placeholder(self, text: str) -> bool:
        """Whether it is a form that nobody filled in: `#### []() **`."""
        return not self.heading.title.of(text).strip() and not self.heading.url.of(text).strip()


def entries(text: str, read: Sequence[Line]) -> tuple[Entry, ...]:
    """The entries of a document, in its order, placeholders among them."""
    found = tuple(_entries(text, read))
    told = any(one.line.level == HIGHEST and one.heading.url.of(text).strip() for one in found)
    # a link that leads nowhere is as often what the page itself is about
    return tuple(one for one in found if told or one.line.level > HIGHEST or one.heading.when or one.placeholder(text))


def sections(text: str, read: Sequence[Line], besides: Set[int]) -> tuple[tuple[int, str], ...]:
    """The sections of a document, and where each begins. `besides` are the lines of headings that are entries."""
    found: list[tuple[int, str]] = []
    path: list[tuple[int, str]] = []
    titled = False
    for line in [line for line in read if line.kind is HEADING or line.kind is HTML]:
        here = _heads(text, line) if line.number not in besides else None
        if here:
            path = [(level, name) for level, name in path if level < here[0]]
            path.append((here[0], here[1] if titled or here[0] > 1 else ""))
            titled = titled or here[0] == 1
            found.append((line.span.start, _section(path)))
    return tuple(found)


def _heads(text: str, line: Line) -> tuple[int, str] | None:
    """The level and the name of the section that a line begins, in Markdown or in HTML."""
    if line.kind is HEADING:
        return line.level, _name(line.content.of(text))
    match = _HTML_HEADING.match(text, line.span.start, line.span.end) if line.kind is HTML else None
    return (int(match["level"]), _name(_TAG.sub("", match["name"]))) if match else None


def _entries(text: str, read: Sequence[Line]) -> Iterator[Entry]:
    headings = [index for index, line in enumerate(read) if line.kind is HEADING]
    path: list[tuple[int, str]] = []
    titled = False
    for place, index in enumerate(headings):
        following = headings[place + 1] if place + 1 < len(headings) else len(read)
        line = read[index]
        path = [(level, name) for level, name in path if level < line.level]
        deepest = following == len(read) or read[following].level <= line.level
        entry = _entry(text, read[index:following], _section(path), last=following == len(read)) if deepest else None
        if entry:
            yield entry
        else:
            path.append((line.level, _name(line.content.of(text)) if titled or line.level > 1 else ""))
            titled = titled or line.level == 1


def _name(content: str) -> str:
    name = _HEADING_ID.sub("", " ".join(_BESIDES_WORDS.sub("", content).split()))
    return _ESCAPED_END.sub(r"\1\2", name)


def _section(path: Sequence[tuple[int, str]]) -> str:
    """The headings above; that of the page has no name here."""
    return " > ".join(name for _, name in path if name)


def _entry(text: str, own: Sequence[Line], section: str, *, last: bool) -> Entry | None:
    line, rest = own[0], own[1:]
    parts = heading(text, without(text, line.content)) if line.level > 1 else None
    if parts is None:
        return None
    length, pinned = _body(text, rest)
    body = rest[:length]
    if parts.when is None and (
        not _URL.match(url := parts.url.of(text))
        or (_PLACE_OF_PAGE.search(url) and not is_work(url))
        or any(_ITEM.match(item.span.of(text)) or when(item.span.of(text)) for item in body if item.kind is TEXT)
    ):
        return None
    end = next((part for part in reversed(body) if part.kind is not BLANK), line).span.end
    followed = rest[0].kind if rest else None if last else HEADING
    return Entry(line, parts, section, Span(line.span.start, end), _authors(text, body), pinned, followed)


def _body(text: str, rest: Sequence[Line]) -> tuple[int, bool]:
    """How many lines after a heading are the entry's own, and whether it must stay where it is."""
    open_details = 0
    for count, line in enumerate(rest):
        written = line.span.of(text)
        before = open_details
        open_details += written.count("<details") - written.count("</details")
        if line.kind is HTML and not before and open_details <= 0:
            return count, not written.lstrip().startswith("</")
        if line.kind is LITERAL and written.lstrip().startswith("<!--"):
            return count, True
        if line.kind is RULE:
            # right behind text a line of dashes would make that a heading, so that none may come here
            return count, open_details > 0 or (_DASHES.fullmatch(written) is not None and not _is_apart(rest, count))
        if line.kind is TEXT and any(form.match(written) for form in _FOREIGN):
            return count, open_details > 0
    # right behind HTML a line is HTML too
    return len(rest), open_details > 0 or any(line.kind is HTML for line in rest[-1:])


def _is_apart(rest: Sequence[Line], count: int) -> bool:
    """Whether a blank line stands before one of those after a heading."""
    return count > 0 and rest[count - 1].kind is BLANK


_PEOPLE_APART = re.compile(r"[,;&]|\band\b")

LONGEST_NAME = 5
"""Words."""


def _can_be_people(line: str) -> bool:
    """Whether a line names people, or may name them oddly: short pieces in capitals, no venue and no sentence."""
    if are_names(line, least=1):
        return True
    pieces = [piece.split() for piece in _PEOPLE_APART.split(line)]
    words = [word for piece in pieces for word in piece]
    capital = sum(not word[0].islower() for word in words)
    brief = len(pieces) > 1 and all(len(piece) <= LONGEST_NAME for piece in pieces)
    return brief and 3 * capital >= 2 * len(words) and when(line) is None


def _authors(text: str, body: Sequence[Line]) -> Span | None:
    """The first paragraph of an entry, if it is a line of people; a remark or a venue is none."""
    skipped = (BLANK, PIN)
    start = next((index for index, line in enumerate(body) if line.kind not in skipped), len(body))
    stop = start
    while stop < len(body) and body[stop].kind is TEXT and not _NOT_AUTHORS.match(body[stop].span.of(text)):
        stop += 1
    whole = without(text, Span(body[start].span.start, body[stop - 1].span.end)).of(text) if stop > start else ""
    if not _can_be_people(whole):
        return None
    begin = body[start].span.start + len(whole) - len(whole.lstrip())
    span = Span(begin, begin + len(whole.strip()))
    wrapped = _WRAPPED.fullmatch(span.of(text))
    return Span(begin + wrapped.start("inner"), begin + wrapped.end("inner")) if wrapped else span
