"""Entries in the shapes of lists as people write them: what is read of each, and what an edit of each changes."""

from __future__ import annotations

# ruff: noqa: E501, ISC004 - shapes are one entry each, however long, and may be written on two lines
import pytest

from enrich.errors import BadInput
from enrich.lists import markdown
from enrich.model import Field, Location, Paper, Repair
from enrich.normalise.titles import title_key

TITLES = (
    "Cutting Heads, Not Tails: Pruning in Practice",
    "How Deep are Narrow Networks?",
    "Small Nets",
    "Trimming networks (very) well, in 12 steps",
)
URL = "https://arxiv.org/abs/2401.0000{0}"
PEOPLE = "Ada Lovelace, Grace Hopper, Alan Turing"


def _read(text: str) -> tuple[Paper, ...]:
    return markdown.read(text, "l.md").papers


def _page(shape: str, head: str = "", apart: str = "\n") -> str:
    entries = (shape.replace("{t}", title).replace("{u}", URL.format(n)) for n, title in enumerate(TITLES))
    return f"# List\n\n## Pruning\n\n{head}{apart.join(entries)}\n\n## License\n\nCC0\n"


ICML = {Field.VENUE: "ICML", Field.DATE: "2024"}
FULL = {**ICML, Field.AUTHORS: PEOPLE}
EDITION = {**ICML, Field.VENUE: "ICML 2024"}
DATED = {**FULL, Field.VENUE: "ICML 2024", Field.DATE: "18 Aug 2024"}

