"""A list as part of a Markdown page: its entries through a template, between two comments of the page. Pure.

A template is text with places, and nothing in it is run:

    {title} {url} {date} {venue} {authors} {section}   what the entry says, escaped as Markdown needs it
    {?venue} … {/}                                     only if the entry has a venue; not one in another
    {{ }}                                              braces
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from enrich.errors import BadConfig, BadInput
from enrich.lists.markdown_heading import as_target, as_title, as_when
from enrich.lists.splicing import Span
from enrich.lists.text import line_of, newline_of
from enrich.model import Field, Paper

_TAG = re.compile(r"(?<!\\)<(?!/?(?:i|b|em|strong|sub|sup|code)>)", re.IGNORECASE)
"""What could be a tag or a comment in a title, but for those that only change how letters look."""

PLACES = (*(field.value for field in Field), "section")

_PLACE = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}?/][^{}]*)\}|\{\?(?P<given>[^{}]*)\}(?P<inner>.*?)\{/\}|[{}]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Template:
    """How an entry is written, and the heading of a section before its entries."""

    entry: str = "- [{title}]({url}){?authors}. {authors}{/}{?venue}. {venue}{/}{?date}. {date}{/}\n"
    section: str = "### {section}\n\n"

    def of(self, papers: Sequence[Paper]) -> str:
        """The papers, those of a section together below its heading. Raises BadConfig for an unknown place."""
        order = {section: place for place, section in enumerate(dict.fromkeys(paper.section for paper in papers))}
        groups = groupby(sorted(papers, key=lambda paper: order[paper.section]), key=lambda paper: paper.section)
        return ("\n" if self.section else "").join(self._section(section, tuple(group)) for section, group in groups)

    def _section(self, section: str, papers: Sequence[Paper]) -> str:
        head = _filled(self.section, papers[0]) if section.strip() else ""
        return head + "".join(_filled(self.entry, paper) for paper in papers)


_LINK = re.compile(r"(?<![!\]])\[([^\[\]\r\n]*)\]\(\{url\}\)")


def _filled(template: str, paper: Paper) -> str:
    """The template with what an entry says; where it has no address, a link to it is its words alone."""
    if not paper.url.strip():
        template = _LINK.sub(r"\1", template)
    in_table = "|" in template

    def value(name: str) -> str:
        if name not in PLACES:
            raise BadConfig(f"template: there is no “{{{name}}}”. Known are: {', '.join(PLACES)}.")
        written = _written(paper, name)
        return re.sub(r"(?<!\\)\|", r"\\|", written) if in_table else written

    def place(match: re.Match[str]) -> str:
        if match[0] in ("{{", "}}"):
            return match[0][0]
        if match["name"]:
            return value(match["name"])
        if match["given"]:
            return _PLACE.sub(place, match["inner"]) if value(match["given"]) else ""
        raise BadConfig(f"template: “{match[0]}” stands alone; write {match[0] * 2} for the brace itself.")

    return _PLACE.sub(place, template)


def _written(paper: Paper, name: str) -> str:
    if name == "section":
        return as_when(paper.section.split(" > ")[-1])
    said = paper.written(Field(name))
    match Field(name):
        case Field.TITLE:
            return _TAG.sub(r"\\<", as_title(said))
        case Field.URL:
            return as_target(said)
        case _:
            return as_when(said)


# --- the page ---------------------------------------------------------------------------------

_MARK = re.compile(
    r"^(?:(?P<fence>[ ]{0,3}(?:```|~~~))"
    r"|<!--[ ]enrich:[ ](?:begin[ ](?P<list>[^\r\n]*?\S)|(?P<end>end))[ ]-->[ \t]*(?=\r?$))",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Region:
    """The place between two comments, and the list that comes there, as the comment names it."""

    list: str
    span: Span


def regions(text: str, path: str) -> tuple[Region, ...]:
    """The places of a page that hold a list. Raises BadInput for one that is not closed."""
    return tuple(_regions(text, path))


def _regions(text: str, path: str) -> Iterator[Region]:
    begun: re.Match[str] | None = None
    fenced = False
    for mark in _MARK.finditer(text):
        if begun is None and mark["fence"]:
            fenced = not fenced
        elif fenced or mark["fence"]:
            continue
        elif mark["end"] and begun:
            yield Region(begun["list"], Span(begun.end(), mark.start()))
            begun = None
        elif mark["end"] or begun:
            raise _unpaired(mark, text, path)
        else:
            begun = mark
    if begun:
        raise _unpaired(begun, text, path)


def _unpaired(mark: re.Match[str], text: str, path: str) -> BadInput:
    what = f"“{mark[0].strip()}” has no other half"
    return BadInput(path, what, "Write one begin and one end for each list.", line_of(text[: mark.start()]))


def with_lists(text: str, path: str, rendered: Callable[[str], str]) -> str:
    """The page with its lists made anew. `rendered` is told the list as the comment names it."""
    newline = newline_of(text)
    pieces, cursor = [], 0
    for region in regions(text, path):
        body = rendered(region.list).strip("\r\n").replace("\n", newline)
        pieces += [text[cursor : region.span.start], newline * 2 + body + newline * 2 if body else newline]
        cursor = region.span.end
    return "".join([*pieces, text[cursor:]])
