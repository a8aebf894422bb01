"""A title that marks set apart: a link, bold, quotes, brackets; without what else stands within the marks."""

from __future__ import annotations

import re

from enrich.lists.markdown_atoms import BLANK, Atom, AtomKind
from enrich.lists.markdown_credits import When, when
from enrich.lists.markdown_leads import joined
from enrich.lists.markdown_names import are_names, is_shortened
from enrich.lists.markdown_parts import Marks, Stretch, Title
from enrich.lists.markdown_plain import LONGEST_TITLE
from enrich.lists.markdown_works import is_label, is_other
from enrich.lists.splicing import Span
from enrich.normalise.venues import recognise_venue

FEWEST_WORDS = 4
"""Words of a title that leads nowhere, or that stands behind the link of a name."""

_MARKS = re.compile(r"(?:\*{1,3}|_{1,3}|[\"“「《«])*")
_CLOSING = {"“": "”", "「": "」", "《": "》", "«": "»"}


def marked_title(part: Stretch, cursor: int) -> Title | None:
    """A title that is set apart by marks and begins here."""
    opened = _MARKS.match(part.view, cursor)
    if opened is None:
        return None
    atom = part.starting(opened.end())
    if atom and atom.kind is AtomKind.LINK:
        return linked_title(part, atom, opened[0], cursor)
    return _marked(part, opened[0], cursor) if opened[0] else _in_brackets(part, cursor)


def linked_title(part: Stretch, atom: Atom, marks: str, cursor: int) -> Title | None:
    words = atom.text.of(part.text)
    if is_label(words) or (":" in words and is_other(words)):
        return None
    end = atom.span.end - part.span.start
    closing = "".join(_CLOSING.get(mark, mark) for mark in reversed(marks))
    after = re.compile(r"[.,]?" + re.escape(closing)).match(part.view, end) if closing else None
    outer = part.outer(cursor, after.end()) if after else atom.span
    return _split(part, atom.text, outer, Marks.LINK, atom)


def _marked(part: Stretch, marks: str, cursor: int) -> Title | None:
    """A title in bold or in quotes that is no link."""
    begin = cursor + len(marks)
    first = "**" if marks.startswith("**") else "__" if marks.startswith("__") else marks[0]
    closing = re.compile(r'["”]' if first in '"“' else re.escape(_CLOSING.get(first, first))).search(part.view, begin)
    while closing and (again := _GOES_ON.match(part.text, part.span.start + closing.start())):
        closing = closing.re.search(part.view, again.end() - part.span.start)
    end = closing.start() if closing else -1
    if closing is None or end == begin or BLANK in part.view[begin:end] or end - begin > LONGEST_TITLE:
        return None
    inner = part.view[begin:end]
    if is_label(inner) or len(inner.split()) < 2 or inner.rstrip().endswith(":") or _is_place(inner):
        return None
    kind = Marks.QUOTES if first in '"“「《«' else Marks.BOLD
    bare = inner.rstrip(" .,").rstrip('*_"”」》»') if len(marks) > len(first) else inner
    words = part.absolute(begin, begin + len(bare))
    return _split(part, words, part.outer(cursor, closing.end()), kind, None)


def _is_place(words: str) -> bool:
    """Whether marks set apart a known venue, and no title: "*ICCV 2015*"."""
    told = when(words, enclosed=True)
    return told is not None and (told.venue is None or recognise_venue(told.venue.of(words)) is not None)


_GOES_ON = re.compile(r"\*\*[ \t]*(?:\r\n|\r|\n)[ \t]*\*\*(?=\S)")
"""Bold text that a new line goes on with in marks of its own."""

_BRACKETED = re.compile(r"\[(?P<title>[^\W_][^\[\]]{8,300})\](?![(\[:])")


def _in_brackets(part: Stretch, cursor: int) -> Title | None:
    """A title in the brackets of a link that leads nowhere yet, and nothing but credits behind it."""
    match = _BRACKETED.match(part.view, cursor)
    if match is None or BLANK in match[0] or is_label(match["title"]) or len(match["title"].split()) < FEWEST_WORDS:
        return None
    behind = part.view[match.end() :].strip(" .,;")
    if behind and when(behind) is None and not are_names(behind):
        return None
    return Title(part.absolute(*match.span("title")), part.absolute(*match.span()), Marks.LINK)