ITEMS = {
    "a title up to its credits": (f"- {{t}}. {PEOPLE}. ICML, 2024. [[paper]({{u}})]", FULL),
    "parentheses": ("* {t} (ICML 2024) [[Paper]]({u}) [[Video]](https://e.org/v)", ICML),
    "bars": (f"- {{t}} | {PEOPLE} | **[ICML' 24]** | [`[pdf]`]({{u}})", {Field.VENUE: "ICML", Field.DATE: "24"}),
    "commas": ("+ {t}, ICML 2024, [[arxiv]({u})], [[code](https://e.org/c)]", ICML),
    "links before the venue": ("1. {t} [[paper]({u})] [[code](https://e.org/c)] ICML 2024", ICML),
    "a tag": ("- [ICML 2024 (Oral)] {t} [[paper]]({u})", ICML),
    "a tag within the link": ("- [[ICML 2024] {t}]({u})", ICML),
    "a venue within the link": ("- [{t}, ICML 2024]({u})", ICML),
    "a venue as the link": ("- [[ICML2024]({u})] {t} [[github](https://e.org/c)]", ICML),
    "a venue as the link of a preprint": ("- [arXiv 2024.05]({u}) **{t}.** [Site](https://e.org)", {Field.DATE: "2024.05"}),
    "a venue as the link beside": ("- **{t}**, Ada Lovelace et al. [[ICML 2024]]({u}) [[Code]](https://e.org/c)", ICML),
    "a short name and a dash": ("- 2024.05 - **CutH** - [{t}]({u})", {Field.DATE: "2024.05"}),
    "a year of two digits": ("- [ ] {t} [ICML 24] [[Paper]({u})]", {Field.VENUE: "ICML", Field.DATE: "24"}),
    "code": ("- {t} `ICML 2024` [[paper]({u})]", ICML),
    "code before the title": ("- `ICML 2024` {t} [[paper]({u})]", ICML),
    "tags of HTML": ("- {t}, <ins>ICML, 2024</ins> [[Paper]({u})]", ICML),
    "anchors": (f"- <b><a href='{{u}}'>{{t}}</a></b> <i>{PEOPLE}</i>, ICML 2024", FULL),
    "a short name": ('* **CutH**: "{t}". ICML(2024) [[PDF]({u})]', ICML),
    "a short name in brackets": ('- <a name="x"></a>**[CutH]** {t} (**ICML**) [[paper]({u})]', {Field.VENUE: "ICML"}),
    "et al. and a venue": ("- [2024/05] **{t}.** *Ada Lovelace (MIT) et al. arXiv.* [[paper]({u})]", {Field.VENUE: "arXiv"}),
    "et al. in parentheses": ("- [{t}]({u}) (Lovelace et al., ICML 2024)", {**ICML, Field.AUTHORS: "Lovelace et al."}),
    "APA": ("1. Lovelace, A., & Hopper, G. (2024). {t}. *ICML*. [[paper]({u})]", ICML),
    "people and a year": (f"- {PEOPLE}. 2024. [{{t}}]({{u}}). In *ICML*.", FULL),
    "people and a plain title": ("* A. Lovelace, G. Hopper. {t}. ICML, 2024. [arXiv:2401.00001]({u})", ICML),
    "people below": (f"- {{t}} [[pdf]]({{u}})\n  - {PEOPLE}. *ICML'24*", {Field.VENUE: "ICML", Field.DATE: "'24"}),
    "labels below": (f"- [{{t}}]({{u}})\n  - {PEOPLE}\n  - 📅 Date: May 2024\n  - 📑 Publisher: ICML", {Field.DATE: "May 2024"}),
    "links below": ("- {t} (ICML 2024)\n  - [Paper]({u})\n  - [Code](https://e.org/c)", ICML),
    "lines": (f"- {{t}}  \n  *{PEOPLE}*  \n  ICML 2024, [eprint]({{u}}), LHT+24", FULL),
    "a badge": ("- {t} [[Paper]]({u}) ![](https://img.shields.io/badge/ICML-2024-blue)", ICML),
    "a badge that leads to the work": (
        "- **[ICML 2024]** {t}\n  <br>*Ada Lovelace, et al.*\n  <br>[![arXiv](https://img.shields.io/badge/arXiv-Paper-red)]({u})",
        ICML,
    ),
    "a badge before the title": ("- [![ICML](https://img.shields.io/badge/ICML-2024-1E90FF)]({u}) **{t}**", ICML),
    "an abstract that is folded": (
        f"1. **{{t}}** (ICML 2024)\n    *{PEOPLE}*\n    [[paper]({{u}})]\n    <details><summary>Abstract</summary>\n"
        "    We cut heads, as ICLR 2020 did.\n    </details>\n",
        FULL,
    ),
    "Chinese labels": ("1. {t}, ICML 2024. [[论文]({u})] [[代码](https://e.org/c)]", ICML),
    "a bare address": ("- {t}: {u}", {}),
    "an emoji by its name": ("* :scroll: [{t}]({u})", {}),
    "a link without words before": ("* [:scroll:](notes.pdf) [{t}]({u})", {}),
    "a short name that is underlined": ('1. <u>CutH</u>: **"{t}"**. *Ada Lovelace et al.* ICML 2024. [[Paper]({u})]', ICML),
    "et al. behind the emphasis": ('1. **"{t}"**. *Ada Lovelace* et al. ICML 2024. [[Paper]({u})]', {**ICML, Field.AUTHORS: "Ada Lovelace et al."}),
    "people and the year as the link": ("1. **{t}**. [Lovelace, Hopper (2024)]({u}).", {Field.DATE: "2024", Field.AUTHORS: "Lovelace, Hopper"}),
    "Harvard": ("- Lovelace, A., Hopper, G. and Turing, A., 2024, May. {t}. In *ICML*, 29(2), pp. 427-438. [[PDF]]({u})", ICML),
    "a topic before a citation": ("- **Cuts of Heads**. Lovelace, A. and Hopper, G., 2024. {t}. *ICML*, 29(2), pp. 427-438. [[PDF]]({u})", ICML),
    "a preprint that appeared": (f"* {PEOPLE}, *{{t}}*, arXiv:2401.00001 / ICML 2024 [[Paper]({{u}})]", ICML),
    "one author": ("- [{t}]({u}). Ada Lovelace. ICML 2024.", {**ICML, Field.AUTHORS: "Ada Lovelace"}),
    "one author between bars": ("- **[CutH]** {t} | Ada Lovelace | **[ICML' 24]** | [`[pdf]`]({u})", {Field.AUTHORS: "Ada Lovelace"}),
    "a short name behind": ("- {t} (**CutH**) [[paper]({u})]", {}),
    "brackets right behind": ("- [[ICML]({u})] {t}.[__`det.`__ __`seg.`__]", {Field.VENUE: "ICML"}),
    "a venue as the link to a page": ("- [[ICML]({u})] {t}. [[code](https://github.com/a/b)]", {Field.VENUE: "ICML"}),
    "a short name before bold": ("* [2024] CutH: **{t}**. [[PDF]({u})]", {Field.DATE: "2024"}),
    "a journal of many words": ("* {t}, Lace Journal of Law & Technology 2024 [[Paper]]({u})", {Field.VENUE: "Lace Journal of Law & Technology", Field.DATE: "2024"}),
    "two dates": ("- **{t}** <br>\n  ICML'24, 2024.05 [[Paper]({u})]", {Field.VENUE: "ICML", Field.DATE: "2024.05"}),
    "a date beside an edition": ("- **{t}** `ICML 2024` [[Paper]({u})], 2023.10", {Field.VENUE: "ICML 2024", Field.DATE: "2023.10"}),
    "a date beside an edition and its track": ("- **{t}** `ACL 2024 Findings` [[Paper]({u})], 2023.10", {Field.VENUE: "ACL 2024 Findings", Field.DATE: "2023.10"}),
    "emphasis within parentheses": ("- (*ICML'24*) {t} [[paper]({u})][[code](https://e.org/c)]", {Field.VENUE: "ICML", Field.DATE: "'24"}),
    "a month of a short year": ("- 24.05 - arXiv - [{t}]({u})\n  - **Pruning**&**Speed**", {Field.DATE: "24.05", Field.VENUE: "arXiv"}),
    "a topic below": ("- [{t}]({u}) (ICML 2024)\n  - **Pruning**", {**ICML, Field.AUTHORS: ""}),
    "a short name that is a venue's": ('* **SAT**: "{t}", ICML, 2024 (*UTS*). [[Paper]({u})]', ICML),
    "people on a line before": (f"- {PEOPLE}.<br />\n  **{{t}}**. (ICML 2024) [[paper]({{u}})]", FULL),
    "a month before the title": ("- [2024/05] {t}. [[paper]({u})]", {Field.DATE: "2024/05"}),
    "a month that nobody filled in": ("- [2024/Mon] [{t}]({u})", {Field.DATE: "2024/Mon"}),
    "a year and a month's name": ("- [2024 Jul] [{t}]({u})", {Field.DATE: "2024 Jul"}),
    "a month and a year in numbers": ("- (07/2024) [{t}]({u})", {Field.DATE: "07/2024"}),
    "a Chinese date": ("- [{t}]({u})，2024年7月", {Field.DATE: "2024年7月"}),
    "under review": ("- [{t}]({u}). *Ada Lovelace, Alan Turing*. Under Review.", {Field.VENUE: "Under Review"}),
    "bars around all": (f"+ 2024 | {{t}} | {PEOPLE} | LACE | [`PDF`]({{u}})", {Field.VENUE: "LACE", Field.DATE: "2024", Field.AUTHORS: PEOPLE}),
    "bars around a journal": ("+ 2024 | {t} | Ada Lovelace, et al. | Lace Computation | [`PDF`]({u})", {Field.VENUE: "Lace Computation", Field.DATE: "2024"}),
    "a venue behind in": ("* {t}, in *Lace Letters of the Realm* 2024. [\\[paper\\]]({u})", {Field.VENUE: "Lace Letters of the Realm", Field.DATE: "2024"}),
    "people apart and an odd venue": ("- [2024/05] {t} *Ada Lovelace et al. L(ACE)* [[paper]({u})]", {Field.DATE: "2024/05"}),
    "a space before the end of emphasis": ("- [2024/05] **{t}.** *Ada Lovelace et al. arXiv. *[[paper]({u})]", {Field.VENUE: "arXiv", Field.AUTHORS: "Ada Lovelace et al."}),
    "a journal in small letters": ("* Lovelace et al. **{t}.** Advances in artificial lace, 2024. [code](https://github.com/a/b) [pdf]({u})", {Field.VENUE: "Advances in artificial lace", Field.DATE: "2024"}),
    "a venue and a comma": ("- ICML 2024 (spotlight), {t}, [arXiv]({u}) / [Github](https://github.com/a/b)", ICML),
    "a submission": ("- ICML 2024 submission, {t}, [arXiv]({u})", ICML),
    "a journal of few as the link": ("- {t} [[TIP]]({u})", {Field.VENUE: "TIP"}),
    "a preprint on a day": ("- {t} [[arXiv on 24 Jan 2024]]({u})", {Field.VENUE: "arXiv", Field.DATE: "24 Jan 2024"}),
    "an unknown acronym": ("1. **✨{t}** LACEOR, 2024. [paper]({u})\n\n    *Lovelace, Ada and Hopper, Grace.*", {Field.VENUE: "LACEOR", Field.DATE: "2024"}),
    "brackets around the link": (f"* [CutH]<[{{t}}]({{u}})> by {PEOPLE}, ICML 2024.", FULL),
    "a place as it was presented": ('* CutH: "{t}" ICML (Oral). [[Paper]]({u})  \n  剪枝将网络设计成端到端可训练的分类分支', {Field.VENUE: "ICML", Field.AUTHORS: ""}),
    "a remark behind the links": ("- [2024/05] **{t}** [[paper]({u})][[code](https://e.org/c)] *Lace Codec* :tada:", {Field.DATE: "2024/05", Field.AUTHORS: ""}),
    "emphasis in parentheses": ("- (*ICML'24*) {t} [[paper]({u})][[code](https://e.org/c)]", {Field.VENUE: "ICML", Field.DATE: "'24"}),
    "another apostrophe": ("- (*ICML‘24*) {t} [[paper]({u})]", {Field.VENUE: "ICML", Field.DATE: "24"}),
    "an unknown acronym before": ("1. LCE 2024: {t} [[Paper]]({u}) [[Code]](https://e.org/c)", {Field.VENUE: "LCE", Field.DATE: "2024"}),
    "a citation of an unknown acronym below": ("- {t}\n  - A. Lovelace, G.-M. Hopper, K. Johnson, and A. Turing. *PLMR 2024*. [[pdf]]({u})", {Field.VENUE: "PLMR", Field.DATE: "2024"}),
    "under review where emphasis names it": ("- {t}, under review in *ICLR* 2023. [\\[paper\\]]({u})", {Field.VENUE: "ICLR", Field.DATE: "2023"}),
    "under review somewhere": ("- **{t}** (Under review at ICML, 2024) [paper]({u})", {Field.VENUE: "Under review at ICML", Field.DATE: "2024"}),
}  # fmt: skip


