"""The prose beside a title, read chunk by chunk: people, date and venue, labels. What is not understood is strange."""

from __future__ import annotations

import re

from enrich.lists.markdown_chunks import Chunk, between_bars, chunks
from enrich.lists.markdown_credits import IDENTIFIER, LOCATOR, PRESENTED, When, dates, when
from enrich.lists.markdown_names import are_names, is_acronym
from enrich.lists.markdown_parts import AUTHORS, BOLD, DATE, UNMARKED, VENUE, Part, Reading, Stretch
from enrich.lists.markdown_publishers import is_preprint, is_published, read_publisher
from enrich.lists.markdown_runs import authors, begins_with_place, read_run
from enrich.lists.markdown_standing import is_all_that_lacks, is_before_year, is_behind_links, is_last, is_one
from enrich.lists.markdown_venue_names import PERIODICAL, behind_body, may_be_venue
from enrich.lists.markdown_works import is_label
from enrich.lists.splicing import Span
from enrich.normalise.name_words import signs_papers
from enrich.normalise.venues import recognise_venue

_KEYWORDS = re.compile(r"[x`,;/|*_\s]*+")
"""Code that names no venue, as it is shown in a view: what a work is about."""

_IN_VOLUME = re.compile(
    r"[\s,*_]{0,4}(?:vol\.?\s?)?\d{1,4}(?:\.\d[\d&/–-]*)?\s?(?:\(|,\s?p)|[\s,]{0,3}(?:pp?|vol)\.\s?\d", re.IGNORECASE
)
"""What follows the name of a journal that emphasis sets apart."""

_DIGIT, _ODD = re.compile(r"\d"), re.compile(r"[\d\"“”]")
_SMALL = frozenset(("in", "at", "by"))

LONGEST_PLACE = 24
"""Words of a venue that says itself what it is: "Proceedings of the 3rd symposium on …"."""


def read_prose(reading: Reading, part: Stretch, start: int, end: int | None = None, *, alone: bool) -> bool:
    """Whether all of a stretch is understood; what is, becomes a part. `alone` says that no title stands in it."""
    strange = False
    for chunk in chunks(part.view, start, end):
        text = part.view[chunk.start : chunk.end]
        if not (
            _read_chunk(reading, part, chunk, strange=strange, alone=alone)
            or is_label(text)
            or PRESENTED.fullmatch(text)
            or _KEYWORDS.fullmatch(text)
            or (VENUE in reading.parts and LOCATOR.fullmatch(IDENTIFIER.sub("", text) or "."))
            or not IDENTIFIER.sub("", text).strip(" .,;")
            or text.lower() in _SMALL
        ):
            strange = True
    return not strange


def _read_chunk(reading: Reading, part: Stretch, chunk: Chunk, *, strange: bool, alone: bool) -> bool:
    """Whether a chunk is understood: as people, as date and venue, or as both."""
    text = part.view[chunk.start : chunk.end]
    if VENUE not in reading.parts and _is_place(reading, part, chunk):
        span, outer = part.absolute(chunk.start, chunk.end), part.outer(chunk.outer_start, chunk.outer_end)
        reading.parts[VENUE] = Part(span, outer, chunk.marks)
        return True
    if others := _OTHERS.match(text):
        return _after_others(reading, part, chunk, others.end())
    if AUTHORS not in reading.parts:
        one = (alone and len(text.split()) > 1) or is_one(reading, part, chunk)
        # one bold word below a title is a topic as often, and behind links a remark
        is_bold = chunk.marks is BOLD and " " in text.strip() and not is_behind_links(reading, part, chunk)
        least = 1 if is_bold or one else 2
        is_place = begins_with_place(text) or (least == 1 and "," not in text and when(text))
        if are_names(text, least=least) and not is_place:
            reading.parts[AUTHORS] = authors(part, chunk)
            return True
        if read_run(reading, part, chunk):
            return True
    return read_publisher(reading, part, chunk) or _read_when(reading, part, chunk, strange=strange)


def _read_when(reading: Reading, part: Stretch, chunk: Chunk, *, strange: bool) -> bool:
    """Whether a chunk is understood as date and venue."""
    text = part.view[chunk.start : chunk.end]
    enclosed = chunk.outer_end > chunk.end
    found = when(text, enclosed=enclosed or (AUTHORS in reading.parts and is_last(reading, part, chunk)))
    if found is None:
        _before_remark(reading, part, chunk)
    if found and found.venue and reading.title.marks is not UNMARKED:
        found = found._replace(venue=behind_body(text, found.venue))
    if found is None or (strange and not enclosed and found.venue and not _is_edition(found, text)):
        return False
    if found.venue and found.date:
        # where it appeared since is the better place
        if is_preprint(reading, part.text):
            del reading.parts[VENUE]
        elif is_preprint(reading, part.text, dated=True) and _is_right_behind(reading, part, chunk, found):
            del reading.parts[VENUE], reading.parts[DATE]
    reading.take(part.moved(found, chunk.start), part.outer(chunk.outer_start, chunk.outer_end), chunk.marks)
    return True


