"""Whose silence counts: which sources might have overruled what the others say. Pure.

A published form to which the entry's own identifier leads is overruled only by who might have another identifier of
the entry: the tables say who cannot. Anything else may be overruled by whoever is silent. A source that was not asked
is not silent.

All that is lost with a silent copy (`match.COPIES`) is where it would have led, and a search of Crossref's finds that
as well: where one was made, and found nothing published, a preprint is believed. What it did find is held back,
since with the copy's answer the search might not have been made.
"""

from __future__ import annotations

from enrich.match import COPIES
from enrich.model import Dossier, Paper, Record, Unavailable, Version

STANDS_IN = {"arxiv": "datacite"}
"""Who says the same as a silent source: arXiv itself registers its papers with DataCite."""

ONLY_PREPRINTS = frozenset({"arxiv", "datacite"})
"""Sources that cannot outrank a published form with the entry's own identifier, whatever they say."""

KNOWS_BY = {
    **{kind: kind for kind in ("cvf", "jmlr", "neurips", "openreview", "pmlr", "virtual")},
    "tmlr": "openreview",
}
"""Sources whose records have no identifier but one of a kind, mostly their own, and no DOI: the entry's they have only
if it has one of that kind."""


def unanswered(dossier: Dossier, chosen: Record | None = None) -> tuple[str, ...]:
    """The sources that are silent about a paper and that no stand-in has answered for; `chosen` is what is believed."""
    spoke = {name for name, answer in dossier.answers if not isinstance(answer, Unavailable)}
    silent = (name for name in dossier.silent if STANDS_IN.get(name) not in spoke)
    return tuple(name for name in silent if not _searched_in_place_of(name, dossier, chosen))


def _searched_in_place_of(name: str, dossier: Dossier, chosen: Record | None) -> bool:
    """Whether a search of Crossref's was made in place of a silent copy, and found nothing that is published."""
    answers = [answer for source, answer in dossier.answers if source == "crossref"]
    made = bool(answers) and not any(isinstance(answer, Unavailable) for answer in answers)
    return name in COPIES and made and chosen is not None and chosen.version is Version.PREPRINT


def may_overrule(source: str, paper: Paper) -> bool:
    """Whether a silent source might have a published form with an identifier of the entry that is believed more."""
    kind = KNOWS_BY.get(source)
    known = kind is None or kind in dict(paper.ids.items())
    return known and source not in ONLY_PREPRINTS | COPIES
