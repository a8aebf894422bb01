from dataclasses import replace
from datetime import date

import pytest

from enrich.authority import venue_of
from enrich.corrections.venues import shows_venue
from enrich.house import House
from enrich.model import Author, DateKind, Ids, Paper, PartialDate, Request, Track, Version
from enrich.normalise.ids import recognise
from enrich.sources.acl_anthology import indexes_of, page_of, read_index, read_page
from sources.proceedings_pages import PEOPLE, acl_item, acl_knowing, html, page
from sources.service_answers import paper

BASE = "https://aclanthology.org"


def linked(url: str) -> Paper:
    return replace(paper("A Title"), url=url, ids=recognise(url))


def named(venue: str, date: str = "") -> Paper:
    return replace(paper("A Title"), venue=venue, date=date)


@pytest.mark.parametrize(
    ("address", "own", "index"),
    [
        (f"{BASE}/2024.emnlp-main.587.pdf", f"{BASE}/2024.emnlp-main.587/", (f"{BASE}/volumes/2024.emnlp-main/",)),
        (f"{BASE}/2023.findings-acl.7", f"{BASE}/2023.findings-acl.7/", (f"{BASE}/volumes/2023.findings-acl/",)),
        (f"{BASE}/2024.wmt-1.3/", f"{BASE}/2024.wmt-1.3/", ()),
        (f"{BASE}/P19-1001/", f"{BASE}/P19-1001/", ()),
        ("https://example.org/", "", ()),
    ],
)
def test_every_address_of_a_paper_leads_to_its_page(address: str, own: str, index: tuple[str, ...]) -> None:
    assert page_of(linked(address)) == own
    assert indexes_of(linked(address)) == index


def test_an_entry_names_the_main_volume_of_an_edition() -> None:
    assert indexes_of(named("ACL 2023")) == (f"{BASE}/volumes/2023.acl-long/",)
    assert indexes_of(named("COLING", "Jan 2025")) == (f"{BASE}/volumes/2025.coling-main/",)
    assert indexes_of(named("EMNLP Findings 2023")) == ()


def test_a_volume_is_read() -> None:
    title = "Sparse <span class=acl-fixed-case>BERT</span> &amp; Dense"
    (record,) = read_index(html(acl_item("2024.emnlp-main.7", title), f"{BASE}/volumes/2024.emnlp-main/"))
    assert (record.title, record.url) == ("Sparse BERT & Dense", f"{BASE}/2024.emnlp-main.7/")
    assert record.authors == tuple(map(Author, PEOPLE))
    assert (record.ids, record.venues) == (Ids(acl="2024.emnlp-main.7"), ("EMNLP 2024",))
    assert record.related == (Ids(doi="10.18653/v1/2024.emnlp-main.7"),)


@pytest.mark.parametrize("venue", ["COLING 2024", "LREC 2024"])
def test_two_conferences_held_as_one_are_found_and_named_by_either_name(venue: str) -> None:
    assert indexes_of(named(venue)) == (f"{BASE}/volumes/2024.lrec-main/",)
    (record,) = read_index(html(acl_item("2024.lrec-main.7"), f"{BASE}/volumes/2024.lrec-main/"))
    assert record.venues == ("LREC-COLING 2024", "LREC 2024")
    assert shows_venue(venue, record, House(date(2026, 11, 22)))


def test_a_page_tells_track_and_month() -> None:
    url = f"{BASE}/2023.findings-emnlp.976/"
    record = read_page(page(url, ("citation_publication_date", "2023/12")), url)
    venue = venue_of(record)
    assert venue is not None
    assert (venue.id, venue.track, venue.year) == ("emnlp", Track.FINDINGS, 2023)
    assert record.dates == ((DateKind.PUBLISHED, PartialDate(2023, 12)),)
    assert record.version is Version.CONFERENCE


def test_papers_of_volumes_without_dois_are_not_asked_about_elsewhere() -> None:
    url = f"{BASE}/2025.coling-main.17/"
    assert read_page(acl_knowing(Request(url)), url).related == ()
