"""A title that marks set apart: a link, bold, quotes, brackets."""

from __future__ import annotations

import re

from enrich.lists.markdown_atoms import BLANK, Atom, AtomKind
from enrich.lists.markdown_credits import when
from enrich.lists.markdown_names import are_names, is_shortened
from enrich.lists.markdown_parts import BOLD, LINKED, QUOTES, Stretch, Title
from enrich.lists.markdown_plain import LONGEST_TITLE
from enrich.lists.markdown_within import within_marks
from enrich.lists.markdown_works import is_label, is_other
from enrich.normalise.venues import recognise_venue

FEWEST_WORDS = 4
"""Words of a title that leads nowhere, or that stands behind the link of a name."""

_MARKS = re.compile(r"(?:\*{1,3}|_{1,3}|[\"“「《«]|‘(?=.{8,300}?’,))*")
_QUOTE_OF = {'"': '"', "“": "”"}
_CLOSED = {**dict.fromkeys('"“', re.compile('["”]')), "‘": re.compile("’(?=,)")}
"""What ends quotes that any mark of their kind may end, or that an apostrophe looks like."""

_CLOSING = {"“": "”", "「": "」", "《": "》", "«": "»"}


def marked_title(part: Stretch, cursor: int) -> Title | None:
    """A title that is set apart by marks and begins here."""
    opened = _MARKS.match(part.view, cursor)
    if opened is None:
        return None
    atom = part.starting(opened.end()) if part.view.startswith(BLANK, opened.end()) else None
    if atom and atom.kind is AtomKind.LINK:
        return linked_title(part, atom, opened[0], cursor)
    return _marked(part, opened[0], cursor) if opened[0] else _in_brackets(part, cursor)


_ADDRESS = re.compile(r"\s*https?://\S+\s*\Z")


def linked_title(part: Stretch, atom: Atom, marks: str, cursor: int) -> Title | None:
    words = atom.text.of(part.text)
    if is_label(words) or (":" in words and (is_other(words) or _ADDRESS.match(words))) or _cites(words):
        return None
    end = atom.span.end - part.span.start
    closing = "".join(_CLOSING.get(mark, mark) for mark in reversed(marks))
    after = re.compile(r"[.,]?" + re.escape(closing)).match(part.view, end) if closing else None
    outer = part.outer(cursor, after.end()) if after else atom.span
    return within_marks(part, atom.text, outer, LINKED, atom)


_YEAR_LAST = re.compile(r",?\s\(?(?:19|20)\d\d[a-z]?\)?\Z")


def _cites(words: str) -> bool:
    """Whether a link only says whose work it leads to: "Lovelace et al., 1843"."""
    year = _YEAR_LAST.search(words)
    return year is not None and is_shortened(words[: year.start()]) and are_names(words[: year.start()], least=1)


def _marked(part: Stretch, marks: str, cursor: int) -> Title | None:
    """A title in bold or in quotes that is no link."""
    begin = cursor + len(marks)
    first = "**" if marks.startswith("**") else "__" if marks.startswith("__") else marks[0]
    closing = _CLOSED.get(first, re.compile(re.escape(_CLOSING.get(first, first)))).search(part.view, begin)
    while closing and (again := _GOES_ON.match(part.text, part.span.start + closing.start())):
        closing = closing.re.search(part.view, again.end() - part.span.start)
    end = closing.start() if closing else -1
    if closing is None or end == begin or BLANK in part.view[begin:end] or end - begin > LONGEST_TITLE:
        return None
    if (
        len(marks) > len(first)
        and marks[-1] in '"“'
        and 0 <= part.view.find(_QUOTE_OF[marks[-1]], begin, end) < end - 2
    ):
        # the quotes end within the title, and so are its own
        begin -= 1
        marks = marks[:-1]
    inner = part.view[begin:end]
    if first in '"“' and _BEFORE_MORE.match(part.view, end + 1):
        return None
    if is_label(inner) or _is_word(inner) or inner.rstrip().endswith(":") or _is_place(inner):
        return None
    kind = QUOTES if first in '"“「《«‘' else BOLD
    if kind is BOLD and "," in inner and are_names(inner):
        return None
    bare = inner.rstrip(" .,").rstrip('*_"”」》»') if len(marks) > len(first) else inner
    words = part.absolute(begin, begin + len(bare))
    return within_marks(part, words, part.outer(cursor, closing.end()), kind, None)


def _is_place(words: str) -> bool:
    """Whether marks set apart a known venue, and no title: "*ICCV 2015*"."""
    told = when(words, enclosed=True)
    return told is not None and (told.venue is None or recognise_venue(told.venue.of(words)) is not None)


def _is_word(inner: str) -> bool:
    """Whether marks set apart one word, and not the title by which a file is called: "A_Title_of_Some_Words"."""
    return len(inner.split()) < 2 and inner.count("_") < FEWEST_WORDS - 1


_BEFORE_MORE = re.compile(r"(?::\s+|\s(?:or|vs\.?|is|are)\s+)[\w\"“]")
"""What follows quotes that are but the beginning of a title: `"No Threads": Looms without Them`."""

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
    return Title(part.absolute(*match.span("title")), part.absolute(*match.span()), LINKED)
