"""`enrich run --plan`: whom a run would ask, in how many requests, and how long their limits make it take."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from enrich.commands.garden import STORE, Garden, read_named
from enrich.commands.list_files import list_files
from enrich.forecast import Expected, Forecast, forecast
from enrich.model import Paper
from enrich.sources import SourceSettings, skipped, sources
from enrich.spoken import spoken


def plan(garden: Garden, lists: Sequence[str]) -> int:
    """Prints the plan. Asks nobody and writes nothing."""
    papers: list[Paper] = []
    for named in list_files(lists, garden.settings):
        if (file := read_named(garden, named, for_links=False)) is not None:
            papers += file.form.read(file.text, file.path).papers
    with garden.source_settings() as settings:
        for line in _told(asyncio.run(_forecast(garden, papers, settings)), len(papers), garden):
            garden.console.say(line)
        for name, why in skipped(settings).items():
            garden.console.say(f"not asked: {spoken(name)}, {why}")
    return 0


async def _forecast(garden: Garden, papers: Sequence[Paper], settings: SourceSettings) -> tuple[Forecast, ...]:
    from enrich.fetch.rehearsal import Rehearsal  # noqa: PLC0415 - as in `Garden.means`
    from enrich.fetch.store import Store  # noqa: PLC0415 - as in `Garden.means`

    path = Path(garden.settings.cache) / STORE
    # a store that is not there yet is not begun
    with Store(path if path.exists() else None) as store:
        return await forecast(
            papers, sources(settings), lambda: Rehearsal(store, garden.now, refresh=garden.network.refresh)
        )


def _told(forecasts: Sequence[Forecast], papers: int, garden: Garden) -> Iterator[str]:
    intervals = _intervals(garden, (expected for one in forecasts for expected in (one.least, one.most)))
    yield f"{papers} entries; at least and at most, as far as can be told before anyone has answered:\n"
    yield f"  {'source':<22}{'papers':>14}{'requests':>14}{'seconds':>14}"
    for one in forecasts:
        if one.most.total:
            asked = _range(one.least.papers, one.most.papers), _range(one.least.total, one.most.total)
            seconds = _range(*(round(_seconds(end.requests, intervals)) for end in (one.least, one.most)))
            yield f"  {spoken(one.source):<22}{asked[0]:>14}{asked[1]:>14}{seconds:>14}"
    least, most = (_bound([getattr(one, end) for one in forecasts], intervals) for end in ("least", "most"))
    yield f"\nthe limits of the slowest host make that {_range(round(least), round(most))} seconds"
    yield "nobody was asked, and nothing was written"


def _intervals(garden: Garden, expected: Iterable[Expected]) -> Mapping[str, float]:
    from enrich.fetch.host import wished  # noqa: PLC0415 - as in `Garden.means`

    hosts = {host for one in expected for host in one.requests}
    return {host: wished(host, garden.network).interval for host in hosts}


def _seconds(requests: Mapping[str, int], intervals: Mapping[str, float]) -> float:
    return max((count * intervals[host] for host, count in requests.items()), default=0.0)


def _bound(expected: Iterable[Expected], intervals: Mapping[str, float]) -> float:
    """The least time that the limits leave for all requests, in seconds: each host answers beside the others."""
    total: dict[str, int] = {}
    for one in expected:
        for host, count in one.requests.items():
            total[host] = total.get(host, 0) + count
    return _seconds(total, intervals)


def _range(least: int, most: int) -> str:
    least, most = sorted((least, most))
    return str(least) if least == most else f"{least} to {most}"
