"""DBLP's XML: millions of records, of which those of publications are read.

https://dblp.org/faq/16154937.html and dblp.dtd. A record becomes what the search API says of it, and is read as that.
Preprints have the type "informal"; editorship, homepages and data are no papers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from enrich.catalogue.dumps.shape import Dump, Fault, Told
from enrich.catalogue.dumps.splitting import Tags
from enrich.catalogue.dumps.xml import parsed, text_of
from enrich.errors import SourceChanged
from enrich.sources.dblp import AuthorsOf, Info, NameOf, read_info

TYPES: Mapping[str, str] = {
    "article": "Journal Articles",
    "inproceedings": "Conference and Workshop Papers",
    "incollection": "Parts in Books or Collections",
    "book": "Books and Theses",
    "phdthesis": "Books and Theses",
    "mastersthesis": "Books and Theses",
}
"""What the API calls the records of these names."""

_OTHERS = ("proceedings", "www", "person", "data")

_INFORMAL = "Informal and Other Publications"


def _fits(_name: str, head: bytes) -> bool:
    return b"<!DOCTYPE dblp" in head or b"<dblp" in head


def _info(element: Element) -> Info:
    informal = "informal" in element.get("publtype", "").split()
    venue = element.find("booktitle") if element.tag != "article" else element.find("journal")
    ee = [text_of(link) for link in element.iterfind("ee")]
    return Info(
        key=element.get("key", ""),
        title=text_of(element.find("title")),
        authors=AuthorsOf([NameOf(text_of(author)) for author in element.iterfind("author")]),
        venue=text_of(venue if venue is not None else element.find("series")),
        volume=text_of(element.find("volume")),
        year=text_of(element.find("year")),
        type=_INFORMAL if informal else TYPES[element.tag],
        ee=ee,
    )


def _encoding(piece: bytes) -> str:
    """That of the file is Latin-1, where it is not ASCII; what is UTF-8 all the same hardly reads as that by chance."""
    try:
        piece.decode()
    except UnicodeDecodeError:
        return "iso-8859-1"
    return "utf-8"


def _told(piece: bytes) -> Told:
    element = parsed(piece, _encoding(piece))
    if element.tag not in TYPES:
        return Fault(f"{element.get('key')} is no paper: {element.tag}", garbled=False)
    record = read_info(_info(element), "the dump")
    return (record,) if record.title else Fault(f"{element.get('key')} has no title", garbled=False)


def _read(piece: bytes, _name: str) -> Iterable[Told]:
    try:
        return (_told(piece),)
    except ValueError as error:
        return (Fault(str(error)),)
    except SourceChanged as error:
        # some theses have keys of a form that no link has
        return (Fault(error.what, garbled=False),)


_RECORDS = Tags(tuple(name.encode() for name in (*TYPES, *_OTHERS)))

DBLP = Dump("dblp", "DBLP's XML", "CC0 1.0", _fits, _RECORDS, _read)
