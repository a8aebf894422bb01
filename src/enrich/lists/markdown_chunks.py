"""The prose beside a title, in the parts that its marks and its punctuation make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from enrich.lists.markdown_atoms import BLANK
from enrich.lists.markdown_credits import dates
from enrich.lists.markdown_names import are_names
from enrich.lists.markdown_parts import BOLD, UNMARKED, Marks
from enrich.lists.markdown_venue_names import TRACK
from enrich.lists.markdown_works import LABEL_WORDS, words
from enrich.normalise.venue_text import names_track
from enrich.normalise.venues import recognise_venue

SHORTENED = (
    *("Vol", "Proc", "Trans", "Conf", "Int", "Lett", "Rev", "Comput", "Syst", "Sci"),
    *("Appl", "Biol", "Chem", "Commun", "Electron", "Eng", "Inf", "Math", "Mech", "Med", "Phys", "Technol"),
)
"""Words as the names of journals shorten them. The full stop behind one ends nothing."""

_LOCATORS = (
    *("Vol", "vol", "No", "no", "pp"),
    *("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"),
)
_SHORTENED = "".join(rf"(?<!\b{word}\.)" for word in (*SHORTENED, *_LOCATORS))
_INNER = rf"[^*_\s{BLANK}](?:[^*_{BLANK}]*[^*_\s{BLANK}])?"
_SHORT = r"\s[A-Z][\w-]{1,11}\."
_DASHED = "|".join(rf"{space}[-–—|·•/]\s" for space in map(chr, range(0x3001)) if space.isspace())
_CHUNK = re.compile(
    rf"\*(?<![\w*\\]\*)(?P<stars>\*{{0,2}})(?P<starred>{_INNER})\*(?P=stars)(?!\w)"
    rf"|_(?<![\w*\\]_)(?P<lines>_{{0,2}})(?P<lined>{_INNER})_(?P=lines)(?!\w)"
    rf"|\[(?P<square>[^\[\]{BLANK}]*?)\\?\]|\\\[(?P<escaped>[^\[\]{BLANK}]*?)\\?\]"
    rf"|\((?P<round>[^()（）{BLANK}]*)[)）]|【(?P<lens>[^【】]*)】|（(?P<wide>[^（）()]*)[）)]"
    rf"|{BLANK}{BLANK}*|:(?<!\w:)[a-z0-9_+-]{{2,40}}:(?::[a-z0-9_+-]{{2,40}}:)*+|{_DASHED}|;\s"
    rf"|\.(?=\s|\Z)(?:(?<=[^\W\d_][^\W\d_]\.){_SHORTENED}(?!(?:{_SHORT}){{0,2}}{_SHORT},\s)|(?<=[\d)]\.))"
)
"""Emphasis, a group in brackets, or what parts two chunks: a link, an emoji, a dash between spaces, a full stop that
ends a sentence and no shortened word ("Expert Syst. Appl., 2017"). Every form begins with a plain character, so that
others are passed over at once. What is set apart is the last group of its form.
"""

_EMPHASIS = ("starred", "lined")
_BRACKETS = ("square", "escaped", "round", "lens", "wide")


_PAIRS = frozenset({("*", "*"), ("_", "_"), ("[", "]"), ("(", ")")})
_TELLING = re.compile(r"[^\W_]")


class Chunk(NamedTuple):
    """A part of the prose beside a title, in places of the view; `marks` say what sets it apart, if anything does."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    marks: Marks = UNMARKED


def chunks(view: str, start: int, end: int | None = None) -> Iterator[Chunk]:
    """The prose from a place on, in parts: emphasised, bracketed, or plain between separators."""
    begun, end = start, len(view) if end is None else end
    for match in _CHUNK.finditer(view, start, end):
        plain = view[begun : match.start()]
        name = match.lastgroup
        if name in _BRACKETS and _goes_on(plain, match[name]):
            continue
        if chunk := _plain_chunk(view, begun, match.start()):
            yield chunk
        begun = match.end()
        if name:
            marks = BOLD if name in _EMPHASIS else UNMARKED
            yield Chunk(*_within(view, *match.span(name)), *match.span(), marks)
    if chunk := _plain_chunk(view, begun, end):
        yield chunk


_BAR = re.compile(r"\s*[|·•]")


def between_bars(view: str, chunk: Chunk) -> bool:
    """Whether a bar or a dot stands on either side of a chunk: "Title | ICML | 2024"."""
    return _BAR.match(view, chunk.outer_end) is not None and behind_bar(view, chunk)


def behind_bar(view: str, chunk: Chunk) -> bool:
    """Whether a bar or a dot stands before a chunk."""
    place = chunk.outer_start
    while place and view[place - 1].isspace():
        place -= 1
    return view[place - 1 : place] in ("|", "·", "•")


def _within(view: str, start: int, end: int) -> tuple[int, int]:
    """The text within marks that are doubled: "(**ICML**)", "__[ICML]__"."""
    while end - start > 2 and (view[start], view[end - 1]) in _PAIRS:
        start, end = start + 1, end - 1
    return start, end


LONGEST = 600
"""Characters. In a longer run nobody looks for the sentence that parentheses belong to."""


_CAPITAL = re.compile(r"\b[A-Z](?=[a-z])")


def _goes_on(plain: str, inner: str) -> bool:
    """Whether parentheses behind a text belong to it: "Neural Computation (2006)", "Ada Lovelace, ACM Computing Surveys
    (CSUR)", "Robotics and Automation (ICRA)", "ACL 2022 (Findings)", but not "Ada Lovelace (ICML)".
    """
    words = plain.strip(" .,;:-–—")
    if not 1 < len(words) < LONGEST:
        return False
    if any(dates(words)):
        return TRACK.fullmatch(inner) is not None and names_track(inner)
    initials = "".join(_CAPITAL.findall(words))
    if len(initials) > 1 and inner.isupper() and inner.endswith(initials):
        return True
    last = words.rpartition(", ")[2]
    return not are_names(words, least=1) or (last != words and recognise_venue(last) is not None)


_BY = re.compile(r"\A[Bb]y:?\s+(?=\w)")
_AFTER = " ,;:|-–—[(\\，；："


def _without_label(text: str) -> str:
    """Prose without a label of the link behind it: "Ada Lovelace et al., Paper:"."""
    before, _, last = text.rpartition(",")
    said = words(last) if before else ()
    is_last = said and said[-1] in LABEL_WORDS and all(len(word) > 1 and word in LABEL_WORDS for word in said)
    return before.rstrip(_AFTER) if is_last and before.strip(_AFTER) else text


def _plain_chunk(view: str, start: int, end: int) -> Chunk | None:
    text = view[start:end]
    # a bracket that opens at the end belongs to the link behind it
    said = text.rstrip(_AFTER)
    if not said or not _TELLING.search(said):
        return None
    stripped = _without_label(said).lstrip(" ,;:|-–—])>，；：")
    stripped = _BY.sub("", stripped) if stripped[:2] in ("By", "by") else stripped
    stripped = stripped[1:].lstrip() if stripped[:1] == "(" and ")" not in stripped else stripped
    if not _TELLING.search(stripped):
        return None
    begin = start + text.index(stripped)
    return Chunk(begin, begin + len(stripped), begin, begin + len(stripped))
