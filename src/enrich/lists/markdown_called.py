"""What a work is called before the link that is its title, with the edition where it appeared or without."""

from __future__ import annotations

import re

from enrich.lists.markdown_atoms import BLANK, AtomKind
from enrich.lists.markdown_credits import When
from enrich.lists.markdown_names import are_names, is_acronym
from enrich.lists.markdown_parts import Stretch
from enrich.lists.markdown_people import Lead
from enrich.lists.markdown_works import is_elsewhere, is_label, is_work
from enrich.lists.splicing import Span
from enrich.normalise.venues import recognise_venue

FEWEST_WORDS = 3
"""Words of a link that is a title, behind what the work is called."""

LONGEST_NAME = 4
"""Words of what a work is called. What is longer before a link says something of it."""

MOST_WORDS = 7
"""Words before a link that leads to a work beyond doubt: of a year, a venue and a name, or of a longer name."""

_CALLED = re.compile(rf"(?P<name>[^\W_][^:：*_`\"“(\[{BLANK}]{{0,39}}?)(?:\s?[:：]|\s[-–—])\s*(?={BLANK})")
_PLAIN = re.compile(rf"(?P<words>[^\W_][^.,;:：*_`\"“()\[\]|{BLANK}]{{1,60}}?)\s?(?={BLANK})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_POINTERS = frozenset(
    (
        "example",
        "examples",
        "see",
        "source",
        "from",
        "reference",
        "references",
        "more",
        "usage",
        "via",
        "guide",
        "related",
    )
)
"""Words before a link to something that belongs to what was said, and is no work by itself."""


def called(part: Stretch, found: Lead) -> bool:
    """What a work is called, or who made it, before the link that is its title: `BERT: [Pre-training of …](…)`,
    `2018 NAACL BERT [Pre-training of …](…)`.
    """
    return _with_colon(part, found) or _with_edition(part, found)


def _with_colon(part: Stretch, found: Lead) -> bool:
    match = _CALLED.match(part.view, found.cursor)
    if match is None or not _is_title(part, match.end(), FEWEST_WORDS):
        return False
    name = match["name"]
    most = MOST_WORDS if _is_title(part, match.end(), FEWEST_WORDS, surely=True) else LONGEST_NAME
    if len(name.split()) > most or is_label(name) or are_names(name, least=2):
        return False
    if not _POINTERS.isdisjoint(name.lower().split()):
        return False
    found.cursor = match.end()
    return True


def _with_edition(part: Stretch, found: Lead) -> bool:
    """A year, a venue and a short name, or the acronym of the work alone, before a link that leads to a work."""
    match = _PLAIN.match(part.view, found.cursor)
    if match is None or not _is_title(part, match.end(), FEWEST_WORDS, surely=True):
        return False
    words = [(piece.start(), piece.end()) for piece in re.finditer(r"\S+", match["words"])]
    said = match["words"]
    if len(words) > MOST_WORDS or is_label(said):
        return False
    if not _YEAR.fullmatch(said[slice(*words[0])]):
        if len(words) > 1 or not is_acronym(said) or found.authors:
            return False
        found.cursor = match.end()
        return True
    begin = match.start("words")
    venue = _venue(said, words[1:])
    date = Span(begin + words[0][0], begin + words[0][1])
    told = When(date, Span(begin + venue[0], begin + venue[1]) if venue else None)
    found.told.append((part.moved(told, 0), part.absolute(begin, match.end("words"))))
    found.cursor = match.end()
    return True


def _venue(said: str, words: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The first words that are a known venue, as many as are one, or else those that are in capitals."""
    for number in range(min(len(words), LONGEST_NAME), 0, -1):
        if recognise_venue(said[words[0][0] : words[number - 1][1]]) is not None:
            return words[0][0], words[number - 1][1]
    capitals = 0
    while capitals < len(words) and said[slice(*words[capitals])].isupper():
        capitals += 1
    return (words[0][0], words[capitals - 1][1]) if capitals else None


def _is_title(part: Stretch, place: int, fewest: int, *, surely: bool = False) -> bool:
    """Whether the link at a place of the view has the words of a title, and leads to what may be, or is, a work."""
    atom = part.starting(place)
    if atom is None or atom.kind is not AtomKind.LINK or is_elsewhere(atom.url):
        return False
    words = atom.text.of(part.text)
    return not is_label(words) and len(words.split()) >= fewest and (not surely or is_work(atom.url))
