"""Records of YAML and JSON that move or go: with their commas, dashes and comments, and what binds them."""

from __future__ import annotations

import json
from collections import Counter

import yaml
from hypothesis import given
from hypothesis import strategies as st

from enrich.lists import format_of
from enrich.lists.text import LINE_END

COMMENTED = """# the list

- title: One
  url: a

# about two
- title: Two
  url: b

- title: Three
  url: c
"""


def _without(text: str, name: str, *titles: str) -> str:
    form = format_of(name)
    papers = form.read(text, name).papers
    return form.write(text, papers, (), {paper.where for paper in papers if paper.title in titles})


def _bonds(text: str, name: str = "l.yaml") -> list[str]:
    return [paper.bound for paper in format_of(name).read(text, name).papers]


def test_a_comment_between_blank_lines_goes_with_the_record_below_it() -> None:
    assert _without(COMMENTED, "l.yaml", "Two") == COMMENTED.replace("# about two\n- title: Two\n  url: b\n\n", "")
    assert _without(COMMENTED, "l.yaml", "Three") == COMMENTED.removesuffix("\n- title: Three\n  url: c\n")


def test_a_comment_that_may_be_about_several_records_binds_the_first() -> None:
    text = "- {title: One, url: a}\n# these two\n- {title: Two, url: b}\n- {title: Three, url: c}\n"
    assert _bonds(text) == ["", "the comment above it may be about other records, too", ""]


def test_a_comment_at_the_top_of_a_tight_list_is_about_the_list() -> None:
    assert _bonds("# papers\n- {title: One, url: a}\n- {title: Two, url: b}\n") == ["", ""]


def test_a_record_that_another_one_refers_to_stays_and_stays_where_it_is() -> None:
    text = "- {title: One, venue: &v ICML}\n- {title: Two, venue: *v}\n- {title: Three, venue: KDD}\n"
    assert [bool(bond) for bond in _bonds(text)] == [True, True, False]
    papers = format_of("l.yaml").read(text, "l.yaml").papers
    assert format_of("l.yaml").write(text, papers[::-1], ()) == text


def test_the_only_record_of_a_section_stays() -> None:
    assert (
        _bonds("a:\n- {title: One, url: a}\nb:\n- {title: Two, url: b}\n") == ["nothing else stands in its section"] * 2
    )
    assert _bonds('{\n"one": {"title": "One", "url": "a"}}', "l.json") == ["it stands under a key of its own"]


NAMES = st.lists(st.sampled_from(["One", "Two", "Three", "Four", "Five"]), min_size=1, max_size=5, unique=True)


@given(names=NAMES, gone=st.sets(st.integers(0, 4)), indent=st.sampled_from([None, 2]))
def test_json_is_json_whatever_goes(names: list[str], gone: set[int], indent: int | None) -> None:
    records = [{"title": name, "url": f"https://x.org/{name}"} for name in names]
    text = "[\n" + ",\n".join(json.dumps(record, indent=indent) for record in records) + "]"
    left = [record for number, record in enumerate(records) if number not in gone]
    after = _without(text, "l.json", *(name for number, name in enumerate(names) if number in gone))
    assert json.loads(after) == left


@given(
    order=st.permutations(range(4)),
    gaps=st.lists(st.sampled_from(["", "\n", "\n# about the next\n"]), min_size=4, max_size=4),
)
def test_records_move_whole(order: list[int], gaps: list[str]) -> None:
    text = "list:\n" + "".join(
        f"{gap}  - title: T{number}  # {number}\n    url: u{number}\n    notes: |\n      # {number}\n\n"
        for number, gap in enumerate(gaps)
    )
    papers = format_of("l.yaml").read(text, "l.yaml").papers
    moved = format_of("l.yaml").write(text, [papers[number] for number in order], ())
    assert Counter(LINE_END.split(moved)) == Counter(LINE_END.split(text))
    assert sorted(yaml.safe_load(moved)["list"], key=str) == sorted(yaml.safe_load(text)["list"], key=str)
    assert all(f"title: T{n}  # {n}\n    url: u{n}\n    notes: |\n      # {n}\n" in moved for n in range(4))
