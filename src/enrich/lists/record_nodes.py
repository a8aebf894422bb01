"""Where the records of a YAML or JSON document stand: sequences of mappings, one a paper, however deep.

PyYAML tells where each scalar stands. JSON is read in the same way, after `json` has approved of it:
nearly all of it is YAML (YAML 1.2.2, §1.2).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

import yaml

from enrich.errors import BadInput
from enrich.lists import pins
from enrich.lists.splicing import Span
from enrich.lists.text import BYTE_ORDER_MARK
from enrich.model import Field

NAMES: Mapping[Field, tuple[str, ...]] = {
    Field.TITLE: ("title", "paper_title", "name"),
    Field.URL: ("url", "link", "paper", "paper_url", "pdf", "arxiv", "doi"),
    Field.DATE: ("date", "published", "publication_date", "venue_date", "year"),
    Field.VENUE: ("venue", "conference", "journal", "booktitle", "published_in"),
    Field.AUTHORS: ("authors", "author"),
}
"""What the fields are called, in lower case; of two that a record has the first counts."""

SECTIONS = ("section", "category", "topic")

DEEPEST = 40
"""Levels. No list of papers is nested deeper."""


@dataclass(frozen=True, slots=True)
class Record:
    """One paper's mapping: its line and span, and the scalars of its fields.

    `within` names what it stands in, `among` is the sequence that it is an item of, if it is one,
    and `own_section` a key that says its section. `more` are its other keys, with what stands there as text.
    """

    line: int
    span: Span
    scalars: Mapping[Field, yaml.ScalarNode]
    people: tuple[str, ...]
    years: bool
    within: str
    addresses: tuple[str, ...]
    node: yaml.MappingNode
    named: frozenset[Field]
    keep: str
    among: yaml.SequenceNode | None
    own_section: yaml.Node | None
    more: tuple[tuple[str, str], ...]


def records(text: str, path: str) -> Iterator[Record]:
    """The records of a document, in its order."""
    root = _composed(text, path)
    waiting: list[tuple[yaml.Node, yaml.Node | None, str, int]] = [(root, None, "", 0)] if root is not None else []
    seen: set[int] = set()
    while waiting:
        node, around, within, depth = waiting.pop()
        if id(node) in seen or depth > DEEPEST:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting += [(one, node, within, depth + 1) for one in reversed(node.value)]
        elif isinstance(node, yaml.MappingNode):
            record = _record(node, within, around if isinstance(around, yaml.SequenceNode) else None)
            if record:
                yield record
                continue
            waiting += [(value, node, _joined(within, key), depth + 1) for key, value in reversed(node.value)]


def _joined(within: str, key: yaml.Node) -> str:
    name = key.value if isinstance(key, yaml.ScalarNode) else ""
    return " > ".join(filter(None, (within, name)))


def _composed(text: str, path: str) -> yaml.Node | None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    body = text.removeprefix(BYTE_ORDER_MARK)
    if path.lower().endswith(".json"):
        _approved(body, path)
        # no string of JSON holds a tab, and YAML allows none between its parts
        body = body.replace("\t", " ")
    try:
        # one character in place of the mark, so that places stay
        return yaml.compose(" " * (len(text) - len(body)) + body if len(text) > len(body) else body, Loader=loader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "nested too deep"
        raise BadInput(
            path, f"not well-formed: {what}", "Mend it; a YAML checker shows where.", mark and mark.line + 1
        ) from None


def _approved(text: str, path: str) -> None:
    try:
        json.loads(text or "null")
    except json.JSONDecodeError as error:
        raise BadInput(path, f"not well-formed: {error.msg}", "Mend it.", error.lineno) from None
    except RecursionError:
        raise BadInput(path, "nested too deep", "Make it a list of records.") from None


def _record(node: yaml.MappingNode, within: str, among: yaml.SequenceNode | None) -> Record | None:
    by_name = {key.value.lower(): value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    named = {field: next((name for name in names if name in by_name), None) for field, names in NAMES.items()}
    title = by_name.get(named[Field.TITLE] or "")
    if not isinstance(title, yaml.ScalarNode) or sum(name is not None for name in named.values()) < 2:
        return None
    url = by_name.get(named[Field.URL] or "")
    if not title.value.strip() and not (isinstance(url, yaml.ScalarNode) and url.value.strip()):
        return None
    values = {field: by_name[name] for field, name in named.items() if name}
    scalars = {field: value for field, value in values.items() if isinstance(value, yaml.ScalarNode)}
    links = by_name.get("links") or by_name.get("urls")
    addresses = _addresses(links) if isinstance(links, yaml.MappingNode) else {}
    if Field.URL not in scalars and (
        paper := next((addresses[n] for n in ("paper", "pdf", "arxiv") if n in addresses), None)
    ):
        scalars[Field.URL] = paper
    people = values.get(Field.AUTHORS)
    names = (
        [one.value for one in people.value if isinstance(one, yaml.ScalarNode)]
        if isinstance(people, yaml.SequenceNode)
        else []
    )
    own = next((by_name[name] for name in SECTIONS if isinstance(by_name.get(name), yaml.ScalarNode)), None)
    return Record(
        node.start_mark.line + 1,
        Span(node.start_mark.index, node.end_mark.index),
        scalars,
        tuple(names),
        named[Field.DATE] == "year",
        (own.value if own else "") or within,
        tuple(address.value for address in addresses.values()),
        node,
        frozenset(field for field, name in named.items() if name),
        _words(by_name.get(pins.KEEP)),
        among,
        own,
        tuple(_more(node, {*values.values(), own, by_name.get(pins.KEEP)})),
    )


def _more(node: yaml.MappingNode, known: Set[yaml.Node | None]) -> Iterator[tuple[str, str]]:
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode) and value not in known and (text := _text(value)):
            yield key.value, text


def _text(node: yaml.Node) -> str:
    """A value as one text: of a list of texts these, of anything deeper its JSON."""
    if isinstance(node, yaml.ScalarNode):
        return said(node)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(one, yaml.ScalarNode) for one in node.value):
        return ", ".join(one.value for one in node.value)
    return json.dumps(_plain(node, 0), ensure_ascii=False) if node.value else ""


def _plain(node: yaml.Node, depth: int) -> object:
    if depth > DEEPEST:
        return None
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, depth + 1) for one in node.value]
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value, depth + 1) for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    return node.value


def _addresses(links: yaml.MappingNode) -> dict[str, yaml.ScalarNode]:
    pairs = [(key, value) for key, value in links.value if isinstance(key, yaml.ScalarNode)]
    return {key.value.lower(): value for key, value in pairs if isinstance(value, yaml.ScalarNode)}


def _words(node: yaml.Node | None) -> str:
    """A text, or the texts of a sequence."""
    if isinstance(node, yaml.SequenceNode):
        return " ".join(one.value for one in node.value if isinstance(one, yaml.ScalarNode))
    return said(node) if isinstance(node, yaml.ScalarNode) else ""


def said(node: yaml.ScalarNode | None) -> str:
    return "" if node is None or (not node.style and node.value in ("null", "~", "None")) else node.value
