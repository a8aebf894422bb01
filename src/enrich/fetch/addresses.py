"""Which URLs may be asked, and which addresses may be connected to. Pure.

The URLs of a list are written by strangers, and `enrich` runs in places (CI, intranets, clouds)
whose own network must not answer to them.
"""

from __future__ import annotations

import re
import socket
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

PRIVATE_SUFFIXES = (
    "localhost",  # RFC 6761
    "local",  # RFC 6762
    "home.arpa",  # RFC 8375
    "internal",  # reserved by ICANN in 2024; cloud metadata services use it
    "localdomain",
    "intranet",
    "lan",
)
"""The ends of names that mean something only inside a network."""

CLOUD_ADDRESSES = frozenset({"168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254"})
"""Where the platforms of Azure, Alibaba, Oracle and Amazon tell machines their secrets, beside 169.254.169.254."""

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
_HOST_CHARACTERS = re.compile(r"[^\s\x00-\x20\x7f\\/?#@%<>^`{|}\"]+")
_LONGEST_NAME, _LONGEST_LABEL = 253, 63  # RFC 1035


def refusal(url: str, *, allow_private: bool = False) -> str:
    """Why a URL may not be asked, in words; "" if it may.

    Asked are http and https URLs with a host and without credentials. Names are judged by their
    form only: what they resolve to is judged by `is_public` when the connection is made.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return "not a URL"
    return _refusal(parts.scheme, parts.netloc, allow_private=allow_private)


@lru_cache(maxsize=4096)
def _refusal(scheme: str, netloc: str, *, allow_private: bool) -> str:
    parts = SplitResult(scheme, netloc, "", "", "")
    try:
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "not a URL"
    if scheme not in {"http", "https"}:
        return "not an http or https URL"
    if "@" in netloc:
        return "a URL with credentials"
    if not _is_host(host, netloc) or port == 0:
        return "a URL without a valid host"
    return private_host(host, allow_private=allow_private)


def is_url(text: str) -> bool:
    """Whether a text can be taken apart as a URL at all."""
    try:
        urlsplit(text).port  # noqa: B018 - reading it is the test
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def private_host(host: str, *, allow_private: bool = False) -> str:
    """Why a host may not be asked as far as its name tells, in words; "" if it may be."""
    name = host.rstrip(".").lower()
    address = literal(name)
    if address is not None:
        return "" if permitted(address, allow_private=allow_private) else f"{address} is not a public address"
    if not allow_private and ("." not in name or name.endswith(tuple(f".{suffix}" for suffix in PRIVATE_SUFFIXES))):
        return "the name of a private host"
    return ""


@lru_cache(maxsize=4096)
def literal(host: str) -> str | None:
    """The address that a host is written as, in any form that resolvers read: 127.1, 0x7f000001 ..."""
    try:
        return str(ip_address(host.strip("[]")))
    except ValueError:
        pass
    try:
        return str(IPv4Address(socket.inet_aton(host)))
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=4096)
def permitted(address: str, *, allow_private: bool = False) -> bool:
    """Whether an address may be connected to. No intranet has its pages where clouds tell their secrets."""
    if is_public(address):
        return True
    ip = ip_address(address.partition("%")[0])
    ip = (_embedded(ip) if isinstance(ip, IPv6Address) else None) or ip
    return allow_private and not (ip.is_link_local or ip.is_multicast or str(ip) in CLOUD_ADDRESSES)


def is_public(address: str) -> bool:
    """Whether an address belongs to a host of the public internet, and so does the one it embeds."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        embedded = _embedded(ip)
        if embedded is not None:
            return is_public(str(embedded))
        if ip.is_reserved or ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and str(ip) not in CLOUD_ADDRESSES


def _embedded(ip: IPv6Address) -> IPv4Address | None:
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


def _is_host(host: str, netloc: str) -> bool:
    if ":" in host:
        return literal(host) is not None and netloc.startswith("[")
    name = host.removesuffix(".")
    labels = name.split(".")
    return (
        len(name) <= _LONGEST_NAME
        and all(0 < len(label) <= _LONGEST_LABEL for label in labels)
        and _HOST_CHARACTERS.fullmatch(name) is not None
    )
