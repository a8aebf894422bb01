"""Asks about the links of a list: each distinct address once, however often it stands there.

How many requests a host gets at a time, and what is known from an earlier run, is the business of
the door that `fetch` is. Here each host has a lane of its own, so that a slow one keeps no other
waiting, and what one page of a host tells is heeded for the others.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urldefrag, urlsplit

from enrich.links import siblings
from enrich.links.archive import copy_of, copy_request
from enrich.links.ask import Inquiry, Witness, identities, inquiry, page_inquiry
from enrich.links.choice import Choice
from enrich.links.history import in_time
from enrich.links.identity import another_paper, confirmed
from enrich.links.lint import checkable
from enrich.links.pages import lacks_anchor
from enrich.links.registries import known_record
from enrich.links.verdict import HUMAN, judge
from enrich.model import CheckedLink, Failure, Fetch, Health, Link, Request, Response, Verdict

LANES = 4
"""Questions under way at a time towards one host. The door lets through as many as the host may be asked."""

CHALLENGES = 3
"""A host that has shown so many challenges is not asked for more of its pages in this run."""

AGAIN_AS_BROWSER = (403, 406, 418)
"""The statuses after which a page is asked for once more, with the headers of a browser."""

Progress = Callable[[int, int], None]


def no_progress(_done: int, _total: int) -> None:
    """Where nobody watches."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known before anyone is asked.

    `records` are the identifiers (kind, value) for which a source has sent a record, with its name;
    `titles` and `years` are those of the entries whose own link an address is. `github` says that there is a
    token for GitHub's API.
    """

    records: Mapping[tuple[str, str], str] = field(default_factory=dict)
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)
    github: bool = False
    choice: Choice = field(default_factory=Choice)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was concluded about an address: the verdict, where it ended, and which parts the page lacks."""

    verdict: Verdict
    end: str = ""
    lacking: frozenset[str] = frozenset()


async def check(
    links: Sequence[Link], fetch: Fetch, knowledge: Knowledge | None = None, progress: Progress = no_progress
) -> tuple[CheckedLink, ...]:
    """A verdict on each web link, in the order of the list. Raises nothing for what a host did.

    Links that are no web pages, or that cannot be right as written (see `lint`), are left out.
    `progress` hears how many addresses of how many are done.

    A link is called broken only if a second question, after all others, does not find better.
    """
    asked = tuple(link for link in links if checkable(link.url))
    fragments: dict[str, set[str]] = defaultdict(set)
    for link in asked:
        address, fragment = urldefrag(link.url)
        fragments[address].add(fragment)
    rounds = _Rounds(fetch, knowledge or Knowledge(), fragments)
    await rounds.ask(tuple(fragments), progress)
    await rounds.ask(rounds.in_doubt(), no_progress)
    await rounds.find_copies()
    rounds.compare()
    return tuple(CheckedLink(link, rounds.verdict(link.url)) for link in asked)


