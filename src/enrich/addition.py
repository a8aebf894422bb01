"""A work that is to be added to a list: which one is meant, what the entry says, and where it belongs. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from enrich.authority import SOURCES, is_published, shows_none, weigh
from enrich.corrections.addresses import PAGES, page_of
from enrich.errors import BadConfig
from enrich.house import House
from enrich.model import Dossier, Field, Finding, Ids, Location, Paper, Record
from enrich.normalise.ids import page, recognise
from enrich.normalise.names import shared
from enrich.normalise.titles import tidy, title_key
from enrich.order import KEYS, corrected, duplicates
from enrich.reconcile import reconcile
from enrich.spoken import all_spoken

NOWHERE = 0
"""The line of an entry that does not stand in its list yet."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A new entry, on whose word its facts are, and what of them is only suggested."""

    paper: Paper
    because: Record
    suggested: tuple[Finding, ...]
    ids: Ids


@dataclass(frozen=True, slots=True)
class Place:
    """Right before, or right behind, an entry of the list."""

    beside: Paper
    before: bool


def asked_for(query: str, path: str) -> Paper:
    """What is known of a work from an address, a DOI, an arXiv number or a title alone.

    Raises BadConfig where there is nothing of that.
    """
    words = query.strip()
    if not words:
        raise BadConfig("nothing was added: name a work by its address, its DOI, its arXiv number or its title")
    ids = recognise(words, f"arXiv:{words}")
    address = words if words.lower().startswith(("http://", "https://")) else ""
    kind, value = next(iter(ids.items()), ("", ""))
    url = address or (page(kind, value) if kind in ("arxiv", "doi", "acl") else "")
    return Paper("" if ids or address else words, Location(path, NOWHERE), url=url, ids=ids)


def named(dossier: Dossier, query: str) -> Paper:
    """The work that is meant, with title, people and identifiers as a record has them.

    Raises BadConfig if no source knows it, and if several works bear the title.
    """
    asked = dossier.paper
    told = sorted(_meant(dossier), key=lambda record: (SOURCES.index(record.source), record.url))
    if not told:
        silent = all_spoken(dossier.silent)
        why = f"{silent} did not answer" if silent else "no source that was asked knows it"
        raise BadConfig(f"nothing was added: {why} (“{query}”)")
    others = [record for record in told[1:] if not asked.ids and _differ(told[0], record)]
    if others:
        names = "\n".join(f"  {record.url}  {_people(record)}" for record in (told[0], *others))
        raise BadConfig(f"several works are called “{query}”; name one by its address:\n{names}")
    first = told[0]
    ids = asked.ids.merged(first.ids)
    return replace(asked, title=tidy(first.title), authors=_people(first), ids=ids)


def _meant(dossier: Dossier) -> Iterator[Record]:
    """The records that have an identifier that was asked for, or bear the title."""
    asked = dossier.paper
    for record in dossier.records:
        same_title = not asked.ids and title_key(record.title) == title_key(asked.title)
        if record.title and (asked.ids.agreeing(record.ids) or same_title):
            yield record


def _differ(one: Record, other: Record) -> bool:
    return bool(one.authors and other.authors) and not shared(one.authors, other.authors)


def _people(record: Record) -> str:
    return ", ".join(author.name for author in record.authors)


def addition(dossier: Dossier, house: House, papers: Sequence[Paper] = ()) -> Addition:
    """The entry, with all facts that are certain enough to be written, as the `papers` of its list have them.

    Raises BadConfig if nothing is certain.
    """
    evidence = weigh(dossier, house.versions)
    if evidence.chosen is None:
        raise BadConfig(f"nothing was added: no record is certainly about “{dossier.paper.title}”")
    asked = replace(dossier.paper, url=address_like(dossier.paper, papers))
    if not is_published(evidence.chosen.record):
        asked = replace(asked, venue=venue_of_preprint(asked.ids.merged(evidence.chosen.record.ids), papers))
    dossier = replace(dossier, paper=asked)
    findings = reconcile(dossier, house)
    applied = [finding.fix for finding in findings if finding.fix and finding.fixed]
    (paper,) = corrected((dossier.paper,), applied)
    ids = dossier.paper.ids
    for match in evidence.certain:
        ids = ids.merged(match.record.ids)
    suggested = tuple(
        finding
        for finding in findings
        if finding.fix and not finding.fixed and not (finding.fix.field is Field.URL and asked.url)
    )
    pages = (page_of(match.record) for match in (evidence.chosen, *evidence.certain))
    url = paper.url or next(filter(None, pages), evidence.chosen.record.url)
    paper = replace(paper, title=tidy(paper.title), url=url)
    return Addition(paper, evidence.chosen.record, suggested, ids)


