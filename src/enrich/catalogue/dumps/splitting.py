"""Where dumps are cut: lines, objects of a JSON array, elements of XML, entries of BibTeX. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise


class Plain:
    """What most formats need not know: their elements begin at once, and stand for themselves."""

    def begin(self, data: bytes) -> int:  # noqa: ARG002 (the contract of a splitter)
        return 0

    def context(self, piece: bytes, before: bytes) -> bytes:  # noqa: ARG002 (as above)
        return b""


class Lines(Plain):
    """An element a line; empty ones are none."""

    def cut(self, data: bytes) -> int:
        return data.rfind(b"\n") + 1

    def elements(self, piece: bytes) -> Iterator[tuple[int, bytes]]:
        place = 0
        for line in piece.split(b"\n"):
            if line.strip():
                yield place, line
            place += len(line) + 1


# Texts are matched whole, so that a brace within one does not count; the last one may be cut off.
_BRACES = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[{}]', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Objects(Plain):
    """The objects of a JSON array, which may be the value of a key `within` an object that holds nothing else."""

    within: str = ""

    def begin(self, data: bytes) -> int:
        opening = rb"\s*\{\s*\"%s\"\s*:\s*\[" % self.within.encode() if self.within else rb"\s*\["
        found = re.match(opening, data)
        return found.end() if found else 0

    def cut(self, data: bytes) -> int:
        return max((end for _, end in _objects(data)), default=0)

    def elements(self, piece: bytes) -> Iterator[tuple[int, bytes]]:
        end = 0
        for start, end in _objects(piece):
            yield start, piece[start:end]
        rest = piece[end:]
        if rest.strip(b" \t\r\n,]}"):
            yield end, rest


def _objects(data: bytes) -> Iterator[tuple[int, int]]:
    depth = start = 0
    for match in _BRACES.finditer(data):
        brace = match[0]
        if brace == b"{":
            start = start if depth else match.start()
            depth += 1
        elif brace == b"}" and depth:
            depth -= 1
            if not depth:
                yield start, match.end()


@dataclass(frozen=True, slots=True)
class Tags(Plain):
    """The elements of XML that have one of these names, of which none stands within another."""

    names: tuple[bytes, ...]

    def _opening(self) -> re.Pattern[bytes]:
        return re.compile(rb"<(?:%s)[\s>]" % b"|".join(self.names))

    def cut(self, data: bytes) -> int:
        ends = ((data.rfind(tag), len(tag)) for name in self.names for tag in (b"</%s>" % name,))
        return max((place + length for place, length in ends if place >= 0), default=0)

    def elements(self, piece: bytes) -> Iterator[tuple[int, bytes]]:
        starts = [match.start() for match in self._opening().finditer(piece)]
        for start, end in pairwise([*starts, len(piece)]):
            element = piece[start:end]
            whole = self.cut(element)
            # one that is not closed ends where the next begins, and cannot be read
            yield start, element[:whole] if whole else element


_ENTRY = re.compile(rb"^[ \t]*@\s*(\w+)\s*[{(]", re.MULTILINE)
_NAME = re.compile(rb"\s*@\s*\w+\s*[{(]\s*([^\s={}\",#]+)\s*=")

_WORDS = re.compile(rb"[^\s={}\",#]+")

MOST_ABBREVIATIONS = 1 << 16
"""Bytes. So many journals nobody abbreviates."""

_NOT_ENTRIES = (b"comment", b"preamble", b"string")


class Entries(Plain):
    """The entries of BibTeX, after the abbreviations that stand above. Each begins a line, and ends before the next."""

    def cut(self, data: bytes) -> int:
        starts = [match.start() for match in _ENTRY.finditer(data)]
        return starts[-1] if starts else 0

    def elements(self, piece: bytes) -> Iterator[tuple[int, bytes]]:
        above: dict[bytes, bytes] = {}
        for kind, start, end in _entries(piece):
            if kind == b"string":
                above |= abbreviations(piece[start:end])
            elif kind not in _NOT_ENTRIES:
                yield start, explained(piece[start:end], above)

    def context(self, piece: bytes, before: bytes) -> bytes:
        """The abbreviations (`@string`) that entries further below use, each as it was last explained."""
        if b"@" not in piece or b"string" not in piece.lower():
            return before
        known = {name: text for said in (before, piece) for name, text in abbreviations(said)}
        told = b"".join(known.values())
        return told if len(told) <= MOST_ABBREVIATIONS else before


def explained(entry: bytes, above: Mapping[bytes, bytes]) -> bytes:
    """An entry below those abbreviations that it uses: all of a file would take longer to read than it does."""
    words = dict.fromkeys(_WORDS.findall(entry.lower())) if above else ()
    return b"".join(above[word] for word in words if word in above) + entry


def abbreviations(text: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The abbreviations that a text explains: their names, in lower case, and how it does."""
    for kind, start, end in _entries(text):
        name = _NAME.match(text, start, end) if kind == b"string" else None
        if name:
            yield name[1].lower(), text[start:end].rstrip() + b"\n"


def _entries(piece: bytes) -> Iterator[tuple[bytes, int, int]]:
    found = list(_ENTRY.finditer(piece))
    starts = [*(match.start() for match in found), len(piece)]
    for match, (start, end) in zip(found, pairwise(starts), strict=True):
        yield match[1].lower(), start, end
