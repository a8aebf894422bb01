"""CSL-JSON: the form in which reference managers export, and registration agencies answer.

https://docs.citationstyles.org/en/stable/specification.html, appendices III and IV, and
https://github.com/citation-style-language/schema (csl-data.json). Crossref's own API borrowed its
dates and names. Pure: an item in, a `Record` out. Agencies take liberties, so every field may be
missing, null, or one text where a list is usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct, field

from enrich.model import Author, DateKind, Ids, PartialDate, Record, Version
from enrich.normalise.dates import read_date
from enrich.normalise.ids import recognise
from enrich.normalise.titles import plain

Text = str | Sequence[str | None] | None
Number = int | float | str | None


class CslDate(Struct, rename="kebab"):
    """A date: [[2024, 7, 14]] with parts missing from the right; or text."""

    date_parts: list[list[Number] | Number] | None = None
    raw: str | None = None


class CslName(Struct, rename="kebab"):
    """A person (given, family), or a body (`literal`; Crossref says `name`)."""

    given: str | None = None
    family: str | None = None
    suffix: str | None = None
    dropping_particle: str | None = None
    non_dropping_particle: str | None = None
    literal: str | None = None
    name: str | None = None


class CslEvent(Struct):
    """An event as Crossref describes it; CSL itself has only its title."""

    name: str | None = None
    acronym: str | None = None
    start: CslDate | None = None


class CslItem(Struct, rename="kebab"):
    """One work."""

    id: str | int | None = None
    type: str | None = None
    genre: str | None = None
    title: Text = None
    subtitle: Text = None
    author: list[CslName | None] | CslName | None = None
    issued: CslDate | str | None = None
    event_date: CslDate | str | None = None
    published_print: CslDate | None = None
    published_online: CslDate | None = None
    event: CslEvent | str | None = None
    event_title: str | None = None
    container_title: Text = None
    container_title_short: Text = None
    short_container_title: Text = None
    archive: str | None = None
    archive_location: str | None = field(default=None, name="archive_location")
    doi: str | None = field(default=None, name="DOI")
    url: str | None = field(default=None, name="URL")


VERSIONS = {
    "article-journal": Version.JOURNAL,
    "journal-article": Version.JOURNAL,
    "paper-conference": Version.CONFERENCE,
    "proceedings-article": Version.CONFERENCE,
    "posted-content": Version.PREPRINT,
}
"""CSL's types, and Crossref's where it uses its own in CSL; any other is `Version.OTHER`."""

GENRES = {"preprint": Version.PREPRINT, "workshop": Version.WORKSHOP, "workshop paper": Version.WORKSHOP}
"""A genre says more than the type beside it."""

NOT_PAPERS = frozenset(
    {
        "component",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "journal",
        "journal-issue",
        "journal-volume",
        "peer-review",
        "proceedings",
        "reference-entry",
        "review",
    }
)
"""Types of what has a DOI beside papers."""

SERIES = (
    "acm international conference proceeding series",
    "advances in intelligent systems and computing",
    "ccis",
    "communications in computer and information science",
    "frontiers in artificial intelligence and applications",
    "ifip advances in information and communication technology",
    "ifip aict",
    "lecture notes in",
    "lecture notes on",
    "lnai",
    "lncs",
    "smart innovation, systems and technologies",
    "springer proceedings in",
    "studies in computational intelligence",
)
"""Beginnings of the names of series, which hold the proceedings of hundreds of venues."""

# DataCite's values for what is not known (metadata schema 4, appendix 3), as they reach titles: ":{unav)"
_UNKNOWN = re.compile(r"\W*[:({\[]\W*(?:una[clpsv]|unkn|none|null|tba|etal)\W*")


@lru_cache(maxsize=65536)
def _clean(text: str) -> str:
    """A text without markup, or "" for a placeholder. Given names and venues come again and again."""
    cleaned = plain(text)
    return "" if _UNKNOWN.fullmatch(cleaned) else cleaned


def texts(value: Text) -> tuple[str, ...]:
    """The texts of a field that may be one, many or none, without markup and placeholders."""
    if not value:
        return ()
    many = [value] if isinstance(value, str) else value
    return tuple(cleaned for text in many if text and (cleaned := _clean(text)))


def first_text(value: Text) -> str:
    """The first of them, or ""."""
    if isinstance(value, str):
        return _clean(value)
    return next(iter(texts(value)), "")


def venue_names(*values: Text) -> tuple[str, ...]:
    """Names of venues, each once; a series is none."""
    names = (name for value in values for name in texts(value))
    return tuple(dict.fromkeys(name for name in names if not name.casefold().startswith(SERIES)))


def _whole(value: object) -> int | None:
    if isinstance(value, str):
        text = value.strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None
    return int(value) if isinstance(value, int | float) else None


def date_of(parts: Iterable[object]) -> PartialDate | None:
    """A date from its parts, as far as they are possible: no month 0, no year 0, no 30 February."""
    year, month, day = (*(_whole(part) for part in parts), None, None, None)[:3]
    return _date_of(year, month, day)


@lru_cache(maxsize=4096)
def _date_of(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    if year is None or not 1000 <= year <= 2999:
        return None
    if month is None or not 1 <= month <= 12:
        return PartialDate(year)
    try:
        return PartialDate(year, month, day)
    except ValueError:
        # no calendar has that day
        return PartialDate(year, month)


def read_csl_date(value: CslDate | str | None) -> PartialDate | None:
    """The date of a field, of a range its first. None for none, [[null]] and what cannot be read."""
    if not value:
        return None
    if isinstance(value, str):
        return read_date(value)
    if value.date_parts:
        first = value.date_parts[0]
        return date_of(first if isinstance(first, list) else value.date_parts)
    return read_date(value.raw or "")


def dated(*pairs: tuple[DateKind, PartialDate | None]) -> tuple[tuple[DateKind, PartialDate], ...]:
    """The dates that are known."""
    return tuple((kind, value) for kind, value in pairs if value is not None)


def _joined(*parts: str | None) -> str:
    return " ".join(text for part in parts if part and (text := _clean(part)))


@lru_cache(maxsize=65536)
def _person(
    given: str | None, dropping: str | None, particle: str | None, family: str | None, suffix: str | None
) -> Author:
    surname = _joined(particle, family)
    return Author(_joined(given, dropping, surname, suffix), surname)


def read_author(name: CslName) -> Author | None:
    """A person in reading order, or a body; None for a placeholder."""
    person = _person(name.given, name.dropping_particle, name.non_dropping_particle, name.family, name.suffix)
    if person.family:
        return person
    whole = _joined(name.literal or name.name or name.given)
    return Author(whole) if whole else None


def read_authors(names: list[CslName | None] | CslName | None) -> tuple[Author, ...]:
    """The authors, in order."""
    many = [names] if isinstance(names, CslName) else names or []
    return tuple(author for name in many if name and (author := read_author(name)))


def item_ids(item: CslItem) -> Ids:
    """The identifiers of an item: its DOI first, then its place in an archive, then its URL."""
    in_arxiv = (item.archive or "").casefold() == "arxiv"
    place = (item.archive_location or "").strip().removeprefix("arXiv:")
    return recognise(item.doi or "", f"arXiv:{place}" if in_arxiv else "", item.url or "")


def _version(item: CslItem, ids: Ids) -> Version:
    genre = GENRES.get((item.genre or "").strip().casefold())
    if genre is not None:
        return genre
    if item.type == "article" and ids.arxiv and not ids.doi:
        return Version.PREPRINT
    return VERSIONS.get(item.type or "", Version.OTHER)


def _issued_kind(version: Version, ids: Ids) -> DateKind:
    if version is not Version.PREPRINT:
        return DateKind.PUBLISHED
    return DateKind.SUBMITTED if ids.arxiv else DateKind.POSTED


def read_item(item: CslItem, source: str, url: str, ids: Ids) -> Record:
    """A work as a record of `source`, at a page that a person can open."""
    version = _version(item, ids)
    event = CslEvent(name=item.event) if isinstance(item.event, str) else item.event or CslEvent()
    return Record(
        source=source,
        url=url,
        title=first_text(item.title),
        subtitle=first_text(item.subtitle),
        authors=read_authors(item.author),
        ids=ids,
        version=version,
        kind=item.genre or item.type or "",
        venues=venue_names(
            event.acronym,
            item.event_title or event.name,
            item.container_title,
            item.container_title_short,
            item.short_container_title,
        ),
        dates=dated(
            (DateKind.EVENT, read_csl_date(item.event_date) or read_csl_date(event.start)),
            (DateKind.PRINT, read_csl_date(item.published_print)),
            (DateKind.ONLINE, read_csl_date(item.published_online)),
            (_issued_kind(version, ids), read_csl_date(item.issued)),
        ),
    )
