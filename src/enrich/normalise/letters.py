"""Letters, brought to one form in every script: what may not decide whether two texts are the same.

Case, width, accents, vowel points and punctuation go. What makes another letter stays: the voicing
marks of kana (か, が), the breve of Cyrillic й, the vowel signs of Devanagari.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Before decomposition, which would make letters, or a space, of them.
_SIGNS = {"´": "'", "™": "", "℠": "", "®": "", "©": ""}
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")

_GREEK_NAMES = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho",
    "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip

# Letters that no decomposition takes apart, signs that stand for words, and the many forms of one sign.
_FOLDED = (
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ȷ": "j", "ħ": "h", "ŋ": "ng"}
    | {"ς": "σ", "ی": "ي", "ى": "ي", "ک": "ك", "×": "x", "&": " and ", "∞": " infinity "}
    | dict.fromkeys("’‘‛′`ʼʻʹʾʿ׳", "'")
    | dict.fromkeys("״”“", '"')
    | dict.fromkeys("‐–—", "-")
    | {"∗": "*", "⋆": "*", "♯": "#"}
)
_FOLDABLE = re.compile(f"[{''.join(_FOLDED)}]")

# Hebrew points; Arabic points, hamzas above and below their letter, and the stretching tatweel; the joiner.
_POINTS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200d"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
)
_MARKS = re.compile(f"[\u0300-\u036f{_POINTS}]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
# A breve makes another letter of a Cyrillic one; an acute shows its stress, and ё is often printed е.
_MARKS_BESIDE_CYRILLIC = re.compile(
    f"(?<![\u0400-\u04ff])[\u0300-\u036f]+|(?<=[аеиоуыэюяіАЕИОУЫЭЮЯІ])[\u0300\u0301]|(?<=[еЕ])\u0308|[{_POINTS}]+"
)
# The non-joiner parts words in the Arabic script alone.
_NON_JOINER = re.compile("\u200c(?<![\u0600-\u06ff].)")

_LONE_GREEK = re.compile("[α-ω](?<![α-ω]{2})(?![α-ω])")
_IDEOGRAPH = re.compile(
    "[\u3005-\u3007\u3041-\u3096\u309d-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_WITHIN_WORD = re.compile(r"'(?<=\w')(?=\w)|\"(?<=[א-ת]\")(?=[א-ת])")
_INDEX = re.compile(r"[_^](?<=[^\W_].)(?=\d|[^\W_](?![^\W_])|[+*])")
_PUNCTUATION = str.maketrans({code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) in "+#*")})


def _named(match: re.Match[str]) -> str:
    """A Greek letter that stands alone, by its name: a word, unless it touches a digit ("β1", "beta1")."""
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return f"{'' if before.isdigit() else ' '}{_GREEK_NAMES[match[0]]}{'' if after.isdigit() else ' '}"


@cache
def _kept(char: str) -> str:
    """What stays of a character: letters, digits as 0 to 9, marks that belong to their letter, and "+#*"."""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if char.isalnum():
        # an ideograph is a word, since spaces between them are the typesetter's
        return f" {char} " if _IDEOGRAPH.match(char) else char
    return char if char in "+#*" or unicodedata.category(char).startswith("M") else " "


def _without_marks(text: str) -> str:
    text = unicodedata.normalize("NFKD", _SIGN.sub(lambda match: _SIGNS[match[0]], text))
    marks = _MARKS_BESIDE_CYRILLIC if _CYRILLIC.search(text) else _MARKS
    return _NON_JOINER.sub("", marks.sub("", text))


def folded(text: str) -> str:
    """The letters and digits of a text in one form, with spaces between words, and the signs "+#*" among them."""
    text = text.lower() if text.isascii() else _without_marks(text).casefold()
    text = _FOLDABLE.sub(lambda match: _FOLDED[match[0]], text)
    text = _LONE_GREEK.sub(_named, _INDEX.sub("", _WITHIN_WORD.sub("", text)))
    if text.isascii():
        return text.translate(_PUNCTUATION)
    return "".join(map(_kept, unicodedata.normalize("NFC", text)))
