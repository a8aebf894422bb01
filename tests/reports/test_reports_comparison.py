from dataclasses import replace

from test_reports_sarif import moved

from enrich.model import Finding, Health, Location
from enrich.reports.comparison import compare, headline, new_findings, sections
from report_samples import EMPTY, LIST, RICH


def with_health(report, health):
    first, *rest = report.links
    return replace(report, links=(replace(first, verdict=replace(first.verdict, health=health)), *rest))


def test_a_report_has_nothing_new_for_itself_and_nothing_where_lines_moved():
    assert new_findings(RICH, RICH) == new_findings(RICH, moved(RICH)) == ()
    assert headline(compare(RICH, RICH)) == "Nothing changed."


def test_what_came_and_what_went_are_told_apart():
    came = Finding("wrong-venue", "differs", Location(LIST, 3), entry="A New One")
    difference = compare(RICH, replace(RICH, findings=(*RICH.open, came)))
    assert difference.new == (came,)
    assert set(difference.corrected) == set(RICH.applied)
    assert set(difference.gone) == set(RICH.suggested)


def test_a_correction_that_was_only_proposed_is_gone_not_made():
    difference = compare(replace(RICH, written=()), EMPTY)
    assert difference.corrected == ()
    assert set(difference.gone) == set(RICH.findings)


def test_the_number_of_nights_is_no_news_but_a_change():
    nights = (
        replace(EMPTY, findings=(Finding("dead-link", f"x: gone, on {n} days", Location(LIST, 3), about="x"),))
        for n in (3, 4)
    )
    difference = compare(*nights)
    assert difference.new == ()
    assert len(difference.changed) == 1


def test_links_die_and_live_again():
    alive, dead, shaky = (with_health(RICH, health) for health in (Health.OK, Health.BROKEN, Health.TRANSIENT))
    died = compare(alive, dead)
    assert [one.link.url for one in died.died] == ["https://www.jmlr.org/papers/v9/gone.pdf"]
    assert headline(died) == "1 link died."
    assert len(compare(dead, alive).revived) == 1
    assert compare(dead, shaky).revived == (), "what was not seen alive is not alive"
    assert compare(EMPTY, dead).died == (), "a link that was not known before did not die"


def test_the_parts_are_told_in_words():
    came = Finding("wrong-venue", "differs", Location(LIST, 3), entry="A New One")
    told = dict(sections(compare(EMPTY, replace(EMPTY, findings=(came,)))))
    assert told == {"New (1)": [("papers.csv:3", "warning wrong-venue: “A New One”: differs")]}


def test_entries_that_came_and_went_are_counted():
    without = replace(RICH, entries=RICH.entries[1:])
    assert headline(compare(without, RICH)) == "1 entry added."
    assert headline(compare(RICH, without)) == "1 entry removed."
