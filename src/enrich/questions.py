"""In which words sources are asked about a paper, by what is known of it so far. Pure.

Each function gives the papers that a source is asked about: the entry's own, reduced to an identifier or to a title;
none where there is nothing to ask.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from enrich.authority import is_published, shows_none, weigh
from enrich.comments import announced_venue
from enrich.match import COPIES, LOCAL, How
from enrich.model import Absent, Dossier, Found, Ids, Paper, Record, Track, Venue
from enrich.normalise.ids import implied_doi, is_of_datacite
from enrich.normalise.venues import recognise_venue
from enrich.sources import names_edition

Asked = Callable[[Dossier], tuple[Paper, ...]]


def as_written(dossier: Dossier) -> tuple[Paper, ...]:
    """The entry itself."""
    return (dossier.paper,)


def by_number(dossier: Dossier) -> tuple[Paper, ...]:
    """The arXiv number of the entry."""
    ids = dossier.paper.ids
    return (replace(dossier.paper, ids=Ids(arxiv=ids.arxiv)),) if ids.arxiv else ()


def by_doi(dossier: Dossier) -> tuple[Paper, ...]:
    """The DOI of the entry, or the one that its other identifier should have, unless it is one of DataCite's."""
    ids = dossier.paper.ids
    doi = ids.doi or implied_doi(ids)
    return (replace(dossier.paper, ids=Ids(doi=doi)),) if doi and not is_of_datacite(doi) else ()


def by_doi_of_datacite(dossier: Dossier) -> tuple[Paper, ...]:
    """The DOI of the entry, if it is one of DataCite's, or if Crossref says that it lacks it."""
    doi = dossier.paper.ids.doi
    asked = doi and (is_of_datacite(doi) or _lacked(dossier, "crossref"))
    return (replace(dossier.paper, ids=Ids(doi=doi)),) if asked else ()


def by_number_alone(dossier: Dossier) -> tuple[Paper, ...]:
    """The arXiv number of an entry that has no DOI of a published form."""
    return () if dossier.paper.ids.doi else by_number(dossier)


def by(kind: str) -> Asked:
    """The identifier of a kind that the entry has."""

    def about(dossier: Dossier) -> tuple[Paper, ...]:
        known = dict(dossier.paper.ids.items())
        return (replace(dossier.paper, ids=Ids(**{kind: known[kind]})),) if kind in known else ()

    return about


def by_link(kind: str) -> Asked:
    """The entry itself, if its link leads to a page of the kind, and the catalogue has no published form of it."""

    def about(dossier: Dossier) -> tuple[Paper, ...]:
        linked = kind in dict(dossier.paper.ids.items())
        return (dossier.paper,) if linked and unpublished_title(dossier) else ()

    return about


def by_work(dossier: Dossier) -> tuple[Paper, ...]:
    """The arXiv number, or the index's own identifier, of an entry that has no DOI of a published form."""
    ids = dossier.paper.ids
    asked = Ids(arxiv=ids.arxiv, s2=None if ids.arxiv else ids.s2)
    return (replace(dossier.paper, ids=asked),) if asked and not ids.doi else ()


def number_that_arxiv_is_silent_about(dossier: Dossier) -> tuple[Paper, ...]:
    """The arXiv number, where arXiv itself does not answer."""
    return by_number(dossier) if "arxiv" in dossier.silent else ()


def doi_of_another_agency(dossier: Dossier) -> tuple[Paper, ...]:
    """The written DOI, where an agency that was asked about it says that it lacks it, and none that it has it.

    While DataCite is silent, doi.org knows as much; Crossref knows more, and is waited for.
    """
    doi = dossier.paper.ids.doi
    had = any(isinstance(answer, Found) for name, answer in dossier.answers if name == "datacite")
    lacked = _lacked(dossier, "crossref") or (doi and is_of_datacite(doi) and _lacked(dossier, "datacite"))
    return (replace(dossier.paper, ids=Ids(doi=doi)),) if doi and lacked and not had else ()


