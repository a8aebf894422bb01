import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from enrich.model import Band, Change, Field, Finding, Location, Record, Report
from enrich.reports.fitting import LONGEST
from enrich.reports.markdown import escaped, link, render
from report_samples import EMPTY, EVIL, HOSTILE, RICH

COMMONMARK = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def kinds(text):
    """The kinds of element that a text gives when it stands in a sentence."""
    (paragraph,) = [token for token in COMMONMARK.parse(f"said: {text}") if token.type == "inline"]
    return {child.type for child in paragraph.children}


@given(st.text() | st.text("\\`*_[]()<>|~!&#$^@:/.-w0a \n"))
def test_foreign_text_is_only_text(text):
    assert kinds(escaped(text)) <= {"text", "text_special"}


@given(st.text("|\\`a \n"))
def test_foreign_text_stays_in_its_cell(text):
    tokens = COMMONMARK.parse(f"| a | b |\n| --- | --- |\n| {escaped(text)} | end |\n")
    cells = [token for token in tokens if token.type == "td_open"]
    assert len(cells) == 2
    assert [token.content for token in tokens if token.type == "inline"][-1] == "end"


@pytest.mark.parametrize(
    "text",
    [
        "@octocat",
        "a@x.org",
        "#12",
        "org/repo#12",
        "GH-12",
        "gh-12",
        "https://e.example",
        "www.e.example",
        "ftp://e.example",
        ":tada:",
    ],
)
def test_what_a_forge_finds_after_rendering_is_taken_apart(text):
    rendered = COMMONMARK.renderInline(escaped(text))
    assert "\u200b" in rendered
    assert not re.search(r"@\w|#\d|gh-\d|://|www\.|:tada:", rendered, re.IGNORECASE)


@pytest.mark.parametrize("text", ["GPT-4", "C# in 2024", "Ratio 1:2", "A: b", "a.b", "(x)", "5 - 3"])
def test_harmless_text_is_left_alone(text):
    assert escaped(text) == text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "/relative", "", "http:no"])
def test_only_the_web_is_linked(url):
    assert link("text", url) == "text"


@given(st.text())
def test_a_link_is_one_link_whatever_its_address_holds(rest):
    tokens = COMMONMARK.parseInline(f"see {link('text', 'https://x.org/' + rest)} end")[0].children
    assert [token.type for token in tokens] == ["text", "link_open", "text", "link_close", "text"]


def test_a_hostile_report_links_only_to_records_and_dead_links():
    html = COMMONMARK.render(render(HOSTILE))
    tags = {"p", "strong", "h3", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "a"}
    assert set(re.findall(r"<(\w+)", html)) <= tags
    assert all(href.startswith("https://") for href in re.findall(r'href="([^"]*)"', html))
    assert len(re.findall("<a ", html)) == 3
    assert html.count("<h3>") == render(HOSTILE).count("\n### ")
    assert EVIL not in html


def test_corrections_are_listed_by_entry_and_suggestions_as_a_checklist():
    text = render(RICH)
    assert text.count("\n  - ") >= len(RICH.applied)
    assert "[arXiv arxiv.org/abs/2410.10926](https://arxiv.org/abs/2410.10926)" in text
    assert text.count("\n- [ ] ") == len(RICH.suggested)


def many(number: int) -> Report:
    dead = (
        Finding("dead-link", f"https://h{n}.example/{'x' * 80}: gone", Location("papers.csv", n), about=str(n))
        for n in range(1, number + 1)
    )
    places = [Location("papers.csv", n) for n in range(1, number + 1)]
    notes = (Finding("missing-date", "none", place, entry=f"Work {place.line}") for place in places)
    return replace(RICH, findings=(*RICH.findings, *dead, *notes))


@pytest.mark.parametrize("number", [10, 100, 3000])
def test_it_fits_a_comment_whatever_is_to_be_said(number):
    text = render(many(number))
    assert len(text) <= LONGEST
    assert text.startswith("**30 papers")
    assert text.rstrip().splitlines()[-1].startswith("Next: ")
    assert f"### Dead links ({number + 1})" in text
    assert text.count("<details>") == text.count("</details>") == (0 if number == 10 else 2)
    assert ("more lines do not fit here" in text) == (number == 3000)


def test_the_worst_is_kept_and_the_rest_is_counted():
    text = render(many(3000))
    assert text.count("  - line ") > 300
    shown = len(re.findall(r"^\| \d+ \|.*missing-date", text, re.MULTILINE))
    assert shown > 100
    dead, notes = map(int, re.findall(r"^(\d+) more lines", text, re.MULTILINE))
    # besides the 3,000 dates, the table has six findings of the sample, which are worse
    assert notes == 3000 - shown + 1
    # a line for each link, and one for each of the two hosts, of which one shows
    assert dead == 3001 + 2 - text.count("  - line ") - 1


def test_a_title_of_ten_thousand_characters_is_cut():
    long = Finding("missing-date", "no date", Location("papers.csv", 1), entry="x" * 10_000)
    assert len(render(replace(EMPTY, findings=(long,)))) < 1500


def test_dead_links_are_grouped_by_host_and_can_be_opened():
    text = render(RICH)
    assert "**www&#8203;.jmlr.org** (1)" in text
    assert "](https://www.jmlr.org/papers/v9/gone.pdf)" in text


def test_a_reason_that_several_suggestions_have_is_told_once_and_each_can_be_ticked():
    record = Record("crossref", "https://doi.org/10.1234/lace")
    change = Change(
        Location("a.md", 1), Field.URL, "https://arxiv.org/abs/1", record.url, Band.SUGGEST, record, "it is right"
    )
    lines = [Location("a.md", line) for line in (1, 2, 3)]
    found = tuple(Finding("stale-preprint", "…", where, replace(change, where=where), "Lace") for where in lines)
    text = render(replace(RICH, findings=found))
    assert text.count("it is right") == 1
    assert text.count("- [ ] **Lace** (line") == 3
    assert text.count("(https://doi.org/10.1234/lace)") == 3
