"""Every report is taken through what all of them promise."""

import html
import json
import re
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from enrich.model import Band, Finding, Location
from enrich.reports import REPORTS
from enrich.spoken import spoken
from report_samples import EMPTY, HOSTILE, RICH, SAMPLES

NAMES = tuple(REPORTS)
PEOPLE_READ = ("terminal", "markdown")
OF_FINDINGS = tuple(name for name in NAMES if name != "csv")
"""All but the table of links."""


def _words_of_xml(text):
    elements = ET.fromstring(text).iter()  # noqa: S314 - written by the report that is tested
    return " ".join(" ".join((*element.attrib.values(), element.text or "")) for element in elements)


DECODED = {
    "terminal": str,
    "markdown": html.unescape,
    "json": lambda text: str(json.loads(text)),
    "sarif": lambda text: str(json.loads(text)),
    "junit": _words_of_xml,
    "github": unquote,
    "csv": str,
    "html": html.unescape,
}
"""What undoes the escapes of a format. A new format needs a line here."""


def words(text):
    """The letters and digits of a text, so that neither markup nor the breaks of lines matter."""
    return re.sub(r"[\W_]+", "", text)


def readable(name, report):
    return words(DECODED[name](REPORTS[name](report)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("report", SAMPLES, ids=["rich", "hostile", "empty"])
class TestEveryReport:
    def test_renders_the_same_bytes_each_time(self, name, report):
        assert REPORTS[name](report) == REPORTS[name](report)

    def test_does_not_depend_on_the_order_of_the_findings(self, name, report):
        mixed = replace(
            report,
            findings=report.findings[1::2] + report.findings[::2],
            links=report.links[1::2] + report.links[::2],
        )
        assert REPORTS[name](mixed) == REPORTS[name](report)

    def test_ends_with_one_line_end_and_can_be_encoded(self, name, report):
        text = REPORTS[name](report)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        text.encode("utf-8")

    def test_holds_nothing_that_a_terminal_would_obey(self, name, report):
        assert (
            re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", REPORTS[name](report))
            is None
        )


@pytest.mark.parametrize("name", OF_FINDINGS)
def test_every_finding_shows(name):
    text = readable(name, RICH)
    for finding in RICH.findings:
        if finding.fix is None:
            assert words(finding.message) in text, finding
            assert finding.rule.replace("-", "") in text, finding
        else:
            assert words(finding.fix.before) in text, finding
            assert words(finding.fix.after) in text, finding
        assert str(finding.where.line) in text, finding


@pytest.mark.parametrize("name", OF_FINDINGS)
def test_no_finding_hides_another(name):
    whole = REPORTS[name](RICH)
    for finding in RICH.findings:
        without = replace(RICH, findings=tuple(one for one in RICH.findings if one != finding))
        assert REPORTS[name](without) != whole, finding


@pytest.mark.parametrize("name", OF_FINDINGS)
def test_every_change_names_the_record_that_it_comes_from(name):
    text = readable(name, RICH)
    for finding in (*RICH.applied, *RICH.suggested):
        because = getattr(finding.fix, "because", None)
        assert because is None or words(because.url.removeprefix("https://")) in text


@pytest.mark.parametrize("name", OF_FINDINGS)
def test_every_change_says_on_whose_word_and_for_what_reason(name):
    text = readable(name, RICH)
    for finding in (*RICH.applied, *RICH.suggested):
        because = getattr(finding.fix, "because", None)
        assert because is None or words(spoken(because.source)) in text, finding
        assert words(finding.fix.why) in text, finding


@pytest.mark.parametrize("name", OF_FINDINGS)
def test_every_change_says_whether_it_was_applied_or_only_suggested(name):
    whole = REPORTS[name](RICH)
    other = {Band.APPLY: Band.SUGGEST, Band.SUGGEST: Band.APPLY}
    for finding in (*RICH.applied, *RICH.suggested):
        turned = replace(finding, fix=replace(finding.fix, band=other[finding.fix.band]))
        findings = tuple(turned if one == finding else one for one in RICH.findings)
        assert REPORTS[name](replace(RICH, findings=findings)) != whole, finding


@pytest.mark.parametrize("name", OF_FINDINGS)
def test_how_many_corrections_pins_held_back_shows(name):
    assert "70077" in REPORTS[name](replace(EMPTY, pinned=70077))
    assert "70077" not in REPORTS[name](EMPTY)


@pytest.mark.parametrize("name", OF_FINDINGS)
def test_the_silent_source_and_its_reason_show(name):
    text = REPORTS[name](RICH)
    assert "Crossref" in text
    assert "timed out" in text


@pytest.mark.parametrize("name", PEOPLE_READ)
def test_a_report_for_people_begins_with_what_happened_and_ends_with_what_to_do(name):
    first, *_, last = REPORTS[name](EMPTY).strip().splitlines()
    assert first.strip("*") == "0 papers: nothing to report."
    assert last == "Next: nothing to do."


@pytest.mark.parametrize("name", PEOPLE_READ)
def test_where_only_warnings_are_left_they_are_what_to_do(name):
    twice = Finding("duplicate-entry", "the same work as another", Location("papers.csv", 3))
    assert REPORTS[name](replace(EMPTY, findings=(twice,))).strip().endswith("Next: look at the warnings.")


@pytest.mark.parametrize("name", OF_FINDINGS)
def test_every_hostile_finding_still_shows(name):
    text = readable(name, HOSTILE)
    assert text.count("scriptalert1script") >= len(HOSTILE.findings)
