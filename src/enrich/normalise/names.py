"""People's names, compared so that two spellings of one person agree.

A list names people in reading order ("Ada Lovelace"); bibliographies also invert ("Lovelace,
Ada") and shorten ("A. Lovelace"). Two names are the same person when the family names agree and
no given name contradicts another. That is a rule about two author lines of one paper, where few
people stand: it is no rule for telling apart the world's authors. So "Yang Liu" and "Liu Yang"
agree, since either may be written family name first; where both stand on a line, each goes with
its own spelling.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from enrich.model import Author
from enrich.normalise.assignment import assign
from enrich.normalise.author_lines import has_more, in_reading_order, people, split_authors
from enrich.normalise.name_words import PARTICLES, SMALL_PARTICLES, is_body, is_cjk, is_suffix, without_cjk
from enrich.normalise.titles import plain, title_key

__all__ = ["has_more", "name_parts", "pairing", "people", "same_person", "shared", "split_authors"]

_PLAIN = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]\.?)*(?: [A-Za-z]{2,})+")
_TITLE = re.compile(r"^(?:(?:Dr|Prof|Professor|Sir)\b\.?\s+)+(?=\S)", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:[\s,]{1,3}(?:Ph\.?\s?D|M\.?D|M\.?Sc|Jr|Sr|III?|IV)\b\.?)+$", re.IGNORECASE)
_NICKNAME = re.compile(r"[\"“”„«»][^\"“”„«»]*[\"“”„«»]|(?<!\w)['‘][^'‘’]*['’](?!\w)|\([^()]*\)")
_HOMONYM = re.compile(r"\s+0\d{3}$")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘ʼʻ`´](?=\w)")
_HYPHEN = re.compile(r"[-‐‑]")
_INITIALS_HYPHENED = re.compile(r"\b([^\W\d_])[-‐‑](?=[^\W\d_]\b)")

_E_OF_FAMILY = re.compile(r"(?<=[ao])e(?=[^aeiou])|(?<=[^lnqxyjaeo]u)e(?=[^aeiou])")
_E_OF_GIVEN = re.compile(r"(?<=o)e(?=[^aeiouy])|(?<=[^lnqxyjaeo]u)e(?=[^aeiouy])|(?<=\bju)e(?=r)")
"""The "e" of "Mueller", "Goedel", "Juergen", which stands for two dots: but not that of "Xuefeng" or "Jaehyun"."""


# --- one name ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Form:
    """A name in comparing form: the last word of the family name, and the words before it but for particles.

    `whole` is all of it in one, `turned` the same if the family name was written first, or last.
    """

    given: tuple[str, ...]
    last: str
    whole: str
    turned: frozenset[str]


def _words(name: str) -> list[str]:
    """The words of a name in reading order, as they are written, without titles, suffixes, nicknames."""
    if _PLAIN.fullmatch(name) and not (name.startswith("The ") or _TITLE.match(name) or _SUFFIX.search(name)):
        return name.split()  # what most names are: nothing to take away
    text = _NICKNAME.sub(" ", _HOMONYM.sub("", plain(name)))
    text = _SUFFIX.sub("", _TITLE.sub("", text.strip()))
    if text.startswith("The ") and is_body(text):
        text = text.removeprefix("The ")
    if "," in text:
        text = _SUFFIX.sub("", in_reading_order(text).name)
    if is_cjk(text):
        latin = without_cjk(text)
        # names of that script are whole with and without a space, and have no initials
        text = latin if title_key(latin) else "".join(text.split())
    text = _INITIALS_HYPHENED.sub(r"\1 ", text.replace(".", ". "))
    return [word for word in text.split() if title_key(word)]


def _in_order(words: list[str], family: str) -> list[str]:
    """The words of a name with the family name last, where a source, or a lone initial, tells that it is first."""
    known = [word for word in _words(family) if not is_suffix(word)] if family else []
    if known:
        first = len(known) < len(words) and words[: len(known)] == known and words[-len(known) :] != known
        return [*words[len(known) :], *words[: len(known)]] if first else words
    if len(words) > 1 and len(words[0].strip(".")) > 1 and len(words[-1].strip(".")) == 1:
        initials = next(place for place, word in enumerate(words) if len(word.strip(".")) == 1)
        return [*words[initials:], *words[:initials]]
    return words


def _first_particle(words: list[str]) -> int:
    """Where the particles before the last word begin; the place of the last word if there are none."""
    small_tells = any(word[0].isupper() for word in words)
    start = len(words) - 1
    while start > 0:
        word, before = words[start - 1], words[start - 2] if start > 1 else ""
        small = word.islower() and small_tells
        strong = word.casefold() in PARTICLES and (start > 1 or small)
        weak = word.casefold() in SMALL_PARTICLES and start > 1 and (small or before.casefold() in PARTICLES)
        if not strong and not weak:
            break
        start -= 1
    return start


def _key(word: str) -> str:
    if word.isascii() and word.isalpha():
        return word.lower()
    # a hyphen joins the parts of one given name: "Jean-Luc"
    return title_key(_APOSTROPHE.sub("", _HYPHEN.sub("", word))).replace(" ", "")


@lru_cache(maxsize=65536)
def name_parts(name: str, family: str = "") -> tuple[tuple[str, ...], str]:
    """The given names and the family name of a person, in comparing form.

    Where no source says which part is the family name, it is the last word and the particles
    before it ("van der Maaten").
    """
    words = _in_order(_words(name), family)
    if not words:
        return (), ""
    keys, known = [_key(word) for word in words], [_key(word) for word in _words(family)]
    start = len(words) - len(known) if known and keys[-len(known) :] == known else _first_particle(words)
    return tuple(keys[:start]), " ".join(keys[start:])


@lru_cache(maxsize=65536)
def _form(name: str, family: str) -> _Form:
    words = _in_order(_words(name), family)
    if not words:
        return _Form((), "", "", frozenset())
    start = _first_particle(words)
    # "Garcia-Molina" is also written "García Molina"
    *front, last = [piece for piece in _HYPHEN.split(words[-1]) if _key(piece)] or [words[-1]]
    given = tuple(_folded(key, _E_OF_GIVEN) for word in (*words[:start], *front) if (key := _key(word)))
    ending = _folded(_key(last), _E_OF_FAMILY)
    parts = (*given, ending)
    turned = {"".join((*parts[1:], parts[0])), "".join((parts[-1], *parts[:-1]))} if len(parts) > 1 else set()
    return _Form(given, ending, "".join(parts), frozenset(turned))


def _folded(key: str, stray: re.Pattern[str]) -> str:
    # names of four letters are left: "Boer" is not "Bor"
    return stray.sub("", key) if len(key) > 4 and "e" in key else key


# --- two names --------------------------------------------------------------------------------


def _given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether no given name contradicts another: initials agree with names, missing ones with all."""
    if not one or not other:
        return True
    fewer, more = sorted((one, other), key=len)
    if _one_agrees(fewer[0], more[0]):
        return _follow(fewer[1:], more[1:])
    if "".join(one) == "".join(other) or "".join(fewer) == "".join(name[0] for name in more):
        return True
    # "F. Richard Yu" goes by his second name
    called = len(more[0]) == 1 < len(fewer[0]) and len(fewer) < len(more) and fewer[0] == more[1]
    return called and _follow(fewer[1:], more[2:])


