"""UTF-8 that was read as Latin-1 or Windows-1252, put right: "FÃ¼r" is "Für".

A repair must be certain, since a list may hold every letter there is: "CAFÉ’s" is no mojibake,
although its É and ’ are, as bytes, the UTF-8 of another letter.
"""

from __future__ import annotations

import re
import unicodedata

# Every sequence of UTF-8 begins with one of these, and goes on.
_BEGINNING = re.compile("[\xc2-\xf4][^\x00-\x7f]")
_RUN = re.compile(r"[^\x00-\x7f]{2,}")

# Signs that may well follow a capital letter. Where one is the second half of a pair, only the
# first halves of the commonest accents and signs are believed, and only outside words in capitals.
_MAY_FOLLOW = frozenset("\xa0‘’“”‹›«»–—…™®©°ªº¹²³·")
_COMMONEST = "ÂÃ"


def _as_bytes(run: str) -> bytes:
    """The bytes that a reader of Windows-1252, or of Latin-1, took for these characters.

    Raises UnicodeEncodeError for characters that no such reader makes.
    """
    return b"".join(char.encode("latin-1" if char < "\xa0" else "cp1252") for char in run)


def _is_doubtful(run: str, before: str) -> bool:
    return len(run) == 2 and run[1] in _MAY_FOLLOW and (run[0] not in _COMMONEST or before.isupper())


def _repaired(match: re.Match[str]) -> str:
    run, start = match[0], match.start()
    try:
        text = _as_bytes(run).decode("utf-8")
    except UnicodeError:
        return run
    if _is_doubtful(run, match.string[start - 1 : start]):
        return run
    kinds = {unicodedata.category(char) for char in text}
    return run if kinds & {"Cc", "Cn", "Co", "Mn", "Me"} else text


def without_mojibake(text: str) -> str:
    """The text with each run of mojibake put right; a run that is not UTF-8 from end to end is left.

    Some databases did it twice ("fÃƒÂ¼r"), hence the second look.
    """
    if not _BEGINNING.search(text):
        return text
    return _RUN.sub(_repaired, _RUN.sub(_repaired, text))
