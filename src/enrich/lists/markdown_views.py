"""A stretch of Markdown as its prose is read: the same characters in the same places, with the atoms overwritten.

Links, images and tags become blanks. Tags that set text apart become the emphasis of Markdown, notes become spaces,
and code becomes letters, since it is part of a sentence; code that says where or when a work appeared stands in
brackets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from enrich.lists.markdown_atoms import BLANK, CODE, MARK, NOTE, Atom, atoms
from enrich.lists.markdown_credits import when
from enrich.lists.markdown_parts import Stretch
from enrich.lists.splicing import Span

_QUOTED = re.compile(r"(?<=[\r\n])[ \t]*(?:>[ \t]?)++")
"""What marks the further lines of a quote."""

_BREAK = re.compile(r"\\(?=[\r\n])|[\r\n\t]")
"""A backslash at the end of a line is a line break (CommonMark 0.31, 6.7)."""

_KIND_OF_WORK = re.compile(r"(?<=[\w)!?”\"*])\[[CDJMNPRS](?:/OL)?\](?://|[.,])?(?=[\s\w]|\Z)")
"""What ends the titles of GB/T 7714 as a full stop does: "A Title[J]. Trees", "A Title[C]//Trees"."""

LONGEST_CODE = 80
"""Characters. Longer code is never a venue."""


def stretch(text: str, span: Span, defined: Mapping[str, str], *, below: bool = False) -> Stretch:
    """A stretch with its atoms and its view."""
    found = atoms(text, span, defined)
    return Stretch(text, span, found, blanked(text, span, found), below)


def blanked(text: str, span: Span, found: Sequence[Atom]) -> str:
    """The stretch with every atom overwritten and every line break a space."""
    pieces, cursor = [], span.start
    for atom in found:
        pieces += [text[cursor : atom.span.start], _shown(text, atom)]
        cursor = atom.span.end
    pieces.append(text[cursor : span.end])
    plain = "".join(pieces)
    if "]" in plain:
        plain = _KIND_OF_WORK.sub(lambda match: ".".ljust(len(match[0])), plain)
    return _on_one_line(plain) if "\n" in plain or "\r" in plain or "\t" in plain else plain


def _on_one_line(plain: str) -> str:
    if ">" in plain:
        plain = _QUOTED.sub(lambda match: " " * len(match[0]), plain)
    return _BREAK.sub(" ", plain)


def _shown(text: str, atom: Atom) -> str:
    kind, length = atom.kind, atom.span.end - atom.span.start
    if kind is CODE:
        return _code(text, atom)
    if kind is NOTE:
        return " " * length
    if kind is MARK:
        marks = "*" * (atom.text.end - atom.text.start)
        blanks = BLANK * (length - len(marks))
        return marks + blanks if atom.text.start == atom.span.start else blanks + marks
    return BLANK * length


def _code(text: str, atom: Atom) -> str:
    said = atom.text.of(text)
    ticks = atom.text.start - atom.span.start
    if len(said) <= LONGEST_CODE and " et al" not in said and when(said) is not None:
        if said[0] == "[" and said[-1] == "]":
            return " " * ticks + said + " " * ticks
        return " " * (ticks - 1) + "[" + said + "]" + " " * (ticks - 1)
    return "x" * (atom.span.end - atom.span.start)
