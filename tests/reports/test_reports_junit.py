from dataclasses import replace
from xml.etree import ElementTree as ET

from enrich.reports.junit import render
from report_samples import CLOUD, DATA, EMPTY, RICH


def suites(report):
    return ET.fromstring(render(report)).findall("testsuite")  # noqa: S314 - written by the report that is tested


def case(report, name):
    (found,) = [one for one in suites(report)[0] if one.get("name") == name]
    return found


def test_there_is_a_suite_a_list_and_a_case_an_entry_and_a_link():
    first, last = suites(replace(RICH, lists=("papers.csv",)))
    names = [one.get("name") for one in first]
    assert first.get("name") == "papers.csv"
    assert f"line 41: {CLOUD}" in names
    assert "line 41: https://www.jmlr.org/papers/v9/gone.pdf" in names
    assert first.get("tests") == str(len(names))
    assert last.get("name") == "enrich"
    assert len(suites(replace(RICH, lists=("a.csv", "b.csv")))) == 4


def test_a_dead_link_fails_its_own_case_and_not_its_entry():
    dead = case(RICH, "line 41: https://www.jmlr.org/papers/v9/gone.pdf")
    assert [failure.get("type") for failure in dead.findall("failure")] == ["dead-link"]
    assert case(RICH, f"line 41: {CLOUD}").find("failure") is None


def test_what_was_corrected_is_told_and_fails_nothing():
    mended = case(RICH, f"line 19: {DATA}")
    assert "Mon 2024 → Oct 2024" in mended.findtext("system-out")
    assert [failure.get("type") for failure in mended.findall("failure")] == ["source-changed"]


def test_a_link_that_was_not_judged_is_skipped():
    walled = case(RICH, "line 14: https://dl.acm.org/doi/10.5555/3692070.3693756")
    assert walled.find("skipped").get("type") == "blocked"


def test_the_numbers_are_those_of_the_cases():
    for suite in suites(RICH):
        assert int(suite.get("failures")) == sum(1 for one in suite if one.find("failure") is not None)
        assert int(suite.get("skipped")) == sum(1 for one in suite if one.find("skipped") is not None)


def test_an_empty_list_has_a_suite_without_cases():
    numbers = {suite.get("name"): suite.get("tests") for suite in suites(EMPTY)}
    assert numbers == {"papers.csv": "0", "enrich": "0"}
