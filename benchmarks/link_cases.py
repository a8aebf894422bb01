"""Cases of which the right verdict is known, for `links.py`: each on a host of its own."""

from __future__ import annotations

from typing import NamedTuple

WORDS = " ".join(f"word{number}" for number in range(150))
WITHOUT_SCRIPTS = '<noscript><meta http-equiv="refresh" content="0; url=/"></noscript>'


class Case(NamedTuple):
    """A path, what its server says, and the verdict that is right. A `page` is one whatever its type says."""

    name: str
    right: str
    status: int = 200
    body: str = WORDS
    headers: tuple[str, ...] = ()
    everywhere: bool = False
    kind: str = "text/html"
    page: bool = False


CASES = (
    Case("living page", "ok", body=f"<title>A Paper</title>{WORDS}"),
    Case("article about 404s", "ok", body=f"<title>How to write a 404 page</title>404 page not found {WORDS}"),
    Case("missing", "broken", 404),
    Case("gone", "broken", 410),
    Case("redirect loop", "broken", 302, "", ("Location: /loop",), everywhere=True),
    Case("moved", "moved", 301, "", ("Location: /new/place",)),
    Case("moved for a visit", "ok", 302, "", ("Location: /new/place",)),
    Case("redirect to the front page", "suspect", 302, "", ("Location: /",)),
    Case("redirect to a login", "blocked", 302, "", ("Location: /login?next=a",)),
    Case("soft 404 by title", "suspect", body="<title>Page not found | Site</title>"),
    Case("soft 404 for everything", "suspect", body=f"<title>Site</title>{WORDS}", everywhere=True),
    Case("error page by address", "suspect", 302, "", ("Location: /errors/404.html",)),
    Case("parked", "suspect", body="<title>this domain is for sale</title>"),
    Case("refused", "blocked", 403),
    Case("teapot", "blocked", 418),
    Case("legal reasons", "blocked", 451),
    Case("network of friends", "blocked", 999),
    Case("challenge by header", "blocked", 403, "", ("cf-mitigated: challenge",)),
    Case("challenge with 429", "blocked", 429, "", ("cf-mitigated: challenge",)),
    Case("challenge with 200", "blocked", body="<title>Just a moment...</title>"),
    Case("accepted, without a page", "blocked", 202, "", ("x-amzn-waf-action: challenge",)),
    Case("trouble", "transient", 500),
    Case("come back in an hour", "transient", 429, "", ("Retry-After: 3600",)),
    Case("redirect inside the network", "unchecked", 302, "", ("Location: ftp://127.0.0.1/",)),
    Case("paper.pdf", "suspect", body=f"<title>Buy</title>{WORDS}"),
    Case("sent as a page.pdf", "ok", body="%PDF-1.5 and so on"),
    Case("paper named after an error", "ok", body=f"<title>404 Not Found: A History of Missing Pages</title>{WORDS}"),
    Case("soft 404 in German", "suspect", body=f"<title>Seite nicht gefunden</title>{WORDS}"),
    Case("soft 404 by heading", "suspect", body="<title>Site</title><h1>Page not found</h1>"),
    Case("soft 404 as text", "suspect", body="404 page not found", kind="text/plain"),
    Case("soft 404 as data", "suspect", body='{"error": "not found"}', kind="application/json"),
    Case("living data", "ok", body='{"error": null}', kind="application/json"),
    Case("nothing but spaces", "suspect", body=" "),
    Case("sent home by a header", "suspect", headers=("Refresh: 0; url=/",)),
    Case("spoilt head", "ok", headers=("Bad Header: x",)),
    Case("refused with a smile", "blocked", body="<title>Access Denied</title>"),
    Case("redirect to a sign-in service", "blocked", 302, "", ("Location: /x/openid-connect/auth?client=a",)),
    Case("redirect to the secrets of a cloud", "unchecked", 302, "", ("Location: http://169.254.169.254/",)),
    Case("no such file on the way", "broken", 301, "", ("Location: /old/place",)),
    Case("sent home by a script", "suspect", body='<script>window.location.replace("/");</script>'),
    Case(
        "sent home without scripts only",
        "ok",
        body=f"{WITHOUT_SCRIPTS}{WORDS}",
    ),
    Case("redirect to a search", "suspect", 302, "", ("Location: /search?q=a",)),
    Case("redirect to a page about consent", "blocked", 302, "", ("Location: /consent?continue=a",)),
    Case("puzzle for visitors", "blocked", body='<title>Site</title><div class="h-captcha"></div>Are you human?'),
    Case("page with a puzzle in a form", "ok", body=f'<title>A Paper</title>{WORDS}<div class="g-recaptcha"></div>'),
    Case("refused by its heading", "blocked", body="<title>Journal</title><h1>Access Denied</h1>Ask somebody."),
    Case("trouble with a smile", "transient", body="<title>Error establishing a database connection</title>"),
    Case("paper about trouble", "ok", body=f"<title>Maintenance of Deep Networks under Load</title>{WORDS}"),
    Case("type of a file.pdf", "suspect", body=f"<title>Buy</title>{WORDS}", kind="application/pdf", page=True),
    Case(
        "server without a site",
        "suspect",
        body=f"<title>Apache2 Ubuntu Default Page: It works</title>{WORDS}",
    ),
)

ENDS = (
    "/", "/new/place", "/login?next=a", "/errors/404.html", "/x/openid-connect/auth?client=a", "/search?q=a",
    "/consent?continue=a",
)  # fmt: skip
"""Where the cases lead to, and something stands."""
