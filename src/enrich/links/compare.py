"""What shows only when all links of a list are looked at together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from enrich.links.look import Seen, server
from enrich.links.siblings import gathered
from enrich.model import Health

PORTAL = 3
"""So many hosts do not show the same page, whatever they are asked for, each by itself."""


def compared(seen: Mapping[str, Seen]) -> dict[str, Seen]:
    """What was concluded about each address, once more: a page at which many end is none of them."""
    return {**seen, **dict(_portal(seen)), **dict(_gathered(seen))}


def _portal(seen: Mapping[str, Seen]) -> Iterator[tuple[str, Seen]]:
    """Where many hosts show one page, the network shows it, such as one that wants its users to sign in."""
    hosts: dict[int, set[str]] = defaultdict(set)
    for address, one in seen.items():
        if one.shown is not None:
            hosts[one.shown].add(server(address))
    reason = "one page comes from every host, so that this network shows it and not they"
    for address, one in seen.items():
        if one.shown is not None and len(hosts[one.shown]) >= PORTAL:
            yield address, Seen(replace(one.verdict, health=Health.UNCHECKED, reason=reason))


def _gathered(seen: Mapping[str, Seen]) -> Iterator[tuple[str, Seen]]:
    living = {a: one for a, one in seen.items() if one.end and one.verdict.health in (Health.OK, Health.MOVED)}
    for address, (end, number) in gathered((a, one.end, one.way) for a, one in living.items()).items():
        reason = f"{number} links of this host end at the same page"
        verdict = living[address].verdict
        evidence = f"{verdict.evidence}; all at {end}"
        yield address, Seen(replace(verdict, health=Health.SUSPECT, reason=reason, evidence=evidence, target=""))
