"""What the address of a page tells, without asking anyone: a front page, a login, an error page, a visit."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit, urlunsplit

_MISSING_SEGMENTS = frozenset(
    {
        "404",
        "404error",
        "404page",
        "error404",
        "error-404",
        "notfound",
        "not-found",
        "not_found",
        "error_404",
        "page-not-found",
        "pagenotfound",
        "page_not_found",
    }
)
_LAST_SEGMENTS = frozenset({"error", "error-page", "errorpage", "errors"})
"""Names of error pages that are names of folders and of subjects too."""

_LOGIN_SEGMENTS = frozenset(
    {
        "authenticate",
        "authorize",
        "cas",
        "log-in",
        "login",
        "logon",
        "openid-connect",
        "saml",
        "servicelogin",
        "shibboleth",
        "sign-in",
        "sign_in",
        "signin",
        "signon",
        "sso",
        "wayf",
        "wp-login",
    }
)
_LAST_LOGIN_SEGMENTS = frozenset({"auth", "register"})
_CONSENT_SEGMENTS = frozenset({"consent", "cookie-consent", "cookieconsent", "cookie-wall", "cookiewall"})
_SEARCH_SEGMENTS = frozenset({"search", "search-results", "searchresults"})
_CHALLENGE_SEGMENTS = frozenset({"botcheck", "captcha", "challenge", "human-verification", "sgcaptcha"})
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
_ABOUT_THE_VISIT = frozenset(
    {
        "404",
        "error",
        "from",
        "lang",
        "login",
        "next",
        "return",
        "locale",
        "msg",
        "notfound",
        "redirect",
        "redirected",
        "ref",
        "referer",
        "src",
        "url",
    }
)
_LANGUAGES = frozenset({"de", "en", "en-gb", "en-us", "en_us", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh", "zh-cn"})
_FRONT_SEGMENTS = _LANGUAGES | {"", "index", "home", "default", "main"}
_VIEWERS = re.compile(r"/(?:-/)?(?:blob|tree|wiki|view|viewer)/|/file:", re.IGNORECASE)
_PAGE_SUFFIX = re.compile(r"\.(?:html?|php|aspx?|jsp|cgi|action|do)$", re.IGNORECASE)


def host(url: str) -> str:
    """The name of the host, in lower case."""
    return _host(urlsplit(url).netloc)


@lru_cache(maxsize=4096)
def _host(netloc: str) -> str:
    return (SplitResult("", netloc, "", "", "").hostname or "").lower()


@lru_cache(maxsize=1024)
def _segments(url: str) -> frozenset[str]:
    path = unquote(urlsplit(url).path).lower()
    return frozenset(_PAGE_SUFFIX.sub("", segment) for segment in path.split("/"))


def _last(url: str) -> str:
    return _PAGE_SUFFIX.sub("", urlsplit(url).path.rstrip("/").rpartition("/")[2].lower())


def missing_address(url: str) -> str:
    """The part of an address that names an error page, or ""."""
    last = _last(url)
    return next(iter(sorted(_segments(url) & _MISSING_SEGMENTS)), last if last in _LAST_SEGMENTS else "")


def login_address(url: str) -> str:
    """The part of an address that names a login page, or ""."""
    last = _last(url)
    return next(iter(sorted(_segments(url) & _LOGIN_SEGMENTS)), last if last in _LAST_LOGIN_SEGMENTS else "")


def consent_address(url: str) -> str:
    """The part of an address that names a page which asks for consent, or ""."""
    return next(iter(sorted(_segments(url) & _CONSENT_SEGMENTS)), "")


def search_address(url: str) -> str:
    """The part of an address that names a search, if it also says for what, or ""."""
    last = _last(url)
    return last if last in _SEARCH_SEGMENTS and urlsplit(url).query else ""


def challenge_address(url: str) -> str:
    """The part of an address that names a place where visitors prove that they are human, or ""."""
    return next(iter(sorted(_segments(url) & _CHALLENGE_SEGMENTS)), "")


def is_front(url: str) -> bool:
    """Whether an address is a front page, of the site or of one of its languages; parameters may tell of the visit."""
    if not _segments(url) <= _FRONT_SEGMENTS:
        return False
    names = {name.lower() for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)}
    return all(name in _ABOUT_THE_VISIT or name.startswith("utm_") for name in names)


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


def page_key(url: str) -> str:
    """What the addresses of one page have in common: not the scheme, www, a last slash, or a fragment."""
    parts = urlsplit(url)
    return host(url).removeprefix("www.") + unquote(parts.path).rstrip("/") + (f"?{parts.query}" if parts.query else "")


def names_pdf(url: str) -> bool:
    """Whether an address promises a PDF file, rather than a page about one as code hosts and wikis have."""
    path = urlsplit(url).path if ".pdf" in url.lower() else ""
    return path.lower().endswith(".pdf") and not _VIEWERS.search(path)


def is_address(host: str) -> bool:
    """Whether a host is written as an address of the network rather than as a name."""
    return ":" in host or re.fullmatch(r"[\d.]+", host) is not None
