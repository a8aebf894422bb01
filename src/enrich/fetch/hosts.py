"""How politely each host is asked: a table, with the source of its figures.

A host that is not in the table gets `DEFAULT`. Figures depend on whether a contact address is given,
since some services give those who say who they are more room.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Policy:
    """Towards one host. All times are in seconds.

    `interval` separates the starts of two requests, `in_flight` may be open at once, `attempts`
    counts the first try. `total` bounds one request with its body. `patience` bounds how long the host may
    hold the run by asking to wait, failing and answering slowly: by what answers take beyond `slow`. What the
    pace itself takes is not the host's doing. Patience and one last request make two minutes at most.
    A `service` is an interface for programs: it watches its limits and may announce others, and one answer that
    refuses, or that is a web page, tells that all would. Whatever it announces, its requests are at least `least`
    apart, and at most `most_open` are open. `most` bounds the requests of a run, 0 does not; `largest` is how many
    bytes an answer may have that is no page behind a link.
    """

    interval: float = 0.25
    in_flight: int = 2
    attempts: int = 3
    connect: float = 10.0
    read: float = 20.0
    total: float = 30.0
    patience: float = 90.0
    slow: float = 1.0
    service: bool = False
    least: float = 0.0
    most_open: int = 8
    most: int = 0
    largest: int = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """A host's policy without and with a contact address, and the query parameter that carries it."""

    anonymous: Policy
    contact: Policy | None = None
    parameter: str = ""


DEFAULT = Entry(Policy(attempts=2, read=15.0, total=20.0, patience=100.0, slow=0.5))
"""Pages behind links: none may hold the run for more than two minutes, its last request included. Up to `slow`, two at
a time keep the pace."""

PROCEEDINGS = Entry(Policy(attempts=2, read=20.0, total=45.0, patience=75.0, slow=3.0))
"""Sites of proceedings: static pages. No figure is published. Their indexes, of several megabytes, take their time,
and yet none may hold the run for more than two minutes."""

PROGRAMMES = Entry(replace(PROCEEDINGS.anonymous, read=30.0, slow=20.0, largest=64 * 1024 * 1024))
"""Sites of conferences, whose programme of an edition has some twenty megabytes: thousands of abstracts are in it."""

HOSTS: Mapping[str, Entry] = {
    # one request every three seconds, a single connection: info.arxiv.org/help/api/tou.html
    "export.arxiv.org": Entry(Policy(interval=3.0, in_flight=1, patience=90.0, slow=20.0, service=True)),
    # lists 1/s, one at a time; polite pool 3/s, three at a time: api.crossref.org limits since 2025-12-01
    "api.crossref.org": Entry(
        Policy(interval=1.0, in_flight=1, patience=90.0, slow=20.0, service=True),
        Policy(interval=1 / 3, in_flight=3, patience=90.0, slow=20.0, service=True),
        "mailto",
    ),
    # 500 in five minutes, 1000 with a contact address: DataCite's limits per IP of 2026
    "api.datacite.org": Entry(
        Policy(interval=0.6, in_flight=2, patience=90.0, slow=20.0, service=True),
        Policy(interval=0.3, in_flight=3, patience=90.0, slow=20.0, service=True),
        "mailto",
    ),
    # no figure is published
    "doi.org": Entry(Policy(interval=0.2, in_flight=4)),
    # a hundred a second, and a budget a day: developers.openalex.org/api-reference/authentication
    "api.openalex.org": Entry(Policy(interval=0.1, in_flight=2, service=True)),
    # one a second with a key: semanticscholar.org/product/api
    "api.semanticscholar.org": Entry(Policy(interval=1.0, in_flight=1, service=True)),
    # no figure is published; 98 to 144 requests an hour, at both together, were seen: openreview issue 437
    "api2.openreview.net": Entry(Policy(interval=1.0, in_flight=1, service=True, most=90)),
    "api.openreview.net": Entry(Policy(interval=1.0, in_flight=1, service=True, most=50)),
    # one to two seconds between requests: dblp.org/faq/1474706
    "dblp.org": Entry(Policy(interval=1.5, in_flight=1, service=True)),
    # the conferences' own proceedings
    "proceedings.neurips.cc": PROCEEDINGS,
    "proceedings.iclr.cc": PROCEEDINGS,
    "datasets-benchmarks-proceedings.neurips.cc": PROCEEDINGS,
    "proceedings.mlr.press": PROCEEDINGS,
    "openaccess.thecvf.com": PROCEEDINGS,
    "aclanthology.org": PROCEEDINGS,
    "www.ijcai.org": PROCEEDINGS,
    "jmlr.org": PROCEEDINGS,
    "ojs.aaai.org": PROCEEDINGS,
    # the same; their programmes are larger still
    "neurips.cc": PROGRAMMES,
    "icml.cc": PROGRAMMES,
    "iclr.cc": PROGRAMMES,
    # no figure is published; it answers 429 to those who ask much faster
    "archive.org": Entry(Policy(interval=1.0, in_flight=1, attempts=2, read=15.0, total=20.0)),
    # 5000 an hour with a token: docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
    "api.github.com": Entry(Policy(interval=0.2, in_flight=2)),
    # answers 429 to faster checkers: lychee issue 1402
    "github.com": Entry(Policy(interval=1.0, in_flight=1)),
}


