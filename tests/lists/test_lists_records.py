"""YAML and JSON: records are found wherever they stand, and a scalar is rewritten in its own quotes."""

from __future__ import annotations

import json as plain_json

import pytest

from enrich.errors import BadInput
from enrich.lists import format_of
from enrich.model import Field, Paper, Repair
from list_samples import JSON, YAML


def _papers(text: str, path: str) -> tuple[Paper, ...]:
    return format_of(path).read(text, path).papers


def _edit(text: str, path: str, number: int, field: Field, after: str) -> str:
    papers = _papers(text, path)
    edit = Repair(papers[number].where, field, papers[number].written(field), after, "")
    return format_of(path).write(text, papers, [edit])


def test_records_are_read_with_their_people_and_links() -> None:
    one, two = _papers(YAML, "l.yaml")
    assert (one.title, one.venue, one.authors) == ("Cutting Heads: a 'study'", "icml", "Ada Lovelace, Grace Hopper")
    assert [link.url for link in one.links] == ["https://arxiv.org/abs/2401.00001", "https://example.org/code"]
    assert (two.where.line, two.venue, two.date) == (8, "", "2019")


def test_the_keys_above_a_record_are_its_section() -> None:
    assert [(paper.section, paper.title) for paper in _papers(JSON, "l.json")] == [
        ("pruning", 'Cutting "Heads"'),
        ("pruning", "Few Bits"),
    ]


@pytest.mark.parametrize(
    ("field", "after", "expected"),
    [
        (Field.VENUE, "ICML", "  venue: ICML   # as they call it\n"),
        (Field.VENUE, "ICML: main", '  venue: "ICML: main"   # as they call it\n'),
        (Field.TITLE, 'A "new" one', '- title: "A \\"new\\" one"\n'),
        (Field.DATE, "2025", "  year: 2025\n"),
    ],
)
def test_a_scalar_is_rewritten_in_its_own_quotes_and_comments_stay(field: Field, after: str, expected: str) -> None:
    edited = _edit(YAML, "l.yaml", 0, field, after)
    assert expected in edited
    assert _papers(edited, "l.yaml")[0].written(field) == after
    changed = [(old, new) for old, new in zip(YAML.splitlines(), edited.splitlines(), strict=True) if old != new]
    assert len(changed) == 1


def test_an_empty_value_is_filled_behind_its_colon() -> None:
    assert "  venue: KDD\n" in _edit(YAML, "l.yaml", 1, Field.VENUE, "KDD")
    assert "  url: 'https://e.org/it''s'\n" in _edit(YAML, "l.yaml", 1, Field.URL, "https://e.org/it's")


def test_what_a_record_lacks_is_not_added() -> None:
    with pytest.raises(BadInput, match="no place for its authors"):
        _edit(YAML, "l.yaml", 1, Field.AUTHORS, "Ada Lovelace")


def test_json_stays_json() -> None:
    edited = _edit(JSON, "l.json", 0, Field.VENUE, "ICML")
    assert plain_json.loads(edited)["pruning"][0]["venue"] == "ICML"
    assert edited == JSON.replace("null", '"ICML"')


