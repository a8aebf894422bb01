"""Preprints of no known published form, looked for together in the editions that they may have been in. Pure.

Many conferences give their papers no DOI, and no index of versions joins them to their preprints. But an edition has
one index of all its papers, so that many preprints are looked for at the price of one request. Such indexes are large,
and a list may span many years: so those are asked that most preprints may be in, and no more than so many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from enrich.authority import shows_none
from enrich.model import Dossier, Paper, PartialDate
from enrich.normalise.dates import month_of_arxiv
from enrich.normalise.venues import edition_month, recognise_venue
from enrich.questions import announced, unpublished_title


@dataclass(frozen=True, slots=True)
class Shelf:
    """The indexes of one source: of which conferences, from which year to which, and how many a run may ask for."""

    conferences: tuple[str, ...]
    first: int
    last: int
    most: int


SHELVES: Mapping[str, Shelf] = {
    "virtual": Shelf(("ICLR", "ICML", "NeurIPS"), 2021, 2100, 8),
    "neurips": Shelf(("NeurIPS",), 1987, 2020, 2),
    "pmlr": Shelf(("ICML",), 2013, 2020, 2),
    "acl-anthology": Shelf(("COLING", "ACL", "EMNLP", "NAACL"), 2020, 2100, 4),
    "cvf": Shelf(("CVPR", "ICCV"), 2013, 2100, 4),
}
"""At most 20 indexes a run. The sites of conferences have those of ICML and NeurIPS from 2021 on."""

FEW = 3
"""For fewer preprints than these an index is not asked for, unless it is anyway."""

BEFORE, AFTER = 2, 24
"""Months: a preprint may come so much later than the edition that it was in, or so much earlier."""


def in_later_editions(source: str) -> Callable[[Dossier], tuple[Paper, ...]]:
    """The preprint of an entry that names no venue, once for every edition of a shelf that it may have been in."""

    def about(dossier: Dossier) -> tuple[Paper, ...]:
        month = month_of_arxiv(dossier.paper.ids.arxiv or "")
        if month is None or not shows_none(dossier.paper.venue) or announced(dossier):
            return ()
        editions = _editions(SHELVES[source], month)
        asked = unpublished_title(dossier) if editions else ()
        return tuple(replace(paper, venue=edition) for paper in asked for edition in editions)

    return about


def _editions(shelf: Shelf, month: PartialDate) -> tuple[str, ...]:
    years = range(max(shelf.first, month.year - 1), min(shelf.last, month.year + 2) + 1)
    named = ((conference, year) for year in years for conference in shelf.conferences)
    return tuple(f"{conference} {year}" for conference, year in named if _may_be_in(conference, year, month))


def _may_be_in(conference: str, year: int, preprint: PartialDate) -> bool:
    """Whether an edition was held at a time when a preprint may have been in it; one without a known month was not."""
    venue = recognise_venue(conference)
    began = edition_month(venue.id, year) if venue else None
    return began is not None and -BEFORE <= _months(began) - _months(preprint) <= AFTER


def _months(date: PartialDate) -> int:
    return 12 * date.year + (date.month or 1)


def worth_asking(source: str) -> Callable[[Sequence[Paper], Sequence[Paper]], tuple[Paper, ...]]:
    """Of the questions that are to be put, those about the editions that are worth it, most papers first.

    An index that other questions have asked for costs nothing. The order of the papers does not matter.
    """

    def worth(papers: Sequence[Paper], asked: Sequence[Paper]) -> tuple[Paper, ...]:
        wanted, here = Counter(paper.venue for paper in papers), {_edition(paper) for paper in asked}
        by_use = sorted(
            (edition for edition in wanted if wanted[edition] >= FEW), key=lambda each: (-wanted[each], each)
        )
        chosen = {edition for edition in wanted if edition in here} | {*by_use[: SHELVES[source].most]}
        return tuple(paper for paper in papers if paper.venue in chosen)

    return worth


def _edition(paper: Paper) -> str:
    """The edition that an earlier question has named, spelled as here."""
    venue = recognise_venue(paper.venue)
    return f"{venue.acronym} {venue.year}" if venue and venue.year else ""
