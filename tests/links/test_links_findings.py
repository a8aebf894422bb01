from datetime import date

import pytest

from enrich.links.findings import RULE_OF, link_findings
from enrich.links.mending import Fix, Mending
from enrich.model import Band, CheckedLink, Health, Link, Location, Paper, Verdict
from enrich.rules import RULES

PLACE = Location("papers.csv", 4)


def checked(  # noqa: PLR0913, PLR0917 - a row of values reads best
    line, url, health, reason="", evidence="", target=""
):
    return CheckedLink(Link(url, Location("papers.csv", line)), Verdict(health, reason, evidence, target))


def test_every_health_but_ok_has_a_rule():
    assert set(RULE_OF) == set(Health) - {Health.OK}
    assert set(RULE_OF.values()) <= set(RULES)


def test_a_fine_link_is_no_finding():
    assert link_findings([checked(1, "https://x.org/", Health.OK)]) == ()


def test_a_dead_link_is_reported_at_each_place_with_its_evidence_and_entry():
    dead = [checked(line, "https://x.org/a", Health.BROKEN, "no such page", "GET → 404") for line in (9, 4)]
    found = link_findings(dead, Mending({PLACE: Paper("A Paper", PLACE, url="https://x.org/b")}))
    assert [(finding.rule, finding.where.line, finding.entry) for finding in found] == [
        ("dead-link", 4, "A Paper"),
        ("dead-link", 9, ""),
    ]
    assert found[0].message == "https://x.org/a: no such page (GET → 404)"


def test_a_moved_link_says_where_to():
    (found,) = link_findings(
        [checked(1, "https://x.org/a", Health.MOVED, "moved", "GET → 301 → 200", "https://y.org/a")]
    )
    assert found.rule == "moved-link"
    assert "https://y.org/a" in found.message


def test_suspect_and_failing_links_are_reported_one_by_one():
    found = link_findings(
        [
            checked(1, "https://x.org/a", Health.SUSPECT, "ends at a login"),
            checked(2, "https://x.org/b", Health.TRANSIENT, "timed out"),
        ]
    )
    assert [finding.rule for finding in found] == ["suspect-link", "failing-link"]


def test_unchecked_links_are_summed_up_by_reason_at_the_first():
    links = [checked(line, f"https://x.org/{line}", Health.UNCHECKED, "no network") for line in range(5, 36)]
    links.append(checked(2, "https://y.org/", Health.UNCHECKED, "time for this host is used up"))
    found = link_findings(links)
    assert [(finding.message, finding.where.line) for finding in found] == [
        ("one link was not checked: time for this host is used up", 2),
        ("31 links were not checked: no network", 5),
    ]


def test_blocked_links_are_summed_up_by_host_with_their_lines():
    reason = "the host turns robots away"
    hosts = [checked(line, f"https://DL.acm.org/doi/{line}", Health.BLOCKED, reason) for line in (14, 3)]
    found = link_findings([*hosts, checked(8, "https://ieeexplore.ieee.org/document/1", Health.BLOCKED, reason)])
    assert [finding.message for finding in found] == [
        "dl.acm.org: the host turns robots away (2 links not judged: lines 3, 14)",
        "ieeexplore.ieee.org: the host turns robots away (one link not judged: line 8)",
    ]


def test_the_order_in_which_links_come_does_not_matter():
    healths = [health for health in Health for _ in range(4)]
    links = [checked(line, f"https://x.org/{line}", health, health.value) for line, health in enumerate(healths)]
    shuffled = links[1::2] + links[::2]
    assert link_findings(shuffled) == link_findings(links)


def test_links_that_died_together_are_named_once_more_together():
    dead = [checked(line, f"https://www.x.org/{line}", Health.BROKEN, "no such host") for line in range(3, 15)]
    found = link_findings([*dead, checked(20, "https://y.org/", Health.BROKEN, "no such page")])
    together = [finding.message for finding in found if finding.rule == "dead-host"]
    assert together == [
        "12 links died together on www.x.org (lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)",
    ]
    assert sum(finding.rule == "dead-link" for finding in found) == 13
    living = [checked(line, f"https://www.x.org/{line}", Health.OK) for line in range(30, 50)]
    assert not [finding for finding in link_findings([*dead, *living]) if finding.rule == "dead-host"]


def test_how_long_a_link_has_failed_is_said():
    verdict = Verdict(Health.BROKEN, "no such page", since=date(2026, 11, 20), nights=3)
    (found,) = link_findings([CheckedLink(Link("https://x.org/a", PLACE), verdict)])
    assert found.message == "https://x.org/a: no such page; failing since 2026-11-20, on 3 days"


def test_a_page_of_another_paper_is_reported_under_its_own_rule():
    verdict = Verdict(Health.SUSPECT, "the page is that of another work", rule="link-mismatch")
    (found,) = link_findings([CheckedLink(Link("https://x.org/a", PLACE), verdict)])
    assert found.rule == "link-mismatch"


OWN = Paper("A Paper", PLACE, url=" https://x.org/a#top")
MOVED = checked(4, "https://x.org/a#top", Health.MOVED, "moved", "", "https://www.x.org/b")


@pytest.mark.parametrize(
    ("fix", "target", "band"),
    [
        (Fix.NONE, "https://www.x.org/b", Band.SUGGEST),
        (Fix.MOVED, "https://www.x.org/b", Band.APPLY),
        (Fix.ARCHIVE, "https://www.x.org/b", Band.APPLY),
        (Fix.MOVED, "https://another.org/b", Band.SUGGEST),
    ],
)
def test_a_moved_link_is_rewritten_on_request_where_its_own_site_says_so(fix, target, band):
    moved = checked(4, "https://x.org/a#top", Health.MOVED, "moved", "", target)
    (found,) = link_findings([moved], Mending({PLACE: OWN}, fix))
    assert found.fix is not None
    assert (found.fix.before, found.fix.after, found.fix.band) == (OWN.url, f"{target}#top", band)


def test_only_the_own_link_of_an_entry_is_rewritten_and_only_once():
    other = checked(4, "https://x.org/code", Health.MOVED, "moved", "", "https://x.org/b")
    for one, mending in (
        (other, Mending({PLACE: OWN}, Fix.MOVED)),
        (MOVED, Mending({PLACE: OWN}, Fix.MOVED, taken=frozenset({PLACE}))),
        (MOVED, Mending({PLACE: OWN}, Fix.MOVED, possible=False)),
        (MOVED, Mending({}, Fix.MOVED)),
    ):
        assert link_findings([one], mending)[0].fix is None


@pytest.mark.parametrize(("fix", "band"), [(Fix.MOVED, Band.SUGGEST), (Fix.ARCHIVE, Band.APPLY)])
def test_a_copy_of_a_dead_page_is_written_only_if_copies_are_wanted(fix, band):
    copy = "https://web.archive.org/web/2020/https://x.org/a"
    dead = CheckedLink(Link("https://x.org/a#top", PLACE), Verdict(Health.BROKEN, "no such page", archived=copy))
    (found,) = link_findings([dead], Mending({PLACE: OWN}, fix))
    assert found.fix is not None
    assert (found.fix.after, found.fix.band) == (copy, band)
    assert copy in found.message
