"""What carries a request to its host and brings the answer: the seam below which the door decides nothing.

A `Client` is one, in this process; `enrich.cluster` has one that leaves it to other machines.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from enrich.fetch.resolver import Resolve
from enrich.fetch.settings import NetworkSettings

if TYPE_CHECKING:
    from enrich.fetch.asking import Asking
    from enrich.fetch.hosts import Policy
    from enrich.model import Response


class Wire(Protocol):
    """Sends requests when it is told to. Whoever tells it is polite, tries again, and keeps what was said."""

    async def send(self, url: str, asking: Asking, policy: Policy, sent: Callable[[], None]) -> Response:
        """The answer of one host to one request, or why there is none; nothing that a host did is raised.

        `policy` bounds it. `sent` is called when it is on its way.
        """
        ...

    async def aclose(self) -> None:
        """Ends all connections."""
        ...


Wired = Callable[[NetworkSettings, Callable[[], datetime], Resolve, Callable[[], None], Callable[[str], float]], Wire]
"""Makes a wire: from the settings, the time of observations, how names are resolved, who is to be told as soon as
anything out there has been reached, and how many seconds separate two requests to the host of a URL now."""
