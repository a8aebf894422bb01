"""Addresses of preprints that were published since: suggested with the venue, and where a list links publications.

An archived preprint is free to read and stays where it is, so that its address is wrong nowhere, and only unlike the
others here and there. So this is never more than a suggestion.
"""

from __future__ import annotations

from enrich.authority import Evidence, is_published, shows_none
from enrich.corrections.proposal import Correction, doubts, propose
from enrich.house import House, VersionPolicy, leads_to_preprint
from enrich.match import COPIES, Identity
from enrich.model import Field, Finding, Record
from enrich.normalise.ids import page
from enrich.spoken import spoken

WHY = "the link is right: a preprint can be read by everybody, and which of the two a list links is its own to say"

WHICH = "which page of a work a list links is its own to say"

INDEXES = COPIES | {"dblp"}
"""The sources whose own pages are about works that stand elsewhere."""

PAGES = ("doi", "acl", "pmlr", "jmlr", "ijcai", "openreview", "arxiv")
"""The identifiers that lead to the work itself, the version of record first."""


PROGRAMME = "virtual"
"""The source whose pages are those of a conference's programme, of posters and talks."""


def page_of(record: Record) -> str:
    """The page of a work itself; "" where a record knows only that of an index.

    Where all that is known is a conference's programme, the page of the review has the work.
    """
    reviewed = (ids.openreview for ids in record.related if record.source == PROGRAMME)
    forum = next(filter(None, reviewed), None)
    if forum:
        return page("openreview", forum)
    if record.source not in INDEXES:
        return record.url
    known = dict(record.ids.items())
    return next((page(kind, known[kind]) for kind in PAGES if kind in known), "")


def _filled(evidence: Evidence, house: House) -> Finding | None:
    """The address of the version that the list links mostly, of a work that nothing else in the entry leads to."""
    paper = evidence.paper
    is_blank = Field.URL not in paper.closed and any(not link.url.strip() for link in paper.links)
    if paper.ids or not (is_blank or house.links_works):
        return None
    known = (*evidence.certain, *evidence.likely)
    told = [match for match in known if match.record.source not in COPIES and page_of(match.record)]
    by_version = sorted(told, key=lambda match: is_published(match.record) is not house.links_publications)
    match = next(iter(by_version), None)
    if match is None:
        return None
    lack = "the link has no address" if is_blank else "the entry has no link, as nearly all others do"
    message = f"{lack}, and {spoken(match.record.source)} has the work"
    correction = Correction("missing-link", Field.URL, page_of(match.record), message)
    return propose(evidence, house, match, correction, [*doubts(evidence, match), WHICH])


def correct(evidence: Evidence, house: House) -> Finding | None:
    """The page of the work, where an entry has a link without an address, or none while nearly all others have one.

    And the page of the version of record, where an entry leads to the preprint and most published ones do not, or
    where it gets the venue of what was published: who changes the one may want to change the other.
    """
    match, paper = evidence.chosen, evidence.paper
    if not paper.url.strip():
        return _filled(evidence, house)
    if match is None or match.identity is not Identity.CERTAIN or not is_published(match.record):
        return None
    if house.versions is not VersionPolicy.OF_RECORD or not (house.links_publications or shows_none(paper.venue)):
        return None
    address = page_of(match.record)
    if match.record.source in COPIES or not leads_to_preprint(paper) or address in ("", paper.url):
        return None
    message = f"leads to the preprint of what was published, says {spoken(match.record.source)}"
    correction = Correction("stale-preprint", Field.URL, address, message)
    return propose(evidence, house, match, correction, [WHY])
