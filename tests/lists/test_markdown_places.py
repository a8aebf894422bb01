"""Where a work appeared, as lists say it before a title, within its link, in the link to it, and below its heading."""

from __future__ import annotations

# ruff: noqa: E501 - an item is one line, however long
import pytest

from enrich.lists import markdown
from enrich.model import Field, Paper, Repair

URL = "https://doi.org/10.1000/1"


def _read(text: str) -> tuple[Paper, ...]:
    return markdown.read(text, "l.md").papers


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("- 20-OSDI-Looms and Narrow Threads", ("Looms and Narrow Threads", "OSDI", "20")),
        ("- **20-OSDI-Looms and Narrow Threads**", ("Looms and Narrow Threads", "OSDI", "20")),
        ("- [Looms: a study, 1996](https://ada.example.org/l.pdf)", ("Looms: a study", "", "1996")),
        (f"- **2024-05** | Looms | *Ada Lovelace* | [Lace Letters]({URL})", ("Looms", "Lace Letters", "2024-05")),
        ("- Looms and Narrow Threads (ICML 2024, best paper of all)", ("Looms and Narrow Threads", "ICML", "2024")),
        (f"- HotLoom 2015 - [Looms and Narrow Threads]({URL})", ("Looms and Narrow Threads", "HotLoom", "2015")),
        (f"- [Looms and Narrow Threads]({URL}), J. Chem. Inf. Model 2020", ("Looms and Narrow Threads", "J. Chem. Inf. Model", "2020")),
        (f"- **Looms and Narrow Threads** — Lovelace, Ada, 2022 | Results in Lace. [Paper]({URL})", ("Looms and Narrow Threads", "Results in Lace", "2022")),
        (f"- **Looms and Narrow Threads** — Lovelace, Ada, 2022 | Shows how lace is made. [Paper]({URL})", ("Looms and Narrow Threads", "", "2022")),
        (f"- [Looms and Narrow Threads]({URL}) *Neurocomputing, 533, 191-205*", ("Looms and Narrow Threads", "Neurocomputing", "")),
        (f"- [Looms and Narrow Threads]({URL}) *Neurocomputing, Volume 23, Pages 17*", ("Looms and Narrow Threads", "Neurocomputing", "")),
        (f"- [Looms and Narrow Threads]({URL}) *18th Conference on Lace, 2023*", ("Looms and Narrow Threads", "18th Conference on Lace", "2023")),
        (f"- **Looms and Narrow Threads** (2023)<br>\n*arXiv preprint arXiv:2301.00001*<br>\n[Paper]({URL})", ("Looms and Narrow Threads", "arXiv preprint arXiv:2301.00001", "2023")),
        (f"- [Looms and Narrow Threads]({URL}), Babbage Research, RecSys, 2020.", ("Looms and Narrow Threads", "RecSys", "2020")),
        (f"- [Looms and Narrow Threads]({URL}), Lacemakers, RecSys, 2020.", ("Looms and Narrow Threads", "RecSys", "2020")),
        (f"- [Looms and Narrow Threads]({URL}), *Workshop on Lace, RecSys, 2020*", ("Looms and Narrow Threads", "Workshop on Lace, RecSys", "2020")),
        (f"- [Looms and Narrow Threads]({URL}) arXiv (NAACL 2025)", ("Looms and Narrow Threads", "NAACL", "2025")),
        (f"- [Looms and Narrow Threads]({URL}) *Ada Lovelace, Grace Hopper.* Arxiv 2024 (ASE 2025).", ("Looms and Narrow Threads", "ASE", "2025")),
        (f"- [Looms and Narrow Threads]({URL}) *Ada Lovelace, Grace Hopper.* Arxiv 2024 (under review).", ("Looms and Narrow Threads", "Arxiv", "2024")),
        (f"- [Looms and Narrow Threads]({URL}) Ada Lovelace, Grace Hopper.Arxiv 2024.12.", ("Looms and Narrow Threads", "Arxiv", "2024.12")),
        (f"- [Looms and Narrow Threads]({URL}) Ada Lovelace, Grace Hopper. *Trees of Lace*, vol. 10, no. 5, pp. 61-63, May 2021.", ("Looms and Narrow Threads", "Trees of Lace", "May 2021")),
        (f"- `2021.09` Looms and Narrow Threads, [npj Computational Materials]({URL}), [Code](https://github.com/a/b)", ("Looms and Narrow Threads", "npj Computational Materials", "2021.09")),
        (f"- [Looms and Narrow Threads]({URL}) (18th ranked in Lace 2012)", ("Looms and Narrow Threads", "", "")),
        (f"- [Looms and Narrow Threads]({URL}) (HotCloud `'11)", ("Looms and Narrow Threads", "HotCloud", "'11")),
        (f"- Lovelace, A., & Babbage, C. [**Looms and Narrow Threads**]({URL}) Threads (2020)", ("Looms and Narrow Threads", "Threads", "2020")),
        (f"- Lovelace, A., & Babbage, C. [**Looms and Narrow Threads**]({URL}) Current opinion in lace (2020)", ("Looms and Narrow Threads", "Current opinion in lace", "2020")),
        (f"- **Looms and Narrow Threads** — Lovelace, Ada, 2022 | Proceedings of the 3rd symposium on fine lace. [Paper]({URL})", ("Looms and Narrow Threads", "Proceedings of the 3rd symposium on fine lace", "2022")),
        (f"- [Looms and Narrow Threads]({URL}). *ICLR*, 2020, Addis Ababa, Ethiopia, April 26-30, 2020.", ("Looms and Narrow Threads", "ICLR", "2020")),
        (f"- Looms and Narrow Threads (2014.06)(LOOM) [pdf]({URL})", ("Looms and Narrow Threads", "", "2014.06")),
        (f"- **Looms_and_Narrow_Threads** (ICML 2024) [pdf]({URL})", ("Looms_and_Narrow_Threads", "ICML", "2024")),
        (f"- [2023.05] **Looms and Narrow Threads**. Ada Lovelace, Charles Babbage. ICML (2024) [[pdf]({URL})]", ("Looms and Narrow Threads", "ICML (2024)", "2023.05")),
        (f"- [2023.05] **Looms and Narrow Threads**. Ada Lovelace, Charles Babbage. ICML, 2024. [[pdf]({URL})]", ("Looms and Narrow Threads", "ICML, 2024", "2023.05")),
        (f"- [2023.05] **Looms and Narrow Threads**. Ada Lovelace, Charles Babbage. ICML '24. [[pdf]({URL})]", ("Looms and Narrow Threads", "ICML '24", "2023.05")),
        (f"- [2023.05] **Looms and Narrow Threads**. Ada Lovelace, Charles Babbage. ICML'24. [[pdf]({URL})]", ("Looms and Narrow Threads", "ICML'24", "2023.05")),
        (f"- [2023.05] **Looms and Narrow Threads**. Ada Lovelace, Charles Babbage. ACL 2024 Findings. [[pdf]({URL})]", ("Looms and Narrow Threads", "ACL 2024 Findings", "2023.05")),
        (f"- [2023.05] **Looms and Narrow Threads**. Ada Lovelace, Charles Babbage. ACM TOPLAS 13, 4 (October 1991), pp. 3-4. [[pdf]({URL})]", ("Looms and Narrow Threads", "ACM TOPLAS", "2023.05")),
        (f"- **Looms and Narrow Threads** (OpenAI, 2023) [Paper]({URL})", ("Looms and Narrow Threads", "", "2023")),
        (f"- [2025] Looms and Narrow Threads · NVIDIA · Lace [[paper]({URL})]", ("Looms and Narrow Threads", "", "2025")),
        ("- Looms and Narrow Threads （OSDI 2020)", ("Looms and Narrow Threads", "OSDI", "2020")),
        ("- ISAAC: Looms and Narrow Threads (OSDI 2020)", ("ISAAC: Looms and Narrow Threads", "OSDI", "2020")),
        (f"- [Conv](https://ada.io/c) by Ada: [Looms and Narrow Threads]({URL}) (ICML 2024)", ("Looms and Narrow Threads", "ICML", "2024")),
        (f"- Ada Lovelace, Grace Hopper, *Looms and Narrow Threads*, arXiv:1508.02108, [[Paper]]({URL}) (4th ranked in LACE2012)", ("Looms and Narrow Threads", "arXiv:1508.02108", "")),
        (f"- [Looms and Narrow Threads]({URL}): Ada Lovelace, Grace Hopper, ICSE 2013: 712-721", ("Looms and Narrow Threads", "ICSE", "2013")),
        (f"- [Looms and Narrow Threads]({URL}): Ada Lovelace, ESEM 2014: Article 33. _A remark._", ("Looms and Narrow Threads", "ESEM", "2014")),
        (f"- [Looms and Narrow Threads]({URL}): Ada Lovelace and Grace Hopper, Lace Letters, Vol. 27, Article 13 (2022).", ("Looms and Narrow Threads", "Lace Letters", "2022")),
        (f"- [Looms and Narrow Threads]({URL}): Ada Lovelace, Grace Hopper, CoRR abs/2201.00001 (2022)", ("Looms and Narrow Threads", "CoRR abs/2201.00001", "2022")),
        (f"- [Looms and Narrow Threads]({URL}) — Lovelace, arXiv 2026. It weaves.", ("Looms and Narrow Threads", "arXiv", "2026")),
        (f"- **Looms and Narrow Threads**\n  [paper]({URL}) · *Ada Lovelace et al.* (ICML 2024; [arXiv:2401.00001](https://arxiv.org/abs/2401.00001))", ("Looms and Narrow Threads", "ICML", "2024")),
        (f"- Lovelace A, Hopper G, et al. Looms and Narrow Threads[J]. Neurocomputing, 2024, 16(15): 6316. [[pdf]({URL})]", ("Looms and Narrow Threads", "Neurocomputing", "2024")),
        (f"- Lovelace A, Hopper G. Looms and Narrow Threads[C]//ICML. 2024: 631-640. [[pdf]({URL})]", ("Looms and Narrow Threads", "ICML", "2024")),
        (f"- [Lovelace A, Hopper G. Looms and Narrow Threads[J]. Neurocomputing, 2024.]({URL})", ("Looms and Narrow Threads", "Neurocomputing", "2024")),
        (f"- [Lovelace, Ada. \"Looms and Narrow Threads.\" Lace Letters (2015).]({URL})", ("Looms and Narrow Threads", "Lace Letters", "2015")),
        (f"- [Looms and Narrow Threads]({URL}) - G. Boole and A. De Morgan ICML2015. [[code](https://e.org)]", ("Looms and Narrow Threads", "ICML", "2015")),
        (f"- [Looms and Narrow Threads]({URL}), [A. Lovelace](https://e.org) et al, ICCV2017.", ("Looms and Narrow Threads", "ICCV", "2017")),
        (f"- [Looms and Narrow Threads，2019]({URL})", ("Looms and Narrow Threads", "", "2019")),
        (f"- Looms and Narrow Threads.*Ada Lovelace, et.al.* SOSP, 2021 [[Paper]({URL})]", ("Looms and Narrow Threads", "SOSP", "2021")),
        ("- [**2017CVPR**] Looms and Narrow Threads", ("Looms and Narrow Threads", "CVPR", "2017")),
        ("- [2019GRSM] Looms and Narrow Threads", ("Looms and Narrow Threads", "GRSM", "2019")),
        ("- 2015-IVC-Looms and Narrow Threads", ("Looms and Narrow Threads", "IVC", "2015")),
        (f"- Looms and Narrow Threads of Tin [[2021]]({URL})", ("Looms and Narrow Threads of Tin", "", "2021")),
        (f"- **Looms and Narrow Threads**\n  Authors: Lovelace et al.\n  Conference: IJCAI 2020\n  [Link]({URL})", ("Looms and Narrow Threads", "IJCAI", "2020")),
        (f"- 3.Looms and Narrow Threads [[Paper]({URL})]", ("Looms and Narrow Threads", "", "")),
        (f"1\\. [Looms and Narrow Threads]({URL}) [2015.05]", ("Looms and Narrow Threads", "", "2015.05")),
        (f"- 2019\n  - [Looms and Narrow Threads]({URL})", ("Looms and Narrow Threads", "", "2019")),
        (f"- Looms and Narrow Threads of Tin [[Studies in Fine Lace 2020]({URL})]", ("Looms and Narrow Threads of Tin", "Studies in Fine Lace", "2020")),
    ],
)  # fmt: skip
def test_title_venue_and_date_are_told_apart(item: str, said: tuple[str, str, str]) -> None:
    (paper,) = _read(f"# List\n\n## Looms\n{item}\n")
    assert (paper.title, paper.venue, paper.date) == said


