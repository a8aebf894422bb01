"""The catalogue: CSL-JSON, say exported from Zotero, and files that were built from dumps of millions of works.

It asks nobody: whoever makes the source reads the files, and opens those that are too large to be read. What stands in
CSL-JSON is the maintainer's own word. What stands in a built file ([scale](scale.md)) is the word of the service that
the dump is from, and is believed as that service is; of a bibliography it is a copy, and only suggested. It may be
months old: a preprint that it has does not stop the search for a published form, and what the service itself says of
the same page replaces it. What it has published, and is certain, nobody is asked for by title.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

import msgspec

from enrich.errors import BadInput
from enrich.model import Absent, Fetch, Found, Paper, Record
from enrich.normalise.ids import page
from enrich.normalise.titles import title_key
from enrich.sources.csl import CslItem, item_ids, read_item
from enrich.sources.record_index import RecordIndex

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from enrich.sources.asking import Answered

_FORM = "A catalogue is CSL-JSON: a list of objects, as reference managers export it."


def read_catalogue(text: str, path: str) -> tuple[tuple[Record, ...], tuple[str, ...]]:
    """The records of a catalogue file, and in words which items can be no records.

    An item without an http(s) URL gets the page of its DOI or arXiv number; one that has none of
    them, or no title, is left out: an export may hold books and notes. Raises BadInput for text
    that is no CSL-JSON.
    """
    try:
        items = msgspec.json.decode(text, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        raise BadInput(path, f"this is not a list of CSL-JSON items ({error})", _FORM) from error
    read = [_read(item, number, path) for number, item in enumerate(items, 1)]
    left_out = tuple(f"{path}: {fault}" for fault in read if isinstance(fault, str))
    return tuple(record for record in read if isinstance(record, Record)), left_out


def _read(raw: msgspec.Raw, number: int, path: str) -> Record | str:
    """An item as a record, or why it can be none."""
    try:
        item = msgspec.json.decode(raw, type=CslItem)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadInput(path, f"item {number} is not a CSL-JSON item ({error})", _FORM) from error
    record = of_item(item, Catalogue.name)
    name = f"item {number} ({item.id})" if item.id else f"item {number}"
    return record if isinstance(record, Record) else f"{name} {record}, and is left out"


def of_item(item: CslItem, source: str) -> Record | str:
    """An item as a record of `source`, or what it lacks, in words."""
    ids = item_ids(item)
    pages = (_web_page(item.url), ids.doi and page("doi", ids.doi), ids.arxiv and page("arxiv", ids.arxiv))
    url = next(filter(None, pages), None)
    if url is None:
        return "has no URL, DOI or arXiv number"
    record = read_item(item, source, url, ids)
    return record if title_key(record.title) else "has no title"


def _web_page(url: str | None) -> str:
    address = (url or "").strip()
    return address if address.startswith(("https://", "http://")) else ""


class Finder(Protocol):
    """A catalogue on disk."""

    def find(self, paper: Paper) -> tuple[Record, ...]:
        """The records that may be about a paper."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Answers for every paper that has a title or an identifier; asks nobody."""

    records: tuple[Record, ...] = ()
    built: tuple[Finder, ...] = ()
    name: ClassVar[str] = "catalogue"

    async def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:  # noqa: ARG002 (the contract of a source)
        index = RecordIndex(self.records)
        for paper in dict.fromkeys(papers):
            if paper.ids or title_key(paper.title):
                found = tuple(record for finder in (index, *self.built) for record in finder.find(paper))
                if self.built:
                    # what was asked of the network meanwhile must be heard before it counts as late
                    await asyncio.sleep(0)
                yield paper, Found(found) if found else Absent()
