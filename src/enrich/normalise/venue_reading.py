"""From a text to a venue of the table and a track.

Never by likeness. What a spelling adds to one of the table must be understood (an edition, pages, a place, a track),
or the venue stays unknown: a venue that is not recognised costs nothing, a wrong one becomes a wrong correction. The
tracks of a conference are kept apart, and a workshop is never its conference's main track.
"""

from __future__ import annotations

import re
from functools import lru_cache

from enrich.model import Track, VenueKind
from enrich.normalise import venue_table
from enrich.normalise.venue_table import Entry
from enrich.normalise.venue_text import (
    COLOCATED,
    HOST,
    TRACKS,
    forms,
    is_place,
    trimmed,
    without_edition,
    without_presentation,
    year_in,
)

_SHORT_WORKSHOP = re.compile(r"\b([A-Za-z]{3,})W\b")

# Words that a description of a conference may add to the words of its name.
_GENERAL = frozenset(
    word
    for kind in ("conference meeting proceedings symposium", "international joint acm cvf ieee", "and for in of on")
    for word in kind.split()
)


@lru_cache(maxsize=4096)
def _named(text: str) -> Entry | None:
    """The venue whose name or acronym the whole text is."""
    return next((entry for form in forms(text) if form and (entry := venue_table.find(form))), None)


def _describes(text: str, entry: Entry) -> bool:
    """Whether a text says nothing but words of the venue's own names, in full or shortened."""
    known = venue_table.vocabulary(entry.id) | _GENERAL
    said = venue_table.words(without_edition(text))
    return all(word in known or (len(word) >= 3 and any(name.startswith(word) for name in known)) for word in said)


def _parts(text: str) -> list[str]:
    """The parts between parentheses, dashes and colons, or, where there are none, between commas.

    A name that has commas itself stays whole.
    """
    parts = [part for part in re.split(r"\s-\s|[():;]", text) if trimmed(part)]
    if any(_named(trimmed(part)) for part in parts):
        return [piece for part in parts for piece in ([part] if _named(trimmed(part)) else _split_at_commas(part))]
    return [piece for part in parts for piece in _split_at_commas(part)]


def _split_at_commas(text: str) -> list[str]:
    pieces = text.split(",")
    for end in range(len(pieces) - 1, 1, -1):
        head = ",".join(pieces[:end])
        if _named(trimmed(head)):
            return [head, *pieces[end:]]
    return pieces


def _is_short(text: str) -> bool:
    """Whether a part is an acronym rather than a full name."""
    return len(venue_table.words(without_edition(text))) <= 2


def _described(text: str) -> Entry | None:
    """The one venue that a part of the text names, if the other parts describe it or say where it was held.

    "2024 IEEE International Conference on Acoustics, Speech and Signal Processing (ICASSP)", "Computer Vision - ECCV
    2022", "KDD '24: ..., Barcelona Spain". A place is believed only at the end of an acronym and a year: what follows a
    full name may be the rest of a longer one ("... on Computer Vision, Image and Deep Learning").
    """
    parts = _parts(text)
    named = [_named(trimmed(part)) for part in parts]
    venues = {entry.id: entry for entry in named if entry}
    if len(parts) < 2 or len(venues) != 1:
        return None
    (entry,) = venues.values()
    at = [index for index, found in enumerate(named) if found]
    is_edition = year_in(text) is not None and any(_is_short(parts[index]) for index in at)
    understood = (
        found or _describes(part, entry) or (is_edition and index > at[-1] and is_place(part))
        for index, (part, found) in enumerate(zip(parts, named, strict=True))
    )
    return entry if all(understood) else None


def _venue_of(text: str) -> Entry | None:
    return _named(text) or _described(text)


def _conference(entry: Entry | None) -> Entry | None:
    return entry if entry and entry.kind is VenueKind.CONFERENCE else None


def _only_acronym(text: str) -> Entry | None:
    """The one conference whose acronym, of three letters or more, stands among the words as the table spells it."""
    tokens = (re.sub(r"-?(?:19|20)?\d\d$", "", token) for token in re.findall(r"[^\s,.;:()@'/\[\]]+", text))
    pieces = {piece for token in tokens for piece in (token, *token.split("-")) if len(piece) >= 3}
    spelled = (entry for piece in pieces if (entry := venue_table.find(piece)) and piece in entry.spellings)
    found = {entry.id: entry for entry in spelled if _conference(entry)}
    return next(iter(found.values())) if len(found) == 1 else None


def _workshop(text: str) -> Entry | None:
    """The series of workshops that a text names, or else the conference that the workshop belongs to."""
    before, *_, after = HOST.split(text) if HOST.search(text) else (text, "")
    series = _venue_of(trimmed(before))
    if series and series.kind is VenueKind.WORKSHOP:
        return series
    host = _venue_of(trimmed(TRACKS[Track.WORKSHOP].sub(" ", text))) or _venue_of(trimmed(after))
    return _conference(host) or _only_acronym(text)


def _with_workshop_written_out(text: str) -> str:
    """CVPRW as "CVPR workshop"; CSCW, which is a conference, as it is."""

    def written_out(short: re.Match[str]) -> str:
        entry = None if venue_table.find(short[0]) else venue_table.find(short[1])
        return f"{short[1]} workshop" if entry and short[1] in entry.spellings else short[0]

    return _SHORT_WORKSHOP.sub(written_out, text)


def _track_in(text: str) -> Track:
    named = next((track for track, pattern in TRACKS.items() if pattern.search(text)), None)
    if named is None and COLOCATED.search(text):
        return Track.WORKSHOP
    return named or Track.MAIN


def read(text: str) -> tuple[Entry | None, Track]:
    """The venue and the track that a text names."""
    if entry := venue_table.find(text) or _named(text := without_presentation(text)):
        return entry, Track.MAIN
    text = _with_workshop_written_out(text)
    track = _track_in(text)
    if track is Track.WORKSHOP:
        return _workshop(text), track
    if track is Track.MAIN:
        return _described(text), track
    return _conference(_venue_of(trimmed(TRACKS[track].sub(" ", text)))), track
