"""Is the record to which an identifier or a relation leads about the paper?

Links are copied from the entry above, and numbers mistyped: so an identifier alone is not believed. Nor
is it doubted for one field that is wrong, since that is what it is there to correct.
"""

from __future__ import annotations

from collections.abc import Sequence

from enrich.match.likeness import (
    Likeness,
    People,
    has_another_name,
    is_other_part,
    people_compared,
    share_of_people,
    together,
    years_later,
)
from enrich.match.tiers import Identity, SharedTitle, shared_title
from enrich.match.titles import Titles
from enrich.model import Version

THE_SAME = frozenset({Titles.SAME, Titles.SPELT})
"""Titles that are believed to be of one work, whoever the list says wrote it, and when."""

PARTS = frozenset({Titles.HEAD, Titles.TAIL})
"""Titles that are believed so whoever wrote it, unless one is the survey, say, of the other."""

Verdict = tuple[Identity, str]


def _title(known: Sequence[Likeness], record: Likeness) -> SharedTitle:
    """How the best of the titles by which a work is known agrees with the record's."""
    order = list(Titles)
    return min((shared_title(one, record) for one in known), key=lambda shared: order.index(shared.titles))


def _are_strangers(known: Sequence[Likeness], record: Likeness) -> bool:
    """Whether people are named on both sides, and nobody on both."""
    said = {people_compared(one, record) for one in known} - {People.UNSAID}
    return said == {People.NOBODY}


def _wrote_both(one: Likeness, other: Likeness) -> bool:
    return share_of_people(one, other) >= 0.75 and min(len(one.authors), len(other.authors)) >= 2


def _appeared_elsewhere(entry: Likeness, others: Sequence[Likeness], work: Likeness, record: Likeness) -> bool:
    """Whether an entry names another venue than a record, and another year, and nothing certain names a venue.

    Where something does, the record's may be that of another version, and the entry's may be corrected: what is
    corrected is no evidence, or a second run would judge otherwise.
    """
    shown, told = ({place for place, _ in side.places} for side in (entry, record))
    unsupported = shown and told and not shown & told and not any(other.places for other in others)
    return bool(unsupported) and years_later(work, record) not in (None, 0)


def _appeared_at_another_time(one: Likeness, other: Likeness) -> bool:
    """Whether the years are more than one apart; a preprint may be two years older than what the list shows."""
    later, earliest = years_later(one, other) or 0, -2 if other.version is Version.PREPRINT else -1
    return not earliest <= later <= 1


def confirm(entry: Likeness, others: Sequence[Likeness], record: Likeness) -> Verdict:
    """Whether a record that an identifier ties to an entry, or to other records of its work, is about it.

    One that agrees in the title alone, or in the people alone, and in nothing else that both say, may
    as well be a namesake, or another paper by these people: then it is but likely.
    """
    known = (entry, *others)
    title, strangers, work = _title(known, record), _are_strangers(known, record), together(known)
    elsewhere = _appeared_elsewhere(entry, others, work, record)
    at_another_time = _appeared_at_another_time(work, record)
    if title.titles in THE_SAME:
        doubtful = strangers and (elsewhere or at_another_time)
        return _certain(title.titles, doubtful and "other authors, and another venue or year")
    doubt = (elsewhere and "another venue and year") or (at_another_time and "another year")
    if title.titles in PARTS:
        return _certain(title.titles, (title.genre and "one may be a survey, or another part, of the other") or doubt)
    if title.titles is not Titles.OTHER:
        return _certain(title.titles, (strangers and "other authors") or doubt)
    if any(has_another_name(one, record) for one in known) and not strangers:
        return _certain("another name before the same subtitle", doubt)
    if any(is_other_part(one, record) for one in known):
        return Identity.CONTRADICTED, "but it is another part"
    if any(_wrote_both(one, record) for one in known):
        return _certain("another title, but the same authors", doubt)
    return Identity.CONTRADICTED, "but another title and other authors"


def _certain(why: str, doubt: str | bool) -> Verdict:
    return (Identity.LIKELY, f"{why}, but {doubt}") if doubt else (Identity.CERTAIN, why)
