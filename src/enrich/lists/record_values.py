"""What the values of a record of YAML or JSON say: texts, people, and dates that stand in parts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Set

import yaml

from enrich.lists.parted_dates import DAY, MONTH

DEEPEST = 40
"""Levels. No list of papers is nested deeper."""

MERGE = "<<"
"""The key whose value is another mapping, or several, that say what this one leaves out (YAML's type `merge`)."""

WHOLE_NAMES = ("name", "literal", "full_name", "fullname")
GIVEN, FAMILY = ("given", "first", "first_name", "firstname"), ("family", "last", "last_name", "lastname")
"""What the keys of a person are called, in lower case; "literal", "given" and "family" are those of CSL-JSON."""


def on_one_line(node: yaml.ScalarNode) -> bool:
    """Whether a scalar stands on one line, in no block style, so that it can be rewritten where it stands."""
    return node.style not in ("|", ">") and node.start_mark.line == node.end_mark.line


def said(node: yaml.Node | None) -> str:
    """The text of a scalar; one of several lines is one line to a list."""
    if not isinstance(node, yaml.ScalarNode) or (not node.style and node.value in ("null", "~", "None")):
        return ""
    text: str = node.value
    return text if on_one_line(node) else " ".join(text.split())


def named(node: yaml.MappingNode) -> dict[str, yaml.Node]:
    """The values of a mapping by their keys, in lower case, with those that it takes from others (`<<: *them`)."""
    own = {key.value.lower(): value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    taken = own.pop(MERGE, None)
    others = taken.value if isinstance(taken, yaml.SequenceNode) else [taken]
    for other in others:
        if isinstance(other, yaml.MappingNode) and other is not node:
            of_other = {key.value.lower(): value for key, value in other.value if isinstance(key, yaml.ScalarNode)}
            own = {**of_other, **own}
    own.pop(MERGE, None)
    return own


def people(node: yaml.Node | None) -> tuple[str, ...]:
    """The names of a sequence of people, each a text, or a mapping with the name in one key or in two."""
    if not isinstance(node, yaml.SequenceNode):
        return ()
    return tuple(filter(None, map(_person, node.value)))


def _person(node: yaml.Node) -> str:
    if not isinstance(node, yaml.MappingNode):
        return said(node)
    by_name = named(node)
    whole, *parts = (_first(by_name, names) for names in (WHOLE_NAMES, GIVEN, FAMILY))
    return whole or " ".join(filter(None, parts))


def _first(by_name: Mapping[str, yaml.Node], names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := said(by_name.get(name)))), "")


def date_parts(by_name: Mapping[str, yaml.Node], name: str | None) -> tuple[yaml.ScalarNode, ...]:
    """The year, month and day of a record whose date stands in parts; none where it is one text.

    They are keys beside `year`, or stand in `issued` as CSL-JSON has them.
    """
    node = by_name.get(name or "")
    if isinstance(node, yaml.SequenceNode) and len(node.value) == 1:
        node = node.value[0]
    if isinstance(node, yaml.MappingNode):
        return _of_mapping(named(node))
    if name == "year" and said(by_name.get(MONTH)):
        return _filled(node, by_name.get(MONTH), by_name.get(DAY))
    return ()


def _of_mapping(by_name: Mapping[str, yaml.Node]) -> tuple[yaml.ScalarNode, ...]:
    dates = by_name.get("date-parts")
    if isinstance(dates, yaml.SequenceNode) and len(dates.value) == 1 and isinstance(dates.value[0], yaml.SequenceNode):
        return _filled(*dates.value[0].value)
    return _filled(by_name.get("year"), by_name.get(MONTH), by_name.get(DAY))


def _filled(*nodes: yaml.Node | None) -> tuple[yaml.ScalarNode, ...]:
    return tuple(node for node in nodes if isinstance(node, yaml.ScalarNode) and said(node))


def others(node: yaml.MappingNode, known: Set[yaml.Node | None]) -> Iterator[tuple[str, str]]:
    """The keys whose values are not known, with what they say."""
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value != MERGE and value not in known and (text := _text(value)):
            yield key.value, text


def _text(node: yaml.Node) -> str:
    """A value as one text: of a list of texts these, of anything deeper its JSON."""
    if isinstance(node, yaml.ScalarNode):
        return said(node)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(one, yaml.ScalarNode) for one in node.value):
        return ", ".join(map(said, node.value))
    return json.dumps(_plain(node, 0), ensure_ascii=False) if node.value else ""


def _plain(node: yaml.Node, depth: int) -> object:
    if depth > DEEPEST:
        return None
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, depth + 1) for one in node.value]
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value, depth + 1) for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    return node.value


def words(node: yaml.Node | None) -> str:
    """A text, or the texts of a sequence."""
    if isinstance(node, yaml.SequenceNode):
        return " ".join(one.value for one in node.value if isinstance(one, yaml.ScalarNode))
    return said(node)