def address_like(asked: Paper, papers: Iterable[Paper]) -> str:
    """The address that was named; instead of a file, or one version of it, the page where no entry has such a form."""
    kind, value = next(iter(asked.ids.items()), ("", ""))
    if kind not in PAGES or not _FILE.search(asked.url):
        return asked.url

    def form(paper: Paper) -> str:
        number = dict(paper.ids.items()).get(kind)
        return _VERSION.sub("v#", paper.url.replace(number, "")) if number else ""

    known = {form(paper) for paper in papers}
    return asked.url if form(asked) in known else page(kind, value)


_VERSION = re.compile(r"v\d+\b")
_FILE = re.compile(r"[/.](?:pdf|html)\b|v\d+/?\Z")


def venue_of_preprint(ids: Ids, papers: Sequence[Paper]) -> str:
    """What stands in the place of the venue of a preprint; "" where the list leaves it empty, or has no such place.

    As most entries of preprints have it, with this one's own number. Where there are none, and no entry is without a
    venue, it is where the preprint was posted.
    """
    if not ids.arxiv or not any(paper.venue.strip() for paper in papers):
        return ""
    shown = [paper for paper in papers if paper.ids.arxiv and shows_none(paper.venue)]
    words = Counter(paper.venue.replace(paper.ids.arxiv or "", _NUMBER) for paper in shown)
    if not shown:
        return "arXiv"
    return words.most_common(1)[0][0].replace(_NUMBER, ids.arxiv)


_NUMBER = "\0"


def standing(papers: Sequence[Paper], new: Paper, ids: Ids) -> str:
    """Where a work stands already that has these identifiers, in words; "" if it does not."""
    twice = [one for one in duplicates((*papers, new), {new.where: ids}) if one.where == new.where]
    return twice[0].message if twice else ""


def section_of(papers: Sequence[Paper], wanted: str | None, path: str) -> str:
    """The section that is meant by a name, or by the last part of one; without a name the only one.

    Raises BadConfig, naming the sections, where none or several are meant.
    """
    sections = tuple(dict.fromkeys(paper.section for paper in papers))
    if not sections:
        raise BadConfig(f"{path} has no entry yet: write the first one by hand, it shows how the list is written")
    if sections == ("",) and wanted:
        raise BadConfig(f"{path} has no sections: leave --section out")
    found = sections if wanted is None else _called(sections, wanted)
    if len(found) == 1:
        return found[0]
    names = "\n".join(f"  {section or '(none)'}" for section in (found or sections))
    asked = "say which with --section" if wanted is None else f"“{wanted}” is {'more than one' if found else 'none'}"
    raise BadConfig(
        f"{path} has {len(sections)} section{'s' if len(sections) > 1 else ''} with entries, {asked}:\n{names}"
    )


def _called(sections: Sequence[str], wanted: str) -> tuple[str, ...]:
    key = " ".join(wanted.lower().split())
    whole = tuple(section for section in sections if " ".join(section.lower().split()) == key)
    return whole or tuple(section for section in sections if section.lower().split(" > ")[-1].strip() == key)


def place_of(papers: Sequence[Paper], new: Paper, keys: Sequence[str]) -> Place:
    """Where in its section a new entry belongs: by its order if it is kept, else at the end."""
    own = [paper for paper in papers if paper.section == new.section]
    by = [KEYS[key] for key in keys]
    ranks = [tuple(key(paper) for key in by) for paper in own]
    mine = tuple(key(new) for key in by)
    if by and ranks == sorted(ranks):
        later = next((paper for paper, rank in zip(own, ranks, strict=True) if rank > mine), None)
        if later is not None:
            return Place(later, before=True)
    return Place(own[-1], before=False)
