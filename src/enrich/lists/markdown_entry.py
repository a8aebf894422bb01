"""An entry that is not a link in a heading: an item, a paragraph, a row, a heading with what stands below it.

What was read of it, where missing parts would come, and how its parts are rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from enrich.lists.markdown_heading import as_target, as_title, on_one_line
from enrich.lists.markdown_layout import Layout, Spot, names_preprint
from enrich.lists.markdown_parts import URL, Marks, Part, Reading
from enrich.lists.splicing import Replacement, Span
from enrich.model import Field
from enrich.normalise.dates import read_date

_NOTHING_SAID = dict.fromkeys(Field, "")


class Work(NamedTuple):
    """One entry: its line, what moves with it, what was read, and where missing parts would come.

    Entries of one `kind` may change places. `part` tells those apart that begin on one line, `bound` says why one
    cannot be taken out.
    """

    number: int
    kind: str
    span: Span
    section: str
    reading: Reading
    spots: Mapping[Field, Spot]
    layout: Layout
    closed: frozenset[Field]
    in_table: bool = False
    html: bool = False
    part: int = 0
    bound: str = ""

    @property
    def pinned(self) -> bool:
        return False

    def name(self, text: str) -> str:
        """What its link shows of the title, where that goes on behind it."""
        title = self.reading.title
        return title.span.of(text).rstrip(" :：") if title.more else ""

    def said(self, text: str) -> dict[Field, str]:
        """What stands in the list for each field."""
        said = {which: part.said(text) for which, part in self.reading.parts.items()}
        if self.in_table:
            said = {which: words.replace("\\|", "|") for which, words in said.items()}
        return {**_NOTHING_SAID, URL: self.reading.url, **said}


# --- writing ----------------------------------------------------------------------------------


def replacements(text: str, work: Work, wanted: Mapping[Field, str]) -> Iterator[Replacement]:
    """What to replace so that the fields say what is wanted."""
    fresh = [which for which in (Field.VENUE, Field.DATE) if which in wanted and which not in work.reading.parts]
    if len(fresh) == 2 and work.layout.when and not work.in_table and all(which in work.spots for which in fresh):
        yield _both(work, wanted)
        wanted = {which: after for which, after in wanted.items() if which not in fresh}
    if (edition := _edition(text, work, wanted)) is not None:
        yield edition
        wanted = {which: after for which, after in wanted.items() if which is not Field.DATE}
    for which, after in wanted.items():
        part, spot = work.reading.parts.get(which), work.spots.get(which)
        if part:
            yield from _rewritten(text, work, which, part, after)
        elif spot:
            written = _written(work, which, after, spot.marks)
            yield Replacement(Span(spot.place, spot.place), spot.before + written + spot.after)


def _edition(text: str, work: Work, wanted: Mapping[Field, str]) -> Replacement | None:
    """The year behind a venue that takes the place of a preprint server, as other venues have theirs."""
    venue, date = work.reading.parts.get(Field.VENUE), work.reading.parts.get(Field.DATE)
    form = work.layout.edition
    both = {Field.VENUE, Field.DATE} <= wanted.keys()
    if not both or not venue or not date or form is None or venue.more or date.outer != venue.outer:
        return None
    told = read_date(wanted[Field.DATE])
    if (
        not told
        or told.precision > 1
        or not 0 <= date.span.start - venue.span.end <= LONGEST_BETWEEN
        or not names_preprint(venue.said(text))
    ):
        return None
    return Replacement(Span(venue.span.end, date.span.end), form.format(year=told.year, short=f"{told.year % 100:02d}"))


LONGEST_BETWEEN = 3
"""Characters between a venue and its year."""


def _both(work: Work, wanted: Mapping[Field, str]) -> Replacement:
    """Date and venue where there was neither."""
    place, spot = work.layout.when, work.spots[Field.VENUE]
    venue, date = (_written(work, which, wanted[which], spot.marks) for which in (Field.VENUE, Field.DATE))
    between = (place.between if place else None) or " "
    said = venue + between + date if place and place.venue_first else date + between + venue
    return Replacement(Span(spot.place, spot.place), spot.before + said + spot.after)


def _rewritten(text: str, work: Work, which: Field, part: Part, after: str) -> Iterator[Replacement]:
    written = _written(work, which, after, part.marks)
    before = part.span.of(text)
    if which is Field.DATE and re.fullmatch(r"['’]?\d\d", before) and re.fullmatch(r"\d{4}", after):
        written = before[:-2] + after[2:]
    elif which is Field.DATE and before[:1] in "'’" and text[part.span.start - 1].isalnum():
        # a year that was joined to its venue by the apostrophe alone
        written = ("%20" if part.marks is Marks.BADGE else " ") + written
    yield Replacement(part.span, written)
    if part.more:
        # the venue is in one piece now
        start = next(
            (
                other.span.end
                for other in work.reading.parts.values()
                if part.span.end <= other.span.start < part.more.start
            ),
            part.outer.end if which is Field.AUTHORS else part.span.end,
        )
        yield Replacement(Span(start, part.more.end), "")


def _written(work: Work, which: Field, after: str, marks: Marks) -> str:
    if (
        which is Field.DATE
        and work.layout.short_years
        and re.fullmatch(r"\d{4}", after)
        and which not in work.reading.parts
    ):
        after = f"'{after[2:]}"
    said = on_one_line(after).strip()
    if work.html and marks is not Marks.BADGE:
        return quote(said, safe="!#$%&'()*+,/:;=?@[]~") if which is Field.URL else _as_html(said)
    match marks:
        case Marks.TARGET:
            said = as_target(after)
        case Marks.BADGE:
            return quote(said.replace("-", "--").replace("_", "__"), safe="'!*:,;.~_-")
        case Marks.BOLD:
            said = re.sub(r"(?<!\\)\*\*|(?<!\\)\*\Z|\A\*", lambda match: match[0].replace("*", "\\*"), as_title(said))
        case Marks.QUOTES:
            said = as_title(said).replace('"', "'")
        case _:
            said = as_title(said) if which in (Field.TITLE, Field.URL) else _plain(said)
    return re.sub(r"(?<!\\)\|", r"\\|", said) if work.in_table else said


def _as_html(text: str) -> str:
    """Text as HTML has it; references that it holds already stay."""
    return re.sub(r"&(?!#?\w+;)", "&amp;", text).replace("<", "&lt;")


def _plain(text: str) -> str:
    """People, a venue or a date as prose; what would begin a link, code or a tag is escaped."""
    return re.sub(r"(?<!\\)([`<\[\]])", r"\\\1", text)
