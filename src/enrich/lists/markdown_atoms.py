"""What a stretch of Markdown holds that is not plain text: links, images, code, tags, each with its place.

One passage from left to right, in a time that grows with the length of the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from operator import attrgetter
from typing import NamedTuple

from enrich.lists.markdown_lines import Kind, Line
from enrich.lists.markdown_links import ADDRESS, LONGEST_TARGET, WEB, destination, trimmed
from enrich.lists.splicing import Span, span_of

BLANK = "\x1a"
"""What stands in a blanked text (see `markdown_views`) for a character of an atom: that of Unicode for a substitute, as
no prose has it. It is of ASCII, so that a view is searched and cut as fast as its text.
"""


class AtomKind(Enum):
    LINK = "link with a text"
    BARE = "address that is its own text"
    IMAGE = "image, linked or not"
    CODE = "code"
    TAG = "tag or comment"
    MARK = "tag that sets text apart, as emphasis does"
    NOTE = "superscript, subscript or the number of a note"


LINK, BARE, IMAGE, CODE, TAG, MARK, NOTE = AtomKind
"""The kinds by name alone, for what is asked of every atom."""


class Atom(NamedTuple):
    """`text` is where its words stand, and `target` its address `url`, if that stands within the atom.

    Of a tag that sets text apart, `text` are as many of its characters, beside that text, as Markdown's own marks
    would have.
    """

    kind: AtomKind
    span: Span
    text: Span
    target: Span | None = None
    url: str = ""


_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~](?P<escape>)|``*(?P<code>)|<!--(?P<comment>)"
    rf"|<(?P<url>[hH]{WEB}[^\s<>]*)>(?P<auto>)"
    r"|<[aA]\s++(?=[\w:])[^<>]*>(?P<anchor>)|</?[A-Za-z][A-Za-z0-9-]*+(?:(?:\s++(?=[\w:/>])|/)[^<>]*)?>(?P<tag>)"
    r"|\[(?!\^|[^\[\]:]*+(?::(?!//)[^\[\]:]*+)*+://)(?P<words>[^\[\]\\`<]*+)"
    rf"\]\((?P<address>[^\s()<>\\\"]{{0,{LONGEST_TARGET - 1}}}+)\)(?P<link>)"
    r"|\[(?P<open>)|!\[(?P<image>)|\]\((?P<target>)|\](?P<close>)"
    rf"|h{WEB}{ADDRESS}|H{WEB}{ADDRESS}",
)
"""As in `markdown_links`: named by an empty group at the end, but for an address. `link` is one whose words hold no
other atom, as most do; the others are read piece by piece.
"""

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_MARKS_OF = {**dict.fromkeys(("b", "strong"), 2), **dict.fromkeys(("i", "em", "ins", "u", "code", "kbd", "mark"), 1)}
"""Tags that set text apart, and the length of the emphasis in Markdown that each stands for."""

_NOTES = re.compile(r"<(?P<name>su[bp])>[^<>\n]{0,40}</(?P=name)>", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<plain>[^\s"'>]+))""", re.IGNORECASE)
_NESTED = re.compile(r"\[[^\[\]\n]{0,300}\]\(\s*<?https?://[^()\s]{1,2000}\s*\)(?=\))", re.IGNORECASE)
_REFERENCE = re.compile(r"\[(?P<label>[^\[\]\n]{0,200})\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\](?!:)")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)(?P<label>[^\[\]\n]{1,200})\]:[ \t]*<?(?P<url>[^\s<>]+)>?")
_CLOSING = "'\"*_"
"""Marks of the text around an address that its last characters may be."""


_PLACE = attrgetter("span")


def definitions(text: str, read: Sequence[Line]) -> Mapping[str, str]:
    """The addresses that a document defines for its reference links, by their labels in lower case."""
    found: dict[str, str] = {}
    for line in read if "]:" in text else ():
        if line.kind is Kind.TEXT and (match := _DEFINITION.match(line.span.of(text))) and match["url"] != "#":
            found.setdefault(match["label"].lower(), match["url"])
    return found


def atoms(text: str, span: Span, defined: Mapping[str, str]) -> tuple[Atom, ...]:
    """The atoms of a stretch, in order; what stands within one is not told apart."""
    first = _TOKEN.search(text, *span)
    found = _Scan(text, span, defined).read(first) if first else []
    return tuple(sorted(found, key=_PLACE) if len(found) > 1 else found)


