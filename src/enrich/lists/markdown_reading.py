"""How an entry that is no heading is read: its title, what leads to the work, who wrote it, where and when it appeared.

What is understood becomes a part with its place; what is not makes that nothing is put in beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from enrich.lists.markdown_addresses import add_addresses, add_badges, add_places
from enrich.lists.markdown_atoms import BLANK, LINK
from enrich.lists.markdown_citations import begins_with_name
from enrich.lists.markdown_credits import when
from enrich.lists.markdown_judging import FEWEST_WORDS
from enrich.lists.markdown_names import are_names, is_acronym
from enrich.lists.markdown_parts import AUTHORS, DATE, LINKED, TITLE, UNMARKED, VENUE, Part, Reading, Stretch, Title
from enrich.lists.markdown_prose import read_prose, tells
from enrich.lists.markdown_publishers import past_reference
from enrich.lists.markdown_titles import find_title, stands_alone, title_of_citation
from enrich.lists.markdown_works import is_beside, is_elsewhere, is_label, is_work, names_paper, words
from enrich.model import Field
from enrich.normalise.names import has_more
from enrich.normalise.venues import recognise_venue

_SIGN = re.compile(rf"[^\s{BLANK}]")
_MARK = r"(?:[*_]{1,3}|`)?"
_LABEL = re.compile(
    rf"\s*(?:[^\w\s(\[*_`{BLANK}]{{1,4}}\s*)?{_MARK}(?=[^:：*_`\n{BLANK}]{{1,25}}+[:：*_`\s])(?P<label>[^\W\d_][^:：*_`\n{BLANK}]{{0,24}}?){_MARK}\s*[:：](?<!ar[Xx]iv:(?=\d))\s*(?:[*_]{{1,3}}(?=\s|\Z))?\s*"
)
_LABELS: Mapping[str, Field] = {
    **dict.fromkeys(("author", "authors", "author(s)", "by", "作者", "著者", "저자"), AUTHORS),
    **dict.fromkeys(("venue", "conference", "journal", "published in", "publication", "publisher", "intro"), VENUE),
    **dict.fromkeys(("会议", "期刊", "会議", "学会", "학회"), VENUE),
    **dict.fromkeys(("date", "published", "publication date", "year", "time", "日期", "时间", "年份", "연도"), DATE),
}


_NAMED = re.compile(r"\s*\*\*[^*\n]{1,60}:\*\*|\s*:[a-z0-9_+-]{1,40}:")
"""The short name of a work, or an emoji, before the people of a line whose next one has the title in quotes."""


def read_entry(parts: Sequence[Stretch], *, citing: bool = True) -> Reading | None:
    """What an entry says, from its segments; None if its first one has no title. `citing`: see `find_title`."""
    heads = [place for place, part in enumerate(parts) if _SIGN.search(part.view) or _titled(part)]
    if not heads or parts[heads[0]].below:
        return None
    below, people = _below_people(parts, heads)
    head, title = _headed(parts, parts[below], citing=citing and people is None)
    if title is None or not stands_alone(head, title) or any(_is_another(part, head, title) for part in parts):
        return None
    return _read(parts, heads[0], head, title, people)


def read_titled(parts: Sequence[Stretch], head: Stretch, title: Title) -> Reading:
    """What an entry says of which the title is known, wherever that stands."""
    return _read(parts, -1, head, title, None)


def _read(parts: Sequence[Stretch], first: int, head: Stretch, title: Title, people: Part | None) -> Reading:
    """What the segments of an entry say, of which one has its title."""
    reading = Reading(title, head.span, words=len(said := words(title.span.of(head.text))), beside=is_beside(said))
    _of_title(reading, title)
    if people and AUTHORS not in reading.parts:
        reading.parts[AUTHORS] = people
    reading.puzzling = not read_prose(
        reading, head, past_reference(reading, head, _behind(reading, head, title)), alone=False
    )
    for part in parts[first + 1 :]:
        if part is not head:
            _further(reading, part)
    add_addresses(reading, parts)
    add_badges(reading, parts)
    add_places(reading, head)
    venue = reading.parts.get(VENUE)
    reading.recognised = venue is not None and recognise_venue(venue.said(head.text)) is not None
    return reading


def _headed(parts: Sequence[Stretch], head: Stretch, *, citing: bool) -> tuple[Stretch, Title | None]:
    """The segment that has the title of an entry, and the title; None if there is none, or more than one."""
    title = find_title(head, citing=citing)
    if title is not None and (title.marks is not UNMARKED or title.authors):
        return head, title
    below = [part for part in parts if part.below]
    if not below:
        return head, title
    leads = title is not None and _leads(head, title)
    cited = [(part, found) for part in below if (found := title_of_citation(part)) and (found.authors or not leads)]
    others = sum(_is_own(part) for part in below if not cited or part is not cited[0][0])
    if len(cited) > 1 or (cited and others > 1):
        # the name of a group of works
        return head, None
    if cited:
        # the item above gives the work a short name, and this is its citation
        return cited[0]
    odd = not leads and any(_is_odd_citation(part) for part in below)
    linked = any(atom.url for atom in head.atoms)
    return head, None if odd or (others and not linked) else title


def _below_people(parts: Sequence[Stretch], heads: Sequence[int]) -> tuple[int, Part | None]:
    """The segment that an entry begins with, and the authors, where the line before it names nobody else."""
    first, behind = parts[heads[0]], parts[heads[1]] if len(heads) > 1 else None
    if behind is None or behind.below:
        return heads[0], None
    quoted = behind.view.lstrip().startswith(('"', "“"))
    named = _NAMED.match(first.view) if quoted else None
    line = first.view[named.end() if named else 0 :].strip(" .,;:")
    apart = first.view.rstrip().endswith(":")
    if not (apart or quoted or behind.view.lstrip().startswith(("**", BLANK))):
        return heads[0], None
    if BLANK in line or not ("," in line or (quoted and " and " in line)) or not are_names(line, least=2):
        return heads[0], None
    span = first.absolute(start := first.view.index(line), start + len(line))
    return heads[1], Part(span, span, UNMARKED)


def _leads(head: Stretch, title: Title) -> bool:
    """Whether words beside a link that says what it leads to are more than a short name, and may be the title."""
    labelled = any(atom.kind is LINK and is_label(atom.text.of(head.text)) for atom in head.atoms)
    return labelled and len(words(title.span.of(head.text))) >= FEWEST_WORDS


def _is_odd_citation(part: Stretch) -> bool:
    """Whether a line begins as a citation does, and says more than people, venue and date: perhaps a title."""
    if not begins_with_name(part):
        return False
    told = tells(part, 0, len(part.view))
    venue = told.parts.get(VENUE) if told else None
    if told is None or not told.parts:
        return True
    said = venue.said(part.text) if venue else ""
    return bool(said) and not (recognise_venue(said) or (is_acronym(said) and DATE in told.parts))


def _is_own(part: Stretch) -> bool:
    """Whether an item below one without a link of its own is a work by itself."""
    title = find_title(part)
    return title is not None and any(
        (atom is title.link and not is_elsewhere(atom.url))
        or (title.marks is not LINKED and names_paper(atom.text.of(part.text)))
        for atom in part.atoms
        if atom.kind is LINK
    )


def _titled(part: Stretch) -> bool:
    return any(atom.kind is LINK and not is_label(atom.text.of(part.text)) for atom in part.atoms)


def _is_another(part: Stretch, head: Stretch, title: Title) -> bool:
    """Whether a line of the item begins with the link of another work."""
    if part is head or part.below or title.link is None:
        return False
    first = part.starting(0)
    return first is not None and title.link.url != first.url and begins_with_work(part)


def begins_with_work(part: Stretch) -> bool:
    """Whether a line begins with the link of a work that is its title."""
    first = part.starting(0)
    if first is None or first.kind is not LINK or not is_work(first.url):
        return False
    found = find_title(part)
    return found is not None and found.link is first


def _of_title(reading: Reading, title: Title) -> None:
    reading.parts[TITLE] = Part(title.span, title.outer, title.marks, title.more)
    if title.authors:
        reading.parts[AUTHORS] = Part(title.authors, title.authors, UNMARKED)
    for told, outer in title.told:
        reading.take(told, outer, UNMARKED)


def _behind(reading: Reading, head: Stretch, title: Title) -> int:
    """Where what is still to be read begins; what showed where the title ends is taken over, if it is all there is."""
    if title.behind is None or len(reading.parts) > 1:
        return title.outer.end - head.span.start
    reading.parts |= title.behind.parts
    return title.behind.end


def _further(reading: Reading, part: Stretch) -> None:
    """A segment below the title: a labelled field, or a line of nothing but credits."""
    label = _LABEL.match(part.view)
    if label and label.end() < len(part.view):
        which = _LABELS.get(label["label"].strip().lower())
        if which and which not in reading.parts:
            _labelled(reading, part, label.end(), which)
        reading.rambling = reading.rambling or not (which or part.below)
        return
    before = dict(reading.parts)
    understood = read_prose(reading, part, 0, alone=True)
    if not understood and (part.below or VENUE in before or not _begins_with_place(reading, part)):
        reading.parts = before
    reading.rambling = reading.rambling or not understood


def _begins_with_place(reading: Reading, part: Stretch) -> bool:
    """Whether the first thing that a line says is a known venue, so that a remark behind it does not matter."""
    venue = reading.parts.get(VENUE)
    return (
        venue is not None
        and venue.span.start - part.span.start < 3
        and recognise_venue(venue.said(part.text)) is not None
    )


def _labelled(reading: Reading, part: Stretch, start: int, which: Field) -> None:
    end = part.view.find(BLANK, start)
    text = part.view[start : end if end >= 0 else len(part.view)]
    shortened = "." in text[-3:] and has_more(text)
    stripped = text.strip(" ,;*_") if shortened else text.strip(" .,;*_")
    if not stripped or BLANK in stripped:
        return
    begin = start + text.index(stripped)
    span = part.absolute(begin, begin + len(stripped))
    if which is AUTHORS:
        if are_names(stripped, least=1):
            reading.parts[which] = Part(span, span, UNMARKED)
        return
    found = when(stripped, enclosed=True)
    if found:
        reading.take(part.moved(found, begin), span, UNMARKED)
