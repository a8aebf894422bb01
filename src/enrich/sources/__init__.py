"""The places that know about papers, one file each.

A source gets papers and `fetch`, and nothing else: no client, cache, clock or limit of its own.
Sources know neither each other nor who asks them, in which order, or whom they stand in for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from enrich.errors import BadConfig
from enrich.model import Ids
from enrich.sources import acl_anthology, cvf, ijcai, jmlr, neurips, pmlr, tmlr
from enrich.sources.acl_anthology import AclAnthology
from enrich.sources.address import Address
from enrich.sources.arxiv import Arxiv
from enrich.sources.arxiv_number import ArxivNumber
from enrich.sources.catalogue import Catalogue
from enrich.sources.crossref import Crossref
from enrich.sources.cvf import CVF
from enrich.sources.datacite import DataCite
from enrich.sources.dblp import DBLP
from enrich.sources.doi import Doi
from enrich.sources.ieee import IEEE
from enrich.sources.ijcai import IJCAI
from enrich.sources.jmlr import JMLR
from enrich.sources.landing_page import LandingPage
from enrich.sources.neurips import NeurIPS
from enrich.sources.ojs import OJS
from enrich.sources.openalex import OpenAlex
from enrich.sources.openreview import OpenReview
from enrich.sources.pmlr import PMLR
from enrich.sources.semantic_scholar import SemanticScholar
from enrich.sources.tmlr import TMLR
from enrich.sources.virtual import Virtual

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from enrich.model import Paper, Record, Source
    from enrich.sources.catalogue import Finder


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What sources are made from: those to leave out, what the catalogue files hold, and who has a key.

    `keyed` are the sources for whose service the door has a key.
    """

    without: tuple[str, ...] = ()
    catalogue: tuple[Record, ...] = ()
    built: tuple[Finder, ...] = ()
    keyed: frozenset[str] = frozenset()


REGISTRY: Mapping[str, Callable[[SourceSettings], Source]] = {
    Catalogue.name: lambda settings: Catalogue(settings.catalogue, settings.built),
    Address.name: lambda _: Address(),
    ArxivNumber.name: lambda _: ArxivNumber(),
    Arxiv.name: lambda _: Arxiv(),
    Crossref.name: lambda _: Crossref(),
    DataCite.name: lambda _: DataCite(),
    Doi.name: lambda _: Doi(),
    AclAnthology.name: lambda _: AclAnthology(),
    PMLR.name: lambda _: PMLR(),
    NeurIPS.name: lambda _: NeurIPS(),
    CVF.name: lambda _: CVF(),
    IJCAI.name: lambda _: IJCAI(),
    OJS.name: lambda _: OJS(),
    JMLR.name: lambda _: JMLR(),
    TMLR.name: lambda _: TMLR(),
    IEEE.name: lambda _: IEEE(),
    Virtual.name: lambda _: Virtual(),
    OpenReview.name: lambda _: OpenReview(),
    DBLP.name: lambda _: DBLP(),
    SemanticScholar.name: lambda _: SemanticScholar(),
    OpenAlex.name: lambda settings: OpenAlex(OpenAlex.name in settings.keyed),
    LandingPage.name: lambda _: LandingPage(),
}
"""Every source, by its name."""


KEY_OF: Mapping[str, str] = {OpenAlex.name: "OPENALEX_API_KEY", SemanticScholar.name: "S2_API_KEY"}
"""The variables of the environment that may have the key of a source's service."""

NEED_KEYS = (SemanticScholar.name,)
"""The sources that are not asked without one."""

_INDEXES = (
    neurips.indexes_of,
    pmlr.indexes_of,
    cvf.indexes_of,
    acl_anthology.indexes_of,
    ijcai.indexes_of,
    jmlr.indexes_of,
    tmlr.indexes_of,
)


def names_edition(paper: Paper) -> bool:
    """Whether an entry names an edition, or a volume, that some proceedings have an index of."""
    named = replace(paper, ids=Ids())
    return any(indexes_of(named) for indexes_of in _INDEXES)


def sources(settings: SourceSettings) -> tuple[Source, ...]:
    """The sources to ask: the catalogue only where there is one, and none without the key that it needs.

    Raises BadConfig for an unknown name.
    """
    unknown = sorted(set(settings.without) - set(REGISTRY))
    if unknown:
        raise BadConfig(f"there is no source {', '.join(unknown)}; the sources are {', '.join(REGISTRY)}")
    left_out = {*skipped(settings), *([] if settings.catalogue or settings.built else [Catalogue.name])}
    return tuple(make(settings) for name, make in REGISTRY.items() if name not in left_out)


def skipped(settings: SourceSettings) -> Mapping[str, str]:
    """The sources that are not asked although they might know something, each with the reason, in words.

    They are not silent: what they might have said holds nothing back.
    """
    keyless = {name: f"it needs a key: set {KEY_OF[name]}" for name in NEED_KEYS if name not in settings.keyed}
    return keyless | dict.fromkeys(settings.without, "the settings leave it out")
