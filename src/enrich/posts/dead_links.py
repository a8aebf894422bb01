"""The one rolling issue about dead links: what it says, and when it is opened, edited and closed.

A link stays in the issue until it was seen alive or left the list: that it could not be checked tonight, or that the
memory of earlier nights was lost, proves nothing. What the issue knows of each link stands in it, out of sight.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

import msgspec

from enrich.links.choice import Choice
from enrich.model import CheckedLink, Health, Location, Report
from enrich.posts.model import Close, Create, DeadLink, Decision, Nothing, Post, Reopen, State, Update
from enrich.posts.text import LONGEST, fitted, mark, marked
from enrich.reports.markdown import escaped, link
from enrich.reports.plain import short
from enrich.reports.wording import count, host

KIND = "dead-links"
TITLE = "Links of the list that are dead"
LABEL = "dead-links"
MEMORY = 20_000
"""Characters for what the issue knows of its links. Those that do not fit are only counted."""

NOT_LIVING = (Health.BROKEN, Health.TRANSIENT, Health.BLOCKED, Health.UNCHECKED)

_KNOWN = re.compile(r"<!-- enrich: known (\{.*\}) -->")


@dataclass(frozen=True, slots=True)
class Known:
    """What the issue knows of a link; what it does not know is that of today."""

    since: str = ""
    reason: str = ""
    archived: str = ""
    entry: str = ""

    def of(self, one: DeadLink) -> DeadLink:
        """The link of today, as the issue knows it: since when and why it fails does not change from day to day."""
        return replace(
            one,
            since=self.since or one.since,
            reason=self.reason or one.reason,
            archived=self.archived or one.archived,
            entry=one.entry or self.entry,
        )


def not_living(report: Report, choice: Choice) -> tuple[DeadLink, ...]:
    """The links that were not seen alive and that are wanted alive, each address once.

    `lasting` are those that are dead on as many days as trouble needs to count, whatever it is called.
    """
    entries = {finding.where: finding.entry for finding in report.findings if finding.entry}
    first: dict[str, CheckedLink] = {}
    for one in sorted(report.links, key=lambda one: (one.link.where, one.link.url)):
        if one.verdict.health in NOT_LIVING and not choice.left_out(one.link.url):
            first.setdefault(one.link.url, one)
    return tuple(_dead_link(one, entries, choice.nights) for one in first.values())


def _dead_link(one: CheckedLink, entries: Mapping[Location, str], nights: int) -> DeadLink:
    verdict, where = one.verdict, one.link.where
    return DeadLink(
        url=one.link.url,
        place=str(where),
        entry=entries.get(where, ""),
        reason=verdict.reason,
        since=verdict.since.isoformat() if verdict.since else "",
        archived=verdict.archived,
        lasting=verdict.health is Health.BROKEN and verdict.nights >= nights,
    )


def decide(links: Sequence[DeadLink] | None, standing: Sequence[Post]) -> Decision:
    """What to do about the issue. `standing` are those with its label, the newest first."""
    if links is None:
        return Nothing("the run did not look at all links")
    latest = next((post for post in standing if post.state is State.OPEN), standing[0] if standing else None)
    known = _known(latest.body) if latest else {}
    shown = [known.get(one.url, Known()).of(one) for one in links if one.lasting or one.url in known]
    text = body(shown)
    if not shown:
        return Close(latest.number, text) if latest and latest.state is State.OPEN else Nothing("no link is dead")
    if latest is None:
        return Create(text)
    if latest.state is State.OPEN:
        same = mark(KIND, latest.body) == mark(KIND, text)
        return Nothing("the issue says it already") if same else Update(latest.number, text)
    if all(one.url in known for one in shown):
        return Nothing("somebody closed the issue, and no other link has died since")
    return Reopen(latest.number, text)


def body(links: Sequence[DeadLink]) -> str:
    """The text of the issue: by host, since links of one host tend to die together, and for one reason."""
    if not links:
        return marked(KIND, f"All links that were dead here live again, or have left the list.\n\n{_hidden(())}")
    told = _remembered(sorted(links, key=lambda one: (host(one.url), one.place, one.url)))
    lines = [f"**{count(len(links), 'link')} of the list {'is' if len(links) == 1 else 'are'} dead**, by host:", ""]
    for name, group in groupby(told, key=lambda one: host(one.url)):
        lines += [f"- **{escaped(name) or 'other hosts'}**", *(f"  - {line}" for line in map(_line, group))]
    if len(links) > len(told):
        lines += ["", f"… and {len(links) - len(told)} more."]
    lines += ["", "This text is kept up to date, and the issue is closed when the last of them lives again."]
    return marked(KIND, fitted("\n".join(lines), LONGEST - MEMORY) + f"\n\n{_hidden(told)}")


def _remembered(links: Sequence[DeadLink]) -> list[DeadLink]:
    """As many of the links as can be told with all that is known of them."""
    sizes = accumulate(len(_hidden([one])) for one in links)
    return [one for one, size in zip(links, sizes, strict=True) if size <= MEMORY]


def _line(one: DeadLink) -> str:
    entry = f" {escaped(one.entry)}" if one.entry else ""
    since = f", since {one.since}" if one.since else ""
    copy = f"; {link('archived copy', one.archived)}" if one.archived else ""
    return f"{link(short(one.url), one.url)} ({escaped(one.place)}){entry}: {escaped(one.reason)}{since}{copy}"


def _hidden(links: Sequence[DeadLink]) -> str:
    """What is known of the links, as a comment that nothing in an address can end."""
    names = ("since", "reason", "archived", "entry")
    told = {one.url: {name: getattr(one, name) for name in names} for one in links}
    text = json.dumps(told, sort_keys=True)
    for marks in ("<", ">", "--"):
        text = text.replace(marks, marks[:-1] + f"\\u{ord(marks[-1]):04x}")
    return f"<!-- enrich: known {text} -->"


def _known(body: str) -> dict[str, Known]:
    """What an issue knows of its links; nothing where somebody has edited it away."""
    found = _KNOWN.search(body)
    try:
        return msgspec.json.decode(found[1] if found else "{}", type=dict[str, Known])
    except msgspec.DecodeError:
        return {}
