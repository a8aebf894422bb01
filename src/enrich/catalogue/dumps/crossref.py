"""Crossref's public data file: JSON lines, before 2025 files of {"items": [...]}; compressed, many in a folder.

https://www.crossref.org/documentation/retrieve-metadata/rest-api/tips-for-using-public-data-files-and-plus-snapshots/.
A work is described as by the API.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from enrich.catalogue.dumps.shape import Dump, Fault, Told, told
from enrich.catalogue.dumps.splitting import Lines, Objects
from enrich.sources.crossref_works import Work, is_paper, read_work

_LICENCE = "facts, free to use (Crossref, REST API metadata licence information)"
_ITEMS = re.compile(rb'\s*\{\s*"items"\s*:')


def _fits_items(_name: str, head: bytes) -> bool:
    return _ITEMS.match(head) is not None


def _fits_lines(_name: str, head: bytes) -> bool:
    line = head.lstrip().partition(b"\n")[0]
    marks = (b'"DOI":', b'"prefix":', b'"member":', b'"indexed":', b'"reference-count":')
    return line.startswith(b"{") and sum(mark in line for mark in marks) >= 2


def _of(work: Work) -> Told:
    if not is_paper(work):
        return Fault(f"{work.doi} is no paper: {work.type}", garbled=False)
    record = read_work(work, "the dump")
    return (record,) if record.title else Fault(f"{work.doi} has no title", garbled=False)


def _read(element: bytes, _name: str) -> Iterable[Told]:
    return (told(element, Work, _of),)


CROSSREF = Dump("crossref", "Crossref's public data file", _LICENCE, _fits_lines, Lines(), _read)
CROSSREF_ITEMS = Dump(
    "crossref-items", "Crossref's public data file, before 2025", _LICENCE, _fits_items, Objects("items"), _read
)
