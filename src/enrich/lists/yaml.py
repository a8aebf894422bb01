"""Lists as YAML; what is common to them and to JSON is in `records`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from enrich.lists.records import ORDER, besides, insert, read, record_of, write
from enrich.model import Paper

__all__ = ["ORDER", "SUFFIXES", "besides", "insert", "read", "render", "write"]

SUFFIXES = (".yaml", ".yml")


def render(papers: Sequence[Paper], title: str) -> str:
    """A new document of papers. Every text is quoted, so that no title is taken for something else."""
    head = f"# {' '.join(title.split())}\n" if title.strip() else ""
    return head + ("".join(map(_rendered, papers)) or "[]\n")


def _rendered(paper: Paper) -> str:
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in record_of(paper).items()]
    return "- " + "\n  ".join(lines) + "\n"
