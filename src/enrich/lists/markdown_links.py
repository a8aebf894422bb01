"""The links of a Markdown text, wherever they hide: inline, defined, automatic, bare, in HTML.

`targets` reads one stretch of text that holds no code blocks; code spans and comments it knows.
The time that it takes grows with the length of the text alone, whatever the text is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from enrich.lists.markdown_lines import HEADING, HTML, TEXT, Line
from enrich.lists.splicing import Span
from enrich.model import Link, Location

LONGEST_TARGET = 8192
"""Characters. What is longer between two parentheses is not read as the target of a link."""

LINKING = ("href", "src")
"""The attributes of HTML that hold links."""

DEEPEST_PARENTHESES = 32
"""As many as CommonMark asks for in the target of a link."""

WEB = r"[tT][tT][pP][sS]?://"
_HOST = r"(?<![\w.@/-][wW])[wW][wW]\."
ADDRESS = r"[^\s<>\"`|\[\]{}\\^]+"
_LINE_START = "|".join(rf"(?<=^{' ' * indent}\[)" for indent in range(4))
_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~](?P<escape>)"
    r"|``*(?P<code>)"
    r"|<!--(?P<comment>)"
    r"|<(?P<uri>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>(?P<auto>)"
    r"|<[A-Za-z](?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*+>(?P<tag>)"
    rf"|\[(?:{_LINE_START})(?!\^)[^\[\]\n]{{1,999}}\]:[ \t]*<?(?P<defined>[^\s<>]+)>?"
    r"(?=[ \t]*(?:[\"'(].*)?$)(?P<define>)"
    rf"|\[[^\[\]\\`<]*+\]\((?!\[)(?P<plain>[^\s()<>\\\"]{{0,{LONGEST_TARGET - 1}}}+)\)(?P<link>)"
    r"|\]\((?P<target>)"
    r"|\[(?P<open>)|\](?P<close>)"
    rf"|h{WEB}{ADDRESS}|H{WEB}{ADDRESS}|w{_HOST}{ADDRESS}|W{_HOST}{ADDRESS}",
    re.MULTILINE,
)
"""What may begin or end a link. An empty group at the end of a form names it; an address has none. Where every form
begins with a plain character, what stands between two is passed over many times as fast.
"""

_WORTHWHILE = re.compile(r"\]\(|\]:|://|www\.|<[A-Za-z]", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'=<>]++)\s*+=\s*+(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<plain>[^\s"'>]+))"""
)
_PLAIN_TARGET = re.compile(rf"[^\s()<>\\\"]{{0,{LONGEST_TARGET - 1}}}+\)")
_PARENTHESIS = re.compile(r"\\.|(?<=\s)\"[^\"\n]*\"(?=[ \t]*\))|<[^<>\n]*>|[()\r\n]")
_TITLED = re.compile(r"(?P<url>\S*)[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\))")


def destination(text: str, start: int) -> tuple[Span, int] | None:
    """The target of a link whose "(" is before `start`, and the place of its ")".

    The target comes without angle brackets and title; one with spaces, which strictly is none, is
    taken as it stands. None if no ")" follows on the line.
    """
    if plain := _PLAIN_TARGET.match(text, start):
        return Span(start, plain.end() - 1), plain.end() - 1
    depth = 1
    for match in _PARENTHESIS.finditer(text, start, min(len(text), start + LONGEST_TARGET)):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if match[0] in "\r\n" or depth > DEEPEST_PARENTHESES:
            return None
        if not depth:
            return _target(text, start, match.start()), match.start()
    return None


def _target(text: str, start: int, end: int) -> Span:
    whole = text[start:end]
    stripped = whole.strip()
    begin = start + len(whole) - len(whole.lstrip())
    if stripped.startswith("<") and ">" in stripped:
        return Span(begin + 1, begin + stripped.index(">"))
    titled = _TITLED.fullmatch(stripped)
    return Span(begin, begin + len(titled["url"] if titled else stripped)) if stripped else Span(start, start)


def targets(text: str) -> tuple[tuple[int, str], ...]:
    """The target of every link in a stretch of text, as written, with its place."""
    return tuple(sorted(_Scan(text).links())) if _WORTHWHILE.search(text) else ()


