"""What is set apart before a title: a date and venue, or a topic, in brackets, emphasis, before a colon or a link."""

from __future__ import annotations

import re

from enrich.lists.markdown_atoms import BLANK, AtomKind
from enrich.lists.markdown_credits import When, when
from enrich.lists.markdown_parts import Stretch
from enrich.lists.markdown_people import Lead
from enrich.lists.markdown_works import is_label
from enrich.lists.splicing import span_of
from enrich.normalise.venues import recognise_venue

_TAGGED = re.compile(
    r"(?P<mark>\*{1,3}|_{1,3}|`)?(?P<open>\\?\[|\(|【|（)(?P<within>[*_]{1,3})?(?P<inner>(?:[^\[\]()【】（）]|(?<=[^\[(])\([^()\[\]]{1,30}\)){1,60}?)"
    r"(?(within)(?P=within))\\?[\])】）](?(mark)(?P=mark))(?:\s*[:.|-])?"
)
_EMPHASISED = re.compile(r"(?P<mark>\*{1,3}|_{1,3}|`)(?P<inner>[^*_`\n]{2,40})(?P=mark)\s*[:.|-]?")
_PLAIN_LEAD = re.compile(
    rf"(?=[^:：|*\[({BLANK}–—-]{{0,40}}+(?:\([^()]{{2,30}}\)\s*+)?+[:：|–—-])"
    rf"(?P<inner>[^:|*\[({BLANK}]{{2,40}}?(?:\([^():{BLANK}]{{2,30}}\))?)\s*(?:[:：|]|\s[-–—])\s"
)
_PLACE_AND_COMMA = re.compile(
    rf"(?=[^,:|*\[({BLANK}]{{2,61}}+[,(])"
    rf"(?P<inner>[^,:|*\[({BLANK}]{{2,60}}?(?:\s\([^()]{{2,30}}\))?),(?:\s|(?={BLANK}))"
)
_BEFORE_LINK = re.compile(
    rf"(?=[^:：|*\[({BLANK}]{{2,40}}+[ ]*+{BLANK})(?P<inner>[^:：|*\[({BLANK}]{{2,40}}?)[ ]+(?={BLANK})"
)
"""Each looks first whether what ends it is near; most words before a title go on without."""

_BEFORE_REMARK = re.compile(
    rf"(?P<inner>[A-Za-z][\w .&'’-]{{1,30}}?)\s+(?=[\u4e00-\u9fff][^:：{BLANK}]{{0,160}}[:：]?\s*{BLANK})"
)
_ACRONYM_AND_YEAR = re.compile(r"(?P<venue>[A-Z][A-Za-z&]{2,11})[-'’ ]{0,2}(?P<date>(?:20)?\d\d)")
_ACRONYM_AND_FULL_YEAR = re.compile(r"(?P<venue>[A-Z][A-Za-z&]?[A-Z][A-Za-z&]{0,9})[-'’ ]{0,2}(?P<date>(?:19|20)\d\d)")
_UNKNOWN = {
    _BEFORE_LINK: _ACRONYM_AND_YEAR,
    _PLAIN_LEAD: _ACRONYM_AND_FULL_YEAR,
    _PLACE_AND_COMMA: _ACRONYM_AND_FULL_YEAR,
}
"""How a venue that nobody knows is told from words of a title, by what stands behind it."""

_SET_APART = re.compile(rf"[*_\"“[{BLANK}]")

QUOTED = re.compile(r"(?:\*\*|[*_])?[\"“][^\"”]{5,}[\"”]")
_PLAIN_TAGS = ((_PLAIN_LEAD, False), (_PLACE_AND_COMMA, False), (_BEFORE_LINK, False), (_BEFORE_REMARK, False))
_TAGS = ((_TAGGED, True), (_EMPHASISED, False), *_PLAIN_TAGS)
"""The forms of what says where and when, and whether their marks alone set it apart."""


