"""Lists as Markdown: entries are headings, `#### [Title](url) *Mon YYYY Venue*`, authors below.

A field is the source of its part, as it stands in the file. Every other kind of list is left as it
is; its links are found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from enrich.errors import BadInput
from enrich.lists import markdown_heading as parts
from enrich.lists import pins
from enrich.lists.markdown_contents import page
from enrich.lists.markdown_entries import Entry, entries
from enrich.lists.markdown_lines import Kind, Line, lines
from enrich.lists.markdown_links import links
from enrich.lists.nested import malformed_link
from enrich.lists.splicing import Block, Replacement, Span, rewritten
from enrich.lists.text import LONGEST_FIELD, newline_of
from enrich.model import Edit, Field, Finding, Link, Location, Paper, PaperList
from enrich.normalise.dates import leading_date
from enrich.normalise.ids import recognise
from enrich.normalise.urls import unnested

SUFFIXES = (".md", ".markdown")


def read(text: str, path: str) -> PaperList:
    """The papers of a list, and all its links. Raises BadInput for an entry that no list has."""
    document = lines(text)
    found = entries(text, document)
    inside, outside = _shared_out(found, links(text, document, path))
    papers = tuple(_papers(text, path, found, inside))
    empty = tuple(_empty(entry, path) for entry in found if entry.placeholder(text))
    findings = [*empty, *(finding for paper in papers for finding in malformed_link(paper))]
    findings += [finding for paper in papers for finding in pins.unreadable(paper, pins.of_entry(paper.text))]
    findings += pins.stray(Location(path, line.number) for line in _stray_pins(text, document, found))
    return PaperList(path, papers, outside, tuple(findings))


def fields(text: str, path: str) -> frozenset[Field]:  # noqa: ARG001 - the same for every Markdown list
    """The fields that an entry has a place for: all."""
    return frozenset(Field)


def write(text: str, papers: Sequence[Paper], edits: Sequence[Edit]) -> str:
    """The list with the edits made and the entries in the order of the papers, within their sections.

    Raises BadInput if it is not the list that was read.
    """
    if not papers and not edits:
        return text
    path = (papers or edits)[0].where.path
    found = entries(text, lines(text))
    filled = [entry for entry in found if not entry.placeholder(text)]
    standing = tuple(_papers(text, path, found, {}))
    newline, spaced = newline_of(text), _spaced(filled)

    def replace(number: int, wanted: Mapping[Field, str]) -> Sequence[Replacement]:
        return [
            *_link(filled[number], wanted),
            *_when(text, filled[number], wanted),
            *_authors(filled[number], wanted, newline, spaced=spaced),
        ]

    blocks = tuple(_blocks(text, filled, standing))
    return rewritten(text, blocks, papers, edits, replace)


def render(papers: Sequence[Paper], title: str) -> str:
    """A new list of papers, with a table of contents."""
    return page(papers, title)


# --- reading ----------------------------------------------------------------------------------


def _papers(text: str, path: str, found: Sequence[Entry], inside: Mapping[int, tuple[Link, ...]]) -> Iterator[Paper]:
    for entry in found:
        if entry.placeholder(text):
            continue
        where = Location(path, entry.line.number)
        if entry.line.span.end - entry.line.span.start > LONGEST_FIELD:
            raise BadInput(path, f"an entry is longer than {LONGEST_FIELD:,} characters", "Shorten it.", where.line)
        date, venue = leading_date(entry.heading.when.of(text)) if entry.heading.when else ("", "")
        url = entry.heading.url.of(text)
        own = inside.get(entry.line.number, ())
        yield Paper(
            title=entry.heading.title.of(text),
            where=where,
            url=url,
            date=date,
            venue=venue,
            authors=entry.authors.of(text) if entry.authors else "",
            section=entry.section,
            ids=recognise(unnested(url) or url, *(link.url for link in own)),
            links=own,
            text=entry.span.of(text),
            keep=pins.of_entry(entry.span.of(text)).fields,
        )


def _empty(entry: Entry, path: str) -> Finding:
    return Finding("empty-entry", "this entry has neither a title nor a link", Location(path, entry.line.number))


def _stray_pins(text: str, document: Sequence[Line], found: Sequence[Entry]) -> Iterator[Line]:
    """The lines on which a comment speaks to enrich outside of all entries."""
    ends = {entry.span.start: entry.span.end for entry in found}
    end = 0
    for line in document:
        end = ends.get(line.span.start, end)
        if line.kind is Kind.PIN and line.span.start >= end and pins.opens(line.span.of(text)):
            yield line


def _shared_out(
    found: Sequence[Entry], every: Sequence[tuple[int, Link]]
) -> tuple[dict[int, tuple[Link, ...]], tuple[Link, ...]]:
    """The links inside each entry, by its line, and those outside all of them."""
    inside: dict[int, list[Link]] = {entry.line.number: [] for entry in found}
    outside: list[Link] = []
    coming = iter(found)
    entry = next(coming, None)
    for place, link in every:
        while entry and entry.span.end <= place:
            entry = next(coming, None)
        (inside[entry.line.number] if entry and entry.span.start <= place else outside).append(link)
    return {line: tuple(own) for line, own in inside.items()}, tuple(outside)


# --- writing ----------------------------------------------------------------------------------


def _blocks(text: str, filled: Sequence[Entry], standing: Sequence[Paper]) -> Iterator[Block]:
    """The entries, with a new group wherever something that is not one of them stands between."""
    barriers = 0
    for number, (entry, paper) in enumerate(zip(filled, standing, strict=True)):
        before = filled[number - 1] if number else None
        apart = before is not None and text[before.span.end : entry.span.start].strip() != ""
        if apart or entry.pinned or (before and before.pinned):
            barriers += 1
        yield Block(paper, entry.span, (barriers, paper.section))


def _spaced(filled: Sequence[Entry]) -> bool:
    """Whether a blank line stands between heading and authors, in most entries that have authors."""
    votes = [entry.followed is Kind.BLANK for entry in filled if entry.authors]
    return 2 * sum(votes) >= len(votes)


def _link(entry: Entry, wanted: Mapping[Field, str]) -> Iterator[Replacement]:
    if Field.TITLE in wanted:
        yield Replacement(entry.heading.title, parts.as_title(wanted[Field.TITLE]))
    if Field.URL in wanted:
        yield Replacement(entry.heading.url, parts.as_target(wanted[Field.URL]))


def _when(text: str, entry: Entry, wanted: Mapping[Field, str]) -> Iterator[Replacement]:
    if Field.DATE not in wanted and Field.VENUE not in wanted:
        return
    date, venue = (parts.as_when(wanted[field]) if field in wanted else None for field in (Field.DATE, Field.VENUE))
    if entry.heading.when:
        yield Replacement(entry.heading.when, parts.rewritten_when(entry.heading.when.of(text), date, venue))
    elif date or venue:
        place = Span(entry.heading.after, entry.heading.after)
        yield Replacement(place, f" *{parts.rewritten_when('', date, venue)}*")


def _authors(entry: Entry, wanted: Mapping[Field, str], newline: str, *, spaced: bool) -> Iterator[Replacement]:
    if Field.AUTHORS not in wanted:
        return
    authors = parts.as_authors(wanted[Field.AUTHORS])
    if entry.authors:
        yield Replacement(entry.authors, authors)
    elif authors:
        end = entry.line.span.end
        apart = entry.followed not in (None, Kind.BLANK) and (spaced or entry.followed is not Kind.HEADING)
        yield Replacement(Span(end, end), newline * (2 if spaced else 1) + authors + newline * apart)