class _Scan:
    """One passage through a text.

    Bare URLs are kept apart until it is known that they are not the text of a link, which makes
    them no links of their own. `open` holds how many there were when each bracket opened.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[tuple[int, str]] = []
        self.bare: list[tuple[int, str]] = []
        self.open: list[int] = []
        self.unclosed: set[str] = set()

    def links(self) -> list[tuple[int, str]]:
        cursor = 0
        while match := _TOKEN.search(self.text, cursor):
            cursor = _READ[match.lastgroup](self, match)
        return [*self.found, *self.bare]

    def escape(self, match: re.Match[str]) -> int:
        return match.end()

    def code(self, match: re.Match[str]) -> int:
        return self._past(match, rf"(?<!`){match[0]}(?!`)")

    def comment(self, match: re.Match[str]) -> int:
        return self._past(match, "-->")

    def _past(self, match: re.Match[str], closing: str) -> int:
        """Where what the match opens has ended; right after it if it never ends."""
        ended = None if closing in self.unclosed else re.compile(closing).search(self.text, match.end())
        if ended is None:
            self.unclosed.add(closing)
        return ended.end() if ended else match.end()

    def automatic(self, match: re.Match[str]) -> int:
        self.bare.append((match.start("uri"), match["uri"]))
        return match.end()

    def tag(self, match: re.Match[str]) -> int:
        attributes = tuple(_ATTRIBUTE.finditer(match[0]))
        for attribute in attributes:
            if attribute["name"].lower() not in LINKING:
                continue
            value = next(group for group in attribute.groups()[1:] if group is not None)
            self.found.append((match.start() + attribute.start(), value.strip()))
        return match.end() if attributes else match.start() + 1

    def definition(self, match: re.Match[str]) -> int:
        self.found.append((match.start("defined"), match["defined"]))
        return match.end()

    def opening(self, match: re.Match[str]) -> int:
        self.open.append(len(self.bare))
        return match.end()

    def closing(self, match: re.Match[str]) -> int:
        if self.open:
            self.open.pop()
        return match.end()

    def inline(self, match: re.Match[str]) -> int:
        since = self.open.pop() if self.open else len(self.bare)
        read = None if self.text.startswith("[", match.end()) else destination(self.text, match.end())
        if read is None:
            return match.end()
        span, end = read
        del self.bare[since:]
        self.found.append((span.start, span.of(self.text)))
        return end + 1

    def link(self, match: re.Match[str]) -> int:
        self.found.append((match.start("plain"), match["plain"]))
        return match.end()

    def url(self, match: re.Match[str]) -> int:
        url = trimmed(match[0])
        self.bare.append((match.start(), url))
        return match.start() + len(url)


_READ: Mapping[str | None, Callable[[_Scan, re.Match[str]], int]] = {
    "escape": _Scan.escape,
    "code": _Scan.code,
    "comment": _Scan.comment,
    "auto": _Scan.automatic,
    "tag": _Scan.tag,
    "define": _Scan.definition,
    "link": _Scan.link,
    "target": _Scan.inline,
    "open": _Scan.opening,
    "close": _Scan.closing,
    None: _Scan.url,
}
"""What is done with each token of the text; each gives the place to read on from."""


def trimmed(url: str) -> str:
    """A bare URL without the punctuation of the sentence it stands in (GFM, extended autolinks)."""
    end, excess = len(url), url.count(")") - url.count("(")
    while end and (url[end - 1] in "?!.,:;*_~'" or (url[end - 1] == ")" and excess > 0)):
        end -= 1
        excess -= url[end] == ")"
    return url[:end]


def links(text: str, read: Sequence[Line], path: str) -> tuple[tuple[int, Link], ...]:
    """The links of a document, with their places, in its order. Those in code are left out."""
    starts = [line.span.start for line in read]
    found = []
    for span in _stretches(read):
        for place, target in targets(span.of(text)):
            line = read[bisect_right(starts, span.start + place) - 1]
            found.append((span.start + place, Link(target, Location(path, line.number))))
    return tuple(found)


def _stretches(read: Sequence[Line]) -> Iterator[Span]:
    """The paragraphs, headings and HTML blocks."""
    start = end = None
    for line in read:
        whole = line.kind in (TEXT, HTML)
        if start is not None and end is not None and not whole:
            yield Span(start, end)
            start = end = None
        if whole:
            start, end = (line.span.start if start is None else start), line.span.end
        elif line.kind is HEADING:
            yield line.content
    if start is not None and end is not None:
        yield Span(start, end)