def _expected(number: int, said: dict[Field, str]) -> dict[Field, str]:
    return {Field.TITLE: TITLES[number], Field.URL: URL.format(number), **said}


def _check(text: str, said: dict[Field, str]) -> None:
    papers = _read(text)
    assert [{field: paper.written(field).rstrip(".") for field in (Field.TITLE, Field.URL)} for paper in papers] == [
        {Field.TITLE: title, Field.URL: URL.format(number)} for number, title in enumerate(TITLES)
    ]
    for number, paper in enumerate(papers):
        expected = _expected(number, said)
        assert {field: paper.written(field) for field in expected if field is not Field.TITLE} == {
            field: words for field, words in expected.items() if field is not Field.TITLE
        }
    assert markdown.write(text, papers, ()) == text


@pytest.mark.parametrize("name", ITEMS)
def test_an_item_is_read_in_its_shape(name: str) -> None:
    shape, said = ITEMS[name]
    _check(_page(shape), said)


def test_a_group_is_no_work_because_one_below_it_looks_like_a_citation() -> None:
    works = "".join(
        f'    * **{name}**: "{title}", ICML, 2024 (*UTS*). [[Paper]({URL.format(number)})]\n'
        for number, (name, title) in enumerate(zip(("SAT", "CutH", "?", "DML"), TITLES, strict=True))
    )
    assert [paper.title for paper in _read(f"# List\n\n* General:\n{works}")] == list(TITLES)


def test_a_badge_names_the_edition_where_the_date_stands_before_it() -> None:
    badge = "![](https://img.shields.io/badge/ACL2024--findings-orange)"
    text = _page(f"- **{{t}}** [[pdf]({{u}})], 2023.10. {badge}")
    papers = _read(text)
    assert [(paper.venue, paper.date) for paper in papers] == [("ACL2024-findings", "2023.10")] * len(TITLES)
    repair = Repair(papers[1].where, Field.VENUE, papers[1].venue, "EMNLP2024-findings", "")
    edited = markdown.write(text, papers, [repair])
    assert edited.count("/EMNLP2024--findings-orange)") == 1
    assert edited.replace("/EMNLP2024", "/ACL2024") == text


@pytest.mark.parametrize("name", ITEMS)
def test_a_correction_changes_the_part_that_it_is_about(name: str) -> None:
    shape, _ = ITEMS[name]
    text = _page(shape)
    papers = _read(text)
    wanted = {Field.TITLE: "Other Words of Many Kinds", Field.VENUE: "NeurIPS", Field.URL: "https://doi.org/10.1000/x"}
    for field, after in wanted.items():
        before = papers[1].written(field)
        if field in papers[1].closed or not before:
            continue
        edited = markdown.write(text, papers, [Repair(papers[1].where, field, before, after, "")])
        assert [paper.written(field) for paper in _read(edited)] == [
            after if number == 1 else paper.written(field) for number, paper in enumerate(papers)
        ]
        assert edited.replace(after, before, 1) == text


PARAGRAPHS = {
    "lines": (f"**{{t}}** \\\n*{PEOPLE}* \\\nICML 2024. [[Paper]({{u}})] \\\n18 Aug 2024\n", DATED),
    "breaks": (f"[{{t}}]({{u}}) <br> {PEOPLE} <br> *ICML 2024* | [Project page](https://e.org)\n", FULL),
    "a short name": ("**(CutH)** _{t}_ ```ICML 2024```     \n[[Paper]({u})] [[GitHub](https://e.org/c)]\n", ICML),
    "emoji": (f"🗂️ **{{t}}.** *(CutH).* [ICML, 2024]. <br />\n*{PEOPLE}.* <br />\n[[Paper]({{u}})]\n", FULL),
    "bold HTML": (
        ":game_die: <b>{t} (2024)</b> [[Paper]]({u})\n<p><img src='https://e.org/a.png'></p>\n",
        {Field.DATE: "2024"},
    ),
    "citations": ("Lovelace, A. and Hopper, G., 2024. {t}. *ICML*, 29(2), p.15. [[PDF]]({u})\n", ICML),
    "a venue in items": ("**{t}**\n\n- ICML 2024 Oral\n\n- 论文：{u}\n\n- 代码：https://e.org/c\n", ICML),
    "labels in items": ("**{t}**\n\n- 论文：{u}\n- 代码（即将开源）：https://e.org/c\n", {}),
    "labels in paragraphs": ("**{t}**\n\n论文下载链接：{u}\n\n代码：https://e.org/c\n", {}),
}


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_paragraphs_are_read_in_their_shape(name: str) -> None:
    shape, said = PARAGRAPHS[name]
    _check(_page(shape), said)


