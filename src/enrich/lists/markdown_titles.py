"""The title of an entry that is no heading: the first link, bold or quoted text of an item, or its plain beginning."""

from __future__ import annotations

import re

from enrich.lists.markdown_atoms import BLANK, LINK
from enrich.lists.markdown_citations import cited
from enrich.lists.markdown_credits import When, when
from enrich.lists.markdown_leads import lead
from enrich.lists.markdown_marked import FEWEST_WORDS, linked_title, marked_title
from enrich.lists.markdown_names import are_names, is_acronym
from enrich.lists.markdown_parts import Marks, Stretch, Title
from enrich.lists.markdown_people import LONGEST_LINE_OF_PEOPLE, line_of_people, people_and_year
from enrich.lists.markdown_plain import plain_beginning
from enrich.lists.markdown_works import is_label, is_work, words
from enrich.lists.splicing import Span, span_of
from enrich.normalise.names import has_more
from enrich.normalise.venues import recognise_venue

_WORD = re.compile(r"[^\W\d_]{2}")
_OPENING_OF_TITLE = re.compile(r"\"|“|‘|\*\*|__|\*(?<=\s\*)(?=\w)(?!et\b)|" + BLANK)


def find_title(part: Stretch, *, citing: bool = True) -> Title | None:
    """The title in the first segment of an entry; None if what stands there is not clearly one.

    `citing` says that the list may name people before a title that nothing sets apart.
    """
    before = lead(part, citing=citing)
    cursor = before.cursor
    read = marked_title(part, cursor) or (None if before.authors else _after_names(part, cursor))
    read = read and _with_rest(part, read)
    if read is None and citing and not before.authors:
        read = cited(part, cursor)
    if read is None:
        certain = bool(not citing or before.authors or any(told.venue for told, _ in before.told))
        read = plain_beginning(part, cursor, certain=certain)
        if read and before.named is not None and not _has_name(part, before.named, read):
            whole = Span(part.span.start + before.named, read.span.end)
            read = read._replace(span=whole, outer=whole)
    if read is None or not _WORD.search(part.text, read.span.start, (read.more or read.span).end):
        return None
    if read.link is None and (_is_credit(read.span.of(part.text)) or _is_rivalled(part, read)):
        return None
    if not (before.told or before.places or before.authors):
        return read
    told = (*before.told, *read.told)
    return read._replace(told=told, places=(*before.places, *read.places), authors=read.authors or before.authors)


_NAME_OF_ITS_OWN = re.compile(r"\S{2,30}(?: \S{1,20})?:\s")


def _has_name(part: Stretch, named: int, title: Title) -> bool:
    """Whether a title has a short name of its own, so that the one before it is a label: `**BERT**: BERT: Pre-…`."""
    label = words(part.view[named : title.span.start - part.span.start])
    written = title.span.of(part.text)
    return words(written)[: len(label)] == label or _NAME_OF_ITS_OWN.match(written) is not None


def _with_rest(part: Stretch, read: Title) -> Title:
    """The title that stands behind what was read, where that is but a topic or a name; or the rest of it."""
    if read.link is None:
        return (_behind_topic(part, read) if read.marks is Marks.BOLD else None) or read
    if spelled := _behind_brackets(part, read):
        return spelled
    named = None if is_work(read.link.url) else _behind_name(part, read)
    return _going_on(part, named or read)


_END_OF_TOPIC = re.compile(r"[.:]?\s+")


def _behind_topic(part: Stretch, topic: Title) -> Title | None:
    """The title of a citation that bold words stand before: `**Trees**. Lovelace, A., 2024. A Title. *ICML*.`"""
    end = _END_OF_TOPIC.match(part.view, topic.outer.end - part.span.start)
    credited = people_and_year(part, end.end()) if end else None
    title = plain_beginning(part, credited.cursor, certain=True) if credited else None
    return title._replace(told=tuple(credited.told), authors=credited.authors) if title and credited else None


def _behind_brackets(part: Stretch, name: Title) -> Title | None:
    """The title behind a link whose words are a name in brackets: `[[BERT]](https://…) A Title - ACL 2021`."""
    words = name.link.text.of(part.text).strip() if name.link else ""
    if not (words[:1] == "[" and words[-1:] == "]" and len(words.split()) < FEWEST_WORDS):
        return None
    title = plain_beginning(part, name.outer.end - part.span.start, certain=True)
    if title is None or len(title.span.of(part.text).split()) < FEWEST_WORDS - 1 or name.link is None:
        return None
    return title._replace(places=(name.link,))


def _behind_name(part: Stretch, name: Title) -> Title | None:
    """The one title of a work behind the link of what is made after it: `[Trees](docs) from Ada: [A Title](pdf)`."""
    if len(name.span.of(part.text).split()) >= FEWEST_WORDS:
        return None
    later = [atom for atom in part.atoms if atom.span.start >= name.outer.end and atom.kind is LINK]
    works = [atom for atom in later if is_work(atom.url) and len(atom.text.of(part.text).split()) >= FEWEST_WORDS]
    return linked_title(part, works[0], "", works[0].span.start - part.span.start) if len(works) == 1 else None


