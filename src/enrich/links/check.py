"""Asks about the links of a list: each distinct address once, however often it stands there.

How many requests a host gets at a time, and what is known from an earlier run, is the business of
the door that `fetch` is. Here only the number of questions that wait at it is bounded.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence

from enrich.links.ask import arxiv_number, inquiry, page_inquiry, without_fragment
from enrich.links.lint import checkable
from enrich.links.verdict import judge, known_arxiv
from enrich.model import CheckedLink, Fetch, Health, Link, Verdict

AT_ONCE = 64
"""Questions under way at a time, over all hosts."""

Progress = Callable[[int, int], None]


async def check(
    links: Sequence[Link], fetch: Fetch, known: Collection[str], progress: Progress
) -> tuple[CheckedLink, ...]:
    """A verdict on each web link, in the order of the list. Raises nothing for what a host did.

    `known` are the arXiv numbers that arXiv has a paper for; what it was silent about, or lacks, is
    asked as a page. Links that are no web pages, or that cannot be right as written (see `lint`),
    are left out. `progress` hears how many addresses of how many are done.

    A link is called broken only if a second question, after all others, does not find better.
    """
    asked = tuple(link for link in links if checkable(link.url))
    addresses = tuple(dict.fromkeys(without_fragment(link.url) for link in asked))
    verdicts = await _judge_all(addresses, fetch, known, progress)
    broken = tuple(address for address in addresses if verdicts[address].health is Health.BROKEN)
    verdicts |= await _judge_all(broken, fetch, known, lambda _done, _total: None)
    return tuple(CheckedLink(link, verdicts[without_fragment(link.url)]) for link in asked)


async def _judge_all(
    addresses: Sequence[str], fetch: Fetch, known: Collection[str], progress: Progress
) -> dict[str, Verdict]:
    verdicts: dict[str, Verdict] = {}
    turnstile = asyncio.Semaphore(AT_ONCE)

    async def one(address: str) -> None:
        async with turnstile:
            verdicts[address] = await _judge(address, fetch, known)
        progress(len(verdicts), len(addresses))

    async with asyncio.TaskGroup() as tasks:
        for address in addresses:
            tasks.create_task(one(address))
    return verdicts


async def _judge(address: str, fetch: Fetch, known: Collection[str]) -> Verdict:
    number = arxiv_number(address)
    if number in known:
        return known_arxiv(number)
    question = inquiry(address)
    verdict = judge(question, await fetch(question.request))
    if verdict.health is Health.BROKEN and not question.conclusive:
        page = page_inquiry(address)
        return judge(page, await fetch(page.request))
    return verdict