HEADINGS = {
    "a link below": ("### {t}\n[[Paper]({u})]\n[[Code](https://e.org/c)]\n- A remark\n", {}),
    "a venue beside": ("### {t} [ICML 2024]\n[📄 Paper]({u}) | [💻 Code](https://e.org/c)\n- Keywords: nets\n", ICML),
    "labels": (f"### 3. {{t}}\n\n**Authors**: {PEOPLE}\n\n<details>\n<summary>Abstract</summary>\nWe cut.\n</details>\n\n[Paper]({{u}})\n",
               {Field.AUTHORS: PEOPLE}),
    "a tag": ("### \\[ICML 2024] **{t}** <a href='{u}' id='a'></a>\n\nWhat we think of it.\n", ICML),
    "labels with remarks": (f"### {{t}}\n**Authors**: {PEOPLE}\n\n  [📄 Paper (Low Resolution)]({{u}}) | [💻 Code](https://e.org/c) | [🎥 Short Presentation](https://youtu.be/a)\n", {Field.AUTHORS: PEOPLE}),
    "labels in items": (f"### [{{t}}]({{u}})\n\n- **Authors:** {PEOPLE}\n- **Venue:** ICML 2024\n", FULL),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADINGS)
def test_a_heading_is_an_entry_with_what_stands_below_it(name: str) -> None:
    shape, said = HEADINGS[name]
    text = _page(shape)
    _check(text, said)
    assert {paper.section for paper in _read(text)} == {"Pruning"}


def test_a_plain_title_begins_with_the_name_that_is_set_apart_in_it() -> None:
    titles = ("**CutH**: Cutting Heads", "The **winding bias** of deep networks")
    text = "".join(f"- ICML 2024, {title}, [arXiv]({URL.format(n)})\n" for n, title in enumerate(titles))
    assert [paper.title for paper in _read(text)] == list(titles)
    assert title_key(titles[0]) == title_key("CutH: Cutting Heads")


def test_a_workshop_of_several_words_may_stand_behind_the_year() -> None:
    text = f"- [{TITLES[0]}]({URL.format(0)}), ICML 2024 Fine-Spun Lace and Thread Workshop\n"
    assert [(p.venue, p.date) for p in _read(text)] == [("ICML Fine-Spun Lace and Thread Workshop", "2024")]


def test_paragraphs_may_say_a_title_and_its_year() -> None:
    text = "\n".join(f"[{title} of Wide Networks]({URL.format(n)}), 2003\n" for n, title in enumerate(TITLES[:3]))
    assert [paper.date for paper in _read(text)] == ["2003"] * 3


def test_a_section_is_named_as_its_heading_reads() -> None:
    text = f"## [Pruning <b>papers</b>](#content) ![](a.png)\n\n- [{TITLES[0]}]({URL.format(0)}) ICML 2024\n"
    assert [paper.section for paper in _read(text)] == ["Pruning papers"]


@pytest.mark.parametrize(
    "heading",
    [
        "Video Generation",
        "Tool Learning",
        "Dataset Distillation",
        "Post-training",
        "How to Train Networks",
        "News Recommendation",
        "License Plates",
        "Content-Based Filtering",
        "Contact-Rich Tasks",
    ],
)
def test_a_topic_may_share_a_word_with_sections_on_the_list(heading: str) -> None:
    assert len(_read(f"## {heading}\n\n{WORKS}")) == len(TITLES)


@pytest.mark.parametrize(
    "heading",
    [
        "News",
        "Latest News (May 2024)",
        "How to Cite",
        "Contents",
        "License",
        "About this list",
        "What's New",
        "Updates",
    ],
)
def test_sections_on_the_list_hold_no_works(heading: str) -> None:
    assert _read(f"## {heading}\n\n{WORKS}") == ()


def test_sections_of_data_and_tools_hold_works_by_their_identifiers_only() -> None:
    works = "".join(f"- [{title}](https://e.org/{n}), ICML\n" for n, title in enumerate(TITLES))
    for heading in ("Video Generation", "Networks", "Code Generation"):
        assert len(_read(f"## {heading}\n{works}")) == len(TITLES)
    for heading in ("Medical Datasets", "Tools for Training", "Benchmarks and Metrics", "数据集"):
        assert _read(f"## {heading}\n{works}") == ()


def test_a_heading_of_the_page_that_leads_nowhere_is_no_entry() -> None:
    assert _read("# Looms\n\n## [Looms: A Survey]()\n\nAll of it.\n\n## Looms\n") == ()
    assert len(_read("# Looms\n\n## [Looms: A Survey]()\n\n## [Looms](https://e.org/1)\n")) == 2


def test_headings_of_which_few_are_works_are_sections() -> None:
    work = f"### Cutting Heads of Networks\n[[Paper]({URL.format(1)})]\n\n"
    assert _read("## A\n\n" + work * 2) == ()
    other = "### How to Read This Page\n\nFrom its top.\n\n"
    assert _read("## A\n\n" + work * 3 + other * 4) == ()
    assert len(_read("## A\n\n" + work * 3)) == 3


