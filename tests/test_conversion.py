"""`enrich convert`: what a format can hold comes through it and back, and what it cannot is named."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.lists import FORMATS, Format, format_of, markdown
from enrich.model import Field, Location, Paper
from enrich.normalise.names import has_more, people
from running import call

PAIRS = tuple(permutations(FORMATS, 2))

_MORE = st.lists(
    st.tuples(
        st.sampled_from(["stars", "note", "code", "pages"]), st.sampled_from(["5", "a, b", "see https://x.org/y?z=1&w"])
    ),
    max_size=2,
    unique_by=lambda pair: pair[0],
).map(tuple)
_PAPER = st.builds(
    Paper,
    title=st.sampled_from(["A: B & C", "Δ-nets, 50 %", 'The "Quoted" #1', "a | b", "x_1 * [y] `z`", "- no: 'item'"]),
    where=st.just(Location("x", 1)),
    url=st.sampled_from(["", "https://example.org/a_(b)?c=d&e=%20#f"]),
    date=st.sampled_from(["", "2024", "Mar 2024", "2024-03-05"]),
    venue=st.sampled_from(["", "NeurIPS", "ACL (Findings)", "Nature", "arXiv"]),
    authors=st.sampled_from(["", "Ada Lovelace", "Ada Lovelace, José Ñu, et al."]),
    section=st.sampled_from(["", "A", "A > B", "C & D"]),
    keep=st.sampled_from([frozenset(), frozenset(Field), frozenset([Field.DATE])]),
    more=_MORE,
)


def _name(form: Format) -> str:
    return f"x{form.SUFFIXES[0]}"


def _through(form: Format, papers: list[Paper]) -> list[Paper]:
    return list(form.read(form.render(papers, "A List"), _name(form)).papers)


def _meaning(paper: Paper, *, more: bool) -> tuple[object, ...]:
    names = tuple(person.name for person in people(paper.authors))
    said = (paper.title, paper.url, paper.date, paper.venue, paper.section, names, has_more(paper.authors), paper.keep)
    own = frozenset(pair for pair in paper.more if not pair[0].startswith("bibtex "))
    return (*said, own) if more else said


@pytest.mark.parametrize(("one", "two"), PAIRS, ids=_name)
@settings(max_examples=20)
@given(papers=st.lists(_PAPER, max_size=3))
def test_there_and_back_keeps_what_the_other_format_can_hold(one: Format, two: Format, papers: list[Paper]) -> None:
    here = _through(one, papers)
    back = _through(one, _through(two, here))
    more = two is not markdown
    assert Counter(_meaning(paper, more=more) for paper in back) == Counter(
        _meaning(paper, more=more) for paper in here
    )
    if one is not markdown and two is not markdown:
        assert [_meaning(paper, more=True) for paper in back] == [_meaning(paper, more=True) for paper in papers]


def test_the_key_and_the_type_of_an_entry_come_back_from_a_table(tmp_path: Path) -> None:
    fields = ("school = {Home}", "title = {Notes}", "author = {Ada Lovelace}", "year = {1843}")
    text = "@phdthesis{ada:1843,\n" + "".join(f"  {field},\n" for field in fields) + "}\n"
    (tmp_path / "a.bib").write_text(text, encoding="utf-8")
    assert call(tmp_path, "convert", "a.bib", "a.csv").code == 0
    assert call(tmp_path, "convert", "a.csv", "b.bib", "--title", " ").code == 0
    assert (tmp_path / "b.bib").read_text(encoding="utf-8") == text


def test_what_a_page_cannot_hold_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,stars,note\nA Title,5,\nAnother,6,good\n", encoding="utf-8")
    done = call(tmp_path, "convert", "a.csv", "a.md")
    assert "left behind: stars (2), note (1)" in done.err


def test_further_links_come_along(tmp_path: Path) -> None:
    text = "- [A Work on the Art of Ants](https://arxiv.org/abs/2103.00001) [code](https://x.org/y). 2021\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert call(tmp_path, "convert", "a.md", "a.tsv").code == 0
    assert (tmp_path / "a.tsv").read_text(encoding="utf-8").splitlines()[0].split("\t")[-1] == "links"
    assert "https://x.org/y" in (tmp_path / "a.tsv").read_text(encoding="utf-8")


def test_nested_keys_come_along_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("- title: A\n  url: u\n  tags: [x, y]\n  who: {Ada: a@b.c}\n", encoding="utf-8")
    call(tmp_path, "convert", "a.yaml", "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()[0].endswith(",authors,tags,who")
    assert '"x, y","{""Ada"": ""a@b.c""}"' in (tmp_path / "a.csv").read_text(encoding="utf-8")


def test_a_page_has_no_tex_in_it(tmp_path: Path) -> None:
    title, author = r"{BERT}: {\'E}tudes \& more", r"G{\"o}del, Kurt and others"
    text = f"@misc{{a, title = {{{title}}}, author = {{{author}}}, journal = {{{{ACM}} T.}}}}\n"
    (tmp_path / "a.bib").write_text(text, encoding="utf-8")
    assert call(tmp_path, "convert", "a.bib", "a.md").code == 0
    page = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "#### [BERT: Études & more]() *ACM T.*\n\nKurt Gödel, et al.\n" in page
    (tmp_path / "README.md").write_text("<!-- enrich: begin a.bib -->\n<!-- enrich: end -->\n", encoding="utf-8")
    assert call(tmp_path, "render", "README.md").code == 0
    assert "- BERT: Études & more. Kurt Gödel" in (tmp_path / "README.md").read_text(encoding="utf-8")


YAML = """\
# ours
title: A List
papers:
- title: A "# 1"  # mine
  url: u
  note: |
    see # 2