def set_apart(part: Stretch, found: Lead) -> bool:
    """A date and venue that brackets, emphasis or a colon set apart, or a topic in brackets."""
    for form, apart in _PLAIN_TAGS if part.view[found.cursor].isalnum() else _TAGS:
        match = form.match(part.view, found.cursor)
        if match is None or BLANK in match["inner"] or (form is _PLAIN_LEAD and found.named is not None):
            continue
        start, inner = _unmarked(match)
        if told := _said(part, form, match, inner, apart=apart):
            found.told.append((part.moved(told, start), part.outer(*match.span())))
            found.cursor = match.end()
            return True
        tag = apart and (_is_bracketed(match) or (found.told and _is_tag(inner)) or _is_before_marks(part, match))
        if tag and _is_topic(part, match):
            found.cursor = match.end()
            return True
    return False


def _is_bracketed(match: re.Match[str]) -> bool:
    """Whether brackets, or emphasis around parentheses or within them, set apart what no title begins with."""
    return match["open"] != "(" or bool(match["mark"] or match["within"])


_BOLD = re.compile(r"\s?\*\*[^\s*]")


def _is_before_marks(part: Stretch, match: re.Match[str]) -> bool:
    """Whether a bold or a linked title follows, to which no parentheses before it can belong."""
    if is_label(match["inner"]):
        return False
    atom = part.starting(_past_spaces(part, match.end()))
    linked = atom is not None and atom.kind is AtomKind.LINK and not is_label(atom.text.of(part.text))
    return linked or _BOLD.match(part.view, match.end()) is not None


_TAG = re.compile(r"(?!(?:almost|not|how|more|un|re)\b)[^\W\d_][\w+/&-]{1,19}(?<!ly)", re.IGNORECASE)


def _is_tag(inner: str) -> bool:
    """Whether a word in parentheses behind a venue is a tag, "(App)", and no word of a title: "(Almost) …"."""
    return _TAG.fullmatch(inner) is not None


def _is_before_link(part: Stretch, match: re.Match[str]) -> bool:
    """Whether a link follows right behind what may be a venue and a year, and no initials stand in it."""
    return part.view[match.end() : match.end() + 1] == BLANK and re.search(r"\b[A-Z]\.", match["inner"]) is None


_DOUBLY_MARKED = re.compile(r"(?P<mark>\*{1,3}|_{1,3}|`)(?P<inner>[^*_`]+)(?P=mark)")


def _unmarked(match: re.Match[str]) -> tuple[int, str]:
    """Where what is set apart begins, without marks within the marks, and the text: "(*ICML 2024*)"."""
    within = _DOUBLY_MARKED.fullmatch(match["inner"])
    start = match.start("inner")
    return (start + within.start("inner"), within["inner"]) if within else (start, match["inner"])


def _past_spaces(part: Stretch, place: int) -> int:
    return len(part.view) - len(part.view[place:].lstrip())


def _said(part: Stretch, form: re.Pattern[str], match: re.Match[str], inner: str, *, apart: bool) -> When | None:
    """What stands before a title says of when and where; None if it may be the title's own beginning."""
    told = when(inner, enclosed=apart)
    if told and not told.date and form is _EMPHASISED and QUOTED.match(part.view, _past_spaces(part, match.end())):
        # an acronym in bold before a title in quotes is its short name
        return None
    clear = apart or (form is _PLACE_AND_COMMA and _is_before_link(part, match))
    if told and (clear or told.venue is None or recognise_venue(told.venue.of(inner))):
        colon = form is _PLAIN_LEAD and ":" in match[0] and not _SET_APART.match(part.view, match.end())
        if told.date or not (colon or form is _PLACE_AND_COMMA):
            # "AutoML: …" is a title as often
            return told if told.venue or form is not _PLACE_AND_COMMA else None
    linked = part.view.startswith(BLANK, match.end())
    unknown = _UNKNOWN[_BEFORE_LINK if linked else form].fullmatch(inner) if form in _UNKNOWN else None
    if unknown is None:
        return None
    return When(span_of(unknown.span("date")), span_of(unknown.span("venue")), edition=span_of(unknown.span()))


def _is_topic(part: Stretch, match: re.Match[str]) -> bool:
    """Whether brackets say what a work is about: some words, or more of them before a title that is set apart."""
    return len(match["inner"].split()) <= 3 or re.match(rf"\s*[*\"“{BLANK}]", part.view[match.end() :]) is not None
