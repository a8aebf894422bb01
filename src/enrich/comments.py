"""What the authors of a preprint say about it in its comment at arXiv. Pure.

"Accepted at ICML 2025" is the authors' word and nobody else's, so what is read here is only ever
suggested. "Submitted to ICML" says nothing, and neither does "extended version of our ICML paper",
which is another paper than that one. What is not understood is nothing too.

https://info.arxiv.org/help/prep.html#comments, https://info.arxiv.org/help/withdraw.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from enrich.model import Track, Venue, VenueKind
from enrich.normalise.venues import recognise_venue

LONGEST = 600
"""Characters of a comment that are read. What says where a paper appeared stands near its beginning."""

# --- withdrawn, superseded ----------------------------------------------------------------------

_PAPER = r"(?:paper|article|submission|manuscript|work|preprint|(?<=this )version|(?<=this )draft)"
_IS = r"(?:has been|have been|is being|was|is)\s+(?:(?!not\b)\w+\s+)?"
_ELSEWHERE = r"(?:\s+by\s+(?:the\s+|its\s+)?(?:first\s+)?authors?)?\s+from\s+(?!(?:the\s+)?arxiv)"

_WITHDRAWN = re.compile(
    rf"(?<!previous )(?<!earlier )(?<!original )\b{_PAPER}\s+(?:{_IS})?(?:withdrawn|retracted)\b(?!{_ELSEWHERE})"
    rf"|(?:^\W*|\bnote:\s*)withdrawn\b(?!{_ELSEWHERE})"
    rf"|\bwithdr(?:aw|ew|awn)\s+(?:this|the)\s+{_PAPER}\b(?!{_ELSEWHERE})"
    r"|\bremoved by arxiv\b",
    re.IGNORECASE,
)

_SUPERSEDED = re.compile(r"\b(?:superseded|subsumed|replaced)\s+by\b[^.;]{0,60}\barxiv:?\s*\d", re.IGNORECASE)


def is_withdrawn(comment: str) -> bool:
    """Whether a comment says that the preprint was taken back, and not only from a conference."""
    return _WITHDRAWN.search(comment[:LONGEST]) is not None


def is_superseded(comment: str) -> bool:
    """Whether a comment says that another paper at arXiv takes the place of this one."""
    return _SUPERSEDED.search(comment[:LONGEST]) is not None


# --- accepted -----------------------------------------------------------------------------------

_HOPE = re.compile(
    r"\b(?:(?:re)?submit\w*|submission|under (?:[\w-]+ ){0,2}?(?:review|revision|consideration)|(?:in|for) review|"
    r"being reviewed|in preparation|planned|intended for|prepared for|reject\w*|not (?:yet )?(?:been )?accepted|"
    r"conditional\w*|provisional\w*|(?:major|minor) revisions?|withdr[ae]w\w*)\b",
    re.IGNORECASE,
)
"""A venue where the authors would like the work to appear, or where it did not."""

_ANOTHER = re.compile(
    r"\b(?:extended|expanded|preliminary|abridged|condensed|shortened|shorter|earlier|previous|prior|short|long|longer|"
    r"full|conference|workshop|journal|poster) (?:[\w-]+ )?versions?\b"
    r"|\b(?:(?<!ready )(?<!final )version|extension|expansion|summary|follow[- ]?up|sequel|"
    r"supplement\w*|appendix|reproduction|replication|revision|translation|companion|response|reply|comment)"
    r" (?:of|to|for|on|paper)\b"
    r"|\b(?:parts?|portions?|some) of (?:this|these|our|the (?:results?|material|paper|work))\b"
    r"|\b(?:previous|earlier|prior|companion|preceding) (?:paper|work|result)s?\b"
    r"|\b(?:extends|extending|builds (?:up)?on|based on|generali[sz]es|supersedes|combines|"
    r"appeared (?:earlier|before))\b",
    re.IGNORECASE,
)
"""Words for another paper than this one, which may have appeared where the comment says."""

_CLAIM = re.compile(
    r"\b(?:accepted|accept|acceptance|to appear|will appear|appear(?:s|ed)|to be (?:published|presented)|published|"
    r"presented|in press|forthcoming|camera[- ]ready(?: version)?)\b"
    r"(?:\s+(?:for|as)(?:\s+[\w-]+){1,4}?(?=\s+(?:at|in|to|by)\b))?"
    r"[\s:,]+(?:(?:at|to|in|by|for|on|as)\s+)?",
    re.IGNORECASE,
)
"""What the authors say of a paper that appeared; the venue comes next."""

_SIDE = re.compile(
    r"\b(?:workshops?|extended abstracts?|findings|data ?sets? (?:and|&) benchmarks?|demonstrations?|"
    r"demo (?:track|paper)s?|industr(?:y|ial) (?:track|papers?|session)|tutorials?|companion|adjunct|doctoral|"
    r"student abstracts?|challenges?|competitions?|shared tasks?|late[- ]breaking|blog ?posts?|tiny papers?|keynote|"
    r"invited talk|(?:tools?|short|poster) track)\b",
    re.IGNORECASE,
)
"""Parts of a programme. A paper in one of them did not appear in the main proceedings."""

_SIDE_OF_IT = re.compile(r"\b(?:workshops?|extended abstracts?|shared tasks?|findings)\b", re.IGNORECASE)
"""Those that are of this paper in whichever sentence of a comment they stand."""

_STOP = re.compile(r"[;|]|\s/\s|\.\s+(?=[A-Z0-9(\"'“])")
_ABBREVIATION = re.compile(r"\b(?:[A-Z][a-z]{1,6}|[a-z]{1,4}|[A-Z])$")

_CUT = re.compile(r"[,.:]\s|\.$|\s[-–—(\[]|\s(?:with|and|code|project|see|as|under)\s", re.IGNORECASE)
_NO_NAME = re.compile(
    r"[\s,.:(\[]*(?:$|\d|code\b|with\b|see\b|as\b|under\b|https?:|project|camera|oral|poster|spotlight|main\b|includ|"
    r"copyright|©|the (?:code|final)|(?:first|last|both)\b)",
    re.IGNORECASE,
)
"""What follows the name of a venue and is certainly no more of it."""


def announced_venue(comment: str) -> Venue | None:
    """The one venue at which the authors say that this paper appeared or will appear."""
    text = comment[:LONGEST]
    if is_withdrawn(text) or is_superseded(text) or _ANOTHER.search(text):
        return None
    clauses = _clauses(text)
    told = [clause for clause in clauses if not _HOPE.search(clause)]
    venues = [venue for clause in told if (venue := _claimed(clause))]
    if not venues and len(told) == len(clauses):
        venues = [venue for clause in told if (venue := _named(clause))]
    if len({(venue.id, venue.track) for venue in venues}) != 1:
        return None
    year = next((venue.year for venue in venues if venue.year), None)
    venue = replace(venues[0], year=year)
    return None if _is_main(venue) and _SIDE_OF_IT.search(text) else venue


def _clauses(text: str) -> list[str]:
    """The sentences of a comment; a full stop after an abbreviation ("Proc. of") ends none."""
    ends = [
        stop for stop in _STOP.finditer(text) if stop[0][0] != "." or not _ABBREVIATION.search(text[: stop.start()])
    ]
    starts = [0, *(stop.end() for stop in ends)]
    return [text[start:end] for start, end in zip(starts, [*(stop.start() for stop in ends), len(text)], strict=True)]


def _claimed(clause: str) -> Venue | None:
    """The venue that follows a word like "accepted"."""
    tails = (clause[claim.end() :] for claim in _CLAIM.finditer(clause))
    return next((venue for tail in tails if (venue := _leading(tail, clause))), None)


def _named(clause: str) -> Venue | None:
    """The edition that a clause names without a verb: "13 pages, ICML 2024"."""
    tails = (clause[start:] for start in (0, *(comma.end() for comma in re.finditer(r",\s", clause))))
    found = (venue for tail in tails if (venue := _leading(tail, clause)))
    return next((venue for venue in found if venue.year), None)


def _heads(text: str) -> Iterator[tuple[str, str]]:
    """The text, then shorter and shorter beginnings of it, each with what was cut off."""
    yield text, ""
    for cut in reversed([cut.start() for cut in _CUT.finditer(text)]):
        yield text[:cut], text[cut:]


def _leading(text: str, clause: str) -> Venue | None:
    """The venue that a text begins with, if what else its clause says cannot change which one it is."""
    for head, rest in _heads(text):
        venue = recognise_venue(head)
        if venue is None or venue.kind is VenueKind.PREPRINT:
            continue
        is_whole = venue.year is not None or len(head.split()) == 1 or _NO_NAME.match(rest)
        in_part = _is_main(venue) and _SIDE.search(clause)
        return venue if is_whole and not in_part and not _names_another(clause.replace(head, " "), venue) else None
    return None


def _is_main(venue: Venue) -> bool:
    return venue.kind is VenueKind.CONFERENCE and venue.track is Track.MAIN


def _names_another(text: str, venue: Venue) -> bool:
    """Whether a text has the acronym of another venue: "CVPR 2024 and TPAMI"."""
    acronyms = (word for word in re.findall(r"\w+", text) if sum(letter.isupper() for letter in word) >= 2)
    return any(other.id != venue.id for word in acronyms if (other := recognise_venue(word)))