def _lacked(dossier: Dossier, agency: str) -> bool:
    """Whether an agency was asked, and says that it has nothing."""
    answers = [answer for name, answer in dossier.answers if name == agency]
    return bool(answers) and all(isinstance(answer, Absent) for answer in answers)


AGENCIES = ("crossref", "datacite", "doi")
"""The sources that a DOI need not lead to, since their records are from there."""


def related_dois(dossier: Dossier) -> tuple[Paper, ...]:
    """The DOIs under which certain records say that the work also appeared, and those that others' records have.

    The registration agency knows more of a work than whoever copied its DOI, and what became of it: corrected,
    retracted.
    """
    return tuple(paper for paper in _related(dossier) if not is_of_datacite(paper.ids.doi or ""))


def related_dois_of_datacite(dossier: Dossier) -> tuple[Paper, ...]:
    """The same, where the agency is DataCite."""
    return tuple(paper for paper in _related(dossier) if is_of_datacite(paper.ids.doi or ""))


def _related(dossier: Dossier) -> tuple[Paper, ...]:
    if not any(ids.doi for record in dossier.records for ids in _elsewhere(record)):
        # most records name no other version, and to weigh a dossier is what a run spends its time on
        return ()
    known = [*(match.record for match in weigh(dossier).certain), *_joined(dossier)]
    dois = {ids.doi for record in known for ids in _elsewhere(record) if ids.doi}
    answered = {dossier.paper.ids.doi, *_registered_here(dossier)}
    return tuple(replace(dossier.paper, ids=Ids(doi=doi)) for doi in sorted(dois - answered))


def _registered_here(dossier: Dossier) -> set[str | None]:
    """The DOIs of which the catalogue has what their agency says."""
    answers = (answer for name, answer in dossier.answers if name == LOCAL and isinstance(answer, Found))
    return {record.ids.doi for answer in answers for record in answer.records if record.source in AGENCIES}


def _joined(dossier: Dossier) -> tuple[Record, ...]:
    """The records of those who join versions that are of the entry's own arXiv number, whatever their title is."""
    number = dossier.paper.ids.arxiv
    told = [record for record in dossier.records if number and record.source in COPIES]
    return tuple(record for record in told if number in (record.ids.arxiv, *(ids.arxiv for ids in record.related)))


def _elsewhere(record: Record) -> tuple[Ids, ...]:
    """The identifiers by which a record leads to others about its work."""
    return record.related if record.source in AGENCIES else (record.ids, *record.related)


def at(kind: str) -> Asked:
    """The page that an identifier of the entry's link stands for, if no published form of the work is known yet."""

    def about(dossier: Dossier) -> tuple[Paper, ...]:
        value = getattr(dossier.paper.ids, kind)
        asked = value and unpublished_title(dossier)
        return (replace(dossier.paper, ids=replace(Ids(), **{kind: value}), venue=""),) if asked else ()

    return about


def in_edition(dossier: Dossier) -> tuple[Paper, ...]:
    """Title and authors of an unpublished work, and the edition that the entry, or else its link, names."""
    told = next((record.venues[0] for record in dossier.records if record.source == "address"), "")
    venue = announced(dossier) if not told else None
    if venue and venue.year:
        told = f"{venue.acronym} {venue.year}"
    asked = unpublished_title(dossier)
    return tuple(replace(paper, venue=told) for paper in asked) if told else asked


def announced(dossier: Dossier) -> Venue | None:
    """Where the authors of a preprint say at arXiv that it was accepted, if the entry itself names no venue.

    Their word is no record, but it tells who has one.
    """
    if not shows_none(dossier.paper.venue):
        return None
    own = (match.record for match in weigh(dossier).certain if match.record.ids.arxiv and match.record.comment)
    venue = next((found for record in own if (found := announced_venue(record.comment))), None)
    return venue if venue and venue.track in (Track.MAIN, Track.FINDINGS) else None


