"""docs/sources.md, made from what the program does: the sources' own words, their questions, limits and ranks."""

from __future__ import annotations

import asyncio
import inspect
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from urllib.parse import unquote_plus, urlsplit

from enrich.authority import SOURCES
from enrich.fetch.freshness import FRESH_FOR
from enrich.fetch.hosts import Policy, policy
from enrich.match import COPIES, LOCAL
from enrich.model import Failure, Location, Paper, Question, Request, Response
from enrich.normalise.ids import recognise
from enrich.overruling import KNOWS_BY, ONLY_PREPRINTS, STANDS_IN
from enrich.plan import PLAN
from enrich.sources import KEY_OF, NEED_KEYS, REGISTRY, SourceSettings
from enrich.spoken import spoken

HEAD = """\
# Sources

<!-- made by src/enrich/sources_page.py: do not edit -->

Who is asked about papers, in which words, how often, and how far each is believed. What is asked when is the table
`PLAN` in `src/enrich/plan.py`: identifiers first and in batches, then what those answers lead to, and titles only of
papers that no identifier has led to a published form of. A source that is not asked about a paper holds nothing back.

All fields of an entry are corrected on the word of one record: the best of the version that the list shows. A published
form outranks a preprint, your own catalogue all others, and a record that shares an identifier with the entry one that
was found by its title. When all that is equal, the order of this page decides. Dates are of the version: a conference's
of when it was held, an article's of its issue, a preprint's of its first submission ([settings](configuration.md)).
"""

EXAMPLES = (
    ("https://arxiv.org/abs/1706.03762", "", ""),
    ("https://doi.org/10.1145/3292500.3330701", "", ""),
    ("https://doi.org/10.5281/zenodo.3509134", "", ""),
    ("https://aclanthology.org/2020.acl-main.745/", "", ""),
    ("https://proceedings.mlr.press/v37/ioffe15.html", "", ""),
    (
        "https://proceedings.neurips.cc/paper_files/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html",
        "",
        "",
    ),
    ("https://openaccess.thecvf.com/content_cvpr_2016/html/He_Deep_Residual_Learning_CVPR_2016_paper.html", "", ""),
    ("https://www.ijcai.org/proceedings/2020/1", "", ""),
    ("https://ojs.aaai.org/index.php/AAAI/article/view/29434", "", ""),
    ("https://jmlr.org/papers/v3/blei03a.html", "", ""),
    ("https://ieeexplore.ieee.org/document/7780459", "", ""),
    ("https://icml.cc/virtual/2024/poster/34753", "", ""),
    ("https://openreview.net/forum?id=ZGkfoufDaU", "", ""),
    ("https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17", "", ""),
    ("https://journal.example/article/1", "", ""),
    ("", "Attention Is All You Need in Every Layer", ""),
    ("", "Attention Is All You Need in Every Layer", "ICML 2024"),
    ("", "Attention Is All You Need in Every Layer", "TMLR"),
)
"""What entries may have: a link, a title, a venue."""

AT = datetime(2026, 1, 1, tzinfo=UTC)


def example_papers() -> tuple[Paper, ...]:
    """Entries of all kinds, for which a source shows how it asks."""
    return tuple(
        Paper(title, Location("papers.csv", line), url=url, venue=venue, ids=recognise(url))
        for line, (url, title, venue) in enumerate(EXAMPLES, 1)
    )


def questions(name: str) -> tuple[Request, ...]:
    """What a source asks about the examples, one at a time, where nobody answers: each question once."""
    asked: dict[tuple[str, Question], Request] = {}

    async def fetch(request: Request) -> Response:
        asked.setdefault((urlsplit(request.url).hostname or "", request.question), request)
        return Response(request.url, 0, AT, failure=Failure.OFFLINE)

    async def put(paper: Paper) -> None:
        source = REGISTRY[name](SourceSettings(keyed=frozenset(KEY_OF)))
        async for _ in source.lookup((paper,), fetch):
            pass

    for paper in example_papers():
        asyncio.run(put(paper))
    return tuple(asked.values())


