import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.lists import format_of
from enrich.model import Band, Field, Finding, Repair
from enrich.placing import placed
from report_samples import RICH

CSV = """\
section,title,url,date,venue,authors
Bees,"A Fine Paper, on the ""Dances"" of Bees",https://arxiv.org/abs/2403.01234,Mon 2024,,Ada Bee
Bees,Another Paper on the Songs of Bees,https://example.org/songs,Mar 2023,KDD,"Ada Bee, Bo Hive"
Wasps,Über Wespen und ihre Nester,https://example.org/wasps,2022,,Cy Nest
"""
MARKDOWN = """\
# Insects

## Bees

#### [A Fine Paper on the Dances of Bees](https://arxiv.org/abs/2403.01234) *Mon 2024*

Ada Bee

#### [Über Bienen und ihre Lieder](https://example.org/songs) *Mar 2023 KDD*

Ada Bee, Bo Hive
"""
BIBTEX = """\
@article{bees,
  title = {A Fine Paper on the Dances of Bees},
  author = {Ada Bee},
  year = {2023},
}

@inproceedings{songs,
  title = {Another Paper on the Songs of Bees},
  author = {Ada Bee and Bo Hive},
  year = {2022},
  booktitle = {KDD},
}
"""
LISTS = {"a.csv": CSV, "a.md": MARKDOWN, "a.bib": BIBTEX, "crlf.csv": CSV.replace("\n", "\r\n")}
WRITTEN = {
    Field.TITLE: "Quite, “Another” Title",
    Field.DATE: "Oct 2024",
    Field.VENUE: "EMNLP",
    Field.AUTHORS: "Di Wasp, Ed Ant",
}


def fixes(papers, fields):
    for number, (index, field) in enumerate(fields):
        paper = papers[index % len(papers)]
        before, band = paper.written(field), tuple(Band)[number % 2]
        fix = Repair(paper.where, field, before, WRITTEN[field], "", band)
        if before != fix.after:
            yield Finding("wrong-date", "differs", paper.where, fix)


def edited(text, one):
    """The text after a replacement, as an editor makes it."""
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: one.line - 1]) + one.column - 1
    end = sum(len(line) + 1 for line in lines[: one.end_line - 1]) + one.end_column - 1
    return text[:start] + one.text + text[end:]


@pytest.mark.parametrize("path", LISTS)
@given(fields=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(sorted(WRITTEN))), max_size=6, unique=True))
def test_a_replacement_does_what_the_list_format_does(path, fields):
    text, form = LISTS[path], format_of(path)
    # a field that an entry of BibTeX lacks is not written in every one
    fields = [pair for pair in fields if path != "a.bib" or pair[1] in (Field.TITLE, Field.DATE)]
    papers = form.read(text, path).papers
    found = placed(tuple(fixes(papers, fields)), form, text, papers)
    for finding in found:
        written = form.write(text, papers, (finding.fix,))
        assert (finding.replacement is None) == (written == text)
        assert finding.replacement is None or edited(text, finding.replacement) == written


def test_a_suggestion_that_its_list_cannot_write_has_no_place_and_hides_no_correction():
    form = format_of("a.bib")
    papers = form.read(BIBTEX, "a.bib").papers
    date, venue = placed(tuple(fixes(papers, [(0, Field.DATE), (0, Field.VENUE)])), form, BIBTEX, papers)
    assert venue.replacement is None
    assert date.replacement is not None


def test_the_replacement_is_as_small_as_can_be():
    form = format_of("a.csv")
    papers = form.read(CSV, "a.csv").papers
    (found,) = placed(tuple(fixes(papers, [(0, Field.DATE)])), form, CSV, papers)
    one = found.replacement
    assert (one.line, one.end_line, one.text) == (2, 2, "Oct")
    assert CSV.splitlines()[1][one.column - 1 : one.end_column - 1] == "Mon"


def test_what_has_no_fix_has_no_place_and_an_empty_list_no_fixes():
    form = format_of("a.csv")
    assert placed(RICH.open, form, CSV, form.read(CSV, "a.csv").papers) == RICH.open
    assert placed((), form, "", ()) == ()
