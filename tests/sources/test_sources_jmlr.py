from dataclasses import replace

import pytest

from enrich.authority import venue_of
from enrich.model import Author, DateKind, Ids, Paper, PartialDate, Request, Track, Version
from enrich.normalise.ids import recognise
from enrich.sources.jmlr import indexes_of, page_of, read_index, read_page
from sources.proceedings_pages import PEOPLE, html, jmlr_item, jmlr_knowing
from sources.service_answers import paper

BASE = "https://jmlr.org/papers"


def linked(url: str) -> Paper:
    return replace(paper("A Title"), url=url, ids=recognise(url))


def named(venue: str, date: str = "") -> Paper:
    return replace(paper("A Title"), venue=venue, date=date)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.jmlr.org/papers/v23/21-0998.html",
        "http://jmlr.org/papers/volume23/21-0998/21-0998.pdf",
        "https://jmlr.csail.mit.edu/papers/v23/21-0998.html",
    ],
)
def test_every_address_of_a_paper_leads_to_its_page_and_volume(address: str) -> None:
    assert page_of(linked(address)) == f"{BASE}/v23/21-0998.html"
    assert indexes_of(linked(address)) == (f"{BASE}/v23/",)


def test_an_entry_names_a_volume_by_its_year() -> None:
    assert indexes_of(named("JMLR 2022")) == (f"{BASE}/v23/",)
    assert indexes_of(named("Journal of Machine Learning Research", "2021")) == (f"{BASE}/v22/", f"{BASE}/v23/")
    assert indexes_of(named("JMLR 2003")) == ()


def test_a_volume_is_read() -> None:
    (record,) = read_index(html(jmlr_item("v23/21-0998", "Sparse & Dense"), f"{BASE}/v23/"))
    assert (record.title, record.url, record.ids) == (
        "Sparse & Dense",
        f"{BASE}/v23/21-0998.html",
        Ids(jmlr="v23/21-0998"),
    )
    assert record.authors == tuple(map(Author, PEOPLE))
    assert (record.version, record.dates) == (Version.JOURNAL, ((DateKind.PUBLISHED, PartialDate(2022)),))
    venue = venue_of(record)
    assert venue is not None
    assert (venue.id, venue.track) == ("jmlr", Track.MAIN)


def test_a_page_is_read() -> None:
    record = read_page(jmlr_knowing(Request(f"{BASE}/v23/21-0998.html")), f"{BASE}/v23/21-0998.html")
    assert (record.ids, record.venues) == (Ids(jmlr="v23/21-0998"), ("Journal of Machine Learning Research",))
