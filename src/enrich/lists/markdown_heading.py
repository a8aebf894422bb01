"""The heading of an entry, `#### [Title](url) *Mon YYYY Venue*`: where its parts stand, and how
each is written so that it stays the part that it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from enrich.lists.markdown_links import destination
from enrich.lists.splicing import Span
from enrich.normalise.dates import leading_date


@dataclass(frozen=True, slots=True)
class Heading:
    """The parts of an entry's heading.

    `when` is the text that holds date and venue, without its emphasis; None where there is none,
    and one is to be put in at `after`, the end of the link.
    """

    title: Span
    url: Span
    after: int
    when: Span | None
    emphasised: bool


_BEFORE = re.compile(r"(?:\d+[.)][ \t]+)?(?P<marks>\*{1,3}|_{1,3})?\[(?!!\[[^\]]*\]\([^)]*\)\])")
_BRACKET = re.compile(r"\\.|`+|[\[\]]")
_EMPHASIS = re.compile(
    r"(?<![\\*])(?P<star>\*{1,3})(?P<starred>(?:\\.|[^*\\])*+)(?P=star)(?!\*)"
    r"|(?<![\\\w])(?P<line>_{1,3})(?P<lined>(?:\\.|[^_\\]|(?<=[^\W_])_(?=[^\W_]))*+)(?P=line)(?!\w)"
)
_OTHER_LINK = re.compile(r"!?(?:\[[^\[\]]*)?\]\((?:[^()]|\([^()]*\))*+\)|<[^<>]*>|https?://\S+|`[^`]*`")


def heading(text: str, content: Span) -> Heading | None:
    """The parts of a heading that begins with a link; None for any other."""
    begin = _BEFORE.match(text, content.start, content.end)
    close = begin and closing_bracket(text, begin.end(), content.end)
    if not begin or close is None or not text.startswith("(", close + 1):
        return None
    read = _nested(text, close + 2, content.end) or destination(text, close + 2)
    if read is None or read[1] >= content.end:
        return None
    url, end = read
    after = end + 1 + (len(begin["marks"] or "") if text.startswith(begin["marks"] or "", end + 1) else 0)
    open_marks = begin["marks"] if begin["marks"] and after == end + 1 else ""
    last = content.end - (len(open_marks) if text.endswith(open_marks, after, content.end) else 0)
    when, emphasised = _when(text, Span(after, last))
    return Heading(Span(begin.end(), close), url, after, when, emphasised)


def closing_bracket(text: str, start: int, end: int) -> int | None:
    """The place of the "]" that closes the "[" before `start`; code and escapes are passed over."""
    depth, cursor = 1, start
    while match := _BRACKET.search(text, cursor, end):
        cursor = match.end()
        if match[0][0] == "`":
            code = re.compile(rf"(?<!`){match[0]}(?!`)").search(text, cursor, end)
            cursor = code.end() if code else cursor
        depth += {"[": 1, "]": -1}.get(match[0], 0)
        if not depth:
            return match.start()
    return None


def _nested(text: str, start: int, end: int) -> tuple[Span, int] | None:
    """The link that stands where the URL belongs: `[Title]([paper.pdf](https://…))`."""
    if not text.startswith("[", start):
        return None
    close = closing_bracket(text, start + 1, end)
    inner = destination(text, close + 2) if close is not None and text.startswith("(", close + 1) else None
    if inner is None or not text.startswith(")", inner[1] + 1):
        return None
    return Span(start, inner[1] + 1), inner[1] + 1


def _when(text: str, tail: Span) -> tuple[Span | None, bool]:
    """Where date and venue stand behind the link: in the first emphasis, or as the plain rest."""
    # other links keep their length but not their stars and underscores
    rest = _OTHER_LINK.sub(lambda match: "\ufffc" * len(match[0]), tail.of(text))
    match = _EMPHASIS.search(rest)
    if match:
        start, end = match.span("starred" if match["star"] else "lined")
        return Span(tail.start + start, tail.start + end), True
    # an emphasis with one end only is no emphasis
    plain = rest.strip(" \t*")
    if plain and "\ufffc" not in plain and leading_date(plain)[0]:
        start = tail.start + rest.index(plain)
        return Span(start, start + len(plain)), False
    return None, False


def rewritten_when(text: str, date: str | None, venue: str | None) -> str:
    """The text of date and venue with one or both of them replaced; None leaves that one."""
    old_date, old_venue = leading_date(text)
    new_date = old_date if date is None else date
    new_venue = old_venue if venue is None else venue
    if not (old_date or old_venue):
        return " ".join(filter(None, (new_date, new_venue)))
    body = text.strip()
    lead, trail = text[: text.index(body)], text[text.index(body) + len(body) :]
    between = body[len(old_date) : len(body) - len(old_venue)] if old_date and old_venue else " "
    return lead + (between if new_date and new_venue else "").join((new_date, new_venue)) + trail


# --- writing ----------------------------------------------------------------------------------


def on_one_line(text: str) -> str:
    """A text without the line breaks and control characters that would end a heading or paragraph."""
    return re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]+", " ", text)


def _escaped(text: str, marks: str) -> str:
    """A text with these marks escaped where they are not yet, and no escape left open at its end."""
    escaped = re.sub(rf"(?<!\\)((?:\\\\)*)({marks})", r"\1\\\2", text)
    return escaped + ("\\" if re.search(r"(?<!\\)(?:\\\\)*\\\Z", escaped) else "")


def as_title(text: str) -> str:
    """The source of a title. What would end the link early, or make another in it, is escaped."""
    line = _without_open_code(on_one_line(text))
    whole = closing_bracket(f"{line}]", 0, len(line) + 1) == len(line)
    if whole and not re.search(r"\]\s*[(:\[]", line):
        return line
    # a bracket that ended the link may have hidden the backticks behind it
    return _without_open_code(_escaped(line, r"[\[\]]"))


def _without_open_code(line: str) -> str:
    """A title whose backticks are escaped where a run of them that it does not close might be closed behind it."""
    for run in set(re.findall(r"`+", line)):
        if closing_bracket(f"{line}]{run}", 0, len(line) + 1 + len(run)) is None:
            return _escaped(line, "`")
    return line


def as_target(url: str) -> str:
    """A URL as the target of a link. What would end it early is percent-encoded."""
    line = on_one_line(url).strip()
    read = destination(f"{line})", 0)
    if read and read == (Span(0, len(line)), len(line)) and " " not in line:
        return line
    encoded = {" ": "%20", "<": "%3C", ">": "%3E", "(": "%28", ")": "%29", "\\": "%5C", '"': "%22"}
    return "".join(encoded.get(character, character) for character in line)


def as_when(text: str) -> str:
    """Date or venue as it stands in an emphasis; a mark that would end it is escaped."""
    return _escaped(on_one_line(text).strip(), r"\*|`|<|\[|\]|(?<!\w)_|_(?!\w)")


def as_authors(text: str) -> str:
    """Names as a paragraph; what would make it another block is escaped."""
    line = on_one_line(text).strip()
    return re.sub(r"^(?:([#>|<!\[~`=*+-])|(\d+)([.)]))", r"\2\\\1\3", line)
