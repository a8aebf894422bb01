"""Titles, brought to a form in which the same title is the same text.

`plain` undoes what databases and typesetters add: tags, entities, TeX, stray spaces. `title_key`
goes on to what may not decide whether two titles are the same: case, accents, punctuation.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from enrich.normalise.letters import folded
from enrich.normalise.markup import inert, seen, without_markup
from enrich.normalise.tex import without_tex

# A text without any of these holds neither markup nor TeX.
_SUSPECT = re.compile(r"[&<\\$~{`\x00-\x08\x0e-\x1b\x7f]|--")
# Without any of these, its key is its words in lower case.
_SPECIAL = re.compile(r"[&<\\${`_^+#*\x00-\x08\x0e-\x1b\x7f]")

_NESTED = 4
"""How deep markup may stand in markup ("&amp;lt;i&amp;gt;", TeX in MathML) and still be undone."""

COMMON_WORDS = frozenset(
    [
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "in", "into", "is",
        "it", "its", "of", "on", "or", "our", "that", "the", "this", "to", "toward", "towards", "via", "we", "what",
        "when", "with", "you", "your"
    ]
)  # fmt: skip
"""Words of a title that do not say what it is about."""

_PUNCTUATION = str.maketrans({code: " " for code in range(128) if not chr(code).isalnum()})
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_SIGNS = re.compile(r"[+#*]+")
_NOTE_MARK = re.compile(r"(?<=\w\w)\*+$")


def plain(title: str) -> str:
    """A title as a person would type it: no tags, entities, TeX, runs of spaces, or characters that do not show.

    What is plain stays as it is, and the result never reads as a tag, whatever was hidden in what.
    It is text of strangers for all that: reports escape it.
    """
    if not title.isascii():
        title = seen(title)
    if not _SUSPECT.search(title):
        return " ".join(title.split())
    for _ in range(_NESTED):
        before, title = title, " ".join(inert(without_tex(seen(without_markup(title)))).split())
        if title == before or not _SUSPECT.search(title):
            break
    return title


@lru_cache(maxsize=65536)
def title_key(title: str) -> str:
    """What two titles must share to be the same title: their letters and digits, word by word.

    Case, accents, punctuation and width do not count; a hyphen parts words as a space does, and
    each ideograph is a word. "&" is "and", and a Greek letter that stands alone its name. Of signs
    only "+", "#" and "*" count, where a word ends in one: "C++", "C#" and "A*" are names.
    """
    if title.isascii() and not _SPECIAL.search(title):
        text = title.lower()
        return " ".join((_APOSTROPHE.sub("", text) if "'" in text else text).translate(_PUNCTUATION).split())
    words = " ".join(_SIGNS.sub(_of_name, folded(plain(title))).split())
    # after the last word a star refers to a note, but "Beyond A*" is about A*
    return _NOTE_MARK.sub("", words)


def _of_name(match: re.Match[str]) -> str:
    if "**" in match[0]:
        # emphasis of Markdown within a title
        return " "
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    ends = match[0].startswith("++") or not after.strip()
    return f"{match[0]} " if before.isalpha() and ends else " "


def with_subtitle(title: str, subtitle: str) -> str:
    """A title and its subtitle in one, unless one has the words of the other already.

    Crossref holds the two in fields of their own, and some publishers repeat one in the other. A
    colon within the title is no reason to leave the subtitle out: it may part other words ("FATE:
    A Framework"), and where the subtitle stands after it, its words are found.
    """
    if not subtitle:
        return title
    known, added = title_key(title), title_key(subtitle)
    if f" {added} " in f" {known} " or not added:
        return title
    if f"{added} ".startswith(f"{known} "):
        return subtitle
    return f"{title.rstrip(' :-–—')}: {subtitle}" if known else subtitle


def tidy(title: str) -> str:
    """A title without stray spaces and without the full stop that some lists let it end in."""
    text = " ".join(title.split())
    return (
        text[:-1].rstrip()
        if re.search(r"[^.\s]\s?\.$", text)
        and not re.search(r"\b(?:etc|al|inc|vs|jr|no|[a-z]\.[a-z])\.$", text, re.IGNORECASE)
        else text
    )


_WORD = re.compile(r"[^\W_]+")


def _carries_meaning(word: str) -> bool:
    """Whether a word's capitals say something: some after its first letter, or beside a digit."""
    return any(char.isupper() for char in word[1:]) and len(word) > 1


def _is_shouted(words: list[str]) -> bool:
    """Whether successive words in capitals are set so for show: acronyms are short, and few stand together."""
    return len(words) > 2 or (len(words) == 2 and max(map(len, words)) > 5)


def _telling(recorded: str) -> list[str]:
    """The words of a record's title, without those of a part that is set in capitals throughout."""
    words = _WORD.findall(recorded)
    runs = (list(run) for _, run in groupby(words, key=str.isupper))
    return [word for run in runs if not (run[0].isupper() and _is_shouted(run)) for word in run]


def mended_capitals(written: str, recorded: str) -> str:
    """The written title with the capitals that carry meaning as the record has them.

    "Federatedgpt" becomes "FederatedGPT" and "lora" "LoRA"; "The" or "the" stays as the list has
    it. Nothing is learnt from a record that is set in capitals throughout, or from a part that is.
    """
    recorded = plain(recorded)
    letters = [char for char in recorded if char.isalpha()]
    if sum(char.isupper() for char in letters) * 2 > len(letters):
        return written
    spellings: dict[str, set[str]] = {}
    for word in _telling(recorded):
        spellings.setdefault(word.lower(), set()).add(word)

    def mended(match: re.Match[str]) -> str:
        known = spellings.get(match[0].lower(), set())
        spelling = next(iter(known)) if len(known) == 1 else match[0]
        return spelling if _carries_meaning(spelling) and not _carries_meaning(match[0]) else match[0]

    return _WORD.sub(mended, written)
