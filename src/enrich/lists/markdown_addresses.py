"""Which of an entry's links leads to the work, and what its badges say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.lists.markdown_atoms import Atom, AtomKind
from enrich.lists.markdown_credits import When, when
from enrich.lists.markdown_parts import Marks, Part, Reading, Stretch
from enrich.lists.markdown_works import is_label, is_work, names_paper
from enrich.lists.splicing import Span
from enrich.model import Field


def add_addresses(reading: Reading, parts: Sequence[Stretch]) -> None:
    """The address of the work: that of the title, else of the link that says so, else of one that shows it."""
    links = [(part, atom) for part in parts for atom in part.atoms if atom.kind in (AtomKind.LINK, AtomKind.BARE)]
    named = [atom for part, atom in links if atom.kind is AtomKind.LINK and names_paper(atom.text.of(part.text))]
    works = [] if named or reading.title.link else [atom for part, atom in links if _shows_work(part, atom)]
    reading.papers = tuple(atom.url for atom in (*named, *works) if atom.url)
    chosen = reading.title.link or next(iter((*named, *works)), None)
    if chosen:
        reading.url = chosen.url
        if chosen.target:
            marks = Marks.NONE if chosen.kind is AtomKind.BARE else Marks.TARGET
            reading.parts[Field.URL] = Part(chosen.target, chosen.span, marks)
    elif mentioned := [match[0] for part in parts for match in _MENTIONED.finditer(part.view)]:
        reading.papers = tuple(mentioned)


def _shows_work(part: Stretch, atom: Atom) -> bool:
    return (atom.kind is AtomKind.BARE or is_label(atom.text.of(part.text))) and is_work(atom.url)


_MENTIONED = re.compile(r"\barXiv:\d{4}\.\d{4,5}", re.IGNORECASE)

_BADGE = re.compile(r"img\.shields\.io/(?:badge/|static/v1\?\S*?message=)(?P<body>[^)\s?&\"]+)")
_DASH = re.compile(r"(?<!-)-(?!-)")


def add_badges(reading: Reading, parts: Sequence[Stretch]) -> None:
    """Date and venue in badges: label, message and colour between dashes (https://shields.io/badges)."""
    for part in parts:
        for atom in part.atoms:
            match = _BADGE.search(part.text, atom.span.start, atom.span.end) if atom.kind is AtomKind.IMAGE else None
            if match and not {Field.DATE, Field.VENUE} & reading.parts.keys():
                _badge(reading, part.text, Span(*match.span("body")))


def _badge(reading: Reading, text: str, body: Span) -> None:
    places = [body.start + match.start() for match in _DASH.finditer(body.of(text))]
    if not places:
        return
    inner = Span(places[-2] + 1 if len(places) > 1 else body.start, places[-1])
    readable = re.sub("%20", "   ", inner.of(text)).replace("_", " ")
    found = when(readable, enclosed=True)
    if found:

        def moved(span: Span | None) -> Span | None:
            return Span(inner.start + span.start, inner.start + span.end) if span else None

        reading.take(When(moved(found.date), moved(found.venue), moved(found.track)), inner, Marks.BADGE)
