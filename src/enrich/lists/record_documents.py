"""The nodes of a YAML or JSON document, each with its place in the text.

PyYAML tells where each scalar stands. JSON is read in the same way, after `json` has approved of it:
nearly all of it is YAML (YAML 1.2.2, §1.2).
"""

from __future__ import annotations

import json
import re

import yaml

from enrich.errors import BadInput

_HALVES = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
"""A half of a character beyond the first 65,536, as JSON escapes it (RFC 8259, §7). To YAML it is an error."""

_SAME_LENGTH = r"\\uFFFD"


def composed(text: str, path: str) -> tuple[yaml.Node, ...]:
    """The documents of a text without byte order mark. Raises BadInput for one that is not well-formed."""
    is_json = path.lower().endswith(".json")
    if is_json:
        _approved(text, path)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        # no string of JSON holds a tab, and YAML allows none between its parts
        body = _HALVES.sub(_SAME_LENGTH, text.replace("\t", " ")) if is_json else text
        documents = tuple(node for node in yaml.compose_all(body, Loader=loader) if node is not None)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "nested too deep"
        raise BadInput(
            path, f"not well-formed: {what}", "Mend it; a YAML checker shows where.", mark and mark.line + 1
        ) from None
    if is_json and body != text.replace("\t", " "):
        _unescape(text, documents)
    return documents


def _unescape(text: str, documents: tuple[yaml.Node, ...]) -> None:
    """Has the texts of a JSON document say what `json` reads there."""
    waiting = list(documents)
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting += [one for pair in node.value for one in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.ScalarNode) and node.style == '"':
            node.value = json.loads(text[node.start_mark.index : node.end_mark.index])


def _approved(text: str, path: str) -> None:
    try:
        json.loads(text or "null")
    except json.JSONDecodeError as error:
        raise BadInput(path, f"not well-formed: {error.msg}", "Mend it.", error.lineno) from None
    except RecursionError:
        raise BadInput(path, "nested too deep", "Make it a list of records.") from None
