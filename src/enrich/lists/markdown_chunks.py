"""The prose beside a title, in the parts that its marks and its punctuation make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from enrich.lists.markdown_atoms import BLANK
from enrich.lists.markdown_credits import are_names, dates
from enrich.lists.markdown_parts import Marks
from enrich.lists.markdown_works import LABEL_WORDS, words

SHORTENED = ("Proc", "Trans", "Conf", "Int", "Lett", "Rev", "Comput", "Syst", "Sci")
"""Words as the names of journals shorten them. The full stop behind one ends nothing."""

_SHORTENED = "".join(rf"(?<!\b{word})" for word in SHORTENED)
_INNER = rf"[^*_\s{BLANK}](?:[^*_{BLANK}]*[^*_\s{BLANK}])?"
_SHORT = r"\s[A-Z][\w-]{1,11}\."
_CHUNK = re.compile(
    rf"(?P<emphasis>(?<![\w*\\])(?P<mark>\*{{1,3}}|_{{1,3}})(?P<inner>{_INNER})(?P=mark)(?!\w))"
    rf"|(?P<group>\\?\[(?P<square>[^\[\]{BLANK}]*?)\\?\]|\((?P<round>[^(){BLANK}]*)\)"
    r"|【(?P<lens>[^【】]*)】|（(?P<wide>[^（）]*)）)"
    rf"|(?P<apart>{BLANK}+|(?<!\w)(?::[a-z0-9_+-]{{2,40}}:)++|\s[-–—|·•/]\s|;\s"
    rf"|(?<=[^\W\d_][^\W\d_]){_SHORTENED}\.(?=\s|\Z)(?!(?:{_SHORT}){{0,2}}{_SHORT},\s)|(?<=[\d)])\.(?=\s|\Z))"
)
"""Emphasis, a group in brackets, or what parts two chunks: a link, an emoji, a dash between spaces, a full stop that
ends a sentence and no shortened word ("Expert Syst. Appl., 2017").
"""


_PAIRS = frozenset({("*", "*"), ("_", "_"), ("[", "]"), ("(", ")")})
_TELLING = re.compile(r"[^\W_]")


class Chunk(NamedTuple):
    """A part of the prose beside a title, in places of the view; `marks` say what sets it apart, if anything does."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    marks: Marks = Marks.NONE


def chunks(view: str, start: int, end: int | None = None) -> Iterator[Chunk]:
    """The prose from a place on, in parts: emphasised, bracketed, or plain between separators."""
    begun, end = start, len(view) if end is None else end
    for match in _CHUNK.finditer(view, start, end):
        plain = view[begun : match.start()]
        if match["group"] and _goes_on(plain):
            continue
        yield from _plain_chunk(view, begun, match.start())
        begun = match.end()
        for name in ("inner", "square", "round", "lens", "wide"):
            if match[name] is not None:
                marks = Marks.BOLD if name == "inner" else Marks.NONE
                yield Chunk(*_within(view, *match.span(name)), *match.span(), marks)
    yield from _plain_chunk(view, begun, end)


def _within(view: str, start: int, end: int) -> tuple[int, int]:
    """The text within marks that are doubled: "(**ICML**)", "__[ICML]__"."""
    while end - start > 2 and (view[start], view[end - 1]) in _PAIRS:
        start, end = start + 1, end - 1
    return start, end


LONGEST = 600
"""Characters. In a longer run nobody looks for the sentence that parentheses belong to."""


def _goes_on(plain: str) -> bool:
    """Whether parentheses behind a text belong to it: "Neural Computation (2006)", but not "Ada Lovelace (ICML)"."""
    words = plain.strip(" .,;:-–—")
    return 1 < len(words) < LONGEST and not are_names(words, least=1) and not any(dates(words))


_AFTER = " ,;:|-–—[(\\，；："


def _without_label(text: str) -> str:
    """Prose without a label of the link behind it: "Ada Lovelace et al., Paper:"."""
    before, _, last = text.rpartition(",")
    said = words(last)
    is_last = bool(before.strip(_AFTER) and said) and all(len(word) > 1 and word in LABEL_WORDS for word in said)
    return before.rstrip(_AFTER) if is_last else text


def _plain_chunk(view: str, start: int, end: int) -> Iterator[Chunk]:
    text = view[start:end]
    # a bracket that opens at the end belongs to the link behind it
    stripped = _without_label(text.rstrip(_AFTER)).lstrip(" ,;:|-–—])，；：")
    if _TELLING.search(stripped):
        begin = start + text.index(stripped)
        yield Chunk(begin, begin + len(stripped), begin, begin + len(stripped))