def _is_right_behind(reading: Reading, part: Stretch, chunk: Chunk, found: When) -> bool:
    """Whether brackets right behind venue and date hold the edition of another venue: "arXiv 2022 (ICLR 2023)"."""
    between = part.absolute(chunk.outer_start, chunk.outer_start).start - reading.parts[DATE].outer.end
    bracketed = chunk.outer_end > chunk.end and chunk.marks is UNMARKED
    return bracketed and 0 <= between <= 1 and _is_edition(found, part.view[chunk.start : chunk.end])


_EDITION = re.compile(r"(?:in\s)?(?P<venue>[A-Za-z][A-Za-z&]{2,11})['’ -]?(?P<date>(?:19|20)\d\d)(?=[,;]?\s)")
_BETWEEN = re.compile(r"[\s,;.:–-]*+")


def _before_remark(reading: Reading, part: Stretch, chunk: Chunk) -> None:
    """Takes in the edition of a known venue that a remark follows, right behind a title that is set apart:
    "ICML 2024, by far the best".
    """
    edition = _EDITION.match(part.view, chunk.start, chunk.end) if reading.title.marks is not UNMARKED else None
    end = reading.title.outer.end - part.span.start
    if edition is None or not 0 <= end <= chunk.start or _BETWEEN.fullmatch(part.view, end, chunk.start) is None:
        return
    if recognise_venue(edition["venue"]) is not None:
        date, venue = (part.absolute(*edition.span(name)) for name in ("date", "venue"))
        found = When(date, venue, edition=Span(venue.start, date.end))
        reading.take(found, found.span, UNMARKED)


_BEHIND_IN = re.compile(r"(?:\A|[\s,.])in:?\s{1,2}\Z", re.IGNORECASE)


def _is_place(reading: Reading, part: Stretch, chunk: Chunk) -> bool:
    """Whether what a chunk says can only be the name of a venue, known or not: from where it stands."""
    view = part.view
    if is_published(reading, part, chunk):
        return True
    is_bold = chunk.marks is BOLD
    if is_bold:
        if _IN_VOLUME.match(view, chunk.outer_end):
            return True
        if _BEHIND_IN.search(view, max(0, chunk.outer_start - 5), chunk.outer_start):
            return view[chunk.start].isupper() and not any(dates(view[chunk.start : chunk.end]))
    text = view[chunk.start : chunk.end]
    if is_all_that_lacks(reading, part, chunk) or is_before_year(reading, part, chunk):
        is_volume = PERIODICAL.match(text) is not None and len(text.split()) <= LONGEST_PLACE
        return is_volume or (may_be_venue(text) and not _ODD.search(text))
    if not between_bars(view, chunk) or (is_bold and _DIGIT.search(text)):
        return False
    if AUTHORS not in reading.parts:
        return not is_bold and is_acronym(text) and not signs_papers(text)
    return text[:1].isupper() and len(text.split()) <= 6 and not is_label(text) and not any(dates(text))


def _is_edition(found: When, text: str) -> bool:
    """Whether an edition of a known venue is named, which stands for itself behind what was not understood."""
    return bool(found.date and found.venue and recognise_venue(found.venue.of(text)))


_OTHERS = re.compile(r"et\.?\s?al\b\.?[.,]?\s*", re.IGNORECASE)


def _after_others(reading: Reading, part: Stretch, chunk: Chunk, length: int) -> bool:
    """Whether nothing but a date and a venue stands behind the "et al." of people that marks set apart."""
    people = reading.parts.get(AUTHORS)
    start = part.absolute(chunk.start, chunk.end).start
    said = part.view[chunk.start : chunk.start + length].rstrip(" ,")
    if chunk.start + length == chunk.end and part.view[chunk.end : chunk.end + 1] == ".":
        said += "."
    if people and people.more is None and people.outer.end <= start <= people.outer.end + 2:
        reading.parts[AUTHORS] = people._replace(more=Span(start, start + len(said)))
    rest = part.view[chunk.start + length : chunk.end]
    found = when(rest) if rest.strip(" .,") else None
    if found:
        reading.take(part.moved(found, chunk.start + length), part.absolute(chunk.start + length, chunk.end), UNMARKED)
    return found is not None or not rest.strip(" .,")


def tells(part: Stretch, start: int, end: int) -> Reading | None:
    """What a part of a stretch says of people, venue and date, if it says nothing else but labels and keywords."""
    reading = Reading.empty(part.span)
    return reading if read_prose(reading, part, start, end, alone=False) else None
