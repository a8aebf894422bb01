"""What a YAML or JSON document says besides its records."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from enrich.lists.record_documents import composed
from enrich.lists.record_nodes import records
from enrich.lists.text import LINE_END

_COMMENT = re.compile(r"(?<!\S)#[^\r\n]*")


def comments(text: str) -> Iterator[int]:
    """The lines of a YAML document on which comments stand, which is in what its parser passes over between tokens."""
    cursor, line = 0, 1
    for token in yaml.scan(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        for match in _COMMENT.finditer(text, cursor, token.start_mark.index):
            yield line + len(LINE_END.findall(text, cursor, match.start()))
        cursor, line = token.end_mark.index, token.end_mark.line + 1


def unrecorded(text: str, path: str) -> Iterator[int]:
    """The lines of scalars that stand in no record, and are no key."""
    recorded = {record.span.start for record in records(text, path)}
    seen: set[int] = set()
    waiting: list[yaml.Node] = [*reversed(composed(text, path))]
    while waiting:
        node = waiting.pop()
        if id(node) in seen or (isinstance(node, yaml.MappingNode) and node.start_mark.index in recorded):
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting += [value for _, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += reversed(node.value)
        else:
            yield node.start_mark.line + 1
