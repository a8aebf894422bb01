"""Whether title, people, year and place make a record a paper's: a table that is read from the top.

Measured on 158,856 papers of computer science, where it is tried with `benchmarks/matching.py`:
one in 1,200 papers has a namesake by the same people, mostly an earlier or a later version of the
work. So a record that was found by its title must fit in time too: it is of the year that the list
shows, or comes some years after a preprint that is known, never before. What falls short is a
suggestion.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from enrich.match.likeness import Likeness, People, people_compared, same_venue, together, years_later
from enrich.match.titles import Titles, compared, content_words, is_genre, is_plain
from enrich.model import Version


class Identity(StrEnum):
    """Whether a record is about the paper. A contradiction is an identifier of another work."""

    CERTAIN = "certain"
    LIKELY = "likely"
    OTHER = "another work"
    CONTRADICTED = "contradicted"


NEVER, THEN, SOON, LATER, AROUND, ANY_YEAR = range(0), range(1), range(2), range(5), range(-3, 4), range(-100, 101)


@dataclass(frozen=True, slots=True)
class Tier:
    """A row of the table: all that it names must hold.

    `years` says how much later the record may be, and `after` the same where a preprint of the work is
    known; a preprint itself may as well be so much earlier. `undated` says whether that may be unknown.
    `words` is how many telling words the shared title has at least. `venue` says that both must name
    the same one, and the years of its editions. `alone` says that what one title has more must not
    make it another part, a survey or a tutorial.
    """

    titles: frozenset[Titles]
    people: frozenset[People]
    years: range
    why: str
    after: range = NEVER
    words: int = 1
    undated: bool = False
    venue: bool = False
    alone: bool = True


SAME, SPELT, HEAD, TAIL, NEAR, ALIKE = (frozenset({titles}) for titles in Titles if titles is not Titles.OTHER)

ALL = frozenset({People.SAME})
NONE_LOST = ALL | {People.WITHIN}
MOST = NONE_LOST | {People.MOST}
HALF = MOST | {People.HALF}
SOME = HALF | {People.SOME}
ANYBODY = frozenset(People)

CERTAIN = (
    Tier(SAME, NONE_LOST, THEN, "same title, shared authors", after=LATER, words=3, undated=True),
    Tier(SAME, ALL, THEN, "same title, same authors", after=SOON),
    Tier(SAME, MOST, THEN, "same title and year, most of the authors", words=3),
    Tier(SAME, ANYBODY, THEN, "same title, venue and year", words=4, venue=True),
    Tier(SAME, HALF, range(-4, 5), "same title and venue, shared authors", words=3, venue=True),
    Tier(SPELT, ALL, THEN, "same title but for its spelling, same authors", after=SOON, words=3),
    Tier(HEAD | TAIL, ALL, THEN, "same title but for a subtitle, same authors", after=SOON, words=3),
    Tier(SPELT | HEAD | TAIL, MOST, THEN, "nearly the same title, same venue and year", words=2, venue=True),
)
"""What makes a record certain."""

LIKELY = (
    Tier(SAME, SOME, ANY_YEAR, "same title and a shared author, but other authors or years too", undated=True),
    Tier(SAME, ANYBODY, ANY_YEAR, "same title, but no shared author, venue or year to confirm it", undated=True),
    Tier(
        SPELT | HEAD | TAIL | NEAR, HALF, AROUND, "nearly the same title, and shared authors", undated=True, alone=False
    ),
    Tier(ALIKE, HALF, AROUND, "a similar title, and shared authors", words=2, undated=True),
    Tier(SPELT | NEAR, ANYBODY, AROUND, "nearly the same title, but no shared authors", words=3, undated=True),
)
"""What makes it worth a suggestion; what no row takes is another work."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two sides agree in, as far as the table asks.

    `later` is by how many years the record is; `edition` the same by all that is known of when and
    where the work appeared, None unless both name the same venue. `preprint` says that one is known.
    """

    titles: Titles
    words: int
    plain: bool
    people: People
    later: int | None
    edition: int | None
    version: Version
    preprint: bool

    def fits(self, tier: Tier) -> bool:
        """Whether all that a row names holds."""
        return (
            self.titles in tier.titles
            and self.people in tier.people
            and self.words >= tier.words
            and (self.plain or not tier.alone)
            and self._in_time(tier)
        )

    def _in_time(self, tier: Tier) -> bool:
        if tier.venue:
            return self.edition is not None and self.edition in tier.years
        if self.later is None:
            return tier.undated
        if self.version is Version.PREPRINT:
            return abs(self.later) in (*tier.years, *tier.after)
        return self.later in tier.years or (self.preprint and self.later in tier.after)


@dataclass(frozen=True, slots=True)
class SharedTitle:
    """What two titles have in common: how they agree, in which words, and whether the rest is plain, or a genre."""

    titles: Titles
    key: str = ""
    plain: bool = True
    genre: bool = False


def shared_title(one: Likeness, other: Likeness) -> SharedTitle:
    """What two sides' titles have in common, where they agree best."""
    found = [SharedTitle(compared(mine, their), mine) for mine, their in product(one.titles, other.titles)]
    for mine, theirs in ((one, other), (other, one)):
        for part in mine.parts:
            if part.key in theirs.titles:
                titles = Titles.HEAD if part.head else Titles.TAIL
                found.append(SharedTitle(titles, part.key, is_plain(part), is_genre(part)))
    return min(found, key=lambda shared: _ORDER[shared.titles], default=SharedTitle(Titles.OTHER))


_ORDER = {titles: place for place, titles in enumerate(Titles)}


def _comparisons(known: Sequence[Likeness], record: Likeness) -> tuple[Comparison, ...]:
    """What a work, by all that is known of it, and a record agree in.

    A title, a line of authors and a year need not be known from the same place: a corrected entry
    shows the one beside the other, and must not make more certain than what corrected it.
    """
    titles = {shared_title(one, record) for one in known}
    if all(title.titles is Titles.OTHER for title in titles):
        return ()
    work = together(known)
    later = years_later(work, record)
    edition = later if same_venue(work, record) else None
    people = {people_compared(one, record) for one in known}
    preprint = any(one.version is Version.PREPRINT for one in known)
    return tuple(
        Comparison(
            title.titles, content_words(title.key), title.plain, persons, later, edition, record.version, preprint
        )
        for title, persons in product(titles, people)
    )


def decide(known: Sequence[Likeness], record: Likeness) -> tuple[Identity, str]:
    """The first row of the table that holds for a work, by all that is known of it, and a record; and why."""
    sides = _comparisons(known, record)
    for identity, tiers in ((Identity.CERTAIN, CERTAIN), (Identity.LIKELY, LIKELY)):
        for tier in tiers:
            if any(side.fits(tier) for side in sides):
                return identity, tier.why
    return Identity.OTHER, "another title"
