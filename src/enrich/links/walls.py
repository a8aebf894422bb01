"""How a site that turns robots away shows itself.

A challenge is told by its headers before its status, since the same page comes with 202, 403, 429
and 503. Cloudflare sets `cf-mitigated: challenge` on every challenge page and on nothing else
(https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response);
AWS WAF answers 202 or 405 with `x-amzn-waf-action`; Anubis and Cloudflare's script can come with 200.
"""

from __future__ import annotations

from enrich.links.pages import title
from enrich.model import Response

_HEADERS = (("cf-mitigated", ("challenge",)), ("x-amzn-waf-action", ("challenge", "captcha")))

_TITLES = (
    "just a moment...",
    "attention required! | cloudflare",
    "making sure you're not a bot!",
    "making sure you're not a bot",
    "client challenge",
    "human verification",
)

_BODIES = (
    b"/cdn-cgi/challenge-platform/h/",
    b"window._cf_chl_opt",
    b"/.within.website/x/cmd/anubis/",
    b"window.gokuProps",
)

_HEAD = 65536
"""Bytes of a body that are looked at. Challenge pages are small."""


def challenge_header(response: Response) -> str:
    """The header that marks an answer as a challenge to robots, as evidence; "" without one."""
    for name, values in _HEADERS:
        value = response.header(name)
        if value.strip().lower() in values:
            return f"{name}: {value}"
    return ""


def challenge_page(response: Response) -> str:
    """What marks a body as a challenge to robots, as evidence; "" where nothing does."""
    if title(response).lower() in _TITLES:
        return f"title “{title(response)}”"
    mark = next((mark for mark in _BODIES if mark in response.body[:_HEAD]), b"")
    return f"{mark.decode()} in the page" if mark else ""
