"""The list items and the paragraphs of a Markdown document, as far as an entry can be one of them.

An item goes on as long as its lines are indented, and holds the items below it. The rules are those
of CommonMark 0.31, chapter 5.2, but more lenient as to how far something must be indented.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from enrich.lists.markdown_credits import PRESENTED, when
from enrich.lists.markdown_lines import BLANK, HEADING, RULE, TEXT, UNDERLINE, Line
from enrich.lists.markdown_spread import is_people_alone, is_place, is_title_alone
from enrich.lists.markdown_works import is_label
from enrich.normalise.venues import recognise_venue

DEEPEST = 12
"""Levels. What is nested deeper is read as text of the item above."""

MOST_SPREAD = 8
"""Lines from a title that is a paragraph to the place below its people."""

_ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?P<marker>[-*+]|(?!(?:19|20)\d\d\.[ \t]*\Z)\d{1,9}[.)])"
    r"(?P<gap>[ \t]+|\Z|(?<=-)(?=\[[^\] \n]|【))"
)
"""The marker of an item. A year and a full stop, alone on a line, are none."""

_PARAGRAPH = re.compile(
    r"(?:(?::[a-z0-9_+-]{1,40}:|[^\w\s!-/:-@\[-`{-~“”‘’])[ \t]*){0,4}"
    r"(?:(?:\*\*|__)?\[(?![\^\]]|[^\[\]\n]{1,200}\]:)|\*\*[^*\s]|<(?:b|strong)>|[\"“](?=[^\W\d_])"
    r"|\((?=[^()\n]{3,40}\)[ \t]*(?:\*\*)?\[[^\]\n]{8}))"
)
"""How a paragraph begins that may be an entry: with a link, bold text or quotes, emoji or "(ICML 2024)" before them."""

_CITATION = re.compile(
    r"[^\W\d_][\w.'’-]*,?[ ](?=[^\n]{0,600}?\b(?:19|20)\d\d\b)(?=[^\n]*?(?:\]\(|://))"
    r"|[^\W\d_][^\n\"“*:?]{3,300}?[.,] \(?(?:19|20)\d\d[a-z]?\)?[.:,] [^\W\d_]"
)
"""How one begins that names people first, has a year, and leads somewhere; or says the year right behind them."""

_DEFINED = re.compile(r"[ ]{0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]*<?https?://\S+[ \t]*$")
"""The address of a reference, which stands for itself wherever it is written (CommonMark 0.31, 4.7)."""

_NOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]:[ \t]+(?=\S)")
QUOTE_MARKS = re.compile(r">[ \t]?(?:>[ \t]?)*+")
"""What marks the lines of a quote, or of quotes within one another (CommonMark 0.31, chapter 5.1)."""

_NUMBERED = re.compile(r"(?:(?:\*\*)?\\?\[\d{1,4}\\?\](?:\*\*)?|\d{1,4}\\[.)])[ \t]+")
"""A number in brackets, or one whose full stop is escaped, so that it is none of a list (CommonMark 0.31, 2.4)."""

_LABELLED = re.compile(
    r"[ \t]*(?P<marker>[-*+][ \t]+)?(?:\*\*)?(?=[^:：\[\n(（]{1,34}+(?:[:：(（]|\Z))"
    r"(?P<label>[^\W\d_][^:：\[\n(（]{0,30})(?:[(（][^()（）]{0,30}[)）])?"
    r"(?:\*\*)?\s?(?:[:：]|\Z)"
)
_REMARKS = frozenset(
    {"intro", "keyword", "keywords", "supp", "supplementary", "gitxiv", "mirror", "reddit", "webcam demo", "caffe-pr"}
)
"""What items below a title in bold begin with, besides the labels of links: "- intro: ICML 2017"."""


@dataclass(slots=True)
class Item:
    """An item while it is read: its lines from `first` up to, not including, `stop`, and where its text begins."""

    first: int
    stop: int
    start: int
    indent: int
    numbered: bool = False
    paragraph: bool = False
    heading: bool = False
    note: bool = False
    below: list[Item] = field(default_factory=list)


class Items(NamedTuple):
    """The outermost items of a document, with the paragraphs that begin with a number, a link or bold text; and the
    paragraphs that begin otherwise.
    """

    bound: Sequence[Item]
    loose: Sequence[Item]


def items(text: str, read: Sequence[Line]) -> Items:
    """The items and the paragraphs of a document, in order."""
    return _Reading(text, read).items()


class _Reading:
    """One passage through the lines. `open` are the items that may still go on, the innermost last."""

    def __init__(self, text: str, read: Sequence[Line]) -> None:
        self.text, self.read = text, read
        self.open: list[Item] = []
        self.found: list[Item] = []
        self.loose: list[Item] = []
        self.apart = True
        self.quoted = 0

    def items(self) -> Items:
        for index, line in enumerate(self.read):
            self.apart = self._line(index, line)
        self._close(0)
        return Items(self.found, self.loose)

    def _line(self, index: int, line: Line) -> bool:
        """Takes a line in; whether what follows it is apart from it."""
        if line.kind is BLANK:
            self.quoted = 0
            return True
        start, written = line.span.start, line.span.of(self.text)
        if written.startswith(">") and (quote := self._in_quote(line, written)):
            start, written = start + quote, written[quote:]
        if not written.strip():
            return True
        if self.open and self.open[0].paragraph and (label := self._labelled(line, written)) is not None:
            self.open[0].stop = index + 1
            self.open[0].below.append(Item(index, index + 1, start + label, 0))
        elif (
            line.kind in (HEADING, UNDERLINE, RULE)
            or written.lstrip().startswith("|")
            or ("]:" in written and _DEFINED.match(written))
        ):
            self._close(0)
        elif line.kind is TEXT and (marker := _ITEM.match(written)):
            self._opened(index, start, marker)
        elif line.kind is TEXT and (item := self._begun(index, start, written)):
            self._close(0)
            self._push(item)
        else:
            self._continued(index, line, written)
        return line.kind in (HEADING, UNDERLINE)

    def _begun(self, index: int, start: int, written: str) -> Item | None:
        """What begins on a line that is no item of a list: a numbered paragraph, a note, a paragraph of an entry."""
        if marker := _NUMBERED.match(written):
            return Item(index, index + 1, start + marker.end(), 0, numbered=not self.quoted)
        if written.startswith("[^") and (note := _NOTE.match(written)):
            return Item(index, index + 1, start + note.end(), 0, paragraph=True, note=True)
        if self.apart and _begins_paragraph(written) and not self._is_spread(written):
            return Item(index, index + 1, start, 0, paragraph=True)
        return None

    def _is_spread(self, written: str) -> bool:
        """Whether a paragraph says people, or behind these the place, of the title that is the paragraph before it."""
        title = self.open[0] if len(self.open) == 1 and self.open[0].paragraph and not self.open[0].below else None
        if title is None or title.stop - title.first > MOST_SPREAD or not is_title_alone(self._written(title.first)):
            return False
        said = [line for index in range(title.first + 1, title.stop) if (line := self._written(index)).strip()]
        return (
            is_people_alone(said[0]) and is_place(written) if len(said) == 1 else not said and is_people_alone(written)
        )

    def _written(self, index: int) -> str:
        return self.read[index].span.of(self.text)

    def _in_quote(self, line: Line, written: str) -> int:
        """How long the marks of the quote are that a line is in; nothing goes on from one quote to another.

        A quote right behind text is part of what that says.
        """
        marks = QUOTE_MARKS.match(written) if line.kind is TEXT else None
        depth = marks[0].count(">") if marks else 0
        if marks is None or (not self.quoted and self.open and not self.apart):
            return 0
        if depth != self.quoted:
            self._close(0)
            self.apart, self.quoted = True, depth
        return marks.end()

    def _labelled(self, line: Line, written: str) -> int | None:
        """Where the label of a line begins that says something of the paragraph before it: "- Paper: https://…"."""
        match = _LABELLED.match(written) if line.kind is TEXT else None
        if match is None or not (is_label(match["label"]) or (match["marker"] and _is_said_of(match["label"]))):
            return None
        return match.start("label")

    def _opened(self, index: int, start: int, marker: re.Match[str]) -> None:
        indent = _width(marker["indent"])
        if len(self.open) >= DEEPEST and indent > self.open[-1].indent:
            self.open[-1].stop = index + 1
            return
        ended = (place for place, item in enumerate(self.open) if item.paragraph or indent < item.indent + 2)
        self._close(next(ended, len(self.open)))
        numbered = marker["marker"][0].isdigit() and not self.quoted
        self._push(Item(index, index + 1, start + marker.end(), indent, numbered))

    def _continued(self, index: int, line: Line, written: str) -> None:
        ends = line.kind is not TEXT or (self.apart and not self._is_spread(written))
        if self.open and ends:
            indent = _width(written[: len(written) - len(written.lstrip())])
            self._close(next((place for place, item in enumerate(self.open) if indent <= item.indent), len(self.open)))
        if self.open:
            self.open[-1].stop = index + 1
        elif line.kind is TEXT and not self.apart and self.loose and self.loose[-1].stop == index:
            self.loose[-1].stop = index + 1
        elif line.kind is TEXT:
            self.loose.append(Item(index, index + 1, line.span.end - len(written.lstrip()), 0, paragraph=True))

    def _push(self, item: Item) -> None:
        (self.open[-1].below if self.open else self.found).append(item)
        self.open.append(item)

    def _close(self, depth: int) -> None:
        while len(self.open) > depth:
            item = self.open.pop()
            if self.open:
                self.open[-1].stop = max(self.open[-1].stop, item.stop)


def _is_said_of(label: str) -> bool:
    """Whether an item says where and when the work before it appeared, how it was presented, or more of it."""
    if label.strip().lower() in _REMARKS:
        return True
    told = when(label)
    known = told and told.venue and told.date and recognise_venue(told.venue.of(label))
    return bool(known) or PRESENTED.fullmatch(label) is not None


def _begins_paragraph(written: str) -> bool:
    return (_PARAGRAPH.match(written) or _CITATION.match(written)) is not None


def _width(indentation: str) -> int:
    return len(indentation.expandtabs(4))


def headings(read: Sequence[Line], found: Sequence[Item]) -> tuple[Item, ...]:
    """The headings under which no other stands, each as an item with what stands below it."""
    places = [index for index, line in enumerate(read) if line.kind is HEADING]
    firsts = [item.first for item in found]
    ends = [*places[1:], len(read)] if places else []
    return tuple(
        Item(
            index,
            end,
            read[index].content.start,
            read[index].level,
            heading=True,
            below=list(found[bisect_right(firsts, index) : bisect_left(firsts, end)]),
        )
        for index, end in zip(places, ends, strict=True)
        if end == len(read) or read[end].level <= read[index].level
    )
