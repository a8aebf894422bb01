"""Bytes to text and back, so that nothing is lost between: line ends and byte order mark stay."""

from __future__ import annotations

import codecs
import re

from enrich.errors import BadInput

LONGEST_FIELD = 1_000_000
"""Characters. A longer field is never a title or an abstract, but an unclosed quote or a bomb."""

LINE_END = re.compile(r"\r\n|\r|\n")

# How a file says that it is UTF-16, and the codec that keeps the mark as the first character.
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

BYTE_ORDER_MARK = "\ufeff"


def _encoding(data: bytes) -> str:
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8")


def decode(data: bytes, path: str) -> str:
    """The text of a file: UTF-8 with or without byte order mark, or UTF-16 with one.

    Raises BadInput, with line and byte, for anything else and for NUL.
    """
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, path, encoding, error.start) from None
    if "\0" in text:
        before = text[: text.index("\0")]
        place = len(before.encode(encoding))
        raise BadInput(path, f"byte {place} is NUL", "Save the file as plain text in UTF-8.", line_of(before))
    return text


def encode(text: str, like: bytes) -> bytes:
    """The bytes of a text, in the encoding of the file that it came from."""
    return text.encode(_encoding(like))


def line_of(before: str) -> int:
    """The line, from 1, of what comes after this beginning of a text."""
    return len(LINE_END.findall(before)) + 1


def line_start(text: str, place: int) -> int:
    """Where the line of a place begins."""
    line_feed = text.rfind("\n", 0, place)
    # looked for from there on only: a text without it would be searched through each time
    return max(line_feed, text.rfind("\r", line_feed + 1, place)) + 1


def newline_of(text: str) -> str:
    """The line end that most lines of a text have; LF where there is none."""
    ends = LINE_END.findall(text)
    return max(("\n", "\r\n", "\r"), key=ends.count)


def storable(text: str) -> str:
    """A text without what no text file may hold: NUL and lone surrogates become "?"."""
    return text.replace("\0", "?").encode("utf-8", "replace").decode("utf-8")


def _undecodable(data: bytes, path: str, encoding: str, start: int) -> BadInput:
    before = data[:start].decode(encoding)
    mixed = encoding == "utf-8" and not before.removeprefix(BYTE_ORDER_MARK).isascii()
    what = f"byte {start} (0x{data[start]:02X}) is not {encoding.upper()}"
    if mixed:
        what += ", though the text before it is: the file mixes encodings"
    return BadInput(path, what, "Save the file as UTF-8.", line_of(before))
