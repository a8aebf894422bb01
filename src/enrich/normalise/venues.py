"""Venues: which one a text means, when its editions began, and how a list writes it.

"ICML'25", "Findings of EMNLP 2023", "NeurIPS Workshop" and "IEEE TMC" are recognised; the table is `venues.toml`, the
reading is in `venue_reading`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from enrich.model import PartialDate, Track, Venue, VenueKind
from enrich.normalise import venue_reading, venue_table
from enrich.normalise.venue_styles import (
    BY_ACRONYM,
    FORMER,
    TEMPLATES,
    Style,
    default_style,
    spellings,
    styles,
    track_written,
    write,
)
from enrich.normalise.venue_table import without_publishers, words
from enrich.normalise.venue_text import (
    ELSEWHERE,
    UNPUBLISHED,
    is_presented,
    tidy,
    without_edition,
    without_locators,
    year_in,
)

_LONGEST = 400  # characters; the longest names of proceedings have about 250


@lru_cache(maxsize=4096)
def recognise_venue(text: str) -> Venue | None:
    """The venue, track and edition that a text names, or None.

    Understands the spellings of lists ("ICML'25", "KDD '24 oral", "CVPRW"), of DBLP ("ACL (Findings)"), and of
    Crossref ("Proceedings of the 41st ..., pp. 1-9"). `year` is the edition's, where the text says it. A text that
    names a venue as a hope ("Submitted to ICLR") is None.
    """
    text = tidy(text)
    if len(text) > _LONGEST or not venue_table.may_name(text) or ELSEWHERE.search(text):
        return None
    text = without_locators(text)
    entry, track = venue_reading.read(text)
    if entry is None:
        return None
    track = Track.WORKSHOP if entry.kind is VenueKind.WORKSHOP else track
    return Venue(entry.id, entry.acronym, entry.name, entry.kind, track, year_in(text))


def is_unpublished(text: str) -> bool:
    """Whether a text says that there is no venue yet: "Under review", "Submitted to ICLR 2024", "TBD", "-"."""
    text = tidy(text).strip("()[] ")
    return len(text) <= _LONGEST and UNPUBLISHED.fullmatch(text) is not None


def edition_month(venue_id: str, year: int) -> PartialDate | None:
    """The month in which an edition of a conference began, if the table has it."""
    return venue_table.editions().get((venue_id, year))


def disputed_month(venue_id: str, year: int) -> PartialDate | None:
    """Another month that a list may show for an edition, since those who collect such dates differ, or it lasted."""
    return venue_table.disputed().get((venue_id, year))


_CONNECTING = frozenset(["a", "and", "for", "in", "of", "on"])


def _telling(text: str) -> list[str]:
    return [word for word in words(without_publishers(text)) if word not in _CONNECTING]


def abbreviates(short: str, venue: Venue) -> bool:
    """Whether a text can be an abbreviation of the venue's name, cut off or not: "Trans. Netw", "IEEE Trans. Mob".

    Its words, two or more or one of six letters, begin the first words of the name, in order; publishers may be left
    out, but not be others. What is the name of another venue ("Nature" for Nature Communications) is no abbreviation.
    """
    short = without_edition(tidy(short))
    known = recognise_venue(short)
    if known is not None:
        return known.id == venue.id
    said, name = _telling(short), _telling(venue.name)
    letters = re.findall(r"[^\W\d_]+", without_publishers(short))
    publishers = set(words(short)) - set(words(without_publishers(short)))
    return (
        (len(letters) >= 2 or any(len(word) >= 6 for word in letters))
        and publishers <= set(words(venue.name))
        and len(said) <= len(name)
        and all(full.startswith(word) for word, full in zip(said, name, strict=False))
    )


# --- house style ------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _style_of(cell: str, venue: Venue) -> tuple[Style, str] | None:
    """The first style and spelling in which the venue is written just as it stands in the cell, but for case."""
    seen = tidy(cell).casefold()
    return next(
        (
            (style, spelling)
            for style in styles(venue)
            for spelling in spellings(venue, style.naming)
            if write(venue, spelling, style).casefold() == seen
        ),
        None,
    )


def _majority(votes: Iterable[str | None], default: str) -> str:
    """What more than half of all voters say; those who say nothing that is understood count too."""
    counted = Counter(votes)
    favourite, votes_for = max(counted.items(), key=lambda item: item[1], default=(None, 0))
    return favourite if favourite is not None and 2 * votes_for > counted.total() else default


@dataclass(frozen=True, slots=True)
class VenueHouse:
    """How one list writes its venues: a style for each kind and track, and its own words for venues that it names.

    `words` has, by venue, naming and year (None where the list gives none), the spelling of the table that the list
    prefers: "SIGKDD", or "NIPS" in 2016 and "NeurIPS" in 2023. `own` has, by venue and track, what the list says in a
    style that no table has: "Int. Conference on Learning Representations (ICLR)", with "{year}" for the edition; and by
    the name of a track alone how that is written: "{v}{year}-findings".
    """

    styles: Mapping[tuple[VenueKind, Track], Style] = field(default_factory=dict, hash=False)
    words: Mapping[tuple[str, str, int | None], str] = field(default_factory=dict, hash=False)
    own: Mapping[tuple[str, Track], str] = field(default_factory=dict, hash=False)

    def write(self, venue: Venue) -> str:
        """The venue as this list would write it. It is recognised as the same venue and track, and no other edition."""
        for said in (self.own.get((venue.id, venue.track)), self.own.get(("", venue.track))):
            own = (said or "").replace("{year}", str(venue.year or "")).replace("{v}", venue.acronym)
            if own and _means(own, venue):
                return own
        track = track_written(venue)
        style = self.styles.get((venue.kind, venue.track)) or self._style_of_others(venue)
        naming = style.naming if track is Track.MAIN else "acronym"
        templates = TEMPLATES[track]
        template = style.template if style.template in templates else templates[0]
        plain = venue.name if venue.kind is VenueKind.JOURNAL else venue.acronym
        names = (*self._preferred(venue, naming), *spellings(venue, naming)[:1], plain)
        attempts = [Style(naming, style.year, template), Style(naming, "", templates[0])]
        candidates = (write(venue, name, attempt) for attempt in attempts for name in names)
        return next((text for text in candidates if _means(text, venue)), venue.name)

    def _style_of_others(self, venue: Venue) -> Style:
        """The style for a kind of venue that the list does not show: some journals are named as its conferences are."""
        shown = self.styles.get((VenueKind.CONFERENCE, Track.MAIN))
        alike = shown is not None and shown.naming == "acronym" and venue.id in BY_ACRONYM
        return shown if shown and alike else default_style(venue.kind, venue.track)

    def _preferred(self, venue: Venue, naming: str) -> Iterator[str]:
        for year in (venue.year, None):
            if word := self.words.get((venue.id, naming, year)):
                yield word


def _means(text: str, venue: Venue) -> bool:
    again = recognise_venue(text)
    return again is not None and (again.id, again.track) == (venue.id, venue.track) and again.year in {None, venue.year}


_Seen = tuple[Venue, tuple[Style, str] | None]


def _learn_style(seen: Sequence[_Seen], kind: VenueKind, track: Track) -> Style:
    default = default_style(kind, track)
    used = [(venue, understood[0] if understood else None) for venue, understood in seen if venue.kind is kind]
    named = [style for venue, style in used if venue.acronym.casefold() != venue.name.casefold()]
    of_track = [style for venue, style in used if venue.track is track]
    return Style(
        _majority((style.naming if style else None for style in named), default.naming),
        _majority((style.year if style else None for _, style in used), default.year),
        _majority((style.template if style else None for style in of_track), default.template),
    )


def _is_joint(spelling: str) -> bool:
    """Whether a name may be that of one edition that two conferences held together: "LREC-COLING", "ACL/IJCNLP"."""
    return "-" in spelling or "/" in spelling


def _learn_words(seen: Sequence[_Seen]) -> dict[tuple[str, str, int | None], str]:
    used = Counter(
        (venue.id, understood[0].naming, venue.year, understood[1])
        for venue, understood in seen
        if understood and (venue.year or not _is_joint(understood[1]))
    )
    present = {venue_id for venue_id, _, _, word in used if word != FORMER.get(venue_id)}
    by_use = sorted(used.items(), key=lambda item: (item[1], item[0][3]))
    return {
        (venue_id, naming, year): word
        for (venue_id, naming, year, word), _ in by_use
        if year or venue_id not in present or word != FORMER.get(venue_id)
    }


def learn_venues(written: Iterable[str]) -> VenueHouse:
    """The house style of a list that has these venue cells.

    Learnt from the majority of the cells that are recognised: acronym, full name or abbreviation, the edition's year
    and its form, the track and its place. Without a majority: conferences by acronym, journals by name, no year,
    "EMNLP Findings", "NeurIPS Workshop". Tracks are written with the acronym.
    """
    cells = [(cell, venue, _style_of(cell, venue)) for cell in written if (venue := recognise_venue(cell))]
    seen = [(venue, understood) for _, venue, understood in cells]
    kinds = {venue.kind for venue, _ in seen}
    learnt = {(kind, track): _learn_style(seen, kind, track) for kind in kinds for track in Track}
    return VenueHouse(learnt, _learn_words(seen), _own_words(cells))


def _own_words(cells: Sequence[tuple[str, Venue, tuple[Style, str] | None]]) -> dict[tuple[str, Track], str]:
    """What a list says again and again of a venue in words that no style has, with a place for the edition's year."""
    understood = {key for _, venue, known in cells if known for key in (venue.track, (venue.id, venue.track))}
    used: Counter[tuple[str, Track, str]] = Counter()
    for cell, venue, _ in cells:
        said = cell.strip().replace(str(venue.year), "{year}") if venue.year else cell.strip()
        if re.search(r"\d", said) or is_presented(cell):
            # volumes, pages and prizes are of that paper
            continue
        if (venue.id, venue.track) not in understood:
            used[venue.id, venue.track, said] += 1
        if venue.track not in {Track.MAIN, *understood} and venue.acronym in said:
            used["", venue.track, said.replace(venue.acronym, "{v}")] += 1
    by_use = sorted(used.items(), key=lambda item: (item[1], item[0][2]))
    return {(name, track): said for (name, track, said), _ in by_use}
