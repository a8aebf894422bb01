"""A link inside a link: `[Title]([paper.pdf](https://…))`, which no reader of the list can follow."""

from __future__ import annotations

from enrich.model import Field, Finding, Paper, Repair
from enrich.normalise.titles import tidy
from enrich.normalise.urls import unnested


def malformed_link(paper: Paper) -> tuple[Finding, ...]:
    """The finding, with its repair, that the link of an entry holds another one; or nothing."""
    url = unnested(paper.url)
    if url is None:
        return ()
    why = "the list itself shows the URL"
    repair = Repair(paper.where, Field.URL, paper.url, url, why)
    message = f"a link stands where only its URL belongs: {paper.url}"
    return (Finding("malformed-link", message, paper.where, repair, tidy(paper.title)),)
