"""The maintainer's own catalogue: CSL-JSON, say exported from Zotero, read as a source.

It asks nobody: whoever makes the source reads the files.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, TypeVar

import msgspec
from rapidfuzz import fuzz, process

from enrich.errors import BadInput
from enrich.match.titles import Titles, compared
from enrich.model import Absent, Fetch, Found, Paper, Record
from enrich.normalise.ids import page
from enrich.normalise.titles import title_key, with_subtitle
from enrich.sources.csl import CslItem, item_ids, read_item
from enrich.sources.searching import parts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator, Sequence

    from enrich.sources.asking import Answered

Key = TypeVar("Key")

NEAR = 70
"""From this ratio of two titles' keys on (0 to 100), a record is a candidate."""

NEAREST = 5
"""So many of them are judged."""

RAREST = 2
"""How many of a title's words lead to candidates: the rarest, since a common one leads to all.

Titles that are near differ in one word, so of two at least one leads to the record.
"""

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
    name = f"item {number} ({item.id})" if item.id else f"item {number}"
    ids = item_ids(item)
    pages = (_web_page(item.url), ids.doi and page("doi", ids.doi), ids.arxiv and page("arxiv", ids.arxiv))
    url = next(filter(None, pages), None)
    if url is None:
        return f"{name} has no URL, DOI or arXiv number, and is left out"
    record = read_item(item, Catalogue.name, url, ids)
    return record if title_key(record.title) else f"{name} has no title, and is left out"


def _web_page(url: str | None) -> str:
    address = (url or "").strip()
    return address if address.startswith(("https://", "http://")) else ""


@dataclass(frozen=True)
class _Index:
    """The ways to a record, so that a catalogue of many thousand need not be read for every paper."""

    records: tuple[Record, ...]

    @cached_property
    def wholes(self) -> tuple[str, ...]:
        return tuple(with_subtitle(record.title, record.subtitle) for record in self.records)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        return tuple(map(title_key, self.wholes))

    @cached_property
    def by_id(self) -> dict[tuple[str, str], list[int]]:
        return _places((pair, place) for place, record in enumerate(self.records) for pair in record.ids.items())

    @cached_property
    def by_title(self) -> dict[str, list[int]]:
        return _places((title, place) for place, title in enumerate(self.titles))

    @cached_property
    def by_part(self) -> dict[str, list[int]]:
        """By head or subtitle, for papers that are listed with one of them only."""
        return _places((part, place) for place, title in enumerate(self.wholes) for part in parts(title))

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        return _places((word, place) for place, title in enumerate(self.titles) for word in set(title.split()))

    def alike(self, title: str) -> Iterator[int]:
        """The places of the records whose title is nearest to this key."""
        known = sorted((len(self.by_word[word]), word) for word in set(title.split()) if word in self.by_word)
        places = {place for _, word in known[:RAREST] for place in self.by_word[word]}
        choices = {place: self.titles[place] for place in places}
        for near, _, place in process.extract(title, choices, scorer=fuzz.ratio, score_cutoff=NEAR, limit=NEAREST):
            if compared(title, near) is not Titles.OTHER:
                yield place

    def find(self, paper: Paper) -> tuple[Record, ...]:
        """The records about a paper, by identifier or title, and the other versions of their works."""
        whole = title_key(paper.title)
        places = {place for pair in paper.ids.items() for place in self.by_id.get(pair, ())}
        if whole:
            places.update(self.by_part.get(whole, ()), self.alike(whole), self.by_title.get(whole, ()))
            places.update(*(self.by_title.get(part, ()) for part in parts(paper.title)))
        places.update(*(self.by_title[self.titles[place]] for place in tuple(places)))
        return tuple(self.records[place] for place in sorted(places))


def _places(pairs: Iterable[tuple[Key, int]]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for key, place in pairs:
        found[key].append(place)
    return dict(found)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Answers for every paper that has a title or an identifier; asks nobody."""

    records: tuple[Record, ...] = ()
    name: ClassVar[str] = "catalogue"

    async def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:  # noqa: ARG002 (the contract of a source)
        index = _Index(self.records)
        for paper in dict.fromkeys(papers):
            if paper.ids or title_key(paper.title):
                found = index.find(paper)
                yield paper, Found(found) if found else Absent()