class _Scan:
    """`open` holds the brackets that are not closed yet: place, and how many atoms there were before."""

    def __init__(self, text: str, span: Span, defined: Mapping[str, str]) -> None:
        self.text, self.span, self.defined = text, span, defined
        self.found: list[Atom] = []
        self.open: list[tuple[int, int]] = []
        self.missing: set[str] = set()

    def read(self, match: re.Match[str] | None) -> list[Atom]:
        """The atoms from the first token on."""
        while match:
            cursor = _READ[match.lastgroup](self, match)
            match = _TOKEN.search(self.text, cursor, self.span.end)
        return self.found

    def escape(self, match: re.Match[str]) -> int:
        return match.end()

    def link(self, match: re.Match[str]) -> int:
        span, target = span_of(match.span()), span_of(match.span("address"))
        self.found.append(Atom(LINK, span, span_of(match.span("words")), target, match["address"]))
        return span.end

    def opened(self, match: re.Match[str]) -> int:
        """Past a bracket, which is open from now on, or past the number of a note."""
        noted = self.text.startswith("^", match.end())
        if noted and (note := _FOOTNOTE.match(self.text, match.start(), self.span.end)):
            self.found.append(Atom(NOTE, span_of(note.span()), Span(note.end(), note.end())))
            return note.end()
        self.open.append((match.start(), len(self.found)))
        return match.end()

    def enclosed(self, match: re.Match[str]) -> int:
        """Past the code or the comment that the match opens; right behind the match if it is never closed."""
        closing, kind = ("-->", TAG) if match.lastgroup == "comment" else (match[0], CODE)
        end = -1 if closing in self.missing else self.text.find(closing, match.end(), self.span.end)
        if end < 0:
            self.missing.add(closing)
            return match.end()
        self.found.append(Atom(kind, Span(match.start(), end + len(closing)), Span(match.end(), end)))
        return end + len(closing)

    def address(self, match: re.Match[str]) -> int:
        enclosed: str | None = match["url"]
        start = match.start() if enclosed is None else match.start("url")
        url = trimmed(match[0].rstrip(_CLOSING)) if enclosed is None else enclosed
        inner = Span(start, start + len(url))
        end = inner.end if enclosed is None else match.end()
        self.found.append(Atom(BARE, Span(match.start(), end), inner, inner, url))
        return end

    def tag(self, match: re.Match[str]) -> int:
        span = span_of(match.span())
        if note := _NOTES.match(self.text, span.start, self.span.end):
            self.found.append(Atom(NOTE, span_of(note.span()), Span(note.end(), note.end())))
            return note.end()
        name = _NAME.match(match[0])
        length = _MARKS_OF.get(name[1].lower(), 0) if name else 0
        if not length:
            self.found.append(Atom(TAG, span, Span(span.end, span.end)))
        elif match[0][1] == "/":
            self.found.append(Atom(MARK, span, Span(span.start, span.start + length)))
        else:
            self.found.append(Atom(MARK, span, Span(span.end - length, span.end)))
        return span.end

    def anchor(self, match: re.Match[str]) -> int:
        href = _HREF.search(match[0])
        end = -1 if href is None or "</a>" in self.missing else self.text.find("</a>", match.end(), self.span.end)
        if href is None or end < 0:
            if href:
                self.missing.add("</a>")
            self.found.append(Atom(TAG, span_of(match.span()), Span(match.end(), match.end())))
            return match.end()
        group = href.lastgroup or "plain"
        target = Span(match.start() + href.start(group), match.start() + href.end(group))
        inner = Span(match.end(), end)
        kind = IMAGE if inner.of(self.text).lstrip().startswith("<img") else LINK
        self.found.append(Atom(kind, Span(match.start(), end + 4), inner, target, href[group]))
        return end + 4

    def closed(self, match: re.Match[str]) -> int:
        if not self.open:
            return match.end()
        start, before = self.open.pop()
        image = self.text[start] == "!"
        inner = Span(start + 1 + image, match.start())
        within = self.found[before:]
        if within and not image and any(atom.kind is LINK for atom in within):
            # a link cannot hold a link: the inner one is it
            return match.start() + 1
        read = self._target(match.end()) if match.lastgroup == "target" else self._reference(inner, match.end())
        if read is None:
            return match.start() + 1
        target, url, end = read
        pictured = image
        if within:
            pictured = image or any(atom.kind is IMAGE for atom in within)
            del self.found[before:]
        self.found.append(Atom(IMAGE if pictured else LINK, Span(start, end), inner, target, url))
        return end

    def _target(self, start: int) -> tuple[Span | None, str, int] | None:
        if nested := _NESTED.match(self.text, start, self.span.end):
            return span_of(nested.span()), nested[0], nested.end() + 1
        read = destination(self.text, start)
        if read is None or read[1] >= self.span.end:
            return None
        return read[0], read[0].of(self.text), read[1] + 1

    def _reference(self, inner: Span, start: int) -> tuple[Span | None, str, int] | None:
        if not self.defined:
            return None
        match = _REFERENCE.match(self.text, start, self.span.end)
        label = (match["label"] if match else "") or inner.of(self.text)
        url = self.defined.get(label.lower())
        return (None, url, match.end() if match else start) if url else None


_READ: Mapping[str | None, Callable[[_Scan, re.Match[str]], int]] = {
    "escape": _Scan.escape,
    "code": _Scan.enclosed,
    "comment": _Scan.enclosed,
    "auto": _Scan.address,
    "anchor": _Scan.anchor,
    "tag": _Scan.tag,
    "link": _Scan.link,
    "open": _Scan.opened,
    "image": _Scan.opened,
    "target": _Scan.closed,
    "close": _Scan.closed,
    None: _Scan.address,
}
"""What is done with each token; each gives the place to read on from."""