def link_of_the_unpublished(dossier: Dossier) -> tuple[Paper, ...]:
    """The entry, if nothing published is known of it that its own link might lead to."""
    return (dossier.paper,) if dossier.paper.url and unpublished_title(dossier) else ()


def title_alone(dossier: Dossier) -> tuple[Paper, ...]:
    """The title and authors of an entry without identifiers, unless it is known as published already.

    Nor if it names an edition that has an index: that is searched first.
    """
    return () if dossier.paper.ids or names_edition(dossier.paper) else unpublished_title(dossier)


def title_besides(dossier: Dossier) -> tuple[Paper, ...]:
    """The same of other entries, if what they lead to is not published, though there may be something that is."""
    others = dossier.paper.ids or names_edition(dossier.paper)
    return () if not others or _is_traced(dossier) else unpublished_title(dossier)


def _is_traced(dossier: Dossier) -> bool:
    """Whether a source that joins the versions of works has the entry's preprint, and none that is still to be found.

    Then a search would hardly find one either. But where the entry itself names a venue, somebody knows of one.
    """
    # what the catalogue has is as old as the dump that it is from: since then the preprint may have been published
    today = replace(dossier, answers=tuple(answer for answer in dossier.answers if answer[0] != LOCAL))
    records = _joined(today)
    led = any(is_published(record) or record.related for record in records)
    dois = {ids.doi for record in records for ids in (record.ids, *record.related) if ids.doi}
    found = any(record.ids.doi in dois for record in dossier.records if record.source in AGENCIES)
    known = bool(records) and (found or not led)
    named = not shows_none(dossier.paper.venue) or announced(dossier) is not None
    return known and not named and not weigh(dossier).contradicted


def title_of_the_untraced(dossier: Dossier) -> tuple[Paper, ...]:
    """The same, if the entry has no arXiv number of its own, and no DOI that would do without one."""
    ids = dossier.paper.ids
    traced = (ids.arxiv or ids.doi) and not weigh(dossier).contradicted
    return () if traced else title_besides(dossier)


def title_of_the_published(dossier: Dossier) -> tuple[Paper, ...]:
    """The same, if the entry, or its authors, name a venue. A mere preprint would be asked about in vain."""
    named = not shows_none(dossier.paper.venue) or announced(dossier) is not None
    return unpublished_title(dossier) if named else ()


def document_that_crossref_lacks(dossier: Dossier) -> tuple[Paper, ...]:
    """The number of a document at IEEE Xplore, where neither a DOI nor the title has led to a published form."""
    return by("ieee")(dossier) if unpublished_title(dossier) else ()


REVIEWED_OPENLY = frozenset({"iclr", "nips", "icml", "colm", "corl", "tmlr", "midl", "uai", "log", "aistats"})
"""The venues whose papers OpenReview has."""


def title_of_the_reviewed(dossier: Dossier) -> tuple[Paper, ...]:
    """The same, if the entry, or its authors, name a venue whose papers are reviewed openly: others are not there."""
    venue = announced(dossier) or recognise_venue(dossier.paper.venue)
    return unpublished_title(dossier) if venue and venue.id in REVIEWED_OPENLY else ()


def unpublished_title(dossier: Dossier) -> tuple[Paper, ...]:
    """Title and authors, as the entry's own identifier has them, of a work not known as published.

    Nor as published where the entry says: it may have appeared in both places.
    """
    evidence = weigh(dossier)
    chosen = evidence.chosen.record if evidence.chosen else None
    told = evidence.published and chosen is not None and chosen.title and chosen.source not in COPIES
    if told and not evidence.shown_elsewhere:
        return ()
    own = next((m.record for m in evidence.certain if m.how is How.IDENTIFIER and m.record.title), None)
    paper = dossier.paper
    authors = ", ".join(author.name for author in own.authors) if own else ""
    return (replace(paper, ids=Ids(), title=own.title if own else paper.title, authors=authors or paper.authors),)