def test_a_link_that_says_the_edition_of_a_known_venue_leads_to_the_work_on_whatever_page() -> None:
    (paper,) = _read(
        "# List\n\n## Looms\n- Looms and Narrow Threads of Tin [[ICLR 2018](https://mirror.example.org/1804)]\n"
    )
    assert (paper.url, paper.venue, paper.date) == ("https://mirror.example.org/1804", "ICLR", "2018")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("### Looms of Many Threads\n**Ada Lovelace, Grace Hopper** | ICML 2024 | [Paper](https://arxiv.org/abs/2401.0000{n})\n\n", ("Looms of Many Threads", "Ada Lovelace, Grace Hopper")),
        ("- [Lovelace et al., 2024](https://arxiv.org/abs/2401.0000{n}) — Looms of {n} Threads\n", ("Looms of {n} Threads", "")),
    ],
)  # fmt: skip
def test_people_are_no_title(text: str, said: tuple[str, str]) -> None:
    papers = _read("# Papers\n\n## Looms\n" + "".join(text.replace("{n}", str(number)) for number in range(4)))
    assert [(paper.title, paper.authors) for paper in papers] == [
        (said[0].replace("{n}", str(number)), said[1]) for number in range(4)
    ]


def test_notes_on_a_work_are_not_the_work() -> None:
    text = "<details>\n<summary><b>Looms of Many Threads</b> <a href='https://e.org/n.md'>[Paper Note]</a></summary>\n</details>\n"
    assert _read(f"# Papers\n\n## Looms\n{text}") == ()
    (paper,) = _read(
        "# Papers\n\n## Looms\n- **Looms of Many Threads**, ICML 2024 [[Paper Note](https://e.org/n.pdf)]\n"
    )
    assert paper.url == ""


