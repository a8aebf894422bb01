from dataclasses import replace

import pytest

from enrich.model import Finding, Location
from enrich.reports.github import LIMIT, render
from report_samples import EMPTY, RICH


def commands(report):
    return [line for line in render(report).splitlines() if line.startswith("::")]


def test_an_annotation_names_file_line_and_rule():
    (dead,) = [line for line in commands(RICH) if "title=dead-link" in line]
    assert dead.startswith("::error file=papers.csv,line=41,title=dead-link::“Cloud-Edge")


def test_the_worst_come_first():
    kinds = [line.split()[0] for line in commands(RICH)]
    assert kinds == sorted(kinds, key=("::error", "::warning", "::notice").index)


def test_what_would_end_a_property_or_a_line_is_escaped():
    odd = Finding("empty-entry", "100 %: a, b\r\n::error::c", Location("a,b:c%.md", 2))
    (line,) = commands(replace(EMPTY, findings=(odd,)))
    assert line == "::warning file=a%2Cb%3Ac%25.md,line=2,title=empty-entry::100 %25: a, b ::error::c"


@pytest.mark.parametrize("number", [LIMIT, LIMIT + 1, 500])
def test_the_limit_of_a_step_is_kept_and_the_rest_is_summed_up(number):
    many = tuple(Finding("dead-link", f"gone {n}", Location("papers.csv", n)) for n in range(1, number + 1))
    lines = commands(replace(EMPTY, findings=many))
    assert len(lines) == LIMIT
    if number > LIMIT:
        left = number - LIMIT + 1
        assert lines[-1] == f"::error title={left} more::{left} more: dead-link. The report has them all."
