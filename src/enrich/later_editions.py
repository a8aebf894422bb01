"""Preprints of no known published form, looked for together in the editions that they may have been in. Pure.

Many conferences give their papers no DOI, and no index of versions joins them to their preprints. But an edition has
one index of all its papers, so that many preprints are looked for at the price of one request. Such indexes are large,
and a list may span many years: so those are asked that most preprints may be in, and no more than so many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from enrich.authority import shows_none
from enrich.model import Dossier, Paper, PartialDate, VenueKind
from enrich.normalise.dates import month_of_arxiv
from enrich.normalise.venues import edition_month, recognise_venue
from enrich.questions import announced, unpublished_title
from enrich.sources.pmlr_volumes import EDITIONS


@dataclass(frozen=True, slots=True)
class Shelf:
    """The indexes of one source: of which venues in which years, and how many a run may ask for.

    Of a conference there is one for each edition, of a journal one that has all years. The venues take turns, in the
    order in which they stand here.
    """

    venues: Mapping[str, Container[int]]
    most: int


def _since(year: int) -> range:
    return range(year, 2101)


def _of_volumes(name: str) -> frozenset[int]:
    return frozenset(year for venue, year in EDITIONS.values() if venue == name)


SHELVES: Mapping[str, Shelf] = {
    "virtual": Shelf(dict.fromkeys(("NeurIPS", "ICLR", "ICML"), _since(2021)), 8),
    "neurips": Shelf({"NeurIPS": range(1987, 2021)}, 1),
    "pmlr": Shelf(
        {"ICML": range(2013, 2021)}
        | {name: _of_volumes(name) for name in ("AISTATS", "CoRL", "UAI", "COLT", "ACML", "ALT")},
        3,
    ),
    "acl-anthology": Shelf(dict.fromkeys(("EMNLP", "ACL", "NAACL", "COLING"), _since(2020)), 4),
    "cvf": Shelf(dict.fromkeys(("CVPR", "ICCV"), _since(2013)), 3),
    "tmlr": Shelf({"TMLR": _since(2022)}, 1),
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
    near = range(month.year - 1, month.year + 3)
    named = ((name, year) for year in near for name, years in shelf.venues.items() if year in years)
    return tuple(dict.fromkeys(edition for name, year in named if (edition := _edition_with(name, year, month))))


def _edition_with(name: str, year: int, preprint: PartialDate) -> str:
    """The edition, if it was held when a preprint may have been in it; "" for one without a known month."""
    venue = recognise_venue(name)
    if venue is None or venue.kind is VenueKind.JOURNAL:
        return name if venue and 0 <= year - preprint.year <= AFTER // 12 else ""
    began = edition_month(venue.id, year)
    held = began is not None and -BEFORE <= _months(began) - _months(preprint) <= AFTER
    return f"{name} {year}" if held else ""


def _months(date: PartialDate) -> int:
    return 12 * date.year + (date.month or 1)


def worth_asking(source: str) -> Callable[[Sequence[Paper], Sequence[Paper]], tuple[Paper, ...]]:
    """Of the questions that are to be put, those about the editions that are worth it, most papers first.

    An index that other questions have asked for costs nothing. The order of the papers does not matter.
    """

    def worth(papers: Sequence[Paper], asked: Sequence[Paper]) -> tuple[Paper, ...]:
        wanted, here = (
            Counter(paper.venue for paper in papers),
            {name for paper in asked for name in _editions_of(paper)},
        )
        chosen = {edition for edition in wanted if edition in here} | {*_by_use(wanted, shelf)[: shelf.most]}
        return tuple(paper for paper in papers if paper.venue in chosen)

    shelf = SHELVES[source]
    return worth


def _by_use(wanted: Mapping[str, int], shelf: Shelf) -> list[str]:
    """The editions that enough preprints may be in: of each venue the one that most may be in, then the second, ..."""
    ranked = [
        sorted((edition for edition in wanted if _is_of(name, edition)), key=lambda each: (-wanted[each], each))
        for name in shelf.venues
    ]
    in_turn = (edition for each in zip_longest(*ranked) for edition in each if edition)
    return [edition for edition in in_turn if wanted[edition] >= FEW]


def _is_of(name: str, edition: str) -> bool:
    return edition.partition(" ")[0] == name


def _editions_of(paper: Paper) -> tuple[str, ...]:
    """The venue and the edition that an earlier question has named, spelled as here."""
    venue = recognise_venue(paper.venue)
    return (venue.acronym, f"{venue.acronym} {venue.year}") if venue else ()
