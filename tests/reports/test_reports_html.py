import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date

from enrich.model import CheckedLink, Corrected, Field, Finding, Health, Link, Location, Sighting, Verdict
from enrich.reports.figures import figures
from enrich.reports.html import render
from enrich.reports.sections import STATIC
from enrich.reports.tables import tables
from report_samples import EMPTY, RICH


def link(number: int, health: Health, *past: Sighting) -> CheckedLink:
    verdict = Verdict(health, "because", observed=date(2026, 11, 22), past=past)
    return CheckedLink(Link(f"https://h{number}.example/x", Location("papers.csv", number)), verdict)


def headings(report):
    return [figure.heading for figure in figures(report)]


def test_the_policy_names_the_style_and_the_script_and_allows_nothing_else():
    page = render(RICH)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    for name, text in (
        ("style", re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]),
        ("script", re.search(r"<script>(.*?)</script>", page, re.DOTALL)[1]),
    ):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_the_page_names_nothing_to_load():
    page = re.sub(r'<script type="application/json".*?</script>', "", render(RICH), flags=re.DOTALL)
    assert not re.search(r"\bsrc(?:set)?=|@import|url\(|<link|<iframe|<img", page)


def test_a_figure_is_drawn_only_where_there_are_numbers():
    assert headings(EMPTY) == []
    assert headings(RICH)[:2] == ["Links by verdict", "Dead links by host"]
    assert headings(replace(EMPTY, corrected=(Corrected("2026-11", Field.DATE, 2),))) == ["Corrections by month"]


def test_the_nights_show_what_was_known_on_each():
    past = Sighting(date(2026, 11, 19), Health.OK), Sighting(date(2026, 11, 21), Health.TRANSIENT)
    failing = link(1, Health.BROKEN, *past)
    nights = [one for one in figures(replace(EMPTY, links=(failing,), day=date(2026, 11, 22))) if one.wide]
    (figure,) = nights
    assert [(part.name, part.numbers) for part in figure.legend] == [
        ("broken", (0, 0, 0, 1)),
        ("suspect", (0, 0, 0, 0)),
        ("transient", (0, 0, 1, 0)),
    ]


def test_a_plot_tells_its_numbers_to_a_screen_reader():
    (verdicts, *_) = figures(replace(EMPTY, links=(link(1, Health.OK), link(2, Health.OK), link(3, Health.BROKEN))))
    assert 'role="img" aria-label="2 ok, 1 broken"' in verdicts.html()


def test_only_the_first_rows_are_written_out_and_the_script_has_all():
    many = replace(EMPTY, links=tuple(link(number, Health.OK) for number in range(1, STATIC + 11)))
    page = render(many)
    assert page.count('<tr role="row"><td') == STATIC
    assert "And 10 more" in page
    data = json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])
    assert [len(table["rows"]) for table in data["tables"]] == [STATIC + 10]


def test_the_worst_links_come_first():
    links = (link(1, Health.OK), link(2, Health.BROKEN), link(3, Health.BLOCKED))
    (table,) = tables(replace(EMPTY, links=links))
    assert [row[0] for row in table.rows] == ["broken", "blocked", "ok"]


def test_an_address_that_is_none_of_the_web_is_no_link():
    fix = RICH.applied[0]
    report = replace(EMPTY, links=(replace(link(1, Health.OK), link=Link("javascript:alert(1)", fix.where)),))
    assert 'href="javascript' not in render(report)


def test_a_reason_that_holds_back_several_is_told_once_and_they_stand_together():
    (known,) = RICH.suggested

    def held(line: int, why: str) -> Finding:
        where = Location(known.where.path, line)
        return replace(known, where=where, fix=replace(known.fix, where=where, why=why))

    whys = ("no year", "a preprint", "no year", "no year", "a preprint", "another")
    report = replace(EMPTY, findings=tuple(held(line, why) for line, why in enumerate(whys, 1)))
    (table,) = tables(report)
    assert [row[2] for row in table.rows] == [2, 5, 6, 1, 3, 4]
    reasons = re.findall(r'data-name="why">(.*?)</td>', render(report))
    assert reasons == ["a preprint", "as above", "another", "no year", "as above", "as above"]
