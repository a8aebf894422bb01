import csv
import io
from dataclasses import replace

import pytest

from enrich.model import CheckedLink, Health, Link, Location, Verdict
from enrich.reports.csv import cell, render
from report_samples import CLOUD, EMPTY, RICH


def rows(report):
    return list(csv.DictReader(io.StringIO(render(report))))


def test_a_row_a_link_worst_first():
    assert [row["verdict"] for row in rows(RICH)] == ["broken", "blocked", "ok"]
    dead = rows(RICH)[0]
    assert dead == {
        "verdict": "broken",
        "url": "https://www.jmlr.org/papers/v9/gone.pdf",
        "list": "papers.csv",
        "line": "41",
        "entry": CLOUD,
        "reason": "the host has no such page",
        "evidence": "GET → 404; observed 2026-11-22",
        "since": "2026-11-20",
        "nights": "3",
        "observed": "2026-11-22",
        "target": "",
        "archived": "",
    }


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", '"=1', "＝1", "\n=1", "\u202e=1"])
def test_a_formula_is_text(formula):
    assert cell(formula).startswith("'")


@pytest.mark.parametrize("text", ["https://x.org/a=b", "a-b", "2026-11-22", "", "it's"])
def test_other_text_is_left_alone(text):
    assert cell(text) == text


def test_a_line_end_in_a_link_makes_no_row():
    odd = CheckedLink(Link('https://x.org/\n"a,b', Location("papers.csv", 1)), Verdict(Health.OK, "x"))
    assert [row["url"] for row in rows(replace(EMPTY, links=(odd,)))] == ['https://x.org/ "a,b']
