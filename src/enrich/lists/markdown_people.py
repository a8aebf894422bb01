"""The people with whom a citation begins, and its year."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from enrich.lists.markdown_atoms import BLANK, Atom
from enrich.lists.markdown_credits import When
from enrich.lists.markdown_names import are_names
from enrich.lists.markdown_parts import Stretch
from enrich.lists.splicing import Span
from enrich.normalise.dates import MONTHS
from enrich.normalise.names import has_more

LONGEST_LINE_OF_PEOPLE = 2000
"""Characters."""

_YEAR = re.compile(r"19\d\d|20\d\d")
_YEAR_OF_CITATION = re.compile(
    r"[,*_]{0,3}\s?(?:[(\[](?P<enclosed>(?:19|20)\d\d)[a-z]?[)\]]|(?<=\.\s)(?P<bare>(?:19|20)\d\d)[a-z]?"
    rf"|(?<=,\s)(?P<last>(?:19|20)\d\d)[a-z]?(?:,\s(?:{'|'.join(MONTHS)}))?(?=[.,:]\s[^\s\[({BLANK}]))[.,:]{{0,2}}\s",
    re.IGNORECASE,
)
_END_OF_PEOPLE = re.compile(
    r"\.(?<=[^\W\d_A-Z]\.)(?<!\bal\.)\s(?=\S)|(?P<others>\.(?:(?<=\bal\.)\*?|(?<=\bal\*\.)))[:,]?\s"
)
_ET_AL = re.compile(r"(?P<others>\.(?:(?<=\bet al\.)\*?|(?<=\bet al\*\.)))[:,]?\s")
"""A full stop, which that of "et al." is not: that belongs to the people."""


@dataclass(slots=True)
class Lead:
    """What stood before a title, up to `cursor`. `places` are links that say where the work appeared.

    `named` is where a short name begins with which a title begins if nothing sets it apart: `**BERT**: Pre-training …`.
    """

    cursor: int = 0
    told: list[tuple[When, Span]] = field(default_factory=list)
    places: list[Atom] = field(default_factory=list)
    authors: Span | None = None
    citing: bool = True
    named: int | None = None


def people_and_year(part: Stretch, cursor: int) -> Lead | None:
    """The people and the year with which a citation begins here, and what stands behind them."""
    found = Lead(cursor, citing=False)
    return found if people(part, found) else None


def people(part: Stretch, found: Lead) -> bool:
    """People and the year of a citation, or people who are told apart from a title by the end of a sentence."""
    if found.authors or not part.view[found.cursor : found.cursor + 4].strip("*_")[:1].isalpha():
        return False
    limit = found.cursor + LONGEST_LINE_OF_PEOPLE
    blank = part.view.find(BLANK, found.cursor, limit)
    limit = blank if blank >= 0 else limit
    digits = _YEAR.search(part.view, found.cursor, limit + 1)
    year = digits and _YEAR_OF_CITATION.search(part.view, max(found.cursor, digits.start() - 5), limit + 1)
    if year and _are_people(part.view[found.cursor : year.start()]):
        _take(part, found, year.start(), year.end())
        date = part.absolute(*year.span(year.lastgroup or 0))
        found.told.append((When(date=date), date))
        return True
    # "et al." tells people from the beginning of a title, whatever the other entries of the page have
    form, sign = (_END_OF_PEOPLE, ".") if found.citing else (_ET_AL, "et al.")
    stop = form.search(part.view, found.cursor, limit) if part.view.find(sign, found.cursor, limit) >= 0 else None
    end = stop.end("others") if stop and stop["others"] else stop.start() if stop else 0
    if stop and _are_people(part.view[found.cursor : end]):
        _take(part, found, end, stop.end())
        return True
    return False


_NOT_PEOPLE = re.compile(r"\"|“|\*|:|\?|__|\.(?<=[^\W\d_]{3}\.)\s")
_INITIAL = re.compile(r"\b[A-Z]\.")
_KEPT = re.compile(r"(?:\bal|\b[A-Z])\.\Z")
"""What stands in no line of people: marks, and the end of a sentence."""


def _are_people(line: str) -> bool:
    """Whether people are named beyond doubt: two or more of whom, or one with initials or "et al."."""
    line = line.replace("*et al", "et al").strip(" *_")
    if _NOT_PEOPLE.search(line):
        return False
    sure = "," in line or " and " in line or has_more(line)
    return sure and are_names(line, least=2 if not _INITIAL.search(line) else 1)


def line_of_people(text: str) -> str:
    """People without what ends their sentence; the full stop of "et al." and of an initial is their own."""
    line = text.strip(" ,:;-–—*_")
    return line if _KEPT.search(line, max(0, len(line) - len("al."))) else line.rstrip(" .")


def _take(part: Stretch, found: Lead, end: int, behind: int) -> None:
    line = part.view[found.cursor : end]
    stripped = line_of_people(line.strip("*_ "))
    start = found.cursor + line.index(stripped)
    found.authors = part.absolute(start, start + len(stripped))
    found.cursor = behind
