"""What a maintainer pins stays, however the pin is spelt, and a pin that cannot be read is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.lists import csv, format_of, markdown, pins
from enrich.model import Field, Finding, Paper, Repair

ALL = frozenset(Field)

CELLS = {
    "": set(),
    " , ; ": set(),
    "venue": {Field.VENUE},
    "venue date": {Field.VENUE, Field.DATE},
    "Venue, DATE;url": {Field.VENUE, Field.DATE, Field.URL},
    "all": ALL,
    "*": ALL,
    "yes": ALL,
    "TRUE": ALL,
    "no": set(),
    "FALSE": set(),
}


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_names_fields_or_all_of_them(cell: str) -> None:
    assert pins.of_cell(cell) == pins.Pins(frozenset(CELLS[cell]))


@pytest.mark.parametrize(
    ("comment", "fields"),
    [
        ("<!-- enrich: keep venue, date -->", {Field.VENUE, Field.DATE}),
        ("<!--enrich:keep venue-->", {Field.VENUE}),
        ("<!-- enrich: keep\n  venue\n-->", {Field.VENUE}),
        ("<!-- enrich: keep -->", ALL),
        ("<!-- enrich: keep all -->", ALL),
        ("<!-- enrich: Keep: Title -->", {Field.TITLE}),
        ("<!-- keep venue -->", set()),
        ("<!-- enrich keeps this list -->", set()),
    ],
)
def test_a_comment_pins_fields(comment: str, fields: set[Field]) -> None:
    assert pins.of_entry(f"#### [T](u)\n\n{comment}\n").fields == fields


def test_the_pins_of_several_comments_add_up() -> None:
    text = "#### [T](u) <!-- enrich: keep venue -->\n\nAda <!-- enrich: keep authors -->"
    assert pins.of_entry(text).fields == {Field.VENUE, Field.AUTHORS}


# --- in lists -----------------------------------------------------------------------------------

HEADING = "#### [A Paper on Bees](https://example.org/bees)"


def only(text: str, path: str = "list.md") -> Paper:
    (paper,) = format_of(path).read(text, path).papers
    return paper


PLACES = {
    "on the heading": f"{HEADING} *Jul 2024 ICML* <!-- enrich: keep venue -->\n\nAda Bee\n",
    "on a heading without emphasis": f"{HEADING} Jul 2024 ICML <!-- enrich: keep venue -->\n\nAda Bee\n",
    "before date and venue": f"{HEADING} <!-- enrich: keep venue --> *Jul 2024 ICML*\n\nAda Bee\n",
    "below the heading": f"{HEADING} *Jul 2024 ICML*\n<!-- enrich: keep venue -->\n\nAda Bee\n",
    "before the authors": f"{HEADING} *Jul 2024 ICML*\n\n<!-- enrich: keep\nvenue -->\nAda Bee\n",
    "behind the authors": f"{HEADING} *Jul 2024 ICML*\n\nAda Bee <!-- enrich: keep venue -->\n",
    "below the authors": f"{HEADING} *Jul 2024 ICML*\n\nAda Bee\n<!-- enrich: keep venue -->\n",
    "at the end": f"{HEADING} *Jul 2024 ICML*\n\nAda Bee\n\nSome words.\n\n<!-- enrich: keep venue -->\n",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_comment_may_stand_anywhere_in_an_entry_and_is_no_part_of_a_field(place: str) -> None:
    paper = only(f"# L\n\n## S\n\n{PLACES[place]}\n## T\n")
    assert paper.keep == {Field.VENUE}
    assert (paper.title, paper.date, paper.venue, paper.authors) == ("A Paper on Bees", "Jul 2024", "ICML", "Ada Bee")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("field", Field)
def test_an_edit_of_another_field_leaves_the_comment(place: str, field: Field) -> None:
    text = f"# L\n\n## S\n\n{PLACES[place]}"
    paper = only(text)
    after = "https://example.org/new" if field is Field.URL else "2023" if field is Field.DATE else "Another"
    edited = only(markdown.write(text, [paper], [Repair(paper.where, field, paper.written(field), after, "a test")]))
    assert edited.keep == {Field.VENUE}
    assert edited.written(field) == after


def test_a_comment_moves_with_its_entry() -> None:
    one = f"{HEADING} *2023*\n\n<!-- enrich: keep date -->"
    two = "#### [Another Paper](https://example.org/wasps) *2024*\n\nCy Nest"
    text = f"# L\n\n## S\n\n{one}\n\n{two}\n"
    first, second = markdown.read(text, "list.md").papers
    assert markdown.write(text, [second, first], ()) == f"# L\n\n## S\n\n{two}\n\n{one}\n"


def test_a_comment_in_code_or_of_another_kind_pins_nothing() -> None:
    text = f"# L\n\n```\n<!-- enrich: keep -->\n```\n\n{HEADING} *2024*\n\n<!-- keep this -->\n"
    assert only(text).keep == frozenset()
    assert markdown.read(text, "list.md").findings == ()


def test_a_column_keep_is_read_and_stays() -> None:
    text = "title,keep,venue\nA Paper on Bees,venue date,ICML\nAnother,,KDD\n"
    one, other = csv.read(text, "papers.csv").papers
    assert (one.keep, other.keep) == ({Field.VENUE, Field.DATE}, frozenset())
    edited = csv.write(text, [one, other], [Repair(one.where, Field.VENUE, "ICML", "KDD", "a test")])
    assert edited == text.replace("ICML", "KDD")


def test_pins_survive_on_the_way_from_one_format_to_the_other_and_back() -> None:
    text = (
        "section,title,url,date,venue,authors,keep\n"
        "S,One,https://example.org/1,2024,,,all\n"
        "S,Two,https://example.org/2,2023,KDD,Ada Bee,date venue\n"
        "S,Three,https://example.org/3,2022,,,\n"
    )
    page = markdown.render(csv.read(text, "papers.csv").papers, "L")
    assert page.count("<!-- enrich: keep -->") == page.count("<!-- enrich: keep date, venue -->") == 1
    assert csv.render(markdown.read(page, "list.md").papers, "L") == text


@given(st.sets(st.sampled_from(Field)))
def test_what_is_written_of_pins_is_read_back(fields: set[Field]) -> None:
    assert pins.of_cell(pins.cell(frozenset(fields))).fields == fields
    assert pins.of_entry(pins.comment(frozenset(fields))).fields == fields


# --- what cannot be read --------------------------------------------------------------------------


def told(text: str, path: str) -> Finding:
    (finding,) = format_of(path).read(text, path).findings
    assert finding.rule == "unreadable-pin"
    return finding


def test_an_unknown_word_is_named_with_its_place_and_the_nearest_field() -> None:
    finding = told("title,keep\nOne,\nA Paper on Bees,date venu\n", "papers.csv")
    assert str(finding.where) == "papers.csv:3"
    assert "“venu”" in finding.message
    assert "did you mean “venue”?" in finding.message
    assert finding.entry == "A Paper on Bees"


def test_the_line_of_a_comment_is_named() -> None:
    text = f"# L\n\n{HEADING} *2024*\n\nAda Bee\n\n<!-- enrich: keep bees -->\n"
    finding = told(text, "list.md")
    assert str(finding.where) == "list.md:7"
    assert "known are title, url, date, venue, authors, all" in finding.message


def test_another_command_than_keep_is_told() -> None:
    finding = told(f"# L\n\n{HEADING} *2024* <!-- enrich: kepe venue -->\n", "list.md")
    assert "“kepe”" in finding.message
    assert "did you mean “keep”?" in finding.message


def test_a_pin_that_cannot_be_read_keeps_the_whole_entry() -> None:
    assert csv.read("title,keep\nA Paper on Bees,venu\n", "papers.csv").papers[0].keep == ALL
    assert only(f"# L\n\n{HEADING} *2024* <!-- enrich: -->\n").keep == ALL


def test_a_comment_outside_of_all_entries_is_told() -> None:
    finding = told(f"# L\n\n<!-- enrich: keep venue -->\n\n{HEADING} *2024*\n", "list.md")
    assert str(finding.where) == "list.md:3"
    assert "belongs to no entry" in finding.message


@given(st.text(max_size=80) | st.text(st.sampled_from("<!->enrich: kpvu\n*")))
def test_no_text_in_the_place_of_a_pin_is_too_much(text: str) -> None:
    for read in (pins.of_cell(text), pins.of_entry(f"<!-- enrich: {text}")):
        assert read.fields <= ALL
        assert len(read.unknown) <= 40
        assert not read.unknown or read.fields == ALL


def test_a_million_open_comments_are_read_in_a_moment() -> None:
    text = "<!-- enrich: keep venue" * 50_000 + " " * 100_000
    assert pins.of_entry(text).fields == ALL
    assert pins.without(text, pins.Span(0, len(text))) == pins.Span(0, 0)
