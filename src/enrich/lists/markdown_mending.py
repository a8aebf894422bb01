"""What a page itself shows how to mend: names of headings that GitHub prints, links to headings, open emphasis.

It is done before the page is read, and only where one heading can be meant. No line comes or goes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from enrich.lists.markdown_anchors import PRINTED, heading_anchors, headings, written_anchors
from enrich.lists.markdown_lines import Kind, Line, lines
from enrich.lists.markdown_links import links
from enrich.lists.markdown_structure import is_open
from enrich.lists.splicing import Replacement, Span, spliced
from enrich.lists.text import BYTE_ORDER_MARK
from enrich.model import Finding, Location


@dataclass(frozen=True, slots=True)
class Mended:
    """A page with its faults mended, and the findings about them."""

    text: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mend:
    """What comes in place of a part of the page, and the finding that says so."""

    replacement: Replacement
    finding: Finding | None = None


def mended(text: str, path: str) -> Mended:
    """The page with what can be mended for certain."""
    document = lines(text)
    every = [*_anchors(text, document, path), *_emphasis(text, document, path)]
    after = spliced(text, Span(0, len(text)), [mend.replacement for mend in every])
    return Mended(after, tuple(mend.finding for mend in every if mend.finding))


# --- names of headings, and links to them -------------------------------------------------------


def _anchors(text: str, document: Sequence[Line], path: str) -> Iterator[_Mend]:
    marks = {} if _is_for_others(text) else _printed(text, document)
    said = headings(text, document)
    before = heading_anchors(said)
    after = heading_anchors([PRINTED.sub("", one) if place in marks else one for place, one in enumerate(said)])
    explicit = {name.lower() for name in written_anchors(text)}
    led_to = {*after, *explicit, "", "top"}
    moved = {**{name: after[place] for place, (name, _) in marks.items()}, **dict(zip(before, after, strict=True))}
    titles = [line for line in document if line.kind is Kind.HEADING]
    for place, (name, span) in marks.items():
        message = f"{{#{name}}} is taken out, which GitHub prints as it stands"
        where = Location(path, titles[place].number)
        yield _Mend(Replacement(span, ""), Finding("printed-anchor", message, where, mended=True))
    bare = [heading_anchors([PRINTED.sub("", one) if place in marks else one])[0] for place, one in enumerate(said)]
    loose = _by_looks([*zip(bare, after, strict=True), *((name, name) for name in explicit)])
    for place, link in links(text, document, path):
        target = link.url.strip()
        name = unquote(target[1:]).lower()
        if not target.startswith("#") or name in explicit:
            continue
        new = moved.get(name) or (name if name in led_to else loose.get(_looks(name)))
        if new and new != name:
            finding = Finding(
                "missing-anchor", f"{target} becomes #{new}, as its heading is called", link.where, mended=True
            )
            start = place + link.url.index("#")
            yield _Mend(Replacement(Span(start, start + len(target)), f"#{new}"), finding)


def _is_for_others(text: str) -> bool:
    """Whether a page has front matter, as those have that are not for GitHub: their renderers read `{#id}`."""
    return text.removeprefix(BYTE_ORDER_MARK).startswith(("---\n", "---\r\n", "+++\n", "+++\r\n"))


def _printed(text: str, document: Sequence[Line]) -> dict[int, tuple[str, Span]]:
    """The names that would be printed, by the places of their headings; not one that two headings have."""
    found: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    titles = [line for line in document if line.kind is Kind.HEADING]
    for place, line in enumerate(titles):
        said = line.content.of(text)
        match = PRINTED.search(said)
        before = said[: match.start()].rstrip() if match else ""
        if match and before:
            span = Span(line.content.start + len(before), line.content.start + match.end())
            found[match[1].lower()].append((place, span))
    return {only[0][0]: (name, only[0][1]) for name, only in found.items() if len(only) == 1}


def _by_looks(names: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The names by the letters and digits of what is named so, where only one has these."""
    found: dict[str, set[str]] = defaultdict(set)
    for named, name in names:
        found[_looks(named)].add(name)
    return {looks: next(iter(named)) for looks, named in found.items() if looks and len(named) == 1}


def _looks(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


# --- emphasis -----------------------------------------------------------------------------------

_SAID = r"(?P<said>[^\s*_<>\[\]`|(){}][^*_<>\[\]`|{}]*)"
_OPENED = re.compile(rf"\]\([^()\s]*\)[ \t]+(?P<mark>\*+){_SAID}")
_CLOSED = re.compile(rf"\]\([^()\s]*\)[ \t]+{_SAID}(?P<mark>\*+)")


def _emphasis(text: str, document: Sequence[Line], path: str) -> Iterator[_Mend]:
    """The other end of an emphasis around what stands behind a link, where that is all there is."""
    for line in document:
        written = line.span.of(text)
        if line.kind is not Kind.HEADING or not is_open(written):
            continue
        tail, end = written.rfind("]("), len(written.rstrip())
        opened, closed = _OPENED.fullmatch(written, tail, end), _CLOSED.fullmatch(written, tail, end)
        match = opened or closed
        if match:
            place = line.span.start + (opened.end("said") if opened else match.start("said"))
            message = "the emphasis around the date is opened and closed now"
            finding = Finding("unclosed-emphasis", message, Location(path, line.number), mended=True)
            yield _Mend(Replacement(Span(place, place), match["mark"]), finding)
