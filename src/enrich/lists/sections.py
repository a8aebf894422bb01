"""What the headings above an entry say of all entries below them: a year, a venue, or both ("NeurIPS 2024").

The nearest heading that says it counts. A heading that says more than that ("Surveys of 2023", "Before 2020")
is a topic, or a bound, and says nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from enrich.lists.markdown_credits import when
from enrich.lists.markdown_names import is_acronym
from enrich.model import Field, VenueKind
from enrich.normalise.venues import recognise_venue

_DECORATION = re.compile(
    r"<[^<>]*>|!?\[(?=[^\[\]]*\]\()|\]\([^()]*\)|:[a-z0-9_+-]+:|[*_`~]|[^\w\s'’()&:.,/-]", re.IGNORECASE
)
_AROUND = re.compile(
    r"\A\W*(?:(?:year|published in|accepted (?:at|by|to|in)|papers (?:of|in|from|at))\s*:?\s+)?"
    r"|(?<=\d)\s?年|\s*[(:,-]?\s*(?:(?<!\d)\d{1,3}\s+)?(?:papers?|publications?|articles?)\)?\s*\Z|\s*\(\d{1,3}\)\s*\Z",
    re.IGNORECASE,
)

_YEAR = re.compile(r"(?:19|20)\d\d")

LONGEST_NAME = 120
"""Characters. A longer heading is a sentence."""


@lru_cache(maxsize=4096)
def said_above(section: str) -> Mapping[Field, str]:
    """The date and the venue that a path of headings gives to what stands below it."""
    said: dict[Field, str] = {}
    for name in reversed(section.split(" > ")):
        for field, text in _said(name):
            said.setdefault(field, text)
    return said


def _said(name: str) -> tuple[tuple[Field, str], ...]:
    text = _AROUND.sub("", _DECORATION.sub("", name).strip()) if len(name) <= LONGEST_NAME else ""
    found = when(text)
    if found is None or len(_YEAR.findall(text)) > 1:
        return ()
    date = found.date.of(text) if found.date else ""
    venue = found.venue.of(text) if found.venue else ""
    known = recognise_venue(venue) if venue else None
    if venue and not (known and (date or known.kind is VenueKind.PREPRINT or any(map(is_acronym, venue.split())))):
        # "Nature", "Science" and "Robotics" are topics too
        return ()
    return tuple((field, said) for field, said in ((Field.DATE, date), (Field.VENUE, venue)) if said)
