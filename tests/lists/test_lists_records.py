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
        ('[{"title": "a", "url": "b"}, {"title": "c", "url": "d"}]', "l.json", "line of its own"),
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
