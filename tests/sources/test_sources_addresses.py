import pytest

from enrich.authority import venue_of
from enrich.model import Ids, Location, Paper, PartialDate, Record, Track, Version
from enrich.normalise.ids import recognise
from enrich.sources.addresses import read_address

HASH = "951877b24b376c5f4612e850251ee85b"


def told(url: str, venue: str = "") -> Record | None:
    return read_address(Paper("A Title", Location("papers.csv", 2), url, venue=venue, ids=recognise(url)), "address")


@pytest.mark.parametrize(
    ("url", "venue", "track", "year"),
    [
        ("https://aclanthology.org/2024.emnlp-main.587/", "emnlp", Track.MAIN, 2024),
        ("https://aclanthology.org/2023.findings-emnlp.976.pdf", "emnlp", Track.FINDINGS, 2023),
        ("https://aclanthology.org/2024.acl-long.1/", "acl", Track.MAIN, 2024),
        ("https://aclanthology.org/2024.acl-demos.1/", "acl", Track.DEMO, 2024),
        ("https://aclanthology.org/2025.coling-main.17/", "coling", Track.MAIN, 2025),
        (f"https://papers.nips.cc/paper_files/paper/2024/hash/{HASH}-Abstract.html", "nips", Track.MAIN, 2024),
        (f"https://proceedings.neurips.cc/paper/2019/file/{HASH}-Paper.pdf", "nips", Track.MAIN, 2019),
        (
            f"https://proceedings.neurips.cc/paper_files/paper/2023/hash/{HASH}-Abstract-Datasets_and_Benchmarks.html",
            "nips", Track.DATASETS, 2023,
        ),
        (f"https://proceedings.iclr.cc/paper_files/paper/2024/hash/{HASH}-Abstract.html", "iclr", Track.MAIN, 2024),
        ("https://icml.cc/virtual/2024/poster/34753", "icml", Track.MAIN, 2024),
        ("https://proceedings.mlr.press/v235/qin24a.html", "icml", Track.MAIN, 2024),
        ("https://proceedings.mlr.press/v206/a23a.html", "aistats", Track.MAIN, 2023),
    ],
)  # fmt: skip
def test_proceedings_put_venue_track_and_year_into_their_addresses(
    url: str, venue: str, track: Track, year: int
) -> None:
    record = told(url)
    assert record is not None
    known = venue_of(record)
    assert known is not None
    assert (known.id, known.track, known.year) == (venue, track, year)
    assert (record.version, record.dates[0][1], record.url) == (Version.CONFERENCE, PartialDate(year), url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://neurips.cc/virtual/2024/103959",
        "https://aclanthology.org/W12-3101/",
        "https://aclanthology.org/2024.wmt-1.3/",
        "https://aclanthology.org/2024.findings-wmt.3/",
        "https://proceedings.mlr.press/v999/a.html",
        "https://openreview.net/forum?id=sYNWqQYJhz",
        "https://arxiv.org/abs/2409.06277",
    ],
)
def test_an_address_that_does_not_tell_is_not_guessed_about(url: str) -> None:
    assert told(url) is None


@pytest.mark.parametrize(
    ("written", "track"),
    [
        ("NeurIPS Datasets and Benchmarks", Track.DATASETS),
        ("NeurIPS Workshop", Track.WORKSHOP),
        ("ICML", Track.MAIN),
        ("", Track.MAIN),
    ],
)
def test_an_address_that_tells_no_track_does_not_contradict_one(written: str, track: Track) -> None:
    record = told("https://neurips.cc/virtual/2024/poster/97000", written)
    assert record is not None
    venue = venue_of(record)
    assert venue is not None
    assert venue.track is track


def test_a_link_within_a_link_tells_as_much_as_it_will_once_it_is_repaired() -> None:
    inner = f"https://proceedings.neurips.cc/paper_files/paper/2024/file/{HASH}-Paper-Conference.pdf"
    assert told(f"[{HASH}.pdf]({inner})") == told(inner) == told(f" {inner} ")


def test_a_record_of_an_address_claims_nothing_about_the_paper() -> None:
    record = told("https://icml.cc/virtual/2024/poster/34753")
    assert record is not None
    assert (record.title, record.authors, record.related) == ("", (), ())
    assert record.ids == Ids(virtual="icml/2024/34753")
