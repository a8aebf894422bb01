"""Which host to ask about a link, and what.

A DOI is asked of the handle system, which knows the DOIs of all registration agencies and turns no
robot away, where most publishers do (https://www.doi.org/doi-handbook/HTML/rest-api-request-format.html).
An arXiv paper is not asked for at all where the metadata already told that it exists. Everything
else is one GET of the page; a HEAD proves nothing, since publishers answer it differently.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urldefrag, urlsplit

from enrich.links.walls import challenge_header, challenge_page
from enrich.model import Question, Request, Response, answered
from enrich.normalise.ids import ACM_INTERNAL, find_doi, recognise

PAGE_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"

_DOI_HOSTS = ("doi.org", "dx.doi.org", "www.doi.org")

_PUBLISHERS = (
    "dl.acm.org",
    "link.springer.com",
    "onlinelibrary.wiley.com",
    "academic.oup.com",
    "tandfonline.com",
    "biorxiv.org",
    "medrxiv.org",
    "science.org",
    "pnas.org",
    "journals.sagepub.com",
    "royalsocietypublishing.org",
    "pubs.acs.org",
    "journals.aps.org",
    "ieeexplore.ieee.org",
)
"""Sites, with their subdomains, that name the DOI of a page in its address and mostly turn robots away."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """How to ask about a link: of the DOI registry where `doi` is given, else of the page itself.

    `conclusive` says whether a DOI that is not registered settles the matter. It does for an
    address at doi.org; the address of a publisher's page may only look like a DOI.
    """

    url: str
    request: Request
    doi: str = ""
    conclusive: bool = True


def without_fragment(url: str) -> str:
    """The address as hosts see it."""
    return urldefrag(url)[0]


def inquiry(url: str) -> Inquiry:
    """How to ask about an http(s) link."""
    url = without_fragment(url)
    doi, conclusive = _doi_at(url)
    if doi:
        return Inquiry(url, registry_request(doi), doi, conclusive)
    return page_inquiry(url)


def page_inquiry(url: str) -> Inquiry:
    """The question to the page itself."""
    return Inquiry(url, Request(url, PAGE_ACCEPT, Question.LINK, _settled))


def registry_request(doi: str) -> Request:
    """The question to the handle system: which address is registered for a DOI."""
    return Request(f"https://doi.org/api/handles/{quote(doi)}?type=URL", "application/json", Question.LINK)


def _settled(response: Response) -> bool:
    return answered(response) and not challenge_header(response) and not challenge_page(response)


def _doi_at(url: str) -> tuple[str, bool]:
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if host in _DOI_HOSTS:
        # As it is written, to the last full stop: that is what a reader's click asks for.
        path = unquote(parts.path).lstrip("/")
        return (path, True) if re.match(r"10[./]", path) else ("", True)
    doi = find_doi(url) if any(host == site or host.endswith("." + site) for site in _PUBLISHERS) else None
    return ("", False) if doi is None or doi.startswith(ACM_INTERNAL) else (doi, False)


def arxiv_number(url: str) -> str:
    """The arXiv number of a link to arXiv, or of its DOI; "" for any other link."""
    host = (urlsplit(url).hostname or "").lower()
    at_arxiv = host == "arxiv.org" or host.endswith(".arxiv.org") or host in _DOI_HOSTS
    return (recognise(url).arxiv or "") if at_arxiv else ""
