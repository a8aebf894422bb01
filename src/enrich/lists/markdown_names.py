"""Who wrote a work, as prose beside a title names them: whether a text is a line of people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from enrich.lists.markdown_atoms import BLANK
from enrich.normalise.author_lines import LONGEST_ENDING
from enrich.normalise.name_words import signs_papers
from enrich.normalise.names import has_more

STRAY = " \t,;:.-–—|·&[*，。；：、（" + BLANK
_AROUND = STRAY + "*_"
"""What may stand around a name or a venue, and belongs to neither."""

_PARTICLE_WORDS = "van von der den de del della da dos di du la le el al bin ten ter zu zur and ibn"
_TITLE_WORDS = (
    "learning neural network networks survey model models deep language data review analysis paper code dataset "
    "benchmark conference journal proceedings transactions university institute research workshop systems preprint "
    "arxiv the towards letters magazine press association international computing intelligence science nature "
    "as not of for with from by is are via using without what why when where does your its our only than be this that "
    "more under into need representation representations recognition detection segmentation generation training graph "
    "labs lab inc corp academy image images video vision multimodal efficient robust framework approach method methods "
    "large empirical evaluation benchmarking study perspective theory practice principles foundations concepts "
    "applications challenges opportunities techniques trends advances issues progress algorithms architectures lessons"
)
_PARTICLES, _NO_NAMES = (frozenset(said.split()) for said in (_PARTICLE_WORDS, _TITLE_WORDS))
_NAME_WORD = re.compile(r"(?!\D*\d\d)[^\W\d_][\w.'’‘`´‐‑-]*[*†‡§¶]*\d?[*†‡§¶]*\Z|[\\{}\"'`^~A-Za-z.-]+\Z")
_ENDED = re.compile(r"[^\W\d_]{4,}\.\Z")
"""A word that ends a sentence, and is no initial and no "Jr."."""

_SENTENCE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{6}")
"""More ideographs than a name has."""

_LETTERS = re.compile(r"\s*[A-Z]{3,}\s*")
_AND_OTHERS = re.compile(r"[\s,;]{0,9}(?:\band\s+others|\bet\.?\s*al\b\.?|\.\.\.|…)\s*$", re.IGNORECASE)
_NO_NAME = re.compile(r"[\d:]")
_ASIDE = re.compile(r"\([^()]*\)")
_NAMES_APART = re.compile(r",\s*(?:and\s+|&\s*)?|;\s*(?:and\s+|&\s*)?| (?:and|&)\s+")
_GOES_ON = ("others", "more", "author", "..", "…", "等")
_AL = re.compile(r"al\b")
"""One of these stands at the end of every line of people that leaves some out."""


def is_shortened(line: str) -> bool:
    """Whether a line of people says that it leaves some out."""
    return _may_go_on(line) and has_more(line)


def _may_go_on(line: str) -> bool:
    ending = line[-LONGEST_ENDING:].lower()
    return any(map(ending.__contains__, _GOES_ON)) or ("al" in ending and _AL.search(ending) is not None)


def are_names(text: str, *, least: int = 2) -> bool:
    """Whether a text is a line of people, `least` of them or more, or one and "et al."."""
    line = whole = " ".join(text.strip(_AROUND).split())
    pieces = _apart(line)
    if _begins_otherwise(line, pieces):
        return False
    if _may_go_on(line) and (ending := _AND_OTHERS.search(line, max(0, len(line) - LONGEST_ENDING))):
        # "et al." may be in italics by itself
        line = line[: ending.start()].rstrip("*_ ,")
    line = _ASIDE.sub("", line) if "(" in line else line
    people = [name for name in (pieces if line == whole else _apart(line)) if name.strip()]
    if not people or (len(people) < least and not is_shortened(whole)):
        return False
    if len(people) == 1 and is_acronym(people[0]) and not is_shortened(whole):
        return False
    if len(people) > 1 and " " not in people[0].strip() and _are_institutions(people):
        return False
    odd = [name for name in people if not is_name(name)]
    return len(people) >= 5 * len(odd) and not any(map(_is_no_name, odd))


def _begins_otherwise(line: str, pieces: Sequence[str]) -> bool:
    """Whether one of the first two pieces is no name, as with most texts that name nobody; the last may be "et al."."""
    return "(" not in line and any(map(_is_no_name, pieces[: min(len(pieces) - 1, 2)]))


def _apart(line: str) -> list[str]:
    """The pieces between what stands between names."""
    if "and" in line or "&" in line or ";" in line:
        return _NAMES_APART.split(line)
    first, *rest = line.split(",")
    return [first, *[piece.lstrip() for piece in rest]]


def _are_institutions(pieces: Sequence[str]) -> bool:
    """Whether a line names institutions, some by their letters."""
    return all(" " not in piece.strip() for piece in pieces) and any(map(_LETTERS.fullmatch, pieces))


def _is_no_name(text: str) -> bool:
    """Whether a piece of a text is beyond doubt none of its names, and not an odd one of them."""
    return not is_name(text) and (len(text.split()) > 4 or _NO_NAME.search(text) is not None)


@lru_cache(maxsize=16384)
def is_name(text: str) -> bool:
    """Whether a text can be the name of one person: one to five words, in capitals but for particles."""
    parts = text.strip(STRAY + "*†‡").split()
    if not 1 <= len(parts) <= 5 or any(not _NAME_WORD.match(part) or _ENDED.match(part) for part in parts):
        return False
    if not text.isascii() and _SENTENCE.search(text):
        return False
    # "Le" is a name where it stands alone
    telling = [part for part in parts if part.lower() not in _PARTICLES] or parts
    capital = all(not part[0].islower() for part in telling)
    return bool(telling) and capital and not any(part.lower().strip(".") in _NO_NAMES for part in parts)


_PIECES = re.compile(r",|&|and(?<=\band)\b")


def is_inverted(line: str) -> bool:
    """Whether a line of people puts family names first between commas, so that it cannot be told where one ends."""
    pieces = _PIECES.split(line) if "and" in line or "&" in line else line.split(",")
    alone = [piece for piece in pieces if len(piece.split()) == 1]
    return any(not has_more(f"x, {piece}") for piece in alone)


def is_acronym(name: str) -> bool:
    """Whether a venue is named by its letters, "ICML", so that it is no word of a title."""
    return " " not in name and sum(map(str.isupper, name)) > 1


def is_word(name: str) -> bool:
    """Whether emphasised text is no name of a person: one word, or words that no names are."""
    return len(name.split()) == 1 or not are_names(name, least=1)


_FAMILY = r"(?:(?:Ma?c|De|Di|Du|La|Le|Van)(?=[A-Z])|[A-Z][a-zà-ÿ]*[-'’](?=[A-Z])){0,2}[A-Z][a-zà-ÿ'’-]{1,20}"
_CITED = re.compile(
    rf"{_FAMILY}(?:(?:(?:,\s{_FAMILY}){{0,4}},?\s(?:&|and)\s{_FAMILY})?,\s|,?\set\.?\sal\b[.,]{{0,3}}\s)"
)
"""Who wrote a work, as citations say it before the year: "Lovelace, 1843", "Lovelace & Babbage, 1843", "Lovelace et
al., 1843". A venue that nobody knows may be written so as well.
"""


def made_it(said: str) -> bool:
    """Whether what stands before a year is people, as citations name them, or a body that signs papers: "OpenAI, "."""
    return _CITED.fullmatch(said) is not None or signs_papers(said)
