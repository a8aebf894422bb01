"""The keys that services give to those who ask for one: from where they come, and how each is sent. Pure.

A key is shown to its own host alone, over a secure connection, and stands in no address that is kept or
reported: it is added just before the wire, and taken out of what comes back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key is: the variable of the environment that has it, and the header or the parameter that carries it."""

    variable: str
    header: str = ""
    form: str = "{}"
    parameter: str = ""


KEYS: Mapping[str, Place] = {
    # docs.github.com/rest/authentication
    "api.github.com": Place("GITHUB_TOKEN", header="Authorization", form="Bearer {}"),
    # developers.openalex.org/api-reference/authentication
    "api.openalex.org": Place("OPENALEX_API_KEY", parameter="api_key"),
    # semanticscholar.org/product/api/tutorial
    "api.semanticscholar.org": Place("S2_API_KEY", header="x-api-key"),
}
"""By host."""


def keys_from(environ: Mapping[str, str]) -> Mapping[str, str]:
    """The keys that the environment has, by host."""
    return {host: key for host, place in KEYS.items() if (key := environ.get(place.variable, "").strip())}


def headers_with_key(host: str, keys: Mapping[str, str]) -> Mapping[str, str]:
    """The header that carries the key of a host, if there is one."""
    place = KEYS.get(host)
    return {place.header: place.form.format(keys[host])} if place and place.header and host in keys else {}


def with_key(url: str, keys: Mapping[str, str]) -> str:
    """The URL as it goes on the wire: with the key, where the host takes it there."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    parameter = KEYS[host].parameter if host in keys and host in KEYS else ""
    if not parameter or parts.scheme != "https":
        return url
    pair = f"{parameter}={quote(keys[host], safe='')}"
    return urlunsplit(parts._replace(query=f"{parts.query}&{pair}" if parts.query else pair))


def without_keys(text: str, keys: Mapping[str, str]) -> str:
    """Text that a host wrote, without keys that it may have copied from the request."""
    for host, key in keys.items():
        parameter = KEYS[host].parameter if host in KEYS else ""
        for form in dict.fromkeys((quote(key, safe=""), key)):
            for copied in (f"&{parameter}={form}", f"{parameter}={form}", form):
                text = text.replace(copied, "")
    return text


def body_without_keys(body: bytes, keys: Mapping[str, str]) -> bytes:
    """As `without_keys`, for a body."""
    copied = any(form.encode() in body for key in keys.values() for form in (quote(key, safe=""), key))
    if not copied:
        return body
    return without_keys(body.decode("utf-8", "surrogateescape"), keys).encode("utf-8", "surrogateescape")
