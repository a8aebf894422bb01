"""A text as a scalar of YAML or JSON."""

from __future__ import annotations

import json
import re

import yaml


def written(text: str, like: yaml.ScalarNode, *, is_json: bool, flow: bool = True) -> str:
    """A text in the quotes of another scalar, or in double ones where it needs them; between brackets if `flow`."""
    line = re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]+", " ", text)
    if like.style == "'" and not is_json:
        return "'" + line.replace("'", "''") + "'"
    if not like.style and _is_plain(line, flow=flow) and (not is_json or re.fullmatch(r"[1-9]\d*", line)):
        return line
    return json.dumps(line, ensure_ascii=False)


_PLAIN = re.compile(r"[^\W_](?:[^:#&*!|>'\"%@`\\]|:(?=\S))*(?<=[^\s:])|\d{4}")


def _is_plain(text: str, *, flow: bool) -> bool:
    """Whether a text can stand without quotes and is still this text (YAML 1.2.2, §7.3.3)."""
    if not _PLAIN.fullmatch(text) or (flow and re.search(r"[\[\]{},]", text)):
        return False
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    node = yaml.compose(text, Loader=loader)
    return isinstance(node, yaml.ScalarNode) and node.value == text
