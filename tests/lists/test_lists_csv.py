from __future__ import annotations

import csv as stdlib
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from enrich.errors import BadInput
from enrich.lists import csv
from enrich.lists.csv_cells import rows, written
from enrich.lists.text import LONGEST_FIELD
from enrich.model import Field, Ids, Link, Location, Paper, Repair

_ANY = st.text(st.sampled_from('a ,;"\t|\r\n#=x€🎉'), max_size=30)


def _has_open_quote(text: str, delimiter: str) -> bool:
    """Whether the standard library, which reads such a quote to the end, takes more text behind it for its own."""
    more = list(stdlib.reader(io.StringIO(text + "\n\nmore", newline=""), delimiter=delimiter))
    return not more or more[-1] != ["more"]


@given(text=_ANY, delimiter=st.sampled_from([",", ";", "\t", "|"]))
def test_cells_are_those_of_the_standard_library(text: str, delimiter: str) -> None:
    expected = list(stdlib.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    assume(not any(line and line[0].startswith("#") for line in expected) and "\n#" not in text and "\r#" not in text)
    if _has_open_quote(text, delimiter):
        with pytest.raises(BadInput, match="quote"):
            list(rows(text, delimiter, "x"))
        return
    read = [[cell.value for cell in row.cells] for row in rows(text, delimiter, "x")]
    assert _filled(read) == _filled(expected)


def _filled(lines: list[list[str]]) -> list[list[str]]:
    """The rows but those of one blank cell, which count only if it was quoted; the standard library forgets that."""
    return [line for line in lines if any(cell.strip() for cell in line) or len(line) > 1]


@given(text=_ANY)
def test_the_spans_of_cells_are_their_text(text: str) -> None:
    try:
        read = tuple(rows(text, ",", "x"))
    except BadInput:
        assume(False)
    for row in read:
        assert ",".join(cell.span.of(text) for cell in row.cells) == row.span.of(text) or row.comment
        for cell in row.cells:
            assert cell.quoted == cell.span.of(text).startswith('"')


@given(
    values=st.lists(_ANY, min_size=2, max_size=5),
    quoted=st.booleans(),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
)
def test_a_written_cell_is_read_back(values: list[str], quoted: bool, delimiter: str) -> None:
    assume(not (values[0] == "#" and not quoted))
    text = delimiter.join(
        written(value, delimiter, quoted=quoted, first=not place) for place, value in enumerate(values)
    )
    (row,) = rows(text, delimiter, "x")
    assert [cell.value for cell in row.cells] == values


def _read(text: str) -> tuple[Paper, ...]:
    return csv.read(text, "l.csv").papers


def _edit(text: str, field: Field, after: str, number: int = 0) -> str:
    papers = _read(text)
    paper = papers[number]
    return csv.write(text, papers, [Repair(paper.where, field, paper.written(field), after, "")])


@pytest.mark.parametrize(
    ("header", "field", "value"),
    [
        ("title,Link", "url", "v"),
        ("title,PAPER", "url", "v"),
        (" TITLE ,Published", "date", "v"),
        ("title,year", "date", "v"),
        ("title,Conference", "venue", "v"),
        ("title,journal", "venue", "v"),
        ("title,Author", "authors", "v"),
        ("Title,topic", "section", "v"),
        ("Paper_Title,Category", "section", "v"),
        ("Paper,Link", "url", "v"),
        ("论文,作者", "authors", "v"),
        ("Titel;Jahr", "date", "v"),
    ],
)
def test_columns_are_found_by_the_names_that_lists_give_them(header: str, field: str, value: str) -> None:
    (paper,) = _read(f"{header}\nA,{value}\n".replace(",", ";" if ";" in header else ","))
    assert (paper.title, getattr(paper, field)) == ("A", value)


def test_of_two_names_of_one_column_the_canonical_one_counts() -> None:
    assert _read("year,title,date\n2020,A,Mar 2020\n")[0].date == "Mar 2020"


def test_fields_are_exactly_what_is_written() -> None:
    (paper,) = _read('title,venue\n"  A ""b""  ", =SUM(1)\n')
    assert (paper.title, paper.venue) == ('  A "b"  ', " =SUM(1)")


def test_a_row_is_located_by_the_line_on_which_it_begins() -> None:
    text = '# note\n\ntitle,note\nA,"x\r\ny\rz"\n\n# n\nB,\n'
    assert [paper.where for paper in _read(text)] == [Location("l.csv", 4), Location("l.csv", 9)]


def test_identifiers_are_read_from_cells_of_one_word_only() -> None:
    notes = "extends arXiv:1706.03762 and 10.1000/other"
    text = f"title,url,doi,notes\nA,https://arxiv.org/abs/2401.00001v2,10.1000/XYZ,{notes}\n"
    assert _read(text)[0].ids == Ids(arxiv="2401.00001", doi="10.1000/xyz")


def test_the_links_of_a_row_are_its_url_and_those_in_its_other_cells() -> None:
    where = Location("l.csv", 2)
    (paper,) = _read("title,url,note\nA, https://e.org/1 ,code at https://e.org/2.\n")
    assert paper.links == (Link("https://e.org/1", where), Link("https://e.org/2", where))


def test_a_nested_link_is_found_and_its_repair_writes_the_url() -> None:
    text = "title,url\nA,[a.pdf](https://arxiv.org/pdf/2401.00001)\n"
    read = csv.read(text, "l.csv")
    (finding,) = read.findings
    assert finding.rule == "malformed-link"
    assert read.papers[0].ids.arxiv == "2401.00001"
    assert [link.url for link in read.papers[0].links] == ["https://arxiv.org/pdf/2401.00001"]
    assert finding.fix
    fixed = csv.write(text, read.papers, [finding.fix])
    assert fixed == "title,url\nA,https://arxiv.org/pdf/2401.00001\n"
    assert not csv.read(fixed, "l.csv").findings


def test_a_row_without_title_and_link_is_a_finding_and_no_paper() -> None:
    read = csv.read("title,url,date\nA,,\n, ,2024\n", "l.csv")
    assert [paper.title for paper in read.papers] == ["A"]
    assert [(finding.rule, finding.where.line) for finding in read.findings] == [("empty-entry", 3)]


def test_only_the_edited_cell_changes() -> None:
    text = '# list\r\ntitle;"year";note\r\n A ;"2020";"x;""y"""\n\nB;2021;'
    assert _edit(text, Field.DATE, "2022") == text.replace("2020", "2022")
    assert _edit(text, Field.DATE, "2022", 1) == text.replace("2021", "2022")


@pytest.mark.parametrize(
    ("row", "after", "expected"),
    [
        ("A,b", "c", "A,c"),
        ('A,"b"', "c", 'A,"c"'),
        ("A,b", "c, d", 'A,"c, d"'),
        ("A,b", 'c "d"', 'A,"c ""d"""'),
        ("A,b", "c\nd", 'A,"c\nd"'),
        ('"A",', "c", '"A","c"'),
        ("A,", "c", "A,c"),
        ("A", "c", "A,c"),
        ('"A"', "c", '"A","c"'),
        ("A,b", "", "A,"),
    ],
)
def test_a_written_cell_is_quoted_as_it_was_or_as_it_needs(row: str, after: str, expected: str) -> None:
    assert _edit(f"title,venue\n{row}\n", Field.VENUE, after) == f"title,venue\n{expected}\n"


def test_missing_cells_are_put_in_at_the_end_of_a_short_row() -> None:
    text = "title,x,venue,date,y\r\nA\r\nB\r\n"
    papers = _read(text)
    edits = [
        Repair(papers[0].where, field, "", after, "") for field, after in [(Field.DATE, "2024"), (Field.VENUE, "KDD")]
    ]
    assert csv.write(text, papers, edits) == "title,x,venue,date,y\r\nA,,KDD,2024\r\nB\r\n"


def test_a_title_that_looks_like_a_comment_is_quoted() -> None:
    edited = _edit("title,date\nA,2020\n", Field.TITLE, "#metoo")
    assert edited == 'title,date\n"#metoo",2020\n'
    assert _read(edited)[0].title == "#metoo"


def test_rows_move_and_line_ends_stay() -> None:
    text = "title\nB\r\nA"
    assert csv.write(text, _read(text)[::-1], ()) == "title\nA\r\nB"


def test_rows_move_within_their_section_whatever_stands_between() -> None:
    text = "section,title\nx,3\ny,2\n\nx,1\n"
    papers = sorted(_read(text), key=lambda paper: paper.title)
    assert csv.write(text, papers, ()) == "section,title\nx,1\ny,2\n\nx,3\n"


def test_no_row_moves_across_a_comment() -> None:
    text = "title\nD\nC\n# older\nB\nA\n"
    papers = sorted(_read(text), key=lambda paper: paper.title)
    assert csv.write(text, papers, ()) == "title\nC\nD\n# older\nA\nB\n"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "the table is empty"),
        ("# only\n\n", 1, "the table is empty"),
        ("name,url\nA,b\n", 1, "no column is called 'title'; the columns are 'name', 'url'"),
        ("title,url\nA,b\nB,c,d\n", 3, "the row has 3 cells, but the table has 2 columns"),
        ('title,url\nA,"x\ny"\nB,"open\nC,d\n', 4, "a quote that is not closed"),
        ('title,url\nA,"x""\n', 2, "a quote that is not closed"),
        ("title,url\nA,b\nB," + "x" * (LONGEST_FIELD + 1), 3, "a cell is longer than 1,000,000 characters"),
    ],
)
def test_what_is_no_table_of_papers_is_refused_with_line_and_reason(text: str, line: int, what: str) -> None:
    with pytest.raises(BadInput) as caught:
        _read(text)
    assert caught.value.line == line
    assert what in caught.value.what


