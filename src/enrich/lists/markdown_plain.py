"""Titles that nothing sets apart: the words of an entry up to where its links or its credits begin.

A title ends before the first separator behind which nothing but people, venue, date and labels stand.
"""

from __future__ import annotations

import re

from enrich.lists.markdown_atoms import BARE, BLANK, IMAGE, LINK
from enrich.lists.markdown_citations import full_name
from enrich.lists.markdown_credits import dates, when
from enrich.lists.markdown_names import is_acronym, is_name
from enrich.lists.markdown_parts import UNMARKED, Behind, Reading, Stretch, Title
from enrich.lists.markdown_prose import tells
from enrich.lists.markdown_venue_names import PERIODICAL
from enrich.lists.markdown_works import is_label
from enrich.lists.splicing import Span
from enrich.model import Field
from enrich.normalise.names import has_more
from enrich.normalise.venues import recognise_venue

LONGEST_TITLE = 400
"""Characters. What is longer is a paragraph."""

LONGEST_CREDITS = 3000
"""Characters behind a title. What is longer names more people than any list does."""

MOST_CUTS = 24
"""Separators that are tried. A title has a few; a paragraph has many."""

_CUT = re.compile(
    rf"[,，;]|[.。](?<=[\w?!)\]][.。])(?=\s|\Z|\[|\*\w)|[|•·]|{BLANK}+"
    r"|\s(?:[-–—]{1,3}\s|(?<=[?!]\s)|(?=[(\[（【])|(?=[*_]{1,3}[^\s*_]))|(?=[(\[（【])"
)
_WEAK = (",", "，", ";")
"""Separators that stand in titles too."""

_ODD = re.compile(r"\*\*|,\s[\"“]|\A[^“]*”\s|\"\s|(?:(?<!\bv)s|[^.A-Zs])\.\s[A-Z]")
_SIGN = re.compile(r"[*\"“”.]")
"""What stands in a citation or in several sentences, and in no plain title; it has one of the signs."""

_CALLED = re.compile(r"\s?[(\[](?P<mark>\*\*|`|__)[^()\[\]*`_]{2,30}(?P=mark)[)\]][\s.,:]{0,3}")
"""What a work is called, set apart in brackets behind its title: "(**BERT**)"."""

_DATED_AND_CALLED = re.compile(r"\s?\([^()]{0,40}(?:19|20)\d\d[^()]{0,40}\)(?P<name>\s?\([^()]{2,80}\))")
"""A date behind a title, and then what the work is called: "(2014.06)(GRU)"."""

_SET_APART = re.compile(r"(?<![*\w])\*\*(?=[^\s*])[^*]{1,60}(?<=[^\s*])\*\*(?!\*)")
"""Words within a title that are set apart."""

_CLOSING_MARKS = re.compile(r"(?<=[^\W_])[*_]{1,3}(?=[\s|,;:.]|\Z)")
_CLOSING = re.compile(r"[*_`]")

_REMARK = re.compile(r"\s\([^\W\d_][^()]{1,160}\)\s*")
"""A remark in parentheses behind the full stop of a title, such as where its authors work."""

_GOES_ON = re.compile(r"\b(?:a|an|and|for|of|the|using|via|with)\Z", re.IGNORECASE)
"""A word that no title ends with before people."""

_HANGING = re.compile(r"\s(?:of|for|by|from|with|to|the|see|via|as|also|in|and|on|is|are)\Z")
"""The end of words that go on in the link behind them: "An implementation of [A Title](…)"."""

_IN_PARENTHESES = re.compile(r"\([^()]*\)")
"""What is said before a title, or behind it, and is none."""

_OPENING = " \t[(\\|,:：;.。—–→>*_-"
_LABEL_AT_END = re.compile(r"(?:\b(?:paper|pdf|link|arxiv|url)|论文|链接)\Z", re.IGNORECASE)


