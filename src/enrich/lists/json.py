"""Lists as JSON; what is common to them and to YAML is in `records`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from enrich.lists.records import ORDER, besides, insert, read, record_of, write
from enrich.model import Paper

__all__ = ["ORDER", "SUFFIXES", "besides", "insert", "read", "render", "write"]

SUFFIXES = (".json",)


def render(papers: Sequence[Paper], title: str) -> str:  # noqa: ARG001 - JSON has no place for the title of a list
    """A new document of papers."""
    return json.dumps([record_of(paper) for paper in papers], ensure_ascii=False, indent=2) + "\n"
