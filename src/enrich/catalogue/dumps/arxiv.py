"""arXiv's metadata snapshot: JSON lines, as arXiv gives it away at Kaggle.

https://www.kaggle.com/datasets/Cornell-University/arxiv. Of the people `authors_parsed` has family name, given name
and suffix; `versions` has when each was submitted, as an HTTP date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from email.utils import parsedate_to_datetime

from msgspec import Struct, field

from enrich.catalogue.dumps.shape import Dump, Fault, Told, told
from enrich.catalogue.dumps.splitting import Lines
from enrich.model import PartialDate
from enrich.sources.arxiv import is_number, preprint


class _Version(Struct):
    created: str | None = None


class _Paper(Struct):
    id: str
    title: str | None = None
    authors_parsed: list[list[str]] | None = None
    comments: str | None = None
    journal: str | None = field(default=None, name="journal-ref")
    doi: str | None = None
    versions: list[_Version] | None = None


def _fits(_name: str, head: bytes) -> bool:
    line = head.lstrip().partition(b"\n")[0]
    return line.startswith(b"{") and b'"submitter"' in line and b'"categories"' in line


def _submitted(versions: Sequence[_Version] | None) -> PartialDate | None:
    """When the first version was submitted."""
    try:
        day = parsedate_to_datetime((versions[0].created if versions else "") or "")
    except ValueError:
        return None
    return PartialDate(day.year, day.month, day.day)


def _of(paper: _Paper) -> Told:
    if not is_number(paper.id):
        return Fault(f"{paper.id!r} is no number of arXiv's")
    people = [" ".join(filter(None, (given, family, *more))) for family, given, *more in _padded(paper.authors_parsed)]
    record = preprint(
        paper.id,
        paper.title or "",
        people,
        submitted=_submitted(paper.versions),
        comment=paper.comments,
        journal=paper.journal,
        doi=paper.doi,
    )
    return (record,) if record.title else Fault(f"{paper.id} has no title", garbled=False)


def _padded(people: Sequence[Sequence[str]] | None) -> Iterable[Sequence[str]]:
    return (person if len(person) > 1 else (*person, "") for person in people or () if person)


def _read(element: bytes, _name: str) -> Iterable[Told]:
    return (told(element, _Paper, _of),)


ARXIV = Dump("arxiv", "arXiv's metadata snapshot", "CC0 1.0", _fits, Lines(), _read)
