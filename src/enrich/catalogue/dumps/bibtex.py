"""BibTeX, as in lists, of any length: each entry is read by itself, with the abbreviations that stand above it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from enrich.catalogue.dumps.shape import Dump, Fault, Told
from enrich.catalogue.dumps.splitting import Entries, abbreviations, explained
from enrich.errors import BadInput
from enrich.lists import bibtex
from enrich.lists.bibtex_values import TYPE
from enrich.match import COLLECTED
from enrich.model import DateKind, Paper, Record, Version
from enrich.normalise.author_lines import people
from enrich.normalise.dates import read_date
from enrich.normalise.ids import page
from enrich.normalise.titles import plain, title_key
from enrich.sources.csl import dated, venue_names

VERSIONS = {"article": Version.JOURNAL, "inproceedings": Version.CONFERENCE, "conference": Version.CONFERENCE}
"""By type; of a work that has but an arXiv number, the preprint."""

_ABBREVIATION = re.compile(rb"\s*@\s*string\b", re.IGNORECASE)
_ENTRY = re.compile(rb"\s*@\s*\w+\s*[{(]")


def _fits(name: str, head: bytes) -> bool:
    return name.lower().endswith(".bib") or _ENTRY.match(head) is not None


def _of(paper: Paper) -> Told:
    more = dict(paper.more)
    pages = [page(kind, value) for kind, value in paper.ids.items() if kind in ("doi", "arxiv")]
    url = next(iter([*pages, *([paper.url] if paper.url.startswith(("https://", "http://")) else [])]), None)
    title = plain(paper.title)
    if url is None or not title_key(title):
        lacks = "title" if url else "URL, DOI or arXiv number"
        return Fault(f"the entry {more.get('bibtex key', '')!r} has no {lacks}", garbled=False)
    version = VERSIONS.get(more.get(TYPE, ""), Version.OTHER)
    if paper.ids.arxiv and not paper.ids.doi and (version is Version.OTHER or "arxiv" in paper.venue.lower()):
        version = Version.PREPRINT
    kind = DateKind.SUBMITTED if version is Version.PREPRINT else DateKind.PUBLISHED
    return (
        Record(
            source=COLLECTED,
            url=url,
            title=title,
            authors=people(plain(paper.authors)),
            ids=paper.ids,
            version=version,
            kind=more.get(TYPE, ""),
            venues=venue_names(paper.venue),
            dates=dated((kind, read_date(paper.date))),
        ),
    )


def _alone(element: bytes) -> bytes:
    """An entry with those abbreviations of all that stand above it that it uses."""
    if not _ABBREVIATION.match(element):
        return element
    above = list(abbreviations(element))
    own = element[sum(len(text) for _, text in above) :]
    # each once, and the last that was said of it: the parser takes it for a fault if one is explained twice
    return explained(own, dict(above))


def _read(element: bytes, name: str) -> Iterable[Told]:
    try:
        found = bibtex.read(_alone(element).decode(), name)
    except BadInput as error:
        return (Fault(error.what),)
    except (UnicodeDecodeError, RecursionError) as error:
        return (Fault(str(error)),)
    return [_of(paper) for paper in found.papers] or (Fault("it cannot be read as an entry"),)


BIBTEX = Dump("bibtex", "BibTeX", "that of whoever made the file", _fits, Entries(), _read)
