"""What the address of a page tells, without asking anyone: a front page, a login, an error page, a visit."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

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


def names_pdf(url: str) -> bool:
    """Whether an address promises a PDF file."""
    return urlsplit(url).path.lower().endswith(".pdf")
