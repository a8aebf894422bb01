"""Whether an answer says nothing but that what was asked for is not there, with a status that says it is.

Words of a longer page are no sign: an article about missing pages is full of them. So what is short is
read whole, and of a page only its heading if it shows little else.
"""

from __future__ import annotations

import msgspec

from enrich.links.phrases import says_missing, says_trouble
from enrich.model import Response
from enrich.webpages.pages import heading, is_html, is_text, meta, shown, title, words

FEW_WORDS = 60
"""A page that shows more words than its heading and an excuse is a page."""

_SHORT_PAGE, _SHORT_TEXT = 2000, 200  # bytes and characters


class _Answer(msgspec.Struct):
    """What interfaces call their status and their words, of whatever type."""

    status: object = None
    code: object = None
    statusCode: object = None  # noqa: N815 - the name in the JSON of many interfaces
    error: object = None
    message: object = None
    detail: object = None


def nothing_but_missing(response: Response) -> str:
    """The words or the number that say so, as evidence; "" for any other answer."""
    if is_html(response):
        return _page(response)
    if "json" in response.header("content-type"):
        return _data(response)
    said = response.body[: _SHORT_TEXT + 1].decode("utf-8", "replace").strip() if is_text(response) else ""
    return f"all it says is “{said}”" if len(said) <= _SHORT_TEXT and says_missing(said) else ""


def trouble_page(response: Response) -> str:
    """The title with which a page excuses its site for today, whatever its status says; "" for any other page."""
    said = title(response)
    return f"title “{said}”" if says_trouble(said) and not meta(response, "citation_title") else ""


def _page(response: Response) -> str:
    said = heading(response)
    if said:
        return f"heading “{said}”" if says_missing(said) and len(words(response)) <= FEW_WORDS else ""
    said = shown(response) if len(response.body) <= _SHORT_PAGE else ""
    return f"all it says is “{said}”" if 0 < len(said) <= _SHORT_TEXT and says_missing(said) else ""


def _data(response: Response) -> str:
    try:
        said = msgspec.json.decode(response.body, type=_Answer)
    except msgspec.MsgspecError:
        return ""
    numbers = (said.status, said.code, said.statusCode, said.error)
    if any(number in (404, "404") for number in numbers):
        return "it says 404"
    texts = (text for text in (said.error, said.message, said.detail, said.status) if isinstance(text, str))
    return next((f"all it says is “{text[:_SHORT_TEXT]}”" for text in texts if says_missing(text)), "")