PACE_OF: Mapping[str, str] = {
    "arxiv.org": "export.arxiv.org",
    "www.arxiv.org": "export.arxiv.org",
    "oaipmh.arxiv.org": "export.arxiv.org",
    "rss.arxiv.org": "export.arxiv.org",
}
"""Hosts that share the pace of another: the three seconds hold for all of arXiv's together."""


def policy(host: str, *, contact: bool) -> Policy:
    """How a host is to be asked."""
    if host in PACE_OF:
        # as pages are, but for the pace
        shared = policy(PACE_OF[host], contact=contact)
        return replace(DEFAULT.anonymous, interval=shared.interval, in_flight=shared.in_flight)
    entry = HOSTS.get(host, DEFAULT)
    return entry.contact if contact and entry.contact else entry.anonymous


def with_contact(url: str, mailto: str) -> str:
    """The URL as it goes on the wire: with the contact address, where the host has a parameter for it."""
    if not mailto:
        return url
    parts = urlsplit(url)
    name = HOSTS.get(parts.hostname or "", DEFAULT).parameter
    if not name:
        return url
    pair = f"{name}={quote(mailto, safe='')}"
    return urlunsplit(parts._replace(query=f"{parts.query}&{pair}" if parts.query else pair))


def without_contact(text: str, mailto: str) -> str:
    """Text that a host wrote, without the contact address that it may have copied from the request."""
    for parameter, form in _forms(mailto):
        text = text.replace(f"&{parameter}{form}", "").replace(f"{parameter}{form}", "").replace(form, "")
    return text


def body_without_contact(body: bytes, mailto: str) -> bytes:
    """As `without_contact`, for a body: DataCite's answers link to themselves with the whole query."""
    for parameter, form in _forms(mailto):
        word, pair = form.encode(), f"{parameter}{form}".encode()
        body = body.replace(b"&" + pair, b"").replace(pair, b"").replace(word, b"")
    return body


def _forms(mailto: str) -> tuple[tuple[str, str], ...]:
    """The address as it may appear in a query: quoted in either case, or plain."""
    if not mailto:
        return ()
    quoted = quote(mailto, safe="")
    spellings = dict.fromkeys((quoted, quoted.replace("%40", "@"), mailto))
    return tuple((f"{entry.parameter}=", form) for form in spellings for entry in _with_parameter())


def _with_parameter() -> tuple[Entry, ...]:
    return tuple({entry.parameter: entry for entry in HOSTS.values() if entry.parameter}.values())