def test_what_names_folded_text_may_be_a_work() -> None:
    text = "<details>\n<summary><b>Looms of Many Threads</b> <a href='https://arxiv.org/abs/2401.00001'>[paper]</a></summary>\nSo.\n</details>\n"
    assert [(paper.title, paper.url) for paper in _read(f"# Papers\n\n## Looms\n{text}")] == [
        ("Looms of Many Threads", "https://arxiv.org/abs/2401.00001")
    ]


def test_slides_are_not_the_work() -> None:
    (paper,) = _read("# List\n\n## Looms\n- **Looms of Many Threads.** ICML 2024. [[Slides](https://e.org/s.pdf)]\n")
    assert paper.url == ""


def test_institutions_are_no_people() -> None:
    (paper,) = _read("# List\n\n## ICML 2024\n- [Looms of Many Threads](https://doi.org/10.1000/1). (MIT, NVIDIA)\n")
    assert paper.authors == ""


@pytest.mark.parametrize(
    "text", ["- [Slides: Looms of Many Threads](https://e.org/s.pdf)", "- [Wiki: Looms](https://e.org/w.pdf)"]
)
def test_what_says_that_it_is_something_else_is_no_work(text: str) -> None:
    assert _read(f"# List\n\n## Looms\n{text}\n") == ()


