"""What is put into a catalogue is found again, by the rules that are those online."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.built import answers, built, found, paper, titles, work, written
from enrich.catalogue import features, lookup, packing
from enrich.catalogue.index import Index
from enrich.catalogue.lookup import Lookup
from enrich.match import judge
from enrich.model import Author, DateKind, Ids, Notice, PartialDate, Record, Version
from enrich.normalise.titles import title_key
from enrich.sources.record_index import RecordIndex
from papers import a_paper

TITLES = (
    "Federated Full-Parameter Tuning at Scale for Large Language Models",
    "LoRA: Low-Rank Adaptation of Large Language Models",
    "Attention Is All You Need",
    "Optuna: A Next-generation Hyperparameter Optimization Framework",
    "Deep Residual Learning for Image Recognition",
    "Deep Residual Learning for Speech Recognition",
    "Über die von der molekularkinetischen Theorie der Wärme geforderte Bewegung",
    "深度残差学习用于图像识别",
    "C++ and C# in 2024",
    "GraphSAGE",
)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("catalogue")
    dump = written(folder / "0.jsonl", [work(number, title) for number, title in enumerate(TITLES)])
    built(folder / "works.sqlite", dump)
    return folder / "works.sqlite"


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("federated full parameter tuning at scale for LARGE language models.", 0),
        ("Federated Full-Parameter Tuning at Scale for Large Langauge Models", 0),
        ("Federated Full-Parameter Tuning at Scale for Language Models", 0),
        ("{F}ederated Full-Parameter Tuning at {S}cale for Large Language Models", 0),
        ("LoRA", 1),
        ("Low-Rank Adaptation of Large Language Models", 1),
        ("LoRA: Low-Rank Adaption of Large Language Models", 1),
        ("Attention is All you Need", 2),
        ("Attention Is All We Need", 2),
        ("Optuna", 3),
        ("Uber die von der molekularkinetischen Theorie der Warme geforderte Bewegung", 6),
        ("深度残差学习用于图象识别", 7),
        ("C++ and C# in 2024", 8),
    ],
)
def test_a_title_is_found_however_it_is_spelt(catalogue: Path, asked: str, number: int) -> None:
    assert TITLES[number] in titles(catalogue, paper(asked))


@pytest.mark.parametrize(
    "asked", ["", "?!", "A Paper That Nobody Has Written", "large models", "x" * 100_000, "a " * 9999]
)
def test_what_is_not_there_is_not_found(catalogue: Path, asked: str) -> None:
    assert titles(catalogue, paper(asked)) == []


def test_near_titles_are_candidates_and_the_matcher_tells_them_apart(catalogue: Path) -> None:
    asked = a_paper(TITLES[4], authors="Ada Lovelace", date="2024")
    records = found(catalogue, asked)
    assert {record.title for record in records} == {TITLES[4], TITLES[5]}
    assert {record.title: judge(asked, record).identity for record in records} == {
        TITLES[4]: "certain",
        TITLES[5]: "likely",
    }


def test_the_other_versions_of_a_work_are_found_with_it(tmp_path: Path) -> None:
    related = {"has-preprint": [{"id-type": "arxiv", "id": "2409.06277"}]}
    dump = written(
        tmp_path / "0.jsonl",
        [
            work(1, "The Name of the Published Form", relation=related),
            work(2, "The Name of the Published Form", type="posted-content", DOI="10.1101/2"),
            work(3, "Something Else Altogether"),
        ],
    )
    built(tmp_path / "works.sqlite", dump)
    both = ["10.1000/1", "10.1101/2"]
    for asked in (paper(arxiv="2409.06277"), paper(doi="10.1000/1"), paper("The name of the published form")):
        assert [record.ids.doi for record in found(tmp_path / "works.sqlite", asked)] == both


def test_a_title_that_all_the_world_has_leads_to_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "SAME", 10)
    dump = written(tmp_path / "0.jsonl", [work(number, "Introduction") for number in range(30)])
    built(tmp_path / "works.sqlite", dump)
    assert found(tmp_path / "works.sqlite", paper("Introduction")) == ()
    assert [record.ids.doi for record in found(tmp_path / "works.sqlite", paper(doi="10.1000/7"))] == ["10.1000/7"]


def test_two_texts_of_one_number_do_not_pass_for_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "_number", lambda text: len(text) % 3)
    monkeypatch.setattr(features, "_word", lambda text: len(text) % 3)
    dump = written(tmp_path / "0.jsonl", [work(number, title) for number, title in enumerate(TITLES[:5])])
    monkeypatch.setattr("enrich.catalogue.parsing.identity", lambda each: hash(each[0].url))
    built(tmp_path / "works.sqlite", dump)
    assert set(titles(tmp_path / "works.sqlite", paper(TITLES[2]))) == {TITLES[2]}


# --- properties ---------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["deep", "sparse", "graph", "learning", "of", "the", "speech", "models:", "a", "II", "2024", "naïve", "k-means"]
)
NAMES = st.builds(Author, st.sampled_from(["Ada Lovelace", "Alan Turing", "李明"]), st.sampled_from(["", "Turing"]))
DATES = st.builds(PartialDate, st.integers(1900, 2030), st.integers(1, 12))
IDS = st.builds(
    Ids,
    doi=st.none() | st.integers(1, 30).map(lambda number: f"10.1000/{number}"),
    arxiv=st.none() | st.integers(1, 30).map(lambda number: f"2409.{number:05d}"),
    dblp=st.none() | st.just("conf/a/b"),
)
RECORDS = st.builds(
    Record,
    source=st.sampled_from(["crossref", "arxiv"]),
    url=st.integers(1, 10_000).map(lambda number: f"https://example.org/{number}"),
    title=st.lists(WORDS, min_size=1, max_size=9).map(" ".join),
    subtitle=st.sampled_from(["", "A Survey", "of the rest"]),
    authors=st.lists(NAMES, max_size=3).map(tuple),
    ids=IDS,
    version=st.sampled_from(Version),
    kind=st.text(max_size=5),
    venues=st.lists(st.text(max_size=9), max_size=2).map(tuple),
    dates=st.lists(st.tuples(st.sampled_from(DateKind), DATES), max_size=2).map(tuple),
    related=st.lists(IDS, max_size=2).map(tuple),
    comment=st.text(max_size=9),
    notices=st.lists(st.builds(Notice, st.just("retraction"), st.text(max_size=4), st.none() | DATES), max_size=1).map(
        tuple
    ),
)


@given(works=st.lists(st.lists(RECORDS, min_size=1, max_size=2).map(tuple), max_size=40))
def test_records_are_unpacked_as_they_were_packed(works: list[tuple[Record, ...]]) -> None:
    blocks = [packing.unpack(block) for block in packing.pack(works)]
    assert [packing.work_of(raw) for block in blocks for raw in block] == works
    assert all(len(block) == packing.A_BLOCK for block in blocks[:-1])


@given(works=st.lists(st.tuples(RECORDS), min_size=1, max_size=20), data=st.data())
def test_a_block_without_some_works_has_the_others_where_they_were(works: list, data: st.DataObject) -> None:
    block = next(packing.pack(works))
    gone = data.draw(st.sets(st.integers(0, min(len(works), packing.A_BLOCK) - 1)))
    left = packing.without(block, gone)
    kept = [() if place in gone else work for place, work in enumerate(works[: packing.A_BLOCK])]
    assert (left == b"") is all(work == () for work in kept)
    if left:
        assert [packing.work_of(raw) for raw in packing.unpack(left)] == kept


@given(data=st.data())
def test_what_is_put_in_is_found_by_each_identifier_and_by_its_title(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    numbers = data.draw(st.lists(st.integers(1, 500), min_size=1, max_size=12, unique=True))
    names = [data.draw(st.lists(WORDS, min_size=1, max_size=9).map(" ".join)) for _ in numbers]
    folder = tmp_path_factory.mktemp("catalogue")
    dump = written(folder / "0.jsonl", [work(number, name) for number, name in zip(numbers, names, strict=True)])
    built(folder / "works.sqlite", dump)
    by_doi = answers(folder / "works.sqlite", [paper(doi=f"10.1000/{number}") for number in numbers])
    by_title = answers(folder / "works.sqlite", [paper(name) for name in names])
    for number, name, of_doi, of_title in zip(numbers, names, by_doi, by_title, strict=True):
        if title_key(name):
            assert f"10.1000/{number}" in {record.ids.doi for record in of_doi}
            assert f"10.1000/{number}" in {record.ids.doi for record in of_title}


@given(words=st.lists(WORDS, min_size=3, max_size=8), place=st.integers(0, 7), drop=st.booleans())
def test_the_same_records_give_the_same_verdicts_as_those_that_are_held_in_memory(
    catalogue: Path, words: list[str], place: int, drop: bool
) -> None:
    """What a source online would be matched with: all records, of which its search gives those that are near."""
    with Index(str(catalogue)) as index:
        known = [record for number in range(len(TITLES)) for record in packing.work_of(index.work(number))]
        asked = TITLES[place].split()
        spoilt = " ".join(asked[:-1] if drop and len(asked) > 2 else [*asked[:-1], *words[:1]])
        wanted = a_paper(spoilt, authors="Ada Lovelace", date="2024")
        verdicts = {judge(wanted, record) for record in RecordIndex(tuple(known)).find(wanted)}
        assert {judge(wanted, record) for record in Lookup(index).find(wanted)} >= {
            match for match in verdicts if match.identity == "certain"
        }
