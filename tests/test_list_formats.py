"""One driver takes every registered format through its whole contract."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.errors import BadInput
from enrich.lists import FORMATS, Format, format_of
from enrich.model import Field, Location, Paper, Repair
from enrich.normalise.names import has_more, people
from list_samples import SAMPLES

NAMES = tuple(SAMPLES)
TITLED = tuple(name for name in NAMES if format_of(name).read(SAMPLES[name], name).papers)
NEW = {
    Field.TITLE: "A New Title: with, marks; and | bars",
    Field.URL: "https://doi.org/10.1000/new_(1)",
    Field.DATE: "Dec 2025",
    Field.VENUE: "IEEE Network",
    Field.AUTHORS: "Katherine Johnson, Mary Jackson",
}

PLAIN = {**NEW, Field.TITLE: "A Plain Title", Field.AUTHORS: "Katherine Johnson"}
"""What needs quotes in no table."""


def test_every_format_has_samples() -> None:
    assert {format_of(name) for name in NAMES} == set(FORMATS)


def test_no_two_formats_share_a_suffix() -> None:
    suffixes = [suffix for known in FORMATS for suffix in known.SUFFIXES]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)


@pytest.mark.parametrize("name", ["list.docx", "list", ".csv"])
def test_a_file_of_no_known_format_is_refused_with_the_suffixes_that_are_known(name: str) -> None:
    with pytest.raises(BadInput, match=r"\.csv, \.tsv, \.md"):
        format_of(name)


def test_the_suffix_may_be_in_capitals() -> None:
    assert format_of("README.MD") is format_of("readme.md")


@pytest.mark.parametrize("name", NAMES)
def test_untouched_is_untouched(name: str) -> None:
    known, text = format_of(name), SAMPLES[name]
    assert known.write(text, known.read(text, name).papers, ()) == text


@pytest.mark.parametrize(
    ("name", "field"),
    [(name, field) for name in TITLED for field in sorted(format_of(name).read(SAMPLES[name], name).fields)],
)
def test_an_edit_changes_its_field_of_its_entry_and_nothing_else(name: str, field: Field) -> None:
    known, text = format_of(name), SAMPLES[name]
    papers = known.read(text, name).papers
    for place, paper in enumerate(papers):
        if field in paper.closed:
            with pytest.raises(BadInput, match=str(paper.where.line)):
                known.write(text, papers, [_repair(paper, field, NEW[field])])
            continue
        edited = known.write(text, papers, [_repair(paper, field, NEW[field])])
        read = known.read(edited, name).papers
        assert [_fields(other) for other in read] == [
            {**_fields(other), **({field: NEW[field]} if place == number else {})}
            for number, other in enumerate(papers)
        ]


@pytest.mark.parametrize("name", TITLED)
def test_all_fields_of_all_entries_can_be_edited_at_once(name: str) -> None:
    known, text = format_of(name), SAMPLES[name]
    papers, fields = known.read(text, name).papers, sorted(known.read(text, name).fields)
    edits = [_repair(paper, field, NEW[field]) for paper in papers for field in fields if field not in paper.closed]
    edited = known.write(text, papers, edits)
    read = known.read(edited, name).papers
    assert len(read) == len(papers)
    for before, after in zip(papers, read, strict=True):
        expected = {field: before.written(field) if field in before.closed else NEW[field] for field in fields}
        assert {field: after.written(field) for field in fields} == expected
    assert known.write(edited, read, ()) == edited


@pytest.mark.parametrize("name", TITLED)
def test_an_edit_there_and_back_restores_every_byte_of_a_filled_field(name: str) -> None:
    known, text = format_of(name), SAMPLES[name]
    papers, fields = known.read(text, name).papers, known.read(text, name).fields
    edits = [_repair(paper, field, PLAIN[field]) for paper in papers for field in fields if _plain_to_see(paper, field)]
    edited = known.write(text, papers, edits)
    back = [Repair(edit.where, edit.field, edit.after, edit.before, "") for edit in edits]
    assert known.write(edited, known.read(edited, name).papers, back) == text


@pytest.mark.parametrize("name", TITLED)
def test_every_order_keeps_every_entry_in_its_section(name: str) -> None:
    known, text = format_of(name), SAMPLES[name]
    papers = known.read(text, name).papers
    for seed in range(5):
        order = random.Random(seed).sample(papers, len(papers))  # noqa: S311 - the same orders in every run
        moved = known.write(text, order, ())
        read = known.read(moved, name).papers
        assert Counter(map(_whole, read)) == Counter(map(_whole, papers))
        assert [paper.section for paper in read] == [paper.section for paper in papers]
        assert Counter(moved) == Counter(text)
        assert known.write(moved, known.read(moved, name).papers, ()) == moved


@pytest.mark.parametrize("name", TITLED)
def test_ordering_twice_is_ordering_once(name: str) -> None:
    known, text = format_of(name), SAMPLES[name]
    once = known.write(text, _sorted(known, text, name), ())
    assert known.write(once, _sorted(known, once, name), ()) == once


@pytest.mark.parametrize("name", TITLED)
def test_an_entry_moves_with_its_edits(name: str) -> None:
    known, text = format_of(name), SAMPLES[name]
    papers = known.read(text, name).papers
    edits = [_repair(paper, Field.TITLE, f"Title {paper.where.line}") for paper in papers]
    read = known.read(known.write(text, papers[::-1], edits), name).papers
    before = {f"Title {paper.where.line}": _fields(paper) for paper in papers}
    assert all({**before[paper.title], Field.TITLE: paper.title} == _fields(paper) for paper in read)


@pytest.mark.parametrize("name", TITLED)
def test_an_edit_of_what_does_not_stand_there_is_refused(name: str) -> None:
    known, text = format_of(name), SAMPLES[name]
    papers = known.read(text, name).papers
    with pytest.raises(BadInput, match="changed since it was read"):
        known.write(text, papers, [Repair(papers[0].where, Field.TITLE, "other", "new", "")])
    with pytest.raises(BadInput, match="changed since it was read"):
        known.write(text, papers, [Repair(Location(name, 9999), Field.TITLE, "other", "new", "")])


@pytest.mark.parametrize("name", TITLED)
def test_papers_that_are_not_those_of_the_list_are_refused(name: str) -> None:
    known, text = format_of(name), SAMPLES[name]
    papers = known.read(text, name).papers
    with pytest.raises(BadInput, match="changed since it was read"):
        known.write(text, [*papers, Paper("New", Location(name, 9999))], ())
    if len(papers) > 1:
        with pytest.raises(BadInput, match="changed since it was read"):
            known.write(text, papers[:-1], ())


@pytest.mark.parametrize("name", TITLED)
def test_two_different_edits_of_one_field_are_a_bug(name: str) -> None:
    known, text = format_of(name), SAMPLES[name]
    papers = known.read(text, name).papers
    with pytest.raises(ValueError, match="two different edits"):
        known.write(text, papers, [_repair(papers[0], Field.TITLE, "a"), _repair(papers[0], Field.TITLE, "b")])


@pytest.mark.parametrize("name", TITLED)
def test_nothing_that_no_text_file_can_hold_is_written(name: str) -> None:
    known, text = format_of(name), SAMPLES[name]
    papers = known.read(text, name).papers
    edited = known.write(text, papers, [_repair(papers[0], Field.TITLE, "nul \0, lone \ud800")])
    assert b"\0" not in edited.encode("utf-8")


_TEXT = st.text(st.sampled_from("aBé数9 -:'’&/,;|\"=+@#"), min_size=1, max_size=20)
_TITLE = st.one_of(
    _TEXT,
    st.sampled_from([" leading", "two  spaces", "a [b] `c]` d", r"\[x\] $x_{1}$ | y", "C*-algebras", "🎉 <i>x</i>"]),
)
_PAPER = st.builds(
    Paper,
    title=_TITLE,
    where=st.just(Location("x", 1)),
    url=st.sampled_from(
        ["", "https://example.org/a_(b)", "https://doi.org/10.1/x?y=1&z=2#f", "[p.pdf](https://example.org/p)"]
    ),
    date=st.sampled_from(["", "2024", "Mar 2024", "Sep 23", "Mon 2024"]),
    venue=st.sampled_from(["", "NeurIPS", "IEEE Trans. Mob", "ACL (Findings)"]),
    authors=st.sampled_from(["", "Ada Lovelace", "Ada Lovelace, J. A. C. , 李明 , …"]),
    section=st.sampled_from(["", "A", "A > B", "A > B > C > D", "A > B > C > D > E", "Z", "Contents", "Z # "]).map(
        str.strip
    ),
)


@pytest.mark.parametrize("known", FORMATS)
@given(papers=st.lists(_PAPER, max_size=4))
def test_what_is_rendered_is_read_back(known: Format, papers: list[Paper]) -> None:
    papers = [paper for paper in papers if paper.title.strip() or paper.url]
    text = known.render(papers, "A List")
    read = known.read(text, f"x{known.SUFFIXES[0]}").papers
    assert Counter(map(_meaning, read)) == Counter(map(_meaning, papers))


def _sorted(known: Format, text: str, name: str) -> list[Paper]:
    return sorted(known.read(text, name).papers, key=lambda paper: (paper.title, paper.text))


def _plain_to_see(paper: Paper, field: Field) -> bool:
    """Whether a field is filled, may be changed, and does not hang on another one as the year of ICML'24 does."""
    return bool(paper.written(field)) and field not in paper.closed and paper.written(field)[0] not in "'’"


def _repair(paper: Paper, field: Field, after: str) -> Repair:
    return Repair(paper.where, field, paper.written(field), after, "")


def _fields(paper: Paper) -> dict[str, str]:
    return {**{field: paper.written(field) for field in Field}, "section": paper.section}


def _values(paper: Paper) -> tuple[str, ...]:
    return tuple(_fields(paper).values())


def _meaning(paper: Paper) -> tuple[object, ...]:
    """What an entry says, whichever grammar a format has for people."""
    fields = _fields(paper)
    return (
        *(fields[name] for name in fields if name is not Field.AUTHORS),
        tuple(person.name for person in people(paper.authors)),
        has_more(paper.authors),
    )


def _whole(paper: Paper) -> tuple[str, ...]:
    return (*_values(paper), paper.text)
