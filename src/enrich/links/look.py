"""Looks at one address after the other: asks who knows, then the page, then whether it is the page that was meant.

What was learnt of a host is heeded for its other pages: that it wants people only, and how it says
that it has no page.
"""

from __future__ import annotations

import asyncio
import re
import zlib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import urlsplit

from enrich.links import siblings
from enrich.links.addresses import host
from enrich.links.ask import Inquiry, Witness, identities, inquiry, page_inquiry
from enrich.links.choice import Choice
from enrich.links.history import in_time
from enrich.links.identity import another_paper, confirmed
from enrich.links.registries import known_record
from enrich.links.verdict import HUMAN, judge
from enrich.model import Fetch, Health, Request, Response, Verdict
from enrich.webpages.pages import lacks_anchor

CHALLENGES = 3
"""A host that has shown so many challenges in a row is not asked for more of its pages in this run."""

AGAIN_AS_BROWSER = (403, 406, 418)
"""The statuses after which a page is asked for once more, with the headers of a browser."""


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
    """What was concluded about an address: the verdict, where it ended and how, and which parts the page lacks.

    `shown` tells pages apart that are what their sites answer to everything.
    """

    verdict: Verdict
    end: str = ""
    way: tuple[int, ...] = ()
    lacking: frozenset[str] = frozenset()
    shown: int | None = None


class Looking:
    """What is asked about addresses, and what has been learnt of their hosts so far. `fragments` are the parts of
    each address that are linked to.
    """

    def __init__(self, fetch: Fetch, knowledge: Knowledge, fragments: Mapping[str, Collection[str]]) -> None:
        self._fetch, self._knowledge, self._fragments = fetch, knowledge, fragments
        self._challenges: Counter[str] = Counter()
        self._probes: dict[str, asyncio.Task[Response]] = {}
        self._folders: Counter[str] = Counter()

    async def look(self, address: str) -> Seen:
        settled = self._without_asking(address)
        if settled is not None:
            return Seen(settled)
        question = inquiry(address, github=self._knowledge.github)
        response, verdict = await self._ask(question)
        if question.witness is not Witness.PAGE and verdict.health in question.open:
            question = page_inquiry(address)
            response, verdict = await self._ask(question)
        if question.witness is not Witness.PAGE:
            return Seen(in_time(verdict, response, nights=self._knowledge.choice.nights))
        return await self._look_at_page(question, response, verdict)

    async def _ask(self, question: Inquiry) -> tuple[Response, Verdict]:
        choice, request = self._knowledge.choice, question.request
        response = await self._fetch(replace(request, avoids=choice.excludes) if choice.exclude else request)
        return response, judge(question, response)

    def _without_asking(self, address: str) -> Verdict | None:
        why = self._knowledge.choice.left_out(address)
        if why:
            return Verdict(Health.UNCHECKED, why)
        known = self._knowledge.records
        for identity in identities(address) if known else ():
            if identity in known:
                return known_record(*identity, known[identity])
        if self._challenges[server(address)] >= CHALLENGES:
            return Verdict(Health.BLOCKED, HUMAN, f"as {CHALLENGES} other pages of this host in this run; not asked")
        return None

    async def _look_at_page(self, question: Inquiry, response: Response, verdict: Verdict) -> Seen:
        if response.status in AGAIN_AS_BROWSER and verdict.health is Health.BLOCKED and verdict.reason != HUMAN:
            question = page_inquiry(question.url, as_browser=True)
            second, judged = await self._ask(question)
            if second.status:
                response, verdict = second, judged
        if response.status:
            at = server(question.url)
            self._challenges[at] = self._challenges[at] + 1 if verdict.reason == HUMAN else 0
        if self._knowledge.choice.accepts(question.url, response.status):
            verdict = replace(verdict, health=Health.OK, reason="a status that the settings accept for this host")
        if verdict.health not in (Health.OK, Health.MOVED):
            return Seen(in_time(verdict, response, nights=self._knowledge.choice.nights))
        verdict, of_everything = await self._identified(question.url, response, verdict)
        lacking = frozenset(part for part in self._fragments[question.url] if _is_lacking(response, part))
        shown = zlib.crc32(response.body) if of_everything else None
        way = tuple(hop.status for hop in response.hops)
        verdict = in_time(verdict, response, nights=self._knowledge.choice.nights)
        return Seen(verdict, response.url if way else "", way, lacking, shown)

    async def _identified(self, address: str, response: Response, verdict: Verdict) -> tuple[Verdict, bool]:
        """The verdict on a page that answered, once it is known whether it is the page that was meant.

        And whether it is what its site answers to everything.
        """
        titles = self._knowledge.titles.get(address, ())
        sign = another_paper(titles, response)
        if sign:
            return _doubted(verdict, "the page is that of another work", sign, rule="link-mismatch"), False
        if confirmed(titles, response) or not siblings.worth_probing(response):
            return verdict, False
        probed = await self._probe(response.url)
        sign = siblings.like_any_other(response, probed) if probed else ""
        if not sign:
            return verdict, False
        return _doubted(verdict, "the site shows the same for pages that cannot exist", sign), True

    async def _probe(self, url: str) -> Response | None:
        """What the host answers to a page that cannot exist in the same folder, asked once; None if it is not asked."""
        request = siblings.probe(url)
        if request.url not in self._probes:
            at = server(url)
            self._folders[at] += 1
            if self._folders[at] > siblings.MOST_FOLDERS:
                return None
            self._probes[request.url] = asyncio.ensure_future(self._probed(request))
        return await self._probes[request.url]

    async def _probed(self, request: Request) -> Response:
        response = await self._fetch(request)
        # what most sites answer says all that it has to say by its status, and is kept for the whole run
        return replace(response, body=b"") if siblings.says_nothing(response) else response


@lru_cache(maxsize=1024)
def server(address: str) -> str:
    """Host and port of an address."""
    return urlsplit(address).netloc.rpartition("@")[2].lower()


def _doubted(verdict: Verdict, reason: str, sign: str, *, rule: str = "") -> Verdict:
    evidence = f"{verdict.evidence}; {sign}"
    return replace(verdict, health=Health.SUSPECT, reason=reason, evidence=evidence, target="", rule=rule)


_LINES = re.compile(r"L\d+(?:-L?\d+)?")
"""How code hosts name lines, which their scripts look for."""

_MADE_BY_SCRIPTS = ("github.com", "gitlab.com", "huggingface.co", "colab.research.google.com", "docs.google.com")
"""Hosts whose pages get their parts, or the names of them, from scripts."""


def _is_lacking(response: Response, fragment: str) -> bool:
    name = fragment.partition(":~:")[0]  # the rest is for the reader's browser: wicg.github.io/scroll-to-text-fragment
    of_scripts = name.startswith(("!", "/")) or "=" in name or _LINES.fullmatch(name)
    if not name or name.lower() == "top" or of_scripts or host(response.url) in _MADE_BY_SCRIPTS:
        return False
    return lacks_anchor(response, name)
