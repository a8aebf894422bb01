"""What the name of a venue looks like that no table has: what may be one, and what is said beside it."""

from __future__ import annotations

import re

from enrich.lists.markdown_atoms import BLANK
from enrich.lists.markdown_names import is_acronym
from enrich.lists.splicing import Span
from enrich.normalise.venues import is_unpublished, recognise_venue

LONGEST_VENUE = 160
"""Characters. What is longer before a year is a sentence."""

MOST_OF_BODY = 3
"""Words of a company before a venue."""

_SMALL_WORDS = "of on in and the for & a an to de la des du et der für und y della di"
NO_VENUES = frozenset(("blog", "blogpost", "website", "tweet", "twitter", "youtube", "video", "github", "covid"))
"""What stands where venues stand, beside what is no work."""

PERIODICAL = re.compile(
    r"\b(?:Journal|Transactions|Letters|Reviews?|Annals|Archives|Bulletin|Magazine|Proceedings|Conference|Symposium"
    r"|Workshop)\b"
)
"""Words by which a venue says itself that it is one."""

_SAYS = re.compile(
    r"\b(?:[Ww]e|[Oo]ur|is|are|was|[Uu]sing|uses?|achiev\w+|propos\w+|introduc\w+|improv\w+|outperform\w*|trained|shows?)\b"
    r"|\d\.\d+\s|[×%≥≤]"
)
"""What is said of a work, and in the name of no venue."""

_SMALL = frozenset(_SMALL_WORDS.split())

TRACK = re.compile(
    r"[\s,(:–-]*?(?P<track>(?P<open>\()?(?:findings|workshops?\b|demos?|system demonstrations|industry|datasets?"
    r"|tutorials?|companion|wksp?|(?:[\w-]+ ){1,7}workshop|student research)[^.;()\[\]]{0,60}?(?(open)\)))[\s.)\]]*",
    re.IGNORECASE,
)
"""What belongs to a venue though it stands behind its year, or beside its name; brackets around it go with it."""


def behind_body(text: str, venue: Span) -> Span:
    """A known venue without the company before it, where a list names both: "Babbage Research, KDD, 2020"."""
    said = venue.of(text)
    body, comma, last = said.rpartition(", ")
    if not comma or len(body.split()) > MOST_OF_BODY or TRACK.match(body) or PERIODICAL.search(body):
        return venue
    alone = recognise_venue(last) and not (recognise_venue(said) or recognise_venue(body))
    return Span(venue.end - len(last), venue.end) if alone else venue


_BEGINS_NAME = re.compile(r"[A-Z]|\d{1,3}(?:st|nd|rd|th) [A-Z]")
"""A capital, or the number of a conference: "18th Conference on Trees"."""


def may_be_venue(text: str, *, enclosed: bool = False) -> bool:
    """Whether a text can be the name of a venue: one that is known, or one in capitals."""
    if BLANK in text or "[" in text or len(text) > LONGEST_VENUE:
        return False
    if recognise_venue(text) or is_hoped_for(text):
        return True
    said = re.findall(r"[^\W_][\w.'’-]*", text)
    if said and (said[0].lower() in NO_VENUES or _SAYS.search(text)):
        return False
    telling = [word for word in said if word.lower() not in _SMALL]
    capital = [word for word in telling if not word[0].islower() or is_acronym(word)]
    if (
        not telling
        or len(said) > (20 if enclosed else 14)
        or text.count(",") > 2
        or (said[0][0].isascii() and not _BEGINS_NAME.match(" ".join(said[:2])) and not is_acronym(said[0]))
    ):
        return False
    return len(capital) == len(telling) or enclosed or (len(capital) * 2 > len(telling) and len(said) > 3)


_GOES_ON = re.compile(r"\b(?:at|by|for|in|on|to)$", re.IGNORECASE)
"""What the name of a venue follows that is set apart: "under review in *ICLR*"."""


def is_hoped_for(text: str) -> bool:
    """Whether a text says that the work is being reviewed: "Under Review", "Submitted to ICML"."""
    return len(text) > len("unknown") and is_unpublished(text) and not _GOES_ON.search(text)
