"""What stands within the marks of a title besides its words: date and venue, a topic, people, emphasis, a full stop."""

from __future__ import annotations

import re

from enrich.lists.markdown_atoms import Atom
from enrich.lists.markdown_citations import CITED_IN_CHINA
from enrich.lists.markdown_credits import When, when
from enrich.lists.markdown_leads import joined, lead
from enrich.lists.markdown_names import are_names, is_acronym, is_shortened
from enrich.lists.markdown_parts import Marks, Stretch, Title
from enrich.lists.markdown_plain import LONGEST_TITLE
from enrich.lists.markdown_venue_names import may_be_venue
from enrich.lists.markdown_views import stretch
from enrich.lists.splicing import Span, span_of
from enrich.normalise.venues import recognise_venue

_TOPIC = re.compile(r"(?:\*{1,2}(?=[^*]*\Z))?\[(?!Re\])[^\W\d_][^\[\]()]{1,40}\]\s+(?=\w)")
"""What brackets say of a work within the marks of its title; "[Re]" is the beginning of one (https://rescience.github.io)."""

_SAID_WITHIN = (
    (re.compile(r"\s{0,9}[(\[（](?P<inner>[^()\[\]（）]{3,90})[)\]）]\s*\Z"), False),
    (re.compile(r"\s{0,9}\((?P<inner>(?:19|20)\d\d[^()\[\]]{0,60})\)\s?\([^()]{2,80}\)\s*\Z"), False),
    (re.compile(r"\s{0,9}[(\[（](?P<inner>[^()\[\]（）]{3,60})[)\]）][\s:.-]{0,9}"), False),
    (re.compile(r"\s{0,9}[,，|]\s{0,9}(?P<inner>[^,，|]{3,60})\Z"), True),
    (re.compile(r"(?<=[^\W\d_])(?:,\s|，\s?)(?P<inner>(?:19|20)\d\d)\Z"), False),
)
"""Where a date and venue stand within the marks of a title: behind it in brackets, alone or before a remark, before it
in brackets, or behind a comma, where both must be there beyond doubt."""

_SAYS_MORE = re.compile(r"[(\[（,，|]")
"""One of these stands in every title with such a date or venue."""

_BEHIND_DASH = re.compile(
    r"\s[-–—]\s?(?P<venue>[A-Z](?:[^-–—,|:]|(?<=\w)-(?=\w)){1,40}?)(?:\s?[-–—]\s?|\s|(?<=[A-Z]))"
    r"(?P<date>(?:19|20)\d\d)\s*\Z"
)
"""A venue and a year behind a dash within the marks of a title: "A Title - ICML - 2024"."""

_LED = re.compile(r"\s?(?:(?:19|20)\d\d\s\(|[A-Z][\w&-]{1,11}['’ -]{0,2}\d{2,4}(?::\s|\s[|–—-]\s))")
"""How a year or a venue begins that stands before a title, within its marks."""


_CITED = re.compile(
    r"(?P<people>[^\"“”]{5,200}?)[.,]?\s[\"“](?P<title>[^\"“”]{8,300}?)[.,]?[\"”](?P<rest>[^\"“”]{0,200})"
)
"""A whole citation within the marks of its title: `Lovelace, Ada. "A Title." Trees (1843)`."""

_Told = tuple[tuple[When, Span], ...]


def within_marks(part: Stretch, inner: Span, outer: Span, marks: Marks, link: Atom | None) -> Title | None:
    """A title without the marks within its marks, its full stop, and the venue that stands beside it there."""
    whole = inner
    told, inner = _before(part.text, inner)
    authors: Span | None = None
    if citation := _citation(part.text, inner):
        authors, inner, place = citation
        told = (*told, *place)
    for form, is_bare in _SAID_WITHIN if _SAYS_MORE.search(part.text, *inner) else ():
        if (read := _beside(part.text, inner, form, is_bare=is_bare)) is not None:
            said, inner, people = read
            told, authors = (*told, said), people or authors
    if dashed := _behind_dash(part.text, inner):
        told, inner = (*told, dashed), Span(inner.start, dashed[1].start)
    if topic := _TOPIC.match(part.text, inner.start, inner.end):
        inner = Span(topic.end(), inner.end)
    if authors is None and (behind := _people_behind(inner.of(part.text), is_dated=inner.end < whole.end)):
        which = behind.lastgroup or 0
        authors = Span(inner.start + behind.start(which), inner.start + behind.end(which))
        inner = Span(inner.start, inner.start + behind.start())
    span = _bare(part.text, inner)
    if span.end <= span.start or span.end - span.start > LONGEST_TITLE:
        return None
    return Title(span, outer, marks, link, authors=authors, told=told)


def _citation(text: str, inner: Span) -> tuple[Span, Span, _Told] | None:
    """The people and the title of a whole citation, with what that says of venue and date behind them."""
    cited = _CITED.fullmatch(text, *inner) or CITED_IN_CHINA.fullmatch(text, *inner)
    if cited is None or not are_names(cited["people"], least=1):
        return None
    people, title, rest = (span_of(cited.span(name)) for name in ("people", "title", "rest"))
    said = when(cited["rest"], enclosed=True)
    return people, title, ((said.moved(rest.start), rest),) if said else ()


