"""Entries that move: whole, with all that stands below them or is their own, within their section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.lists import format_of
from enrich.lists.text import LINE_END
from enrich.order import arranged


def _title(number: int) -> str:
    return f"The {('First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth')[number]} Work on Moving Things"


def _item(number: int) -> str:
    return (
        f"- [{_title(number)}](https://arxiv.org/abs/2401.0000{number}), Ada Lovelace, Alan Turing. "
        f"ICML, {2020 + number % 3}.\n"
        f"  - note {number}\n\n    more {number}\n  - [code](https://x.org/{number})\n  <!-- about {number} -->\n"
    )


def _numbered(number: int) -> str:
    return (
        f"**{_title(number)}.** *ICML {2020 + number % 3}*. [[paper](https://arxiv.org/abs/2401.0000{number})]\n\n"
        f"    *Ada Lovelace, Alan Turing*\n"
    )


def _heading(number: int) -> str:
    return (
        f"#### [{_title(number)}](https://arxiv.org/abs/2401.0000{number}) *Jul {2020 + number % 3} ICML*\n\n"
        f"Ada Lovelace, Alan Turing\n\n> Abstract {number}: we move.\n\n- point {number}\n\n"
    )


def _row(number: int) -> str:
    return (
        f"| [{_title(number)}](https://arxiv.org/abs/2401.0000{number}) | ICML {2020 + number % 3} | a \\| {number} |\n"
    )


def _cells(number: int) -> str:
    return f'"{_title(number)}",https://arxiv.org/abs/2401.0000{number},{2020 + number % 3},"two\nlines {number}"\n'


def _entry(number: int) -> str:
    return f"% on {number}\n@misc{{k{number},\n  title = {{{_title(number)}}},\n  year = {2020 + number % 3}\n}}\n\n"


def _record(number: int) -> str:
    return (
        f"# on {number}\n- title: {_title(number)}  # {number}\n  year: {2020 + number % 3}\n  tags: [a, b{number}]\n\n"
    )


Write = Callable[[int], str]


def _sections(write: Write, head: str = "") -> Callable[[Sequence[int]], str]:
    """A page of two sections: the first three entries, and the others; with text around them."""

    def page(order: Sequence[int]) -> str:
        one, two = ([write(number) for number in order if (number < 3) is first] for first in (True, False))
        day, night = head + "".join(one), head + "".join(two)
        return f"# List\n\nAn introduction.\n\n## Day\n\n{day}\n## Night\n\n{night}\n---\n\nThe end.\n"

    return page


def _plain(write: Write, head: str = "", tail: str = "") -> Callable[[Sequence[int]], str]:
    return lambda order: head + "".join(write(number) for number in order) + tail


LAYOUTS: dict[str, Callable[[Sequence[int]], str]] = {
    "items.md": _sections(_item),
    "headings.md": _sections(_heading),
    "table.md": _sections(_row, "| Title | Venue | Note |\n| --- | --- | --- |\n"),
    "list.csv": _plain(_cells, "title,url,year,note\n"),
    "list.bib": _plain(_entry, '@string{a = "b"}\n\n', "@comment{ the end }\n"),
    "list.yaml": _plain(_record, "# the list\n\n", "# the end\n"),
}


@pytest.mark.parametrize("name", LAYOUTS)
@given(order=st.permutations(range(6)))
def test_a_list_is_what_it_would_be_had_it_been_written_in_that_order(name: str, order: Sequence[int]) -> None:
    page, known = LAYOUTS[name], format_of(name)
    text = page(range(6))
    papers = known.read(text, name).papers
    assert len(papers) == 6
    moved = known.write(text, [papers[number] for number in order], ())
    assert Counter(LINE_END.split(moved)) == Counter(LINE_END.split(text))
    assert moved == page(order)


@pytest.mark.parametrize("name", LAYOUTS)
def test_ties_keep_their_order(name: str) -> None:
    page, known = LAYOUTS[name], format_of(name)
    text = page(range(6))
    papers = arranged(known.read(text, name).papers, ("-date",))
    sections = [0, 0, 0, 1, 1, 1] if name.endswith(".md") else [0] * 6
    order = sorted(range(6), key=lambda number: (sections[number], -(number % 3)))
    assert known.write(text, papers, ()) == page(order)


def test_numbers_of_a_list_stay_where_they_are() -> None:
    def page(order: Sequence[int]) -> str:
        return "## Works\n\n" + "\n".join(f"{place}. {_numbered(number)}" for place, number in enumerate(order, 1))

    papers = format_of("l.md").read(page(range(4)), "l.md").papers
    order = (2, 0, 3, 1)
    assert format_of("l.md").write(page(range(4)), [papers[n] for n in order], ()) == page(order)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("l.bib", "@misc{a, title={A}}\n% on b\n@misc{b, title={B}}\n@misc{c, title={C}}\n"),
        ("l.yaml", "- {title: A, url: a}\n# on b\n- {title: B, url: b}\n- {title: C, url: c}\n"),
    ],
)
def test_an_entry_stays_below_a_comment_that_may_be_about_it(name: str, text: str) -> None:
    papers = format_of(name).read(text, name).papers
    assert format_of(name).write(text, papers[::-1], ()) == text