_NAME = re.compile(r"[^\s:：][^:：]{0,40}?(?P<colon>\s?[:：])?")
_COLON = re.compile(r"\s?(?P<colon>[:：])\s?(?=[^\W_])")
_SPACE = re.compile(r"\s(?=[^\W_])")
_BAR = re.compile(r"\s[|｜]\s")
_EDITION_AT_END = re.compile(r"\s(?P<place>[A-Z][A-Za-z&]{2,11}['’‘]?\s?['’‘]?(?:19|20)?\d\d)\Z")


def _going_on(part: Stretch, name: Title) -> Title:
    """A title of which the link shows but the name: `[LoRA](…): Low-Rank Adaptation of …`, `[LoRA:](…) Low-Rank …`."""
    words = name.span.of(part.text)
    said = _NAME.fullmatch(words) if len(words.split()) < FEWEST_WORDS else None
    between = (_SPACE if said["colon"] else _COLON).match(part.view, name.outer.end - part.span.start) if said else None
    if said is None or between is None:
        return name
    bar = _BAR.search(part.view, between.end())
    rest = plain_beginning(part.piece(0, bar.start()) if bar else part, between.end(), certain=True)
    if rest is None or rest.span.start != part.span.start + between.end():
        return name
    end, told = _edition_at_end(part, rest.span)
    if len(part.text[rest.span.start : end].split()) < FEWEST_WORDS - 1:
        return name
    start = rest.span.start if said["colon"] else part.span.start + between.start("colon")
    outer = Span(name.outer.start, rest.span.end if told else end)
    return name._replace(
        more=Span(start, end), outer=outer, told=(*name.told, *told), behind=None if bar else rest.behind
    )


def _edition_at_end(part: Stretch, words: Span) -> tuple[int, tuple[tuple[When, Span], ...]]:
    """Where a title ends that nothing but a space parts from a known venue and its year, and these."""
    edition = _EDITION_AT_END.search(part.text, words.start, words.end)
    told = when(edition["place"]) if edition else None
    if edition is None or told is None or told.venue is None or not recognise_venue(told.venue.of(edition["place"])):
        return words.end, ()
    return edition.start(), ((told.moved(edition.start("place")), span_of(edition.span("place"))),)


_SIDE_BY_SIDE = re.compile(r"[\s.,;:/|&+*_\"”)\]-]*(?:and)?[\s.,;:/|&+*_\"“(\[-]*", re.IGNORECASE)


def stands_alone(part: Stretch, title: Title) -> bool:
    """Whether no further work is linked right beside the title: of several in one item, none is its entry."""
    if title.link is None:
        return True
    after = next((atom for atom in part.atoms if atom.span.start >= title.outer.end), None)
    if after is None or after.kind is not LINK:
        return True
    words = after.text.of(part.text)
    between = part.text[title.outer.end : after.span.start]
    told = is_label(words) or when(words, enclosed=True) or are_names(words, least=1) or not is_work(after.url)
    return bool(told) or _SIDE_BY_SIDE.fullmatch(between) is None


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
        title = marked_title(part, match.start())
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
    title = marked_title(part, before.cursor) if before.authors else None
    title = title or _after_names(part, before.cursor) or cited(part, before.cursor)
    title = title or plain_beginning(part, before.cursor, certain=bool(before.authors), credited=not before.authors)
    if title is None or not (before.authors or title.authors or title.marks is Marks.NONE):
        return None
    if _is_credit(title.span.of(part.text)):
        return None
    return title._replace(told=(*before.told, *title.told), authors=title.authors or before.authors)


def _is_rivalled(part: Stretch, title: Title) -> bool:
    """Whether a link to a work says words behind a plain title that may be one as well."""
    rivals = (
        atom.text.of(part.text)
        for atom in (part.atoms if title.marks is Marks.NONE else ())
        if atom.kind is LINK and atom.span.start >= title.span.end and is_work(atom.url)
    )
    return any(len(said.split()) >= FEWEST_WORDS and not _is_no_title(said) for said in rivals)


def _is_no_title(said: str) -> bool:
    return is_label(said) or are_names(said) or has_more(said) or when(said, enclosed=True) is not None


_DIGIT = re.compile(r"\d")
_INITIALS = re.compile(r"\b[A-Z]\.(?:-?[A-Z]\.)*\s[^\W\d_][\w'’-]+,\s(?:[A-Z]\.)")


def _is_credit(words: str) -> bool:
    """Whether what stands in the place of a title are people with initials, or an acronym and a year: "PMLR 2020"."""
    told = when(words, enclosed=True) if _DIGIT.search(words) else None
    place = told.venue.of(words) if told and told.date and told.venue else ""
    return is_acronym(place) or ("." in words and _INITIALS.search(words) is not None)
