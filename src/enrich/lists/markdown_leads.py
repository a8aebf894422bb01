"""What may stand before a title: marks, numbers, labels, dates, venues, topics, a short name, people and a year.

Each form is a pattern or a small rule; anything else before a title, and there is no entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from enrich.lists.markdown_atoms import BLANK, Atom, AtomKind
from enrich.lists.markdown_credits import When, are_names, dates, when
from enrich.lists.markdown_parts import Stretch
from enrich.lists.markdown_works import is_label
from enrich.lists.splicing import Span
from enrich.normalise.dates import MONTHS
from enrich.normalise.names import has_more
from enrich.normalise.venues import recognise_venue

LONGEST_LINE_OF_PEOPLE = 2000
"""Characters."""

LONGEST_PLACE = 60
"""Characters of a link that says where a work appeared."""

_EMPTY = re.compile(
    r":[a-z0-9_+-]+:|[^\w\[(\"“'*_`«「《【（\\"
    + BLANK
    + r"]+|(?:\*\*)?\\?\[(?!(?:19|20)\d\d\\?\])\d{1,4}\\?\](?:\*\*)?|\d{1,4}[.)]\s|\[[ xX]\]\s"
    r"|\\?[\[(]\s*" + BLANK + r"+\s*\\?[\])]|(?:\*\*|__)?(?:paper|title|论文|标题)(?:\*\*|__)?\s*[:：]\s*(?:\*\*\s)?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\\?[\[(]\s?")
_CLOSING_BRACKET = re.compile(r"(?:\s?\\?[\])])?")
_TAGGED = re.compile(
    r"(?P<mark>\*{1,3}|_{1,3}|`)?(?P<open>\\?\[|\(|【|（)(?P<inner>(?:[^\[\]()【】（）]|(?<=[^\[(])\([^()\[\]]{1,30}\)){1,60}?)"
    r"\\?[\])】）](?(mark)(?P=mark))(?:\s*[:.|-])?"
)
_EMPHASISED = re.compile(r"(?P<mark>\*{1,3}|_{1,3}|`)(?P<inner>[^*_`\n]{2,40})(?P=mark)\s*[:.|-]?")
_PLAIN_LEAD = re.compile(r"(?P<inner>[^:|*\[(" + BLANK + r"]{2,40}?)\s*(?:[:：|]|\s[-–—])\s")
_AFTER_DATE = re.compile(r"\s*[:：|,.–—-]\s*|\s+(?=[\"“*" + BLANK + "])")
_NAMED = re.compile(
    r"(?P<mark>\*\*|__|`|[*_])(?P<name>[^*_`\"“"
    + BLANK
    + r"]{1,60}?)(?P<inside>[:：])?(?P=mark)"
    + BLANK
    + r"*(?P<behind>\s*(?:[:：]|[—–-]\s))?\s*"
)
_CALLED = re.compile(r"(?=\w)[^:：\"“*" + BLANK + r"]{1,40}[:：]\s*(?=(?:\*\*|[*_])?[\"“])")
_QUOTED = re.compile(r"(?:\*\*|[*_])?[\"“][^\"”]{5,}[\"”]")
_YEAR_OF_CITATION = re.compile(
    r"[,*_]{0,3}\s?(?:[(\[](?P<enclosed>(?:19|20)\d\d)[a-z]?[)\]]|(?<=\.\s)(?P<bare>(?:19|20)\d\d)[a-z]?"
    rf"|(?<=,\s)(?P<last>(?:19|20)\d\d)[a-z]?(?:,\s(?:{'|'.join(MONTHS)}))?(?=[.,:]\s[^\s\[({BLANK}]))[.,:]{{0,2}}\s",
    re.IGNORECASE,
)
_END_OF_PEOPLE = re.compile(r"(?<=[^\W\d_A-Z])(?<!\bal)\.\s(?=\S)|(?<=\bal\.)[:,]?\s")


@dataclass(slots=True)
class Lead:
    """What stood before a title, up to `cursor`. `places` are links that say where the work appeared."""

    cursor: int = 0
    told: list[tuple[When, Span]] = field(default_factory=list)
    places: list[Atom] = field(default_factory=list)
    authors: Span | None = None
    citing: bool = True


def lead(part: Stretch, *, citing: bool = True) -> Lead:
    """Past all that may stand before a title. `citing` says that people may, without a year behind them."""
    found = Lead(citing=citing)
    while found.cursor < len(part.view) and any(step(part, found) for step in _steps(part.view[found.cursor])):
        pass
    return found


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
            found.told.append((_moved(told, atom.text.start), atom.text))
            found.places.append(atom)
        elif not is_label(words):
            return False
    elif atom.kind is AtomKind.BARE:
        return False
    end = atom.text.start if atom.kind is AtomKind.MARK and atom.text.start > atom.span.start else atom.span.end
    found.cursor = end - part.span.start
    if bracket:
        closing = _CLOSING_BRACKET.match(part.view, found.cursor)
        found.cursor = closing.end() if closing else found.cursor
    return True


def _may_place(words: str) -> bool:
    """Whether a link is short enough to say only where a work appeared; most are titles, and need no closer look."""
    return len(words) <= LONGEST_PLACE and (len(words.split()) <= 3 or re.search(r"\d", words) is not None)


def _moved(told: When, by: int) -> When:
    return When(
        *(Span(by + span.start, by + span.end) if span else None for span in (told.date, told.venue, told.track))
    )


def _empty(part: Stretch, found: Lead) -> bool:
    match = _EMPTY.match(part.view, found.cursor)
    found.cursor = match.end() if match else found.cursor
    return match is not None


def _tag(part: Stretch, found: Lead) -> bool:
    """A date and venue that brackets, emphasis or a colon set apart, or a topic in brackets."""
    for form, apart in ((_TAGGED, True), (_EMPHASISED, False), (_PLAIN_LEAD, False)):
        match = form.match(part.view, found.cursor)
        if match is None or BLANK in match["inner"]:
            continue
        told = when(match["inner"], enclosed=apart)
        if told and (apart or told.venue is None or recognise_venue(told.venue.of(match["inner"]))):
            found.told.append((part.moved(told, match.start("inner")), part.outer(*match.span())))
            found.cursor = match.end()
            return True
        if apart and not told and (match["open"] != "(" or match["mark"]) and _is_topic(part, match):
            found.cursor = match.end()
            return True
    return False


def _is_topic(part: Stretch, match: re.Match[str]) -> bool:
    """Whether brackets say what a work is about: some words, or more of them before a title that is set apart."""
    return len(match["inner"].split()) <= 3 or re.match(rf"\s*[*\"“{BLANK}]", part.view[match.end() :]) is not None


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
    called = _CALLED.match(part.view, found.cursor)
    if called and not are_names(called[0], least=2):
        found.cursor = called.end()
        return True
    match = _NAMED.match(part.view, found.cursor)
    if match is None or (len(match["name"].split()) > 3 and not _QUOTED.match(part.view, match.end())):
        return False
    colon = bool(match["inside"]) or bool(match["behind"] and match["behind"].strip() in ":：")
    if len(match["mark"]) == 1 and match["mark"] != "`" and not (colon and _is_word(match["name"])):
        return False
    quoted = (
        _QUOTED.match(part.view, match.end())
        if colon or not match["behind"]
        else _QUOTED.search(part.view, match.end())
    )
    behind = part.starting(match.end()) if match["behind"] else None
    linked = behind is not None and behind.kind is AtomKind.LINK and not is_label(behind.text.of(part.text))
    if (
        not quoted
        and not linked
        and not (colon and part.view[match.end() :].strip(" .") and not is_label(match["name"]))
    ):
        return False
    found.cursor = match.end()
    return True


def people_and_year(part: Stretch, cursor: int) -> Lead | None:
    """The people and the year with which a citation begins here, and what stands behind them."""
    found = Lead(cursor, citing=False)
    return found if _people(part, found) else None


def _people(part: Stretch, found: Lead) -> bool:
    """People and the year of a citation, or people who are told apart from a title by the end of a sentence."""
    if found.authors or not part.view[found.cursor : found.cursor + 4].strip("*_")[:1].isalpha():
        return False
    limit = found.cursor + LONGEST_LINE_OF_PEOPLE
    blank = part.view.find(BLANK, found.cursor, limit)
    limit = blank if blank >= 0 else limit
    year = _YEAR_OF_CITATION.search(part.view, found.cursor, limit + 1)
    if year and _are_people(part.view[found.cursor : year.start()]):
        _take_people(part, found, year.start(), year.end())
        date = part.absolute(*year.span(year.lastgroup or 0))
        found.told.append((When(date=date), date))
        return True
    stop = _END_OF_PEOPLE.search(part.view, found.cursor, limit) if found.citing else None
    if stop and _are_people(part.view[found.cursor : stop.start()]):
        _take_people(part, found, stop.start(), stop.end())
        return True
    return False


def _is_word(name: str) -> bool:
    """Whether emphasised text is no name of a person: one word, or words that no names are."""
    return len(name.split()) == 1 or not are_names(name, least=1)


_NOT_PEOPLE = re.compile(r"[\"“*:?]|__|[^\W\d_]{3}\.\s")
"""What stands in no line of people: marks, and the end of a sentence."""


def _are_people(line: str) -> bool:
    """Whether people are named beyond doubt: two or more of whom, or one with initials or "et al."."""
    line = line.strip(" *_")
    if _NOT_PEOPLE.search(line):
        return False
    sure = has_more(line) or "," in line or " and " in line
    return sure and are_names(line, least=2 if not re.search(r"\b[A-Z]\.", line) else 1)


def line_of_people(text: str) -> str:
    """People without what ends their sentence; the full stop of "et al." and of an initial is their own."""
    line = text.strip(" ,:;-–—*_")
    return line if re.search(r"(?:\bal|\b[A-Z])\.\Z", line) else line.rstrip(" .")


def _take_people(part: Stretch, found: Lead, end: int, behind: int) -> None:
    line = part.view[found.cursor : end]
    stripped = line_of_people(line.strip("*_ "))
    start = found.cursor + line.index(stripped)
    found.authors = part.absolute(start, start + len(stripped))
    found.cursor = behind


_Step = Callable[[Stretch, Lead], bool]

_STEPS: tuple[_Step, ...] = (_atom, _empty, _tag, _date, _short_name, _people)


def _steps(first: str) -> tuple[_Step, ...]:
    """What may come next, by its first character; most entries begin with a link, which nothing but itself can be."""
    return (_atom,) if first == BLANK else _STEPS
