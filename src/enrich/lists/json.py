"""Lists as JSON; what is common to them and to YAML is in `records`."""

from __future__ import annotations

import json
from collections.abc import Sequence, Set

from enrich.errors import BadInput
from enrich.lists.records import read_records, record_of, write_records
from enrich.lists.splicing import NOBODY
from enrich.model import Edit, Field, Location, Paper, PaperList

SUFFIXES = (".json",)

ORDER = ()
"""Records stay where they stand."""

REMOVABLE = False
"""What is a comma or a dash between two records is not taken out with one of them."""


def read(text: str, path: str) -> PaperList:
    """The papers of a document. Raises BadInput for one that is not well-formed."""
    return read_records(text, path)


def fields(text: str, path: str) -> frozenset[Field]:
    """The fields that some record has."""
    papers = read_records(text, path).papers
    return frozenset(field for field in Field if any(field not in paper.closed for paper in papers))


def write(text: str, papers: Sequence[Paper], edits: Sequence[Edit], removed: Set[Location] = NOBODY) -> str:
    """The document with the edits made."""
    return write_records(text, papers, edits, removed)


def insert(text: str, path: str, paper: Paper, beside: Paper, *, before: bool) -> str:  # noqa: ARG001 - see below
    """Raises BadInput: records have more keys than enrich knows, and not the same in every file."""
    raise BadInput(path, "records are not added to this format", "Add it by hand; a run corrects it.")


def render(papers: Sequence[Paper], title: str) -> str:  # noqa: ARG001 - JSON has no place for the title of a list
    """A new document of papers."""
    return json.dumps([record_of(paper) for paper in papers], ensure_ascii=False, indent=2) + "\n"
