"""The title of an entry that is no heading: the first link, bold or quoted text of an item, or its plain beginning.

What may stand before a title is a table of patterns; anything else before it, and there is no entry.
"""

from __future__ import annotations

import re
from dataclasses import replace

from enrich.lists.markdown_atoms import BLANK, Atom, AtomKind
from enrich.lists.markdown_citations import cited, full_name
from enrich.lists.markdown_credits import When, are_names, dates, when
from enrich.lists.markdown_parts import Marks, Stretch, Title
from enrich.lists.markdown_works import is_label, is_work, names_paper
from enrich.lists.splicing import Span
from enrich.normalise.venues import recognise_venue

LONGEST_TITLE = 400
"""Characters. What is longer is a paragraph."""


# --- what may stand before a title ------------------------------------------------------------

_EMPTY = re.compile(
    r"[^\w\[(\"“'*_`«「《【（\\"
    + BLANK
    + r"]+|:[a-z0-9_+-]+:|(?:\*\*)?\\?\[\d{1,4}\\?\](?:\*\*)?|\d{1,4}[.)]\s|\[[ xX]\]\s"
    r"|\\?[\[(]\s*" + BLANK + r"+\s*\\?[\])]|(?:\*\*|__)?(?:paper|title|论文|标题)(?:\*\*|__)?\s*[:：]\s*(?:\*\*\s)?",
    re.IGNORECASE,
)
_TAGGED = re.compile(
    r"(?P<mark>\*{1,3}|_{1,3}|`)?(?P<open>\\?\[|\(|【|（)(?P<inner>[^\[\]()【】（）]{1,60}?)\\?[\])】）](?(mark)(?P=mark))(?:\s*[:.|-])?"
)
_EMPHASISED = re.compile(r"(?P<mark>\*{1,3}|_{1,3}|`)(?P<inner>[^*_`\n]{2,40})(?P=mark)\s*[:.|-]?")
_PLAIN_LEAD = re.compile(r"(?P<inner>[^:|*\[(" + BLANK + r"]{2,40}?)\s*(?:[:：|]|\s[-–—])\s")
_MARKS = re.compile(r"(?:\*{1,3}|_{1,3}|[\"“「《«])*")
_CLOSING = {"“": "”", "「": "」", "《": "》", "«": "»"}
_OPENING_OF_TITLE = re.compile(r"[\"“]|\*\*|__|(?<=\s)\*(?=\w)|" + BLANK)


def find_title(part: Stretch) -> Title | None:
    """The title in the first segment of an entry; None if what stands there is not clearly one."""
    cursor, said, said_in = 0, None, None
    while (step := _before(part, cursor)) is not None:
        cursor = step[0]
        said, said_in = (step[1], step[2]) if step[1] else (said, said_in)
    read = _at(part, cursor) or _after_names(part, cursor) or cited(part, cursor) or _plain(part, cursor)
    if read is None or not re.search(r"[^\W\d_]{2}", read.span.of(part.text)):
        return None
    return replace(read, said=said, said_in=said_in) if said and not read.said else read


def _before(part: Stretch, cursor: int) -> tuple[int, When | None, Span | None] | None:
    """Past one thing that may stand before a title, and the date and venue that it says."""
    if cursor >= len(part.view):
        return None
    atom = part.starting(cursor)
    if atom:
        label = atom.kind is AtomKind.LINK and is_label(atom.text.of(part.text))
        passed = label or atom.kind in (AtomKind.IMAGE, AtomKind.TAG, AtomKind.CODE)
        return (atom.span.end - part.span.start, None, None) if passed else None
    empty = _EMPTY.match(part.view, cursor)
    return (empty.end(), None, None) if empty else _dated(part, cursor)


def _dated(part: Stretch, cursor: int) -> tuple[int, When | None, Span | None] | None:
    for form, apart in ((_TAGGED, True), (_EMPHASISED, False), (_PLAIN_LEAD, False)):
        match = form.match(part.view, cursor)
        if match is None or BLANK in match["inner"]:
            continue
        found = when(match["inner"], enclosed=apart)
        if found and (apart or found.venue is None or recognise_venue(found.venue.of(match["inner"]))):
            return match.end(), part.moved(found, match.start("inner")), part.absolute(*match.span())
        if apart and not found and "(" not in match[0] and _is_topic(part, match):
            return match.end(), None, None
    date = next((span for span in dates(part.view[cursor : cursor + 40]) if span.start == 0), None)
    if date and _AFTER_DATE.match(part.view, cursor + date.end):
        where = part.absolute(cursor, cursor + date.end)
        return cursor + date.end, When(date=where), where
    return None