def _before(text: str, inner: Span) -> tuple[_Told, Span]:
    """The date and venue that stand before a title within its marks, if both do, and the rest."""
    if read := joined(text, inner.start, inner.end):
        return ((read[0], Span(inner.start, read[1])),), Span(read[1], inner.end)
    if not _LED.match(text, inner.start, inner.end):
        return (), inner
    before = lead(stretch(text, inner, {}), citing=False)
    told = tuple(before.told)
    whole = any(said.date for said, _ in told) and any(said.venue for said, _ in told)
    return (told, Span(inner.start + before.cursor, inner.end)) if whole else ((), inner)


def _beside(
    text: str, inner: Span, form: re.Pattern[str], *, is_bare: bool
) -> tuple[tuple[When, Span], Span, Span | None] | None:
    """What stands beside a title in one of the forms, what is left of it, and the people that a comma parts from it."""
    source = inner.of(text)
    match = form.match(source) if form.pattern.endswith("{0,9}") else form.search(source, max(0, len(source) - 110))
    found = when(match["inner"], enclosed=not is_bare) if match else None
    if not match or not found or not (found.date and found.venue if is_bare else found.date or found.venue):
        return None
    begin, authors = inner.start + match.start("inner"), None
    if is_bare and found.venue and is_shortened(line := found.venue.of(match["inner"])) and are_names(line):
        authors, found = Span(begin + found.venue.start, begin + found.venue.end), When(found.date)
    rest = (
        Span(inner.start, inner.start + match.start()) if match.start() else Span(inner.start + match.end(), inner.end)
    )
    return (found.moved(begin), Span(inner.start + match.start(), inner.start + match.end())), rest, authors


def _behind_dash(text: str, inner: Span) -> tuple[When, Span] | None:
    """The venue and the year behind a dash, if the venue is known, in capitals, or set apart from its year as well."""
    match = (
        _BEHIND_DASH.search(text, max(inner.start, inner.end - 60), inner.end)
        if text[inner.end - 1].isdigit()
        else None
    )
    if match is None or match.start() == inner.start:
        return None
    venue = match["venue"]
    apart = re.search(r"[-–—]", text[match.end("venue") : match.start("date")]) is not None
    if not (recognise_venue(venue) or is_acronym(venue) or (apart and may_be_venue(venue))):
        return None
    return When(span_of(match.span("date")), span_of(match.span("venue"))), span_of(match.span())


_PEOPLE_BEHIND = re.compile(
    r"\s(?:[-–—]\s?(?P<people>[^-–—()\d:]{5,200}?)(?:,\seds?\.?)?|\((?P<within>[^()\d:]{5,200})\))\Z"
)


def _people_behind(title: str, *, is_dated: bool) -> re.Match[str] | None:
    """The people at the end of a title, within its marks: two whole names or more, or one and "et al.". Where a date
    stood behind them, family names will do: "A Title — Lovelace & Babbage (1843)".
    """
    match = (
        _PEOPLE_BEHIND.search(title, max(0, len(title) - 220)) if title[-1:].isalpha() or title[-1:] in ".)" else None
    )
    if match is None:
        return None
    line = match[match.lastgroup or 0]
    names = re.split(r",|\band\b|&", line)
    whole = len(names) > 1 and (
        (is_dated and re.search(r"\s(?:and|&)\s", line)) or all(" " in name.strip() for name in names)
    )
    return match if (whole or is_shortened(line)) and are_names(line) else None


_SIGNS = re.compile(r"(?:[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?\s*)+(?=\w)")
"""Emoji before the first word."""


_PAIRS = (
    ("***", "***"),
    ("**", "**"),
    ("__", "__"),
    ("*", "*"),
    ('"', '"'),
    ("“", "”"),
    ("‘", "’"),
    ("<b>", "</b>"),
)
_OPENING = "".join(opening[0] for opening, _ in _PAIRS)


def _bare(text: str, span: Span) -> Span:
    """A title without emphasis, quotes and a full stop around it; stray spaces stay, since they are a fault."""
    source = span.of(text)
    for pair in _PAIRS if source.lstrip()[:1] in _OPENING else ():
        stripped = source.strip()
        if len(stripped) > 4 and stripped.startswith(pair[0]) and stripped.endswith(pair[1]):
            inner = stripped[len(pair[0]) : -len(pair[1])]
            if pair[0] not in inner:
                start = span.start + source.index(stripped) + len(pair[0])
                span, source = Span(start, start + len(inner)), inner
    if signs := _SIGNS.match(source):
        span, source = Span(span.start + signs.end(), span.end), source[signs.end() :]
    words = source.rstrip()
    before, last = words[-2:-1], words[-1:]
    if last in (".", ",", ";", "；") and before not in ("", ".") and not before.isspace():
        return Span(span.start, span.start + len(words) - 1)
    return span
