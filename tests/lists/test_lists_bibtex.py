"""BibTeX: what is understood, and that nothing but a value changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enrich.errors import BadInput
from enrich.lists import bibtex
from enrich.model import Field, Ids, Location, Paper, Repair
from list_samples import BIBTEX


def _edit(text: str, number: int, field: Field, after: str) -> str:
    papers = bibtex.read(text, "l.bib").papers
    return bibtex.write(text, papers, [Repair(papers[number].where, field, papers[number].written(field), after, "")])


def test_entries_are_read_in_reading_order_with_their_identifiers() -> None:
    one, two, three = bibtex.read(BIBTEX, "l.bib").papers
    assert one.title == "Notes on the {Analytical} Engine & Others"
    assert one.authors == "Ada Lovelace, Grace Hopper, et al."
    assert (one.venue, one.date, one.url) == ("Nature", "2015", "https://example.org/notes_(1)")
    assert (two.venue, two.ids.arxiv) == ("International Conference on Machine Learning", "1609.00001")
    assert three.ids.arxiv == "1703.00001"
    assert three.keep == {Field.VENUE}
    assert [paper.where.line for paper in (one, two, three)] == [4, 11, 16]


def test_a_value_is_rewritten_within_its_marks_and_nothing_else() -> None:
    edited = _edit(BIBTEX, 0, Field.TITLE, "Notes & Queries")
    assert edited == BIBTEX.replace(r"Notes on the {Analytical} Engine \& Others", r"Notes \& Queries")


def test_a_number_that_becomes_a_text_gets_braces() -> None:
    text = "@misc{a, title = {T}, year = 2016}\n"
    assert _edit(text, 0, Field.DATE, "2017") == text.replace("2016", "2017")
    assert _edit(text, 0, Field.DATE, "Jul 2017") == text.replace("2016", "{Jul 2017}")


@pytest.mark.parametrize(("number", "field"), [(1, Field.VENUE), (2, Field.VENUE), (1, Field.URL)])
def test_macros_and_what_an_entry_lacks_are_not_rewritten(number: int, field: Field) -> None:
    assert field in bibtex.read(BIBTEX, "l.bib").papers[number].closed
    with pytest.raises(BadInput, match="by hand"):
        _edit(BIBTEX, number, field, "new")


def test_the_journal_of_a_preprint_is_not_replaced_by_a_conference() -> None:
    text = "@article{a, title={T}, journal={arXiv preprint arXiv:1503.00001}, year={2015}}\n"
    (paper,) = bibtex.read(text, "l.bib").papers
    assert paper.ids.arxiv == "1503.00001"
    assert Field.VENUE in paper.closed


def test_a_key_that_stands_twice_is_no_reason_not_to_read() -> None:
    text = "@misc{a, title={One}, year={2015}}\n@misc{a, title={Two}, year={2016}}\n% @misc{b, title={No}}\n"
    assert [paper.title for paper in bibtex.read(text, "l.bib").papers] == ["One", "Two"]


def test_a_brace_that_nobody_closes_is_refused_with_its_line() -> None:
    with pytest.raises(BadInput, match=r"l\.bib:2"):
        bibtex.read("\n@misc{a, title={One}, year={2015\n", "l.bib")


def test_two_entries_on_one_line_are_refused() -> None:
    with pytest.raises(BadInput, match="line of its own"):
        bibtex.read("@misc{a, title={One}} @misc{b, title={Two}}\n", "l.bib")


def test_no_value_breaks_out_of_its_braces() -> None:
    text = "@misc{a, title={T}, year={2015}}\n"
    edited = _edit(text, 0, Field.TITLE, "x}, url={https://evil.example")
    assert [paper.title for paper in bibtex.read(edited, "l.bib").papers] == ["x, url=https://evil.example"]


def test_a_new_bibliography_gives_every_entry_a_key_of_its_own() -> None:
    where = Location("x", 1)
    papers = [Paper("The Notes", where, date="2015", venue="ICML", authors="Ada Lovelace"), Paper("Notes", where)] * 2
    text = bibtex.render(papers, "Mine")
    assert text.startswith("% Mine\n\n@inproceedings{lovelace2015notes,\n  title = {The Notes},\n")
    assert all(f"{{{key}," in text for key in ("lovelace2015notes-2", "notes", "notes-2"))


DATED = """@article{a,
  title   = {Ants},
  year    = 2021,
  url     = {https://x.org/a}
}
@inproceedings{b,
  title   = {Bees},
  url     = {https://x.org/b}
}
@misc{c, title = "Cats", url = "https://x.org/c",}
@misc{d, title = "Dogs", year = 2020}
@misc{e, title = "Elks", year = 2020}
"""


def test_a_year_that_an_entry_lacks_is_written_as_the_others_write_it() -> None:
    papers = bibtex.read(DATED, "a.bib").papers
    edits = [Repair(paper.where, Field.DATE, "", "2022", "") for paper in papers[1:3]]
    assert bibtex.write(DATED, papers, edits) == DATED.replace(
        "{https://x.org/b}\n", "{https://x.org/b},\n  year    = 2022\n"
    ).replace('x.org/c",}', 'x.org/c", year = 2022,}')


def test_a_bibliography_with_few_dates_has_no_place_for_more() -> None:
    papers = bibtex.read(DATED.replace("  year    = 2021,\n", ""), "a.bib").papers
    assert all(Field.DATE in paper.closed for paper in papers[:3])


NEW = Paper(
    "Rings & Things",
    Location("x", 0),
    "https://doi.org/10.1000/1",
    "2025",
    "Nature",
    "Ada Lovelace, Alan Turing",
)


def _added(text: str, beside: int, new: Paper = NEW) -> str:
    return bibtex.insert(text, "l.bib", new, bibtex.read(text, "l.bib").papers[beside], before=False)


def test_a_new_entry_is_laid_out_as_the_others() -> None:
    text = """@ARTICLE{a,
\tauthor    = "Emmy Noether",
\ttitle     = "Symmetries",
\tjournal   = "Crelle",
\tyear      = 1918
}
@ARTICLE{b,
\tauthor    = "Emmy Noether",
\ttitle     = "Ideals",
\tyear      = 1921
}
"""
    new = """@ARTICLE{lovelace2025rings,
\tauthor    = "Ada Lovelace and Alan Turing",
\ttitle     = "Rings \\& Things",
\tjournal   = "Nature",
\tyear      = 2025,
\turl       = "https://doi.org/10.1000/1"
}
"""
    assert _added(text, 1) == text + new
    assert _added(text.replace("\n", "\r\n"), 0) == (text.replace("}\n@", "}\n" + new + "@")).replace("\n", "\r\n")


def test_a_new_entry_has_the_type_of_its_venue_in_the_case_of_the_others() -> None:
    text = "@Article{a, title = {T}, year = {2016}}\n"
    assert "@InProceedings{lovelace2025rings, title = {Rings" in _added(text, 0, replace(NEW, venue="ICML"))
    assert "journaltitle = {Nature}" in _added(text.replace("year", "journaltitle"), 0)


def test_an_entry_that_another_one_names_cannot_be_taken_out() -> None:
    text = (
        "@misc{a, title={T}}\n\n@misc{b, title={U}, crossref={a}}\n\n@misc{c, title={V}, note={see \\citep[p.~1]{B}}}\n"
    )
    assert [paper.bound for paper in bibtex.read(text, "l.bib").papers] == [
        "“a” is cited in this file",
        "“b” is cited in this file",
        "",
    ]


def test_an_entry_goes_with_the_comment_that_is_its_own() -> None:
    text = "% works\n\n@misc{a, title={T}}\n\n% the best\n@misc{b, title={U}}\n\n@misc{c, title={V}}\n"
    papers = bibtex.read(text, "l.bib").papers
    after = bibtex.write(text, papers, (), {papers[1].where})
    assert after == "% works\n\n@misc{a, title={T}}\n\n@misc{c, title={V}}\n"


@pytest.mark.parametrize(
    ("fields", "before", "after", "edited"),
    [
        ("month = feb,\n  year = {1996}", "Feb 1996", "Nov 1997", "month = nov,\n  year = {1997}"),
        ("year = 1996, month = {July}", "Jul 1996", "1997-06", "year = 1997, month = {June}"),
        ('year = "1996", month = 07, day = 2', "2 Jul 1996", "12 Jun 1997", 'year = "1997", month = 06, day = 12'),
    ],
)
def test_year_and_month_are_one_date_and_written_back_each_as_it_was(
    fields: str, before: str, after: str, edited: str
) -> None:
    text = f"@misc{{a,\n  title = {{T}},\n  {fields},\n}}\n"
    assert bibtex.read(text, "l.bib").papers[0].date == before
    assert _edit(text, 0, Field.DATE, after) == text.replace(fields, edited)


def test_a_month_that_an_entry_lacks_comes_with_the_year_where_most_entries_have_one() -> None:
    entry = "@misc{a,\n  title = {T},\n  year = {2016},\n  month = jul,\n}\n"
    text = entry * 2 + "@misc{b,\n  title = {U},\n  year = {2015}\n}\n@misc{c,\n  title = {V}\n}\n"
    edited = _edit(_edit(text, 2, Field.DATE, "Jun 2017"), 3, Field.DATE, "May 2018")
    assert edited == text.replace("{2015}\n", "{2017},\n  month = jun\n").replace(
        "{V}\n", "{V},\n  year = {2018},\n  month = may\n"
    )
    assert [paper.date for paper in bibtex.read(edited, "l.bib").papers[2:]] == ["Jun 2017", "May 2018"]


@pytest.mark.parametrize("month", ['nov # "~15"', "{July--August}", "mymonth"])
def test_a_year_beside_a_month_that_is_not_understood_is_not_rewritten(month: str) -> None:
    text = f"@misc{{a, title = {{T}}, year = {{2016}}, month = {month}}}\n"
    (paper,) = bibtex.read(text, "l.bib").papers
    assert paper.date == "2016"
    assert Field.DATE in paper.closed


def test_a_value_of_several_lines_is_one_line() -> None:
    (paper,) = bibtex.read("@misc{a, title = {One\n     long title}, year = 2016}\n", "l.bib").papers
    assert paper.title == "One long title"


def test_an_entry_has_the_date_and_venue_of_the_one_it_refers_to_and_they_are_not_rewritten() -> None:
    text = (
        "@inproceedings{a, title = {T}, crossref = {P}}\n"
        "@proceedings{p, title = {Proc. of ICML}, booktitle = {ICML}, year = 2016, month = jul}\n"
        "@misc{, title = {No key}}\n@misc{z, title = {Z}}\n"
    )
    paper, _, _, other = bibtex.read(text, "l.bib").papers
    assert (paper.venue, paper.date) == ("ICML", "Jul 2016")
    assert {Field.VENUE, Field.DATE} <= paper.closed
    assert other.venue == ""


def test_what_a_comment_holds_is_no_entry() -> None:
    text = "@Comment{ old:\n@misc{a, title = {Old}, year = 2015}\n}\n@misc{a, title = {New}, year = 2016}\n"
    (paper,) = bibtex.read(text, "l.bib").papers
    assert (paper.title, paper.where.line) == ("New", 4)
    assert _edit(text, 0, Field.DATE, "2017") == text.replace("2016", "2017")


def test_an_entry_in_parentheses_may_end_on_its_line() -> None:
    text = '@misc(a, title = "One (1)", year = 2015)\n@misc(b, title = {Two :)},\n year = 2016\n)\n'
    assert _edit(text, 0, Field.DATE, "2017") == text.replace("2015", "2017")
    assert _edit(text, 1, Field.DATE, "2017") == text.replace("2016", "2017")


def test_an_entry_whose_key_another_one_has_is_understood_like_any_other() -> None:
    text = "@misc{a, title={One}, year={2015}}\n@misc{a, title={Two}, author={A B and C D}, doi={10.1145/1.2}}\n"
    _, two = bibtex.read(text, "l.bib").papers
    assert (two.authors, two.ids.doi) == ("A B, C D", "10.1145/1.2")


def _with(text: str, **said: str) -> str:
    papers = bibtex.read(text, "l.bib").papers
    ids = Ids(doi="10.1145/1.2", arxiv="2409.06277")
    said = {"title": "New One", "url": "https://doi.org/10.1145/1.2", "authors": "Ada Lovelace", **said}
    after = bibtex.insert(text, "l.bib", Paper(where=Location("l.bib", 0), ids=ids, **said), papers[-1], before=False)  # type: ignore[arg-type]
    assert after.startswith(text)
    return after[len(text) :].strip()


def test_a_new_entry_has_the_identifiers_dates_and_columns_of_the_others() -> None:
    text = (
        "@InProceedings{a,\n  author    = {A B},\n  title     = {T},\n  booktitle = {ICML},\n  month     = {July},\n"
        "  year      = 2016,\n  eprint    = {1609.00001},\n  archivePrefix = {arXiv},\n  doi       = {10.1145/3}\n}\n"
    )
    aligned = text.replace("archivePrefix =", "archivePrefix=")
    new = _with(text.replace("  archivePrefix = {arXiv},\n", ""), venue="KDD", date="Jun 2017")
    assert new.splitlines() == [
        "@InProceedings{lovelace2017new,",
        "  author    = {Ada Lovelace},",
        "  title     = {New One},",
        "  booktitle = {KDD},",
        "  month     = {June},",
        "  year      = 2017,",
        "  doi       = {10.1145/1.2}",
        "}",
    ]
    assert "eprint" in _with(aligned, venue="KDD", date="2017")


def test_a_date_is_a_year_and_a_month_in_a_new_bibliography_and_a_day_is_one_of_biblatex() -> None:
    where = Location("x", 1)
    text = bibtex.render([Paper("A", where, date="Jul 2015"), Paper("B", where, date="2015-07-02")], "")
    assert "  year = {2015},\n  month = jul,\n" in text
    assert "  date = {2015-07-02},\n" in text
    assert [paper.date for paper in bibtex.read(text, "l.bib").papers] == ["Jul 2015", "2015-07-02"]
