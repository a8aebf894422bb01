"""People and a venue or date in one run of words, which nothing but commas, full stops or "et al." divide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enrich.lists.markdown_chunks import SHORTENED, Chunk
from enrich.lists.markdown_credits import When, when
from enrich.lists.markdown_names import are_names, is_acronym, is_shortened
from enrich.lists.markdown_parts import AUTHORS, UNMARKED, Part, Reading, Stretch
from enrich.lists.splicing import Span
from enrich.normalise.venues import recognise_venue

LAST_ENDS = 8
"""So many ends of names from the last on, a venue can begin behind one."""

_END_OF_NAMES = re.compile(
    r"\bet\.?\s?al\b[.,]*+|,|(?:(?<=[^\W\d_]{2})|(?<=\s[A-Z]))\.(?=\s|[A-Z][A-Za-z]{2,11} ?(?:19|20)\d\d)",
    re.IGNORECASE,
)


_EDITION_LAST = re.compile(r"\s(?P<venue>[A-Z][A-Za-z]{1,11})[ '’-]?(?:19|20)\d\d\s*\Z")
"""The edition of a venue that nothing parts from the people before it: "G. Boole and A. De Morgan ICML2015"."""


def authors(part: Stretch, chunk: Chunk) -> Part:
    """A line of people without the full stop of its sentence; that of "et al." is its own."""
    line = part.view[chunk.start : chunk.end]
    shortened = is_shortened(" ".join(line.split()).rstrip(" ,;"))
    keeps = shortened and part.view[chunk.end : chunk.end + 1] == "."
    stripped = line.strip(" ,;:[(*_") if shortened else line.strip(" ,;:.[(*_")
    begin = chunk.start + line.index(stripped)
    span = part.absolute(begin, begin + len(stripped) + keeps)
    outer = part.outer(chunk.outer_start, chunk.outer_end)
    whole = outer if chunk.marks is not UNMARKED else Span(min(outer.start, span.start), span.end)
    return Part(span, whole, chunk.marks)


def read_run(reading: Reading, part: Stretch, chunk: Chunk) -> bool:
    """People and then a venue or date, in one run: "Ada Lovelace, Grace Hopper, ICML 2024", "Lovelace et al. ICML"."""
    text = part.view[chunk.start : chunk.end]
    found = next(_divided(text), None)
    if found is None:
        return _venue_first(reading, part, chunk)
    end, behind, told = found
    place = chunk.start + behind
    said = told.span
    reading.take(part.moved(told, place), part.absolute(place + said.start, place + said.end), UNMARKED)
    reading.parts[AUTHORS] = authors(part, Chunk(chunk.start, chunk.start + end, chunk.start, chunk.start + end))
    return True


def begins_with_place(text: str) -> bool:
    """Whether what may be a line of people begins with the letters of a known venue: "ICML, Lovelace et al."."""
    first, comma, _ = text.partition(",")
    return bool(comma) and is_acronym(first) and recognise_venue(first) is not None


def _ends_with_place(text: str) -> bool:
    """Whether the last of what may be people is a known venue: "Babbage Ltd, KDD"."""
    last = text.rpartition(", ")[2].strip()
    return last != text.strip() and is_acronym(last) and recognise_venue(last) is not None


def _venue_first(reading: Reading, part: Stretch, chunk: Chunk) -> bool:
    """A known venue and then people: "ICML 2024, Lovelace et al."."""
    text = part.view[chunk.start : chunk.end]
    for match in list(re.finditer(r"[,.;]\s", text))[:LAST_ENDS]:
        told = when(text[: match.start()])
        known = told and told.venue and (told.date or recognise_venue(told.venue.of(text)))
        if told and known and are_names(text[match.end() :]):
            reading.take(
                part.moved(told, chunk.start), part.absolute(chunk.start, chunk.start + match.start()), UNMARKED
            )
            people = Chunk(chunk.start + match.end(), chunk.end, chunk.start + match.end(), chunk.end)
            reading.parts[AUTHORS] = authors(part, people)
            return True
    return False


def _divided(text: str) -> Iterator[tuple[int, int, When]]:
    """Where a run of people ends, where what follows begins, and what that says; the likeliest first."""
    likely = []
    if (edition := _EDITION_LAST.search(text)) and recognise_venue(edition["venue"]):
        people, told = text[: edition.start()], when(text[edition.start() :])
        if told and told.date and " " in people.strip() and are_names(people, least=1):
            yield edition.start(), edition.start(), told
    for match in reversed(list(_END_OF_NAMES.finditer(text))[-LAST_ENDS:]):
        if match[0] == "." and text[: match.start()].endswith(SHORTENED):
            continue
        told = when(text[match.end() :])
        end = match.start() if match[0] in ",." else match.end()
        people = text[:end]
        if (
            told
            and are_names(people, least=1)
            and not (_are_capitals(people) or when(people) or _ends_with_place(people))
        ):
            known = told.venue is not None and recognise_venue(told.venue.of(text[match.end() :])) is not None
            if " " not in text[:end].strip() and match[0] in ",." and not (known and told.date):
                # one word is a venue as often: "WI, 2017"
                continue
            if known:
                yield end, match.end(), told
            likely.append((end, match.end(), told))
    yield from likely


def _are_capitals(text: str) -> bool:
    """Whether a text is letters of organisations, "IEEE AESM", or one word with several capitals: nobody's name."""
    return is_acronym(text.strip()) or re.fullmatch(r"\s*[A-Z]{3,12}(?:[\s-][A-Z]{2,12}){1,3}\s*", text) is not None
