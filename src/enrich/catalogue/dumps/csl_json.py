"""CSL-JSON, as reference managers export it: an array of items.

https://docs.citationstyles.org/en/stable/specification.html, appendix III. It is read as `sources.catalogue` reads
the maintainer's own file.
"""

from __future__ import annotations

from collections.abc import Iterable

from enrich.catalogue.dumps.shape import Dump, Fault, Told, told
from enrich.catalogue.dumps.splitting import Objects
from enrich.match import COLLECTED
from enrich.sources.catalogue import of_item
from enrich.sources.csl import CslItem


def _fits(_name: str, head: bytes) -> bool:
    return head.lstrip().startswith(b"[")


def _of(item: CslItem) -> Told:
    record = of_item(item, COLLECTED)
    name = f"item {item.id}" if item.id else "an item"
    return Fault(f"{name} {record}", garbled=False) if isinstance(record, str) else (record,)


def _read(element: bytes, _name: str) -> Iterable[Told]:
    return (told(element, CslItem, _of),)


CSL_JSON = Dump("csl-json", "CSL-JSON", "that of whoever made the file", _fits, Objects(), _read)
