"""What a link's past adds to what its host said today.

Trouble that passes is no reason to call a link dead; trouble that does not pass is. A day on which
the host turned robots away, asked to come back later (429), or was not asked, counts neither way.
"""

from __future__ import annotations

from dataclasses import replace

from enrich.links.verdict import judge_page
from enrich.model import Failure, Health, Response, Sighting, Verdict

_FAILING = (Health.TRANSIENT, Health.BROKEN)
_SILENT = (Health.BLOCKED, Health.UNCHECKED)


def in_time(verdict: Verdict, response: Response, *, nights: int) -> Verdict:
    """The verdict of today in the light of the days before: how long a link has failed, and if that is too long.

    It also tells what the link was found to be on those days.

    After `nights` days in a row it is broken, whatever its trouble was called.
    """
    verdict = replace(verdict, past=_changes(response)) if response.earlier else verdict
    if verdict.health not in _FAILING:
        return verdict
    failed = [one.at.date() for one in _failing_days(response)]
    days = sorted({*failed, response.at.date()})
    lasting = replace(verdict, since=days[0], nights=len(days))
    if verdict.health is Health.TRANSIENT and len(days) >= nights and not _put_off(response):
        return replace(lasting, health=Health.BROKEN, reason=f"{verdict.reason}, on {len(days)} days in a row")
    return lasting


def _put_off(response: Response) -> bool:
    """Whether a host only said that it is asked too much, so that it is there."""
    return response.status == 429 or response.failure is Failure.ASKED_TO_WAIT


def _changes(response: Response) -> tuple[Sighting, ...]:
    """The earlier days on which the health of a link changed, as far as it was judged."""
    changes: list[Sighting] = []
    for earlier in response.earlier:
        health = judge_page(earlier.url, earlier).health
        if health is not Health.UNCHECKED and (not changes or changes[-1].health is not health):
            changes.append(Sighting(earlier.at.date(), health))
    return tuple(changes)


def _failing_days(response: Response) -> list[Response]:
    """The earlier observations that failed, back to the last success."""
    failing = []
    for earlier in reversed(response.earlier):
        health = judge_page(earlier.url, earlier).health
        if _put_off(earlier):
            continue
        if health in _FAILING:
            failing.append(earlier)
        elif health not in _SILENT:
            break
    return failing
