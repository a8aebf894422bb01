"""What the id of a group at OpenReview says about a paper that belongs to it: where it was accepted. Pure.

https://docs.openreview.net/reference/api-v2/entities/note/fields. The sites of conferences name these groups too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from enrich.model import Version

TRACKS: Mapping[str, tuple[Version, str]] = {
    "Conference": (Version.CONFERENCE, "{} {}"),
    "Track/Datasets_and_Benchmarks": (Version.CONFERENCE, "{} Datasets and Benchmarks {}"),
    "Datasets_and_Benchmarks_Track": (Version.CONFERENCE, "{} Datasets and Benchmarks {}"),
    "Position_Paper_Track": (Version.CONFERENCE, "{} {}"),
    "Workshop": (Version.WORKSHOP, "{} Workshop {}"),
}
"""What stands after the year in the id of a venue that has accepted a paper, and how the venue is then called."""

JOURNALS: Mapping[str, str] = {"TMLR": "TMLR", "DMLR": "DMLR"}
"""The ids of venues that have no editions."""

_VENUE = re.compile(r"(?:[\w.-]+/)*?([\w-]+)(?:\.[a-z]{2,4})?/(20\d\d)/(\w+(?:/Datasets_and_Benchmarks)?)(/[^/]+)?")
_NOT_ACCEPTED = re.compile(r"submi(?:tted|ssion)|reject|withdr|under review|desk", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Where a paper was accepted: in which form, the venue's name, and the year of its edition, if it has any."""

    version: Version
    venue: str
    year: int | None = None


def acceptance(venueid: str, venue: str) -> Acceptance | None:
    """What the id of a venue says; None for a mere submission, however its `venue` is worded.

    Only an accepted paper has the id of the venue itself; what was submitted, rejected or withdrawn
    has a longer one. But at the first interface a rejected one kept it, and says so in `venue`. Ids
    at dblp.org are of what people have imported, and of no acceptance.
    """
    if _NOT_ACCEPTED.search(venue) or venueid.startswith("dblp.org"):
        return None
    if venueid in JOURNALS:
        return Acceptance(Version.JOURNAL, JOURNALS[venueid])
    form = _VENUE.fullmatch(venueid)
    track = TRACKS.get(form[3]) if form else None
    if form is None or track is None or bool(form[4]) != (track[0] is Version.WORKSHOP):
        return None
    if form[4] and _NOT_ACCEPTED.search(form[4]):
        return None
    version, name = track
    return Acceptance(version, name.format(form[1], form[2]), int(form[2]))
