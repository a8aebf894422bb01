"""How far a record of YAML or JSON reaches, among which others it may move, and what binds it to its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from enrich.lists.comments_above import Above, with_comment
from enrich.lists.record_nodes import Record
from enrich.lists.splicing import Block, Span
from enrich.lists.text import line_start
from enrich.model import Paper

_DASH = re.compile(r"[ \t]*-[ \t]+")
_LINE = re.compile(r"([ \t]*)([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_REST_OF_LINE = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")
_NAMED = re.compile(r"(?:^|[\s\[{,:-])([&*])([\w-]+)")


def reaches(text: str, found: Sequence[Record]) -> tuple[Above, ...]:
    """What moves with each record: between brackets it alone, else its lines, and a comment above that is its own."""
    return tuple(_lines(text, record) or Above(record.span) for record in found)


def bonds(text: str, found: Sequence[Record]) -> tuple[str, ...]:
    """Why each record cannot be taken out, in words; "" where it can."""
    aliases = _aliases(text)
    return tuple(_bond(text, record, aliases) for record in found)


def _bond(text: str, record: Record, aliases: frozenset[str]) -> str:
    if record.among is None:
        return "it stands under a key of its own"
    if len(record.among.value) == 1:
        return "nothing else stands in its section"
    if _shares(text, record, aliases):
        return "it shares a part with another record"
    lines = _lines(text, record)
    if lines is None:
        return "" if record.among.flow_style else "it has no lines of its own"
    return "the comment above it may be about other records, too" if lines.shared else ""


def _shares(text: str, record: Record, aliases: frozenset[str]) -> bool:
    return bool(aliases) and any(name in aliases for _, name in _NAMED.findall(record.span.of(text)))


def _aliases(text: str) -> frozenset[str]:
    named: dict[str, set[str]] = {"&": set(), "*": set()}
    for mark, name in _NAMED.findall(text):
        named[mark].add(name)
    return frozenset(named["&"] & named["*"])


def _lines(text: str, record: Record) -> Above | None:
    """The lines of an item of a block sequence, with the comment above it; None where they are not its own alone."""
    start = line_start(text, record.span.start)
    dash = _DASH.fullmatch(text, start, record.span.start)
    if record.among is None or record.among.flow_style or dash is None:
        return None
    lines = Span(start, _end(text, record, len(dash[0].rstrip()) - 1))
    return with_comment(text, lines, "#", first=record.node is record.among.value[0])


def _end(text: str, record: Record, column: int) -> int:
    """The end of the last line of an item whose dash stands in a column.

    YAML's own end of it is where the next item begins, or something else.
    """
    if record.node.flow_style:
        rest = _REST_OF_LINE.match(text, record.span.end)
        return rest.end() if rest else record.span.end
    end = record.span.start
    for line in _LINE.finditer(text, record.span.start, record.span.end):
        if line[2] and not (line[2].startswith("#") and len(line[1]) <= column):
            end = line.end(2)
    return end


def blocks(text: str, found: Sequence[Record], standing: Sequence[Paper]) -> Iterator[Block]:
    """The records as blocks, with a new group wherever more than a comma or line ends stands between two."""
    aliases, reached = _aliases(text), reaches(text, found)
    barriers = 0
    for number, (record, paper) in enumerate(zip(found, standing, strict=True)):
        before = found[number - 1] if number else record
        left, right = reached[max(0, number - 1)], reached[number]
        between = text[left.span.end : right.span.start]
        # where a name is given must come before where it is used
        fixed = left.shared or right.shared or _shares(text, record, aliases) or _shares(text, before, aliases)
        if number and (fixed or record.among is not before.among or not parts_items(between, record.among)):
            barriers += 1
        yield Block(paper, right.span, (barriers, ""))


def parts_items(between: str, among: yaml.SequenceNode | None) -> bool:
    """Whether a text does nothing but part two items of a sequence."""
    if among is None:
        return False
    return between.strip() == "," if among.flow_style else not between.strip() and bool(set("\r\n") & set(between))
