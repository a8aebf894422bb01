"""Which host to ask about a link, and what.

Those who know are asked rather than the wall. A DOI is asked of the handle system, which knows the
DOIs of all registration agencies and turns no robot away, where most publishers do
(https://www.doi.org/doi-handbook/HTML/rest-api-request-format.html); an article at ScienceDirect of
Crossref, by its PII; a repository of GitHub's API, which also tells new names, where there is a
token. What the metadata already told is not asked for at all. Everything else is one GET of the
page; a HEAD proves nothing, since publishers answer it differently.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, unquote, urlsplit

from enrich.links.addresses import host, page_key
from enrich.links.missing import trouble_page
from enrich.model import Health, Question, Request, Response, answered
from enrich.normalise.ids import ACM_INTERNAL, find_doi, recognise
from enrich.webpages.hosts import TURN_ROBOTS_AWAY, belongs_to
from enrich.webpages.walls import challenge_header, challenge_page

PAGE_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"
BROWSER_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

_DOI_HOSTS = ("doi.org", "dx.doi.org", "www.doi.org")

_REPOSITORY = re.compile(r"/([\w.-]+)/([\w.-]+?)(?:\.git)?/?")
_NO_OWNERS = frozenset({"about", "collections", "features", "marketplace", "orgs", "sponsors", "topics", "users"})
_PII = re.compile(r"/(?:science/article/)?(?:abs/)?pii/(S?[0-9X]{15,18})(?:/|$)", re.IGNORECASE)


class Witness(StrEnum):
    """Who is asked about a link."""

    PAGE = "the page itself"
    DOI = "the DOI registry"
    GITHUB = "GitHub"
    CROSSREF = "Crossref"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """How to ask about a link: of whom, and what.

    `open` are the conclusions after which the page itself is asked too. An unregistered DOI settles
    the matter of an address at doi.org; the address of a publisher's page may only look like a DOI.
    """

    url: str
    request: Request
    witness: Witness = Witness.PAGE
    open: frozenset[Health] = frozenset()


def without_fragment(url: str) -> str:
    """The address as hosts see it."""
    return url.partition("#")[0]


def inquiry(url: str, *, github: bool = False) -> Inquiry:
    """How to ask about an http(s) link. `github` says that there is a token for GitHub's API."""
    url = without_fragment(url)
    at = host(url)
    asked = (ask(url, at) for ask in _ROADS if github or ask is not _at_github)
    return next((found for found in asked if found), None) or page_inquiry(url)


def page_inquiry(url: str, *, as_browser: bool = False) -> Inquiry:
    """The question to the page itself."""
    accept = BROWSER_ACCEPT if as_browser else PAGE_ACCEPT
    return Inquiry(url, Request(url, accept, Question.LINK, _settled, as_browser=as_browser))


def registry_request(doi: str) -> Request:
    """The question to the handle system: which address is registered for a DOI."""
    return Request(f"https://doi.org/api/handles/{quote(doi)}?type=URL", "application/json", Question.LINK)


def _settled(response: Response) -> bool:
    excuses = challenge_header(response) or challenge_page(response) or trouble_page(response)
    return answered(response) and not excuses


# --- roads to those who know ------------------------------------------------------------------


def _at_doi_org(url: str, at: str) -> Inquiry | None:
    doi = _written_doi(url, at)
    return Inquiry(url, registry_request(doi), Witness.DOI) if doi else None


def _at_publisher(url: str, at: str) -> Inquiry | None:
    doi = find_doi(url) if belongs_to(at, TURN_ROBOTS_AWAY) else None
    if doi is None or doi.startswith(ACM_INTERNAL):
        return None
    return Inquiry(url, registry_request(doi), Witness.DOI, frozenset({Health.BROKEN, Health.TRANSIENT}))


def _at_sciencedirect(url: str, at: str) -> Inquiry | None:
    pii = _PII.search(urlsplit(url).path) if at in _PII_HOSTS else None
    if pii is None:
        return None
    asked = f"https://api.crossref.org/works?filter=alternative-id:{pii[1].upper()}&select=DOI&rows=1"
    return Inquiry(
        url, Request(asked, "application/json", Question.LINK), Witness.CROSSREF, frozenset({Health.TRANSIENT})
    )


def _at_github(url: str, at: str) -> Inquiry | None:
    named = _REPOSITORY.fullmatch(urlsplit(url).path) if at in ("github.com", "www.github.com") else None
    if named is None or named[1].lower() in _NO_OWNERS:
        return None
    asked = f"https://api.github.com/repos/{named[1]}/{named[2]}"
    return Inquiry(
        url, Request(asked, "application/vnd.github+json", Question.LINK), Witness.GITHUB, frozenset({Health.TRANSIENT})
    )


_LATER_VERSION = re.compile(r"\dv(?!1(?!\d))\d+(?:\.pdf)?/?$")

_PII_HOSTS = ("www.sciencedirect.com", "sciencedirect.com", "linkinghub.elsevier.com")

_ROADS: tuple[Callable[[str, str], Inquiry | None], ...] = (_at_doi_org, _at_publisher, _at_sciencedirect, _at_github)
"""Whom to ask, by the kind of address; the first that knows such addresses is asked."""


def _written_doi(url: str, at: str) -> str:
    """The DOI of a link to doi.org as it is written, to the last full stop: that is what a reader's click asks for."""
    path = unquote(urlsplit(url).path).lstrip("/") if at in _DOI_HOSTS else ""
    return path if re.match(r"10[./]", path) else ""


# --- what metadata may have told --------------------------------------------------------------


PAGE = "page"
"""The kind of identity that an address is by itself, where a record names it."""


def identities(url: str) -> Iterator[tuple[str, str]]:
    """Kind and value of the identifiers that an address is made of, so that a record of them proves it.

    A record of arXiv's proves no version but the first: which one is the last, it does not say.
    """
    yield PAGE, page_key(url)
    at, path, ids = host(url), urlsplit(url).path, recognise(url)
    at_arxiv = f".{at}".endswith(".arxiv.org")
    if ids.arxiv and (at_arxiv or at in _DOI_HOSTS) and not _LATER_VERSION.search(path):
        yield "arxiv", ids.arxiv
    if ids.doi and (belongs_to(at, TURN_ROBOTS_AWAY) or _written_doi(url, at).lower() == ids.doi):
        yield "doi", ids.doi
    if ids.acl and at == "aclanthology.org" and path.lower().strip("/").removesuffix(".pdf") == ids.acl:
        yield "acl", ids.acl
    if ids.ieee and at == "ieeexplore.ieee.org":
        yield "ieee", ids.ieee


def arxiv_number(url: str) -> str:
    """The arXiv number of a link to arXiv, or of its DOI; "" for any other link."""
    known = identities(url) if "arxiv" in url.lower() else ()
    return next((value for kind, value in known if kind == "arxiv"), "")
