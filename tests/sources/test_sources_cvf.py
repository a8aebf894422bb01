from dataclasses import replace

import pytest

from enrich.authority import venue_of
from enrich.model import Author, Ids, Paper, Request, Track, Version
from enrich.normalise.ids import recognise
from enrich.sources.cvf import edition, indexes_of, page_of, read_index, read_page
from sources.proceedings_pages import PEOPLE, cvf_item, cvf_knowing, html
from sources.service_answers import paper

BASE = "https://openaccess.thecvf.com"


def linked(url: str) -> Paper:
    return replace(paper("A Title"), url=url, ids=recognise(url))


def named(venue: str, date: str = "") -> Paper:
    return replace(paper("A Title"), venue=venue, date=date)


@pytest.mark.parametrize(
    ("address", "own", "index"),
    [
        (
            f"{BASE}/content/CVPR2024/papers/Kim_A_Paper_CVPR_2024_paper.pdf",
            f"{BASE}/content/CVPR2024/html/Kim_A_Paper_CVPR_2024_paper.html",
            (f"{BASE}/CVPR2024?day=all",),
        ),
        (
            f"{BASE}/content_ICCV_2019/html/Kim_3D-Aware_Nets_ICCV_2019_paper.html",
            f"{BASE}/content_ICCV_2019/html/Kim_3D-Aware_Nets_ICCV_2019_paper.html",
            (f"{BASE}/ICCV2019?day=all",),
        ),
        (
            "http://openaccess.thecvf.com/content/CVPR2023W/NTIRE/papers/Li_B_CVPRW_2023_paper.pdf",
            f"{BASE}/content/CVPR2023W/NTIRE/html/Li_B_CVPRW_2023_paper.html",
            (),
        ),
        (f"{BASE}/CVPR2024?day=all", "", ()),
    ],
)
def test_every_address_of_a_paper_leads_to_its_page(address: str, own: str, index: tuple[str, ...]) -> None:
    assert page_of(linked(address)) == own
    assert indexes_of(linked(address)) == index


@pytest.mark.parametrize(
    ("venue", "date", "editions"),
    [
        ("CVPR 2024", "", ["CVPR2024?day=all"]),
        ("ICCV", "Mar 2023", ["ICCV2023?day=all", "ICCV2024?day=all"]),
        ("CVPRW 2024", "", []),
        ("ECCV 2024", "", []),
    ],
)
def test_an_entry_names_an_edition_by_conference_and_year(venue: str, date: str, editions: list[str]) -> None:
    assert [url.rpartition("/")[2] for url in indexes_of(named(venue, date))] == editions


def test_the_edition_stands_at_the_end_of_the_name_of_a_file() -> None:
    assert edition("Kim_Winning_AP_2020_CVPR_2024") == ("CVPR", 2024, False)
    assert edition("Kim_Nets_ICCVW_2023") == ("ICCV", 2023, True)
    assert edition("Kim_Nets") == ("", 0, False)


def test_an_edition_is_read_without_the_links_to_arxiv() -> None:
    (record,) = read_index(html(cvf_item("Kim_A_CVPR_2024", "Sparse & Dense"), f"{BASE}/CVPR2024?day=all"))
    assert (record.title, record.url) == ("Sparse & Dense", f"{BASE}/content/CVPR2024/html/Kim_A_CVPR_2024_paper.html")
    assert record.authors == tuple(map(Author, PEOPLE))
    assert (record.ids, record.related) == (Ids(cvf="Kim_A_CVPR_2024"), ())
    assert (record.venues, record.version) == (("CVPR 2024",), Version.CONFERENCE)


def test_a_paper_of_a_workshop_is_none_of_the_conference() -> None:
    url = f"{BASE}/content/CVPR2023W/NTIRE/html/Li_B_CVPRW_2023_paper.html"
    record = read_page(cvf_knowing(Request(url)), url)
    venue = venue_of(record)
    assert venue is not None
    assert (venue.id, venue.track, venue.year, record.version) == ("cvpr", Track.WORKSHOP, 2023, Version.WORKSHOP)
    assert record.authors[0] == Author("Ada Lovelace", "Lovelace")
