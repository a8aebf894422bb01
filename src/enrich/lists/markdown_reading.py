"""How an entry that is no heading is read: its title, what leads to the work, who wrote it, where and when it appeared.

What is understood becomes a part with its place; what is not makes that nothing is put in beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from enrich.lists.markdown_addresses import add_addresses, add_badges
from enrich.lists.markdown_atoms import BLANK, AtomKind
from enrich.lists.markdown_chunks import Chunk, chunks
from enrich.lists.markdown_citations import begins_with_name
from enrich.lists.markdown_credits import PRESENTED, are_names, when
from enrich.lists.markdown_parts import Marks, Part, Reading, Stretch, Title
from enrich.lists.markdown_titles import find_title, stands_alone, title_of_citation
from enrich.lists.markdown_works import is_label, is_work
from enrich.lists.splicing import Span
from enrich.model import Field
from enrich.normalise.ids import recognise
from enrich.normalise.names import has_more

_EMOJI = re.compile(r"(?::[a-z0-9_+-]++:\s*+)++")

LAST_COMMAS = 8
"""So many commas from the end on, a venue can begin behind one."""

_MARK = r"(?:[*_]{1,3}|`)?"
_LABEL = re.compile(
    rf"\s*{_MARK}(?P<label>[^\W\d_][^:：*_`\n{BLANK}]{{0,24}}?){_MARK}\s*[:：]\s*(?:[*_]{{1,3}}(?=\s|\Z))?\s*"
)
_LABELS: Mapping[str, Field] = {
    **dict.fromkeys(("author", "authors", "by", "作者"), Field.AUTHORS),
    **dict.fromkeys(("venue", "conference", "journal", "published in", "publication", "会议", "期刊"), Field.VENUE),
    **dict.fromkeys(("date", "published", "publication date", "year", "time", "日期", "时间", "年份"), Field.DATE),
}


def read_entry(parts: Sequence[Stretch]) -> Reading | None:
    """What an entry says, from its segments; None if its first one has no title."""
    heads = [place for place, part in enumerate(parts) if part.view.replace(BLANK, "").strip() or _titled(part)]
    if not heads or parts[heads[0]].below:
        return None
    head = parts[heads[0]]
    title = find_title(head)
    if title is None or (title.marks is Marks.NONE and not title.authors):
        cited = [(part, found) for part in parts if part.below and (found := title_of_citation(part))]
        if len(cited) > 1 or (not cited and any(part.below and begins_with_name(part) for part in parts)):
            return None
        # the item above gives the work a short name, and this is its citation
        head, title = cited[0] if cited else (head, title)
    if title is None or not stands_alone(head, title) or any(_is_another(part, head, title) for part in parts):
        return None
    reading = Reading(title, head.span)
    _of_title(reading, title)
    _prose(reading, head, title.outer.end - head.span.start, first=True)
    for part in parts[heads[0] + 1 :]:
        if part is not head:
            _further(reading, part)
    add_addresses(reading, parts)
    add_badges(reading, parts)
    return reading


def _titled(part: Stretch) -> bool:
    return any(atom.kind is AtomKind.LINK and not is_label(atom.text.of(part.text)) for atom in part.atoms)


def _is_another(part: Stretch, head: Stretch, title: Title) -> bool:
    """Whether a line of the item begins with the link of another work."""
    first = part.starting(0)
    if part is head or part.below or first is None or first.kind is not AtomKind.LINK or not is_work(first.url):
        return False
    found = find_title(part)
    return found is not None and found.link is first and title.link is not None and title.link.url != first.url


def _of_title(reading: Reading, title: Title) -> None:
    reading.parts[Field.TITLE] = Part(title.span, title.outer, title.marks)
    if title.authors:
        reading.parts[Field.AUTHORS] = Part(title.authors, title.authors, Marks.NONE)
    if title.said and title.said_in:
        reading.take(title.said, title.said_in, Marks.NONE)


def _prose(reading: Reading, part: Stretch, start: int, *, first: bool) -> None:
    """Reads what stands from a place on; only what is understood becomes a part."""
    strange = False
    for chunk in chunks(part.view, start):
        text = part.view[chunk.start : chunk.end]
        if _EMOJI.fullmatch(text.strip()):
            continue
        if (
            _read_chunk(reading, part, chunk, strange=strange, alone=not first)
            or is_label(text)
            or PRESENTED.fullmatch(text)
        ):
            continue
        strange = True
    if first:
        reading.puzzling = strange
    else:
        reading.rambling = reading.rambling or strange


def _read_chunk(reading: Reading, part: Stretch, chunk: Chunk, *, strange: bool, alone: bool) -> bool:
    """Whether a chunk is understood: as people, as date and venue, or as both."""
    text = part.view[chunk.start : chunk.end]
    enclosed = chunk.outer_end > chunk.end
    emphasised = chunk.marks is Marks.BOLD
    outer = part.absolute(chunk.outer_start, chunk.outer_end)
    least = 1 if emphasised or (alone and len(text.split()) > 1) else 2
    people = text.removeprefix("by ")
    if Field.AUTHORS not in reading.parts and are_names(people, least=least) and not (least == 1 and when(text)):
        reading.parts[Field.AUTHORS] = _authors(part, replace(chunk, start=chunk.end - len(people)))
        return True
    if not enclosed and Field.AUTHORS not in reading.parts and _both(reading, part, chunk):
        return True
    found = when(text, enclosed=enclosed)
    if found is None or (strange and not enclosed and found.venue):
        return False
    return reading.take(part.moved(found, chunk.start), outer, chunk.marks)


def _authors(part: Stretch, chunk: Chunk) -> Part:
    """A line of people without the full stop of its sentence; that of "et al." is its own."""
    line = part.view[chunk.start : chunk.end]
    shortened = has_more(" ".join(line.split()))
    keeps = shortened and part.view[chunk.end : chunk.end + 1] == "."
    stripped = line.strip(" ,;:[(") if shortened else line.strip(" ,;:.[(")
    begin = chunk.start + line.index(stripped)
    span = part.absolute(begin, begin + len(stripped) + keeps)
    outer = part.absolute(chunk.outer_start, chunk.outer_end)
    whole = outer if chunk.marks is not Marks.NONE else Span(min(outer.start, span.start), span.end)
    return Part(span, whole, chunk.marks)


def _both(reading: Reading, part: Stretch, chunk: Chunk) -> bool:
    """People and then a venue or date, in one run between commas: "Ada Lovelace, Grace Hopper, ICML 2024"."""
    text = part.view[chunk.start : chunk.end]
    commas = [match.start() for match in re.finditer(",", text)]
    for comma in reversed(commas[-LAST_COMMAS:]):
        rest = text[comma + 1 :]
        found = when(rest)
        if found and are_names(text[:comma], least=1) and not when(text[:comma]):
            place = chunk.start + comma + 1
            outer = found.span
            if not reading.take(
                part.moved(found, place), part.absolute(place + outer.start, place + outer.end), Marks.NONE
            ):
                return False
            line = Chunk(chunk.start, chunk.start + comma, chunk.start, chunk.start + comma)
            reading.parts[Field.AUTHORS] = _authors(part, line)
            return True
    return False


def _further(reading: Reading, part: Stretch) -> None:
    """A segment below the title: a labelled field, or a line of nothing but credits."""
    label = _LABEL.match(part.view)
    if label and label.end() < len(part.view):
        which = _LABELS.get(label["label"].strip().lower())
        if which and which not in reading.parts:
            _labelled(reading, part, label.end(), which)
        reading.rambling = reading.rambling or not (which or part.below)
        return
    attempt = replace(reading, parts=dict(reading.parts), rambling=False)
    _prose(attempt, part, 0, first=False)
    if attempt.rambling:
        reading.rambling = True
    else:
        reading.parts = attempt.parts


def _labelled(reading: Reading, part: Stretch, start: int, which: Field) -> None:
    end = part.view.find(BLANK, start)
    text = part.view[start : end if end >= 0 else len(part.view)]
    stripped = text.strip(" .,;*_") if not has_more(text) else text.strip(" ,;*_")
    if not stripped or BLANK in stripped:
        return
    begin = start + text.index(stripped)
    span = part.absolute(begin, begin + len(stripped))
    if which is Field.AUTHORS:
        if are_names(stripped, least=1):
            reading.parts[which] = Part(span, span, Marks.NONE)
        return
    found = when(stripped, enclosed=True)
    if found:
        reading.take(part.moved(found, begin), span, Marks.NONE)


def is_entry(reading: Reading, *, doubtful: bool) -> bool:
    """Whether what was read is a work, and not a tool, a page or a remark; in doubt it is none."""
    urls = (reading.url, *reading.papers)
    known = any(recognise(url) if doubtful else is_work(url) for url in urls)
    has = reading.parts.keys()
    told = Field.VENUE in has or (Field.AUTHORS in has and Field.DATE in has)
    title = reading.title.span
    if doubtful and not known and not {Field.VENUE, Field.AUTHORS} <= has:
        return False
    if not (known or reading.papers or told):
        return False
    return title.end - title.start > 12 or told or Field.AUTHORS in has


def is_citation(reading: Reading, *, doubtful: bool) -> bool:
    """Whether a mere paragraph is a work: it says who wrote it or where it appeared, and nothing else."""
    told = not reading.puzzling and not reading.rambling
    return told and bool({Field.VENUE, Field.AUTHORS} & reading.parts.keys()) and is_entry(reading, doubtful=doubtful)
