"""Asks the real services what the tests ask their stand-ins, and reports where they have drifted.

    python benchmarks/live.py [SOURCE ...]

For maintainers, by hand, and never in CI: a dozen requests, each at the pace of its host. ENRICH_MAILTO and the
keys are read from the environment. A source that finds its paper is fine; one that is silent may be behind a wall
today; what is absent, of another shape or under another title is drift, and the exit code is 1.
"""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime

from enrich.fetch.door import Door
from enrich.fetch.keys import keys_from
from enrich.fetch.settings import NetworkSettings, proxies_from
from enrich.fetch.store import Store
from enrich.model import Answer, Found, Location, Paper, Unavailable
from enrich.normalise.ids import recognise
from enrich.normalise.titles import title_key
from enrich.sources import KEY_OF, REGISTRY, SourceSettings

BATCH_NORMALIZATION = (
    "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift",
    "Sergey Ioffe, Christian Szegedy",
)
MIN_K = "Min-K%++: Improved Baseline for Pre-Training Data Detection from Large Language Models"


@dataclass(frozen=True)
class Question:
    """A paper that a source is known to have: an entry's link, title, authors and venue, and a title to be found."""

    source: str
    url: str
    title: str
    authors: str = ""
    venue: str = ""

    def paper(self) -> Paper:
        where = Location(self.source, 1)
        return Paper(self.title, where, url=self.url, venue=self.venue, authors=self.authors, ids=recognise(self.url))


QUESTIONS = (
    Question("arxiv", "https://arxiv.org/abs/1502.03167", *BATCH_NORMALIZATION),
    Question("arxiv", "", *BATCH_NORMALIZATION),
    Question("crossref", "https://doi.org/10.1145/3197517.3201357", "Looking to listen at the cocktail party"),
    Question("crossref", "", "Looking to listen at the cocktail party", "Ariel Ephrat, Inbar Mosseri"),
    Question("datacite", "https://doi.org/10.48550/arXiv.1502.03167", BATCH_NORMALIZATION[0]),
    Question("doi", "https://doi.org/10.1145/3197517.3201357", "Looking to listen at the cocktail party"),
    Question("openalex", "https://arxiv.org/abs/1804.03619", "Looking to listen at the cocktail party"),
    Question("semantic-scholar", "https://arxiv.org/abs/1502.03167", BATCH_NORMALIZATION[0]),
    Question("openreview", "https://openreview.net/forum?id=ZGkfoufDaU", MIN_K),
    Question("openreview", "", MIN_K),
    Question("dblp", "https://dblp.org/rec/conf/icml/IoffeS15", BATCH_NORMALIZATION[0]),
    Question("dblp", "", BATCH_NORMALIZATION[0]),
    Question("virtual", "", MIN_K, venue="ICLR 2025"),
    Question(
        "acl-anthology",
        "https://aclanthology.org/2020.acl-main.745/",
        "TaBERT: Pretraining for Joint Understanding of Textual and Tabular Data",
    ),
    Question("pmlr", "https://proceedings.mlr.press/v37/ioffe15.html", BATCH_NORMALIZATION[0]),
    Question(
        "neurips",
        "https://papers.nips.cc/paper_files/paper/2022/hash/9d5609613524ecf4f15af0f7b31abca4-Abstract-Conference.html",
        "Chain-of-Thought Prompting Elicits Reasoning in Large Language Models",
    ),
    Question("ieee", "https://ieeexplore.ieee.org/document/7780459", "Deep Residual Learning for Image Recognition"),
)


def drift(question: Question, answer: Answer | None) -> str:
    """What is wrong with an answer, in words; "" if nothing is, or if nothing can be said."""
    if isinstance(answer, Unavailable):
        return f"another shape: {answer.reason}" if answer.changed else ""
    if not isinstance(answer, Found):
        return "absent, or not asked"
    known = {title_key(record.title) for record in answer.records}
    return "" if title_key(question.title) in known else f"other titles: {'; '.join(sorted(known))}"


async def ask(question: Question, door: Door) -> Answer | None:
    source = REGISTRY[question.source](SourceSettings(keyed=frozenset(KEY_OF)))
    async for _, answer in source.lookup((question.paper(),), door):
        return answer
    return None


async def main(wanted: list[str]) -> int:
    settings = NetworkSettings(
        mailto=os.environ.get("ENRICH_MAILTO", ""),
        proxies=proxies_from(os.environ),
        ca_file=os.environ.get("SSL_CERT_FILE", ""),
        keys=keys_from(os.environ),
    )
    drifted = 0
    with Store() as store:
        async with Door(settings, store, lambda: datetime.now(UTC)) as door:
            for question in QUESTIONS:
                if wanted and question.source not in wanted:
                    continue
                answer = await ask(question, door)
                what = drift(question, answer)
                drifted += bool(what)
                said = f"silent: {answer.reason}" if isinstance(answer, Unavailable) else "as expected"
                verdict = f"DRIFT {what}" if what else said
                print(f"{question.source:18} {question.url or question.title[:50]:80} {verdict}")
    return 1 if drifted else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
