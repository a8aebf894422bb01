"""Lists as Markdown: entries are headings, items, numbered paragraphs or rows of tables, as the list has them.

A field is the source of its part, as it stands in the file. What is not read as an entry is left
as it is; its links are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from enrich.errors import BadInput
from enrich.lists import insertion, markdown_besides, markdown_entry, markdown_headed, pins
from enrich.lists.markdown_contents import page
from enrich.lists.markdown_entries import Entry, entries
from enrich.lists.markdown_entry import Work
from enrich.lists.markdown_finding import works
from enrich.lists.markdown_lines import PIN, Line, lines
from enrich.lists.markdown_links import links
from enrich.lists.markdown_parts import AUTHORS, DATE, TITLE, URL, VENUE
from enrich.lists.markdown_structure import structure
from enrich.lists.nested import malformed_link
from enrich.lists.sections import said_above
from enrich.lists.splicing import NOBODY, Arrangement, Block, Replacement, rewritten
from enrich.lists.text import LONGEST_FIELD, newline_of
from enrich.model import Edit, Field, Link, Location, Paper, PaperList
from enrich.normalise.ids import recognise
from enrich.normalise.urls import unnested

SUFFIXES = (".md", ".markdown")

ORDER = ()
"""A page has the order that its writer gave it."""

Standing = Entry | Work


@lru_cache(maxsize=8)  # a run reads a list of thousands of links four times
def read(text: str, path: str) -> PaperList:
    """The papers of a list, and all its links. Raises BadInput for an entry that no list has."""
    document, found = _page(text)
    every = links(text, document, path)
    inside, outside = _shared_out(path, found, every)
    papers = tuple(_papers(text, path, found, inside))
    findings = [finding for paper in papers for finding in malformed_link(paper)]
    findings += [finding for paper in papers for finding in pins.unreadable(paper, pins.of_entry(paper.text))]
    findings += pins.stray(Location(path, line.number) for line in _stray_pins(text, document, found))
    findings += structure(text, document, path)
    return PaperList(path, papers, outside, tuple(findings))


def write(text: str, papers: Sequence[Paper], edits: Sequence[Edit], removed: Set[Location] = NOBODY) -> str:
    """The list with the edits made and the entries in the order of the papers, within their sections.

    Raises BadInput if it is not the list that was read, or an entry has no place for an edit.
    """
    if not papers and not edits:
        return text
    path = (papers or edits)[0].where.path
    filled = _filled(text)
    standing = tuple(_papers(text, path, filled, [()] * len(filled)))
    newline = newline_of(text)
    apart = markdown_headed.spaced([entry for entry in filled if isinstance(entry, Entry)])

    def rewriting(number: int, wanted: Mapping[Field, str]) -> Sequence[Replacement]:
        entry, paper = filled[number], standing[number]
        for field in paper.closed.intersection(wanted):
            # a heading takes whatever is not said above it, in its one form
            if isinstance(entry, Work) or paper.written(field):
                what = f"the entry has no clear place for its {field}"
                raise BadInput(path, what, "Write it by hand.", paper.where.line)
        if isinstance(entry, Work):
            return tuple(markdown_entry.replacements(text, entry, wanted))
        return tuple(markdown_headed.replacements(text, entry, wanted, newline, apart=apart))

    blocks = tuple(_blocks(text, filled, standing))
    return rewritten(text, blocks, Arrangement(papers, removed), edits, rewriting)


def insert(text: str, path: str, paper: Paper, beside: Paper, *, before: bool) -> str:
    """The list with one more entry, made after the pattern of one that stands there."""
    papers = read(text, path).papers
    if beside.where.line in {one.where.line for one in papers if one.where.part}:
        what = "several entries share the line beside which the new one belongs"
        raise BadInput(path, what, "Write it by hand where it belongs.", beside.where.line)
    wanted = insertion.without_absent(paper, papers)
    filled = _filled(text)
    blocks = tuple(_blocks(text, filled, papers))
    for pattern in insertion.patterns([one for one in papers if not one.bound], wanted, beside):
        try:
            rewritten_text = write(text, papers, insertion.rewriting(pattern, wanted))
        except BadInput:
            # this one has no place for some part; the next one may
            continue
        own = read(rewritten_text, path).papers
        if len(own) == len(papers):
            written = own[papers.index(pattern)].text
            after = insertion.inserted(text, blocks, beside.where, written, before=before)
            if insertion.is_as_wanted(papers, read(after, path).papers, wanted):
                return after
    what = "no entry of the list shows how this one would be written"
    raise BadInput(path, what, "Write it by hand where it belongs.", beside.where.line)


def render(papers: Sequence[Paper], title: str) -> str:
    """A new list of papers, with a table of contents."""
    return page(papers, title)


def besides(text: str, path: str) -> Iterator[tuple[str, int]]:  # noqa: ARG001 - a page is read alike whatever its name
    """The words of a page that are no field of an entry, and its comments."""
    return markdown_besides.besides(text, _page(text)[0], _filled(text))


# --- reading ----------------------------------------------------------------------------------


@lru_cache(maxsize=2)  # a list is written from the text that was read
def _page(text: str) -> tuple[Sequence[Line], tuple[Standing, ...]]:
    """The lines of a document, and all its entries, of whatever form, in its order."""
    document = lines(text)
    headed = entries(text, document)
    others = works(text, document, headed)
    return document, tuple(sorted((*headed, *others), key=lambda entry: entry.span))


def _filled(text: str) -> list[Standing]:
    """The entries of a document but for the forms that nobody filled in."""
    return [entry for entry in _page(text)[1] if not _unfilled(text, entry)]


def _unfilled(text: str, entry: Standing) -> bool:
    return isinstance(entry, Entry) and entry.placeholder(text)


def _number(entry: Standing) -> int:
    return entry.number if isinstance(entry, Work) else entry.line.number


def _where(path: str, entry: Standing) -> Location:
    return Location(path, _number(entry), entry.part if isinstance(entry, Work) else 0)


def _kind(entry: Standing) -> str:
    return entry.kind if isinstance(entry, Work) else "heading"


def _papers(text: str, path: str, found: Sequence[Standing], inside: Sequence[tuple[Link, ...]]) -> Iterator[Paper]:
    """The papers that entries are, each with the links inside it."""
    shown = _shown(text, [entry for entry in found if isinstance(entry, Entry)])
    for entry, own in zip(found, inside, strict=True):
        if _unfilled(text, entry):
            continue
        where = _where(path, entry)
        if entry.span.end - entry.span.start > LONGEST_FIELD:
            raise BadInput(path, f"an entry is longer than {LONGEST_FIELD:,} characters", "Shorten it.", where.line)
        yield _paper(text, where, entry, own, shown)


def _paper(text: str, where: Location, entry: Standing, own: tuple[Link, ...], shown: frozenset[Field]) -> Paper:
    """An entry, with what the headings above it say of it; that is not to be said again in the entry."""
    if isinstance(entry, Work):
        said, closed, addresses = entry.said(text), entry.closed, entry.reading.papers
    else:
        said = markdown_headed.said(text, entry)
        closed = frozenset(field for field in Field if not said[field] and field not in shown)
        addresses = tuple(link.url for link in own)
    above = {field: words for field, words in said_above(entry.section).items() if not said[field]}
    url, source = said[URL], entry.span.of(text)
    written = {**said, **above}
    return Paper(
        written[TITLE],
        where,
        url,
        written[DATE],
        written[VENUE],
        written[AUTHORS],
        section=entry.section,
        ids=recognise(unnested(url) or url, *addresses),
        links=own,
        text=source,
        keep=pins.of_entry(source).fields,
        closed=closed.union(above),
        bound=entry.bound if isinstance(entry, Work) else "",
        name=entry.name(text) if isinstance(entry, Work) else "",
    )


def _shown(text: str, headed: Sequence[Entry]) -> frozenset[Field]:
    """The fields that entries that are headings have a place for: those that some of them show."""
    told = [markdown_headed.said(text, entry) for entry in headed]
    return frozenset({Field.TITLE, Field.URL} | {field for field in Field if any(said[field] for said in told)})


def _stray_pins(text: str, document: Sequence[Line], found: Sequence[Standing]) -> Iterator[Line]:
    """The lines on which a comment speaks to enrich outside of all entries."""
    coming = iter(found)
    entry = next(coming, None)
    for line in document:
        while entry and entry.span.end <= line.span.start:
            entry = next(coming, None)
        inside = entry is not None and entry.span.start <= line.span.start
        if line.kind is PIN and not inside and pins.opens(line.span.of(text)):
            yield line


def _shared_out(
    path: str, found: Sequence[Standing], every: Sequence[tuple[int, Link]]
) -> tuple[list[tuple[Link, ...]], tuple[Link, ...]]:
    """The links inside each entry, and those outside all of them."""
    inside: list[list[Link]] = [[] for _ in found]
    outside: list[Link] = []
    number = 0
    for place, link in every:
        while number < len(found) and found[number].span.end <= place:
            number += 1
        entry = found[number] if number < len(found) else None
        if entry and entry.span.start <= place:
            is_part = isinstance(entry, Work) and entry.part
            inside[number].append(replace(link, where=_where(path, entry)) if is_part else link)
        else:
            outside.append(link)
    return [tuple(own) for own in inside], tuple(outside)


# --- writing ----------------------------------------------------------------------------------

_MARKER = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)]|(?:\*\*)?\\?\[\d{1,4}\\?\](?:\*\*)?)?\s*")
"""What stands between two entries that follow each other: at most the marker or the number of the next."""


def _blocks(text: str, filled: Sequence[Standing], standing: Sequence[Paper]) -> Iterator[Block]:
    """The entries, with a new group wherever something that is not one of them stands between."""
    barriers = 0
    for number, (entry, paper) in enumerate(zip(filled, standing, strict=True)):
        before = filled[number - 1] if number else None
        between = text[before.span.end : entry.span.start] if before else ""
        # a row behind an empty line is in the table of its reader, and in none of its renderer
        apart = not _MARKER.fullmatch(between) or (_kind(entry) == "row" and len(between.splitlines()) > 1)
        apart = apart or _may_be_open(text, entry)
        if apart or entry.pinned or (before and (before.pinned or _kind(before) != _kind(entry))):
            barriers += 1
        yield Block(paper, entry.span, (barriers, paper.section))


_OPENING = re.compile(r"```|~~~|<!--|<(?:pre|script|style|textarea)\b", re.IGNORECASE)


def _may_be_open(text: str, entry: Standing) -> bool:
    """Whether an entry ends in what only the end of the text may have closed, so that it would swallow what follows."""
    return not text[entry.span.end :].strip() and _OPENING.search(entry.span.of(text)) is not None