def _is_topic(part: Stretch, match: re.Match[str]) -> bool:
    """Whether brackets say what a work is about: some words, or more of them before a title that is set apart."""
    return len(match["inner"].split()) <= 3 or re.match(rf"\s*[*\"“{BLANK}]", part.view[match.end() :]) is not None


_AFTER_DATE = re.compile(r"\s*[:：|,.–—-]\s*|\s+(?=[\"“*" + BLANK + "])")


# --- the forms of titles ----------------------------------------------------------------------


def _at(part: Stretch, cursor: int) -> Title | None:
    """A title that is set apart by marks and begins here."""
    opened = _MARKS.match(part.view, cursor)
    if opened is None:
        return None
    atom = part.starting(opened.end())
    if atom and atom.kind is AtomKind.LINK:
        return _linked(part, atom, opened[0], cursor)
    return _marked(part, opened[0], cursor) if opened[0] else None


def _linked(part: Stretch, atom: Atom, marks: str, cursor: int) -> Title | None:
    if is_label(atom.text.of(part.text)):
        return None
    end = atom.span.end - part.span.start
    closing = "".join(_CLOSING.get(mark, mark) for mark in reversed(marks))
    after = re.compile(r"[.,]?" + re.escape(closing)).match(part.view, end) if closing else None
    outer = part.absolute(cursor, after.end()) if after else atom.span
    return _split(part, atom.text, outer, Marks.LINK, atom)


def _marked(part: Stretch, marks: str, cursor: int) -> Title | None:
    """A title in bold or in quotes that is no link."""
    begin = cursor + len(marks)
    first = "**" if marks.startswith("**") else "__" if marks.startswith("__") else marks[0]
    closing = re.search(r'["”]' if first in '"“' else re.escape(_CLOSING.get(first, first)), part.view[begin:])
    end = begin + closing.start() if closing else -1
    if closing is None or end == begin or BLANK in part.view[begin:end] or end - begin > LONGEST_TITLE:
        return None
    inner = part.view[begin:end]
    if is_label(inner) or len(inner.split()) < 2 or inner.rstrip().endswith(":"):
        return None
    kind = Marks.QUOTES if first in '"“「《«' else Marks.BOLD
    bare = inner.rstrip(" .,").rstrip("*_") if len(marks) > len(first) else inner
    words = part.absolute(begin, begin + len(bare))
    return _split(part, words, part.absolute(cursor, begin + closing.end()), kind, None)


_SIDE_BY_SIDE = re.compile(r"[\s.,;:/|&+*_\"”)\]-]*(?:and)?[\s.,;:/|&+*_\"“(\[-]*", re.IGNORECASE)


def stands_alone(part: Stretch, title: Title) -> bool:
    """Whether no further work is linked right beside the title: of several in one item, none is its entry."""
    after = next((atom for atom in part.atoms if atom.span.start >= title.outer.end), None)
    if after is None or title.link is None or after.kind is not AtomKind.LINK:
        return True
    words = after.text.of(part.text)
    between = part.text[title.outer.end : after.span.start]
    told = is_label(words) or when(words, enclosed=True) or are_names(words, least=1) or not is_work(after.url)
    return bool(told) or _SIDE_BY_SIDE.fullmatch(between) is None


_VENUE_BEHIND = re.compile(r"\s{0,9}[(\[](?P<inner>[^()\[\]]{3,90})[)\]]\s*\Z")


def _split(part: Stretch, inner: Span, outer: Span, marks: Marks, link: Atom | None) -> Title | None:
    """A title without the marks within its marks, its full stop, and the venue in parentheses behind it."""
    source = inner.of(part.text)
    behind = _VENUE_BEHIND.search(source)
    found = when(behind["inner"], enclosed=True) if behind else None
    said = said_in = None
    if behind and found and (found.date or found.venue):
        place = inner.start - part.span.start + behind.start("inner")
        said, said_in = part.moved(found, place), Span(inner.start + behind.start(), inner.end)
        inner = Span(inner.start, inner.start + behind.start())
    span = _bare(part.text, inner)
    if span.end <= span.start or span.end - span.start > LONGEST_TITLE:
        return None
    return Title(span, outer, marks, link, said=said, said_in=said_in)


