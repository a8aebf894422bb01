"""The conferences that publish with Open Journal Systems: AAAI, and those at its site.

https://ojs.aaai.org: every paper has a page with tags for indexes, among them its DOI, which the address of the
page does not tell. Nothing lists a whole edition: AAAI's have dozens of issues.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from enrich.model import Fetch, Ids, Paper, Record, Response
from enrich.normalise.ids import recognise
from enrich.sources.citation_tags import read_tags
from enrich.sources.proceedings import Site, ask_site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from enrich.sources.asking import Answered

_ADDRESS = "https://{}/index.php/{}/article/view/{}"


def read_page(response: Response, asked: str) -> Record:
    """The paper of a page."""
    record = read_tags(response, OJS.name, asked)
    doi = record.ids.doi
    return replace(record, ids=Ids(ojs=recognise(asked).ojs, doi=doi), related=(Ids(doi=doi),) if doi else ())


def page_of(paper: Paper) -> str:
    """The page that a link of an entry leads to, or ""."""
    return _ADDRESS.format(*paper.ids.ojs.split("/")) if paper.ids.ojs else ""


_SITE = Site(page_of, read_page)


@dataclass(frozen=True, slots=True)
class OJS:
    """Answers for every paper that links to such a page."""

    name: ClassVar[str] = "ojs"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        return ask_site(_SITE, papers, fetch)
