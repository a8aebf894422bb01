from dataclasses import replace

import pytest

from enrich.model import CheckedLink, Consulted, Finding, Health, Link, Location, Verdict
from enrich.reports import wording
from enrich.rules import RULES
from report_samples import EMPTY, RICH


def test_the_headline_says_what_happened_in_one_sentence():
    assert wording.headline(RICH) == (
        "30 papers: 5 corrections written to papers.csv, 1 suggestion, 6 findings without a fix, 1 dead link; "
        "Crossref did not answer."
    )


def test_what_was_not_written_is_not_called_written():
    assert "5 corrections to write" in wording.headline(replace(RICH, written=()))
    assert wording.next_step(replace(RICH, written=())).startswith("Next: run “enrich run” to write this; then ")


@pytest.mark.parametrize(("parts", "said"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_an_enumeration_reads_aloud(parts, said):
    assert wording.joined(parts) == said


def test_a_number_of_things_reads_aloud():
    assert [wording.count(1, "paper"), wording.count(2, "entry"), wording.count(0, "link")] == [
        "1 paper",
        "2 entries",
        "0 links",
    ]


def test_every_finding_without_a_fix_has_exactly_one_section():
    findings = tuple(Finding(rule, rule, Location("a.md", line)) for line, rule in enumerate(RULES, 1))
    report = replace(EMPTY, findings=findings)
    about = (wording.about_entries, wording.about_links, wording.about_page, wording.about_sources)
    sections = [section(report) for section in about]
    mended = replace(EMPTY, findings=tuple(replace(finding, mended=True) for finding in findings[:3]))
    assert [len(section(mended)) for section in about] == [0, 0, 3, 0]
    assert sorted(finding.rule for section in sections for finding in section) == sorted(RULES)


def test_the_worst_come_first():
    assert wording.about_entries(RICH)[0].rule == "malformed-link"
    assert [finding.rule for finding in wording.about_links(RICH)] == ["dead-link", "blocked-link", "unchecked-link"]


def test_a_silent_source_is_told_of_once():
    assert wording.silences(RICH) == ("Crossref answered about 12 papers, and was silent about 3: timed out",)
    told = Finding("source-silent", "Crossref did not answer about 3 papers: timed out", Location("papers.csv", 1))
    assert wording.silences(replace(RICH, findings=(told,))) == ()


def test_only_silence_is_nothing_to_act_on():
    report = replace(EMPTY, sources=(Consulted("crossref", silent=2),))
    assert (
        wording.next_step(report) == "Next: nothing; the sources that did not answer are asked again in the next run."
    )
    assert wording.headline(report) == "0 papers: nothing to report; Crossref did not answer."


def test_the_link_of_a_finding_is_the_longest_at_its_place_that_it_begins_with():
    where = Location("a.md", 3)
    links = [
        CheckedLink(Link(url, where), Verdict(Health.BROKEN, "gone")) for url in ("https://x.org/a", "https://x.org/ab")
    ]
    here, elsewhere = (Finding("dead-link", "https://x.org/ab: gone", place) for place in (where, Location("a.md", 4)))
    assert wording.urls_of([here, elsewhere], links) == {here: "https://x.org/ab", elsewhere: ""}


def test_the_host_of_an_address_is_without_user_and_case():
    assert wording.host("https://me:pw@X.org:8080/a?b") == "x.org:8080"
    assert wording.host("mailto:a@x.org") == ""
