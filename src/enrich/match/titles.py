"""How much two titles are alike, by their keys (see `title_key`). Measures only; `tiers` decides.

What the measures must tell apart was counted on 158,856 papers of computer science: the same
people write "Supervised" and "Unsupervised", "Part I" and "Part II", "Findings of 2018" and "of
2019", a paper and its tutorial.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from enrich.normalise.name_words import is_cjk
from enrich.normalise.titles import COMMON_WORDS, plain, title_key

_SEPARATOR = re.compile(r"\s*(?::\s|：|[?!]\s|\s[-–—]+\s|\.\s(?=[A-Z]\w))\s*")

_ARTICLES = frozenset(["a", "an", "the"])

_ROMAN = {
    "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10", "xi": "11",
    "xii": "12",
}  # fmt: skip

GENRES = frozenset(
    [
        "abridged", "abstract", "application", "applications", "benchmark", "case", "demo", "demonstration",
        "erratum", "evaluation", "extended", "invited", "keynote", "open", "overview", "panel", "perspective",
        "position", "poster", "preliminary", "progress", "project", "report", "reproducibility", "results",
        "review", "revisited", "summary", "survey", "tutorial", "version", "workshop"
    ]
)  # fmt: skip
"""Words that tell apart what the same people wrote under one head: the paper, its survey, its tutorial."""

_NAME_OF_GENRE = 4
"""Words: "A Comprehensive Survey", "An Extended Abstract". A longer subtitle says more than that."""

_MISSPELT_FROM = 5
"""Letters. In a shorter word one other letter mostly makes another word: "form", "from"."""

ALIKE = 75
"""From this ratio on (0 to 100) titles of the same people may be of one work."""

NEAR = 93
"""From this ratio on they may, whoever wrote them."""

_WHOLE = 5
"""Words. A title of fewer may stand within another by chance."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands before (`head`) or after a colon of a title, and the rest of it, as keys."""

    key: str
    rest: str
    head: bool


class Titles(StrEnum):
    """How two titles agree, the strongest first."""

    SAME = "the same title"
    SPELT = "the same title but for its spelling"
    HEAD = "the same title but for a subtitle"
    TAIL = "the title of one is the subtitle of the other"
    NEAR = "nearly the same title"
    ALIKE = "a similar title"
    OTHER = "another title"


def parts_of(title: str) -> tuple[Part, ...]:
    """The heads of a title, up to each of its colons, and what follows the first, of four words at least."""
    text = plain(title)
    splits = [(text[: found.start()], text[found.end() :]) for found in _SEPARATOR.finditer(text)]
    parts = [Part(title_key(head), title_key(rest), head=True) for head, rest in splits]
    if parts:
        parts.append(Part(parts[0].rest, parts[0].key, head=False))
    return tuple(part for part in parts if len(part.key.split()) >= (1 if part.head else 4))


def content_words(key: str) -> int:
    """How many words of a title say what it is about; two ideographs, each a word of a key, are one."""
    telling = [word for word in key.split() if word not in COMMON_WORDS]
    signs = sum(len(word) == 1 and is_cjk(word) for word in telling)
    return len(telling) - signs + signs // 2


def numerals(key: str) -> list[str]:
    """The numbers of a title, Roman ones as Arabic: "Part II" is "Part 2"."""
    return sorted([*re.findall(r"\d+", key), *(_ROMAN[word] for word in key.split() if word in _ROMAN)])


def same_numerals(one: str, other: str) -> bool:
    return numerals(one) == numerals(other)


def is_plain(part: Part) -> bool:
    """Whether what a title has more than another does not make it another work: no number, no genre.

    Before a colon only a name may be more, of one word or two: "LoRA: …" but not "Open Problem: …".
    """
    rest = part.rest.split()
    named = len(rest) <= 2 and not any(word.isdigit() or word in _ROMAN for word in rest)
    return not GENRES & set(rest) and (not numerals(part.rest) if part.head else named)


def is_genre(part: Part) -> bool:
    """Whether what a title has more is nothing but the name of a genre, or of a part: ": A Survey", ", Part II"."""
    rest = part.rest.split()
    return len(rest) <= _NAME_OF_GENRE and (not GENRES.isdisjoint(rest) or bool(numerals(part.rest)))


def spelt_alike(one: str, other: str) -> bool:
    """Whether two titles are the same but for articles, and a slip in one or two words."""
    words, theirs = ([word for word in key.split() if word not in _ARTICLES] for key in (one, other))
    if len(words) != len(theirs):
        return False
    differing = [(word, their) for word, their in zip(words, theirs, strict=True) if word != their]
    return len(differing) <= 2 and all(_slip(word, their) for word, their in differing)


def _slip(one: str, other: str) -> bool:
    """Whether a word is another with one letter wrong, missing, doubled or exchanged, but not the first.

    Ratios would not do: of "supervised" and "unsupervised" it is 91, of "encoder" and "decoder" 86.
    """
    return min(len(one), len(other)) >= _MISSPELT_FROM and one[:1] == other[:1] and OSA.distance(one, other) <= 1


def contains(one: str, other: str) -> bool:
    """Whether one title of at least five words stands whole within the other."""
    short, long = sorted((one, other), key=len)
    return len(short.split()) >= _WHOLE and f" {short} " in f" {long} "


def alike(one: str, other: str, least: float) -> bool:
    return bool(fuzz.ratio(one, other, score_cutoff=least)) and bool(
        fuzz.token_sort_ratio(one, other, score_cutoff=least)
    )


def one_word_apart(one: str, other: str) -> bool:
    """Whether a word was replaced, dropped or added, of three at least."""
    words, theirs = one.split(), other.split()
    return max(len(words), len(theirs)) >= 3 and Levenshtein.distance(words, theirs, score_cutoff=1) <= 1


def compared(one: str, other: str) -> Titles:
    """How two whole titles agree; parts of titles are not looked at."""
    if one == other:
        return Titles.SAME if one else Titles.OTHER
    if one.replace(" ", "") == other.replace(" ", ""):
        return Titles.SPELT
    if not same_numerals(one, other):
        return Titles.OTHER
    if spelt_alike(one, other):
        return Titles.SPELT
    if alike(one, other, NEAR):
        return Titles.NEAR
    if alike(one, other, ALIKE) or one_word_apart(one, other) or contains(one, other):
        return Titles.ALIKE
    return Titles.OTHER
