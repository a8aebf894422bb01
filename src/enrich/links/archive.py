"""The copy of a page that the Internet Archive kept (https://archive.org/help/wayback_api.php)."""

from __future__ import annotations

import re
from urllib.parse import quote

import msgspec

from enrich.model import Question, Request, Response, answered

_USABLE = re.compile(r"https://web\.archive\.org/web/\d{4,14}/[!-~]+")


class _Copy(msgspec.Struct):
    available: bool = False
    url: str = ""
    status: str = ""


class _Copies(msgspec.Struct):
    closest: _Copy | None = None


class _Answer(msgspec.Struct):
    archived_snapshots: _Copies


def copy_request(url: str, year: int | None) -> Request:
    """The question for the copy of a page that is closest to the middle of a year, or the newest."""
    near = f"&timestamp={year}0701" if year else ""
    return Request(
        f"https://archive.org/wayback/available?url={quote(url, safe='')}{near}", "application/json", Question.SEARCH
    )


def copy_of(response: Response) -> str:
    """The address of the copy; "" where there is none, or the archive did not say."""
    if not answered(response):
        return ""
    try:
        closest = msgspec.json.decode(response.body, type=_Answer).archived_snapshots.closest
    except msgspec.MsgspecError:
        return ""
    good = closest is not None and closest.available and closest.status.startswith("2")
    address = closest.url.replace("http://web.", "https://web.", 1) if closest and good else ""
    return address if _USABLE.fullmatch(address) else ""