def _bare(text: str, span: Span) -> Span:
    """A title without emphasis, quotes and a full stop around it; stray spaces stay, since they are a fault."""
    source = span.of(text)
    for pair in (("***", "***"), ("**", "**"), ("__", "__"), ("*", "*"), ('"', '"'), ("“", "”"), ("<b>", "</b>")):
        stripped = source.strip()
        if len(stripped) > 4 and stripped.startswith(pair[0]) and stripped.endswith(pair[1]):
            inner = stripped[len(pair[0]) : -len(pair[1])]
            if pair[0] not in inner:
                start = span.start + source.index(stripped) + len(pair[0])
                span, source = Span(start, start + len(inner)), inner
    if re.search(r"[^.\s]\.\s*\Z", source):
        return Span(span.start, span.start + len(source.rstrip()) - 1)
    return span


def _after_names(part: Stretch, cursor: int) -> Title | None:
    """A title behind its authors: `A. Lovelace, G. Hopper, "A Title", ...`."""
    for match in _OPENING_OF_TITLE.finditer(part.view, cursor):
        before = part.view[cursor : match.start()]
        if len(before) > 2000 or not are_names(before, least=1):
            return None
        title = _at(part, match.start())
        if title is None:
            return None
        line = _line_of_names(before)
        start = cursor + before.index(line)
        return replace(title, authors=part.absolute(start, start + len(line)))
    return None


def _line_of_names(text: str) -> str:
    """People without what ends their sentence; the full stop of "et al." and of an initial is their own."""
    line = text.strip(" ,:;-–—")
    return line if re.search(r"(?:\bal|\b[A-Z])\.\Z", line) else line.rstrip(" .")


def _labels(part: Stretch) -> list[Atom]:
    return [atom for atom in part.atoms if atom.kind is AtomKind.LINK and is_label(atom.text.of(part.text))]


_PLAIN_END = re.compile(r"\\?[\[(]?\s{0,9}\\?[\[(]?" + BLANK)


def _plain(part: Stretch, cursor: int) -> Title | None:
    """A plain title before the links to it: `A Title of Words. [[paper](…)]`."""
    end = _PLAIN_END.search(part.view, cursor)
    labels = _labels(part)
    if end is None or not any(names_paper(atom.text.of(part.text)) or is_work(atom.url) for atom in labels):
        return None
    first = part.starting(part.view.index(BLANK, end.start()))
    if first is None or first not in labels:
        return None
    source = part.view[cursor : end.start()]
    behind = _VENUE_BEHIND.search(source)
    found = when(behind["inner"], enclosed=True) if behind else None
    if behind and found:
        source = source[: behind.start()]
    words = source.rstrip(" .,:;-–—|")
    if len(words.split()) < 3 or len(words) > LONGEST_TITLE or re.search(r"\. |\*\*|^\[", words):
        return None
    if when(words) or any(dates(words)) or ("," in words and full_name(words.split(",")[0])):
        return None
    span = part.absolute(cursor, cursor + len(words))
    title = Title(span, span, Marks.NONE)
    if behind and found:
        return replace(
            title,
            said=part.moved(found, cursor + behind.start("inner")),
            said_in=part.absolute(cursor + behind.start(), cursor + behind.end()),
        )
    return title


def title_of_citation(part: Stretch) -> Title | None:
    """The title in a segment that begins with the authors."""
    return _after_names(part, 0) or cited(part, 0)


def plain_title(part: Stretch) -> Title | None:
    """The whole of a cell that is called a title, up to the links behind it."""
    end = _PLAIN_END.search(part.view)
    source = part.view[: end.start()] if end else part.view
    words = source.strip(" .,:;-–—|*_")
    if len(words.split()) < 2 or len(words) > LONGEST_TITLE:
        return None
    start = source.index(words)
    span = part.absolute(start, start + len(words))
    return Title(span, span, Marks.NONE)
