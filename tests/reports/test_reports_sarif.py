import gzip
import json
from dataclasses import replace

from enrich.model import Finding, Location
from enrich.reports.sarif import LONGEST, MOST_RESULTS, render
from enrich.rules import RULES
from report_samples import CLOUD, EMPTY, RICH


def run(report):
    (only,) = json.loads(render(report))["runs"]
    return only


def fingerprint(result):
    return result["partialFingerprints"]["primaryLocationLineHash"]


def moved(report, by=7):
    """The same report of a list in which everything stands some lines lower."""
    findings = []
    for finding in report.findings:
        where = Location(finding.where.path, finding.where.line + by)
        findings.append(replace(finding, where=where, fix=replace(finding.fix, where=where) if finding.fix else None))
    return replace(report, findings=tuple(findings))


def test_every_finding_is_a_result_at_its_line_with_its_severity():
    results = run(RICH)["results"]
    assert len(results) == len(RICH.findings)
    (dead,) = [one for one in results if one["ruleId"] == "dead-link"]
    assert dead["level"] == "error"
    place = dead["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "papers.csv", "uriBaseId": "SRCROOT"}
    assert place["region"] == {"startLine": 41}
    assert dead["locations"][0]["logicalLocations"] == [{"kind": "object", "name": CLOUD}]


def test_every_rule_that_is_met_is_documented_and_pointed_to():
    only = run(RICH)
    rules = only["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {finding.rule for finding in RICH.findings}
    for rule in rules:
        assert RULES[rule["id"]].why in rule["help"]["text"]
        assert RULES[rule["id"]].instead in rule["help"]["markdown"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in only["results"])


def test_a_fingerprint_stays_when_lines_move_and_is_the_finding_s_own():
    before, after = (list(map(fingerprint, run(report)["results"])) for report in (RICH, moved(RICH)))
    assert before == after
    assert len(set(before)) == len(before)


def test_who_was_not_asked_is_told_so_that_a_short_file_is_not_taken_for_a_clean_list():
    (invocation,) = run(RICH)["invocations"]
    told = " ".join(note["message"]["text"] for note in invocation["toolExecutionNotifications"])
    assert "Crossref answered about 12 papers, and was silent about 3" in told


def test_a_fix_is_a_replacement_where_its_place_is_known():
    results = run(RICH)["results"]
    (fixed,) = [one for one in results if "fixes" in one]
    (only,) = fixed["fixes"][0]["artifactChanges"]
    assert only["artifactLocation"] == {"uri": "papers.csv", "uriBaseId": "SRCROOT"}
    region = {"startLine": 19, "startColumn": 120, "endLine": 19, "endColumn": 123}
    assert only["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "Oct"}}]


def test_the_limits_of_github_are_kept():
    rules = ("missing-date", "dead-link")
    many = tuple(
        Finding(rules[number % 2], f"{number} " + "y" * 5000, Location("papers.csv", number + 1), about=str(number))
        for number in range(MOST_RESULTS + 500)
    )
    text = render(replace(EMPTY, findings=many))
    assert len(gzip.compress(text.encode(), 1)) < 10_000_000
    (only,) = json.loads(text)["runs"]
    assert len(only["results"]) == MOST_RESULTS
    assert sum(1 for one in only["results"] if one["ruleId"] == "dead-link") == len(many) // 2, "the worst are kept"
    assert "500 findings of less weight are left out" in json.dumps(only["invocations"])
    assert all(len(one["message"]["text"]) <= LONGEST for one in only["results"])
    assert all(len(rule["fullDescription"]["text"]) <= LONGEST for rule in only["tool"]["driver"]["rules"])


def test_a_path_is_a_uri():
    odd = Finding("empty-entry", "x", Location("lists/my papers é.md", 1))
    absolute = Finding("empty-entry", "x", Location("/data/papers.md", 1))
    first, second = (
        run(replace(EMPTY, findings=(one,)))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        for one in (odd, absolute)
    )
    assert first == {"uri": "lists/my%20papers%20%C3%A9.md", "uriBaseId": "SRCROOT"}
    assert second == {"uri": "file:///data/papers.md"}
