from enrich.links.findings import RULE_OF, link_findings
from enrich.model import CheckedLink, Health, Link, Location, Verdict
from enrich.rules import RULES


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
    found = link_findings(dead, {Location("papers.csv", 4): "A Paper"})
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
