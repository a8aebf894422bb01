"""Keys that a record of YAML or JSON lacks: what the other records call them, and how they write them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from enrich.lists.parted_dates import parted
from enrich.lists.record_values import MERGE, on_one_line, said
from enrich.lists.splicing import Replacement, Span
from enrich.lists.text import newline_of
from enrich.model import Field

ADDED = (Field.DATE, Field.VENUE, Field.AUTHORS)
"""The fields whose keys are added. A record without a title or an address is no record."""

Pair = tuple[yaml.ScalarNode, yaml.Node]


@dataclass(frozen=True, slots=True)
class Style:
    """What most records call a field, and a value that shows its quotes."""

    name: str
    like: yaml.ScalarNode


def pairs(node: yaml.MappingNode) -> list[Pair]:
    """The keys of a mapping that are names, with their values."""
    return [(key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]


def styles(records: Sequence[tuple[yaml.MappingNode, Mapping[Field, yaml.ScalarNode]]]) -> Mapping[Field, Style]:
    """How the records write the fields that most of them have, on one line."""
    found: dict[Field, Style] = {}
    for field in ADDED:
        named = [
            Style(key.value, value)
            for node, scalars in records
            for key, value in pairs(node)
            if value is scalars.get(field) and isinstance(value, yaml.ScalarNode) and on_one_line(value) and value.value
        ]
        if 2 * len(named) > len(records):
            usual = Counter(style.name for style in named).most_common(1)[0][0]
            found[field] = next(style for style in named if style.name == usual)
    return found


def standing(
    scalars: Mapping[Field, yaml.ScalarNode], dated: Sequence[yaml.ScalarNode], field: Field
) -> tuple[yaml.ScalarNode, ...]:
    """The scalars in which a field stands; several where a date does so in parts."""
    if field is Field.DATE and dated:
        return tuple(dated)
    return tuple(filter(None, (scalars.get(field),)))


def texts(after: str, nodes: Sequence[yaml.ScalarNode]) -> tuple[str, ...]:
    """What comes in place of the scalars of a field: of a date in parts as many as it tells."""
    if len(nodes) < 2:
        return (after,)
    return parted(after, [said(node) for node in nodes]) or (after,)


def in_flow(record: yaml.MappingNode, node: yaml.Node) -> bool:
    """Whether a value stands between brackets, where commas part values, or may do so."""
    return bool(record.flow_style) or not any(value is node for _, value in pairs(record))


def anchor(text: str, node: yaml.MappingNode, scalars: Mapping[Field, yaml.ScalarNode]) -> Pair | None:
    """The last key with a value of its own line, behind which another key may stand."""
    if any(key.value == MERGE for key, _ in pairs(node)):
        # what another mapping says is said here too
        return None
    own = [pair for pair in pairs(node) if any(pair[1] is value for value in scalars.values())]
    for key, value in reversed(own):
        alone = re.match(r"[ \t]*(?:#.*)?(?:[\r\n]|\Z)", text[value.end_mark.index :]) is not None
        if isinstance(value, yaml.ScalarNode) and value.value and on_one_line(value) and (node.flow_style or alone):
            return key, value
    return None


def added(text: str, node: yaml.MappingNode, behind: Pair, name: str, value: str) -> Replacement:
    """A key and its value behind another pair, indented and spaced as the pair is."""
    key, before = behind
    colon = text[key.end_mark.index : before.start_mark.index]
    if not re.fullmatch(r"[ \t]*:[ \t]*", colon):
        colon = ": "
    if node.flow_style:
        place = before.end_mark.index
        quoted = json.dumps(name) if key.style == '"' else name
        return Replacement(Span(place, place), f"{separator(text, node)}{quoted}{colon}{value}")
    match = re.compile(r"[^\r\n]*").match(text, before.end_mark.index)
    place = match.end() if match else before.end_mark.index
    return Replacement(Span(place, place), f"{newline_of(text)}{' ' * key.start_mark.column}{name}{colon}{value}")


def separator(text: str, node: yaml.MappingNode) -> str:
    """What parts the keys of a mapping between brackets."""
    every = pairs(node)
    if len(every) < 2:
        return ", "
    between = text[every[-2][1].end_mark.index : every[-1][0].start_mark.index]
    return between if re.fullmatch(r"\s*,\s*", between) else ", "
