"""One more record in a document of YAML or JSON, with the keys, order and quotes of one that stands there.

What enrich does not know stays out of it, but for keys that say nothing in the pattern either.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import yaml

from enrich.lists.parted_dates import year_of
from enrich.lists.record_blocks import parts_items, reaches
from enrich.lists.record_keys import Style, in_flow, pairs, separator, standing, texts
from enrich.lists.record_nodes import NAMES, Record
from enrich.lists.record_scalars import written
from enrich.lists.record_values import FAMILY, GIVEN, WHOLE_NAMES
from enrich.lists.splicing import Span
from enrich.lists.text import line_start, newline_of
from enrich.model import Field, Paper
from enrich.normalise.names import has_more, name_parts, split_authors

Parts = Mapping[yaml.Node, str]
"""The nodes of the pattern that say something of its work, and what comes in their place."""


def nearest(found: Sequence[Record], beside: int, wanted: Paper) -> list[Record]:
    """The records of a sequence that can be a pattern, the best first: those that lack least, then those near by."""
    named = {field for field in Field if wanted.written(field)}
    among = found[beside].among
    own = [number for number, record in enumerate(found) if among is not None and record.among is among]

    def fit(number: int) -> tuple[int, int, int]:
        shown = found[number].named | found[number].scalars.keys()
        return len(named - shown) + (Field.URL in named - shown), len(shown - named), abs(number - beside)

    return [found[number] for number in sorted(own, key=fit)]


def without_place(pattern: Record, wanted: Paper, known: Mapping[Field, Style]) -> Paper:
    """What of a work a record like the pattern can say; some lists have a key for the DOI or the arXiv number alone."""
    absent: dict[str, str] = {
        field.value: "" for field in Field if field not in pattern.named | known.keys() | pattern.scalars.keys()
    }
    node = pattern.scalars.get(Field.URL)
    if node is not None and not re.match(r"(?:https?:)?//", node.value):
        name = next((key.value.lower() for key, value in pairs(pattern.node) if value is node), "")
        absent["url"] = {"doi": wanted.ids.doi, "arxiv": wanted.ids.arxiv}.get(name) or wanted.url
    return replace(wanted, **absent)  # type: ignore[arg-type]  # the values of Field are names of fields of Paper


def like(text: str, pattern: Record, wanted: Paper, known: Mapping[Field, Style], *, is_json: bool) -> str:
    """A new record, from its first key or bracket on. What `known` tells of comes behind the keys of the pattern."""
    parts: dict[yaml.Node, str] = {}
    for field in Field:
        nodes = standing(pattern.scalars, pattern.dated, field)
        for node, part in zip(nodes, texts(wanted.written(field), nodes), strict=False):
            if part:
                parts[node] = written(part, node, is_json=is_json, flow=in_flow(pattern.node, node))
    for key, value in pairs(pattern.node):
        if key.value.lower() in NAMES[Field.AUTHORS] and isinstance(value, yaml.SequenceNode) and wanted.authors:
            parts[value] = _people(text, value, wanted.authors, is_json=is_json)
        if pattern.own_section is value:
            parts[value] = text[value.start_mark.index : value.end_mark.index]
    lacking = {field: style for field, style in known.items() if field not in pattern.named and wanted.written(field)}
    more = []
    for field, style in lacking.items():
        said = year_of(wanted.written(field)) if style.name == "year" else wanted.written(field)
        quoted = written(said, style.like, is_json=is_json, flow=bool(pattern.node.flow_style))
        more.append((json.dumps(style.name) if is_json else style.name) + ": " + quoted)
    return _mapping(text, pattern.node, parts, more)


def _mapping(text: str, node: yaml.MappingNode, parts: Parts, more: Sequence[str] = ()) -> str:
    kept = [*_kept(text, node, parts), *more]
    if node.flow_style:
        every = pairs(node)
        opening = text[node.start_mark.index : every[0][0].start_mark.index]
        closing = text[every[-1][1].end_mark.index : node.end_mark.index]
        return opening + separator(text, node).join(kept) + closing
    column = pairs(node)[0][0].start_mark.column
    return (newline_of(text) + " " * column).join(kept)


def _kept(text: str, node: yaml.MappingNode, parts: Parts) -> Iterator[str]:
    """The keys of the pattern that the new record has, with their values."""
    for key, value in pairs(node):
        said = _value(text, value, parts)
        if said is None:
            continue
        name = text[key.start_mark.index : key.end_mark.index]
        colon = text[key.end_mark.index : value.start_mark.index]
        usual = re.fullmatch(r"[ \t]*:\s*", colon) and value.start_mark.index < value.end_mark.index
        yield name + (colon if usual else ": " if said else ":") + said


def _value(text: str, node: yaml.Node, parts: Parts) -> str | None:
    if node in parts:
        return parts[node]
    if isinstance(node, yaml.MappingNode) and any(value in parts for _, value in pairs(node)):
        return _mapping(text, node, parts)
    if isinstance(node, yaml.CollectionNode) and node.flow_style and any(_is_in(one, node) for one in parts):
        return _between(text, node, parts)
    says_nothing = not node.value or (isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NOTHING)
    return text[node.start_mark.index : node.end_mark.index] if says_nothing else None


_NOTHING = ("null", "~")


def _is_in(node: yaml.Node, outer: yaml.Node) -> bool:
    inside: bool = outer.start_mark.index <= node.start_mark.index < outer.end_mark.index
    return inside


def _between(text: str, node: yaml.Node, parts: Parts) -> str:
    """What stands between brackets, however deep, with its parts in their places: a date as CSL-JSON has it."""
    pieces, cursor = [], node.start_mark.index
    for one in sorted((one for one in parts if _is_in(one, node)), key=lambda one: one.start_mark.index):
        pieces += [text[cursor : one.start_mark.index], parts[one]]
        cursor = one.end_mark.index
    # of a date that tells less, what stood behind goes
    return "".join(pieces) + re.sub(r",[^\[\]{}]*", "", text[cursor : node.end_mark.index])


def _people(text: str, node: yaml.SequenceNode, line: str, *, is_json: bool) -> str:
    names = [*split_authors(line), *(["et al."] if has_more(line) else [])]
    shown = next(iter(node.value), None)
    if isinstance(shown, yaml.MappingNode):
        people = [_person(text, shown, name, is_json=is_json) for name in names]
    else:
        style = shown if isinstance(shown, yaml.ScalarNode) else yaml.ScalarNode("", "", style='"')
        people = [written(name, style, is_json=is_json) for name in names]
    if not node.flow_style:
        return (newline_of(text) + " " * node.start_mark.column).join(f"- {name}" for name in people)
    if not node.value:
        return f"[{', '.join(people)}]"
    opening = text[node.start_mark.index : node.value[0].start_mark.index]
    closing = text[node.value[-1].end_mark.index : node.end_mark.index]
    gap = next((text[one.end_mark.index : two.start_mark.index] for one, two in pairwise(node.value)), "")
    return opening + (gap if parts_items(gap, node) else ", ").join(people) + closing


def _person(text: str, node: yaml.MappingNode, name: str, *, is_json: bool) -> str:
    """Somebody's name in the keys of another person, whole or in two; what else is said of that person stays out."""
    names = name.split()
    given = names[: len(name_parts(name)[0])]
    said = {WHOLE_NAMES: name, GIVEN: " ".join(given), FAMILY: " ".join(names[len(given) :])}
    parts: dict[yaml.Node, str] = {}
    for key, value in pairs(node):
        for keys, part in said.items():
            if key.value.lower() in keys and part and isinstance(value, yaml.ScalarNode):
                parts[value] = written(part, value, is_json=is_json, flow=in_flow(node, value))
    return _mapping(text, node, parts)


def placed(text: str, found: Sequence[Record], beside: int, new: str, *, before: bool) -> str:
    """The text with a new record right before or behind another one, parted from it as two others are."""
    spans, among = [above.span for above in reaches(text, found)], found[beside].among
    span, own = spans[beside], [place for place, record in enumerate(found) if record.among is among]
    between = [text[spans[one].end : spans[two].start] for one, two in pairwise(own)]
    gap = next((gap for gap in between if parts_items(gap, among)), _gap(text, span, among))
    lead = text[max(span.start, line_start(text, found[beside].span.start)) : found[beside].span.start]
    place = span.start if before else span.end
    return text[:place] + (f"{lead}{new}{gap}" if before else f"{gap}{lead}{new}") + text[place:]


def _gap(text: str, span: Span, among: yaml.SequenceNode | None) -> str:
    """What parts the only item of a sequence from the next one."""
    if among is None or not among.flow_style:
        return newline_of(text)
    indent = text[line_start(text, span.start) : span.start]
    return f",{newline_of(text)}{indent}" if not indent.strip() else ", "
