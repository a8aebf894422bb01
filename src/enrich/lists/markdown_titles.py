"""The title of an entry that is no heading: the first link, bold or quoted text of an item, or its plain beginning."""

from __future__ import annotations

import re

from enrich.lists.markdown_atoms import BLANK, Atom, AtomKind
from enrich.lists.markdown_citations import cited
from enrich.lists.markdown_credits import When, when
from enrich.lists.markdown_leads import joined, lead
from enrich.lists.markdown_names import are_names, is_acronym, is_shortened
from enrich.lists.markdown_parts import Marks, Stretch, Title
from enrich.lists.markdown_people import LONGEST_LINE_OF_PEOPLE, line_of_people, people_and_year
from enrich.lists.markdown_plain import LONGEST_TITLE, plain_beginning
from enrich.lists.markdown_works import is_label, is_other, is_work
from enrich.lists.splicing import Span
from enrich.normalise.venues import recognise_venue

FEWEST_WORDS = 4
"""Words of a title that stands behind the link of a name."""

_WORD = re.compile(r"[^\W\d_]{2}")
_MARKS = re.compile(r"(?:\*{1,3}|_{1,3}|[\"“「《«])*")
_CLOSING = {"“": "”", "「": "」", "《": "》", "«": "»"}
_OPENING_OF_TITLE = re.compile(r"\"|“|\*\*|__|\*(?<=\s\*)(?=\w)|" + BLANK)


def find_title(part: Stretch, *, citing: bool = True) -> Title | None:
    """The title in the first segment of an entry; None if what stands there is not clearly one.

    `citing` says that the list may name people before a title that nothing sets apart.
    """
    before = lead(part, citing=citing)
    cursor = before.cursor
    read = _at(part, cursor) or (None if before.authors else _after_names(part, cursor))
    if read and read.marks is Marks.BOLD and not read.link:
        read = _behind_topic(part, read) or read
    if read and read.link and not is_work(read.link.url):
        read = _behind_name(part, read) or read
    if read is None and citing and not before.authors:
        read = cited(part, cursor)
    if read is None:
        certain = bool(not citing or before.authors or any(told.venue for told, _ in before.told))
        read = plain_beginning(part, cursor, certain=certain)
        if read and before.named is not None:
            whole = Span(part.span.start + before.named, read.span.end)
            read = read._replace(span=whole, outer=whole)
    if read is None or not _WORD.search(part.text, *read.span):
        return None
    if read.link is None and _is_credit(read.span.of(part.text)):
        return None
    told = (*before.told, *read.told)
    return read._replace(told=told, places=tuple(before.places), authors=read.authors or before.authors)


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

_END_OF_TOPIC = re.compile(r"[.:]?\s+")


def _behind_topic(part: Stretch, topic: Title) -> Title | None:
    """The title of a citation that bold words stand before: `**Trees**. Lovelace, A., 2024. A Title. *ICML*.`"""
    end = _END_OF_TOPIC.match(part.view, topic.outer.end - part.span.start)
    credited = people_and_year(part, end.end()) if end else None
    title = plain_beginning(part, credited.cursor, certain=True) if credited else None
    return title._replace(told=tuple(credited.told), authors=credited.authors) if title and credited else None


def _behind_name(part: Stretch, name: Title) -> Title | None:
    """The one title of a work behind the link of what is made after it: `[Trees](docs) from Ada: [A Title](pdf)`."""
    if len(name.span.of(part.text).split()) >= FEWEST_WORDS:
        return None
    later = [atom for atom in part.atoms if atom.span.start >= name.outer.end and atom.kind is AtomKind.LINK]
    works = [atom for atom in later if is_work(atom.url) and len(atom.text.of(part.text).split()) >= FEWEST_WORDS]
    return _linked(part, works[0], "", works[0].span.start - part.span.start) if len(works) == 1 else None


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
    if last in (".", ",") and before not in ("", ".") and not before.isspace():
        return Span(span.start, span.start + len(source.rstrip()) - 1)
    return span


_NICKNAME = re.compile(r"[\"“]\w{2,20}[\"”]\s")
"""What a person is called, within the name."""


def _after_names(part: Stretch, cursor: int) -> Title | None:
    """A title behind its authors: `A. Lovelace, G. Hopper, "A Title", ...`."""
    for match in _OPENING_OF_TITLE.finditer(part.view, cursor):
        before = part.view[cursor : match.start()]
        if _NICKNAME.match(part.view, match.start()) or (match[0] in '"“' and part.view[match.end() :][:1].isspace()):
            continue
        if len(before) > LONGEST_LINE_OF_PEOPLE or not are_names(before, least=1 if len(before.split()) <= 3 else 2):
            return None
        title = _at(part, match.start())
        if title is None or (title.marks is Marks.BOLD and _is_between(before, title.span.of(part.text))):
            return None
        line = line_of_people(before)
        start = cursor + before.index(line)
        return title._replace(authors=part.absolute(start, start + len(line)))
    return None


def _is_between(before: str, words: str) -> bool:
    """Whether emphasised words behind a name belong to it, or are people behind a short title."""
    several = "," in before.rstrip(" ,") or " and " in before
    return before.rstrip()[-1:].isalpha() or (not several and are_names(words, least=1))


def title_of_citation(part: Stretch) -> Title | None:
    """The title in a segment that is a citation: it begins with the authors, or the venue stands behind it."""
    before = lead(part)
    title = _at(part, before.cursor) if before.authors else None
    title = title or _after_names(part, before.cursor) or cited(part, before.cursor)
    title = title or plain_beginning(part, before.cursor, certain=bool(before.authors), credited=not before.authors)
    if title is None or not (before.authors or title.authors or title.marks is Marks.NONE):
        return None
    if _is_credit(title.span.of(part.text)):
        return None
    return title._replace(told=(*before.told, *title.told), authors=title.authors or before.authors)


_DIGIT = re.compile(r"\d")
_INITIALS = re.compile(r"\b[A-Z]\.(?:-?[A-Z]\.)*\s[^\W\d_][\w'’-]+,\s(?:[A-Z]\.)")


def _is_credit(words: str) -> bool:
    """Whether what stands in the place of a title are people with initials, or an acronym and a year: "PMLR 2020"."""
    told = when(words, enclosed=True) if _DIGIT.search(words) else None
    place = told.venue.of(words) if told and told.date and told.venue else ""
    return is_acronym(place) or _INITIALS.search(words) is not None