def sources_page() -> str:
    """The page."""
    ranked = sorted(REGISTRY, key=SOURCES.index)
    contents = ["| source | asked about | what it holds back while it is silent |", "| --- | --- | --- |"]
    contents += [f"| [{name}](#{name}) | {_steps(name)} | {_holds_back(name)} |" for name in ranked]
    parts = [HEAD, "\n".join(contents), _freshness(), *(_section(name) for name in ranked)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _steps(name: str) -> str:
    return ", ".join(step.what for step in PLAN if step.source == name) or "never"


def _holds_back(name: str) -> str:
    if not questions(name):
        return "nothing: it is never silent"
    if name in COPIES:
        return "what stands on a preprint or on a title"
    if name in ONLY_PREPRINTS:
        stand_in = f", unless {spoken(STANDS_IN[name])} answers in its place" if name in STANDS_IN else ""
        return f"what stands on a preprint or on a title{stand_in}"
    kind = KNOWS_BY.get(name)
    return f"all but what an identifier leads to, of entries without one of the kind `{kind}`" if kind else "everything"


def _freshness() -> str:
    rows = {"record of an identifier": Question.LOOKUP, "title": Question.SEARCH}
    days = ((what, FRESH_FOR[kind, True].days, FRESH_FOR[kind, False].days) for what, kind in rows.items())
    lines = [f"| {what} | {found} days | {absent} days |" for what, found, absent in days]
    return "\n".join(
        [
            "## How long answers are kept",
            "",
            "A failure is no answer: it is not kept, and what it was about is asked again in the next run.",
            "",
            "| asked about | found | absent |",
            "| --- | --- | --- |",
            *lines,
        ]
    )


def _section(name: str) -> str:
    module = sys.modules[type(REGISTRY[name](SourceSettings())).__module__]
    asked = questions(name)
    lines = [f"## {name}", "", _words(inspect.getdoc(module) or "")]
    facts = [*_limits(asked), *_needs(name), *_trust(name)]
    lines += ["", *(f"- {fact}" for fact in facts)] if facts else []
    if asked:
        lines += ["", *(f"    {_shown(request)}" for request in asked)]
    return "\n".join(lines)


def _words(docstring: str) -> str:
    return "\n".join(line.rstrip() for line in docstring.splitlines())


def _shown(request: Request) -> str:
    method = "POST" if request.posts else "GET"
    url = unquote_plus(request.url.partition("&select=")[0])
    return f"{method} {url}"


def _limits(asked: Iterable[Request]) -> Iterable[str]:
    known = dict.fromkeys(urlsplit(request.url).hostname or "" for request in asked)
    for host in known:
        plain, polite = policy(host, contact=False), policy(host, contact=True)
        faster = f"; with a contact address {_pace(polite)}" if polite != plain else ""
        yield f"`{host}`: {_pace(plain)}{faster}"
    together = {request.together.most for request in asked if request.together}
    if together:
        yield f"up to {max(together)} works in one request"


def _pace(towards: Policy) -> str:
    most = f", {towards.most} a run" if towards.most else ""
    return f"a request every {towards.interval:.2g} s, {towards.in_flight} at a time{most}"


def _needs(name: str) -> Iterable[str]:
    if name in KEY_OF:
        need = "needs a key, or is not asked" if name in NEED_KEYS else "has more room with a key, and is then searched"
        yield f"{need}: `{KEY_OF[name]}`"


def _trust(name: str) -> Iterable[str]:
    notes: Mapping[str, bool] = {
        "your own CSL-JSON outranks all others": name == LOCAL,
        "a copy of what others say: it leads to them, and what stands on it alone is only suggested": name in COPIES,
        "tells of preprints, or deposits, and cannot overrule a published form": name in ONLY_PREPRINTS,
    }
    return (note for note, holds in notes.items() if holds)