def test_headings_in_html_are_sections_and_a_list_may_follow_right_below() -> None:
    (paper,) = _read('# List\n\n<h2 id="looms">Looms <b>1</b></h2>\n- 20-OSDI-Looms and Narrow Threads\n')
    assert paper.section == "Looms 1"
    assert Field.DATE not in paper.closed


def test_a_second_heading_of_the_first_level_is_a_section() -> None:
    item = "- [Looms of Many Threads](https://doi.org/10.1000/1)"
    assert [paper.section for paper in _read(f"# Looms\n{item}\n# Threads\n## Old\n{item}\n")] == ["", "Threads > Old"]


def test_places_that_nobody_knows_stand_before_a_comma_and_a_link() -> None:
    shape = "Loom Systems Frontiers 2014,[Looms of Many Threads {0}](https://doi.org/10.1000/{0})---Notes:[x](https://e.org)"
    papers = _read("# List\n\n## Looms\n" + "\n\n".join(shape.format(n) for n in range(3)))
    assert [(paper.venue, paper.date) for paper in papers] == [("Loom Systems Frontiers", "2014")] * 3


def test_paragraphs_that_begin_with_people_and_a_year_need_no_link() -> None:
    shape = "A. Lovelace and G. Hopper. 2020. Looms of Many Threads {0}. IEEE Access 8 (2020), 183879–183890."
    papers = _read("# List\n\n## Looms\n" + "\n\n".join(shape.format(n) for n in range(3)))
    assert [(paper.authors, paper.date) for paper in papers] == [("A. Lovelace and G. Hopper", "2020")] * 3


