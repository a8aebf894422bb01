"""One more entry in a list, written as the list writes its entries: one that stands there already is the pattern.

The pattern's parts are rewritten where it stands, and the result is a new entry. So a list's own marks,
order and punctuation come along without being understood. Only an entry with nothing else in it (no
note, no link to code) will do, and what was put in is read back before it is believed.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from enrich.lists.splicing import Block
from enrich.lists.text import line_start, newline_of
from enrich.model import Edit, Field, Location, Paper, Repair
from enrich.normalise.dates import read_date
from enrich.normalise.titles import title_key

MOST = 12
"""Entries that are tried as a pattern."""

LABELS = frozenset(
    {"abs", "arxiv", "article", "author", "authors", "by", "conference", "date", "doi", "html", "in", "journal"}
    | {"link", "paper", "pdf", "preprint", "published", "title", "url", "venue", "year"}
)
"""Words beside the parts of an entry that say nothing of their own."""

SHARE = 0.3
"""Of the entries: a word that so many have beside their parts is a label, and no note."""


def patterns(papers: Sequence[Paper], wanted: Paper, beside: Paper) -> tuple[Paper, ...]:
    """The entries that can be a pattern, the best first: those with the same parts, of the same section, near by."""
    shown = frozenset(field for field in Field if any(paper.written(field).strip() for paper in papers))
    parts = frozenset(field for field in shown if wanted.written(field))
    usual = _usual(papers)
    able = [
        paper
        for paper in papers
        if parts >= (own := _parts(paper)) >= {Field.TITLE, Field.URL} & parts
        and not _links_beside(paper)
        and not _words_beside(paper) - usual
        and not (parts - own) & paper.closed
    ]
    able.sort(
        key=lambda paper: (
            len(parts - _parts(paper)),
            paper.section != beside.section,
            abs(paper.where.line - beside.where.line),
        )
    )
    return tuple(able[:MOST])


def _parts(paper: Paper) -> frozenset[Field]:
    return frozenset(field for field in Field if paper.written(field).strip())


def _links_beside(paper: Paper) -> bool:
    return bool({link.url for link in paper.links} - {paper.url})


def _words_beside(paper: Paper) -> frozenset[str]:
    """The words and marks of an entry that are of none of its parts."""
    rest = paper.text.replace(paper.url, " ") if paper.url else paper.text
    said = " ".join(paper.written(field) for field in Field if field is not Field.URL)
    own = frozenset(re.findall(r"\w+", said))
    return frozenset(
        word for word in re.findall(r"\w+|[^\w\s]", rest) if word not in own and word.lower() not in LABELS
    )


def _usual(papers: Sequence[Paper]) -> frozenset[str]:
    """What many entries have beside their parts: labels, marks."""
    counted = Counter(word for paper in papers for word in _words_beside(paper))
    least = max(2.0, SHARE * len(papers))
    return frozenset(word for word, count in counted.items() if count >= least or _is_punctuation(word))


def _is_punctuation(word: str) -> bool:
    """Whether a mark is no picture, which may praise the work beside it."""
    return len(word) == 1 and not word.isalnum() and unicodedata.category(word) != "So"


def rewriting(pattern: Paper, wanted: Paper) -> tuple[Edit, ...]:
    """The edits that make an entry out of another one."""
    return tuple(
        Repair(pattern.where, field, pattern.written(field), wanted.written(field), "one more entry")
        for field in Field
        if wanted.written(field) and wanted.written(field) != pattern.written(field)
    )


def without_absent(wanted: Paper, papers: Iterable[Paper]) -> Paper:
    """An entry without the parts that no entry of its list shows."""
    shown = {field for paper in papers for field in _parts(paper)}
    absent: dict[str, str] = {field.value: "" for field in Field if field not in shown}
    return replace(wanted, **absent)  # type: ignore[arg-type]  # the values of Field are names of fields of Paper


def inserted(text: str, blocks: Sequence[Block], beside: Location, written: str, *, before: bool) -> str:
    """The text with a new entry right before or behind another one. Numbers count the places, so they go on."""
    number = next(place for place, block in enumerate(blocks) if block.paper.where == beside)
    barrier = blocks[number].group[0]
    own = [place for place, block in enumerate(blocks) if block.group[0] == barrier]
    members = [blocks[place].span.of(text) for place in own]
    gaps = [text[blocks[one].span.end : blocks[two].span.start] for one, two in itertools.pairwise(own)]
    members.insert(own.index(number) + (not before), written)
    gaps.append(_further(text, blocks, own))
    start, end = blocks[own[0]].span.start, blocks[own[-1]].span.end
    pieces = [piece for pair in zip(members, [*gaps, ""], strict=True) for piece in pair]
    return text[:start] + "".join(pieces) + text[end:]


def _further(text: str, blocks: Sequence[Block], own: Sequence[int]) -> str:
    """What parts the last of some entries from one more behind it."""
    leads = [_lead(text, blocks[place]) for place in own]
    every = Counter(
        _lines(text[one.span.end : two.span.start])
        for one, two in itertools.pairwise(blocks)
        if one.group[0] == two.group[0]
    )
    newline = newline_of(text)
    heading = blocks[own[-1]].span.of(text).startswith("#")
    usual = max(every, key=lambda gap: every[gap], default=newline * (2 if heading else 1))
    gap = _lines(text[blocks[own[-2]].span.end : blocks[own[-1]].span.start]) if len(own) > 1 else usual
    same = len(leads) > 1 and leads[-1] == leads[-2]
    return gap + (leads[-1] if same else re.sub(r"\d+", lambda match: str(int(match[0]) + 1), leads[-1]))


def _lead(text: str, block: Block) -> str:
    """What stands before an entry on its line: the number of its place."""
    return text[line_start(text, block.span.start) : block.span.start]


def _lines(gap: str) -> str:
    """The line ends in what parts two entries."""
    end = max(gap.rfind("\n"), gap.rfind("\r")) + 1
    return gap[:end]


def is_as_wanted(before: Sequence[Paper], after: Sequence[Paper], wanted: Paper) -> bool:
    """Whether a list has all that it had, and the new entry as it should be."""
    facts = [_facts(paper) for paper in after]
    rest = list(facts)
    for paper in before:
        if _facts(paper) not in rest:
            return False
        rest.remove(_facts(paper))
    return len(rest) == 1 and _same(after[facts.index(rest[0])], wanted)


def _facts(paper: Paper) -> tuple[str, ...]:
    return (*(paper.written(field) for field in Field), paper.section)


def _same(one: Paper, wanted: Paper) -> bool:
    dates = [read_date(paper.date) for paper in (one, wanted)]
    return (
        all(title_key(one.written(field)) == title_key(wanted.written(field)) for field in _WORDED)
        and one.url == wanted.url
        and one.section == wanted.section
        and (one.date == wanted.date or (None not in dates and dates[0] == dates[1]))
    )


_WORDED = (Field.TITLE, Field.VENUE, Field.AUTHORS)