class _Rounds:
    """The questions of a run, and what has been seen so far."""

    def __init__(self, fetch: Fetch, knowledge: Knowledge, fragments: Mapping[str, set[str]]) -> None:
        self._fetch, self._knowledge, self._fragments = fetch, knowledge, fragments
        self._seen: dict[str, Seen] = {}
        self._challenges: Counter[str] = Counter()
        self._probes: dict[str, asyncio.Task[Response]] = {}
        self._folders: Counter[str] = Counter()

    def in_doubt(self) -> tuple[str, ...]:
        """The addresses that would be called broken, or that were asked before the network was known to be there."""
        return tuple(
            address
            for address, seen in self._seen.items()
            if seen.verdict.health is Health.BROKEN or seen.verdict.reason == Failure.OFFLINE
        )

    def verdict(self, url: str) -> Verdict:
        """The verdict on a link, its fragment included."""
        address, fragment = urldefrag(url)
        seen = self._seen[address]
        if fragment not in seen.lacking or seen.verdict.health not in (Health.OK, Health.MOVED):
            return seen.verdict
        return replace(
            seen.verdict, health=Health.SUSPECT, reason=f"the page has no part that is called “{fragment}”", target=""
        )

    def compare(self) -> None:
        """Looks at all addresses together: a page at which many end is none of them."""
        living = {a: s for a, s in self._seen.items() if s.end and s.verdict.health in (Health.OK, Health.MOVED)}
        for address, (end, number) in siblings.gathered((a, s.end) for a, s in living.items()).items():
            reason = f"{number} links of this host end at the same page"
            verdict = living[address].verdict
            evidence = f"{verdict.evidence}; all at {end}"
            self._seen[address] = Seen(
                replace(verdict, health=Health.SUSPECT, reason=reason, evidence=evidence, target="")
            )

    async def ask(self, addresses: Sequence[str], progress: Progress) -> None:
        """Asks about some addresses, each host in a lane of its own."""
        lanes: dict[str, deque[str]] = defaultdict(deque)
        for address in addresses:
            lanes[_server(address)].append(address)
        done = 0

        async def run(lane: deque[str]) -> None:
            nonlocal done
            while lane:
                address = lane.popleft()
                self._seen[address] = await self._look(address)
                done += 1
                progress(done, len(addresses))

        async with asyncio.TaskGroup() as tasks:
            for lane in lanes.values():
                for _ in range(min(LANES, len(lane))):
                    tasks.create_task(run(lane))

    async def find_copies(self) -> None:
        """Asks the Internet Archive for copies of what is broken."""

        async def find(address: str, seen: Seen) -> None:
            response = await self._fetch(copy_request(address, self._knowledge.years.get(address)))
            self._seen[address] = replace(seen, verdict=replace(seen.verdict, archived=copy_of(response)))

        async with asyncio.TaskGroup() as tasks:
            for address, seen in tuple(self._seen.items()):
                if seen.verdict.health is Health.BROKEN:
                    tasks.create_task(find(address, seen))

    # --- one address ------------------------------------------------------------------------------

    async def _look(self, address: str) -> Seen:
        settled = self._without_asking(address)
        if settled is not None:
            return Seen(settled)
        question = inquiry(address, github=self._knowledge.github)
        response = await self._fetch(question.request)
        verdict = judge(question, response)
        if question.witness is not Witness.PAGE and verdict.health in question.open:
            question = page_inquiry(address)
            response = await self._fetch(question.request)
            verdict = judge(question, response)
        if question.witness is not Witness.PAGE:
            return Seen(in_time(verdict, response, nights=self._knowledge.choice.nights))
        return await self._look_at_page(question, response, verdict)

    def _without_asking(self, address: str) -> Verdict | None:
        why = self._knowledge.choice.left_out(address)
        if why:
            return Verdict(Health.UNCHECKED, why)
        for identity in identities(address):
            if identity in self._knowledge.records:
                return known_record(*identity, self._knowledge.records[identity])
        if self._challenges[_server(address)] >= CHALLENGES:
            return Verdict(Health.BLOCKED, HUMAN, f"as {CHALLENGES} other pages of this host in this run; not asked")
        return None

    async def _look_at_page(self, question: Inquiry, response: Response, verdict: Verdict) -> Seen:
        if response.status in AGAIN_AS_BROWSER and verdict.health is Health.BLOCKED and verdict.reason != HUMAN:
            question = page_inquiry(question.url, as_browser=True)
            second = await self._fetch(question.request)
            if second.status:
                response, verdict = second, judge(question, second)
        if verdict.reason == HUMAN:
            self._challenges[_server(question.url)] += 1
        if self._knowledge.choice.accepts(response.url, response.status):
            verdict = replace(verdict, health=Health.OK, reason="a status that the settings accept for this host")
        if verdict.health not in (Health.OK, Health.MOVED):
            return Seen(in_time(verdict, response, nights=self._knowledge.choice.nights))
        verdict = await self._identified(question.url, response, verdict)
        lacking = frozenset(part for part in self._fragments[question.url] if _is_lacking(response, part))
        return Seen(verdict, response.url if response.hops else "", lacking)

    async def _identified(self, address: str, response: Response, verdict: Verdict) -> Verdict:
        """The verdict on a page that answered, once it is known whether it is the page that was meant."""
        titles = self._knowledge.titles.get(address, ())
        sign = another_paper(titles, response)
        if sign:
            reason = "the page is that of another work"
            return _doubted(verdict, reason, sign, rule="link-mismatch")
        if confirmed(titles, response) or not siblings.worth_probing(response):
            return verdict
        probed = await self._probe(response.url)
        sign = siblings.like_any_other(response, probed) if probed else ""
        return _doubted(verdict, "the site shows the same for pages that cannot exist", sign) if sign else verdict

    async def _probe(self, url: str) -> Response | None:
        """What the host answers to a page that cannot exist in the same folder, asked once; None if it is not asked."""
        request = siblings.probe(url)
        if request.url not in self._probes:
            server = _server(url)
            self._folders[server] += 1
            if self._folders[server] > siblings.MOST_FOLDERS:
                return None
            self._probes[request.url] = asyncio.ensure_future(self._probed(request))
        return await self._probes[request.url]

    async def _probed(self, request: Request) -> Response:
        response = await self._fetch(request)
        # what most sites answer says all that it has to say by its status, and is kept for the whole run
        return replace(response, body=b"") if siblings.says_nothing(response) else response


def _doubted(verdict: Verdict, reason: str, sign: str, *, rule: str = "") -> Verdict:
    evidence = f"{verdict.evidence}; {sign}"
    return replace(verdict, health=Health.SUSPECT, reason=reason, evidence=evidence, target="", rule=rule)


def _server(address: str) -> str:
    return urlsplit(address).netloc.rpartition("@")[2].lower()


_MADE_BY_SCRIPTS = ("github.com", "gitlab.com", "huggingface.co", "colab.research.google.com", "docs.google.com")
"""Hosts whose pages get their parts, or the names of them, from scripts."""


def _is_lacking(response: Response, fragment: str) -> bool:
    host = (urlsplit(response.url).hostname or "").lower()
    of_scripts = not fragment or fragment.startswith(("!", "/", ":~:", "page=")) or "=" in fragment
    return not of_scripts and host not in _MADE_BY_SCRIPTS and lacks_anchor(response, fragment)