def test_an_edit_of_a_column_that_the_table_lacks_is_refused() -> None:
    text = "title,url\nA,b\n"
    assert csv.read(text, "l.csv").fields == {Field.TITLE, Field.URL}
    with pytest.raises(BadInput, match="no column venue"):
        _edit(text, Field.VENUE, "KDD")


def test_a_new_table_has_the_columns_of_an_entry() -> None:
    paper = Paper("A, b", Location("x", 1), "https://e.org", "2024", "KDD", "C D", "S > T")
    assert (
        csv.render([paper], "Title")
        == 'section,title,url,date,venue,authors\nS > T,"A, b",https://e.org,2024,KDD,C D\n'
    )


def test_columns_are_added_on_the_right_in_the_dialect_of_the_table() -> None:
    text = '\ufeff"Title";"Stars"\r\n"A ""b""\r\nc";"1"\r\n# note\r\n"B"\r\n;'
    after = csv.with_columns(text, "l.csv", ["date", "venue"])
    assert after == (
        '\ufeff"Title";"Stars";"Date";"Venue"\r\n"A ""b""\r\nc";"1";"";""\r\n# note\r\n"B";"";"";""\r\n;;;'
    )
    assert csv.read(after, "l.csv").fields == {Field.TITLE, Field.DATE, Field.VENUE}
    assert csv.with_columns("title\nA", "l.csv", ["authors"]) == "title,authors\nA,"


