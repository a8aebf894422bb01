"""People's names, compared so that two spellings of one person agree.

A list names people in reading order ("Ada Lovelace"); bibliographies also invert ("Lovelace,
Ada") and shorten ("A. Lovelace"). Two names are the same person when the family names agree and
no given name contradicts another. That is a rule about two author lines of one paper, where few
people stand: it is no rule for telling apart the world's authors.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from enrich.model import Author
from enrich.normalise.titles import plain, title_key

_PARTICLES = frozenset(
    ("al", "bin", "da", "de", "del", "della", "den", "der", "des", "di", "dos", "du", "el", "la", "le", "ten", "ter")
) | {"van", "von", "zu", "zur"}
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "phd", "md"])

_AND_OTHERS = re.compile(r"[\s,;]*(?:\band\b\s+others|\bet(?:\s*\.\s*|\s+)al\b\.?|\.\.\.|…)\s*$", re.IGNORECASE)
_HOMONYM = re.compile(r"\s+0\d{3}$")
_NOTE = re.compile(r"[*†‡§¶∗]+|(?<=[^\W\d_])\d(?=\s|$|,)|\([^)]*\)")
_BETWEEN = re.compile(r"\s*;\s*|\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+")


def has_more(text: str) -> bool:
    """Whether an author line says that it leaves people out: "et al.", "and others", "…"."""
    return _AND_OTHERS.search(text.strip()) is not None


def split_authors(text: str) -> tuple[str, ...]:
    """The people of an author line, in reading order and as they are spelt there.

    Understands "A, B and C", "A; B", and "Family, Given; Family, Given". What is no name ("et
    al.", footnote marks, an affiliation in parentheses) is left out.
    """
    line = _NOTE.sub("", plain(_AND_OTHERS.sub("", text.strip())))
    people = [_reading_order(part) for part in line.split(";")] if ";" in line else _BETWEEN.split(line)
    cleaned = (" ".join(_HOMONYM.sub("", person).split()).strip(" ,;") for person in people)
    return tuple(_joined_suffixes(person for person in cleaned if person))


def _reading_order(name: str) -> str:
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma else name


def _joined_suffixes(people: Iterable[str]) -> list[str]:
    joined: list[str] = []
    for person in people:
        if joined and person.strip(".").casefold() in _SUFFIXES:
            joined[-1] += f" {person}"
        else:
            joined.append(person)
    return joined


@lru_cache(maxsize=65536)
def name_parts(name: str, family: str = "") -> tuple[tuple[str, ...], str]:
    """The given names and the family name of a person, in comparing form.

    Where no source says which part is the family name, it is the last word and the particles
    before it ("van der Maaten").
    """
    words = [word for word in title_key(_without_apostrophes(name)).split() if word not in _SUFFIXES]
    if not words:
        return (), ""
    known = title_key(_without_apostrophes(family)).split()
    if known and words[-len(known) :] == known:
        return tuple(words[: -len(known)]), " ".join(known)
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return tuple(words[:start]), " ".join(words[start:])


def _without_apostrophes(text: str) -> str:
    # a hyphen joins the parts of one name: "Jean-Luc", "García-Molina"
    return re.sub(r"(?<=\w)[-‐‑'’](?=\w)", "", unicodedata.normalize("NFC", text))


def _given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether no given name contradicts another: initials agree with names, missing ones with all."""
    if not one or not other:
        return True
    fewer, more = sorted((one, other), key=len)
    if not _one_agrees(fewer[0], more[0]):
        return "".join(one) == "".join(other) or _initials(one) == _initials(other) == "".join(fewer)
    rest = iter(more[1:])
    return all(any(_one_agrees(name, candidate) for candidate in rest) for name in fewer[1:])


def _initials(names: tuple[str, ...]) -> str:
    return "".join(name[0] if len(name) > 2 else name for name in names)


def _one_agrees(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer == shorter or (len(shorter) == 1 and longer.startswith(shorter))


def same_person(one: Author, other: Author) -> bool:
    """Whether two names on author lines of one paper are the same person.

    Initials, middle names, accents, hyphens and the order of family and given name may differ.
    """
    given, family = name_parts(one.name, one.family)
    their_given, their_family = name_parts(other.name, other.family)
    if not family or not their_family:
        return False
    if family == their_family and _given_agree(given, their_given):
        return True
    words, theirs = [*given, *family.split()], [*their_given, *their_family.split()]
    # family name first, as is the custom in China, Korea, Hungary and Vietnam
    return len(words) > 1 and sorted(words) == sorted(theirs)


def pairing(written: Sequence[Author], recorded: Sequence[Author]) -> tuple[int | None, ...]:
    """For each recorded person the position among the written ones; each is taken once.

    The same spelling is preferred to one that merely agrees.
    """
    free = dict(enumerate(written))
    pairs: list[int | None] = [None] * len(recorded)
    for alike in (lambda one, other: title_key(one.name) == title_key(other.name), same_person):
        for place, person in enumerate(recorded):
            if pairs[place] is None:
                found = next((number for number, candidate in free.items() if alike(candidate, person)), None)
                if found is not None:
                    pairs[place] = found
                    del free[found]
    return tuple(pairs)


def shared(one: Sequence[Author], other: Sequence[Author]) -> int:
    """How many people two author lines have in common."""
    return sum(place is not None for place in pairing(one, other))


@lru_cache(maxsize=65536)
def people(line: str) -> tuple[Author, ...]:
    """The authors that an author line of a list names."""
    return tuple(Author(name) for name in split_authors(line))