def test_people_and_the_year_within_a_link_are_no_part_of_the_title() -> None:
    (paper,) = _read(
        "# List\n\n## Looms\n- [Looms of Many Threads, Ada Lovelace et al. 2017](https://doi.org/10.1000/1)\n"
    )
    assert (paper.title, paper.authors, paper.date) == ("Looms of Many Threads", "Ada Lovelace et al", "2017")


def test_a_venue_that_nobody_knows_may_stand_before_people() -> None:
    (paper,) = _read(
        "# List\n\n## Looms\n- **Looms of Many Threads** (2020), LoomSys 2020, Ada Lovelace, et al. [[pdf]](https://e.org/a.pdf)\n"
    )
    assert paper.authors == "Ada Lovelace, et al."


@pytest.mark.parametrize(
    "within", ["Looms of Many Threads - Lovelace et al.", "Looms of Many Threads (Ada Lovelace & Grace Hopper)"]
)
def test_people_at_the_end_of_a_link_are_its_authors(within: str) -> None:
    (paper,) = _read(f"# List\n\n## Looms\n- [{within}](https://doi.org/10.1000/1)\n")
    assert paper.title == "Looms of Many Threads"
    assert "Lovelace" in paper.authors


def test_several_emoji_by_their_names_may_stand_before_a_paragraph() -> None:
    shape = ":1st_place_medal: :page_facing_up:[Looms of Many Threads {0}](https://ada.example.org/{0}.pdf)"
    assert len(_read("# List\n\n## Looms\n" + "\n\n".join(shape.format(n) for n in range(3)))) == 3


def test_a_venue_stands_behind_people_whose_initials_come_last() -> None:
    (paper,) = _read(
        "# List\n\n## Looms\n- [Looms of Many Threads](https://e.org/l.pdf). Lovelace A, Hopper G. CRYPTO'17.\n"
    )
    assert (paper.authors, paper.venue, paper.date) == ("Lovelace A, Hopper G", "CRYPTO", "'17")


def test_a_known_edition_counts_behind_what_is_not_understood() -> None:
    item = "- [Looms of Many Threads](https://e.org/l.pdf). T-H. Ada Lovelace Grace Hopper 3. EUROCRYPT'19."
    (paper,) = _read(f"# List\n\n## Looms\n{item}\n")
    assert (paper.venue, paper.date) == ("EUROCRYPT", "'19")