def _follow(fewer: tuple[str, ...], more: tuple[str, ...]) -> bool:
    rest = iter(more)
    return all(any(_one_agrees(name, candidate) for candidate in rest) for name in fewer)


def _one_agrees(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and (len(one) == 1 or len(other) == 1))


_WELL, _SOMEHOW, _NOT = 2, 1, 0


def _agreement(one: _Form, other: _Form) -> int:
    """How well two names agree: well with the first given name in full, or the whole name in another order."""
    if not one.last or not other.last:
        return _NOT
    if one.whole == other.whole or one.whole in other.turned or other.whole in one.turned:
        return _WELL
    if one.last != other.last or not _given_agree(one.given, other.given):
        return _NOT
    return _WELL if one.given[:1] == other.given[:1] and len(one.given[0]) > 1 else _SOMEHOW


def same_person(one: Author, other: Author) -> bool:
    """Whether two names on author lines of one paper are the same person.

    Initials, middle names, accents, hyphens and the order of family and given name may differ.
    """
    return _agreement(_form(one.name, one.family), _form(other.name, other.family)) > _NOT


# --- two lines --------------------------------------------------------------------------------


def _keys(form: _Form) -> Iterable[str]:
    """Under what a name is found by those that may agree with it: its whole, or its family and an initial."""
    yield form.whole
    yield from form.turned
    # who is written "F. Richard Yu" may be meant by "Richard Yu"
    called = 2 if form.given and len(form.given[0]) == 1 else 1
    yield from {f"{form.last} {name[0]}" for name in form.given[:called]} or {f"{form.last} "}


def _choices(written: Sequence[_Form], recorded: Sequence[_Form]) -> list[list[tuple[int, int]]]:
    """For each recorded person those written who agree, each with how well."""
    known: defaultdict[str, list[int]] = defaultdict(list)
    family: defaultdict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(written):
        family[form.last].append(number)
        for key in _keys(form):
            known[key].append(number)
    choices = []
    for form in recorded:
        near = [number for key in (*_keys(form), f"{form.last} ") for number in known.get(key, ())]
        numbers = sorted({*near, *(() if form.given else family.get(form.last, ()))})
        agreements = ((number, _agreement(written[number], form)) for number in numbers)
        choices.append([(number, how) for number, how in agreements if how])
    return choices


def _same_spelling(written: Sequence[_Form], recorded: Sequence[_Form]) -> list[int | None]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number in range(len(written) - 1, -1, -1):
        places[written[number].whole].append(number)
    return [places[form.whole].pop() if form.whole and places.get(form.whole) else None for form in recorded]


def pairing(written: Sequence[Author], recorded: Sequence[Author]) -> tuple[int | None, ...]:
    """For each recorded person the position among the written ones; each is taken once.

    As many are paired as can be. The same spelling is preferred to one that merely agrees, and a
    given name in full to an initial.
    """
    mine = [_form(person.name, person.family) for person in written]
    theirs = [_form(person.name, person.family) for person in recorded]
    pairs = _same_spelling(mine, theirs)
    if len(pairs) - pairs.count(None) < min(len(mine), len(theirs)):
        choices = _choices(mine, theirs)
        for least in (_WELL, _SOMEHOW):
            assign(pairs, [[number for number, how in those if how >= least] for those in choices])
    return tuple(pairs)


def shared(one: Sequence[Author], other: Sequence[Author]) -> int:
    """How many people two author lines have in common."""
    return sum(place is not None for place in pairing(one, other))
