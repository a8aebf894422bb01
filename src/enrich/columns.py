"""Fields that a list has no place for: what could stand there, and columns for them in a table. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set

from enrich.corrections.proposal import no_place
from enrich.lists import csv, tsv
from enrich.lists.markdown_mending import Mended
from enrich.model import Field, Finding, Location

ADDED = (Field.DATE, Field.VENUE, Field.AUTHORS)
"""The columns that can be filled from records alone."""

TABLES = (*csv.SUFFIXES, *tsv.SUFFIXES)
"""The ends of the names of tables."""

_EMPTY = ("missing-date", "missing-venue", "missing-authors")
"""The rules about parts that nobody filled in."""


def with_columns(text: str, path: str) -> Mended:
    """A table with the columns that it lacks, empty in every row."""
    listed = csv.read(text, path)
    absent = [field for field in ADDED if field not in listed.fields]
    if not absent or not listed.papers:
        return Mended(text)
    message = f"columns are added to the table: {', '.join(absent)}"
    finding = Finding("added-column", message, Location(path, 1), mended=True)
    return Mended(csv.with_columns(text, path, absent), (finding,))


def shown(findings: Iterable[Finding], fields: Set[Field], path: str) -> Iterator[Finding]:
    """The findings, but for those that a part is missing which the list shows of no entry: these are one together."""
    known: Counter[Field] = Counter()
    for finding in findings:
        fix = finding.fix
        if fix is None or finding.rule not in _EMPTY or fix.field in fields:
            yield finding
        elif fix.why == no_place(fix.field):
            known[fix.field] += 1
    if known:
        counts = ", ".join(f"{field} of {count}" for field, count in sorted(known.items()))
        remedy = "; --add-columns adds columns for them" if path.lower().endswith(TABLES) else ""
        message = f"records tell what no entry of the list shows: {counts}{remedy}"
        yield Finding("absent-field", message, Location(path, 1))
