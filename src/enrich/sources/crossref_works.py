"""What the fields of a work at Crossref mean. Pure.

https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md. Of its dates, `created`,
`deposited` and `indexed` are about the registration and never asked for: a paper of 1997 may have
been registered in 2013. Nor is `issued`: of a work without any date it is that of the deposit, and of
any other `published` says the same.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

from enrich.errors import SourceChanged
from enrich.model import DateKind, Ids, Record, Version
from enrich.normalise.ids import page, recognise
from enrich.sources.answers import present
from enrich.sources.crossref_notices import Update, is_notice, read_notices, unmarked
from enrich.sources.csl import (
    CslDate,
    CslEvent,
    CslName,
    Text,
    dated,
    first_text,
    read_authors,
    read_csl_date,
    texts,
    venue_names,
)

FIELDS = (
    "DOI",
    "type",
    "title",
    "subtitle",
    "author",
    "container-title",
    "short-container-title",
    "event",
    "published",
    "published-print",
    "published-online",
    "posted",
    "relation",
    "resource",
    "link",
    "update-to",
    "updated-by",
)
"""What is asked for; the whole record of a work can be a megabyte of references."""

VERSIONS = {
    "journal-article": Version.JOURNAL,
    "proceedings-article": Version.CONFERENCE,
    "book-chapter": Version.OTHER,
    "posted-content": Version.PREPRINT,
    "report": Version.OTHER,
    "dissertation": Version.OTHER,
    "book": Version.OTHER,
    "monograph": Version.OTHER,
}
"""The types that are papers. Components, reviews, journals, proceedings and the like are none."""

PREPRINT_SERVERS = {
    "10.1101": "bioRxiv and medRxiv",
    "10.64898": "openRxiv",
    "10.2139": "SSRN",
    "10.20944": "Preprints.org",
    "10.21203": "Research Square",
    "10.22541": "Authorea",
    "10.26434": "ChemRxiv",
    "10.31219": "OSF",
    "10.31234": "PsyArXiv",
    "10.31235": "SocArXiv",
    "10.35542": "EdArXiv",
    "10.36227": "TechRxiv",
}
"""Posted content of any other prefix is not believed: reposts of known papers outrank them in searches."""

SAME_WORK = (
    "is-preprint-of", "has-preprint", "is-version-of", "has-version", "is-same-as", "is-identical-to",
    "is-manuscript-of", "has-manuscript", "is-original-form-of", "is-variant-form-of",
)  # fmt: skip
"""The relations between versions of one work, of about fifty."""

# "Computer Vision – ECCV 2022" names its venue as well as "Proceedings of …" does
_PROCEEDINGS = re.compile(
    r"\b(?:proceedings|conference|symposium|workshops?|congress|colloquium)\b"
    r"|(?-i:\b[A-Z]\w*[A-Z]\w*['’ -]{1,2}(?:19|20)?\d\d\b)",
    re.IGNORECASE,
)


class _Relation(Struct, rename={"id_type": "id-type"}):
    id: str | int | None = None
    id_type: str | None = None


class _Link(Struct, rename={"url": "URL"}):
    url: str | None = None


class _Resource(Struct):
    primary: _Link | None = None


class Work(Struct, rename="kebab"):
    """One work, as far as it is used."""

    doi: str = field(name="DOI")
    type: str | None = None
    title: Text = None
    subtitle: Text = None
    author: list[CslName | None] | None = None
    container_title: Text = None
    short_container_title: Text = None
    event: CslEvent | None = None
    published: CslDate | None = None
    published_print: CslDate | None = None
    published_online: CslDate | None = None
    posted: CslDate | None = None
    relation: dict[str, list[_Relation | None] | _Relation | None] | None = None
    resource: _Resource | None = None
    link: list[_Link | None] | None = None
    update_to: list[Update | None] | None = None
    updated_by: list[Update | None] | None = None


def is_paper(work: Work) -> bool:
    """Whether a work is what a list of papers may hold."""
    if work.type == "posted-content":
        return work.doi.partition("/")[0] in PREPRINT_SERVERS
    return work.type in VERSIONS


def _version(work: Work) -> Version:
    named = " / ".join([*texts(work.container_title), *texts(work.short_container_title)])
    if work.type == "book-chapter" and (work.event or _PROCEEDINGS.search(named)):
        return Version.CONFERENCE
    return VERSIONS.get(work.type or "", Version.OTHER)


def _ids(work: Work, doi: str) -> Ids:
    """The DOI, and what the publisher's addresses tell: IEEE's number, ACL's id …

    `alternative-id` is not used: ACM puts the DOI of the volume there, Elsevier a number of its own.
    """
    pages = [work.resource.primary.url] if work.resource and work.resource.primary else []
    pages += [link.url for link in present(work.link)]
    if not any(pages):
        return Ids(doi=doi)
    # Crossref has the addresses of IEEE's staging host
    known = recognise(*(url.replace("xplorestaging.ieee.org", "ieeexplore.ieee.org") for url in pages if url))
    return Ids(doi=doi, acl=known.acl, ieee=known.ieee, ijcai=known.ijcai, pmlr=known.pmlr)


def _related(work: Work) -> tuple[Ids, ...]:
    found: list[Ids] = []
    if not work.relation:
        return ()
    for kind in SAME_WORK:
        others = work.relation.get(kind) or []
        for other in present([others] if isinstance(others, _Relation) else others):
            text = str(other.id or "")
            found.append(recognise(f"arXiv:{text}" if other.id_type == "arxiv" else text))
    return tuple(dict.fromkeys(ids for ids in found if ids))


def read_work(work: Work, asked: str) -> Record:
    """A work as a record. `asked` is the URL that errors name. Raises SourceChanged without a DOI."""
    doi = work.doi.strip().lower()
    if not re.fullmatch(r"10\.\d{4,9}[\d.]*/\S+", doi):
        raise SourceChanged(asked, f"{doi!r} is no DOI")
    event, title = work.event or CslEvent(), first_text(work.title)
    about = is_notice(work.update_to, doi, title)
    title, marked = (title, ()) if about else unmarked(title, doi)
    return Record(
        source="crossref",
        url=page("doi", doi),
        title=title,
        subtitle=first_text(work.subtitle),
        authors=read_authors(work.author),
        ids=_ids(work, doi),
        version=_version(work),
        kind="notice" if about else work.type or "",
        # of a volume's names the last is its own; those before it are of the series
        venues=venue_names(event.acronym, event.name, [*texts(work.container_title)][::-1], work.short_container_title),
        dates=dated(
            (DateKind.EVENT, read_csl_date(event.start)),
            (DateKind.PRINT, read_csl_date(work.published_print)),
            (DateKind.ONLINE, read_csl_date(work.published_online)),
            (DateKind.PUBLISHED, read_csl_date(work.published)),
            (DateKind.POSTED, read_csl_date(work.posted)),
        ),
        related=_related(work),
        notices=(*read_notices(work.updated_by, work.update_to, doi), *marked),
    )
