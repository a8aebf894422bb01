"""From a text to a venue of the table and a track.

Never by likeness. What a spelling adds to one of the table must be understood (an edition, pages, a place, a track),
or the venue stays unknown: a venue that is not recognised costs nothing, a wrong one becomes a wrong correction. The
tracks of a conference are kept apart, and a workshop is never its conference's main track.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from enrich.model import Track, VenueKind
from enrich.normalise import venue_table
from enrich.normalise.venue_places import is_known_place, is_place
from enrich.normalise.venue_table import Entry
from enrich.normalise.venue_text import (
    COLOCATED,
    HOST,
    MONTH,
    OF_SOCIETY,
    TRACKS,
    forms,
    trimmed,
    without_edition,
    without_presentation,
    without_roman_number,
    year_in,
)

_SHORT_WORKSHOP = re.compile(r"\b([A-Za-z]{3,})-?W\b")

# Words that a description of a conference may add to the words of its name.
_GENERAL = frozenset(
    word
    for kind in ("conference meeting proceedings symposium", "international joint acm cvf ieee", "and for in of on")
    for word in kind.split()
)


_HELD = frozenset({VenueKind.CONFERENCE, VenueKind.WORKSHOP})


def _conference(entry: Entry | None) -> Entry | None:
    return entry if entry and entry.kind is VenueKind.CONFERENCE else None


@lru_cache(maxsize=4096)
def _named(text: str) -> Entry | None:
    """The venue whose name or acronym the whole text is."""
    previous = ""
    for form in forms(text):
        if form != previous and (entry := venue_table.find(form)):
            return entry
        previous = form
    return _numbered(text)


def _numbered(text: str) -> Entry | None:
    """The conference of whose full name and a Roman number the text is made: "Robotics: Science and Systems XIX".

    After an acronym, and with journals, such a number may be that of a part or a series ("TCAS II").
    """
    name = without_roman_number(text)
    return _conference(_named(name)) if name != text and name.count(" ") >= 3 else None


@cache
def _own_words(venue_id: str) -> frozenset[str]:
    return venue_table.vocabulary(venue_id) | _GENERAL


def _describes(text: str, entry: Entry) -> bool:
    """Whether a text says nothing but words of the venue's own names, in full or shortened."""
    known = _own_words(entry.id)
    said = venue_table.words(without_edition(text))
    return all(word in known or (len(word) >= 3 and any(name.startswith(word) for name in known)) for word in said)


def _parts(text: str) -> list[str]:
    """The parts between parentheses, dashes and colons, or, where there are none, between commas.

    A name that has commas itself stays whole. What follows a colon keeps it.
    """
    parts = [part for part in re.split(r"\s-\s|[()\[\];]|(?=:)", text) if trimmed(part)]
    if any(_named(trimmed(part)) for part in parts):
        return [piece for part in parts for piece in ([part] if _named(trimmed(part)) else _split_at_commas(part))]
    return [piece for part in parts for piece in _split_at_commas(part)]


def _split_at_commas(text: str) -> list[str]:
    pieces = text.split(",")
    for end in range(len(pieces) - 1, 1, -1):
        head = ",".join(pieces[:end])
        if without_edition(pieces[end - 1]) and _named(trimmed(head)):
            return [head, *pieces[end:]]
    return pieces


def _is_edition(part: str) -> bool:
    """Whether a part that names a venue ends with its acronym: "KDD '24", "... in Information Retrieval, SIGIR"."""
    last = trimmed(part.rpartition(",")[2])
    return len(venue_table.words(without_edition(last))) <= 2 and _named(last) is not None


def _says_where(tail: Sequence[str]) -> bool:
    """Whether parts have a country or a state, and two parts at most that are neither nor a date: a hotel, a city."""
    unsure = [part for part in tail if without_edition(part) and not is_known_place(part)]
    return len(unsure) <= 2 and any(map(is_known_place, tail))


def _tells_an_edition(text: str, names: Sequence[str], tail: Sequence[str]) -> bool:
    """Whether a text has an acronym and a year, or a name and then a year, a month and a country."""
    if year_in(text) is None:
        return False
    return any(map(_is_edition, names)) or (MONTH.search(text) is not None and _says_where(tail))


def _is_another(found: Entry | None, part: str, entry: Entry) -> bool:
    """Whether a part names another venue, and is not one word that the venue's own names have as well."""
    if found is None or found is entry:
        return False
    said = venue_table.words(without_edition(part))
    return len(said) != 1 or said[0] not in venue_table.vocabulary(entry.id)


