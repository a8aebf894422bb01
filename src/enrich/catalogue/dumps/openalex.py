"""OpenAlex's snapshot of works: JSON lines, in folders by the day on which they were last updated.

https://developers.openalex.org/download. A work is described as by the API.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from enrich.catalogue.dumps.shape import Dump, Fault, Told, told
from enrich.catalogue.dumps.splitting import Lines
from enrich.sources.openalex_works import Work, read_work

_WORK = re.compile(rb'\{[^\n]*?"id"\s*:\s*"https://openalex\.org/W\d')


def _fits(_name: str, head: bytes) -> bool:
    return _WORK.match(head.lstrip()) is not None


def _of(work: Work) -> Told:
    records = tuple(record for record in read_work(work, "the dump") if record.title)
    return records or Fault(f"{work.id} has no title, or nothing by which to find it elsewhere", garbled=False)


def _read(element: bytes, _name: str) -> Iterable[Told]:
    return (told(element, Work, _of),)


OPENALEX = Dump("openalex", "OpenAlex's snapshot of works", "CC0 1.0", _fits, Lines(), _read)
