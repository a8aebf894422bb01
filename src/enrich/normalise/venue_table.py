"""The table of venues (`venues.toml`) as Python values, and how spellings are compared.

Nothing here guesses: a spelling is in the table, or it is not.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from enrich.model import PartialDate, VenueKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One venue of the table. `aliases` are its spellings besides the acronym and the name."""

    id: str
    acronym: str
    name: str
    aliases: tuple[str, ...]
    kind: VenueKind

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling that means this venue."""
        return (self.acronym, self.name, *self.aliases)


@cache
def _document() -> Mapping[str, Any]:
    text = resources.files(__package__).joinpath("venues.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _entry(venue_id: str, spellings: str, kind: VenueKind) -> Entry:
    acronym, name, *aliases = (spelling.strip() for spelling in spellings.split("|"))
    return Entry(venue_id, acronym, name, tuple(aliases), kind)


@cache
def entries() -> Mapping[str, Entry]:
    """Every venue, by id."""
    return {
        venue_id: _entry(venue_id, spellings, kind)
        for kind in VenueKind
        for venue_id, spellings in _document()[kind.value].items()
    }


# What the abbreviations that every venue's name shares stand for; the telling words stay as they are written.
_EXPANDED = {
    "ann": "annual",
    "conf": "conference",
    "int": "international",
    "intl": "international",
    "j": "journal",
    "proc": "proceedings",
    "symp": "symposium",
    "trans": "transactions",
}

_SILENT = frozenset({"the", "annual", "ann", "biennial"})
_COMMON = _SILENT.union(_EXPANDED)

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words by which spellings are compared: lower case, general abbreviations written out."""
    lowered = text.replace("&", " and ").casefold().replace("int'l", "international")
    found = _WORD.findall(lowered)
    if _COMMON.isdisjoint(found):
        return found
    return [_EXPANDED.get(word, word) for word in found if word not in _SILENT]


def _key(text: str) -> str:
    return " ".join(words(text))


_PUBLISHER = (
    r"(?:IEEE|ACM|CVF|RSJ|IFIP|USENIX|SIAM|CIC|SIGAPP|EATCS|Eurographics|Springer|Elsevier|PMLR|Curran Associates|"
    r"SIG(?:ACCESS|ACT|AI|CHI|DA|IR|KDD|METRICS|MM|MOD|OPS|PLAN|SAC|SOFT|SPATIAL|BED|MOBILE))"
)

_LEADING_PUBLISHERS = re.compile(rf"^(?:{_PUBLISHER}\b(?!/(?!{_PUBLISHER}\b))[\s/-]*)+", re.IGNORECASE)

_TRAILING_PUBLISHERS = re.compile(rf"(?:[\s,.;/-]+{_PUBLISHER})+[\s.]*$", re.IGNORECASE)


def without_publishers(text: str) -> str:
    """The text without publishers and societies before and after it."""
    return _LEADING_PUBLISHERS.sub("", _TRAILING_PUBLISHERS.sub("", text)).strip()


@cache
def _index() -> Mapping[str, Entry]:
    """Each spelling's key, and that of each long name without its publishers where only one venue has it."""
    index = {_key(spelling): entry for entry in entries().values() for spelling in entry.spellings}
    bare: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries().values():
        for spelling in entry.spellings:
            key = _key(without_publishers(spelling)) if _LEADING_PUBLISHERS.match(spelling) else ""
            if key.count(" ") >= 2:
                bare[key][entry.id] = entry
    index.update(
        {key: next(iter(found.values())) for key, found in bare.items() if key not in index and len(found) == 1}
    )
    return index


@cache
def _by_rarest() -> Mapping[str, tuple[frozenset[str], ...]]:
    """The words of each spelling, by the one that the fewest spellings have."""
    spelled = [frozenset(key.split()) for key in _index() if key]
    shared = Counter(word for said in spelled for word in said)
    found: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for said in spelled:
        found[min(said, key=lambda word: (shared[word], word))].append(said)
    return {word: tuple(of_word) for word, of_word in found.items()}


_JOINED = re.compile(r"[^\W\d_]+|\d+")


def may_name(text: str) -> bool:
    """Whether a text has all the words of some spelling, as every text has that names a venue; most have not.

    A year or the "W" of a workshop may be joined to one of them: "ICML2024", "CVPRW". A word that is an acronym only as
    the table spells it, "MODELS", must stand so.
    """
    said = set(words(text))
    for word in [word for word in said if word[-1] == "w" or not word.isalpha()]:
        if word[-1] == "w":
            said.add(_EXPANDED.get(word[:-1], word[:-1]))
        if not word.isalpha():
            pieces = (*_JOINED.findall(word), word.rstrip("0123456789"), word.lstrip("0123456789"))
            said.update(_EXPANDED.get(piece, piece) for piece in pieces)
    known, exact = _by_rarest(), _exact()
    return any(
        spelling <= said and (len(spelling) > 1 or word not in exact or _is_spelled(word, text))
        for word in [word for word in said if word in known]
        for spelling in known[word]
    )


@cache
def _exact() -> Mapping[str, tuple[str, ...]]:
    spelled: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for acronym in _document()["exact"].split():
        spelled[_key(acronym)] += (acronym.replace("_", " "),)
    return dict(spelled)


def _is_spelled(key: str, text: str) -> bool:
    """Whether a text has an acronym as the table spells it."""
    return any(acronym in text for acronym in _exact()[key])


def find(spelling: str) -> Entry | None:
    """The venue that a spelling means. Words such as DATE or FAST are acronyms only as the table spells them."""
    key = _key(spelling)
    entry = _index().get(key)
    return entry if entry and (key not in _exact() or _is_spelled(key, spelling)) else None


@cache
def vocabulary(venue_id: str) -> frozenset[str]:
    """Every word of every spelling of a venue."""
    return frozenset(word for spelling in entries()[venue_id].spellings for word in words(spelling))


@cache
def topics() -> frozenset[str]:
    """Every word of the full name of a conference or a journal."""
    return frozenset(word for entry in entries().values() if " " in entry.name for word in words(entry.name))


def _months(table: str) -> Iterator[tuple[tuple[str, int], PartialDate]]:
    for venue_id, editions in _document()[table].items():
        for edition in editions.split():
            year, month = (int(part) for part in edition.split("-"))
            yield (venue_id, year), PartialDate(year, month)


@cache
def editions() -> Mapping[tuple[str, int], PartialDate]:
    """The month in which each edition of a conference began, by venue and year."""
    return dict(_months("began"))


@cache
def disputed() -> Mapping[tuple[str, int], PartialDate]:
    """Another month that a list may show for an edition, by venue and year."""
    return dict(_months("also"))
