"""The ACL Anthology's XML, as in its repository: a file a collection, with volumes of papers.

https://github.com/acl-org/acl-anthology, data/xml/*.xml and its schema.rnc. A volume is read at once, since its papers
do not say where and when they appeared. `url` of a paper is its identifier, where the paper itself is at hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from enrich.catalogue.dumps.shape import Dump, Fault, Told
from enrich.catalogue.dumps.splitting import Tags
from enrich.catalogue.dumps.xml import parsed, text_of
from enrich.model import Author, DateKind, Ids, PartialDate, Record
from enrich.normalise.dates import read_date
from enrich.normalise.ids import page, recognise
from enrich.normalise.titles import plain
from enrich.sources.acl_anthology import of_identifier


def _fits(_name: str, head: bytes) -> bool:
    return b"<collection id=" in head


@dataclass(frozen=True, slots=True)
class _Volume:
    title: str
    date: PartialDate | None


def _volume(element: Element) -> _Volume:
    meta = element.find("meta")
    said = {} if meta is None else {child.tag: text_of(child) for child in meta}
    title = plain(said.get("journal-title", "") or said.get("booktitle", ""))
    year = read_date(said.get("year", ""))
    exact = read_date(f"{said.get('month', '')} {said.get('year', '')}")
    return _Volume(title, exact if exact and year and exact.year == year.year else year)


def _number(paper: Element, volume: Element, collection: str) -> str:
    """The identifier of a paper: what its `url` says, else what its place in the file means."""
    written = text_of(paper.find("url")).rpartition("/")[2].removesuffix(".pdf")
    if written:
        return written
    number, paper_number = volume.get("id", ""), paper.get("id", "")
    if collection[:1].isdigit():
        return f"{collection}-{number}.{paper_number}"
    # P19-1001; of workshops the volume has two figures: W19-5801
    width = 4 - len(number)
    return f"{collection}-{number}{paper_number.zfill(width)}"


def _people(paper: Element) -> Iterable[Author]:
    for author in paper.iterfind("author"):
        first, last = plain(text_of(author.find("first"))), plain(text_of(author.find("last")))
        if first or last:
            yield Author(" ".join(filter(None, (first, last))), last if first else "")


def _told(paper: Element, number: str, volume: _Volume) -> Told:
    url = page("acl", number)
    if not recognise(url).acl:
        return Fault(f"{number!r} is no identifier of the Anthology's")
    title = plain(text_of(paper.find("title")))
    if not title:
        return Fault(f"{number} has no title", garbled=False)
    doi = recognise(text_of(paper.find("doi"))).doi
    dates = ((DateKind.PUBLISHED, volume.date),) if volume.date else ()
    venues = (volume.title,) if volume.title else ()
    record = Record(
        "acl-anthology", url, title, authors=tuple(_people(paper)), ids=Ids(doi=doi), venues=venues, dates=dates
    )
    return (of_identifier(record, url),)


def _read(piece: bytes, name: str) -> Iterable[Told]:
    try:
        element = parsed(piece)
    except ValueError as error:
        return (Fault(str(error)),)
    volume = _volume(element)
    return [_told(paper, _number(paper, element, name), volume) for paper in element.iterfind("paper")]


_LICENCE = "as its repository says"
ACL_ANTHOLOGY = Dump("acl-anthology", "the ACL Anthology's XML", _LICENCE, _fits, Tags((b"volume",)), _read)
