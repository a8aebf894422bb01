"""Where and when a work appeared, as prose says it beside a title: `*ICML 2024*`.

The text that is read is blanked (see `markdown_atoms`), so that a link parts what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from enrich.lists.markdown_atoms import BLANK
from enrich.lists.markdown_names import STRAY, made_it
from enrich.lists.markdown_venue_names import LONGEST_VENUE, NO_VENUES, TRACK, is_hoped_for, may_be_venue
from enrich.lists.splicing import Span, span_of
from enrich.model import VenueKind
from enrich.normalise.dates import MONTHS, is_placeholder, leading_date, read_date
from enrich.normalise.venues import recognise_venue

LONGEST_CREDITS = 600
"""Characters. A longer stretch of prose is no venue with a date."""

_DIGIT = re.compile(r"\d")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")

_MONTH = "|".join(name[:3] for name in MONTHS)
_DATE = re.compile(
    rf"(?<![\w./-])(?:\d{{1,2}}(?:st|nd|rd|th)?[\s.-]+(?:of\s+)?)?(?:{_MONTH}|mon)[a-z]*\.?[\s,'’‘-]*(?:\d{{1,2}}\s*,\s*)?\d{{2,4}}(?!\d|\s?[-–]\s?\d)"
    rf"|(?<![\w./-])(?:19|20)\d{{2}}[\s./-](?:{_MONTH}|mon)[a-z]*\b\.?(?!\s?\d)"
    r"|(?<!\w)(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?"
    r"|(?<![\w./-])(?:19|20)\d{2}(?:[./-](?:\d{1,2}|xx|\?\?)){0,2}(?![\w/]|\.\d)"
    r"|(?<![\w./-])\d{1,2}[./-](?:19|20)\d{2}(?![\w/-])|(?<![\w./-])(?:19|20)\d{2}(?=[A-Za-z]{3,8}\b)"
    r"|(?<=[A-Za-z])(?:19|20)\d{2}(?:(?![\w/-])|(?=(?:oral|spotlight|highlight|poster)\b))|['’‘]\d{2}(?!\w)",
    re.IGNORECASE,
)
IDENTIFIER = re.compile(
    r"\barxiv\s*:\s*[\w./-]*\d|\babs/\S+|\b10\.\d{4,9}/\S+|\bdoi\s*:\s*\S+|\b(?:pp?\.|pages)\s*\d[\d\s–-]*|\b(?!(?:19|20)\d\d\b)\d+\s*:\s*\d+[\d\s–-]*",
    re.IGNORECASE,
)
LOCATOR = re.compile(
    r"(?:[\s,;:.()–-]|\b(?:vol(?:ume)?|no|number|issue|pp?|pages?|art(?:icle)?)\b|\be?\d++(?!\w))++", re.IGNORECASE
)
"""Volume, issue and pages, which may stand between a venue and its date, or behind them."""

PRESENTED = re.compile(
    r"(?:\b(?:oral|spotlight|poster|highlight|long|short|main|full|best|outstanding|student|paper|award|"
    r"honou?rable|mention|top|notable|accepted|preprint|candidate|finalist|submission|presentation|talk|conference|track|to|appear|demo|under|review|in|press)\b"
    r"|\d++%?|[\s,;:.()\[\]*–—%\u2600-\u27bf\u2b50\ufe0f\U0001f300-\U0001faff-])*+",
    re.IGNORECASE,
)
"""What may follow the year of a venue without saying where the work appeared."""

_SAYS_MORE = re.compile(r"\s?[,;.]\s|\s(?:from|by|with|at)\s|\s\([A-Z][\w&/ -]{1,20}\)\Z")
_VOLUME = re.compile(
    r"[\s,;:(–-]*(?:\b(?:vol(?:ume)?|no|number|issue)\b\.?)?[\s,;:.(–-]*(?:\d[\d.:,;()\s–-]*)?\Z", re.IGNORECASE
)
_VOLUME_AND_PAGES = re.compile(
    r"(?<=[^\W\d_])[\s,(]{1,3}(?:(?:vol(?:ume)?|no|number|issue|pp?|pages)\b\.?\s?)?\d++"
    r"(?:[\s,;:./()–-]++(?:(?:no|number|issue|pp?|pages)\b\.?\s?)?\d++)*+\)?\Z",
    re.IGNORECASE,
)
"""What stands behind the name of a journal where no year does: "Trees, 227, 103597", "Trees, Volume 2, Pages 3–4"."""
_ARTICLE = re.compile(r",?\s[Aa]rt(?:icle|\.)\s\d{1,6}\W*\Z")
_PAGES = re.compile(r"\A\s?:\s?(?:\d{1,6}(?::\d{1,6})?(?:[-–]\d{1,6}(?::\d{1,6})?)?|[Aa]rticle\s\d{1,6})(?!\d)")
"""What stands behind the year where a work is cited as DBLP does: "ICSE 2013: 712-721", "TOG 2013: 4:1-4:12"."""
_TO_THE_DAY = re.compile(r"\s(?:on|in|since)\Z")
"""What joins a venue to a date: "arXiv on 24 Jan 2019"."""

_NUMBERED_PREPRINT = re.compile(r"\b(?:arxiv|abs)\s*[:/ ]\s*\d{4}[.:]\d{4,5}(?:v\d+)?\Z", re.IGNORECASE)
_OPEN_REMARK = re.compile(r"\([^()]*[^\W\d_][^()]*\Z")
"""A parenthesis that holds words before the date: the date is the remark's, not the venue's."""

_BEGINS = re.compile(
    r"(?:in|at|(?:published|accepted|to appear|appeared) (?:in|at|to|by)|venue\s*:|date\s*:)\s*:?\s+",
    re.IGNORECASE,
)


class When(NamedTuple):
    """Date and venue, as far as a text has them. `track` is what belongs to the venue but stands behind the date.

    `edition` is the venue with its year as one name, "ICML 2024" or "ICML (2024)", if it can be one.
    """

    date: Span | None = None
    venue: Span | None = None
    track: Span | None = None
    edition: Span | None = None

    @property
    def span(self) -> Span:
        parts = [part for part in (self.date, self.venue, self.track) if part]
        return Span(min(part.start for part in parts), max(part.end for part in parts))

    def moved(self, by: int) -> When:
        """The same parts, by their places in a text that begins so much earlier."""
        return When(*[part and span_of((by + part.start, by + part.end)) for part in self])


def dates(text: str) -> Iterator[Span]:
    """Where dates stand in a text; the numbers of identifiers and pages are none."""
    if not _DIGIT.search(text):
        return
    masked = IDENTIFIER.sub(lambda match: BLANK * len(match[0]), text)
    for match in _DATE.finditer(masked):
        found = leading_date(match[0])[0]
        if found and (read_date(found) or is_placeholder(found)):
            yield Span(match.start(), match.start() + len(found))


@lru_cache(maxsize=8192)
def when(text: str, *, enclosed: bool = False) -> When | None:
    """Date and venue in a stretch of prose, by their places in it; None if it is not clearly that.

    `enclosed` says that brackets or emphasis set the text apart, so that an unknown name in it is
    a venue all the same.
    """
    found = _when(text, enclosed=enclosed)
    if found is None or not found.date or not found.venue:
        return found
    match = _EDITION.match(text, found.venue.end)
    end = match.end() if match and found.date.end == match.end("date") else 0
    end = max(end, found.track.end) if end and found.track else end
    return found._replace(edition=Span(found.venue.start, end)) if end else found


_EDITION = re.compile(r"(?:[\s,'’‘-]{0,3}|(?P<open>\s?\())(?P<date>['’‘]?\d{2,4})(?(open)\))")
"""What makes one name of a venue and its year."""


def _when(text: str, *, enclosed: bool) -> When | None:
    if len(text) > LONGEST_CREDITS or not _LETTER_OR_DIGIT.search(text):
        return None
    begin = _BEGINS.match(text.lstrip(STRAY))
    lead = len(text) - len(text.lstrip(STRAY)) + (begin.end() if begin else 0)
    found = list(dates(text))
    if not found:
        return _short_year(text, lead, enclosed=enclosed) or _undated(text, lead)
    if found[0].start <= lead or LOCATOR.fullmatch(text, lead, found[0].start):
        return _date_first(text, found[0], enclosed=enclosed)
    published = _published(text, *found) if len(found) == 2 else _since(text)
    return published or _date_last(text, Span(lead, found[-1].start), found[-1], enclosed=enclosed)


def _undated(text: str, lead: int) -> When | None:
    tail = _IN_PARENTHESES.search(text, lead) if ")" in text else None
    venue = _stripped(text, Span(lead, tail.start() if tail and PRESENTED.fullmatch(tail[0]) else len(text)))
    said = venue.of(text) if venue else ""
    if venue is None or not (recognise_venue(said) or is_hoped_for(said)):
        return None
    pages = _VOLUME_AND_PAGES.search(said) if _DIGIT.search(said) else None
    return When(
        venue=Span(venue.start, venue.start + pages.start())
        if pages and recognise_venue(said[: pages.start()])
        else venue
    )


def _date_first(text: str, date: Span, *, enclosed: bool) -> When | None:
    """A date that comes first: "2024 ICML", or a date alone."""
    behind = IDENTIFIER.sub("", text[date.end :])
    venue = None if PRESENTED.fullmatch(behind) else _stripped(text, Span(date.end, len(text)))
    if venue is None or may_be_venue(venue.of(text), enclosed=enclosed):
        return When(date, venue)
    # the place of a conference and its days, as indexes of works say them: "2020, Vienna, April 26-30, 2020"
    return When(date) if behind.rstrip(" .)").endswith(f", {date.of(text)}") else None


def _date_last(text: str, before: Span, date: Span, *, enclosed: bool) -> When | None:
    """A date behind what may be a venue, "ICML 2024", and before what may follow it: "Oral", "Findings"."""
    if _OPEN_REMARK.search(text[: date.start]):
        return None
    venue, behind = _without_volume(text, before), text[date.end :]
    track = TRACK.fullmatch(behind)
    if not track and not PRESENTED.fullmatch(IDENTIFIER.sub("", _PAGES.sub("", behind))):
        # brackets may say more behind the edition of a known venue: "(ICML 2024, best paper)"
        known = enclosed and venue is not None and recognise_venue(venue.of(text)) and _SAYS_MORE.match(behind)
        return When(date, venue) if known and not any(dates(text[: date.start])) else None
    if venue is not None and (any(dates(venue.of(text))) or not may_be_venue(venue.of(text), enclosed=enclosed)):
        return None
    if venue is not None and made_it(text[venue.start : date.start]) and not recognise_venue(venue.of(text)):
        return When(date)
    tail = Span(date.end + track.start("track"), date.end + track.end("track")) if track and venue else None
    return When(date, venue, tail)


_IN_PARENTHESES = re.compile(r"\s*\([^()]*\)\W*\Z")
_BESIDE = re.compile(r"\s*(?:[,;/&|+→]|->|and\b)\s*")


def _published(text: str, earlier: Span, later: Span) -> When | None:
    """Where a work appeared that is named with its preprint: "arXiv 2022, ICLR 2023"."""
    between = _BESIDE.search(text, earlier.end, later.start)
    halves = [(0, when(text[: between.start()])), (between.end(), when(text[between.end() :]))] if between else []
    known = [
        (start, told, place.kind)
        for start, told in halves
        if told and told.date and told.venue and (place := recognise_venue(told.venue.of(text[start:])))
    ]
    appeared = [(start, told) for start, told, kind in known if kind is not VenueKind.PREPRINT]
    return appeared[0][1].moved(appeared[0][0]) if len(known) == 2 and len(appeared) == 1 else None


_PREPRINT_AND_VENUE = re.compile(r"(?P<server>[A-Za-z][\w ]{1,20}?)\s?\((?P<since>[^()]{4,60})\)\W*")


def _since(text: str) -> When | None:
    """Where a work appeared since, in parentheses behind its preprint: "arXiv (ICLR 2023)"."""
    match = _PREPRINT_AND_VENUE.fullmatch(text) if ")" in text else None
    server = recognise_venue(match["server"]) if match else None
    if match is None or server is None or server.kind is not VenueKind.PREPRINT:
        return None
    told = when(match["since"])
    known = told and told.date and told.venue and recognise_venue(told.venue.of(match["since"]))
    return told.moved(match.start("since")) if told and known else None


_APOSTROPHE = re.compile(r"['’]")
_LONG_ACRONYM = re.compile(r"[A-Z][A-Z&/-]{4,15}|[A-Z]{3,6} [A-Z][A-Z&/-]{1,15}")
_SHORT_YEAR = re.compile(
    r"(?<=[A-Za-z])(?:\s?['’‘]?\s?|-)(?P<year>(?:(?<=-)(?:19|20))?[0-39]\d)(?:(?!\w)|(?=(?i:oral|spotlight|highlight|poster)\b))"
)


def _short_year(text: str, lead: int, *, enclosed: bool) -> When | None:
    """A known venue and the two digits of a year that nothing marks as such, "ICCV 23", "WACV21", "ICCV' 15", or a year
    behind a hyphen: "CoRL-2018".
    """
    match = _SHORT_YEAR.search(text, lead, lead + LONGEST_VENUE) if _DIGIT.search(text, lead) else None
    if match is None or not PRESENTED.fullmatch(text[match.end() :]):
        return None
    venue = _stripped(text, Span(lead, match.start()))
    if venue is None or venue.of(text).count("(") != venue.of(text).count(")"):
        return None
    said = venue.of(text)
    marked = (len(match["year"]) > 2 or _APOSTROPHE.search(match[0])) and may_be_venue(said, enclosed=True)
    unknown = enclosed and said.lower() not in NO_VENUES and (marked or _LONG_ACRONYM.fullmatch(said))
    if not (unknown or recognise_venue(said)):
        return None
    return When(span_of(match.span("year")), venue)


def _without_volume(text: str, span: Span) -> Span | None:
    """A venue without the volume and pages behind it; a parenthesis that it has opened is closed or left out."""
    stripped = _stripped(text, span)
    if stripped is None:
        return None
    written = stripped.of(text)
    numbered = _NUMBERED_PREPRINT.search(written.rstrip(" ("))
    if numbered:
        # the number goes when the preprint is called by its publication
        written = written[: numbered.end()]
    else:
        written = _VOLUME.sub("", _VOLUME_AND_PAGES.sub("", _ARTICLE.sub("", written))).rstrip(STRAY + "'’‘`")
    written = _TO_THE_DAY.sub("", written)
    while written and written.count("(") != written.count(")"):
        written = (written[:-1] if written[-1] in "()" else written[: max(written.rfind("("), 0)]).rstrip(STRAY)
    return Span(stripped.start, stripped.start + len(written)) if written else None


def _stripped(text: str, span: Span) -> Span | None:
    part = span.of(text)
    stripped = part.strip(STRAY)
    if stripped.startswith("(") and stripped.endswith(")") and stripped.count("(") == 1:
        stripped = stripped[1:-1].strip(STRAY)
    start = span.start + part.index(stripped) if stripped else span.start
    return Span(start, start + len(stripped)) if stripped else None
