"""Entries do not move, nor go, where something around them would be read otherwise then."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.lists import bibtex, format_of, markdown
from enrich.lists.markdown_lines import lines
from enrich.lists.splicing import Arrangement
from enrich.model import Edit, Field, Paper, Repair
from enrich.readback import told
from enrich.rearranging import Rearranged, rearranged


def _entry(number: int) -> str:
    return (
        f"- [Moving Thing {number} of Many](https://arxiv.org/abs/2401.0000{number}), Ada Lovelace. ICML, 202{number}."
    )


def _put(text: str, order: Sequence[int], gone: Sequence[int] = (), edits: Sequence[Edit] = ()) -> Rearranged:
    path = "l.bib" if text.startswith("@") else "l.md"
    form = format_of(path)
    papers = form.read(text, path).papers
    arrangement = Arrangement([papers[number] for number in order], frozenset(papers[number].where for number in gone))
    unmoved = form.write(text, papers, edits)
    return rearranged(form, (text, unmoved), papers, arrangement, edits)


@pytest.mark.parametrize(
    "text",
    [
        f"{_entry(1)}\n{_entry(2)}\n  ```\n  code\n\n- words\n",
        f"{_entry(1)}\n  [code](https://x.org/1)\n{_entry(2)}\n  ---\n",
        f"{_entry(1)}\n===\n{_entry(2)}\n---\n",
    ],
    ids=["a fence that nobody closed", "a rule below a line", "a line of signs above a rule"],
)
def test_entries_stay_where_their_move_would_make_something_else_of_a_line(text: str) -> None:
    moved = markdown.write(text, markdown.read(text, "l.md").papers[::-1], ())
    assert _kinds(moved) != _kinds(text)
    assert _put(text, (1, 0)) == Rearranged(text, frozenset(), moved=False)


def test_the_entries_of_another_section_move_nevertheless() -> None:
    day, night = f"{_entry(1)}\n  [code](https://x.org/1)\n{_entry(2)}\n  ---\n", f"{_entry(3)}\n{_entry(4)}\n"
    text = f"## Day\n\n{day}\n## Night\n\n{night}"
    put = _put(text, (1, 0, 3, 2))
    assert put.text == f"## Day\n\n{day}\n## Night\n\n{_entry(4)}\n{_entry(3)}\n"
    assert put.moved


def test_an_entry_stays_without_which_its_neighbour_would_be_another() -> None:
    text = f"words\n{_entry(1)}\n---\n\n## Night\n\n{_entry(2)}\n{_entry(3)}\n"
    first, _, third = markdown.read(text, "l.md").papers
    put = _put(text, range(3), gone=(0, 2))
    assert put.gone == {third.where}
    assert put.text == text.replace(f"{_entry(3)}\n", "")
    assert first.where not in put.gone


def test_the_edits_of_an_entry_that_could_not_go_are_made() -> None:
    text = f"words\n{_entry(1)}\n---\n"
    (paper,) = markdown.read(text, "l.md").papers
    edit = Repair(paper.where, Field.VENUE, "ICML", "ICLR", "why")
    assert _put(text, (0,), gone=(0,), edits=(edit,)).text == text.replace("ICML", "ICLR")


def test_what_changes_nothing_around_it_is_done() -> None:
    text = "@misc{a, title={A}}\n@misc{b, title={B}}\n@misc{c, title={C}}\n"
    papers = bibtex.read(text, "l.bib").papers
    put = _put(text, (2, 1, 0), gone=(1,))
    assert put == Rearranged("@misc{c, title={C}}\n@misc{a, title={A}}\n", frozenset({papers[1].where}), moved=True)


# --- whatever stands around them ------------------------------------------------------------------


def _kinds(text: str) -> Counter[tuple[str, str]]:
    return Counter((line.kind.value, re.sub(r"\d+", "", line.span.of(text)).strip()) for line in lines(text))


def _all_told(papers: Sequence[Paper]) -> Counter[tuple[str, ...]]:
    return Counter(map(told, papers))


STYLES = (
    "- [{}]({}), Ada Lovelace, Alan Turing. ICML, {}.",
    "{2}. **{0}**, *ICML {2}*. [[paper]({1})]",
    "[{}]({}), Ada Lovelace, Alan Turing. ICML, {}.",
    "#### [{}]({}) *Jul {} ICML*\n\nAda Lovelace, Alan Turing",
    "| [{}]({}) | ICML {} |",
    "- [{0}][r{2}], Ada Lovelace. ICML, {2}.\n\n[r{2}]: {1}",
    "[{}]({}), Ada Lovelace. ICML {}\n---",
)
TAILS = (
    "",
    "",
    "\n  - note",
    "\nlazy",
    "\n  ```\n  code",
    "\n<div>",
    "\n  ---",
    "\n    four",
    "\n  | a | b |",
    "\n===",
)
BETWEEN = ("\n", "\n", "\n\n", "\n===\n", "\n---\n", "\n\n===\n---\n", "\n<div>\n", "\n\nwords\n", "\n| a |\n| - |\n")


@st.composite
def pages(draw: st.DrawFn) -> str:
    style = draw(st.sampled_from(STYLES))
    page = "# List\n\n## Day\n\n" + ("| Title | Venue |\n| --- | --- |\n" if style[0] == "|" else "")
    for number in range(draw(st.integers(2, 4))):
        entry = style.format(
            f"Moving Thing {number} of Many", f"https://arxiv.org/abs/2401.0000{number}", 2018 + number
        )
        page += entry + draw(st.sampled_from(TAILS)) + draw(st.sampled_from(BETWEEN))
    return page + draw(st.sampled_from(("", "---\n", "===\n", "words\n", "## Night\n\nwords\n")))


@given(text=pages(), random=st.randoms(use_true_random=False))
def test_whatever_moves_or_goes_all_else_is_read_as_before(text: str, random: object) -> None:
    papers = markdown.read(text, "l.md").papers
    if not papers:
        return
    sections = list(dict.fromkeys(paper.section for paper in papers))
    order = list(range(len(papers)))
    random.shuffle(order)  # type: ignore[attr-defined]  # hypothesis gives a Random
    order.sort(key=lambda number: sections.index(papers[number].section))
    put = _put(text, order)
    assert _kinds(put.text) == _kinds(text)
    assert _all_told(markdown.read(put.text, "l.md").papers) == _all_told(papers)
    bound = bool(papers[0].bound)
    fewer = _put(text, order, gone=() if bound else (0,))
    assert not _kinds(fewer.text) - _kinds(text)
    left = [paper for paper in papers if paper.where not in fewer.gone]
    assert _all_told(markdown.read(fewer.text, "l.md").papers) == _all_told(left)
