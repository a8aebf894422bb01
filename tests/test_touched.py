"""What a change touches: what was added or changed in what it says, whatever moved or was laid out anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.lists import format_of
from enrich.model import Location
from enrich.touched import EVERYWHERE, Reading, touched

TITLES = ("On Bees and Their Dances", "On Wasps and Their Houses", "On Moths and Their Lamps", "On Ants at Work")


def reading(text: str, path: str = "papers.csv") -> Reading:
    return Reading(text, format_of(path).read(text, path))


def csv(*titles: str, columns: str = "title,url,date") -> str:
    return "\n".join([columns, *(f"{title},https://x.example/{title[3:6]},Mar 2023" for title in titles)]) + "\n"


def markdown(*titles: str) -> str:
    return "# Papers\n\n" + "".join(
        f"#### [{title}](https://x.example/{title[3:6]}) *Mar 2023*\n\nAda Bee, Bo Hive\n\n" for title in titles
    )


def bibtex(*titles: str, indent: str = "  ") -> str:
    return "\n".join(
        f"@article{{k{title[3:6]},\n{indent}title = {{{title}}},\n{indent}year = {{2023}},\n}}\n" for title in titles
    )


def yaml(*titles: str) -> str:
    return "".join(f"- title: {title}\n  url: https://x.example/{title[3:6]}\n" for title in titles)


WRITERS = {"papers.csv": csv, "papers.md": markdown, "papers.bib": bibtex, "papers.yaml": yaml}


def new_titles(before: str, after: str, path: str) -> set[str]:
    now = reading(after, path)
    places = touched([reading(before, path)], [now])
    return {paper.title for paper in now.listed.papers if paper.where in places}


@pytest.mark.parametrize("path", WRITERS)
def test_what_was_added_is_new_and_what_it_pushed_down_is_not(path: str) -> None:
    write = WRITERS[path]
    assert new_titles(write(*TITLES[:2]), write(TITLES[2], *TITLES[:2]), path) == {TITLES[2]}


@pytest.mark.parametrize("path", WRITERS)
def test_what_was_changed_is_touched(path: str) -> None:
    write = WRITERS[path]
    after = write(*TITLES).replace("Moths", "MOTHS")
    assert new_titles(write(*TITLES), after, path) == {TITLES[2].replace("Moths", "MOTHS")}


@pytest.mark.parametrize("path", WRITERS)
@given(order=st.permutations(TITLES))
def test_whatever_moves_is_not_new(path: str, order: list[str]) -> None:
    write = WRITERS[path]
    now = reading(write(*order), path)
    assert not touched([reading(write(*TITLES), path)], [now]) & {paper.where for paper in now.listed.papers}


@given(
    before=st.lists(st.sampled_from(TITLES), max_size=6),
    after=st.lists(st.sampled_from(TITLES), max_size=6),
)
def test_each_entry_that_was_there_accounts_for_one(before: list[str], after: list[str]) -> None:
    now = reading(csv(*after))
    places = touched([reading(csv(*before))], [now])
    fresh = [paper.title for paper in now.listed.papers if paper.where in places]
    assert sorted(fresh) == sorted(
        title for title in set(after) for _ in range(max(0, after.count(title) - before.count(title)))
    )


def test_an_entry_that_was_laid_out_anew_is_not_new() -> None:
    assert new_titles(bibtex(*TITLES), bibtex(*TITLES, indent="\t"), "papers.bib") == set()


def test_an_entry_that_went_to_another_list_is_not_new() -> None:
    before = [reading(csv(*TITLES)), reading(csv(), "other.csv")]
    after = [reading(csv(*TITLES[1:])), reading(csv(TITLES[0]), "other.csv")]
    assert touched(before, after) == frozenset()


def test_of_two_copies_the_one_with_a_new_neighbour_is_new() -> None:
    now = reading(csv(TITLES[1], TITLES[0], TITLES[1]))
    assert touched([reading(csv(*TITLES[:2]))], [now]) == {Location("papers.csv", 2)}


def test_every_line_of_a_touched_entry_is_judged() -> None:
    now = reading(markdown(*TITLES[:2]), "papers.md")
    places = touched([reading(markdown(TITLES[0]), "papers.md")], [now])
    assert {place.line for place in places} == {7, 8, 9}


def test_text_outside_entries_is_compared_by_the_line() -> None:
    prose = "# Papers\n\nSee [the wiki](https://wiki.example).\n"
    now = reading("# Papers\n\nSee [below](#lost).\n\nSee [the wiki](https://wiki.example).\n", "notes.md")
    assert touched([reading(prose, "notes.md")], [now]) == {Location("notes.md", 3)}


def test_without_a_change_every_place_is_judged() -> None:
    assert Location("papers.csv", 10**9) in EVERYWHERE
