"""What is known of links before anyone is asked: what sources have sent, and what entries say of their own links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from enrich.authority import weigh
from enrich.links.addresses import page_key
from enrich.links.ask import PAGE, arxiv_number, without_fragment
from enrich.links.choice import Choice
from enrich.links.lint import checkable
from enrich.links.look import Knowledge
from enrich.model import Dossier, Found, Ids, Link, Paper, Record
from enrich.normalise.dates import read_date
from enrich.resolve import Means
from enrich.spoken import spoken

_T = TypeVar("_T")

PROOFS = (
    ("arxiv", "arxiv"),
    ("crossref", "doi"),
    ("datacite", "doi"),
    ("doi", "doi"),
    ("crossref", "acl"),
    ("acl-anthology", "acl"),
    ("crossref", "ieee"),
    ("ieee", "ieee"),
)
"""Whose record proves that an identifier of a kind leads somewhere."""

OF_THEIR_OWN = frozenset({"acl-anthology", "cvf", "ijcai", "jmlr", "neurips", "ojs", "openreview", "pmlr", "tmlr"})
"""Sources that are the sites of what they tell: the page that a record names is one that its site lists or shows."""


def _proofs(records: Iterable[Record]) -> Iterator[tuple[tuple[str, str], str]]:
    """The identifiers that records prove, each with the source that sent the record."""
    for record in records:
        for source, kind in PROOFS:
            value = getattr(record.ids, kind)
            if record.source == source and value:
                yield (kind, value), spoken(source)
        if record.source in OF_THEIR_OWN:
            yield (PAGE, page_key(record.url)), spoken(record.source)


def _known_titles(dossier: Dossier) -> tuple[str, ...]:
    """The titles under which an entry's work is known: the entry's own, and those of its records."""
    certain = weigh(dossier).certain if dossier.answers else ()
    return tuple(filter(None, dict.fromkeys([dossier.paper.title, *(match.record.title for match in certain)])))


async def _arxiv_records(links: Sequence[Link], dossiers: Sequence[Dossier], means: Means) -> list[Record]:
    """What arXiv has of the papers that are linked to, but that no entry was asked about; many in one question."""
    asked = {dossier.paper.ids.arxiv for dossier in dossiers if dossier.answers}
    places = {number: link.where for link in links if (number := arxiv_number(link.url)) and number not in asked}
    papers = [Paper("", where, ids=Ids(arxiv=number)) for number, where in places.items()]
    records: list[Record] = []
    for source in means.sources:
        if source.name == "arxiv" and papers:
            async for _, answer in source.lookup(papers, means.fetch_for(source.name)):
                records += answer.records if isinstance(answer, Found) else ()
    return records


async def knowledge_of(links: Sequence[Link], dossiers: Sequence[Dossier], choice: Choice, means: Means) -> Knowledge:
    """What to know when the links of a list are checked. Asks arXiv about numbers that stand in no entry."""
    asked = [link for link in links if not choice.left_out(link.url)]
    records = [record for dossier in dossiers for record in dossier.records]
    records += await _arxiv_records(asked, dossiers, means)
    return Knowledge(
        records=dict(_proofs(records)),
        titles=_by_address(dossiers, _known_titles),
        years={address: min(years) for address, years in _by_address(dossiers, _years).items()},
        github=means.github,
        choice=choice,
    )


def _years(dossier: Dossier) -> tuple[int, ...]:
    date = read_date(dossier.paper.date)
    return (date.year,) if date else ()


def _by_address(dossiers: Iterable[Dossier], told: Callable[[Dossier], tuple[_T, ...]]) -> dict[str, tuple[_T, ...]]:
    """What entries tell of the address that is their own link."""
    found: dict[str, tuple[_T, ...]] = {}
    for dossier in dossiers:
        url = dossier.paper.url.strip()
        if checkable(url) and (values := told(dossier)):
            address = without_fragment(url)
            found[address] = (*found.get(address, ()), *values)
    return found