@pytest.mark.parametrize(
    ("text", "path", "said"),
    [
        ("- title: [\n- b", "l.yaml", "not well-formed"),
        ('[{"title": "a",}]', "l.json", "not well-formed"),
        ("[" * 100_000, "l.json", "nested too deep|not well-formed"),
    ],
)
def test_what_is_no_list_is_refused_in_words(text: str, path: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        _papers(text, path)


def test_what_holds_no_records_has_no_papers() -> None:
    assert _papers("a: 1\nb: [x, y]\n", "l.yaml") == ()
    assert _papers("", "l.yaml") == ()
    assert _papers("", "l.json") == ()


@pytest.mark.parametrize("kept", ["venue date", "[venue, date]"])
def test_a_record_says_what_is_kept(kept: str) -> None:
    (paper,) = _papers(f"- title: A\n  year: 2020\n  keep: {kept}\n", "l.yaml")
    assert paper.keep == {Field.VENUE, Field.DATE}
    assert "unreadable-pin" in [
        finding.rule for finding in format_of("l.yaml").read("- title: A\n  year: 1\n  keep: venu\n", "l.yaml").findings
    ]


# --- keys that a record lacks -----------------------------------------------------------------

RECORDS = """# papers
- title: Ants
  url: https://x.org/a  # the first
  # about the venue
  venue: 'KDD'
  year: 2021
- title: Bees
  url: https://x.org/b  # the second
  stars: 3
- title: Cats
  url: https://x.org/c
  venue: 'SIGMOD'
  year: 2020
"""
OBJECTS = """[
  {"title": "Ants", "url": "https://x.org/a", "venue": "KDD", "year": 2021},
  {
    "title": "Bees",
    "url": "https://x.org/b"
  },
  {"title": "Cats", "url": "https://x.org/c", "venue": "KDD", "year": 2020}
]
"""


def filled(text: str, path: str) -> str:
    known = format_of(path)
    papers = known.read(text, path).papers
    wanted = ((Field.DATE, "2022"), (Field.VENUE, "ICML"))
    return known.write(text, papers, [Repair(papers[1].where, field, "", after, "") for field, after in wanted])


def test_a_key_that_a_record_lacks_is_written_as_the_others_write_it() -> None:
    assert filled(RECORDS, "a.yaml") == RECORDS.replace("second\n", "second\n  year: 2022\n  venue: 'ICML'\n")
    assert filled(OBJECTS, "a.json") == OBJECTS.replace(
        'x.org/b"\n', 'x.org/b",\n    "year": 2022,\n    "venue": "ICML"\n'
    )


def test_a_key_that_the_others_lack_has_no_place() -> None:
    papers = format_of("a.yaml").read(RECORDS.replace("  venue: 'KDD'\n", ""), "a.yaml").papers
    assert Field.VENUE in papers[1].closed
    assert Field.DATE not in papers[1].closed


def test_a_record_that_takes_its_keys_from_another_gets_none() -> None:
    text = RECORDS.replace("- title: Ants", "- &a\n  title: Ants").replace("- title: Bees", "- <<: *a\n  title: Bees")
    assert Field.DATE in format_of("a.yaml").read(text, "a.yaml").papers[1].closed


def test_a_value_without_quotes_gets_none_for_a_comma_unless_it_stands_between_brackets() -> None:
    text = "- title: A\n  authors: Ada, Bo\n  url:  \n- {title: B, authors: Ada, url: u}\n"
    form = format_of("l.yaml")
    papers = form.read(text, "l.yaml").papers
    edits = [Repair(paper.where, Field.AUTHORS, paper.authors, "Ada, Cy", "") for paper in papers]
    edits.append(Repair(papers[0].where, Field.URL, "", "https://x.org", ""))
    assert form.write(text, papers, edits) == (
        '- title: A\n  authors: Ada, Cy\n  url: https://x.org\n- {title: B, authors: "Ada, Cy", url: u}\n'
    )


def test_records_of_one_line_are_told_apart() -> None:
    text = '[{"title":"a","url":"b","year":2016},{"title":"c","url":"d","year":2017}]'
    assert [paper.where.part for paper in _papers(text, "l.json")] == [0, 1]
    assert _edit(text, "l.json", 1, Field.DATE, "2018") == text.replace("2017", "2018")


def test_a_text_of_several_lines_is_one_line_and_not_rewritten() -> None:
    text = "- title: |\n    Two\n    lines\n  year: 2016\n- title: >-\n    Two\n    more\n  year: 2017\n"
    assert [paper.title for paper in _papers(text, "l.yaml")] == ["Two lines", "Two more"]
    assert all(Field.TITLE in paper.closed for paper in _papers(text, "l.yaml"))
    assert _edit(text, "l.yaml", 1, Field.DATE, "2018") == text.replace("2017", "2018")


@pytest.mark.parametrize("path", ["l.yaml", "l.json"])
def test_a_byte_order_mark_and_line_ends_stay(path: str) -> None:
    text = '\ufeff[\r\n{"title": "é",\r\n"year": 2016}]\r\n'
    assert _edit(text, path, 0, Field.DATE, "2017") == text.replace("2016", "2017")


def test_characters_that_json_escapes_in_halves_are_read_and_stay() -> None:
    text = '[{"title": "Ants \\ud83d\\ude00 \\u00e9", "year": 2016, "\\ud83d": ""}]'
    (paper,) = _papers(text, "l.json")
    assert paper.title == "Ants \U0001f600 é"
    assert _edit(text, "l.json", 0, Field.DATE, "2017") == text.replace("2016", "2017")


def test_all_documents_of_a_file_are_read() -> None:
    text = "- title: One\n  year: 2016\n---\npapers:\n- title: Two\n  year: 2017\n"
    assert [(paper.title, paper.section) for paper in _papers(text, "l.yaml")] == [("One", ""), ("Two", "papers")]
    assert _edit(text, "l.yaml", 1, Field.DATE, "2018") == text.replace("2017", "2018")


def test_the_key_of_a_single_record_is_its_name_and_no_section() -> None:
    text = "papers:\n  ada15:\n    title: One\n    year: 2015\n  alan36:\n    title: Two\n    year: 1936\n"
    papers = _papers(text, "l.yaml")
    assert [(paper.section, dict(paper.more)["key"]) for paper in papers] == [("papers", "ada15"), ("papers", "alan36")]


def test_a_year_or_a_venue_above_the_records_is_theirs_and_not_written_into_each() -> None:
    text = "2017:\n  ICML:\n    - title: One\n      url: https://e.org/1\n    - title: Two\n      year: 2016\n"
    one, two = _papers(text, "l.yaml")
    assert (one.date, one.venue, two.date) == ("2017", "ICML", "2016")
    assert {Field.DATE, Field.VENUE} <= one.closed
    assert Field.DATE not in two.closed


@pytest.mark.parametrize(
    ("people", "read"),
    [
        ("[{name: Ada Lovelace, at: X}, {name: Alan Turing}]", "Ada Lovelace, Alan Turing"),
        ("[{family: Lovelace, given: Ada}, {literal: The Team}]", "Ada Lovelace, The Team"),
        ("[Ada Lovelace, 3]", "Ada Lovelace, 3"),
    ],
)
def test_people_may_be_texts_or_have_keys_of_their_own(people: str, read: str) -> None:
    (paper,) = _papers(f"- title: One\n  authors: {people}\n", "l.yaml")
    assert paper.authors == read


def test_a_record_has_the_identifiers_that_stand_beside_its_address() -> None:
    (paper,) = _papers("- title: One\n  url: https://e.org\n  doi: 10.1145/1.2\n  arxiv: 1609.00001\n", "l.yaml")
    assert (paper.ids.doi, paper.ids.arxiv) == ("10.1145/1.2", "1609.00001")


@pytest.mark.parametrize(
    ("text", "before", "after", "edited"),
    [
        ("- title: T\n  year: 2016\n  month: July\n", "Jul 2016", "Jun 2017", "year: 2017\n  month: June\n"),
        (
            "- {title: T, year: 2016, month: 07, day: 1}\n",
            "1 Jul 2016",
            "2017-06-02",
            "year: 2017, month: 06, day: 2}\n",
        ),
        ("- title: T\n  issued: {date-parts: [[2016, 7]]}\n", "Jul 2016", "Jun 2017", "{date-parts: [[2017, 6]]}\n"),
        ("- title: T\n  issued:\n  - year: 2016\n", "2016", "2017", "issued:\n  - year: 2017\n"),
    ],
)
def test_a_date_in_parts_is_one_date_and_written_back_part_by_part(
    text: str, before: str, after: str, edited: str
) -> None:
    assert _papers(text, "l.yaml")[0].date == before
    assert _edit(text, "l.yaml", 0, Field.DATE, after) == text[: -len(edited)] + edited


def test_a_date_whose_parts_are_not_understood_is_not_rewritten() -> None:
    (paper,) = _papers("- title: T\n  year: 2016\n  month: July--August\n", "l.yaml")
    assert paper.date == "2016"
    assert Field.DATE in paper.closed


def test_a_value_that_other_records_share_is_not_rewritten() -> None:
    text = "- title: One\n  venue: &icml ICML\n  year: 2016\n- title: Two\n  venue: *icml\n  year: 2016\n"
    assert [(paper.venue, Field.VENUE in paper.closed) for paper in _papers(text, "l.yaml")] == [("ICML", True)] * 2


def test_what_a_record_takes_from_another_mapping_is_read_and_not_rewritten() -> None:
    text = "all: &all {venue: ICML, year: 2016}\npapers:\n- <<: *all\n  title: One\n  url: https://e.org\n"
    (paper,) = _papers(text, "l.yaml")
    assert (paper.venue, paper.date) == ("ICML", "2016")
    assert {Field.VENUE, Field.DATE} <= paper.closed
