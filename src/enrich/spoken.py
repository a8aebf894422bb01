"""What sources are called in sentences that a maintainer reads. In data they keep their own names."""

from __future__ import annotations

from collections.abc import Mapping

SPOKEN: Mapping[str, str] = {
    "address": "the link's address",
    "arxiv": "arXiv",
    "arxiv-number": "the arXiv number",
    "catalogue": "the catalogue",
    "crossref": "Crossref",
    "datacite": "DataCite",
    "doi": "doi.org",
    "ieee": "IEEE Xplore",
    "dblp": "DBLP",
    "openalex": "OpenAlex",
    "openreview": "OpenReview",
    "semantic-scholar": "Semantic Scholar",
    "virtual": "the conference's own site",
    "venue-table": "the table of venues",
}


def spoken(source: str) -> str:
    """The name of a source in a sentence; its own, where no other is known."""
    return SPOKEN.get(source, source)