_TOPIC = re.compile(r"\[(?!Re\])[^\W\d_][^\[\]()]{1,40}\]\s+(?=\w)")
"""What brackets say of a work within the marks of its title; "[Re]" is the beginning of one (https://rescience.github.io)."""

_SAID_WITHIN = (
    (re.compile(r"\s{0,9}[(\[](?P<inner>[^()\[\]]{3,90})[)\]]\s*\Z"), False),
    (re.compile(r"\s{0,9}[(\[](?P<inner>[^()\[\]]{3,60})[)\]][\s:.-]{0,9}"), False),
    (re.compile(r"\s{0,9}[,，|]\s{0,9}(?P<inner>[^,，|]{3,60})\Z"), True),
    (re.compile(r"(?<=[^\W\d_]),\s(?P<inner>(?:19|20)\d\d)\Z"), False),
)
"""Where a date and venue stand within the marks of a title: behind it or before it in brackets, or behind a comma,
where both must be there beyond doubt."""


def _split(part: Stretch, inner: Span, outer: Span, marks: Marks, link: Atom | None) -> Title | None:
    """A title without the marks within its marks, its full stop, and the venue that stands beside it there."""
    told: tuple[tuple[When, Span], ...] = ()
    authors: Span | None = None
    if read := joined(part.text, inner.start, inner.end):
        told, inner = ((read[0], Span(inner.start, read[1])),), Span(read[1], inner.end)
    for form, is_bare in _SAID_WITHIN:
        source = inner.of(part.text)
        match = form.match(source) if form.pattern.endswith("{0,9}") else form.search(source, max(0, len(source) - 110))
        found = when(match["inner"], enclosed=not is_bare) if match else None
        if match and found and (found.date and found.venue if is_bare else found.date or found.venue):
            if is_bare and found.venue and is_shortened(line := found.venue.of(match["inner"])) and are_names(line):
                people, found = found.venue, When(found.date)
                authors = Span(*(inner.start + match.start("inner") + place for place in (people.start, people.end)))
            told = (
                *told,
                (part.moved(found, inner.start - part.span.start + match.start("inner")), _shift(match, inner)),
            )
            inner = (
                Span(inner.start + match.end(), inner.end)
                if not match.start()
                else Span(inner.start, inner.start + match.start())
            )
    if topic := _TOPIC.match(part.text, inner.start, inner.end):
        inner = Span(topic.end(), inner.end)
    if authors is None and (behind := _people_behind(inner.of(part.text))):
        which = behind.lastgroup or 0
        authors = Span(inner.start + behind.start(which), inner.start + behind.end(which))
        inner = Span(inner.start, inner.start + behind.start())
    span = _bare(part.text, inner)
    if span.end <= span.start or span.end - span.start > LONGEST_TITLE:
        return None
    return Title(span, outer, marks, link, authors=authors, told=told)


_PEOPLE_BEHIND = re.compile(r"\s[-–—]\s?(?P<people>[^-–—()\d:]{5,200})\Z|\s\((?P<within>[^()\d:]{5,200})\)\Z")


def _people_behind(title: str) -> re.Match[str] | None:
    """The people at the end of a title, within its marks: two whole names or more, or one and "et al."."""
    match = (
        _PEOPLE_BEHIND.search(title, max(0, len(title) - 220)) if title[-1:].isalpha() or title[-1:] in ".)" else None
    )
    line = match[match.lastgroup or 0] if match else ""
    names = re.split(r",|\band\b|&", line)
    whole = len(names) > 1 and all(" " in name.strip() for name in names)
    return match if (whole or is_shortened(line)) and are_names(line) else None


def _shift(match: re.Match[str], inner: Span) -> Span:
    return Span(inner.start + match.start(), inner.start + match.end())


_SIGNS = re.compile(r"(?:[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?\s*)+(?=\w)")
"""Emoji before the first word."""


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
    if signs := _SIGNS.match(source):
        span, source = Span(span.start + signs.end(), span.end), source[signs.end() :]
    before, last = source.rstrip()[-2:-1], source.rstrip()[-1:]
    if last in (".", ",", ";", "；") and before not in ("", ".") and not before.isspace():
        return Span(span.start, span.start + len(source.rstrip()) - 1)
    return span
