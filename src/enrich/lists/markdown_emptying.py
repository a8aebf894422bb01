"""Entries of nothing on a page: forms that nobody filled in, and items without a word.

One is taken out where nothing is lost with it: it says nothing, nothing stands below it, and its section
holds something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from enrich.lists.markdown_lines import BLANK, HEADING, RULE, TEXT, Line, lines
from enrich.lists.markdown_topics import about_the_list
from enrich.lists.splicing import Replacement, Span, spliced
from enrich.normalise.dates import is_placeholder

_HEADING = re.compile(r"(?:\*\*)?\[\s{0,9}\]\(\s{0,9}\)(?:\*\*)?[ \t]*(?P<when>[^\[\]()]{0,40})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|(?P<number>\d{1,9}[.)]))[ \t]+(?:\*\*)?\[\s{0,9}\]\(\s{0,9}\)[\s*_,.]*")
_MARKED = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\Z)")


@dataclass(frozen=True, slots=True)
class Empty:
    """An entry of nothing: its line, and what goes with it; None where it is not taken out.

    `named` says that it is worth saying: a mere mark of an item shows as a dot, and is no entry.
    """

    line: Line
    span: Span | None
    named: bool = True


def empties(text: str, read: Sequence[Line]) -> tuple[Empty, ...]:
    """The entries of nothing, in the order of the page."""
    telling = [line for line in read if line.kind is not BLANK]
    found, shown = [], False
    for place, line in enumerate(telling):
        empty = _empty(text, telling, place) if line.kind is TEXT or line.kind is HEADING else None
        if empty:
            found.append(replace(empty, span=None) if shown else empty)
        elif line.kind is HEADING and "](" not in line.content.of(text):
            # a form may show there how an entry is to be written
            shown = about_the_list(line.content.of(text))
    return tuple(found)


def emptied(before: str, after: str, wanted: Callable[[int], bool], *, moved: bool) -> tuple[str, frozenset[int]]:
    """A page without its entries of nothing, and the lines on which those stood before the page was written.

    `after` is `before` with its entries corrected, and `moved` or not.
    """
    old, new = (empties(page, lines(page)) for page in (before, after))
    chosen = [one.span is not None and wanted(one.line.number) for one in old]
    whole = all(chosen[place] for place, one in enumerate(old) if one.span)
    if len(old) != len(new) or not any(chosen) or (moved and not whole):
        return after, frozenset()
    gone = [one.span for one, is_wanted in zip(new, chosen, strict=True) if one.span and (whole or is_wanted)]
    text = spliced(after, Span(0, len(after)), [Replacement(span, "") for span in gone])
    return text, frozenset(one.line.number for one, is_wanted in zip(old, chosen, strict=True) if is_wanted)


def _empty(text: str, telling: Sequence[Line], place: int) -> Empty | None:
    """What a heading or a line of text is, among the lines that are not blank, if it is an entry of nothing."""
    line = telling[place]
    is_heading, written = line.kind is HEADING, line.span.of(text)
    if is_heading:
        form = _HEADING.fullmatch(line.content.of(text)) if line.level > 1 else None
    else:
        form = _ITEM.fullmatch(written) if "](" in written else None
    if form is None and (is_heading or written.strip(" \t") not in ("-", "*", "+")):
        return None
    before = telling[place - 1] if place else None
    behind = telling[place + 1] if place + 1 < len(telling) else None
    if is_heading and form:
        ends = behind is None or behind.kind in (HEADING, RULE)
        says = form["when"].strip(" \t*_")
        alone = _is_alone(text, before, behind)
        lost = not ends or alone or bool(says and not is_placeholder(says))
        return Empty(line, None if lost else Span(line.span.start, behind.span.start if behind else len(text)))
    lost = _goes_on(text, line, behind) or _is_alone(text, before, behind) or bool(form and form["number"])
    return Empty(line, None if lost else Span(line.span.start, _next_line(text, line.span.end)), form is not None)


def _goes_on(text: str, line: Line, behind: Line | None) -> bool:
    """Whether something may stand below an item: a line that is indented, and is no item beside it."""
    if behind is None:
        return False
    own, written = line.span.of(text), behind.span.of(text)
    indent, following = (len(one) - len(one.lstrip()) for one in (own, written))
    continued = behind.kind is TEXT and behind.number == line.number + 1 and not _MARKED.match(written)
    return following > indent or continued


def _is_alone(text: str, before: Line | None, behind: Line | None) -> bool:
    """Whether a section holds nothing else."""
    first = before is None or (before.kind is HEADING and "](" not in before.content.of(text))
    last = behind is None or (behind.kind is HEADING and "](" not in behind.content.of(text))
    return first and last


def _next_line(text: str, place: int) -> int:
    ends = re.compile(r"\r\n|\r|\n").match(text, place)
    return ends.end() if ends else place