def _edited(text: str, number: int, field: Field, after: str) -> str:
    papers = csv.read(text, "l.csv").papers
    return csv.write(text, papers, [Repair(papers[number].where, field, papers[number].written(field), after, "")])


def test_a_year_and_its_month_in_two_columns_are_one_date() -> None:
    text = "title,year,Month\nOne,2016,July\nTwo,2015,\nThree,2014,summer\n"
    listed = csv.read(text, "l.csv")
    assert [paper.date for paper in listed.papers] == ["Jul 2016", "2015", "2014"]
    assert [Field.DATE in paper.closed for paper in listed.papers] == [False, False, True]
    assert [dict(paper.more) for paper in listed.papers] == [{}, {}, {"Month": "summer"}]
    assert not listed.years_only
    assert _edited(text, 0, Field.DATE, "Jun 2017") == text.replace("2016,July", "2017,June")
    assert _edited(text, 1, Field.DATE, "May 2017") == text.replace("2015,", "2017,May")


def test_a_year_that_stands_beside_the_whole_date_changes_with_it() -> None:
    text = "Publication Year,Title,Publication Title,Date\n2016,One,KDD,2016-07-01\n2012,Two,KDD,2016-07\n"
    assert [paper.venue for paper in csv.read(text, "l.csv").papers] == ["KDD", "KDD"]
    assert _edited(text, 0, Field.DATE, "2017-06-02") == text.replace("2016,One", "2017,One").replace(
        "2016-07-01", "2017-06-02"
    )
    assert _edited(text, 1, Field.DATE, "2017-06") == text.replace("2016-07\n", "2017-06\n")


def test_spaces_behind_the_delimiters_are_no_part_of_the_cells_and_stay() -> None:
    text = 'title, venue, year\nOne, KDD , 2016\n"Two, too", "A, B", 2015\n'
    one, two = csv.read(text, "l.csv").papers
    assert (one.title, one.venue, two.title, two.venue) == ("One", "KDD", "Two, too", "A, B")
    assert _edited(text, 0, Field.VENUE, "ICML") == text.replace("KDD", "ICML")
    assert _edited(text, 1, Field.VENUE, "ICML") == text.replace("A, B", "ICML")
    assert csv.insert(text, "l.csv", two, two, before=False).endswith('2015\n"Two, too", "A, B", 2015\n')


def test_the_name_of_a_table_may_stand_above_its_header() -> None:
    text = "My reading list,,\ntitle,venue,year\nOne,KDD,2016\n"
    (paper,) = csv.read(text, "l.csv").papers
    assert (paper.title, paper.where.line) == ("One", 3)
    assert _edited(text, 0, Field.VENUE, "ICML") == text.replace("KDD", "ICML")
