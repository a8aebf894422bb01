"""Foreign text made harmless to show: one line, and nothing that a terminal would obey."""

from __future__ import annotations

import re
import unicodedata

from enrich.model import Change, Edit, Finding
from enrich.spoken import spoken

_LINE_ENDS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")

# What a terminal would obey, as a whole: without its first character the rest would show as debris.
_ESCAPE_SEQUENCES = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b[ -~]?")

_JOINERS = "\u200c\u200d"
"""Invisible, and part of the spelling of Persian and of some emoji."""

_STRAY_SPACE = re.compile(r"^ +| +$|(?<= ) +")


def printable(text: str) -> str:
    """Text without line ends, control characters, marks that reverse its direction, and halves of characters."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub(" ", _ESCAPE_SEQUENCES.sub("", text))
    return "".join(
        letter for letter in text if letter in _JOINERS or unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
    )


def value(text: str) -> str:
    """A field's text, with its stray spaces made visible; "(none)" for an empty one."""
    shown = _STRAY_SPACE.sub(lambda match: "␣" * len(match[0]), printable(text))
    return shown or "(none)"


def values(fix: Edit) -> tuple[str, str]:
    """A fix's text before and after. Where the difference does not show, its letters are spelt out."""
    before, after = value(fix.before), value(fix.after)
    if before != after:
        return before, after
    return ascii(fix.before), ascii(fix.after)


def short(url: str) -> str:
    """An address without what every address has."""
    return printable(url).removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def cut(text: str, longest: int) -> str:
    """A text of at most so many characters; a cut shows."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def on_whose_word(fix: Edit) -> str:
    """The source of a fix and its page, in words."""
    return (
        f"{spoken(fix.because.source)} {printable(fix.because.url)}" if isinstance(fix, Change) else "the list itself"
    )


def sentence(finding: Finding, longest: int = 300) -> str:
    """Everything that a finding says, on one line. Texts of the list that are longer than `longest` are cut."""
    entry = f"“{cut(printable(finding.entry), longest)}”: " if finding.entry else ""
    if finding.fix is None:
        return entry + printable(finding.message)
    before, after = (cut(text, longest) for text in values(finding.fix))
    reason = f"{on_whose_word(finding.fix)}: {printable(finding.fix.why)}"
    made = f"{finding.fix.field}: {before} → {after}"
    return f"{entry}{made} ({reason})" if finding.fixed else f"{entry}{made}? ({reason}; not applied)"
