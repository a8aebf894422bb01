"""Where the records of a YAML or JSON document stand: mappings, one a paper, in sequences or under keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from enrich.lists import pins
from enrich.lists.record_documents import composed
from enrich.lists.record_values import DEEPEST, date_parts, named, others, people, said, words
from enrich.lists.splicing import Span
from enrich.model import Field

NAMES: Mapping[Field, tuple[str, ...]] = {
    Field.TITLE: ("title", "paper_title", "name"),
    Field.URL: ("url", "link", "paper", "paper_url", "pdf", "arxiv", "doi"),
    Field.DATE: ("date", "published", "publication_date", "venue_date", "issued", "year"),
    Field.VENUE: ("venue", "conference", "journal", "booktitle", "published_in", "container-title"),
    Field.AUTHORS: ("authors", "author"),
}
"""What the fields are called, in lower case; of two that a record has the first counts."""

SECTIONS = ("section", "category", "topic")

FEWEST_KNOWN = 2
"""So many keys that are known make a mapping a record, its title among them."""


@dataclass(frozen=True, slots=True)
class Record:
    """One paper's mapping: its line and span, and the scalars of its fields.

    `dated` are the parts of its date, the year first, if that stands in parts. `within` names what it stands in,
    `among` is the sequence that it is an item of, if it is one, and `own_section` a key that says its section.
    `identifiers` are texts in which some may be. `more` are its other keys, with what stands there as text.
    """

    line: int
    span: Span
    scalars: Mapping[Field, yaml.ScalarNode]
    people: tuple[str, ...]
    dated: tuple[yaml.ScalarNode, ...]
    years: bool
    within: str
    addresses: tuple[str, ...]
    identifiers: tuple[str, ...]
    node: yaml.MappingNode
    named: frozenset[Field]
    keep: str
    among: yaml.SequenceNode | None
    own_section: yaml.Node | None
    more: tuple[tuple[str, str], ...]


def records(text: str, path: str) -> Iterator[Record]:
    """The records of a document, in its order."""
    waiting: list[_Waiting] = [_Waiting(root) for root in reversed(composed(text, path))]
    seen: set[int] = set()
    while waiting:
        node, around, within, key, depth = waiting.pop()
        if id(node) in seen or depth > DEEPEST:
            continue
        seen.add(id(node))
        below = _joined(within, key)
        if isinstance(node, yaml.SequenceNode):
            waiting += [_Waiting(one, node, below, None, depth + 1) for one in reversed(node.value)]
        elif isinstance(node, yaml.MappingNode):
            record = _record(node, within, key, around if isinstance(around, yaml.SequenceNode) else None)
            if record:
                yield record
                continue
            waiting += [_Waiting(value, node, below, name, depth + 1) for name, value in reversed(node.value)]


class _Waiting(NamedTuple):
    """A node that is to be looked into, what it stands in, and the key right before it."""

    node: yaml.Node
    around: yaml.Node | None = None
    within: str = ""
    key: yaml.Node | None = None
    depth: int = 0


def _joined(within: str, key: yaml.Node | None) -> str:
    name = key.value if isinstance(key, yaml.ScalarNode) else ""
    return " > ".join(filter(None, (within, name)))


def _record(
    node: yaml.MappingNode, within: str, key: yaml.Node | None, among: yaml.SequenceNode | None
) -> Record | None:
    by_name = named(node)
    names = {field: next((name for name in names if name in by_name), None) for field, names in NAMES.items()}
    values = {field: by_name[name] for field, name in names.items() if name}
    title, url = values.get(Field.TITLE), values.get(Field.URL)
    if not isinstance(title, yaml.ScalarNode) or len(values) < FEWEST_KNOWN:
        return None
    if not said(title).strip() and not said(url).strip():
        return None
    scalars = {field: value for field, value in values.items() if isinstance(value, yaml.ScalarNode)}
    links = by_name.get("links") or by_name.get("urls")
    addresses = _addresses(links) if isinstance(links, yaml.MappingNode) else {}
    if Field.URL not in scalars and (
        paper := next((addresses[n] for n in ("paper", "pdf", "arxiv") if n in addresses), None)
    ):
        scalars[Field.URL] = paper
    own = next((by_name[name] for name in SECTIONS if isinstance(by_name.get(name), yaml.ScalarNode)), None)
    dated = date_parts(by_name, names[Field.DATE])
    called = said(key) if among is None else ""
    known = {*values.values(), own, by_name.get(pins.KEEP), *dated}
    return Record(
        line=node.start_mark.line + 1,
        span=Span(node.start_mark.index, node.end_mark.index),
        scalars=scalars,
        people=people(values.get(Field.AUTHORS)),
        dated=dated,
        years=names[Field.DATE] == "year" and len(dated) <= 1,
        within=said(own) or within,
        addresses=tuple(address.value for address in addresses.values()),
        identifiers=tuple(_identifiers(by_name)),
        node=node,
        named=frozenset(values),
        keep=words(by_name.get(pins.KEEP)),
        among=among,
        own_section=own,
        more=((("key", called),) if called else ()) + tuple(others(node, known)),
    )


def _identifiers(by_name: Mapping[str, yaml.Node]) -> Iterator[str]:
    for name in ("doi", "arxiv", "arxiv_id", "eprint"):
        value = said(by_name.get(name))
        yield value
        if name != "doi":
            yield f"arXiv:{value}"


def _addresses(links: yaml.MappingNode) -> dict[str, yaml.ScalarNode]:
    pairs = [(key, value) for key, value in links.value if isinstance(key, yaml.ScalarNode)]
    return {key.value.lower(): value for key, value in pairs if isinstance(value, yaml.ScalarNode)}