def test_an_item_without_a_space_behind_its_dash_is_one() -> None:
    item = "[Looms of Many Threads](https://doi.org/10.1000/{0})\n"
    assert len(_read("# List\n\n## Looms\n- " + item.format(1) + "-" + item.format(2) + "- " + item.format(3))) == 3


@pytest.mark.parametrize(
    ("item", "people"),
    [
        (
            "* Ada Lovelace and Grace Hopper, *Long Short-Term Looms*, ICML 2024 [[Paper]](https://e.org/l.pdf)",
            "Ada Lovelace and Grace Hopper",
        ),
        (
            '* Ada Lovelace, Grace "Amazing" Hopper, Alan Turing, Kurt Weaver, Mary Loom, *Looms of Many Threads*, ICML 2024 [[Paper]](https://e.org/l.pdf)',
            'Ada Lovelace, Grace "Amazing" Hopper, Alan Turing, Kurt Weaver, Mary Loom',
        ),
        (
            "* [Looms of Many Threads](https://e.org/l.pdf) - Ada Lovelace, and Grace Hopper, ACM Computing Surveys (CSUR), 2018",
            "Ada Lovelace, and Grace Hopper",
        ),
    ],
)
def test_people_end_where_their_title_or_their_journal_begins(item: str, people: str) -> None:
    (paper,) = _read(f"# List\n\n## Looms\n{item}\n")
    assert paper.authors == people


def test_theses_among_books_are_works() -> None:
    assert len(_read("# List\n\n## Books / Theses\n- [Looms of Many Threads](https://e.org/l.pdf)\n")) == 1


def test_the_hosts_of_journals_of_all_fields_tell_works() -> None:
    assert len(_read("# List\n\n## Looms\n- [Looms of Many Threads](https://pubs.acs.org/abc)\n")) == 1


def test_the_letters_of_a_venue_before_people_are_none_of_them() -> None:
    (paper,) = _read(
        "# List\n\n## Looms\n- **Looms of Many Threads** (2020), NeurIPS, Ada Lovelace, et al. [[pdf]](https://e.org/a.pdf)\n"
    )
    assert (paper.venue, paper.authors) == ("NeurIPS", "Ada Lovelace, et al.")


def test_items_below_a_title_in_bold_say_something_of_it() -> None:
    said = "intro: ECCV 2016. University of Weaving", "keywords: loom, thread", "intro: University of Weaving"
    papers = _read(
        "# Papers\n\n"
        + "".join(
            f"**Looms of {number} Threads**\n\n- {words}\n- arxiv: <https://arxiv.org/abs/2101.0000{number}>\n- gitxiv: <http://e.org/x>\n\n"
            for number, words in enumerate(said)
        )
    )
    assert [(paper.venue, paper.date) for paper in papers] == [("ECCV", "2016"), ("", ""), ("", "")]
    assert [paper.url for paper in papers] == [f"https://arxiv.org/abs/2101.0000{number}" for number in range(3)]


def test_a_heading_above_a_table_of_works_is_none() -> None:
    row = "| [Words of a Work {0} on Trees](https://arxiv.org/abs/2401.0000{0}) | ICML 2023 |\n"
    sections = "".join(
        f"### {name}\n\n> What it is about.\n\n| Paper | Publication |\n|---|---|\n{row.format(number)}\n"
        for number, name in enumerate(("Serving", "Training", "Pruning", "Decoding"))
    )
    papers = _read(f"# Papers\n\n{sections}")
    assert [paper.title for paper in papers] == [f"Words of a Work {number} on Trees" for number in range(4)]
    assert {paper.venue for paper in papers} == {"ICML"}


