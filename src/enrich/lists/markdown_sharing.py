"""Several works in one paragraph of an item, side by side: `- [A](…) (2003) and [B](…) (2006): a remark on both`.

Each has a title of its own that is set apart in the same way, and a link of its own; nothing else stands
between them. Where that is not so, there is none: a sentence that names two works is no list of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.lists.markdown_atoms import BLANK, LINK
from enrich.lists.markdown_credits import when
from enrich.lists.markdown_judging import is_entry
from enrich.lists.markdown_leads import lead
from enrich.lists.markdown_names import are_names
from enrich.lists.markdown_parts import Reading, Stretch
from enrich.lists.markdown_reading import read_entry
from enrich.lists.markdown_works import is_label, is_work
from enrich.lists.splicing import Span

SHARED = "it shares its line with other entries"

FEWEST_WORDS = 2
"""Words of a title. One alone is a name, and a row of names is about something else as often."""

MOST = 12
"""Works in one paragraph."""

_MARKED = re.compile(rf"\*\*[^*\s{BLANK}][^*{BLANK}]{{6,300}}\*\*|[\"“][^\"“”\s{BLANK}][^\"“”{BLANK}]{{6,300}}[\"”]")
_BETWEEN = re.compile(r"[\s,;/|&+·•]*(?:\b(?:and|or)\b)?[\s,;/|&+·•]*(?:\bthe\s+)?\Z", re.IGNORECASE)
_BEHIND = re.compile(rf"[\s{BLANK}]*(?:\Z|[:.,;(\[–—-])")


def works_side_by_side(part: Stretch) -> list[tuple[Span, Reading]]:
    """The works of a paragraph, if it has two or more and says nothing that is of none of them."""
    for starts in (_linked(part), _marked(part)):
        if 2 <= len(starts) <= MOST and lead(part, citing=False).cursor >= starts[0]:
            return _read(part, starts)
    return []


def _linked(part: Stretch) -> list[int]:
    """Where links begin that may be titles; none at all if one of them does not lead to a work."""
    found = []
    links = [atom for atom in part.atoms if atom.kind is LINK]
    links = [atom for atom in links if not is_label(atom.text.of(part.text))] if len(links) > 1 else []
    for atom in links if len(links) > 1 else ():
        words = atom.text.of(part.text)
        if when(words, enclosed=True) or are_names(words, least=1):
            continue
        if not is_work(atom.url) or len(words.split()) < FEWEST_WORDS:
            return []
        found.append(atom.span.start - part.span.start)
    return found


def _marked(part: Stretch) -> list[int]:
    quotes = sum(map(part.view.count, '"“”'))
    if part.view.count("**") // 2 + quotes // 2 < 2:
        return []
    return [match.start() for match in _MARKED.finditer(part.view) if not is_label(match[0])]


def _read(part: Stretch, starts: Sequence[int]) -> list[tuple[Span, Reading]]:
    """Each of the works, if all of them are; behind the last one a remark may stand."""
    found: list[tuple[Span, Reading]] = []
    for start, end in zip(starts, [*starts[1:], len(part.view)], strict=True):
        is_last = end == len(part.view)
        piece = part.view[start:end]
        between = None if is_last else _BETWEEN.search(piece)
        own = part.piece(start, start + (between.start() if between else len(piece.rstrip())))
        reading = read_entry([own], citing=False)
        if between and not between[0].strip():
            return []
        if reading is None or not reading.url or not is_entry(reading, doubtful=False):
            return []
        if reading.title.outer.start != own.span.start or (reading.puzzling and not is_last):
            return []
        if is_last and not _BEHIND.match(part.view, reading.title.outer.end - part.span.start):
            return []
        found.append((own.span, reading))
    distinct = {reading.url for _, reading in found}
    return found if len(distinct) == len(found) else []
