"""A new page of Markdown from papers: title, table of contents, sections, entries."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from enrich.lists import pins
from enrich.lists.markdown_heading import as_authors, as_target, as_title, as_when, on_one_line
from enrich.model import Paper

DEEPEST = 4
"""How many levels of sections there can be: headings have six, and title and entry need one each."""

ENTRY_LEVEL = 4
"""The level of the headings of entries, unless the sections reach as deep."""


@dataclass(slots=True)
class _Section:
    """A section while the page is put together: its own papers, and the sections below it."""

    papers: list[Paper] = field(default_factory=list)
    below: dict[str, _Section] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading of the page and what stands below it. `listed` says that the contents name it."""

    level: int
    source: str
    text: str
    body: str = ""
    listed: bool = False


def page(papers: Sequence[Paper], title: str) -> str:
    """A page that reads back as these papers, those of a section together.

    Papers without a section come before the contents: below them, they would be of the section
    "Contents".
    """
    root = _sorted_into_sections(papers)
    level = max([ENTRY_LEVEL, *(len(_path(paper)) + 2 for paper in papers)])
    name = on_one_line(title).strip()
    top = [_Heading(1, name, name), *(_entry(paper, level) for paper in root.papers)]
    contents = [_Heading(2, "Contents", "Contents")] if root.below else []
    headings = [*top, *contents, *_sections(root, 2, level)]
    anchors = slugs([heading.text for heading in headings])
    listed = [_item(heading, anchor) for heading, anchor in zip(headings, anchors, strict=True) if heading.listed]
    blocks = [
        block
        for heading in headings
        for block in (f"{'#' * heading.level} {heading.source}".rstrip(), heading.body)
        if block
    ]
    if contents:
        blocks.insert(blocks.index("## Contents") + 1, "\n".join(listed))
    return "\n\n".join(blocks) + "\n"


def _path(paper: Paper) -> tuple[str, ...]:
    """The names of a paper's sections, from the top; what is too deep for headings is kept joined."""
    names = [" ".join(on_one_line(name).split()) for name in paper.section.split(" > ")]
    filled = [name for name in names if name]
    return (*filled[: DEEPEST - 1], *filter(None, [" > ".join(filled[DEEPEST - 1 :])]))


def _sorted_into_sections(papers: Sequence[Paper]) -> _Section:
    root = _Section()
    for paper in papers:
        section = root
        for name in _path(paper):
            section = section.below.setdefault(name, _Section())
        section.papers.append(paper)
    return root


def _sections(section: _Section, level: int, entry_level: int) -> Iterator[_Heading]:
    for name, below in section.below.items():
        # "#" at the end of a heading is taken for its closing marks
        yield _Heading(level, re.sub(r"(\A| )(#+)\Z", r"\1\\\2", name), name, listed=True)
        yield from (_entry(paper, entry_level) for paper in below.papers)
        yield from _sections(below, level + 1, entry_level)


def _entry(paper: Paper, level: int) -> _Heading:
    when = " ".join(filter(None, (as_when(paper.date), as_when(paper.venue))))
    title = as_title(paper.title)
    source = f"[{title}]({as_target(paper.url)})" + (f" *{when}*" if when else "")
    body = "\n\n".join(filter(None, (as_authors(paper.authors), pins.comment(paper.keep))))
    return _Heading(level, source, f"{title} {when}", body)


def _item(heading: _Heading, anchor: str) -> str:
    return f"{'  ' * (heading.level - 2)}- [{as_title(heading.text)}](#{anchor})"


def slugs(texts: Sequence[str]) -> tuple[str, ...]:
    """The anchors that GitHub gives to headings: the second of a name gets -1, the third -2.

    Rule: html-pipeline's table of contents filter keeps letters, marks, digits, connectors,
    hyphens and spaces, in lower case, and makes each space a hyphen.
    """
    seen: Counter[str] = Counter()
    found = []
    for text in texts:
        slug = "".join(filter(_kept, text.strip().lower())).replace(" ", "-")
        found.append(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return tuple(found)


def _kept(mark: str) -> bool:
    category = unicodedata.category(mark)
    return mark in "- " or category[0] in "LM" or category in ("Nd", "Pc")
