from dataclasses import replace

import pytest

from enrich.authority import venue_of
from enrich.model import Author, DateKind, Ids, Paper, PartialDate, Request, Track, Version
from enrich.normalise.ids import recognise
from enrich.sources.ijcai import indexes_of, page_of, read_index, read_page
from sources.proceedings_pages import PEOPLE, html, ijcai_item, ijcai_knowing
from sources.service_answers import paper

BASE = "https://www.ijcai.org/proceedings"


def linked(url: str) -> Paper:
    return replace(paper("A Title"), url=url, ids=recognise(url))


def named(venue: str, date: str = "") -> Paper:
    return replace(paper("A Title"), venue=venue, date=date)


@pytest.mark.parametrize(
    "address", [f"{BASE}/2024/0531", f"{BASE}/2024/0531.pdf", "https://ijcai.org/proceedings/2024/531"]
)
def test_every_address_of_a_paper_leads_to_its_page_and_year(address: str) -> None:
    assert page_of(linked(address)) == f"{BASE}/2024/531"
    assert indexes_of(linked(address)) == (f"{BASE}/2024/",)


def test_an_entry_names_a_year_since_papers_have_pages() -> None:
    assert indexes_of(named("IJCAI 2023")) == (f"{BASE}/2023/",)
    assert indexes_of(named("IJCAI 2016")) == ()


def test_a_year_is_read() -> None:
    (record,) = read_index(html(ijcai_item("2024", 531, "Sparse & Dense"), f"{BASE}/2024/"))
    assert (record.title, record.url, record.ids) == ("Sparse & Dense", f"{BASE}/2024/531", Ids(ijcai="2024/531"))
    assert record.authors == tuple(map(Author, PEOPLE))
    assert record.related == (Ids(doi="10.24963/ijcai.2024/531"),)
    venue = venue_of(record)
    assert venue is not None
    assert (venue.id, venue.track, venue.year, record.version) == ("ijcai", Track.MAIN, 2024, Version.CONFERENCE)


def test_a_page_is_read() -> None:
    record = read_page(ijcai_knowing(Request(f"{BASE}/2024/1")), f"{BASE}/2024/1")
    assert (record.ids, record.dates) == (
        Ids(ijcai="2024/1", doi="10.24963/ijcai.2024/1"), ((DateKind.PUBLISHED, PartialDate(2024)),)
    )  # fmt: skip
