"""What the answer of a web page tells about the page, other than its status.

Words of the body are never read as signs of a missing page: changelogs and papers say "has been
removed" too. Only the address at the end of the redirects and the title count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import unquote, urljoin

from enrich.model import Response

_HEAD = 65536
_TITLE = re.compile(rb"<title[^<>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_HEADING = re.compile(rb"<h1[^<>]{0,500}>((?:[^<]|<(?!/h1)){0,500})</h1", re.IGNORECASE)
# possessive, so that a text of thousands of beginnings costs no more than its length allows
_META = re.compile(rb"<meta\s((?:[^<>\"']++|\"[^\"]{0,4000}+\"|'[^']{0,4000}+')*+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]{1,40}+)\s{0,9}+=\s{0,9}+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_CHARSET = re.compile(r"charset=\"?([\w-]+)", re.IGNORECASE)
_REFRESH = re.compile(r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"'\s]+)", re.IGNORECASE)
_ANCHOR = re.compile(
    rb"<[^<>]{0,2000}?\s(?:id|name)\s{0,9}=\s{0,9}(?:\"([^\"]{1,300})\"|'([^']{1,300})'|([^\s\"'>]{1,300}))"
)
_UNSEEN = re.compile(rb"<(?:!--|(script|style|noscript|template|svg)\b)")
_TAG = re.compile(rb"<[^<>]{0,4000}>")
_WORD = re.compile(r"[^\W_]+")

_NOSCRIPT = re.compile(rb"<noscript\b.*?</noscript", re.IGNORECASE | re.DOTALL)
_LOCATION = re.compile(
    rb"\blocation(?:\.href)?\s{0,9}(?:=|\.(?:replace|assign)\s{0,9}\()\s{0,9}(?:\"([^\"\s]{1,1000})\"|'([^'\s]{1,1000})')"
)

_SHORTEST_PAGE = 10
"""Words. A page that shows fewer and has a script that sends its reader elsewhere does nothing else."""

_LONGEST_REFRESH = 10
"""Seconds. A page that sends its reader elsewhere later than that is a page to be read first."""


def decoded(data: bytes, response: Response) -> str:
    """A part of a body as text, in the charset that its headers name; UTF-8 where they name none."""
    charset = _CHARSET.search(response.header("content-type"))
    try:
        return data.decode(charset[1] if charset else "utf-8", "replace")
    except LookupError:  # a charset that Python does not know
        return data.decode("utf-8", "replace")


def _shown(text: str) -> str:
    """A text without entities, and each space once."""
    return " ".join(unescape(text).split())


@lru_cache(maxsize=8)
def title(response: Response) -> str:
    """The title of a page, spaces collapsed; "" where there is none in its first 64 KiB."""
    match = _TITLE.search(response.body[:_HEAD])
    return _shown(decoded(match[1], response)) if match else ""


@lru_cache(maxsize=8)
def metas(response: Response) -> tuple[tuple[str, str], ...]:
    """Name and content of the meta elements of a page's first 128 KiB, in order; names in lower case."""
    found = []
    for match in _META.finditer(response.body[: 2 * _HEAD]):
        attributes = _ATTRIBUTE.findall(decoded(match[1], response))
        values = {name.lower(): _shown(double or single or plain) for name, double, single, plain in attributes}
        name = values.get("name") or values.get("property") or values.get("http-equiv") or ""
        found.append((name.lower(), values.get("content", "")))
    return tuple(found)


def meta(response: Response, name: str) -> str:
    """The content of the first meta element of a name, or ""."""
    return next((content for known, content in metas(response) if known == name), "")


@lru_cache(maxsize=8)
def refreshes_to(response: Response) -> str:
    """Where a page sends its reader at once, by itself; "" for a page that stays."""
    if not is_html(response):
        return ""
    found = _REFRESH.match(response.header("refresh") or meta(response, "refresh"))
    if found is None:
        onward = _sent_by_script(response)
    elif int(found[1]) > _LONGEST_REFRESH or _only_without_scripts(response):
        return ""
    else:
        onward = str(found[2])
    try:
        return urljoin(response.url, onward) if onward else ""
    except ValueError:
        return ""


def _sent_by_script(response: Response) -> str:
    head = response.body[:_HEAD]
    # a page that loads scripts may be one that they fill, and send away only some of its readers
    found = _LOCATION.search(head) if b"location" in head and b" src=" not in head.lower() else None
    if found is None or len(words(response)) >= _SHORTEST_PAGE:
        return ""
    return decoded(found[1] or found[2], response)


def _only_without_scripts(response: Response) -> bool:
    """Whether a page sends only those elsewhere whose browser runs no scripts."""
    head = response.body[: 2 * _HEAD]
    if response.header("refresh") or b"<noscript" not in head.lower():
        return False
    return not any(b"refresh" in found[1].lower() for found in _META.finditer(_NOSCRIPT.sub(b"", head)))


def is_html(response: Response) -> bool:
    """Whether an answer is a web page, by its type or, where that is not said, by how it begins."""
    if is_pdf(response):
        return False
    content_type = response.header("content-type").partition(";")[0].strip().lower()
    if content_type:
        return content_type in ("text/html", "application/xhtml+xml")
    return begins_as_html(response)


def begins_as_html(response: Response) -> bool:
    """Whether an answer begins as web pages do, whatever its type says."""
    return response.body[:200].lstrip().lower().startswith((b"<!doctype html", b"<html"))


def is_pdf(response: Response) -> bool:
    """Whether an answer is a PDF file, whatever its type says. Readers allow for some bytes before its mark."""
    head = response.body[:1024].lstrip()
    return not head.startswith(b"<") and b"%PDF-" in head


def is_text(response: Response) -> bool:
    """Whether an answer says by its type that it is plain text."""
    return response.header("content-type").partition(";")[0].strip().lower() == "text/plain"


def heading(response: Response) -> str:
    """The first heading of the first rank, spaces collapsed; "" where there is none in its first 64 KiB."""
    match = _HEADING.search(response.body[:_HEAD])
    return _shown(decoded(_TAG.sub(b" ", match[1]), response)) if match else ""


def words(response: Response) -> tuple[str, ...]:
    """The words that a page shows, in lower case and in order."""
    return tuple(_WORD.findall(shown(response).lower()))


def shown(response: Response) -> str:
    """What a page shows, spaces collapsed."""
    return _shown(decoded(_TAG.sub(b" ", b" ".join(_seen(response.body))), response))


def _seen(body: bytes) -> Iterator[bytes]:
    """The parts of a page between comments and what is not for readers. In time that grows with its length alone."""
    folded, cursor = body.lower(), 0
    while hidden := _UNSEEN.search(folded, cursor):
        yield body[cursor : hidden.start()]
        closing = b"</" + hidden[1] if hidden[1] else b"-->"
        end = folded.find(closing, hidden.end())
        if end < 0:
            return
        cursor = end if hidden[1] else end + len(closing)
    yield body[cursor:]


def lacks_anchor(response: Response, fragment: str) -> bool:
    """Whether a page that was read to its end has anchors, and none of this name."""
    if not is_html(response) or b"</html" not in response.body[-2000:].lower():
        return False
    names = {b"".join(groups).decode("utf-8", "replace") for groups in _ANCHOR.findall(response.body)}
    asked = {fragment, unquote(fragment), f"user-content-{fragment}"}
    return bool(names) and not asked & {unescape(name) for name in names}
