"""The plots of the web page: how the links are, when they were last seen, what was corrected, what died where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from enrich.model import CheckedLink, Corrected, Field, Health, Report
from enrich.reports import svg, wording
from enrich.reports.svg import Series

ILL = (Health.BROKEN, Health.SUSPECT, Health.TRANSIENT)
"""The health of links that a reader may not get through, worst first."""

MOST_NIGHTS, MOST_HOSTS, MOST_MONTHS, MOST_YEARS = 60, 8, 12, 15

_SEEN = ((0, "today"), (1, "yesterday"), (7, "within a week"), (30, "within a month"), (10**6, "longer ago"))
"""Days since a link was last looked at, and what that is called."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A plot with its heading, a line about it, and what its colours mean; `wide` if it needs the whole page."""

    heading: str
    about: str
    plot: str
    legend: tuple[Series, ...] = ()
    wide: bool = False

    def html(self) -> str:
        """The figure as HTML."""
        parts = (f"{svg.dot(part.colour)}{escape(part.name)}{self._number(part)}" for part in self.legend)
        marks = "".join(f"<li>{part}</li>" for part in parts)
        caption = f"<figcaption><strong>{escape(self.heading)}</strong><span>{escape(self.about)}</span></figcaption>"
        legend = f'<ul class="legend">{marks}</ul>' if marks else ""
        opening = '<figure class="wide" tabindex="0">' if self.wide else "<figure>"
        return f"{opening}{caption}{self.plot}{legend}</figure>"

    def _number(self, part: Series) -> str:
        """A sum over nights would count a link as often as it was seen."""
        return "" if self.wide else f" {sum(part.numbers):,}"


def figures(report: Report) -> Iterator[Figure]:
    """The figures that there are numbers for."""
    if report.links:
        yield _verdicts(report)
        yield from _dead_hosts(report.links)
    if report.corrected:
        yield _corrections(report.corrected)
    if report.day and any(one.verdict.observed for one in report.links):
        yield _freshness(report.links, report.day)
    yield from _years(report)
    yield from _nights(report.links, report.day)


def _verdicts(report: Report) -> Figure:
    parts = tuple(Series(health.value, health.value, (number,)) for health, number in wording.link_counts(report))
    about = f"{wording.count(len(report.links), 'link')}. What is blocked or unchecked proves nothing."
    return Figure("Links by verdict", about, svg.share(parts), parts)


def _dead_hosts(links: Sequence[CheckedLink]) -> Iterator[Figure]:
    hosts = Counter(wording.host(one.link.url) for one in links if one.verdict.health is Health.BROKEN)
    if hosts:
        most = sorted(hosts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_HOSTS]
        left = len(hosts) - len(most)
        about = f"The {len(most)} worst of {len(hosts)} hosts" if left else wording.count(len(hosts), "host")
        yield Figure("Dead links by host", about, svg.rows(most, Health.BROKEN.value))


def _nights(links: Sequence[CheckedLink], today: date | None) -> Iterator[Figure]:
    """What was known of the links on each night, as far back as all of them are remembered."""
    first = min((past.day for one in links for past in one.verdict.past), default=None)
    if first is None or today is None or today <= first:
        return
    number = min((today - first).days + 1, MOST_NIGHTS)
    nights = [today - timedelta(days=back) for back in reversed(range(number))]
    known = [Counter(_health_on(one, night) for one in links) for night in nights]
    stacks = tuple(Series(health.value, health.value, tuple(night[health] for night in known)) for health in ILL)
    if any(any(stack.numbers) for stack in stacks):
        places = [f"{night.day} {night:%b}" for night in nights]
        about = f"Links that were not to be reached, over {number} nights, as far as they are remembered"
        yield Figure("Night by night", about, svg.columns(places, stacks, svg.WIDE), stacks, wide=True)


def _health_on(one: CheckedLink, night: date) -> Health | None:
    """What was known of a link on a night; None before it was first seen."""
    observed = one.verdict.observed
    if observed is not None and night >= observed:
        return one.verdict.health
    return next((past.health for past in reversed(one.verdict.past) if past.day <= night), None)


def _corrections(corrected: Sequence[Corrected]) -> Figure:
    months = sorted({one.month for one in corrected})[-MOST_MONTHS:]
    numbers = {(one.month, one.field): one.number for one in corrected}
    stacks = tuple(
        Series(field.value, f"c{index}", tuple(numbers.get((month, field), 0) for month in months))
        for index, field in enumerate(Field)
    )
    used = tuple(stack for stack in stacks if any(stack.numbers))
    about = f"{sum(one.number for one in corrected):,} in all, by field"
    return Figure("Corrections by month", about, svg.columns(months, used), used)


def _freshness(links: Sequence[CheckedLink], today: date) -> Figure:
    counts: Counter[str] = Counter()
    for one in links:
        seen = one.verdict.observed
        age = (today - seen).days if seen else None
        counts["not by its page" if age is None else next(name for days, name in _SEEN if age <= days)] += 1
    bars = [(name, counts[name]) for name in (*(name for _, name in _SEEN), "not by its page") if counts[name]]
    about = "A fresh answer is kept for some days; a record that names the link is as good as its page."
    return Figure("When links were last seen", about, svg.rows(bars, "c0"))


def _years(report: Report) -> Iterator[Figure]:
    found = (match[0] for entry in report.entries if (match := _YEAR.search(entry.date)))
    years = Counter(found)
    if len(years) > 1:
        span = range(int(max(years)) - min(int(max(years)) - int(min(years)), MOST_YEARS - 1), int(max(years)) + 1)
        stack = Series("entries", "c2", tuple(years[str(year)] for year in span))
        about = f"{wording.count(years.total(), 'entry')} with a date"
        yield Figure("Papers by year", about, svg.columns([str(year) for year in span], (stack,)))