def test_a_column_called_publication_that_names_venues_has_no_titles() -> None:
    rows = "".join(
        f"| [Words of a Work {number} on Trees](https://arxiv.org/abs/2401.0000{number}) | ICML 202{number} |\n"
        for number in range(3)
    )
    head = "| Paper/Open Source Project | Publication |\n|---|---|\n"
    papers = _read(f"# Papers\n\n{head}{rows}| [TreeTool](https://github.com/a/b) | |\n")
    assert [(paper.title, paper.date) for paper in papers] == [
        (f"Words of a Work {number} on Trees", f"202{number}") for number in range(3)
    ]


def test_people_before_a_colon_wrote_what_the_next_line_names() -> None:
    for gap in ("\n  ", "\n\n  "):
        item = f"* Ada Lovelace, Grace Hopper:{gap}Looms, Threads and Knots: What Next?\n\n  [[paper]({URL})]\n\n"
        (paper,) = _read(f"# List\n\n### ICML 2024\n\n{item}")
        assert (paper.title, paper.authors) == ("Looms, Threads and Knots: What Next?", "Ada Lovelace, Grace Hopper")
        assert paper.url == URL


def test_a_link_at_a_sign_leads_to_the_work_and_names_no_venue() -> None:
    url = "https://link.springer.com/article/10.1007/BF00344251"
    item = f"- **Looms and Narrow Threads (1980)**, Lovelace, [@Springer]({url}) + [@Github](https://github.com/a/b)."
    (paper,) = _read(
        f"# List\n\n## Looms\n{item}\n- **Threads of Looms (1989)**, Hopper, [@NeurIPS](https://e.org/1.pdf).\n"
    )[:1]
    assert (paper.title, paper.url, paper.date, paper.venue) == ("Looms and Narrow Threads", url, "1980", "")


def test_words_of_labels_may_be_a_title() -> None:
    (paper,) = _read(f"# List\n\n## Looms\n- [Video Weaving Models]({URL}) (ICML 2024) [[Video Demo](https://e.org)]\n")
    assert (paper.title, paper.url) == ("Video Weaving Models", URL)


def test_a_call_for_papers_is_no_work() -> None:
    call = "- [OSDI'25](https://www.usenix.org/conference/osdi25/call-for-papers) Notification of all authors: March 25, 2025"
    assert _read(f"# List\n\n## Conference list\n{call}\n") == ()


def test_an_edition_before_the_link_of_a_paragraph_is_its_venue() -> None:
    page = "".join(f"(ACM MM 202{n}) [Looms and Narrow Threads {n}]({URL}{n}) by Lovelace et al.\n\n" for n in range(4))
    papers = _read(f"# List\n\n### Looms\n\n{page}")
    assert [(paper.title, paper.venue, paper.date) for paper in papers] == [
        (f"Looms and Narrow Threads {n}", "ACM MM", f"202{n}") for n in range(4)
    ]


def test_a_name_in_brackets_as_the_link_is_not_the_title_before_it() -> None:
    (paper,) = _read(
        f"# List\n\n## Looms\n- [[WEAVE+]]({URL}) Weaving, Ideas and Uses: A Study of Threads - ICML 2024\n"
    )
    assert (paper.title, paper.url) == ("Weaving, Ideas and Uses: A Study of Threads", URL)
    assert (paper.venue, paper.date) == ("ICML", "2024")


def test_a_title_may_begin_with_quotes() -> None:
    (paper,) = _read(f'# List\n\n## Looms\n- [**ICML 2024**] "No Threads": Looms without Them [[pdf]({URL})]\n')
    assert paper.title == '"No Threads": Looms without Them'


@pytest.mark.parametrize("end", [" (ICML 2024)", ", ICML 2024", " - ICML 2024"])
def test_words_of_a_title_behind_a_comma_are_no_people(end: str) -> None:
    (paper,) = _read(
        f"# List\n\n## Looms\n- A Survey of Looms: Techniques, Applications, and Challenges{end} [[pdf]({URL})]\n"
    )
    assert (paper.title, paper.authors) == ("A Survey of Looms: Techniques, Applications, and Challenges", "")
    (paper,) = _read(f"# List\n\n## Looms\n- A Survey of Looms, Ada Lovelace and Grace Hopper{end} [[pdf]({URL})]\n")
    assert (paper.title, paper.authors) == ("A Survey of Looms", "Ada Lovelace and Grace Hopper")


