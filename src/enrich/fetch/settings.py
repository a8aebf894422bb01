"""What a maintainer decides about the network."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from enrich.errors import BadConfig
from enrich.fetch.keys import headers_with_key

if TYPE_CHECKING:
    from collections.abc import Mapping

PURPOSE = "tends curated lists of papers"

_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
)  # as in HTML's <input type=email>
_USABLE_PROXIES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Proxies:
    """The proxy for each scheme, "" for none, and the hosts that are reached without one.

    `exempt` is written as in NO_PROXY: names and their subdomains, separated by commas, or `*`.
    """

    http: str = ""
    https: str = ""
    exempt: str = ""

    def __bool__(self) -> bool:
        return bool(self.http or self.https)

    def choose(self, scheme: str, host: str) -> str:
        """The URL of the proxy to use, or "" to connect directly."""
        return "" if self._is_exempt(host) else self.https if scheme == "https" else self.http

    def _is_exempt(self, host: str) -> bool:
        names = {name.strip().lower().removeprefix("*.").lstrip(".") for name in self.exempt.split(",")} - {""}
        host = host.rstrip(".").lower()
        return "*" in names or any(host == name or host.endswith(f".{name}") for name in names)


def proxies_from(environ: Mapping[str, str]) -> Proxies:
    """The proxies that HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY name.

    Lower case is preferred, as curl does. Raises BadConfig for a proxy that is not spoken to in HTTP.
    """

    def value(name: str) -> str:
        return (environ.get(name) or environ.get(name.upper()) or "").strip()

    return Proxies(
        http=_proxy_url("HTTP_PROXY", value("http_proxy") or value("all_proxy")),
        https=_proxy_url("HTTPS_PROXY", value("https_proxy") or value("all_proxy")),
        exempt=value("no_proxy"),
    )


def _proxy_url(name: str, text: str) -> str:
    if not text:
        return ""
    url = text if "://" in text else f"http://{text}"
    if not url.lower().startswith(_USABLE_PROXIES):
        scheme = url.partition("://")[0]
        raise BadConfig(
            f"{name} (or ALL_PROXY) names a {scheme} proxy; enrich can use http:// and https:// proxies only"
        )
    return url


@dataclass(frozen=True, slots=True)
class HostWish:
    """What a maintainer wants of requests to one host. `interval` is in seconds; None leaves what is usual."""

    headers: Mapping[str, str] = field(default_factory=dict)
    interval: float | None = None
    in_flight: int | None = None


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """How to speak to the network, and whether to.

    `mailto` is the contact address that hosts are told; it buys the polite pools of Crossref and
    DataCite. `offline` sends nothing; `refresh` asks although the store has a fresh observation;
    `deadline` is the time in seconds after which nothing more is asked, 0 for none; `width` is how many requests
    are open at once. `allow_private` permits addresses that are not public. `keys` are those of services, by host.
    Raises BadConfig for a `mailto` that is not an address.
    """

    mailto: str = ""
    proxies: Proxies = Proxies()
    ca_file: str = ""
    offline: bool = False
    allow_private: bool = False
    refresh: bool = False
    deadline: float = 0.0
    width: int = 160
    hosts: Mapping[str, HostWish] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    version: str = "0"

    def __post_init__(self) -> None:
        if self.mailto and not _ADDRESS.fullmatch(self.mailto):
            raise BadConfig(
                f"the contact address {self.mailto!r} is not an e-mail address; write one such as ada@example.org"
            )

    def headers(self, scheme: str, host: str) -> Mapping[str, str]:
        """What is sent to one host beside the usual; secrets only over a secure connection."""
        wished = self.hosts[host].headers if host in self.hosts else {}
        return {**headers_with_key(host, self.keys), **wished} if scheme == "https" else {}

    @property
    def user_agent(self) -> str:
        """Says honestly who asks, and whom to write to."""
        contact = f"; mailto:{self.mailto}" if self.mailto else ""
        return f"enrich/{self.version} ({PURPOSE}{contact})"
