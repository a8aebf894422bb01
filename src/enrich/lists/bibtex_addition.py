"""One more entry of BibTeX, laid out as one that stands there: indentation, marks, order of fields, case, commas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from enrich.lists import bibtex_dates
from enrich.lists.bibtex_entries import Entry
from enrich.lists.bibtex_values import as_value, is_bare, kind_of, new_key, values_of
from enrich.lists.comments_above import Above
from enrich.lists.parted_dates import MONTH
from enrich.lists.text import newline_of
from enrich.model import Field, Paper
from enrich.normalise.ids import is_of_datacite

_TAIL = re.compile(r"\s*+,?\s*+[})]")
_KIND = re.compile(r"@\s*(\w+)")

TYPES: Mapping[str, str] = {"inproceedings": "InProceedings", "article": "Article", "misc": "Misc"}
"""How types are written by those who begin them with a capital."""

ARCHIVES = ("archiveprefix", "eprinttype")
"""The fields that tell which archive an `eprint` is of, in BibTeX and in biblatex."""

SAME: Mapping[str, str] = {"journal": "journaltitle", "date": "year", "year": "date"}
"""Other names of a field, to be used where only these occur in a file."""


def like(text: str, found: Sequence[Entry], beside: int, wanted: Paper) -> str:
    """The new entry, without line end behind it. Its pattern is one of the same type near by, if there is one."""
    kind = kind_of(wanted)
    near = sorted(range(len(found)), key=lambda number: (found[number].kind != kind, abs(number - beside)))
    last = ((found[number], place) for number in near if (place := _last(text, found[number])))
    pattern, place = next(last, (None, None))
    key = new_key(wanted, {entry.key for entry in found})
    values = _named(found, values_of(wanted) | _identifiers(found, wanted))
    if pattern is None or place is None:
        lines = "".join(f"{newline_of(text)}  {name} = {{{value}}}," for name, value in values.items())
        return f"@{kind}{{{key},{lines}{newline_of(text)}}}"
    head = f"@{_typed(text, pattern, kind)}{{{key},"
    end, shown = place
    style = bibtex_dates.usual(text, found)
    laid_out = _laid_out(text, pattern, shown, values, style.month if style else None)
    return head + ",".join(laid_out) + text[end : pattern.span.end]


def addressed(found: Sequence[Entry], wanted: Paper) -> Paper:
    """The work without its address, where most entries have none, and a field for an identifier leads to it."""
    used = Counter(name for entry in found for name in entry.said)
    return replace(wanted, url="") if _identifiers(found, wanted) and 2 * used["url"] < len(found) else wanted


def _identifiers(found: Sequence[Entry], wanted: Paper) -> dict[str, str]:
    """The fields for identifiers that the file has, with those of the work."""
    fields: dict[str, str] = {}
    if wanted.ids.doi and not is_of_datacite(wanted.ids.doi) and any("doi" in entry.said for entry in found):
        fields["doi"] = wanted.ids.doi
    shown = next((entry for entry in found if "eprint" in entry.said and _archive(entry)), None)
    if wanted.ids.arxiv and shown:
        fields |= {"eprint": wanted.ids.arxiv, **_archive(shown)}
    return fields


def _archive(entry: Entry) -> dict[str, str]:
    """The field that tells whose number `eprint` is, where it is arXiv's."""
    return {name: entry.said[name] for name in ARCHIVES if "arxiv" in entry.said.get(name, "").lower()}


def _last(text: str, entry: Entry) -> tuple[int, re.Match[str]] | None:
    """The end of the last field, and what stands before its value; None where that is no value between marks."""
    place = bibtex_dates.behind(text, entry)
    return place if place and _TAIL.fullmatch(text, place[0], entry.span.end) else None


def gap(text: str, reaches: Sequence[Above], beside: int) -> str:
    """What parts an entry from the next one, or else from the one before it."""
    between = [text[one.span.end : two.span.start] for one, two in pairwise(reaches)]
    near = [*between[beside : beside + 1], *between[max(0, beside - 1) : beside]]
    return next((gap for gap in near if gap and not gap.strip()), 2 * newline_of(text))


def _named(found: Sequence[Entry], values: Mapping[str, str]) -> dict[str, str]:
    """The fields under the names that the file has for them."""
    used = Counter(name for entry in found for name in entry.said)
    return {
        SAME[name] if name in SAME and used[SAME[name]] > used[name] and _fits(name, value) else name: value
        for name, value in values.items()
    }


def _fits(name: str, value: str) -> bool:
    """Whether a date can be called a year."""
    return name != "date" or value.isdigit()


def _laid_out(
    text: str, pattern: Entry, last: re.Match[str], values: Mapping[str, str], month: bibtex_dates.Month | None
) -> Iterator[str]:
    """The fields in the order of the pattern, spaced as the last one of it; others come behind those before them."""
    names, usual = [name for name in pattern.said if name in values], list(values)
    for name in usual:
        if name not in names:
            names.insert(max((names.index(one) + 1 for one in usual[: usual.index(name)]), default=0), name)
    width = _width(text, pattern)
    marked = _marked(text, pattern, [(name, values[name]) for name in names], month)
    for name, value in zip(names, marked, strict=True):
        shown = name.upper() if last["name"].isupper() else name
        spaced = shown.ljust(width) if width else shown + last["gap"]
        yield f"{last['lead'] or ' '}{spaced}={last['after']}{value}"


def _width(text: str, pattern: Entry) -> int:
    """The column of the equals signs, if they stand below each other; 0 where each stands behind its name."""
    named = [_NAMED.search(text, text.rfind(",", 0, span.start), span.start) for span in pattern.values.values()]
    names = {match["name"] for match in named if match}
    widths = {len(match["name"] + match["gap"]) for match in named if match}
    return widths.pop() if len(widths) == 1 and len({len(name) for name in names}) > 1 else 0


_NAMED = re.compile(r"(?P<name>[\w:.+-]+)(?P<gap>[ \t]*)=[ \t]*[{\"]?\Z")


def _marked(
    text: str, pattern: Entry, values: Sequence[tuple[str, str]], month: bibtex_dates.Month | None
) -> Iterator[str]:
    """The values within the marks of the pattern; a number stays bare where the pattern has bare ones."""
    marks = Counter(text[span.start - 1] for span in pattern.values.values() if text[span.start - 1] in '{"')
    bare = any(text[span.start - 1] not in '{"' for name, span in pattern.values.items() if name != MONTH)
    quoted = marks['"'] > marks["{"]
    for name, value in values:
        if name == MONTH and is_bare(value):
            yield month.written(value) if month else value
        elif bare and value.isdigit():
            yield value
        elif quoted:
            field = Field.URL if name == "url" else Field.TITLE
            yield f'"{as_value(value, field, quoted=True)}"'
        else:
            yield f"{{{value}}}"


def _typed(text: str, pattern: Entry, kind: str) -> str:
    """A type in the case that the pattern's is written in."""
    match = _KIND.match(text, pattern.span.start)
    shown = match[1] if match else kind
    if shown.lower() == kind:
        return shown
    return kind.upper() if shown.isupper() else TYPES[kind] if shown[0].isupper() else kind