- title: B # b
  url: u#a

# end
"""
PAGE = """\
# Ours

Papers that we like.

## Ants

<!-- newest first -->
- [A Work on the Art of Ants](https://arxiv.org/abs/2103.00001), Ada Lovelace. ICML, 2021.
  Shows how ants walk in the rain.
- [A Work on the Wit of Bees](https://arxiv.org/abs/2103.00002) [code](https://x.org/y), Alan Turing. ICML, 2021.

## Talks

```
code
```

[ours](https://x.org/z)
"""
BIBLIOGRAPHY = """\
words
% more
@string{x = {X}}
@preamble{{y}}
@misc{a,
 title = {A}, note = x}
@comment{z}
"""
LEFT = {
    "a.yaml": (YAML, ("comments (4; line 1, 4, 8, 11)", "values outside of entries (1; line 2)")),
    "a.json": ('{"of": ["# no"], "papers": [{"title": "A", "url": "u"}]}', ("values outside of entries (1; line 1)",)),
    "a.csv": (
        "# ours\nOur Papers\ntitle,url\n# old\nA,u\n",
        ("comments (2; line 1, 4)", "rows above the header (1; line 2)"),
    ),
    "a.bib": (BIBLIOGRAPHY, ("comments (2; line 1, 7)", "preambles (1; line 4)")),
    "a.md": (
        PAGE,
        (
            "comments (1; line 7)",
            "notes in entries (1; line 8)",
            "headings that are no section of an entry (2; line 1, 12)",
            "lines of text (1; line 3)",
            "lines of code or front matter (3; line 14, 15, 16)",
            "links outside of entries (1; line 18)",
        ),
    ),
}


def test_every_format_has_something_to_leave_behind() -> None:
    assert {format_of(name) for name in [*LEFT, "a.tsv"]} == set(FORMATS)


@pytest.mark.parametrize("name", LEFT)
def test_what_stands_beside_the_entries_is_named_with_its_lines(tmp_path: Path, name: str) -> None:
    text, said = LEFT[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = call(tmp_path, "convert", name, "b.tsv")
    assert tuple(line.removeprefix("enrich: left behind: ") for line in done.err.splitlines()) == said


def test_the_lines_of_many_are_not_all_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title\n" + "# c\nA\n" * 9, encoding="utf-8")
    assert "comments (9; line 2, 4, 6, 8, 10, …)" in call(tmp_path, "convert", "a.csv", "b.bib").err


@pytest.mark.parametrize("form", [form for form in FORMATS if form is not markdown], ids=_name)
def test_nothing_is_left_of_a_list_that_was_written_anew(tmp_path: Path, form: Format) -> None:
    (tmp_path / "a.csv").write_text("section,title,url,date\nA,A Work on Ants,https://x.org/y,2021\n", encoding="utf-8")
    assert call(tmp_path, "convert", "a.csv", _name(form), "--title", " ").code == 0
    assert call(tmp_path, "convert", _name(form), "b.bib").err == ""
