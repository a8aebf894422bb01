"""The contract that every format of dumps keeps, and what is peculiar to each."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dump_samples import ACL, ARXIV, CROSSREF_ITEMS, DBLP, SAMPLES, Sample, lines
from enrich.catalogue.dumps import DUMPS, recognised
from enrich.catalogue.dumps.shape import Dump, Fault, Work
from enrich.model import Author, DateKind, Ids, PartialDate, Version

FORMATS = pytest.mark.parametrize("dump", DUMPS.values(), ids=DUMPS)


def told(dump: Dump, data: bytes, size: int = 1 << 20, name: str = "") -> list[Work | Fault]:
    """What a dump tells that is read so many bytes at a time."""
    splitter, found, rest, context = dump.splitter, list[Work | Fault](), b"", b""
    data = data[splitter.begin(data) :]
    for first in range(0, len(data) or 1, size):
        rest += data[first : first + size]
        end = splitter.cut(rest) if first + size < len(data) else len(rest)
        for _, element in splitter.elements(rest[:end]):
            found += dump.read(context + element, name or SAMPLES[dump.name].name.rpartition(".")[0])
        context, rest = splitter.context(rest[:end], context), rest[end:]
    return found


def works(found: list[Work | Fault]) -> list[Work]:
    return [each for each in found if isinstance(each, tuple)]


def faults(found: list[Work | Fault], *, garbled: bool) -> list[str]:
    return [each.what for each in found if isinstance(each, Fault) and each.garbled is garbled]


def sample_of(dump: Dump) -> Sample:
    return SAMPLES[dump.name]


def test_every_format_has_a_sample() -> None:
    assert SAMPLES.keys() == DUMPS.keys()


@FORMATS
def test_a_format_is_recognised_by_its_content_and_name(dump: Dump) -> None:
    sample = sample_of(dump)
    assert recognised(sample.name, sample.text.encode()) is dump
    assert recognised("README.md", b"# A list\n\n- [A paper](https://example.org)\n") is None
    assert recognised("x.json", b"") is None


@FORMATS
def test_its_papers_become_records_of_its_origin_with_a_page(dump: Dump) -> None:
    sample = sample_of(dump)
    found = told(dump, sample.text.encode())
    assert [
        (work[0].title, work[0].ids.agreeing(ids)) for work, (_, ids) in zip(works(found), sample.papers, strict=True)
    ] == [(title, tuple(kind for kind, _ in ids.items())) for title, ids in sample.papers]
    assert {record.source for work in works(found) for record in work} == {sample.source}
    assert len(faults(found, garbled=False)) == sample.others
    assert faults(found, garbled=True) == []


@FORMATS
@given(size=st.integers(1, 4000))
def test_it_does_not_matter_where_the_reading_pauses(dump: Dump, size: int) -> None:
    data = sample_of(dump).text.encode()
    assert told(dump, data, size) == told(dump, data)


@FORMATS
def test_an_element_that_cannot_be_read_costs_no_other(dump: Dump) -> None:
    sample = sample_of(dump)
    assert sample.text.count(sample.place) == 1
    spoilt = sample.text.replace(sample.place, sample.broken + sample.place)
    found = told(dump, spoilt.encode())
    assert works(found) == works(told(dump, sample.text.encode()))
    assert len(faults(found, garbled=True)) == 1
    assert all("Traceback" not in what and what for what in faults(found, garbled=True))


@FORMATS
@given(garbage=st.binary(max_size=300), place=st.integers(0, 5000))
def test_garbage_is_a_fault_in_words_and_never_an_exception(dump: Dump, garbage: bytes, place: int) -> None:
    data = sample_of(dump).text.encode()
    found = told(dump, data[:place] + garbage + data[place:])
    assert all(isinstance(each, (tuple, Fault)) for each in found)
    for _, element in dump.splitter.elements(garbage):
        assert all(isinstance(each, (tuple, Fault)) for each in dump.read(element, "x"))


@FORMATS
@given(end=st.integers(0, 5000))
def test_a_dump_that_is_cut_off_gives_what_stands_before(dump: Dump, end: int) -> None:
    data = sample_of(dump).text.encode()
    whole = works(told(dump, data))
    found = works(told(dump, data[:end]))
    assert all(work in whole for work in found[:-1])


HOSTILE = {
    "deep JSON": b"[" + b'{"a":' * 200_000 + b"1" + b"}" * 200_000 + b"]",
    "deep XML": b"<dblp><article key='journals/x/y'>" + b"<i>" * 100_000 + b"</article></dblp>",
    "NUL": b'{"id": "0704.0001\x00", "submitter": "\x00", "categories": ""}\n\x00\x00\x00\n',
    "bad UTF-8": b'{"DOI": "10.1000/\xff\xfe", "prefix": "x", "member": "\xc3"}\n@article{\xff, title={\xfe}}\n',
    "billion laughs": b'<!DOCTYPE dblp [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><dblp><article key="journals/x/y">'
    b"<title>&b;&b;&b;</title></article></dblp>",
    "external entity": b'<!DOCTYPE collection [<!ENTITY x SYSTEM "file:///etc/passwd">]><collection id="2020.acl">'
    b'<volume id="main"><paper id="1"><title>&x;</title></paper></volume></collection>',
}


@FORMATS
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_dumps_give_nothing(dump: Dump, hostile: bytes) -> None:
    assert works(told(dump, hostile)) == []


# --- one by one -----------------------------------------------------------------------------------


def only(name: str, text: str) -> Work:
    (work,) = works(told(DUMPS[name], text.encode()))
    return work


def test_a_preprint_is_read_as_arxiv_itself_tells_of_it() -> None:
    first, second, _ = works(told(DUMPS["arxiv"], ARXIV.encode()))
    (record,) = first
    assert record.url == "https://arxiv.org/abs/0704.0001"
    assert record.authors == (Author("C. Balázs"), Author("E. L. Berger Jr."))
    assert record.dates == ((DateKind.SUBMITTED, PartialDate(2007, 4, 2)),)
    assert (record.version, record.venues) == (Version.PREPRINT, ("Phys.Rev.D76:013009,2007",))
    assert record.related == (Ids(doi="10.1103/physrevd.76.013009"),)
    assert (second[0].kind, second[0].authors, second[0].dates) == ("withdrawn", (Author("Collaboration"),), ())


def test_a_work_of_crossref_is_read_as_the_api_tells_of_it() -> None:
    (record,) = only("crossref", lines(CROSSREF_ITEMS[0]))
    assert record.subtitle == "A Next-generation Hyperparameter Optimization Framework"
    assert (record.version, record.url) == (Version.CONFERENCE, "https://doi.org/10.1145/3292500.3330701")
    assert (DateKind.EVENT, PartialDate(2019, 8, 4)) in record.dates


def test_letters_of_dblp_stand_as_entities_or_in_latin_1() -> None:
    first, second, _ = works(told(DUMPS["dblp"], DBLP.encode()))
    assert first[0].authors == (Author("Sanjeev Sáxena"),)
    assert (first[0].version, first[0].url) == (Version.PREPRINT, "https://dblp.org/rec/journals/acta/Saxena96")
    assert (second[0].version, second[0].ids.doi) == (Version.CONFERENCE, "10.18653/v1/2023.acl-long.48")
    latin = DBLP.replace("&aacute;", "á").encode("iso-8859-1")
    assert works(told(DUMPS["dblp"], latin))[0] == first


def test_an_entity_that_html_does_not_know_is_a_fault() -> None:
    found = told(DUMPS["dblp"], b'<dblp><article key="journals/x/y"><title>&lol1;</title></article></dblp>')
    assert faults(found, garbled=True) == ["it is not well-formed: undefined entity: line 1, column 35"]


def test_a_paper_of_the_anthology_knows_when_and_where_its_volume_appeared() -> None:
    first, second, third = works(told(DUMPS["acl-anthology"], ACL.encode()))
    (record,) = first
    assert record.venues[0] == "EMNLP 2024"
    assert record.dates == ((DateKind.PUBLISHED, PartialDate(2024, 11)),)
    assert record.authors == (Author("Juhwan Choi", "Choi"), Author("Plato"))
    assert record.ids == Ids(acl="2024.emnlp-main.1", doi="10.18653/v1/2024.emnlp-main.1")
    assert second[0].url == "https://aclanthology.org/2024.emnlp-main.2/"
    assert third[0].dates == ((DateKind.PUBLISHED, PartialDate(2024)),)


def test_older_identifiers_of_the_anthology_are_told_from_the_place_in_the_file() -> None:
    text = (
        '<collection id="{}"><volume id="{}"><meta/><paper id="{}"><title>A Paper</title></paper></volume></collection>'
    )
    for name, volume, number, told_as in (("P19", "1", "7", "p19-1007"), ("W19", "58", "1", "w19-5801")):
        (work,) = works(told(DUMPS["acl-anthology"], text.format(name, volume, number).encode(), name=name))
        assert work[0].ids.acl == told_as


def test_a_journal_that_is_abbreviated_above_is_named() -> None:
    first, second, third = works(told(DUMPS["bibtex"], SAMPLES["bibtex"].text.encode(), 64))
    assert first[0].venues == ("IEEE Transactions on Pattern Analysis and Machine Intelligence",)
    assert [author.name for author in first[0].authors] == ["Yann LeCun", "Léon Bottou"]
    assert second[0].version is Version.CONFERENCE
    assert (third[0].version, third[0].dates) == (Version.PREPRINT, ((DateKind.SUBMITTED, PartialDate(2024)),))


def test_a_work_of_openalex_is_one_of_all_its_versions() -> None:
    (work,) = works(told(DUMPS["openalex"], lines(json.loads(SAMPLES["openalex"].text.splitlines()[1])).encode()))
    assert [(record.url, record.version) for record in work] == [("https://openalex.org/W4402", Version.PREPRINT)]


def test_an_abbreviation_that_is_explained_again_counts_from_there_on() -> None:
    said = "@string(ml = {Machine Learning})\n@String{ unused = {x} }\n"
    entry = "@article{k, title = {A Title}, journal = ML, doi = {10.1000/1}}\n"
    again = said + entry + said.replace("Machine", "Deep") + entry + entry
    found = works(told(DUMPS["bibtex"], again.encode(), 32))
    assert [work[0].venues[0] for work in found] == ["Machine Learning", "Deep Learning", "Deep Learning"]
