from dataclasses import replace

import pytest

from enrich.authority import venue_of
from enrich.model import Author, DateKind, Ids, Paper, PartialDate, Request, Track, Version
from enrich.normalise.ids import recognise
from enrich.sources.pmlr import indexes_of, page_of, read_index, read_page
from sources.proceedings_pages import PEOPLE, html, page, pmlr_item, pmlr_knowing
from sources.service_answers import paper

BASE = "https://proceedings.mlr.press"


def linked(url: str) -> Paper:
    return replace(paper("A Title"), url=url, ids=recognise(url))


def named(venue: str, date: str = "") -> Paper:
    return replace(paper("A Title"), venue=venue, date=date)


@pytest.mark.parametrize(
    "address",
    [
        f"{BASE}/v235/qin24a.html",
        f"{BASE}/v235/qin24a/qin24a.pdf",
        "https://raw.githubusercontent.com/mlresearch/v235/main/assets/qin24a/qin24a.pdf",
    ],
)
def test_every_address_of_a_paper_leads_to_its_page_and_volume(address: str) -> None:
    assert page_of(linked(address)) == f"{BASE}/v235/qin24a.html"
    assert indexes_of(linked(address)) == (f"{BASE}/v235/",)


def test_the_page_of_a_volume_is_asked_only_if_it_is_known_what_it_holds() -> None:
    assert indexes_of(linked(f"{BASE}/v999/a24a.html")) == ()


@pytest.mark.parametrize(
    ("venue", "date", "volumes"),
    [
        ("ICML 2024", "", ["v235"]),
        ("ICML", "Jun 2023", ["v202", "v235"]),
        ("AISTATS'21", "", ["v130"]),
        ("ICML 2011", "", []),
        ("ICML Workshop", "Jul 2023", []),
        ("", "Jul 2023", []),
    ],
)
def test_an_entry_names_a_volume_by_conference_and_year(venue: str, date: str, volumes: list[str]) -> None:
    assert [url.split("/")[-2] for url in indexes_of(named(venue, date))] == volumes


def test_a_volume_is_read() -> None:
    first, second = read_index(html(pmlr_item("v235/a24a", "Sparse & Dense") + pmlr_item("v235/b24b"), f"{BASE}/v235/"))
    assert (first.title, first.url, first.ids) == ("Sparse & Dense", f"{BASE}/v235/a24a.html", Ids(pmlr="v235/a24a"))
    assert first.authors == second.authors == tuple(map(Author, PEOPLE))
    assert (first.venues, first.version) == (("ICML 2024",), Version.CONFERENCE)
    assert first.dates == ((DateKind.PUBLISHED, PartialDate(2024)),)


def test_a_page_is_dated_by_its_volume_in_the_year_of_the_conference() -> None:
    url = f"{BASE}/v235/a24a.html"
    assert read_page(pmlr_knowing(Request(url)), url).dates == ((DateKind.PUBLISHED, PartialDate(2024, 7, 8)),)


def test_a_volume_that_came_out_in_the_year_after_tells_nothing_of_the_month() -> None:
    url = f"{BASE}/v205/a23a.html"
    record = read_page(page(url, ("citation_publication_date", "2023/03/06")), url)
    assert (record.venues, record.dates) == (("CoRL 2022",), ((DateKind.PUBLISHED, PartialDate(2022)),))


def test_a_page_of_another_volume_says_itself_where_it_appeared() -> None:
    url = f"{BASE}/v999/a23a.html"
    record = read_page(page(url, ("citation_conference_title", "NeurIPS 2023 Workshop on Matters")), url)
    venue = venue_of(record)
    assert venue is not None
    assert (venue.id, venue.track) == ("nips", Track.WORKSHOP)
