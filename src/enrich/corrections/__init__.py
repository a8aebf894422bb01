"""What is wrong with an entry, field by field, and what it should say. Pure.

One file a field, each with one function `correct(evidence, house) -> Finding | None`. The registry
is in the order in which an entry's corrections are reported.
"""

from __future__ import annotations

from collections.abc import Callable

from enrich.authority import Evidence
from enrich.corrections import addresses, authors, dates, titles, venues
from enrich.house import House
from enrich.model import Field, Finding

Corrector = Callable[[Evidence, House], Finding | None]

CORRECTORS: dict[Field, Corrector] = {
    Field.TITLE: titles.correct,
    Field.URL: addresses.correct,
    Field.DATE: dates.correct,
    Field.VENUE: venues.correct,
    Field.AUTHORS: authors.correct,
}
