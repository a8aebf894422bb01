"""What the answer of a web page tells about the page, other than its status.

Words of the body are never read as signs of a missing page: changelogs and papers say "has been
removed" too. Only the address at the end of the redirects and the title count.
"""

from __future__ import annotations

import re
from html import unescape

from enrich.model import Response

_HEAD = 65536
_TITLE = re.compile(rb"<title[^<>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_CHARSET = re.compile(r"charset=\"?([\w-]+)", re.IGNORECASE)

_MISSING = re.compile(
    r"(?:(?:http )?(?:error|status)[ :]*)?404(?: error)?(?:[ :]*(?:page |file )?not found)?"
    r"|(?:error[ :]*)?(?:the |this )?(?:requested )?(?:page|file|document|article|paper|url)(?: was)? "
    r"(?:not found|does not exist|doesn.t exist|cannot be found|could not be found)"
    r"|not found|oops[!.,: ]*page not found|error page|page unavailable|page missing",
    re.IGNORECASE,
)
_BETWEEN_PARTS = re.compile(r"\s+[|·•:–—»-]+\s+|\s*[|»]\s*")


def title(response: Response) -> str:
    """The title of a page, spaces collapsed; "" where there is none in its first 64 KiB."""
    match = _TITLE.search(response.body[:_HEAD])
    if match is None:
        return ""
    charset = _CHARSET.search(response.header("content-type"))
    try:
        text = match[1].decode(charset[1] if charset else "utf-8", "replace")
    except LookupError:  # a charset that Python does not know
        text = match[1].decode("utf-8", "replace")
    return " ".join(unescape(text).split())


def says_missing(heading: str) -> bool:
    """Whether a title is that of an error page: a part of it says so, and nothing but that."""
    parts = (heading, *_BETWEEN_PARTS.split(heading))
    return any(_MISSING.fullmatch(part.strip(" .!")) for part in parts)


def is_html(response: Response) -> bool:
    """Whether an answer is a web page, by its type or, where that is not said, by how it begins."""
    content_type = response.header("content-type").partition(";")[0].strip().lower()
    if content_type:
        return content_type in ("text/html", "application/xhtml+xml")
    return response.body[:200].lstrip().lower().startswith((b"<!doctype html", b"<html"))
