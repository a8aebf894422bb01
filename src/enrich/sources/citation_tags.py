"""What the page of a paper says for indexes: `citation_*`, Dublin Core, PRISM, JSON-LD. Pure.

https://scholar.google.com/intl/en/scholar/inclusion.html#indexing names the tags; publishers add those
of Dublin Core (DC.title, also DCTERMS), PRISM and EPrints, or describe a ScholarlyArticle of schema.org.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from enrich.errors import SourceChanged
from enrich.model import Author, DateKind, Ids, PartialDate, Record, Response, VenueKind, Version
from enrich.normalise.author_lines import in_reading_order
from enrich.normalise.dates import read_date
from enrich.normalise.ids import recognise
from enrich.normalise.titles import plain
from enrich.normalise.venues import recognise_venue
from enrich.sources.csl import dated
from enrich.webpages.json_ld import Thing, texts, things, within
from enrich.webpages.pages import metas

TITLE = ("citation_title", "bepress_citation_title", "eprints.title", "dc.title", "dcterms.title", "prism.title")
AUTHORS = (
    "citation_author",
    "citation_authors",
    "bepress_citation_author",
    "eprints.creators_name",
    "dc.creator",
    "dcterms.creator",
)
CONFERENCE = ("citation_conference_title", "citation_conference", "eprints.event_title")
JOURNAL = ("citation_journal_title", "bepress_citation_journal_title", "prism.publicationname", "eprints.publication")
BOOK = ("citation_inbook_title", "citation_book_title")
DOI = ("citation_doi", "bepress_citation_doi", "prism.doi", "dc.identifier.doi", "dc.identifier", "dcterms.identifier")
DATES: Mapping[DateKind, tuple[str, ...]] = {
    DateKind.PRINT: ("citation_cover_date",),
    DateKind.ONLINE: ("citation_online_date", "bepress_citation_online_date"),
    DateKind.PUBLISHED: (
        "citation_publication_date",
        "citation_date",
        "bepress_citation_date",
        "citation_year",
        "prism.publicationdate",
        "eprints.date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
    ),
}
"""The tags for each part of a record, the most telling first: the first that a page has is read, and no other."""

ARTICLE = ("ScholarlyArticle", "MedicalScholarlyArticle")

VERSIONS = {
    VenueKind.CONFERENCE: Version.CONFERENCE,
    VenueKind.JOURNAL: Version.JOURNAL,
    VenueKind.WORKSHOP: Version.WORKSHOP,
    VenueKind.PREPRINT: Version.PREPRINT,
}

_ISO = re.compile(r"\s*(\d{4}(?:[-/]\d{1,2}){0,2})(?=T|\s|$)")

_MOST_AUTHORS = 5000
"""Papers of large collaborations have about 3,000."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells, each part as it stands there."""

    title: str = ""
    authors: tuple[str, ...] = ()
    conferences: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    dates: tuple[tuple[DateKind, str], ...] = ()
    identifiers: tuple[str, ...] = ()

    @property
    def venues(self) -> tuple[str, ...]:
        """The names of where it appeared, the conference's before those of journals and books."""
        return tuple(dict.fromkeys(name for text in (*self.conferences, *self.others) if (name := plain(text))))


def read_tags(response: Response, source: str, url: str) -> Record:
    """The record that a page's own tags make. Raises SourceChanged for a page without a title for indexes."""
    told = _tagged(response) or _described(response)
    if told is None:
        raise SourceChanged(response.url, "no title for indexes")
    version = _version(told)
    return Record(
        source=source,
        url=url,
        title=plain(told.title),
        authors=tuple(read_people(told.authors)),
        ids=Ids(doi=recognise(*told.identifiers).doi),
        version=version,
        venues=told.venues,
        dates=dated(*((_kind(kind, version), read_page_date(text)) for kind, text in told.dates)),
    )


def has_tags(response: Response) -> bool:
    """Whether a page says for indexes what paper it is about."""
    return bool(_tagged(response) or _described(response))


def read_people(names: Iterable[str]) -> Iterator[Author]:
    """The people of some tags: one each, or all in one between semicolons."""
    count = 0
    for text in names:
        for name in plain(text).split(";"):
            person = in_reading_order(name.strip(" ,"))
            if person.name and count < _MOST_AUTHORS:
                count += 1
                yield person


def read_page_date(text: str) -> PartialDate | None:
    """A date as pages write it: 2024/7/14, 2024-07, or with a time after it."""
    iso = _ISO.match(text)
    return read_date(iso[1] if iso else text)


def _tagged(response: Response) -> Told | None:
    """What the meta elements tell; None where they name no title."""
    named: dict[str, list[str]] = {}
    for name, content in metas(response):
        if content:
            named.setdefault(name, []).append(content)

    def first(names: Iterable[str]) -> tuple[str, ...]:
        return next((tuple(named[name]) for name in names if name in named), ())

    title = next(iter(first(TITLE)), "")
    if not plain(title):
        return None
    return Told(
        title,
        first(AUTHORS),
        first(CONFERENCE)[:1],
        (*first(JOURNAL)[:1], *first(BOOK)[:1]),
        tuple((kind, text) for kind, names in DATES.items() for text in first(names)[:1]),
        tuple(text for name in DOI for text in named.get(name, ())),
    )


def _described(response: Response) -> Told | None:
    """What the JSON-LD tells; None where it describes no article."""
    article = next((thing for thing in things(response, *ARTICLE) if _named(thing)), None)
    if article is None:
        return None
    return Told(
        _named(article),
        tuple(name for person in within(article.get("author")) if (name := _person(person))),
        (),
        tuple(name for whole in within(article.get("isPartOf")) if (name := _named(whole))),
        tuple((DateKind.PUBLISHED, text) for text in texts(article.get("datePublished"))[:1]),
        tuple(text for key in ("sameAs", "@id", "identifier") for text in texts(article.get(key))),
    )


def _named(thing: Thing) -> str:
    return next((name for key in ("headline", "name") for name in texts(thing.get(key)) if plain(name)), "")


def _person(thing: Thing) -> str:
    family, given = (" ".join(texts(thing.get(key))[:1]) for key in ("familyName", "givenName"))
    return f"{family}, {given}" if family and given else " ".join(texts(thing.get("name"))[:1])


def _version(told: Told) -> Version:
    """By the first venue that is known, since sites call their proceedings journals; else by what the tag says."""
    known = next((venue for name in told.venues if (venue := recognise_venue(name))), None)
    if known:
        return VERSIONS[known.kind]
    return Version.CONFERENCE if told.conferences else Version.JOURNAL if told.others else Version.OTHER


def _kind(kind: DateKind, version: Version) -> DateKind:
    return DateKind.POSTED if version is Version.PREPRINT and kind is DateKind.PUBLISHED else kind
