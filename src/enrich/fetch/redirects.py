"""Where a redirect leads. Pure: following it is for the door, which asks each hop under its own host."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

if TYPE_CHECKING:
    from enrich.model import Response

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_HOPS = 20  # as browsers allow; DOIs have been seen to take six

_KEPT_CHARACTERS = "!#$%&'()*+,/:;=?@[]~|"


def target(response: Response) -> str | None:
    """The URL that a redirect names, absolute and without fragment; None for any other answer."""
    location = response.header("location").strip()
    if response.failure is not None or response.status not in REDIRECTS or not location:
        return None
    return without_fragment(absolute(response.url, location))


def absolute(base: str, location: str) -> str:
    """A location seen from the URL that named it. Bytes that no URL holds are quoted, as browsers do."""
    try:
        return urljoin(base, quote(location, safe=_KEPT_CHARACTERS))
    except ValueError:
        return location


def without_fragment(url: str) -> str:
    """The part of a URL that is sent to a host."""
    return url.partition("#")[0]
