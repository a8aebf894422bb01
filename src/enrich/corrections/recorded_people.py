"""The people whom a record names, as they may be written into a list.

Databases set names in capitals, break lists off, break letters, and put bodies and editors among
the authors. What of that can be mended is mended; the rest is said, so that it is not written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from enrich.model import Author, Record
from enrich.normalise.author_lines import has_more, in_reading_order, people
from enrich.normalise.name_words import PARTICLES, is_body, is_cjk, is_suffix
from enrich.normalise.names import name_parts

_EDITOR = re.compile(r"[\[(]\s*eds?\b|,\s*eds?\.?$|\beditors?\b", re.IGNORECASE)
_HOMONYM = re.compile(r"\s+0\d{3}$")
_UNREADABLE = re.compile(r"\ufffd|[\x80-\x9f]|\w\?\w|&#?\w+;")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Recorded:
    """The people and the bodies of a record, each in reading order.

    `short` says that it leaves people out. `garbled` are those whose names lost letters on the way.
    """

    people: tuple[Author, ...]
    bodies: tuple[Author, ...] = ()
    short: bool = False
    garbled: frozenset[Author] = frozenset()


@lru_cache(maxsize=65536)
def recorded(record: Record) -> Recorded:
    """The people and the bodies of a record, each as it may be written, without its editors."""
    every = [person for author in record.authors for person in _apart(author)]
    named = [author for author in every if _has_letters(author.name) and not _EDITOR.search(author.name)]
    full = [author for author in named if not _is_rest(author.name)]
    short = len(full) < len(named) or any(has_more(author.name) for author in full)
    bodies = tuple(author for author in full if is_body(author.name))
    mended = [(_mended(author), is_garbled(author.name)) for author in full if author not in bodies]
    garbled = frozenset(person for person, lost in mended if lost)
    return Recorded(tuple(person for person, _ in mended), bodies, short, garbled)


def _apart(author: Author) -> tuple[Author, ...]:
    """The people whom a depositor put into one name, or the one whom it names."""
    return people(author.name) if ";" in author.name else (author,)


def _has_letters(name: str) -> bool:
    # arXiv has ":" for an author where a body is named before the people
    return any(map(str.isalpha, name))


def _is_rest(name: str) -> bool:
    return name.strip(" .").casefold() in {"others", "et al", "and others", "more"}


def _mended(author: Author) -> Author:
    name = _HOMONYM.sub("", _decoded(author.name))
    turned = in_reading_order(name) if "," in name else replace(author, name=name)
    family = turned.family or _decoded(author.family)
    return Author(_normal_capitals(turned.name, family), family)


def _decoded(name: str) -> str:
    """A name whose UTF-8 somebody read as Windows-1252, as it was: good enough to compare, not to write."""
    try:
        return name.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return name


def _normal_capitals(name: str, family: str) -> str:
    """A name without the capitals in which some databases set all of it, or the family name."""
    if " " not in name:
        return name  # as likely a body's abbreviation
    capitals = {word for word in (name if name.isupper() else family).split() if _is_set_in_capitals(word)}
    capitals |= {word for word in name.split() if len(word) > 3 and _is_set_in_capitals(word)}
    return " ".join(_capitalised(word) if word in capitals else word for word in name.split())


def _is_set_in_capitals(word: str) -> bool:
    return word.isupper() and max(map(len, _LETTERS.findall(word)), default=0) > 1 and not is_suffix(word)


def _capitalised(word: str) -> str:
    if word.casefold() in PARTICLES:
        return word.lower()
    return re.sub(
        r"^Mc(\w)", lambda match: f"Mc{match[1].upper()}", _LETTERS.sub(lambda part: part[0].capitalize(), word)
    )


def is_garbled(name: str) -> bool:
    """Whether letters of a name were lost on the way: "M�ller", "MÃ¼ller"."""
    return _UNREADABLE.search(name) is not None or _decoded(name) != name


def is_full(person: Author) -> bool:
    """Whether a name has a given name in full, or is whole without: not "A. Lovelace", nor "Lovelace"."""
    given, _ = name_parts(person.name, person.family)
    return is_cjk(person.name) or any(len(name) > 1 for name in given)


def weakness(record: Recorded, added: Iterable[Author], line: Iterable[Author]) -> str:
    """Why names of a record had better not be written beside those of a line; "" if they may."""
    new, written = list(added), list(line)
    if not record.garbled.isdisjoint(new):
        return "letters of a name were lost on the way"
    without_given = [
        person for person in new if not is_cjk(person.name) and not name_parts(person.name, person.family)[0]
    ]
    if len(new) > 1 and len(without_given) == len(new):
        return "it has only family names"
    if new and not any(map(is_full, new)) and any(map(is_full, written)):
        return "it shortens names that the list has in full"
    return ""
