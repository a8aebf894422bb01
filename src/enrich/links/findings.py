"""From verdicts to lines of a report.

A link that a person should look at is a finding of its own, at each place where it stands. Links
about which nothing is known are summed up, by host or by reason: they must not bury the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from urllib.parse import urlsplit

from enrich.model import CheckedLink, Finding, Health, Location, by_location

RULE_OF: Mapping[Health, str] = {
    Health.BROKEN: "dead-link",
    Health.SUSPECT: "suspect-link",
    Health.TRANSIENT: "failing-link",
    Health.MOVED: "moved-link",
    Health.BLOCKED: "blocked-link",
    Health.UNCHECKED: "unchecked-link",
}
"""The rule for each health but `ok`, worst first."""

_SUMMED_UP = (Health.BLOCKED, Health.UNCHECKED)


def link_findings(checked: Iterable[CheckedLink], titles: Mapping[Location, str] | None = None) -> tuple[Finding, ...]:
    """What to report about links, in the order of the list. `titles` are those of the entries, by their place."""
    links = tuple(checked)
    single = (one for one in links if one.verdict.health in RULE_OF and one.verdict.health not in _SUMMED_UP)
    return by_location([*(_finding(one, titles or {}) for one in single), *_summaries(links)])


def _finding(one: CheckedLink, titles: Mapping[Location, str]) -> Finding:
    verdict, where = one.verdict, one.link.where
    what = f"it is now at {verdict.target}" if verdict.target else verdict.reason
    message = f"{one.link.url}: {what} ({verdict.evidence})" if verdict.evidence else f"{one.link.url}: {what}"
    return Finding(RULE_OF[verdict.health], message, where, entry=titles.get(where, ""))


def _summaries(links: Sequence[CheckedLink]) -> Iterator[Finding]:
    for health, subject in ((Health.BLOCKED, _host), (Health.UNCHECKED, _reason)):
        chosen = sorted(
            (one for one in links if one.verdict.health is health), key=lambda one: (subject(one), one.link.where)
        )
        for _, group in groupby(chosen, key=subject):
            yield _summary(RULE_OF[health], tuple(group))


def _host(one: CheckedLink) -> str:
    return f"{urlsplit(one.link.url).netloc.rpartition('@')[2].lower()}: {one.verdict.reason}"


def _reason(one: CheckedLink) -> str:
    return one.verdict.reason


def _summary(rule: str, group: Sequence[CheckedLink]) -> Finding:
    first = group[0]
    if rule == RULE_OF[Health.BLOCKED]:
        subject, count = _host(first), "one link" if len(group) == 1 else f"{len(group)} links"
        message = f"{subject} ({count} not judged: {_lines(group)})"
    else:
        count = "one link was" if len(group) == 1 else f"{len(group)} links were"
        message = f"{count} not checked: {first.verdict.reason}"
    return Finding(rule, message, first.link.where)


def _lines(group: Sequence[CheckedLink]) -> str:
    numbers = sorted({one.link.where.line for one in group})
    return ("line " if len(numbers) == 1 else "lines ") + ", ".join(map(str, numbers))
