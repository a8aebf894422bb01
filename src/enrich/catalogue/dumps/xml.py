"""Elements of XML, each read by itself: no document type is heard of, and so no entity that a file declares."""

from __future__ import annotations

import re
from html.entities import html5
from xml.etree import ElementTree

_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_OWN = (b"amp", b"lt", b"gt", b"quot", b"apos")


def parsed(element: bytes, encoding: str = "utf-8") -> ElementTree.Element:
    """An element. Raises ValueError in words for what is not well-formed.

    Of entities only those of HTML are known, in which DBLP writes letters; another one is an error. What a document
    type declares is never read, so that nothing in a dump can grow.
    """
    try:
        text = _NAMED.sub(_letter, element).decode(encoding)
        # an encoding that it names itself would be heeded before the text is
        return ElementTree.fromstring(text)  # noqa: S314 (it holds no document type: see above)
    except (ElementTree.ParseError, UnicodeDecodeError, ValueError) as error:
        raise ValueError(f"it is not well-formed: {error}") from error


def _letter(match: re.Match[bytes]) -> bytes:
    letters = None if match[1] in _OWN else html5.get(match[1].decode() + ";")
    return "".join(f"&#{ord(letter)};" for letter in letters).encode() if letters else match[0]


def text_of(element: ElementTree.Element | None) -> str:
    """The text of an element, and of those in it; "" for none."""
    return "" if element is None else "".join(element.itertext()).strip()
