r"""Titles, brought to a form in which the same title is the same text.

`plain` undoes what databases and typesetters add: tags, entities, TeX, stray spaces. `title_key`
goes on to what may not decide whether two titles are the same: case, accents, punctuation.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

# Tags that stand inside a word ("H<sub>2</sub>O") join what they separate; the others part words.
_INNER_TAG = re.compile(r"</?(?:[a-z]+:)?(?:sub|sup|inf|sc|scp)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9:-]*(?:\s[^<>]*)?/?>", re.IGNORECASE)

# What a terminal would obey or an editor hide: controls, marks that reverse the direction, halves of
# characters. The joiners U+200C and U+200D are part of the spelling of Persian and of some emoji.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a",
}  # fmt: skip

_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "l": "ł",
    "L": "Ł", "i": "ı", "j": "ȷ", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε",
    "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "ell": "ℓ", "infty": "∞", "times": "×", "to": "→",
}  # fmt: skip

_ACCENTED = re.compile(r"\\([`'^~\"=.])\s*\{?\\?([A-Za-z])\}?|\\([uvHckr])(?:\s+|\s*\{)\\?([A-Za-z])\}?")
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
_ESCAPED = re.compile(r"\\([&%$#_{}~^ ,;!-])")

# Letters that no decomposition takes apart.
_FOLDED = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ȷ": "j", "ℓ": "l"}
)


def _accented(match: re.Match[str]) -> str:
    mark, letter = (match[1], match[2]) if match[1] else (match[3], match[4])
    return unicodedata.normalize("NFC", letter + _ACCENTS[mark])


def _without_tex(text: str) -> str:
    if "\\" not in text and "$" not in text and "{" not in text:
        return text
    text = _ACCENTED.sub(_accented, text)
    text = _COMMAND.sub(lambda match: _LETTERS.get(match[1], " "), text)
    text = _ESCAPED.sub(lambda match: match[1] if match[1] in "&%$#_{}~^-" else " ", text)
    return re.sub(r"(?<!\\)[${}]", "", text)


def plain(title: str) -> str:
    """A title as a person would type it: no tags, entities, TeX, runs of spaces, or characters that do not show.

    Entities are undone twice, since some databases escape what was escaped already.
    """
    text = html.unescape(html.unescape(title))
    text = _TAG.sub(" ", _INNER_TAG.sub("", text))
    return " ".join(_UNSEEN.sub("", _without_tex(text)).split())


@lru_cache(maxsize=65536)
def title_key(title: str) -> str:
    """What two titles must share to be the same title: their letters and digits, word by word.

    Case, accents, punctuation and width do not count; a hyphen parts words as a space does.
    """
    text = unicodedata.normalize("NFKD", plain(title)).casefold().translate(_FOLDED)
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = re.sub(r"(?<=\w)['’ʼ](?=\w)", "", text)
    return " ".join(re.findall(r"[^\W_]+", text))


def with_subtitle(title: str, subtitle: str) -> str:
    """A title and its subtitle in one, unless the title has it already."""
    if not subtitle or title_key(subtitle) in title_key(title):
        return title
    return f"{title.rstrip(' :')}: {subtitle}"


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


def mended_capitals(written: str, recorded: str) -> str:
    """The written title with the capitals that carry meaning as the record has them.

    "Federatedgpt" becomes "FederatedGPT" and "lora" "LoRA"; "The" or "the" stays as the list has
    it. Nothing is learnt from a record that is set in capitals throughout.
    """
    letters = [char for char in recorded if char.isalpha()]
    if sum(char.isupper() for char in letters) * 2 > len(letters):
        return written
    spellings: dict[str, set[str]] = {}
    for word in _WORD.findall(recorded):
        spellings.setdefault(word.casefold(), set()).add(word)

    def mended(match: re.Match[str]) -> str:
        known = spellings.get(match[0].casefold(), set())
        spelling = next(iter(known)) if len(known) == 1 else match[0]
        return spelling if _carries_meaning(spelling) and not _carries_meaning(match[0]) else match[0]

    return _WORD.sub(mended, written)
