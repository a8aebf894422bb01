"""URLs as lists write them."""

from __future__ import annotations

import re

_NESTED = re.compile(r"\s*!?\[[^\[\]]*\]\(\s*<?(?P<url>https?://[^\s<>]+?)>?\s*\)\s*", re.IGNORECASE)


def unnested(text: str) -> str | None:
    """The URL inside a Markdown link that stands where only a URL belongs: `[a.pdf](https://…)`.

    None for every other text, a plain URL among them.
    """
    match = _NESTED.fullmatch(text) if "](" in text else None
    return match["url"] if match else None
