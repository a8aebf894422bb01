"""How far an entry of BibTeX reaches, and whether another entry of the file hangs on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from enrich.lists.bibtex_entries import Entry
from enrich.lists.comments_above import Above, with_comment

REFERENCES = ("crossref", "xref", "xdata", "related", "entryset")
"""The fields whose values are keys of other entries (the manual of biblatex, §2.2.3)."""

DATES = frozenset({"year", "month", "date"})

_CITED = re.compile(r"\\[A-Za-z]{0,20}cite[A-Za-z]{0,20}\*?(?:\[[^\[\]]{0,200}\]){0,2}\{([^{}]{1,2000})\}")


def reaches(text: str, found: Sequence[Entry]) -> tuple[Above, ...]:
    """What moves with each entry: its lines, and a comment above it that is its own."""
    return tuple(with_comment(text, entry.span, "%", first=not number) for number, entry in enumerate(found))


def bonds(text: str, found: Sequence[Entry]) -> tuple[str, ...]:
    """Why each entry cannot be taken out, in words; "" where it can."""
    keys = Counter(entry.key.lower() for entry in found)
    cited = frozenset(_cited(text, found))
    return tuple(
        f"“{entry.key}” is cited in this file"
        if entry.key.lower() in cited and keys[entry.key.lower()] == 1
        else "the comment above it may be about other entries, too"
        if above.shared
        else ""
        for entry, above in zip(found, reaches(text, found), strict=True)
    )


INHERITED = {"year": "year", "month": "month", "date": "date", "title": "booktitle", "booktitle": "booktitle"}
"""What an entry takes from the one that it refers to, by the names there (btxdoc, §3; the manual of biblatex, B)."""


def with_parents(found: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, with what those that refer to another one (`crossref`) take from it."""
    by_key = {entry.key.lower(): entry for entry in found if entry.key}
    for entry in found:
        parent = by_key.get(entry.said.get("crossref", "").strip().lower())
        if parent is None or parent is entry:
            yield entry
            continue
        taken = {name: parent.said[theirs] for theirs, name in INHERITED.items() if parent.said.get(theirs)}
        if DATES & entry.said.keys():
            taken = {name: value for name, value in taken.items() if name not in DATES}
        yield replace(entry, said={**taken, **entry.said})


def _cited(text: str, found: Sequence[Entry]) -> Iterator[str]:
    """The keys that entries name, in lower case: BibTeX does not tell their case apart."""
    named = [value for entry in found for name in REFERENCES if (value := entry.said.get(name))]
    for value in (*named, *_CITED.findall(text)):
        yield from (key.strip().lower() for key in value.split(","))
