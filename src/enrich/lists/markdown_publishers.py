"""Who published a work, as a citation says behind its venue: "*Conference on Trees*. Springer, Cham, 2024."."""

from __future__ import annotations

import re

from enrich.lists.markdown_atoms import BLANK
from enrich.lists.markdown_chunks import Chunk
from enrich.lists.markdown_credits import dates
from enrich.lists.markdown_parts import BOLD, DATE, QUOTES, UNMARKED, VENUE, Part, Reading, Stretch
from enrich.model import VenueKind
from enrich.normalise.dates import MONTHS
from enrich.normalise.venues import recognise_venue

_NAMES = (
    "Springer",
    "IEEE",
    "ACM",
    "Elsevier",
    "Wiley",
    "PMLR",
    "AAAI Press",
    "MIT Press",
    "Citeseer",
    "ISCA",
    "USENIX Association",
    "Association for Computational Linguistics",
    "Association for Computing Machinery",
    "Curran Associates",
    "Morgan Kaufmann",
    "Cambridge University Press",
    "Oxford University Press",
    "Academic Press",
    "CRC Press",
    "World Scientific",
    "Omnipress",
    "Eurographics Association",
)
"""Those that stand behind the venues of conferences, where citations are copied from an index of works."""

_KNOWN = rf"(?:{'|'.join(_NAMES)})\b[^.;:()\[\]\d]{{0,60}}?"
_PUBLISHER = re.compile(rf"{_KNOWN}(?:,\s\(?\*{{0,2}}(?P<year>(?:19|20)\d\d)\*{{0,2}}\)?)?[.,]?")
_AND_YEAR = re.compile(r"(?:[.,]?\s*[A-Z][^,;()\[\]]{1,60},\s|\d[\d.&/–-]*\s?\()(?P<year>(?:19|20)\d\d)\)?")
_BEHIND = re.compile(rf"\.?[ ]{{0,2}}(?:{_KNOWN}[.,]{{1,2}}\s)?\(?\*{{0,2}}(?:19|20)\d\d\b")
_BEFORE_VENUE = re.compile(r"[\s.,*\"”]*(?:in:?\s+)?")
_BETWEEN = re.compile(r"[\s.,*\"”]*")

LONGEST_VENUE = 16
"""Words."""


def read_publisher(reading: Reading, part: Stretch, chunk: Chunk) -> bool:
    """Whether a chunk names who published a volume, or which, and when."""
    venue = reading.parts.get(VENUE)
    match = _PUBLISHER.fullmatch(part.view, chunk.start, chunk.end) if venue else None
    if match and (not match["year"] or DATE not in reading.parts):
        if match["year"]:
            _date(reading, part, match)
        return True
    match = _AND_YEAR.fullmatch(part.view, chunk.start, chunk.end)
    if not match or not venue or venue.marks is not BOLD or DATE in reading.parts:
        return False
    if not is_preprint(reading, part.text):
        _date(reading, part, match)
    return DATE in reading.parts


_MONTH = rf"(?:{'|'.join(name[:3].title() for name in MONTHS)})[a-z]*\.?"
_PIECE = re.compile(
    r"(?i:vol|no|nos|pp?|ch|sec|ser|art|article)\b\.?[ ]?(?:no\.[ ])?[\w–:-]+"
    rf"|(?:{_MONTH}[/–-])?(?P<year>(?:{_MONTH}[ ])?(?:19|20)\d\d)|{_MONTH}|\d+(?:\(\d+\))?|\d+[–-]\d+"
    r"|abs/\S+(?:[ ]\d+)?[ ]\((?P<dated>(?:19|20)\d\d)\)|(?P<place>[A-Z][\w.]*(?:[ ][A-Z][\w.]*)?)"
)
"""What the references of engineers say behind a venue: "vol. 17, no. 3, pp. 56–65, Sep. 2010"."""

_DOI = re.compile(r",?\s*doi:\s*\Z", re.IGNORECASE)
_COMMA = re.compile(r",\s+")
_STOP = re.compile(r"[\[" + BLANK + r"]|\.(?=\s*\Z)")


def past_reference(reading: Reading, part: Stretch, start: int) -> int:
    """Past the venue and date of a reference, `A. Lovelace, “A Title,” Trees, vol. 2, pp. 3–4, 2024.`, which are taken;
    where nothing of that form stands, the same place again.
    """
    if not reading.title.authors or reading.title.marks is not QUOTES or VENUE in reading.parts:
        return start
    begin = _BEFORE_VENUE.match(part.view, start)
    stop = _STOP.search(part.view, begin.end()) if begin else None
    end = stop.start() if stop else len(part.view)
    if label := _DOI.search(part.view, max(start, end - 10), end):
        end = label.start()
    if begin is None or not part.view[begin.end() : begin.end() + 1].isupper():
        return start
    cuts = [match.span() for match in _COMMA.finditer(part.view, begin.end(), end)]
    starts, ends = [begin.end(), *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
    pieces = [_PIECE.fullmatch(part.view, *place) for place in zip(starts[1:], ends[1:], strict=True)]
    years = [piece.span(which) for piece in pieces if piece for which in ("year", "dated") if piece[which]]
    numbered = any(piece and not (piece["year"] or piece["place"]) for piece in pieces)
    if (
        not all(pieces)
        or len(years) != 1
        or not numbered
        or len(part.view[starts[0] : ends[0]].split()) > LONGEST_VENUE
    ):
        return start
    last = starts[0] + len(part.view[starts[0] : ends[0]].rstrip("*_ "))
    for which, place in ((VENUE, (starts[0], last)), (DATE, years[0])):
        span = part.absolute(*place)
        if which not in reading.parts:
            reading.parts[which] = Part(span, span, UNMARKED)
    return end


def _date(reading: Reading, part: Stretch, match: re.Match[str]) -> None:
    year = part.absolute(*match.span("year"))
    reading.parts[DATE] = Part(year, year, UNMARKED)


def is_published(reading: Reading, part: Stretch, chunk: Chunk) -> bool:
    """Whether a chunk is a venue by what stands around it, known or not: a title in quotes with its authors before it,
    and a publisher and a year, or the year in parentheses, right behind it.
    """
    view = part.view
    if not reading.title.authors or reading.title.marks is not QUOTES or chunk.marks is not UNMARKED:
        return False
    behind = max(0, reading.title.outer.end - part.span.start)
    text = view[chunk.start : chunk.end]
    return (
        behind <= chunk.outer_start == chunk.start
        and _BETWEEN.fullmatch(view, behind, chunk.start) is not None
        and text[:1].isupper()
        and not text.lower().startswith(("in ", "in:", "a ", "an "))
        and len(text.split()) <= LONGEST_VENUE
        and (text.endswith(" on") or not any(dates(text)))
        and _BEHIND.match(view, chunk.outer_end) is not None
    )


def is_preprint(reading: Reading, text: str, *, dated: bool = False) -> bool:
    """Whether the only place that was read is a preprint server, with no date, or with one."""
    venue = reading.parts.get(VENUE) if (DATE in reading.parts) is dated else None
    known = recognise_venue(venue.said(text)) if venue else None
    return known is not None and known.kind is VenueKind.PREPRINT
