"""What the address of an entry's link tells, as a source. No network.

Its record has no title, since an address proves nothing about the paper behind it, and ranks below any record
that has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from enrich.model import Fetch, Found, Paper
from enrich.sources.addresses import read_address

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from enrich.sources.asking import Answered


@dataclass(frozen=True, slots=True)
class Address:
    """Answers for every paper whose link stands in proceedings that say which; asks nobody."""

    name: ClassVar[str] = "address"

    async def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:  # noqa: ARG002 (the contract of a source)
        for paper in dict.fromkeys(papers):
            record = read_address(paper, self.name)
            if record:
                yield paper, Found((record,))