def test_people_before_a_line_break_wrote_what_the_next_line_names_in_quotes() -> None:
    text = (
        "# Papers on weaving\n\n## Papers\n"
        "- Ada Byron, Charles Wheat.<br />\n"
        '  "Looms That Reckon with Several Threads." ArXiv (2022).\n  [[paper](https://arxiv.org/abs/2201.00011)]\n\n'
        "- Mary Somers and Jane Marsh.<br />\n"
        '  "A Survey of Reckoning Looms." Information Fusion (2024).\n  [[paper](https://arxiv.org/abs/2401.00012)]\n\n'
        "- **Shuttle++:** Ada Byron, Mary Somers.<br />\n"
        '  "Shuttle++: Threads Without Knots." CoRL (2025).\n  [[paper](https://arxiv.org/abs/2501.00013)]\n'
    )

    papers = markdown.read(text, "looms.md").papers

    assert [(paper.title, str(paper.date), paper.venue) for paper in papers] == [
        ("Looms That Reckon with Several Threads", "2022", "ArXiv"),
        ("A Survey of Reckoning Looms", "2024", "Information Fusion"),
        ("Shuttle++: Threads Without Knots", "2025", "CoRL"),
    ]
    assert papers[1].authors == "Mary Somers and Jane Marsh"


def test_the_link_to_a_book_leads_to_the_work() -> None:
    (paper,) = _read("# List\n\n## Looms\n- (Lovelace, 1992) Looms of Many Threads. [**[Book]**](https://e.org/book)\n")
    assert (paper.title, paper.url, paper.date, paper.venue) == (
        "Looms of Many Threads",
        "https://e.org/book",
        "1992",
        "",
    )


def test_words_that_lead_on_to_a_title_are_none() -> None:
    item = f"- See also **Looms and Narrow Threads (1996)**, Ada Lovelace and Charles Babbage, [@CiteSeerX]({URL})."
    assert not [paper for paper in _read(f"# List\n\n## Looms\n{item}\n") if paper.title == "See also"]


def test_days_of_a_conference_are_no_year() -> None:
    (paper,) = _read(f"# List\n\n## Looms\n- [Looms and Narrow Threads]({URL}), *ICML*, Vienna, April 26-30.\n")
    assert (paper.title, paper.date) == ("Looms and Narrow Threads", "")


@pytest.mark.parametrize(
    "item",
    [
        "- [{t}]({u}), ACL 2022 (Findings)",
        "- [{t}]({u}). Ada Lovelace, Charles Babbage. ACL 2022 (Findings). [[code]](https://github.com/a/looms)",
        "- {t}, ACL 2022 (Findings) [[paper]]({u})",
        "- [{t}]({u}) **ACL 2022 (Findings)**",
        "- ACL 2022 (Findings): [{t}]({u})",
    ],
)
def test_a_track_in_parentheses_is_of_the_venue_before_it_and_goes_with_it(item: str) -> None:
    text = "# Papers\n\n" + item.format(t="Looms of Many Threads", u=URL) + "\n"
    (paper,) = _read(text)
    assert (paper.title, paper.venue, paper.date) == ("Looms of Many Threads", "ACL (Findings)", "2022")

    edited = markdown.write(text, [paper], [Repair(paper.where, Field.VENUE, paper.venue, "NAACL", "")])

    assert edited == text.replace("ACL 2022 (Findings)", "NAACL 2022")


@pytest.mark.parametrize("tag", ["Dataset", "Oral", "Ada Lovelace"])
def test_what_names_no_track_in_parentheses_is_not_of_the_venue_before_it(tag: str) -> None:
    (paper,) = _read(f"# Papers\n\n- [Looms of Many Threads]({URL}), CVPR 2022 ({tag})\n")
    assert (paper.venue, paper.date) == ("CVPR", "2022")
