"""What databases add to a text, undone: entities, tags, formulas in MathML, characters that do not show.

Titles of Crossref and DataCite hold HTML, JATS and MathML; some were escaped twice, and some lost
the spaces around their tags.
"""

from __future__ import annotations

import html
import re

from enrich.normalise.mojibake import without_mojibake

# What a terminal would obey or an editor hide: controls, marks that reverse the direction, halves of
# characters. The joiners U+200C and U+200D are part of the spelling of Persian and of some emoji.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)

# Only with its semicolon: "AT&notion" holds no "&not".
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPED_AGAIN = re.compile(r"&(?:(?:amp|AMP|#0*38|#[xX]0*26);)+")

_NAME = r"(?:[A-Za-z][A-Za-z0-9]*:)?"
_TAG_LIKE = re.compile(r"<(?=/?[A-Za-z!?])([^<>]*)>")
# What is looked for up to its end is bounded, so that a title of thousands of beginnings costs little.
_COMMENT = re.compile(r"<!--.{0,4000}?-->|<!\[CDATA\[|\]\]>", re.DOTALL)
_MATH = re.compile(rf"<({_NAME}math)\b([^<>]*)>(.{{0,4000}}?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_TEX = re.compile(rf"<({_NAME}tex-math)\b[^<>]*>(.{{0,4000}}?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_ANNOTATION = re.compile(rf"<({_NAME}annotation(?:-xml)?)\b[^<>]*>.{{0,4000}}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_ALTERNATIVES = re.compile(
    rf"<({_NAME}(?:alternatives|inline-formula|disp-formula))\b[^<>]*>(.{{0,4000}}?)</\1\s*>", re.IGNORECASE | re.DOTALL
)
_LONG_IDENTIFIER = re.compile(rf"(<{_NAME}m(?:i|text|s)\b[^<>]*>\s*[^<>\s]{{2,}}\s*</{_NAME}m(?:i|text|s)\s*>)")
_ALTTEXT = re.compile(r"""\balttext\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_PREAMBLE = re.compile(r"\\documentclass.{0,4000}?\\begin\{document\}|\\end\{document\}", re.DOTALL)

_ANY_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:\s[^<>]*)?/?)>")
# A note's mark after the last word, which is not an exponent since it stands on a word.
_NOTE_MARK = re.compile(r"(?<=[a-z]{3})<(sup)\b[^<>]*>[\s\d,*†‡§]*</\1>\s*$", re.IGNORECASE)
# A variable in italics is part of its word: "<i>k</i>NN".
_VARIABLE = re.compile(r"<((?:jats:)?(?:i|em|italic|b|strong|bold))>([^\W\d_])</\1>", re.IGNORECASE)

_INNER = frozenset(["sub", "sup", "inf", "sc", "scp", "small", "wbr"])
"""Tags that stand inside a word ("H<sub>2</sub>O"): they join what they separate."""

_KNOWN = frozenset(
    re.findall(
        r"\S+",
        """
        a abbr acronym b big bold body br center cite code del dfn div em fixed-case font h1 h2 h3 h4 h5 h6 head html
        i img ins italic kbd label li monospace ol overline p pre q roman rp rt ruby s samp sans-serif sec section
        span strike strong styled-content sub-title subtitle title title-group tt u ul underline var named-content
        ext-link xref email uri inline-formula disp-formula inline-graphic graphic alternatives fn break script style
        iframe object embed svg form input button link meta base video audio source table tr td th
        """,
    )
)
"""Tags of HTML and JATS. Of others, unless they are closed as well, the words are kept: "Vec<T>"."""

_OPENING = "([{«“‘-‐‑–/"
_CLOSING = ")]},.;:!?»”’'-‐‑–/"
"""After the first and before the second no space was lost at a tag: "<i>k</i>-means"."""


def _decoded(match: re.Match[str]) -> str:
    # some databases write "&Apos;", after a rule for names of people
    return next((text for name in (match[0], match[0].lower()) if (text := html.unescape(name)) != name), match[0])


def _math(match: re.Match[str]) -> str:
    content = re.sub(r">\s+<", "><", _ANNOTATION.sub("", match[3])).replace("\u2061", " ")
    shown = " ".join(re.sub(r"<[^<>]*>", "", _LONG_IDENTIFIER.sub(r" \1 ", content)).split())
    if shown:
        return re.sub(r" (?=[)\],;])|(?<=[(\[]) ", "", shown)
    told = _ALTTEXT.search(match[2])
    return (told[1] or told[2] or "") if told else ""


def _one_alternative(match: re.Match[str]) -> str:
    return _TEX.sub("", match[2]) if _MATH.search(match[2]) else match[2]


def _without_formulas(text: str) -> str:
    """Each formula once, as text or TeX: databases give it in MathML, in TeX, or both."""
    text = _ALTERNATIVES.sub(_one_alternative, text)
    text = _TEX.sub(lambda match: _PREAMBLE.sub("", match[2]).strip(), text)
    return _MATH.sub(_math, text)


def _without_tags(text: str) -> str:
    text = _VARIABLE.sub(r"\2", _NOTE_MARK.sub("", text))
    closed = {match[2] for match in _ANY_TAG.finditer(text) if match[1] or match[3].endswith("/")}

    def replaced(match: re.Match[str]) -> str:
        name, rest = match[2].lower(), match[3]
        if name.rpartition(":")[2] in _INNER:
            return ""
        is_tag = name in _KNOWN or ":" in name or match[2] in closed
        # "i <b and c> d" compares
        if not is_tag or ("=" not in rest and rest.strip(" /")):
            return f" {match[2]}{rest} "
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        joins = before in _OPENING or after in _CLOSING
        return "" if joins and before and after else " "

    return _ANY_TAG.sub(replaced, text)


def seen(text: str) -> str:
    """The text as it shows: mojibake put right, without characters that do not show, each space once.

    What did not show, or a space that cannot be broken, may have hidden mojibake from the first look.
    """
    shown = " ".join(_UNSEEN.sub("", without_mojibake(text)).split())
    return without_mojibake(shown)


def without_markup(text: str) -> str:
    """The text without entities and tags, and with formulas in one line. Spaces may stand twice."""
    if "&" in text:
        text = _ENTITY.sub(_decoded, _ESCAPED_AGAIN.sub("&", text))
    if "<" not in text:
        return text
    text = _COMMENT.sub("", text)
    return _without_tags(_without_formulas(text) if "math" in text.lower() else text)


def inert(text: str) -> str:
    """The text with what still reads as a tag taken apart, so that it is one in no report."""
    return _TAG_LIKE.sub(r" \1 ", text) if "<" in text else text
