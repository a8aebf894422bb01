"""Where a title begins and ends: names whose titles go on behind their links, brackets, what stands right behind."""

import pytest

from enrich.lists import markdown
from enrich.lists.markdown import read
from enrich.model import Band, Field, Paper, Repair

URL = "https://arxiv.org/abs/2401.0000{0}"
REST = "Cutting Heads and Tails of Wide Networks"


def _papers(*items: str) -> tuple[Paper, ...]:
    return read("# Papers\n\n## Trees\n\n" + "".join(f"- {item}\n" for item in items), "l.md").papers


@pytest.mark.parametrize(
    ("item", "name", "title", "said"),
    [
        (f"[CutH]({{}}): {REST}", "CutH", f"CutH: {REST}", ("", "")),
        (f"[CutH:]({{}}) {REST}", "CutH", f"CutH: {REST}", ("", "")),
        (f"[H2O]({{}}) : {REST} | ICML' 23", "H2O", f"H2O: {REST}", ("ICML", "23")),
        (f"[CutH]({{}}): {REST} ICML 2023.", "CutH", f"CutH: {REST}", ("ICML", "2023")),
        (f"[CutH:]({{}}) {REST} | Lace University", "CutH", f"CutH: {REST}", ("", "")),
        (f"[CutH]({{}}): {REST}. *ICML 2023*", "CutH", f"CutH: {REST}", ("ICML", "2023")),
        ("[Words of a Work on Trees]({}): a remark on it", "", "Words of a Work on Trees", ("", "")),
        ("[Cutting Heads: How and Why]({}): a remark on it", "", "Cutting Heads: How and Why", ("", "")),
    ],
)
def test_a_title_goes_on_behind_the_link_of_a_name(item: str, name: str, title: str, said: tuple[str, str]) -> None:
    (paper,) = _papers(item.format(URL.format(1)))
    assert (paper.title, paper.name, paper.url) == (title, name, URL.format(1))
    assert (paper.venue, paper.date) == said
    assert (Field.TITLE in paper.closed) is bool(name)


def test_what_an_entry_lacks_comes_behind_the_whole_of_its_title() -> None:
    items = [f"[Words of a Work {number}]({URL.format(number)}) *ICML 2023*" for number in range(1, 5)]
    text = "## Trees\n\n" + "".join(f"- {item}\n" for item in [*items, f"[CutH]({URL.format(5)}): {REST}"])
    paper = read(text, "l.md").papers[-1]
    edits = [
        Repair(paper.where, field, "", after, "", Band.APPLY)
        for field, after in ((Field.VENUE, "ICLR"), (Field.DATE, "2024"))
    ]
    assert markdown.write(text, read(text, "l.md").papers, edits).splitlines()[-1] == (
        f"- [CutH]({URL.format(5)}): {REST} *ICLR 2024*"
    )


def test_titles_in_brackets_that_lead_nowhere_are_entries_with_a_place_or_a_year() -> None:
    papers = _papers(
        f"[Words of a Work on Trees]({URL.format(1)}) ACL2020",
        "[How Do Narrow Networks Look at Trees?] EMNLP2016",
        "[Do Trees Look Back at Networks?] EMNLP2017",
        "[Why Trees Have Leaves] 2020",
        "[core dependencies of a project] are listed here",
    )
    assert [(paper.title, paper.venue, paper.date) for paper in papers] == [
        ("Words of a Work on Trees", "ACL", "2020"),
        ("How Do Narrow Networks Look at Trees?", "EMNLP", "2016"),
        ("Do Trees Look Back at Networks?", "EMNLP", "2017"),
        ("Why Trees Have Leaves", "", "2020"),
    ]


@pytest.mark.parametrize(
    ("behind", "said"),
    [
        ("in CVPR2018, winner of the 2017 challenge on trees", ("CVPR", "2018")),
        ("NeurIPS 2019 also a model that only asks", ("NeurIPS", "2019")),
        ("Trees2019 object relations are looked at", ("", "")),
    ],
)
def test_before_a_remark_stands_the_edition_of_a_known_venue(behind: str, said: tuple[str, str]) -> None:
    (paper,) = _papers(f"[Words of a Work on Trees]({URL.format(1)}) {behind}")
    assert (paper.venue, paper.date) == said


def test_a_semicolon_at_the_end_of_a_title_is_no_part_of_it() -> None:
    (paper,) = _papers(f"**Words of a Work on Trees;** Ada Lovelace, Grace Hopper [[paper]({URL.format(1)})]")
    assert (paper.title, paper.authors) == ("Words of a Work on Trees", "Ada Lovelace, Grace Hopper")


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("Heads: ", ("", "")),
        ("2019 ICLR targeted CutH ", ("ICLR", "2019")),
        ("CutH-1 with all of its heads: ", ("", "")),
        ("Trees&Nets", ("", "")),
    ],
)
def test_among_works_the_only_link_to_a_work_is_a_title_whatever_stands_before_it(
    before: str, said: tuple[str, str]
) -> None:
    works = [f"[Words of a Work {number}]({URL.format(number)})" for number in range(1, 4)]
    *_, paper = _papers(*works, f"{before}[{REST}]({URL.format(5)})")
    assert (paper.title, paper.url, paper.venue, paper.date) == (REST, URL.format(5), *said)


@pytest.mark.parametrize(
    "item",
    [
        "Trees: we use the cuts of [{}]({})",
        "What trees have in common with leaves was first asked by [{}]({})",
        "It cuts. Trees [{}]({})",
        "Trees [{}]({}) and [Other Words of a Work](https://arxiv.org/abs/2401.00009)",
    ],
)
def test_a_sentence_that_leads_to_a_work_is_no_entry(item: str) -> None:
    works = [f"[Words of a Work {number}]({URL.format(number)})" for number in range(1, 4)]
    assert len(_papers(*works, item.format(REST, URL.format(5)))) == len(works)


def test_a_paragraph_with_a_tag_before_its_edition_is_an_entry() -> None:
    paragraphs = "\n\n".join(
        f"[Words of a Work {n} on Trees]({URL.format(n)}) [4D Leaves] [2022 ICML]" for n in range(3)
    )
    papers = read(f"# Papers\n\n## Trees\n\n{paragraphs}\n", "l.md").papers
    assert [(paper.venue, paper.date) for paper in papers] == [("ICML", "2022")] * 3


def test_one_surname_before_a_year_is_no_venue() -> None:
    items = [
        f"{REST} {number} ({who}, 201{number})" for number, who in enumerate(("Ada et al.", "Grace et al.", "Hopper"))
    ]
    assert not any(paper.venue for paper in _papers(*items))
    (paper, *_) = _papers(f"{REST} (Nature, 2012) [[paper]({URL.format(1)})]")
    assert (paper.venue, paper.date) == ("Nature", "2012")
