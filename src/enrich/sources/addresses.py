"""What the address of an entry's link says by itself: venue, track and year. Pure.

Proceedings put them there: `2024.emnlp-main.587`, `/paper_files/paper/2024/hash/…`, `/v235/`. An
address proves nothing about the paper behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from enrich.model import DateKind, Ids, Paper, PartialDate, Record, Track, Version
from enrich.normalise.urls import unnested
from enrich.normalise.venues import recognise_venue
from enrich.sources.acl_volumes import edition_of
from enrich.sources.pmlr_volumes import EDITIONS

Place = tuple[str, int]
"""The name of a venue, in its track, and the year of its edition."""


def _acl(value: str, _url: str) -> Place | None:
    return edition_of(value)


def _proceedings(_value: str, url: str) -> Place | None:
    """NeurIPS and ICLR: the year is in the path, and the track at the end of it, where it has one of its own."""
    form = re.search(r"\.(nips|neurips|iclr)\.cc/paper(?:_files/paper)?/(20\d\d)/", url)
    if form is None:
        return None
    name = "ICLR" if form[1] == "iclr" else "NeurIPS"
    return f"{name} Datasets and Benchmarks" if "Datasets_and_Benchmarks" in url else name, int(form[2])


def _virtual(value: str, url: str) -> Place | None:
    """The sites of NeurIPS, ICML and ICLR; pages that are no talk of the conference itself tell no track."""
    conference, year, _ = value.split("/")
    if not re.search(r"/virtual/20\d\d/(?:poster|oral|spotlight)/", url):
        return None
    return {"neurips": "NeurIPS", "icml": "ICML", "iclr": "ICLR"}[conference], int(year)


def _volume(value: str, _url: str) -> Place | None:
    return EDITIONS.get(value.partition("/")[0])


READERS: Mapping[str, Callable[[str, str], Place | None]] = {
    "acl": _acl,
    "neurips": _proceedings,
    "pmlr": _volume,
    "virtual": _virtual,
}
"""How each kind of identifier is read, from its value and the address that it was found in."""


TRACKLESS = ("pmlr", "virtual")
"""The kinds whose addresses look alike in every track."""


def read_address(paper: Paper, source: str) -> Record | None:
    """A record of `source` with nothing but venue and year; None where the link of an entry does not tell them."""
    known = dict(paper.ids.items())
    url = unnested(paper.url) or paper.url.strip()
    for kind, reader in READERS.items():
        place = reader(known[kind], url) if kind in known else None
        if place and url.startswith(("https://", "http://")):
            name, year = place
            shown = _in_track(name, paper) if kind in TRACKLESS else name
            return Record(
                source=source,
                url=url,
                ids=replace(Ids(), **{kind: known[kind]}),
                version=Version.CONFERENCE,
                venues=(f"{shown} {year}",),
                dates=((DateKind.PUBLISHED, PartialDate(year)),),
            )
    return None


def _in_track(name: str, paper: Paper) -> str:
    """The venue in the track that the entry names, where the venue is the same."""
    told, written = recognise_venue(name), recognise_venue(paper.venue)
    if told is None or written is None or told.id != written.id or written.track is Track.MAIN:
        return name
    return f"{name} {written.track}"