def _described(text: str) -> Entry | None:
    """The one venue that a part of the text names, if the other parts describe it or say where it was held.

    "2024 IEEE International Conference on Acoustics, Speech and Signal Processing (ICASSP)", "Computer Vision - ECCV
    2022", "KDD '24: ..., Barcelona Spain". A place is believed only at the end, after an acronym and a year, or in one
    with a date and a country: what follows a full name may be the rest of a longer one ("... on Computer Vision, Image
    and Deep Learning").
    """
    parts = _parts(text)
    named = [None if index and is_known_place(part) else _named(trimmed(part)) for index, part in enumerate(parts)]
    entry = next(filter(None, named), None)
    if entry is None or len(parts) < 2:
        return None
    if any(_is_another(found, part, entry) for part, found in zip(parts, named, strict=True)):
        return None
    at = [index for index, found in enumerate(named) if found is entry]
    is_placed = entry.kind in _HELD and _tells_an_edition(text, [parts[index] for index in at], parts[at[-1] + 1 :])
    understood = (
        found is entry or _describes(part, entry) or (is_placed and index > at[-1] and is_place(part))
        for index, (part, found) in enumerate(zip(parts, named, strict=True))
    )
    return entry if all(understood) else None


def _venue_of(text: str) -> Entry | None:
    return _named(text) or _described(text)


def _is_its_own(acronym: str, text: str) -> bool:
    """Whether an acronym in parentheses is that of the workshop whose name stands before it.

    Its letters are then, in order, first letters of words before it: "Multilingual Surface Realisation (MSR 2019)".
    """
    name, parenthesis, _ = text.partition("(" + acronym)
    initials = iter(word[0].casefold() for word in re.findall(r"[^\W\d_]+", name))
    return bool(parenthesis) and all(letter in initials for letter in acronym.casefold() if letter.isalpha())


def _only_acronym(text: str) -> Entry | None:
    """The one conference whose acronym, of three letters or more, stands among the words as the table spells it.

    Not where the acronym is that of the workshop itself, nor where it is that of a society ("Workshop of the ACL
    Special Interest Group").
    """
    if OF_SOCIETY.search(text):
        return None
    tokens = (re.sub(r"-?(?:19|20)?\d\d$", "", token) for token in re.findall(r"[^\s,.;:()@'/\[\]]+", text))
    pieces = {piece for token in tokens for piece in (token, *token.split("-")) if len(piece) >= 3}
    spelled = {piece: entry for piece in pieces if (entry := venue_table.find(piece)) and piece in entry.spellings}
    hosts = {entry.id: entry for piece, entry in spelled.items() if _conference(entry) and not _is_its_own(piece, text)}
    entry = next(iter(hosts.values())) if len(hosts) == 1 else None
    return None if entry and "workshop" in venue_table.vocabulary(entry.id) else entry


def _workshop(text: str) -> Entry | None:
    """The series of workshops that a text names, or else the conference that the workshop belongs to."""
    before, *_, after = HOST.split(text) if HOST.search(text) else (text, "")
    series = _venue_of(trimmed(before))
    if series and series.kind is VenueKind.WORKSHOP:
        return series
    without = TRACKS[Track.WORKSHOP]
    host = (
        _venue_of(trimmed(without.sub(" ", text)))
        or _venue_of(trimmed(without.sub(" ", after)))
        or (_named(trimmed(text.partition(":")[0])) if ":" in text else None)
    )
    return _conference(host) or _only_acronym(text)


def _with_workshop_written_out(text: str) -> str:
    """CVPRW as "CVPR workshop"; CSCW, which is a conference, as it is."""

    def written_out(short: re.Match[str]) -> str:
        entry = None if venue_table.find(short[0]) else venue_table.find(short[1])
        return f"{short[1]} workshop" if entry and short[1] in entry.spellings else short[0]

    return _SHORT_WORKSHOP.sub(written_out, text)


def _first_track(text: str) -> Track | None:
    return next((track for track, pattern in TRACKS.items() if pattern.search(text)), None)


def _track_in(text: str) -> Track:
    """The track that a text tells. The words of a venue's own name ("Workshop on Machine Translation") tell none."""
    track = _first_track(text)
    if track:
        track = _first_track(" ; ".join(part for part in _parts(text) if not _named(trimmed(part))))
    if track is None and COLOCATED.search(text):
        return Track.WORKSHOP
    return track or Track.MAIN


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
