"""An entry that is a heading: what its fields say, and how they are rewritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from enrich.lists import markdown_heading as parts
from enrich.lists.markdown_entries import Entry
from enrich.lists.markdown_lines import Kind
from enrich.lists.splicing import Replacement, Span
from enrich.model import Field
from enrich.normalise.dates import leading_date


def said(text: str, entry: Entry) -> dict[Field, str]:
    """What stands in the list for each field."""
    date, venue = leading_date(entry.heading.when.of(text)) if entry.heading.when else ("", "")
    return {
        Field.TITLE: entry.heading.title.of(text),
        Field.URL: entry.heading.url.of(text),
        Field.DATE: date,
        Field.VENUE: venue,
        Field.AUTHORS: entry.authors.of(text) if entry.authors else "",
    }


def spaced(filled: Sequence[Entry]) -> bool:
    """Whether a blank line stands between heading and authors, in most entries that have authors."""
    votes = [entry.followed is Kind.BLANK for entry in filled if entry.authors]
    return 2 * sum(votes) >= len(votes)


def replacements(
    text: str, entry: Entry, wanted: Mapping[Field, str], newline: str, *, apart: bool
) -> Iterator[Replacement]:
    """What to replace so that the fields say what is wanted. `apart` asks for a blank line before new authors."""
    if Field.TITLE in wanted:
        yield Replacement(entry.heading.title, parts.as_title(wanted[Field.TITLE]))
    if Field.URL in wanted:
        yield Replacement(entry.heading.url, parts.as_target(wanted[Field.URL]))
    yield from _when(text, entry, wanted)
    yield from _authors(entry, wanted, newline, apart=apart)


def _when(text: str, entry: Entry, wanted: Mapping[Field, str]) -> Iterator[Replacement]:
    if Field.DATE not in wanted and Field.VENUE not in wanted:
        return
    date, venue = (parts.as_when(wanted[field]) if field in wanted else None for field in (Field.DATE, Field.VENUE))
    if entry.heading.when:
        yield Replacement(entry.heading.when, parts.rewritten_when(entry.heading.when.of(text), date, venue))
    elif date or venue:
        place = Span(entry.heading.after, entry.heading.after)
        yield Replacement(place, f" *{parts.rewritten_when('', date, venue)}*")


def _authors(entry: Entry, wanted: Mapping[Field, str], newline: str, *, apart: bool) -> Iterator[Replacement]:
    if Field.AUTHORS not in wanted:
        return
    authors = parts.as_authors(wanted[Field.AUTHORS])
    if entry.authors:
        yield Replacement(entry.authors, authors)
    elif authors:
        end = entry.line.span.end
        divided = entry.followed not in (None, Kind.BLANK) and (apart or entry.followed is not Kind.HEADING)
        yield Replacement(Span(end, end), newline * (2 if apart else 1) + authors + newline * divided)
