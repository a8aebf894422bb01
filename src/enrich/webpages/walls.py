"""How a site that turns robots away shows itself.

A challenge is told by its headers before its status, since the same page comes with 202, 403, 429
and 503. Cloudflare sets `cf-mitigated: challenge` on every challenge page and on nothing else
(https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response);
AWS WAF answers 202 or 405 with `x-amzn-waf-action`; Anubis and Cloudflare's script can come with 200.
"""

from __future__ import annotations

import re
from functools import lru_cache

from enrich.model import Response
from enrich.webpages.pages import title, words

_HEADERS = (
    ("cf-mitigated", ("challenge",)),
    ("x-amzn-waf-action", ("challenge", "captcha")),
    ("x-datadome", ("protected",)),
)

_CHALLENGES = re.compile(
    r"just a moment\.*|attention required! \| cloudflare|making sure you(?:'|’)re not a bot!?|client challenge"
    r"|human verification|verify(?:ing)? (?:that )?you are (?:a )?human.*|are you a (?:robot|human)\??|robot check"
    r"|checking your browser.*|ddos-guard|pardon our interruption\.*|security (?:check|verification)|captcha"
    r"|one moment, please\.*|please wait\.\.\.(?: \| cloudflare)?|bot verification|radware bot manager captcha"
    r"|validate user|you have been blocked|sucuri website firewall.*|oh noes!",
)

_REFUSALS = re.compile(
    r"(?:error:? )?(?:403:? ?-? ?)?(?:access (?:to this page )?(?:has been )?(?:is )?denied|forbidden|request rejected)"
    r"|403(?: error)?|blocked|access blocked",
)

_BODIES: tuple[tuple[bytes, ...], ...] = (
    (b"/cdn-cgi/challenge-platform/", b"orchestrate"),
    (b"window._cf_chl_opt",),
    (b"/.within.website/x/cmd/anubis/",),
    (b'id="anubis_challenge"',),
    (b"window.gokuProps",),
    (b".token.awswaf.com/",),
    (b"geo.captcha-delivery.com/",),
    (b'id="px-captcha"',),
    (b"/_Incapsula_Resource?SWJIYLWA",),
    (b"/_Incapsula_Resource?", b"Incapsula incident ID"),
    (b"captcha-delivery.com/c.js",),
    (b"/.well-known/sgcaptcha/",),
    (b"validate.perfdrive.com/",),
)
"""What stands together in the pages of challenges. Scripts that ordinary pages of the same services load do not."""

_HEAD = 65536
"""Bytes of a body that are looked at. Challenge pages are small."""

_MOST_WORDS = 150
"""A page that shows more is one that was read, and perhaps about challenges."""


def challenge_header(response: Response) -> str:
    """The header that marks an answer as a challenge to robots, as evidence; "" without one."""
    for name, values in _HEADERS:
        value = response.header(name)
        refused = name != "x-datadome" or response.status in (401, 403, 429)
        if value.strip().lower() in values and refused:
            return f"{name}: {value}"
    return ""


@lru_cache(maxsize=8)
def challenge_page(response: Response) -> str:
    """What marks a body as a challenge to robots, as evidence; "" where nothing does."""
    heading = title(response)
    if _CHALLENGES.fullmatch(heading.lower()):
        return f"title “{heading}”"
    head = response.body[:_HEAD]
    mark = next((first for first, *others in _BODIES if first in head and all(part in head for part in others)), b"")
    return f"{mark.decode()} in the page" if mark and len(words(response)) <= _MOST_WORDS else ""


def refusal_page(response: Response) -> str:
    """The title of a page that refuses, whatever its status says; "" for any other page."""
    heading = title(response)
    return f"title “{heading}”" if _REFUSALS.fullmatch(heading.lower().strip(" .!")) else ""
