"""What sources are called in sentences that a maintainer reads. In data they keep their own names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

SPOKEN: Mapping[str, str] = {
    "acl-anthology": "the ACL Anthology",
    "address": "the link's address",
    "arxiv": "arXiv",
    "arxiv-number": "the arXiv number",
    "bibliography": "a bibliography of the catalogue",
    "catalogue": "the catalogue",
    "crossref": "Crossref",
    "cvf": "CVF Open Access",
    "datacite": "DataCite",
    "dblp": "DBLP",
    "doi": "doi.org",
    "ieee": "IEEE Xplore",
    "ijcai": "the proceedings of IJCAI",
    "jmlr": "JMLR",
    "landing-page": "the page that is linked to",
    "neurips": "the proceedings of the conference",
    "ojs": "the proceedings of AAAI",
    "openalex": "OpenAlex",
    "openreview": "OpenReview",
    "pmlr": "PMLR",
    "semantic-scholar": "Semantic Scholar",
    "tmlr": "TMLR",
    "venue-table": "the table of venues",
    "virtual": "the conference's own site",
}


def spoken(source: str) -> str:
    """The name of a source in a sentence; its own, where no other is known."""
    return SPOKEN.get(source, source)


def all_spoken(sources: Iterable[str]) -> str:
    """The names of several sources in a sentence."""
    return joined([*map(spoken, sources)])


def joined(parts: Sequence[str]) -> str:
    """An enumeration: a; a and b; a, b and c."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
