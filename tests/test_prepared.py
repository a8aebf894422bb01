"""What is done to a text before it is read."""

from __future__ import annotations

from enrich.lists import csv, markdown
from enrich.prepared import prepared

PAGE = "- [A](#a_)\n\n## A {#a}\n"


def test_a_page_is_mended_and_a_table_gets_columns_only_if_that_is_wanted() -> None:
    assert prepared(PAGE, "l.md", markdown, fix_page=False, add_columns=True).text == PAGE
    assert prepared(PAGE, "l.md", markdown, fix_page=True, add_columns=False).text == "- [A](#a)\n\n## A\n"
    assert prepared("title\nA\n", "l.csv", csv, fix_page=True, add_columns=False).text == "title\nA\n"
    with_columns = prepared("title\nA\n", "l.csv", csv, fix_page=False, add_columns=True)
    assert with_columns.text == "title,date,venue,authors\nA,,,\n"
    assert prepared("title\n", "l.csv", csv, fix_page=False, add_columns=True).text == "title\n"
