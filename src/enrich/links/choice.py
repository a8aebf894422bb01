"""Which links a maintainer wants to be asked about, and what is good enough for which host."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from enrich.links.addresses import host


@dataclass(frozen=True, slots=True)
class Choice:
    """`include` and `exclude` are regular expressions, searched for in addresses; what is excluded wins.

    `accepted` are statuses that are fine for a host, for a maintainer who knows it. `nights` is how many
    days a link may fail in passing before it is broken.
    """

    include: tuple[re.Pattern[str], ...] = ()
    exclude: tuple[re.Pattern[str], ...] = ()
    accepted: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    nights: int = 3

    def left_out(self, url: str) -> str:
        """Why an address is not asked about; "" if it is."""
        if self.excludes(url):
            return "the settings exclude it"
        if self.include and not any(pattern.search(url) for pattern in self.include):
            return "the settings do not include it"
        return ""

    def excludes(self, url: str) -> bool:
        """Whether nothing is to be asked of an address, whether it stands in a list or is where a redirect leads."""
        return any(pattern.search(url) for pattern in self.exclude)

    def accepts(self, url: str, status: int) -> bool:
        """Whether the host at an address may answer with a status, and all is well."""
        return status in self.accepted.get(host(url), ())