def plain_beginning(part: Stretch, cursor: int, *, certain: bool, credited: bool = False) -> Title | None:
    """A plain title that begins here. `certain` says that it is one, and no person begins here.

    `credited` asks for credits behind it.
    """
    stop = _first_link(part, cursor)
    if not certain and _begins_with_people(part.view[cursor:stop]):
        return None
    link, stop = stop, cursor + len(_closed(part.view[cursor:stop]))
    end, told, apart = stop, None, False
    for number, cut in enumerate(_CUT.finditer(part.view, cursor, stop)):
        if number >= MOST_CUTS or cut.start() - cursor > LONGEST_TITLE:
            break
        told = _credits(part, cut, stop) if cut.start() > cursor else None
        if told and told.parts.keys() == {Field.AUTHORS} and _GOES_ON.search(part.view, cursor, cut.start()):
            told = None
        apart = cut.start() > cursor and told is None and _is_apart(part, cursor, cut)
        if told or apart:
            end = cut.start()
            break
    span = _words(part, cursor, end, certain=certain)
    if span is None or (credited and not (told and told.parts)):
        return None
    if not (told or apart or _is_title(span.of(part.text), certain=certain)):
        return None
    # marks that close right before the link belong to what was read, which then is to be read with them
    is_whole = not _CLOSING.search(part.view, stop, link)
    return Title(span, span, UNMARKED, behind=Behind(told.parts, stop) if told and is_whole else None)


_PEOPLE_APART = re.compile(
    r"(?P<mark>[*_]{1,3})(?=\w)[^*_.,;:]{2,60}(?:\([^()]{2,60}\)\s?)?\bet\.?\s?al\b[^*_]{0,80}(?P=mark)"
)


_TAGS = re.compile(r"(?:\s(?P<mark>\*{0,2})`[^`]{2,40}`(?P=mark))+")


def _is_apart(part: Stretch, start: int, cut: re.Match[str]) -> bool:
    """Whether a title ends here, whatever stands behind it: before a dot or one of several bars between spaces,
    people that emphasis sets apart, or a full stop and tags written as code.
    """
    view = part.view
    dotted = cut[0] in "·•" and view[cut.start() - 1] == " " == view[cut.end() : cut.end() + 1]
    bars = view.startswith(" | ", cut.start() - 1)
    barred = bars and (view.endswith("| ", 0, start) or view.find(" | ", cut.end()) >= 0)
    tagged = cut[0] in ".。" and _TAGS.match(part.text, part.span.start + cut.end(), part.span.end) is not None
    return dotted or barred or tagged or _PEOPLE_APART.match(view, cut.end()) is not None


def _closed(source: str) -> str:
    """What stands before a link, without the brackets that open for it and a label such as "Paper:"."""
    words = source.rstrip(_OPENING)
    if marks := _CLOSING_MARKS.match(source, len(words)):
        words = source[: marks.end()]
    label = (
        _LABEL_AT_END.search(words, max(0, len(words) - 9))
        if source[len(words) :].lstrip()[:1] in (":", "：")
        else None
    )
    return words[: label.start()].rstrip(_OPENING) if label else words


def _first_link(part: Stretch, cursor: int) -> int:
    start = part.span.start + cursor
    kinds = (LINK, BARE, IMAGE)
    found = (atom.span.start for atom in part.atoms if atom.span.start >= start and atom.kind in kinds)
    return next(found, part.span.end) - part.span.start


def _credits(part: Stretch, cut: re.Match[str], stop: int) -> Reading | None:
    """What stands behind a separator, if it is nothing but credits, or labels and keywords in brackets."""
    rest = part.view[cut.end() : stop]
    named = _DATED_AND_CALLED.fullmatch(rest) if rest.endswith(")") else None
    end = cut.end() + named.start("name") if named else stop
    reading = tells(part, cut.end(), end) if len(rest) < LONGEST_CREDITS and rest.strip(" .,;|-–—[(") else None
    if reading is None and (_CALLED.fullmatch(rest) or (cut[0] in ".。" and _REMARK.fullmatch(rest))):
        return Reading.empty(part.span)
    if reading is None or not _is_known(part, reading):
        return None
    if not reading.parts:
        return reading if rest.lstrip()[:1] in "[(【（" else None
    return reading if cut[0] not in _WEAK or _is_sure(part, reading) else None


