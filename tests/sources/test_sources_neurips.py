from dataclasses import replace

import pytest

from enrich.authority import venue_of
from enrich.errors import SourceChanged
from enrich.model import Author, DateKind, Ids, Paper, PartialDate, Request, Track, Version
from enrich.normalise.ids import recognise
from enrich.sources.neurips import index_url, indexes_of, page_of, place, read_index, read_page
from sources.proceedings_pages import html, neurips_item, neurips_knowing, page
from sources.service_answers import paper

BASE = "https://proceedings.neurips.cc/paper_files/paper"
H = "951877b24b376c5f4612e850251ee85b"


def linked(url: str, line: int = 1) -> Paper:
    return replace(paper("A Title", line), url=url, ids=recognise(url))


def named(venue: str, date: str = "", title: str = "A Paper on Some Curious Matter", line: int = 1) -> Paper:
    return replace(paper(title, line), venue=venue, date=date)


@pytest.mark.parametrize(
    ("address", "own"),
    [
        (f"{BASE}/2024/hash/{H}-Abstract-Conference.html", f"{BASE}/2024/hash/{H}-Abstract-Conference.html"),
        (f"{BASE}/2024/file/{H}-Paper-Conference.pdf", f"{BASE}/2024/hash/{H}-Abstract-Conference.html"),
        (f"https://papers.nips.cc/paper/2019/file/{H}-Paper.pdf", f"{BASE}/2019/hash/{H}-Abstract.html"),
        (f"http://papers.neurips.cc/paper/2017/hash/{H}-Abstract.html", f"{BASE}/2017/hash/{H}-Abstract.html"),
        (
            f"{BASE}/2023/file/{H}-Paper-Datasets_and_Benchmarks.pdf",
            f"{BASE}/2023/hash/{H}-Abstract-Datasets_and_Benchmarks.html",
        ),
        (
            f"https://proceedings.iclr.cc/paper_files/paper/2024/file/{H}-Paper-Conference.pdf",
            f"https://proceedings.iclr.cc/paper_files/paper/2024/hash/{H}-Abstract-Conference.html",
        ),
        (
            f"https://datasets-benchmarks-proceedings.neurips.cc/paper/2021/file/{H}-Paper-round1.pdf",
            f"https://datasets-benchmarks-proceedings.neurips.cc/paper/2021/hash/{H}-Abstract-round1.html",
        ),
    ],
)
def test_every_address_of_a_paper_leads_to_its_page_on_one_host(address: str, own: str) -> None:
    assert page_of(linked(address)) == own
    assert page_of(linked(f"[{H}.pdf]({address})")) == own


@pytest.mark.parametrize(
    "address",
    ["", "https://neurips.cc/virtual/2024/103959", f"{BASE}/2024", "https://papers.nips.cc/paper/7181-attention"],
)
def test_other_addresses_lead_nowhere(address: str) -> None:
    assert place(address) is None
    assert page_of(linked(address)) == ""


def test_the_index_of_a_year_is_that_of_its_main_volume_since_the_site_is_in_volumes() -> None:
    assert index_url("https://proceedings.neurips.cc", 2024) == f"{BASE}/2024"
    assert index_url("https://proceedings.neurips.cc", 2025) == f"{BASE}/2025/vol38-main-conference"
    assert index_url("https://proceedings.iclr.cc", 2025) == "https://proceedings.iclr.cc/paper_files/paper/2025"


@pytest.mark.parametrize(
    ("venue", "date", "years"),
    [
        ("NeurIPS 2023", "", ["2023"]),
        ("NeurIPS", "Dec 2023", ["2023", "2024"]),
        ("NIPS'17", "Jun 2017", ["2017"]),
        ("NeurIPS Datasets and Benchmarks", "Mon 2022", ["2022", "2023"]),
        ("NeurIPS", "", []),
        ("NeurIPS Workshop", "Dec 2023", []),
        ("ICML 2023", "", []),
        ("Submitted to NeurIPS 2023", "", []),
    ],
)
def test_an_entry_names_an_edition_by_venue_and_year(venue: str, date: str, years: list[str]) -> None:
    assert [url.rpartition("/")[2] for url in indexes_of(named(venue, date))] == years


def test_an_index_is_read_in_the_forms_of_its_years() -> None:
    old = f"""<ul><li><a href="/paper/2019/hash/{H}-Abstract.html" title="paper title">Sparse &amp; <i>k</i>-Dense</a>
      <i>Ada Lovelace, Charles Babbage</i></li><li><a href="/">Home</a></li>"""
    new = neurips_item("2024", 1, track="-Datasets_and_Benchmarks_Track")
    first, second = read_index(html(old + new, f"{BASE}/2024"))
    assert (first.title, first.url) == (
        "Sparse & k-Dense",
        f"https://proceedings.neurips.cc/paper/2019/hash/{H}-Abstract.html",
    )
    assert first.authors == second.authors == (Author("Ada Lovelace"), Author("Charles Babbage"))
    assert (first.ids, first.version, first.venues) == (Ids(neurips=H), Version.CONFERENCE, ("NeurIPS 2019",))
    venue = venue_of(second)
    assert venue is not None
    assert (venue.id, venue.track, venue.year) == ("nips", Track.DATASETS, 2024)
    assert second.dates == ((DateKind.PUBLISHED, PartialDate(2024)),)


def test_a_page_is_read_with_its_people_in_reading_order() -> None:
    url = f"{BASE}/2024/hash/{H}-Abstract-Conference.html"
    record = read_page(neurips_knowing(Request(url)), url)
    assert record.authors == (Author("Ada Lovelace", "Lovelace"), Author("Charles Babbage", "Babbage"))
    assert record.venues == ("NeurIPS 2024", "Advances in Neural Information Processing Systems")
    assert (record.url, record.ids, record.dates) == (
        url, Ids(neurips=H), ((DateKind.PUBLISHED, PartialDate(2024, 12, 16)),)
    )  # fmt: skip


def test_the_doi_of_a_page_leads_nowhere_since_its_deposit_has_the_people_in_another_order() -> None:
    url = f"{BASE}/2024/hash/{H}-Abstract-Conference.html"
    assert read_page(page(url, ("citation_doi", "10.52202/079017-0001")), url).ids == Ids(neurips=H)


def test_a_page_without_tags_has_changed() -> None:
    url = f"{BASE}/2024/hash/{H}-Abstract-Conference.html"
    with pytest.raises(SourceChanged):
        read_page(html("<h1>A Title</h1>", url), url)
