"""Identifiers of works, as they hide in links and cells.

Every kind is a row of `PATTERNS`: where it is found, and how its canonical form is made. They are
read in order, and the first pattern of a kind that fits a text gives the identifier.

Sources of the forms: DOI Handbook §2 (case-insensitive, any suffix); arXiv identifier scheme
(https://info.arxiv.org/help/arxiv_identifier.html); ACL Anthology ids
(https://aclanthology.org/info/ids/); the others from the sites' own addresses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from enrich.model import Ids

ARXIV_NUMBER = r"(?:\d{4}\.\d{4,5}|[a-z][a-z-]+(?:\.[A-Za-z]{2})?/\d{7})"

ARXIV_DOI = "10.48550/arxiv."
"""The prefix of the DOIs that arXiv registers, with DataCite, for its own papers."""

ACM_INTERNAL = "10.5555/"
"""ACM's own numbers look like DOIs, but no agency has registered them."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Where a kind of identifier is found. `form` makes the canonical value from the match.

    `sign` stands, in whatever case, in every text in which it is found: most texts need not be searched.
    """

    kind: str
    sign: str
    found: re.Pattern[str]
    form: Callable[[re.Match[str]], str]


def _row(kind: str, sign: str, pattern: str, form: Callable[[re.Match[str]], str] | None = None) -> Pattern:
    return Pattern(kind, sign, re.compile(pattern, re.IGNORECASE), form or (lambda match: match[1].lower()))


PATTERNS = (
    _row("arxiv", "arxiv.org", rf"arxiv\.org/(?:abs|pdf|html|format|ps|e-print|src)/({ARXIV_NUMBER})(?:v\d+)?(?!\d)"),
    _row("arxiv", "arxiv", rf"\barxiv\s*:\s*({ARXIV_NUMBER})(?:v\d+)?(?!\d)"),
    _row("arxiv", "arxiv", rf"10\.48550/arxiv\.({ARXIV_NUMBER})(?:v\d+)?(?!\d)"),
    _row("arxiv", "huggingface", rf"huggingface\.co/papers/({ARXIV_NUMBER})(?:v\d+)?(?!\d)"),
    _row(
        "arxiv",
        "journals/corr/abs-",
        r"dblp\S*?/rec/(?:\w+/)?journals/corr/abs-(\d{4})-(\d{4,5})(?!\d)",
        lambda match: f"{match[1]}.{match[2]}",
    ),
    _row("arxiv", "alphaxiv", rf"alphaxiv\.org/abs/({ARXIV_NUMBER})(?:v\d+)?(?!\d)"),
    _row(
        "acl",
        "aclanthology",
        r"aclanthology\.org/(?:anthology-files/\w+/)?([a-z]\d{2}-\d{4}|\d{4}\.[a-z0-9_-]+\.\d+)(?:v\d+)?(?![\w-])",
    ),
    _row("acl", "aclweb", r"aclweb\.org/anthology/(?:[a-z]/[a-z]\d{2}/)?([a-z]\d{2}-\d{4})(?![\w-])"),
    _row("acl", "10.18653", r"10\.18653/v1/([a-z]\d{2}-\d{4}|\d{4}\.[a-z0-9_-]+\.\d+)(?![\w-])"),
    _row("ieee", "ieeexplore", r"ieeexplore\.ieee\.org/(?:abstract/)?document/(\d+)"),
    _row("ieee", "ieeexplore", r"ieeexplore\.ieee\.org/\S*?[?&]arnumber=0*(\d+)"),
    _row("ieee", "10.1109", r"\b10\.1109/[a-z-]+\d{3,6}\.\d{4}\.(\d{7,8})(?!\d)"),
    _row("ijcai", "ijcai", r"ijcai\.org/proceedings/(\d{4})/0*(\d+)", lambda match: f"{match[1]}/{match[2]}"),
    _row("ijcai", "10.24963", r"\b10\.24963/ijcai\.(\d{4})/0*(\d+)", lambda match: f"{match[1]}/{match[2]}"),
    _row(
        "neurips",
        ".cc/",
        r"(?:papers|proceedings)\.(?:nips|neurips|iclr)\.cc/\S*?([0-9a-f]{32})(?![0-9a-f])",
    ),
    _row(
        "openreview",
        "openreview",
        r"openreview\.net/(?:forum|pdf|attachment)\?(?:\S*?&)?id=([\w-]+)",
        lambda match: match[1],
    ),
    _row(
        "pmlr",
        "mlr.press",
        r"proceedings\.mlr\.press/v(\d+)/([\w-]+?)(?:/|\.html|\.pdf|$|[)\s])",
        lambda match: f"v{match[1]}/{match[2].lower()}",
    ),
    _row(
        "pmlr",
        "mlresearch",
        r"githubusercontent\.com/mlresearch/v(\d+)/[\w./-]*?assets/([\w-]+)/",
        lambda match: f"v{match[1]}/{match[2].lower()}",
    ),
    _row(
        "cvf",
        "thecvf.com",
        r"openaccess\.thecvf\.com/content[\w/-]*?/(?:html|papers)/(?:[\w-]+/)?([^\s/?#]+?)_paper\.(?:html|pdf)",
        lambda match: match[1],
    ),
    _row(
        "jmlr",
        "jmlr",
        r"jmlr\.(?:org|csail\.mit\.edu)/papers/v(?:olume)?(\d{1,3})/([\w-]+?)(?:/|\.html|\.pdf|$|[)\s])",
        lambda match: f"v{match[1]}/{match[2].lower()}",
    ),
    _row(
        "ojs",
        "ojs.",
        r"(ojs\.aaai\.org)/index\.php/(\w+)/article/(?:view|download)/(\d+)",
        lambda match: f"{match[1].lower()}/{match[2]}/{match[3]}",
    ),
    _row(
        "virtual",
        ".cc/virtual",
        r"\b(neurips|nips|icml|iclr)\.cc/virtual/(\d{4})/(?:[a-z-]+/)?(\d+)",
        lambda match: f"{'neurips' if match[1].lower() == 'nips' else match[1].lower()}/{match[2]}/{match[3]}",
    ),
    _row(
        "dblp",
        "dblp",
        r"\bdblp\.(?:org|uni-trier\.de|dagstuhl\.de)/rec/(?:(?:bib|html|bibtex|rdf)\d?/)?"
        r"((?:conf|journals|series|books|phd|tr)/[\w-]+/[\w-]+?)(?:\.(?:html|bib|xml|json|rdf|ris))?(?![\w-])",
        lambda match: match[1],
    ),
    _row("openalex", "openalex", r"\b(?:api\.)?openalex\.org/(?:works/)?(w\d{4,12})\b", lambda match: match[1].upper()),
    _row("s2", "semanticscholar", r"semanticscholar\.org/paper/(?:[^/\s]{1,300}/)?([0-9a-f]{40})(?![0-9a-f])"),
)

_DOI = re.compile(r"(?<![\w.])10\.\d{4,9}(?:\.\d+)*/[^\s\"<>{}|\\^`]+")

# What follows a DOI in the addresses of publishers, and is no part of it.
_AFTER_DOI = re.compile(
    r"(?:/(?:full|pdf|epdf|abstract|meta|html|xml|fulltext)|v\d+\.(?:full|abstract)(?:\.pdf)?|\.pdf)+/?$", re.IGNORECASE
)

_PAGES = {
    "doi": "https://doi.org/{}",
    "arxiv": "https://arxiv.org/abs/{}",
    "acl": "https://aclanthology.org/{}/",
    "acm": "https://dl.acm.org/doi/{}",
    "ieee": "https://ieeexplore.ieee.org/document/{}",
    "ijcai": "https://www.ijcai.org/proceedings/{}",
    "openreview": "https://openreview.net/forum?id={}",
    "pmlr": "https://proceedings.mlr.press/{}.html",
    "jmlr": "https://jmlr.org/papers/{}.html",
    "dblp": "https://dblp.org/rec/{}",
    "openalex": "https://openalex.org/{}",
    "s2": "https://www.semanticscholar.org/paper/{}",
}


def page(kind: str, value: str) -> str:
    """The page of an identifier. Raises KeyError for a kind whose pages cannot be told from it."""
    return _PAGES[kind].format(value)


def find_doi(text: str) -> str | None:
    """The first DOI in a text, lower case, without what sentences and publishers append to it.

    Percent-encoding is undone first, so that `10.1000%2Fx` is found. Parentheses belong to a DOI
    as long as they are balanced, as in 10.1016/0004-3702(94)90040-X.
    """
    text = unquote(text)
    match = _DOI.search(text) if "10." in text else None
    if match is None:
        return None
    doi = match[0].lower()
    for mark in "?#&":
        doi = doi.split(mark)[0]
    return _without_tail(doi)


def _without_tail(doi: str) -> str:
    before = None
    while doi != before:
        before = doi
        prefix, slash, suffix = doi.partition("/")
        # a suffix may itself be "xml"; what follows one begins with a slash of its own
        doi = prefix + slash + _AFTER_DOI.sub("", suffix).rstrip(".,;:!'\"*_/")
        for opening, closing in ("()", "[]"):
            while doi.count(closing) > doi.count(opening):
                doi = doi[: doi.rindex(closing)]
    return doi


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    readable = unquote(text)
    lowered = readable.lower()
    for pattern in PATTERNS:
        match = pattern.found.search(readable) if pattern.sign in lowered else None
        if match:
            yield pattern.kind, pattern.form(match)
    doi = find_doi(text)
    if doi and doi.startswith(ACM_INTERNAL):
        yield "acm", doi
    elif doi and not doi.startswith(ARXIV_DOI):
        yield "doi", doi


@lru_cache(maxsize=65536)
def _recognise(text: str) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for kind, value in _pairs(text):
        found.setdefault(kind, value)
    return tuple(found.items())


def recognise(*texts: str) -> Ids:
    """The identifiers in some texts. Of two of one kind the first is taken."""
    found: dict[str, str] = {}
    for text in texts:
        for kind, value in _recognise(text):
            found.setdefault(kind, value)
    return Ids(**found)


def is_identifying(text: str) -> bool:
    """Whether a text has the identifier of a work."""
    return bool(_recognise(text))


_ACL_WITH_DOI = re.compile(r"[dnpqw]1[2-9]-|[dnpqw]20-|20[2-9]\d\.(?:acl|emnlp|naacl|eacl|findings|tacl|cl)-")


DATACITE_PREFIXES = {
    "10.3929": "ETH Zürich",
    "10.4230": "Dagstuhl (LIPIcs)",
    "10.5061": "Dryad",
    "10.5281": "Zenodo",
    "10.5445": "KIT",
    "10.6084": "figshare",
    "10.7910": "Harvard Dataverse",
    "10.13140": "ResearchGate",
    "10.17605": "OSF",
    "10.18420": "Gesellschaft für Informatik",
    "10.24406": "Fraunhofer",
    "10.34740": "Kaggle",
    "10.48550": "arXiv",
    "10.57967": "Hugging Face",
}
"""Prefixes whose DOIs DataCite registers; of any other, the agency is not known beforehand."""


def is_of_datacite(doi: str) -> bool:
    """Whether DataCite is known to be the agency that has registered a DOI."""
    return doi.partition("/")[0] in DATACITE_PREFIXES


def implied_doi(ids: Ids) -> str | None:
    """The DOI that a work should have by its registrant's rule of making them, if there is one.

    A DOI to ask about, not one to rely on: not every volume was registered.
    """
    if ids.ijcai:
        return "10.24963/ijcai." + ids.ijcai
    if ids.acl and _ACL_WITH_DOI.match(ids.acl):
        return "10.18653/v1/" + ids.acl
    return None
