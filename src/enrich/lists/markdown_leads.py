"""What may stand before a title: marks, numbers, labels, dates, venues, topics, a short name, people and a year.

Each form is a pattern or a small rule; anything else before a title, and there is no entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from enrich.lists.markdown_atoms import BLANK, AtomKind
from enrich.lists.markdown_called import called
from enrich.lists.markdown_credits import When, dates, when
from enrich.lists.markdown_names import are_names, is_word
from enrich.lists.markdown_parts import Stretch
from enrich.lists.markdown_people import Lead, people
from enrich.lists.markdown_set_apart import QUOTED, set_apart
from enrich.lists.markdown_works import is_label, is_work
from enrich.lists.splicing import span_of
from enrich.normalise.dates import SHORT_MONTH
from enrich.normalise.venues import recognise_venue

LONGEST_PLACE = 60
"""Characters of a link that says where a work appeared."""

_EMPTY = re.compile(
    r":[a-z0-9_+-]+:|(?:(?!:[a-z0-9_+-]+:)[^\w\[(\"“'*_`«「《【（{$¿¡\\"
    + BLANK
    + r"])+|(?:\*\*)?\\?\[(?!(?:19|20)\d\d\\?\])\d{1,4}\\?\](?:\*\*)?|\d{1,4}[.)](?:\s|(?=[A-Z][^\W\d_]*[ -]))"
    r"|\[[ xX]\]\s"
    r"|\\?[\[(]\s*" + BLANK + r"+\s*\\?[\])]|(?:\*\*|__)?(?:paper|title|论文|标题)(?:\*\*|__)?\s*[:：]\s*(?:\*\*\s)?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"(?P<mark>\*{1,3})?\\?[\[(]\s?")
_CLOSING_BRACKET = re.compile(r"(?:\s?\\?[\])])?(?P<mark>\*{1,3})?")
_JOINED = re.compile(r"(?P<date>(?:20|19)?\d\d)-(?P<venue>[A-Za-z][\w&]{1,14}(?: [A-Z][\w&]{1,14})?)-(?=[^\W_])")
"""What stands before the titles of a list whose entries are named as their files: "20-OSDI-A Title"."""

_REMARK = re.compile(
    rf"(?=[^:：{BLANK}\u4e00-\u9fff]*+[\u4e00-\u9fff])[^:：{BLANK}]{{2,160}}(?P<colon>[:：]\s*)?(?={BLANK})"
)
"""What a Chinese list says of a work, before its title."""

_BOLD_TAG = re.compile(r"\*\*`[^`*]{1,60}`\*\*[ ]?[:：]\s*")
"""Who made a work, or what it is of, in code and bold before its title: not what it is called."""

_COMPACT = re.compile(r"20\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?[ ]+")
"""The day on which a work came to the list, as such lists write it; it is none of its own."""

_DASH = re.compile(r"\s+[-–—|]\s+")
_AFTER_DATE = re.compile(r"\s*[:：|,.–—-]\s*|\s+(?=[(\"“*" + BLANK + "])")
_NAMED = re.compile(
    r"(?P<mark>\*\*|__|`|[*_])(?![^*_`\"“$"
    + BLANK
    + r"]{62})(?P<name>(?:\$[^$\n]{1,40}\$|[^*_`\"“"
    + BLANK
    + r"]){1,60}?)(?P<inside>[:：])?(?P=mark)"
    + BLANK
    + r"*(?P<behind>\s*(?:[:：]|[—–-]\s))?\s*"
)
_CALLED = re.compile(r"(?=\w)[^:：\"“*" + BLANK + r"]{1,40}+[:：]\s*(?=(?:\*\*|[*_])?[\"“]|\*\*\w)")


def lead(part: Stretch, *, citing: bool = True) -> Lead:
    """Past all that may stand before a title. `citing` says that people may, without a year behind them."""
    found = Lead(citing=citing)
    while found.cursor < len(part.view) and _advances(part, found):
        pass
    return found


def _advances(part: Stretch, found: Lead) -> bool:
    for step in _steps(part.view, found.cursor):  # noqa: SIM110 - this is asked of every entry, and a generator takes twice as long
        if step(part, found):
            return True
    return False


def _atom(part: Stretch, found: Lead) -> bool:
    """A link that says when and where, or what it leads to; an image, a tag, a remark in code."""
    bracket = _BRACKET.match(part.view, found.cursor)
    atom = part.starting(bracket.end() if bracket else found.cursor)
    if atom is None or (bracket and atom.kind is not AtomKind.LINK):
        return False
    if atom.kind is AtomKind.CODE and part.view[found.cursor] != "x":
        return False
    if atom.kind is AtomKind.LINK:
        words = atom.text.of(part.text)
        told = when(words) if _may_place(words) else None
        if told and told.venue and recognise_venue(told.venue.of(words)):
            found.told.append((told.moved(atom.text.start), atom.text))
            found.places.append(atom)
        elif not is_label(words):
            return False
    elif atom.kind is AtomKind.BARE:
        return False
    end = atom.text.start if atom.kind is AtomKind.MARK and atom.text.start > atom.span.start else atom.span.end
    found.cursor = end - part.span.start
    if bracket and (closing := _CLOSING_BRACKET.match(part.view, found.cursor)):
        found.cursor = (
            closing.end() if closing["mark"] == bracket["mark"] else closing.end() - len(closing["mark"] or "")
        )
    return True


def _may_place(words: str) -> bool:
    """Whether a link is short enough to say only where a work appeared; most are titles, and need no closer look."""
    return len(words) <= LONGEST_PLACE and (len(words.split()) <= 3 or re.search(r"\d", words) is not None)


def _empty(part: Stretch, found: Lead) -> bool:
    match = _EMPTY.match(part.view, found.cursor)
    found.cursor = match.end() if match else found.cursor
    return match is not None


def joined(view: str, cursor: int, end: int) -> tuple[When, int] | None:
    """The year and the venue, known or in capitals, that hyphens join to a title, and where that begins."""
    match = _JOINED.match(view, cursor, end) if view[cursor : cursor + 1].isdigit() else None
    if match is None or not (match["venue"].isupper() or recognise_venue(match["venue"])):
        return None
    return When(span_of(match.span("date")), span_of(match.span("venue"))), match.end()


def _joined(part: Stretch, found: Lead) -> bool:
    read = None if found.told else joined(part.view, found.cursor, len(part.view))
    if read is None:
        return False
    found.told.append((part.moved(read[0], 0), part.outer(found.cursor, read[1])))
    found.cursor = read[1]
    return True


def _day_of_listing(part: Stretch, found: Lead) -> bool:
    match = _COMPACT.match(part.view, found.cursor)
    found.cursor = match.end() if match else found.cursor
    return match is not None


def _short_month(part: Stretch, found: Lead) -> bool:
    """A month after a year of two digits that a dash sets apart: "24.05 - arXiv - A Title"."""
    match = SHORT_MONTH.match(part.view, found.cursor)
    dash = _DASH.match(part.view, match.end()) if match else None
    if match is None or dash is None:
        return False
    where = part.absolute(*match.span())
    found.told.append((When(date=where), where))
    found.cursor = dash.end()
    return True


def _remark(part: Stretch, found: Lead) -> bool:
    match = _REMARK.match(part.view, found.cursor)
    atom = part.starting(match.end()) if match else None
    said = match and (match["colon"] or (atom and is_work(atom.url) and len(atom.text.of(part.text).split()) > 2))
    found.cursor = match.end() if match and said else found.cursor
    return bool(said)


def _date(part: Stretch, found: Lead) -> bool:
    date = next((span for span in dates(part.view[found.cursor : found.cursor + 40]) if span.start == 0), None)
    if date is None or not _AFTER_DATE.match(part.view, found.cursor + date.end):
        return False
    where = part.absolute(found.cursor, found.cursor + date.end)
    found.told.append((When(date=where), where))
    found.cursor += date.end
    return True


def _short_name(part: Stretch, found: Lead) -> bool:
    """What a work is called, before its title: `**BERT**: "Pre-training of …"`, `**BERT:** Pre-training of …`."""
    name = _CALLED.match(part.view, found.cursor)
    if name and not are_names(name[0], least=2):
        found.cursor = name.end()
        return True
    if tag := _BOLD_TAG.match(part.text, part.span.start + found.cursor, part.span.end):
        found.cursor += len(tag[0])
        return True
    match = _NAMED.match(part.view, found.cursor)
    if match is None or (len(match["name"].split()) > 3 and not QUOTED.match(part.view, match.end())):
        return False
    colon = bool(match["inside"]) or bool(match["behind"] and match["behind"].strip() in ":：")
    if len(match["mark"]) == 1 and match["mark"] != "`" and not (colon and is_word(match["name"])):
        return False
    quoted = (
        QUOTED.match(part.view, match.end()) if colon or not match["behind"] else QUOTED.search(part.view, match.end())
    )
    behind = part.starting(match.end()) if match["behind"] else None
    linked = behind is not None and behind.kind is AtomKind.LINK and not is_label(behind.text.of(part.text))
    if (
        not quoted
        and not linked
        and not (colon and part.view[match.end() :].strip(" .") and not is_label(match["name"]))
    ):
        return False
    found.named = None if quoted or linked or not colon else found.cursor
    found.cursor = match.end()
    return True


_Step = Callable[[Stretch, Lead], bool]

_AT_LINK: tuple[_Step, ...] = (_atom,)
_AT_WORDS: tuple[_Step, ...] = (_remark, _date, people)
_AT_LETTER: tuple[_Step, ...] = (_empty, set_apart, _remark, _date, called, _short_name, people)
_AT_DIGIT: tuple[_Step, ...] = (
    _empty,
    _day_of_listing,
    _short_month,
    _joined,
    set_apart,
    _remark,
    _date,
    called,
    _short_name,
)
_AT_SIGN: tuple[_Step, ...] = (_atom, _empty, set_apart, _remark, _date, called, _short_name, people)


_MERE_WORDS = re.compile(rf"[^:：|,(\[{BLANK}\u4e00-\u9fff]{{62}}[^:：|,(\[{BLANK}\u4e00-\u9fff\s]")
_DASH_APART = re.compile(r"[-–—](?<=\s[-–—])")
"""So many characters without a sign that ends them are more than any label, tag, place or name before a title."""


def _steps(view: str, cursor: int) -> tuple[_Step, ...]:
    """What may come next, by its first character; most entries begin with a link, which nothing but itself can be, or
    with the words of the title.
    """
    first = view[cursor]
    if first == BLANK:
        return _AT_LINK
    if first.isdigit():
        return _AT_DIGIT
    # an "x" may stand for code
    if not first.isalpha() or first == "x":
        return _AT_SIGN
    words = _MERE_WORDS.match(view, cursor)
    return _AT_WORDS if words and not _DASH_APART.search(view, cursor, words.end()) else _AT_LETTER
