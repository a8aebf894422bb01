"""From verdicts to lines of a report.

A link that a person should look at is a finding of its own, at each place where it stands. Links
about which nothing is known are summed up, by host or by reason: they must not bury the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from urllib.parse import urlsplit

from enrich.links.mending import Fix, Mending
from enrich.links.moves import may_be_written
from enrich.model import CheckedLink, Finding, Health, Repair, by_location
from enrich.normalise.titles import tidy

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

TOGETHER = 3
"""From so many dead links on, if they are most of their host's, what happened to them happened to the host."""


def link_findings(checked: Iterable[CheckedLink], mending: Mending | None = None) -> tuple[Finding, ...]:
    """What to report about links, in the order of the list."""
    links, mending = tuple(checked), mending or Mending()
    single = (one for one in links if one.verdict.health in RULE_OF and one.verdict.health not in _SUMMED_UP)
    return by_location([*(_finding(one, mending) for one in single), *_died_together(links), *_summaries(links)])


def _finding(one: CheckedLink, mending: Mending) -> Finding:
    verdict, where = one.verdict, one.link.where
    what = f"it is now at {verdict.target}" if verdict.target else verdict.reason
    if verdict.nights > 1:
        what += f"; failing since {verdict.since}, on {verdict.nights} days"
    if verdict.archived:
        what += f"; there is a copy at {verdict.archived}"
    message = f"{one.link.url}: {what} ({verdict.evidence})" if verdict.evidence else f"{one.link.url}: {what}"
    entry = mending.entries.get(where)
    rule = verdict.rule or RULE_OF[verdict.health]
    return Finding(rule, message, where, _repair(one, mending), tidy(entry.title) if entry else "", one.link.url)


def _repair(one: CheckedLink, mending: Mending) -> Repair | None:
    """The new address for the link of an entry; None where there is none, or no place to write it."""
    verdict, new = one.verdict, one.verdict.target or one.verdict.archived
    if not new:
        return None
    fragment = urlsplit(one.link.url).fragment
    after = f"{new}#{fragment}" if fragment and "#" not in new else new
    if verdict.target:
        sure = mending.wanted and may_be_written(one.link.url, new)
        why = "its host says that it moved there for good"
    else:
        sure, after = mending.fix is Fix.ARCHIVE, new
        why = "the page is gone, and the Internet Archive has a copy"
    return mending.repair(one.link, after, why, sure=sure)


# --- many links in one line -------------------------------------------------------------------


def _died_together(links: Sequence[CheckedLink]) -> Iterator[Finding]:
    for server, group in groupby(sorted(links, key=_server), key=_server):
        standing = tuple(group)
        places = tuple(one for one in standing if one.verdict.health is Health.BROKEN)
        number = len({one.link.url for one in places})
        if number >= TOGETHER and 2 * len(places) > len(standing):
            message = f"{number} links died together on {server} ({_lines(places)})"
            yield Finding("dead-host", message, min(one.link.where for one in places), about=server)


def _summaries(links: Sequence[CheckedLink]) -> Iterator[Finding]:
    for health, subject in ((Health.BLOCKED, _host), (Health.UNCHECKED, _reason)):
        chosen = sorted(
            (one for one in links if one.verdict.health is health), key=lambda one: (subject(one), one.link.where)
        )
        for _, group in groupby(chosen, key=subject):
            yield _summary(RULE_OF[health], tuple(group))


def _server(one: CheckedLink) -> str:
    return urlsplit(one.link.url).netloc.rpartition("@")[2].lower()


def _host(one: CheckedLink) -> str:
    return f"{_server(one)}: {one.verdict.reason}"


def _reason(one: CheckedLink) -> str:
    return one.verdict.reason


def _summary(rule: str, group: Sequence[CheckedLink]) -> Finding:
    first = group[0]
    if rule == RULE_OF[Health.BLOCKED]:
        subject, count = _host(first), "one link" if len(group) == 1 else f"{len(group)} links"
        message = f"{subject} ({count} not judged: {_lines(group)})"
    else:
        subject, count = _reason(first), "one link was" if len(group) == 1 else f"{len(group)} links were"
        message = f"{count} not checked: {subject}"
    return Finding(rule, message, first.link.where, about=subject)


def _lines(group: Sequence[CheckedLink]) -> str:
    numbers = sorted({one.link.where.line for one in group})
    return ("line " if len(numbers) == 1 else "lines ") + ", ".join(map(str, numbers))
