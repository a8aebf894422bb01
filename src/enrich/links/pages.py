"""What the answer of a web page tells about the page, other than its status.

Words of the body are never read as signs of a missing page: changelogs and papers say "has been
removed" too. Only the address at the end of the redirects and the title count.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from enrich.model import Response

_HEAD = 65536
_TITLE = re.compile(rb"<title[^<>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_CHARSET = re.compile(r"charset=\"?([\w-]+)", re.IGNORECASE)

_MISSING = re.compile(
    r"(?:(?:http )?(?:error|status)[ :]*)?404(?: error)?(?:[ :]*(?:page |file )?not found)?"
    r"|(?:error[ :]*)?(?:the |this )?(?:requested )?(?:page|file|document|article|paper|url)(?: was)? "
    r"(?:not found|does not exist|doesn.t exist|cannot be found|could not be found)"
    r"|not found|oops[!.,: ]*page not found|error page|page unavailable|page missing",
    re.IGNORECASE,
)
_BETWEEN_PARTS = re.compile(r"\s+[|·•:–—»-]+\s+|\s*[|»]\s*")

_MISSING_SEGMENTS = frozenset(
    {
        "404",
        "404page",
        "error404",
        "error-404",
        "notfound",
        "not-found",
        "not_found",
        "page-not-found",
        "pagenotfound",
        "page_not_found",
    }
)
_LOGIN_SEGMENTS = frozenset(
    {"login", "signin", "sign-in", "sign_in", "log-in", "sso", "saml", "wayf", "wp-login", "cas"}
)
_SESSION_PARAMETERS = frozenset(
    {
        "jsessionid",
        "phpsessid",
        "sessionid",
        "session",
        "session_id",
        "sid",
        "token",
        "cookieset",
        "sso",
        "state",
        "expires",
        "signature",
    }
)
_PAGE_SUFFIX = re.compile(r"\.(?:html?|php|aspx?|jsp|cgi)$", re.IGNORECASE)


def title(response: Response) -> str:
    """The title of a page, spaces collapsed; "" where there is none in its first 64 KiB."""
    match = _TITLE.search(response.body[:_HEAD])
    if match is None:
        return ""
    charset = _CHARSET.search(response.header("content-type"))
    try:
        text = match[1].decode(charset[1] if charset else "utf-8", "replace")
    except LookupError:  # a charset that Python does not know
        text = match[1].decode("utf-8", "replace")
    return " ".join(unescape(text).split())


def says_missing(heading: str) -> bool:
    """Whether a title is that of an error page: a part of it says so, and nothing but that."""
    parts = (heading, *_BETWEEN_PARTS.split(heading))
    return any(_MISSING.fullmatch(part.strip(" .!")) for part in parts)


def _segments(url: str) -> frozenset[str]:
    path = unquote(urlsplit(url).path).lower()
    return frozenset(_PAGE_SUFFIX.sub("", segment) for segment in path.split("/"))


def missing_address(url: str) -> str:
    """The part of an address that names an error page, or ""."""
    return next(iter(sorted(_segments(url) & _MISSING_SEGMENTS)), "")


def login_address(url: str) -> str:
    """The part of an address that names a login page, or ""."""
    return next(iter(sorted(_segments(url) & _LOGIN_SEGMENTS)), "")


def is_root(url: str) -> bool:
    """Whether an address is the front page of its site: nothing behind the host but an index."""
    parts = urlsplit(url)
    return not parts.query and _segments(url) <= {"", "index", "home", "default"}


def has_session(url: str) -> bool:
    """Whether an address belongs to one visit, so that it must not be written into a list."""
    parts = urlsplit(url)
    names = {name.lower() for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    return bool(names & _SESSION_PARAMETERS) or ";jsessionid=" in parts.path.lower()


def same_address(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing worth a change: a last slash, a fragment, the case of the host."""
    return _comparable(one) == _comparable(other)


def _comparable(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), unquote(parts.path).rstrip("/"), parts.query, ""))


def is_html(response: Response) -> bool:
    """Whether an answer is a web page, by its type or, where that is not said, by how it begins."""
    content_type = response.header("content-type").partition(";")[0].strip().lower()
    if content_type:
        return content_type in ("text/html", "application/xhtml+xml")
    return response.body[:200].lstrip().lower().startswith((b"<!doctype html", b"<html"))


def names_pdf(url: str) -> bool:
    """Whether an address promises a PDF file."""
    return urlsplit(url).path.lower().endswith(".pdf")
