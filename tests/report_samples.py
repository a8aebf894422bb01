"""Reports that every format is held against: a rich one, a hostile one, an empty one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from enrich.model import (
    Appearance,
    Band,
    Change,
    CheckedLink,
    Consulted,
    Corrected,
    Entry,
    Field,
    Finding,
    Health,
    Link,
    Location,
    PartialDate,
    Record,
    Repair,
    Replacement,
    Report,
    Sighting,
    Verdict,
    Version,
    Work,
)

LIST = "papers.csv"

EMPTY = Report((LIST,), 0, ())


def record(source: str = "arXiv", url: str = "https://arxiv.org/abs/2410.10926", title: str = "") -> Record:
    return Record(source, url, title)


def change(  # noqa: PLR0913, PLR0917 - a sample reads best as a row of its values
    line: int, field: Field, before: str, after: str, because: Record, band: Band = Band.APPLY
) -> Change:
    why = "the record was found by its title only" if band is Band.SUGGEST else "the record of the same number"
    return Change(Location(LIST, line), field, before, after, band, because, why)


def finding(rule: str, fix: Change | Repair, entry: str, message: str = "") -> Finding:
    return Finding(rule, message or f"{fix.field} differs from the record", fix.where, fix, entry)


_ICML = record("Crossref", "https://doi.org/10.1145/3637528.3671865")
_ACL = record("ACL Anthology", "https://aclanthology.org/2024.emnlp-main.587/")
_PROBABLY = record("DBLP", "https://dblp.org/rec/conf/nips/KarimireddyLLPPY24")

FISHER = "Fisher information based efficient curriculum federated learning with  large language models."
FEDBPT = "FedBPT: Efficient Federated Black-box Prompt Tuning for Large Language Models"
DATA = "Federated Data-Efficient Instruction Tuning for Large Language Models"
FUTURE = "The future of large language model pre-training is federated"
CLOUD = "Cloud-Edge Collaborative Large Model Services: Challenges and Solutions"

_AUTHORS = "Sai Praneeth Karimireddy, Xiaoxiao Li, Songtao Lu, Stacy Patterson, Pascal Poupart , Han Yu"
_THEIRS = "Lorenzo Sani, Alex Iacob, Zeyu Cao, Bill Marino, Yan Gao, Tomas Paulik, Wanru Zhao, Nicholas D. Lane"


def _checked(  # noqa: PLR0913, PLR0917 - a sample reads best as a row of its values
    line: int, url: str, health: Health, reason: str, evidence: str = "", target: str = ""
) -> CheckedLink:
    since = date(2026, 11, 20) if health is Health.BROKEN else None
    observed, past = date(2026, 11, 22), (Sighting(date(2026, 11, 1), Health.OK),)
    nights = 3 if since else 0
    verdict = Verdict(health, reason, evidence, target, since, nights, observed=observed, past=past)
    return CheckedLink(Link(url, Location(LIST, line)), verdict)


_DEAD = _checked(
    41,
    "https://www.jmlr.org/papers/v9/gone.pdf",
    Health.BROKEN,
    "the host has no such page",
    "GET → 404; observed 2026-11-22",
)
_ACM = "https://dl.acm.org/doi/10.5555/3692070.3693756"
_WALLED = _checked(14, _ACM, Health.BLOCKED, "the host turns robots away", "GET → 403; observed 2026-11-22")

RICH = Report(
    lists=(LIST,),
    papers=30,
    findings=(
        replace(
            finding("placeholder-date", change(19, Field.DATE, "Mon 2024", "Oct 2024", record()), DATA),
            replacement=Replacement(19, 120, 19, 123, "Oct"),
        ),
        finding("wrong-venue", change(29, Field.VENUE, "ACL", "EMNLP", _ACL), FISHER),
        finding("wrong-date", change(29, Field.DATE, "Sep 2024", "Nov 2024", _ACL), FISHER),
        finding(
            "title-spacing",
            Repair(Location(LIST, 29), Field.TITLE, FISHER, FISHER.replace("  ", " ").rstrip("."), "stray spaces"),
            FISHER,
        ),
        finding("missing-authors", change(23, Field.AUTHORS, "", "Sheng Shen, Wei Li", _ICML), FEDBPT),
        finding("wrong-authors", change(11, Field.AUTHORS, _AUTHORS, _THEIRS, _PROBABLY, Band.SUGGEST), FUTURE),
        Finding("missing-date", "no source knows the date", Location(LIST, 36), entry=CLOUD),
        Finding("duplicate-entry", "the same work as line 11", Location(LIST, 31), entry="FederatedScope-LLM"),
        Finding("empty-entry", "the entry has no title and no link", Location(LIST, 44)),
        Finding("empty-entry", "the entry has no title and no link", Location(LIST, 45)),
        Finding(
            "malformed-link", "https://doi.org/https://doi.org/10.1/x: it holds a second address", Location(LIST, 33)
        ),
        Finding("missing-link", "the link has no address", Location(LIST, 9)),
        Finding(
            "dead-link",
            f"{_DEAD.link.url}: the host has no such page (GET → 404)",
            Location(LIST, 41),
            entry=CLOUD,
            about=_DEAD.link.url,
        ),
        Finding(
            "blocked-link", "dl.acm.org: the host turns robots away (one link not judged: line 14)", Location(LIST, 14)
        ),
        Finding("unchecked-link", "31 links were not checked: no network", Location(LIST, 3)),
        Finding("source-changed", "arXiv: an answer without authors", Location(LIST, 19)),
    ),
    links=(_DEAD, _WALLED, _checked(19, "https://arxiv.org/abs/2410.10926", Health.OK, "arXiv has the paper")),
    sources=(Consulted("arXiv", 12, 0, 0), Consulted("Crossref", 10, 2, 3, ("timed out",))),
    written=(LIST,),
    works=(
        Work(
            Location(LIST, 19),
            DATA,
            (Appearance(Version.PREPRINT, "arXiv", PartialDate(2024, 10, 14), record(), shown=True),),
            "the only one known",
        ),
    ),
    entries=(
        Entry(Location(LIST, 11), FUTURE, "https://arxiv.org/abs/2405.10853", "May 2024", "", "Pre-training"),
        Entry(Location(LIST, 19), DATA, "https://arxiv.org/abs/2410.10926", "Oct 2024", "", "Tuning"),
        Entry(Location(LIST, 36), CLOUD),
        Entry(Location(LIST, 41), CLOUD, "https://www.jmlr.org/papers/v9/gone.pdf", "2024", "JMLR"),
    ),
    corrected=(Corrected("2026-10", Field.VENUE, 3), Corrected("2026-11", Field.DATE, 2)),
    day=date(2026, 11, 22),
)

EVIL = (
    "a\x1b[31m\x1b]0;owned\x07\x9b2J\rb | `code` *bold* _it_ [red]x[/red] [t](javascript:alert(1))"
    " ![i](https://e.example/p.png) <script>alert(1)</script> @octocat org/repo#12 #7 GH-3"
    " https://evil.example www.evil.example :tada: $x$ ]]> ${{ github.token }} {0} @everyone\u2028"
    "\n::error::owned\n##[add-mask]x\n# heading\n- item \u202egnp \x00 \ud800 \ufffe"
)

HOSTILE = Report(
    lists=(LIST,),
    papers=2,
    findings=(
        finding(
            "wrong-authors",
            change(2, Field.AUTHORS, EVIL, EVIL + "!", record("arXiv", "https://arxiv.org/abs/1)[x](y|z")),
            EVIL,
        ),
        finding(
            "renamed-work",
            Change(
                Location(LIST, 3),
                Field.TITLE,
                EVIL,
                "x" + EVIL,
                Band.SUGGEST,
                record("Crossref", "https://e.example"),
                EVIL,
            ),
            EVIL,
        ),
        Finding("empty-entry", EVIL, Location(LIST, 5), entry=EVIL),
        Finding("dead-link", f"https://e.example/{EVIL}: {EVIL}", Location(LIST, 6), entry=EVIL),
        Finding("suspect-link", EVIL, Location(LIST, 7)),
        Finding("source-changed", EVIL, Location(LIST, 8)),
    ),
    links=(_checked(6, f"https://e.example/{EVIL}", Health.BROKEN, EVIL, EVIL),),
    sources=(Consulted("Crossref", 0, 0, 1, (EVIL,)),),
    written=(LIST,),
    works=(
        Work(Location(LIST, 2), EVIL, (Appearance(Version.JOURNAL, EVIL, None, record(title=EVIL), shown=True),), EVIL),
    ),
    entries=(Entry(Location(LIST, 2), EVIL, EVIL, EVIL, EVIL, EVIL), Entry(Location(LIST, 3), "=1+1")),
)

SAMPLES = (RICH, HOSTILE, EMPTY)
