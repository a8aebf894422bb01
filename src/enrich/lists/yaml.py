"""Lists as YAML; what is common to them and to JSON is in `records`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from enrich.lists.records import read_records, record_of, write_records
from enrich.model import Edit, Field, Paper, PaperList

SUFFIXES = (".yaml", ".yml")

ORDER = ()
"""Records stay where they stand."""


def read(text: str, path: str) -> PaperList:
    """The papers of a document. Raises BadInput for one that is not well-formed."""
    return read_records(text, path)


def fields(text: str, path: str) -> frozenset[Field]:
    """The fields that some record has."""
    papers = read_records(text, path).papers
    return frozenset(field for field in Field if any(field not in paper.closed for paper in papers))


def write(text: str, papers: Sequence[Paper], edits: Sequence[Edit]) -> str:
    """The document with the edits made."""
    return write_records(text, papers, edits)


def render(papers: Sequence[Paper], title: str) -> str:
    """A new document of papers. Every text is quoted, so that no title is taken for something else."""
    head = f"# {' '.join(title.split())}\n" if title.strip() else ""
    return head + ("".join(map(_rendered, papers)) or "[]\n")


def _rendered(paper: Paper) -> str:
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in record_of(paper).items()]
    return "- " + "\n  ".join(lines) + "\n"
