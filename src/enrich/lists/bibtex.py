"""Lists as BibTeX: entries are understood by `bibtexparser`, and their values rewritten where they stand.

Keys, comments, `@string`, the order of fields and their braces stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from enrich.errors import BadInput
from enrich.lists import bibtex_addition, bibtex_bonds, bibtex_dates, bibtex_entries, bibtex_people, pins
from enrich.lists.bibtex_entries import Entry, entries
from enrich.lists.bibtex_values import KEY, TYPE, bibliography, rewritten_value
from enrich.lists.insertion import is_as_wanted
from enrich.lists.nested import malformed_link
from enrich.lists.splicing import NOBODY, Arrangement, Block, Replacement, refuse_shared_lines, rewritten
from enrich.model import Edit, Field, Link, Location, Paper, PaperList
from enrich.normalise.ids import recognise
from enrich.normalise.titles import title_key

SUFFIXES = (".bib",)

ORDER = ()
"""A bibliography has the order that its writer gave it; programs sort what they cite."""

_NAMES: Mapping[Field, tuple[str, ...]] = {
    Field.TITLE: ("title",),
    Field.URL: ("url",),
    Field.DATE: ("date", "year"),
    Field.VENUE: ("booktitle", "journal", "journaltitle"),
    Field.AUTHORS: ("author",),
}
"""What the fields are called; of two that an entry has the first counts."""


def read(text: str, path: str) -> PaperList:
    """The papers of a bibliography. Raises BadInput for an entry that cannot be read."""
    found = tuple(entries(text, path))
    papers = _papers(text, path, found)
    refuse_shared_lines(papers)
    years = [entry for entry in found if "year" in entry.said and not bibtex_dates.of_month(entry)]
    findings = [finding for paper in papers for finding in malformed_link(paper)]
    for paper, entry in zip(papers, found, strict=True):
        findings += pins.unreadable(paper, pins.of_cell(entry.said.get(pins.KEEP, "")))
    return PaperList(path, papers, findings=tuple(findings), years_only=2 * len(years) > len(papers))


def write(text: str, papers: Sequence[Paper], edits: Sequence[Edit], removed: Set[Location] = NOBODY) -> str:
    """The bibliography with the edits made and its entries in the order of the papers."""
    if not papers and not edits:
        return text
    path = (papers or edits)[0].where.path
    found = tuple(entries(text, path))
    named = bibtex_dates.usual(text, found)
    standing = _papers(text, path, found)

    def replacements(number: int, wanted: Mapping[Field, str]) -> Sequence[Replacement]:
        return tuple(_replacements(text, found[number], standing[number], wanted, named))

    return rewritten(text, tuple(_blocks(text, found, standing)), Arrangement(papers, removed), edits, replacements)


def insert(text: str, path: str, paper: Paper, beside: Paper, *, before: bool) -> str:
    """The bibliography with one more entry, laid out and parted from the next as those are that stand near it.

    It says all that is known: what BibTeX needs of an entry does not depend on the others.
    """
    found, papers = tuple(entries(text, path)), read(text, path).papers
    paper = bibtex_addition.addressed(found, paper)
    number, reaches = papers.index(beside), bibtex_bonds.reaches(text, found)
    new, gap = bibtex_addition.like(text, found, number, paper), bibtex_addition.gap(text, reaches, number)
    span = reaches[number].span
    place = span.start if before else span.end
    after = text[:place] + (new + gap if before else gap + new) + text[place:]
    if is_as_wanted(papers, read(after, path).papers, paper):
        return after
    what = "no entry of the list shows how this one would be written"
    raise BadInput(path, what, "Write it by hand where it belongs.", beside.where.line)


def render(papers: Sequence[Paper], title: str) -> str:
    """A new bibliography of papers."""
    return bibliography(papers, title)


def besides(text: str, path: str) -> Iterator[tuple[str, int]]:  # noqa: ARG001 - what is no entry is read by no name
    """The comments and preambles of a bibliography."""
    return bibtex_entries.besides(text)


# --- reading ----------------------------------------------------------------------------------


def _papers(text: str, path: str, found: Sequence[Entry]) -> tuple[Paper, ...]:
    named = bibtex_dates.usual(text, found)
    papers = (_paper(text, path, entry, named) for entry in bibtex_bonds.with_parents(found))
    return tuple(replace(one, bound=bond) for one, bond in zip(papers, bibtex_bonds.bonds(text, found), strict=True))


def _paper(text: str, path: str, entry: Entry, named: bibtex_dates.Style | None) -> Paper:
    where = Location(path, entry.line)
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
        authors=bibtex_people.said(entry.said.get("author", "")),
        section=_plain(entry.said.get("section", "")),
        ids=recognise(url, *others),
        links=(Link(url, where),) if url else (),
        # a key is a name, and says nothing of the work
        text=text[text.find(",", *entry.span) + 1 : entry.span.end],
        keep=pins.of_cell(entry.said.get(pins.KEEP, "")).fields,
        closed=_closed(text, entry, said, named),
        more=tuple(_more(entry)),
    )


def _more(entry: Entry) -> Iterator[tuple[str, str]]:
    """The key and the type, and the fields that are not read as a part of the paper."""
    yield from ((KEY, entry.key), (TYPE, entry.kind))
    known = {*(_name(entry, field) for field in Field), "section", pins.KEEP, *bibtex_dates.parts(entry)}
    for name, value in entry.said.items():
        if name not in known and value.strip():
            yield name, _plain(value)


def _name(entry: Entry, field: Field) -> str | None:
    return next((name for name in _NAMES[field] if name in entry.said), None)


def _said(text: str, entry: Entry, field: Field) -> str:
    name = _name(entry, field)
    if name is None:
        return ""
    if field is Field.DATE and (dated := bibtex_dates.of_month(entry)):
        return dated
    value = entry.values.get(name)
    said = value.of(text) if value else entry.said[name]
    return said if field is Field.URL else _plain(said)


def _plain(value: str) -> str:
    """A value without the escapes that `as_value` makes; to BibTeX a line end with spaces around it is a space."""
    return re.sub(r"\s*[\r\n]\s*", " ", re.sub(r"\\([&%#])", r"\1", value))


def _closed(text: str, entry: Entry, said: Mapping[Field, str], named: bibtex_dates.Style | None) -> frozenset[Field]:
    """What is not rewritten: macros, people who cannot be told apart, what an entry lacks, the journal of a preprint.

    Where a preprint was published, the entry would need another type and other fields.
    """
    preprint = recognise(said[Field.VENUE]) or "arxiv" in title_key(said[Field.VENUE]).split() or entry.kind == "misc"
    lacking = {field for field in Field if _name(entry, field) not in entry.values}
    if named and _name(entry, Field.DATE) is None and bibtex_dates.behind(text, entry) is not None:
        lacking.discard(Field.DATE)
    if bibtex_dates.is_unclear(entry):
        lacking.add(Field.DATE)
    people = entry.values.get("author")
    if people and not bibtex_people.can_be_written(people.of(text)):
        lacking.add(Field.AUTHORS)
    return frozenset(lacking | ({Field.VENUE} if preprint else set()))


# --- writing ----------------------------------------------------------------------------------


def _blocks(text: str, found: Sequence[Entry], standing: Sequence[Paper]) -> Iterator[Block]:
    reaches = bibtex_bonds.reaches(text, found)
    barriers = 0
    for number, (above, paper) in enumerate(zip(reaches, standing, strict=True)):
        before = reaches[number - 1] if number else above
        if number and (above.shared or before.shared or text[before.span.end : above.span.start].strip()):
            barriers += 1
        yield Block(paper, above.span, (barriers, paper.section))


def _replacements(
    text: str, entry: Entry, paper: Paper, wanted: Mapping[Field, str], named: bibtex_dates.Style | None
) -> Iterator[Replacement]:
    for field, after in wanted.items():
        name = _name(entry, field)
        if field is Field.DATE and field not in paper.closed:
            yield from bibtex_dates.written(text, entry, name, named, after)
            continue
        if field in paper.closed or name is None:
            what = f"the {field} of this entry is not one that is rewritten"
            raise BadInput(paper.where.path, what, "Write it by hand.", paper.where.line)
        value = entry.values[name]
        if field is Field.AUTHORS:
            quoted = text[value.start - 1] == '"'
            yield Replacement(value, bibtex_people.rewritten(value.of(text), after, quoted=quoted))
        else:
            yield rewritten_value(text, value, after, field)