TABLES = {
    "a venue as the link": ("| Year | Title | Paper |\n|-|-|-|\n", "| 2024 | 🌟 **{t}** | [ICML 2024]({u}) |", EDITION),
    "a column without a known name": (
        "| Title | Ranked | Paper |\n|-|-|-|\n",
        "| {t} | ICML 2024 | [pdf]({u}) |",
        ICML,
    ),
    "a column of research papers": (
        "| Research Paper | Metrics | Publisher | Year |\n|-|-|-|-|\n",
        "| [{t}]({u}) | speed | ICML | 2024 |",
        ICML,
    ),
    "a column of links to works": (
        "| Kind | What to read | Why |\n|-|-|-|\n",
        "| modular | [{t}]({u}) (ICML 2024) | it came first |",
        ICML,
    ),
    "stars": (
        "| Title | Venue | Date |\n|-|-|-|\n",
        "| ![Star](https://e.org/s.svg) <br> [**{t}**]({u}) <br> | ICML | 2024-05-13 |",
        {Field.VENUE: "ICML", Field.DATE: "2024-05-13"},
    ),
    "Korean": ("| 논문 | 학회 | 연도 | 저자 |\n|-|-|-|-|\n", f"| [{{t}}]({{u}}) | ICML | 2024 | {PEOPLE} |", FULL),
    "Japanese": (
        "| タイトル | 著者 | 年 | 会議 | リンク |\n|-|-|-|-|-|\n",
        f"| {{t}} | {PEOPLE} | 2024 | ICML | [リンク]({{u}}) |",
        FULL,
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_read_in_the_shape_of_their_table(name: str) -> None:
    head, shape, said = TABLES[name]
    _check(_page(shape, head), said)


def test_several_works_of_an_item_are_entries_where_each_has_a_line_of_its_own() -> None:
    one, two = (f"[{title}]({URL.format(number)}), ICML 2024" for number, title in enumerate(TITLES[:2]))
    assert [paper.title for paper in _read(f"- {one}<br>\n  {two}\n")] == list(TITLES[:2])
    assert _read(f"- {one}<br>{two}\n") == ()


SIDE_BY_SIDE = (
    "- [{0}]({3}), [{1}]({4}), [{2}]({5})\n",
    "* [{0}]({3}) (2003), [{1}]({4}) (2006) and the [{2}]({5}) (2007): what all of them say\n",
    '1. "{0}" [[paper]({3})]; "{1}" [[paper]({4})]; "{2}" [[paper]({5})]\n',
    "- **{0}**, ICML 2024 [[paper]({3})] / **{1}**, ICML 2023 [[paper]({4})] / **{2}**, KDD 2023 [[paper]({5})]\n",
)


@pytest.mark.parametrize("shape", SIDE_BY_SIDE)
def test_works_side_by_side_on_a_line_are_entries_each(shape: str) -> None:
    titles = (TITLES[0], TITLES[1], TITLES[3])
    text = "## Papers\n\n" + shape.format(*titles, *map(URL.format, range(3))) + "- [A Tool](https://github.com/a/b)\n"
    papers = _read(text)
    assert [(paper.title, paper.url) for paper in papers] == [(t, URL.format(n)) for n, t in enumerate(titles)]
    assert [paper.where.part for paper in papers] == [0, 1, 2]
    assert {link.where for paper in papers for link in paper.links} == {paper.where for paper in papers}
    assert all(paper.bound for paper in papers)
    assert markdown.write(text, papers, ()) == text
    assert markdown.write(text, papers[::-1], ()) == text
    edit = Repair(papers[1].where, Field.URL, papers[1].url, "https://doi.org/10.1000/x", "")
    assert markdown.write(text, papers, [edit]) == text.replace(papers[1].url, "https://doi.org/10.1000/x")


@pytest.mark.parametrize(
    "shape",
    [
        "- See [{0}]({2}) and [{1}]({3}).\n",
        "- [{0}]({2}) and [{1}]({3}) are both surveys of the field.\n",
        "- [{0}]({2}), [{1}](https://github.com/a/b)\n",
        "- [{0}]({2}), [{1}]({2})\n",
        "- [GPT]({2}), [BERT]({3})\n",
        "- They compare **{0}** with **{1}** [[paper]({3})]\n",
    ],
)
def test_a_sentence_that_names_works_is_no_list_of_them(shape: str) -> None:
    assert not any(paper.where.part for paper in _read(shape.format(*TITLES[:2], URL.format(1), URL.format(2))))


def test_nothing_is_written_beside_works_that_share_a_line() -> None:
    text = f"- [{TITLES[0]}]({URL.format(0)}), [{TITLES[1]}]({URL.format(1)})\n"
    papers = _read(text)
    with pytest.raises(BadInput, match="share the line"):
        markdown.insert(text, "l.md", Paper("A Title", Location("", 0), url=URL.format(2)), papers[1], before=False)


def test_quotes_are_read_as_what_they_quote() -> None:
    items = "".join(f"> - [{title}]({URL.format(number)}) ICML 2024\n" for number, title in enumerate(TITLES))
    assert [(paper.title, paper.venue) for paper in _read(items)] == [(title, "ICML") for title in TITLES]
    paragraphs = "\n".join(
        f"> **{title}**, {PEOPLE},\n> ICML 2024. [paper]({URL.format(number)})\n" for number, title in enumerate(TITLES)
    )
    papers = _read(paragraphs)
    assert [(paper.title, paper.authors, paper.venue) for paper in papers] == [(t, PEOPLE, "ICML") for t in TITLES]
    assert markdown.write(paragraphs, papers, ()) == paragraphs
    wrapped = f"> - [Two Lines\n>   of a Title]({URL.format(1)})\n"
    assert [paper.title for paper in _read(wrapped)] == ["Two Lines of a Title"]


def test_what_is_quoted_below_an_entry_is_of_it() -> None:
    text = f"- [{TITLES[0]}]({URL.format(0)})\n> [What it follows]({URL.format(1)})\n"
    assert [paper.title for paper in _read(text)] == [TITLES[0]]


def test_notes_are_entries_that_stay() -> None:
    notes = "".join(f"[^{n}]: {PEOPLE}. {title}. ICML, 2024. {URL.format(n)}\n" for n, title in enumerate(TITLES))
    text = f"Nets are pruned[^0].\n\n{notes}[^x]: See [our tool](https://github.com/a/b).\n"
    papers = _read(text)
    assert [(paper.title, paper.authors, paper.venue, paper.date) for paper in papers] == [
        (title.rstrip("."), PEOPLE, "ICML", "2024") for title in TITLES
    ]
    assert all(paper.bound for paper in papers)
    assert markdown.write(text, papers[::-1], ()) == text


def test_the_number_of_a_note_is_no_part_of_a_title() -> None:
    text = f"- Cutting Heads of Nets[^1] [[paper]({URL.format(0)})]\n\n[^1]: Read it first.\n"
    assert [paper.title for paper in _read(text)] == ["Cutting Heads of Nets"]


@pytest.mark.parametrize(
    "text",
    [
        "- **A bold statement on lists**: `ICML 2024` is where it was made, and more\n",
        "- Example: what was superseded by arXiv:2401.00001 in the end\n",
        "- **Model-based methods** use a model, e.g. Dreams [[paper](https://arxiv.org/abs/1912.01603)] and Nets.\n",
        "## Books\n- [Deep Nets](https://e.org/book), Ada Lovelace, Alan Turing, Some Press, 2016\n",
        "## Tutorials and Surveys\n### Tutorials\n- Pruning of Wide Networks, in *ICML* 2024. [[Link]](https://e.org/t)\n",
        "- Machine Learning: NeurIPS, ICML, ICLR\n- Data Mining: KDD, ICDM\n",
        "- (**Blog 2018**) Words of a Post on Trees [[blogpost](https://e.org/post)]\n",
        "### What's new\n- 2023/3/12 We add papers from `KDD'22`.\n",
        "## Startups\n- [OpenNets](https://e.org/), San Francisco, 2015\n",
        "## Workshops\n- [ICML 2024 Workshop on Nets](https://e.org/2024), Vienna, July 2024\n",
        "| Model | Top-1 | Paper |\n|-|-|-|\n| Net-50 | 76.1 | [Paper](https://arxiv.org/abs/2401.00001) |\n",
        "<ul>\n<li><a href='#papers'>Papers of the Field</a></li>\n<li><a href='https://github.com/a/b'>A Tool</a></li>\n</ul>\n",
        "<table><tr><td><img src='a.png'></td><td><a href='https://github.com/a/b'>Our tool</a></td></tr></table>\n",
    ],
)
def test_what_only_looks_like_a_work_is_left_alone(text: str) -> None:
    assert _read(text) == ()


def test_below_works_stand_works_of_their_own_where_a_page_has_several() -> None:
    above = "1. **{t}**. [Lovelace (2024)]({u}).\n    * Another of a Kind. [Hopper (1952)](https://e.org/{n}.pdf).\n"
    papers = _read(_page(above, apart=""))
    assert [paper.title for paper in papers] == [one for title in TITLES for one in (title, "Another of a Kind")]
    assert {paper.date for paper in papers} == {"2024", "1952"}
    assert len(_read(above)) == 1


WORKS = "".join(f"- [{title}]({URL.format(number)})\n" for number, title in enumerate(TITLES))


@pytest.mark.parametrize(
    "item", ["- [Words of Another Work](https://e.org/posts/1)\n", "- [Words of a Work](notes/a.html)\n"]
)
def test_among_works_a_title_that_leads_anywhere_is_one(item: str) -> None:
    assert len(_read(WORKS + item)) == len(TITLES) + ("://" in item)
    assert _read(item * 3) == ()


@pytest.mark.parametrize(
    "item",
    [
        "- [A Tool Among the Works](https://github.com/a/b)\n",
        "- [A Video Among the Works](https://www.youtube.com/watch?v=a)\n",
        "- [Short Name](https://e.org/a)\n",
        "- [Back to the top](#top)\n",
        "- A remark of several words about these\n",
    ],
)
def test_among_works_what_leads_elsewhere_is_none(item: str) -> None:
    assert len(_read(WORKS + item)) == len(TITLES)


def test_a_page_of_what_conferences_accepted_needs_no_links() -> None:
    names = ("Cutting", "Trimming", "Winding", "Folding", "Pressing", "Weaving", "Turning")
    works = [
        f"- **{name} of Very Wide Networks.** (Lace University, HopperLab)\n  - *A remark.*\n" for name in names[:4]
    ]
    works += [f"- {name} of Very Wide Networks. (Lace University)\n" for name in names[4:]]
    text = "### 2024 ICML\n" + "".join(works[:3]) + "\n### 2023 KDD\n" + "".join(works[3:])
    papers = _read(text)
    assert [paper.title.rstrip(".") for paper in papers] == [f"{name} of Very Wide Networks" for name in names]
    assert {(paper.venue, paper.date) for paper in papers} == {("ICML", "2024"), ("KDD", "2023")}
    assert markdown.write(text, papers, ()) == text
    assert _read(text.replace("2024 ICML", "Networks").replace("2023 KDD", "Nets")) == ()


def test_a_paragraph_may_be_a_title_with_an_identifier_and_nothing_else() -> None:
    text = "\n---\n".join(
        f"### {n + 1}st of May 2024\n[Words of a Work Named {n}]({URL.format(n)})\n\n- What it does.\n"
        for n in range(3)
    )
    assert [(paper.title, paper.date) for paper in _read(text)] == [
        (f"Words of a Work Named {n}", f"{n + 1}st of May 2024") for n in range(3)
    ]
    assert _read(text.replace("arxiv.org/abs", "e.org/posts")) == ()


def test_a_title_behind_a_remark_in_chinese() -> None:
    remarks = ("20240622 arXiv 探索了剪枝：", "20240612 ICML-24 剪枝:", "剪枝：", "20240901 ")
    text = "".join(
        f"- {remark}[{t}]({URL.format(n)})\n" for n, (remark, t) in enumerate(zip(remarks, TITLES, strict=True))
    )
    papers = _read(text)
    assert [paper.title.rstrip(".") for paper in papers] == list(TITLES)
    assert [paper.venue for paper in papers] == ["arXiv", "ICML", "", ""]


def test_references_as_medicine_writes_them() -> None:
    names = "Lovelace A, Hopper GM, Turing A, et al."
    text = "".join(
        f"- {names} {t}. *Nature Methods* 2024;19:171–178. doi:10.1038/s41592-{n}\n" for n, t in enumerate(TITLES)
    )
    papers = _read(text)
    assert [(p.title, p.venue, p.date) for p in papers] == [(t.rstrip("."), "Nature Methods", "2024") for t in TITLES]
    assert papers[1].ids.doi == "10.1038/s41592-1"


def test_a_cell_reaches_into_the_rows_below_it() -> None:
    rows = "".join(
        f"<tr>{'<td rowspan=4>Pruning</td>' if not n else ''}<td><a href='{URL.format(n)}'>{t}</a></td><td>ICML 2024</td></tr>\n"
        for n, t in enumerate(TITLES)
    )
    text = f"<table>\n<tr><th>Topic</th><th>Paper</th><th>Venue</th></tr>\n{rows}</table>\n"
    assert [(paper.title.rstrip("."), paper.venue, paper.date) for paper in _read(text)] == [
        (t, "ICML", "2024") for t in TITLES
    ]


def test_a_title_may_begin_with_what_is_also_a_venue() -> None:
    text = f"- 2024 | AutoML: A Survey of the Art | Ada Lovelace, et al. | arXiv | [`PDF`]({URL.format(1)})\n"
    assert [(paper.title, paper.venue) for paper in _read(text)] == [("AutoML: A Survey of the Art", "arXiv")]


def test_among_frameworks_what_has_people_venue_year_and_paper_is_a_work() -> None:
    text = "## Frameworks\n- 2024 | LaceNet: A System | Ada Lovelace, et al. | LACE | [`PDF`](https://e.org/lace.pdf)\n"
    assert [paper.title for paper in _read(text)] == ["LaceNet: A System"]
    assert _read(text.replace(" | Ada Lovelace, et al. | LACE", "")) == ()


def test_on_a_page_of_a_conference_a_title_needs_no_link() -> None:
    works = "".join(f"- {title} [[paper]({URL.format(number)})]\n" for number, title in enumerate(TITLES))
    papers = _read(f"## ICML 2024\n\n{works}- Words of Another Accepted Work\n")
    assert papers[-1].title == "Words of Another Accepted Work"
    assert (papers[-1].venue, papers[-1].date, papers[-1].url) == ("ICML", "2024", "")


@pytest.mark.parametrize("section", ["Systems and Tutorials", "Benchmarks"])
def test_where_most_are_none_a_title_with_an_edition_is_a_work(section: str) -> None:
    works = {
        "***Words of a Newer Work (KDD 2024)***": ("Words of a Newer Work", "KDD", "2024"),
        "Words of an Older Work (ICML 2019)": ("Words of an Older Work", "ICML", "2019"),
        "Words of a Work [Vision] (arXiv 2021)": ("Words of a Work [Vision]", "arXiv", "2021"),
        "Words of Another Work (CIKM '20)": ("Words of Another Work", "CIKM", "'20"),
        "Words of Trees (2016)": ("Words of Trees", "", "2016"),
        "Words of Leaves (aiLEAF2020)": ("Words of Leaves", "aiLEAF", "2020"),
        "Words of Forests (FOREST 22)": ("Words of Forests", "FOREST", "22"),
    }
    found = _read(f"## {section}\n\n" + "".join(f"* {work}\n" for work in works))
    assert [(paper.title, paper.venue, paper.date) for paper in found] == list(works.values())


@pytest.mark.parametrize(
    "item",
    [
        "Keynote: The Words of Trees (ICML 2019)",
        "[The Words of Trees and Leaves](https://e.org/talk) (ICML 2019)",
        'Source code for "The Words of Trees", ICML 2019',
        "Trees (ICML 2019)",
    ],
)
def test_where_most_are_none_an_edition_tells_nothing_of_what_is_no_title(item: str) -> None:
    assert _read(f"## Tools\n\n* {item}\n") == ()


@pytest.mark.parametrize("title", ["$\\alpha$-Trees of Many Words", "{\\lambda}-Trees of Many Words", "¿Árboles o no?"])
def test_a_title_keeps_the_sign_that_it_begins_with(title: str) -> None:
    (paper,) = _read(f"- {title} (ICML 2019) [[paper]({URL.format(1)})]\n")
    assert paper.title == title


@pytest.mark.parametrize(
    ("behind", "venue", "date"),
    [
        ("arXiv 2002, NeurIPS 2020", "NeurIPS", "2020"),
        ("ICLR 2023; arXiv 2022", "ICLR", "2023"),
        ("ICDE 2022, **best demo award**", "ICDE", "2022"),
        ("（ICML 2020)", "ICML", "2020"),
        ("WI, 2017.", "WI", "2017"),
        ("Expert Syst. Appl., 2017.", "Expert Syst. Appl", "2017"),
        ("User Model. User-Adapt. Interact., 2017.", "User Model. User-Adapt. Interact", "2017"),
        ("ICML 2019 :star::fire:", "ICML", "2019"),
        ("In *ICML 2019*.", "ICML", "2019"),
        ("(**ICML 2019**)", "ICML", "2019"),
        ("ICML (Oral).", "ICML", ""),
        ("IEEE TREES, 2016.", "IEEE TREES", "2016"),
        ("[TR-EE&LEAF 22]", "TR-EE&LEAF", "22"),
    ],
)
def test_where_a_work_appeared(behind: str, venue: str, date: str) -> None:
    (paper,) = _read(f"- **Words of a Work on Trees.** {behind} [[paper]({URL.format(1)})]\n")
    assert (paper.venue, paper.date, paper.authors) == (venue, date, "")


def test_what_emoji_say_puzzles_nobody() -> None:
    entries = "".join(f"- **{t}** *ICML 2024* [[paper]({URL.format(n)})] :star:\n" for n, t in enumerate(TITLES))
    last = f"- **Words of a Work** [[paper]({URL.format(5)})] :star::fire:\n"
    papers = _read(entries + last)
    told = {Field.VENUE: "KDD", Field.DATE: "2024"}
    edits = [Repair(papers[-1].where, field, "", said, "") for field, said in told.items()]
    assert "*KDD 2024*" in markdown.write(entries + last, papers, edits).splitlines()[-1]


def test_a_bold_title_goes_on_behind_the_end_of_a_line() -> None:
    text = f"1. **Words of a Work on Trees**\n   **and on Leaves.** ICML, 2024. [paper]({URL.format(1)})\n"
    (paper,) = _read(text)
    assert (paper.title, paper.venue) == ("Words of a Work on Trees and on Leaves", "ICML")
    edited = markdown.write(text, [paper], [Repair(paper.where, Field.TITLE, paper.title, "Words", "")])
    assert edited == f"1. **Words.** ICML, 2024. [paper]({URL.format(1)})\n"


def test_among_works_a_title_whose_link_waits_for_its_address_is_one() -> None:
    works = "".join(f"- [{t}]({URL.format(n)})\n" for n, t in enumerate(TITLES))
    assert _read(f"{works}- [Words of a Work on Trees]()\n")[-1].title == "Words of a Work on Trees"


def test_below_headings_stand_their_own_places_and_no_works_of_others() -> None:
    below = ("CCS 2016\n\n1. **Good work.** Trees + [Nets](https://arxiv.org/abs/2402.00001)\n", "AAAI 2020\n")
    text = "".join(f"#### [{t}]({URL.format(n)})\n\n{below[n % 2]}\n" for n, t in enumerate(TITLES))
    assert [(paper.venue, paper.date, paper.authors) for paper in _read(text)] == [
        ("CCS", "2016", ""),
        ("AAAI", "2020", ""),
    ] * 2


def test_a_dot_between_spaces_ends_a_title() -> None:
    (paper,) = _read(f"- [2025] Words of a Work on Trees · Lace University · A Survey [[paper]({URL.format(1)})]\n")
    assert (paper.title, paper.date) == ("Words of a Work on Trees", "2025")


def test_before_a_title_stands_the_link_of_a_venue_in_bold() -> None:
    text = f"- **[[ICML 22]({URL.format(1)})]** Words of a Work on Trees [[2401.00002]]({URL.format(2)})\n"
    (paper,) = _read(text)
    assert (paper.title, paper.venue, paper.date, paper.url) == (
        "Words of a Work on Trees",
        "ICML",
        "22",
        URL.format(1),
    )


def test_paragraphs_in_bold_that_say_all_need_no_link() -> None:
    people = (PEOPLE, "Ada Lovelace")
    text = "## Latest advances\n\n### Trees\n\n" + "\n".join(
        f"**[Old Trees] {t}**. (2023-ICML) {people[n % 2]}. \n**TLDR**: What it does with trees.\n"
        for n, t in enumerate(TITLES)
    )
    assert [(p.title.rstrip("."), p.venue, p.date, p.authors) for p in _read(text)] == [
        (t, "ICML", "2023", people[n % 2]) for n, t in enumerate(TITLES)
    ]


def test_among_works_one_that_has_only_code_is_one() -> None:
    works = "".join(f"- {t} [[paper]({URL.format(n)})]\n" for n, t in enumerate(TITLES))
    papers = _read(
        f"{works}- Words of a Work on Trees [[code]](https://github.com/a/b)\n- Trees [[code]](https://e.org)\n"
    )
    assert [paper.title for paper in papers[len(TITLES) :]] == ["Words of a Work on Trees"]


def test_code_that_names_people_and_their_venue_stands_before_a_title() -> None:
    places = ("ICML", "International Conference on Trees and Leaves", "ICML Workshop")
    titles = [f"{title.replace(',', '')} of Wide Nets" for title in TITLES]
    text = "".join(
        f"* `[Lovelace et al. {'ICMLW' if n else 'ICML'}2020]` {t}. {places[n % 3]}, 2020. [[paper]]({URL.format(n)})\n"
        for n, t in enumerate(titles)
    )
    papers = _read(f"{text}* `[LEAF]`  Lovelace et al. Words of a Work. ICML, 2011. [[paper]]({URL.format(5)})\n")
    assert [paper.title for paper in papers] == [*titles, "Words of a Work"]
    assert [paper.venue for paper in papers[:3]] == list(places)
    assert papers[-1].authors == "Lovelace et al."


def test_people_and_a_place_below_a_title_are_not_the_title() -> None:
    below = (
        "Lovelace, Ada and Hopper, Grace. *ICML 2015*",
        "L. Ada* and H. Grace and C.V. Alan. *ICML 2015*",
        "Ada Lovelace*, Lace; Grace Hopper, University of Looms; Alan Turing. *ICML 2015*",
        "Ada Lovelace*, Grace Hopper, Alan Turing, and Joan Clarke. *ICML 2015*",
    )
    titles = [f"{title} of Wide Nets" for title in TITLES]
    text = "".join(f"- {t}.\n  [[pdf]]({URL.format(n)})\n  - {below[n]}\n\n" for n, t in enumerate(titles))
    assert [paper.title for paper in _read(text)] == titles


def test_a_badge_that_names_only_a_server_is_no_venue() -> None:
    badge = "[![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)]"
    (paper,) = _read(f"+ [Words of a Work]({URL.format(1)}) (Jul., 2024)  \n  {badge}({URL.format(1)})\n")
    assert (paper.venue, paper.date) == ("", "Jul., 2024")
    dated = "![](https://img.shields.io/badge/arXiv-2025.01-red)"
    (paper,) = _read(f"* Words of a Work [[Paper]]({URL.format(1)}) {dated}\n")
    assert (paper.venue, paper.date) == ("arXiv", "2025.01")


def test_an_apostrophe_and_a_space_before_the_year_of_an_unknown_venue() -> None:
    (paper,) = _read(f"- Words of a Work | **[Leaves Workshop' 18]** | [`[pdf]`]({URL.format(1)})\n")
    assert (paper.title, paper.venue, paper.date) == ("Words of a Work", "Leaves Workshop", "18")


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("20240110 arXiv 一篇关于树的文章 [{title}]({url})", ("arXiv", "", "")),
        ("**`Ada Lovelace`**: {title} [[paper]({url})]", ("", "", "")),
        ("[2024] {title}. **`Lace AI`** [[Blog](https://e.org/post)] [[paper]({url})]", ("", "2024", "")),
        (
            f'{PEOPLE}. "{{title}}." *Conference on Robot Learning*. PMLR, 2017. [Paper]({{url}})',
            ("Conference on Robot Learning", "2017", PEOPLE),
        ),
        (
            f'{PEOPLE}. "{{title}}." *Conference on Robot Learning*. Cham: Lace, 2017. [Paper]({{url}})',
            ("Conference on Robot Learning", "2017", PEOPLE),
        ),
        (
            f'{PEOPLE}. "{{title}}." *Journal of Trees* 5.3&4 (2012). [Paper]({{url}})',
            ("Journal of Trees", "2012", PEOPLE),
        ),
    ],
)
def test_what_stands_around_a_title_is_no_part_of_it(item: str, said: tuple[str, str, str]) -> None:
    (paper,) = _read(f"## Papers\n\n- {item.format(title='Words of a Work on Trees', url=URL.format(1))}\n")
    assert paper.title.rstrip(".") == "Words of a Work on Trees"
    assert (paper.url, paper.venue, paper.date, paper.authors) == (URL.format(1), *said)


def test_people_behind_by_are_no_title() -> None:
    works = "".join(f"* <[{t}]({URL.format(n)})> by {PEOPLE}, 2018.\n" for n, t in enumerate(TITLES))
    course = "* <[Imitation Tutorial](https://e.org/trees)> by Ada Lovelace Grace M. Le, ICML, 2018. (Vedio; Slide)\n"
    papers = _read(f"## Reviews & Tutorials\n\n{course}{works}")
    assert [paper.title for paper in papers] == list(TITLES)


def test_a_column_of_links_leads_to_the_work_whatever_its_words_are() -> None:
    url = "https://academic.oup.com/trees/article/1/2/3"
    (first, second) = _read(
        f"| Title | 收录 | Link |\n|---|---|---|\n| Words of a Work on Trees | ICML 2021 | [Lace Press]({url}) |\n"
        f"| [Understanding Trees](https://e.org/book) | 2023 | - |\n"
    )
    assert (first.url, first.venue, first.date) == (url, "ICML", "2021")
    assert (second.title, second.date) == ("Understanding Trees", "2023")