def _is_known(part: Stretch, reading: Reading) -> bool:
    """Whether a venue is one of the table, or set apart, or short: what is capital is not yet a venue."""
    venue = reading.parts.get(Field.VENUE)
    if venue is None or part.text[venue.outer.start] in "[(【（*_<":
        return True
    said = venue.said(part.text)
    if recognise_venue(said) is not None:
        return True
    return len(said.split()) <= (7 if PERIODICAL.search(said) else 4) and not re.search(r"[,:?]", said)


def _is_sure(part: Stretch, reading: Reading) -> bool:
    """Whether credits behind a comma are no words of the title: a date, an acronym of a venue, several people."""
    venue, people = reading.parts.get(Field.VENUE), reading.parts.get(Field.AUTHORS)
    if people and not _are_whole_names(people.said(part.text)):
        return False
    if Field.DATE in reading.parts:
        return True
    if venue and (is_acronym(venue.said(part.text)) or people):
        return True
    line = people.said(part.text) if people else ""
    return line.count(",") > 1 or re.search(r"\b[A-Z]\.", line) is not None or has_more(line)


_PEOPLE = re.compile(r"[,;&]|\band\b")


def _are_whole_names(line: str) -> bool:
    """Whether people have two names each, or initials, so that they are no words of a title: "Ideas and Uses"."""
    names = [name.strip() for name in _PEOPLE.split(line) if name.strip()]
    return all(" " in name for name in names) or re.search(r"\b[A-Z]\.", line) is not None or has_more(line)


def _begins_with_people(source: str) -> bool:
    """Whether two people are named first, as in a citation, so that it is not certain where its title begins."""
    pieces = [piece.strip().removeprefix("and ") for piece in source.split(",", 3)[:3]]
    if len(pieces) < 3:
        return False
    return all(full_name(piece) for piece in pieces[:2]) or all(is_name(piece) for piece in pieces)


def _words(part: Stretch, start: int, end: int, *, certain: bool) -> Span | None:
    source = part.view[start:end]
    words = source.strip(" .,:;-–—|→" + BLANK)
    if BLANK in words or not 1 < len(words) <= LONGEST_TITLE or words[:3] == "by " or words.count('"') % 2:
        return None
    bold = "**" in words and (certain or (words[:2] != "**" and _is_all(part, start, end)))
    if _SIGN.search(words) and _ODD.search(_SET_APART.sub("x", words) if bold else words):
        return None
    if is_label(words) or _HANGING.search(words, max(0, len(words) - 5)) or _IN_PARENTHESES.fullmatch(words):
        return None
    told = when(words)
    if told and (told.venue is None or recognise_venue(told.venue.of(words))):
        return None
    if all(recognise_venue(piece) for piece in words[words.find(":") + 1 :].split(",")):
        return None
    begin = start + source.index(words)
    return part.absolute(begin, begin + len(words))


def _is_all(part: Stretch, start: int, end: int) -> bool:
    """Whether a stretch of an entry is all that it says, so that words in bold are words of its title."""
    return not part.atoms and not (part.view[:start] + part.view[end:]).strip(" .")


def _is_title(words: str, *, certain: bool) -> bool:
    """Whether words that a link follows may be a title, and not a citation, credits or a sentence."""
    if certain:
        return True
    if (
        len(words.split()) < 2
        or re.search(r"(?:(?<!\bv)s|[^.A-Zs])\. ", words)
        or _SET_APART.sub("x", words).count("**")
    ):
        return False
    found = list(dates(words))
    if when(words) or any(span.start == 0 or span.end == len(words) for span in found):
        return False
    return not ("," in words and full_name(words.split(",", 1)[0]))


def plain_title(part: Stretch) -> Title | None:
    """The whole of a cell that is called a title, up to the links or credits behind it."""
    found = plain_beginning(part, 0, certain=True)
    return found if found and len(found.span.of(part.text).split()) > 1 else None
