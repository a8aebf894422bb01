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
from enrich.webpages.pages import heading, title, words

_HEADERS = (
    ("cf-mitigated", ("challenge",)),
    ("x-amzn-waf-action", ("challenge", "captcha")),
    ("x-vercel-mitigated", ("challenge", "deny")),
    ("x-datadome", ("protected",)),
)

_CHALLENGES = re.compile(
    r"just a moment(?: please)?\.*|vercel security checkpoint|checking (?:that )?you are not a (?:ro)?bot\.*"
    r"|your access to this site has been limited.*"
    r"|attention required! \| cloudflare|making sure you(?:'|’)re not a bot!?|client challenge"
    r"|human verification|verify(?:ing)? (?:that )?you are (?:a )?human.*|are you a (?:robot|human)\??|robot check"
    r"|checking your browser.*|ddos-guard|pardon our interruption\.*|security (?:check|verification)|captcha"
    r"|one moment, please\.*|please wait\.\.\.(?: \| cloudflare)?|bot verification|radware bot manager captcha"
    r"|validate user|you have been blocked|sucuri website firewall.*|oh noes!",
)

_REFUSALS = re.compile(
    r"(?:error:? )?(?:403:? ?-? ?)?(?:access (?:to this page )?(?:has been )?(?:is )?denied|forbidden|request rejected)"
    r"|403(?: error)?|(?:web page |access )?blocked"
    r"|(?:this (?:page|content) is )?not available in your (?:region|country)",
)

_BODIES: tuple[tuple[bytes, ...], ...] = (
    (b"/cdn-cgi/challenge-platform/", b"orchestrate"),
    (b"window._cf_chl_opt",),
    (b"/.within.website/x/cmd/anubis/",),
    (b'id="anubis_challenge"',),
    (b"gokuProps",),
    (b".token.awswaf.com/",),
    (b"geo.captcha-delivery.com/",),
    (b'id="px-captcha"',),
    (b"/_Incapsula_Resource?SWJIYLWA",),
    (b"/_Incapsula_Resource?", b"Incapsula incident ID"),
    (b"captcha-delivery.com/c.js",),
    (b"/.well-known/sgcaptcha/",),
    (b"validate.perfdrive.com/",),
    (b"Enable JavaScript and cookies to continue",),
    (b"/_sec/cp_challenge/",),
    (b'id="sec-if-cpt-container"',),
    (b"KPSDK",),
)
"""What stands together in the pages of challenges. Scripts that ordinary pages of the same services load do not."""

_PUZZLES = (b'class="g-recaptcha"', b'class="h-captcha"', b'class="cf-turnstile"')
_MOST_WORDS_OF_A_PUZZLE = 30
"""Puzzles for visitors stand in forms of ordinary pages too, which show more than the puzzle."""

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
    name = title(response)
    if _CHALLENGES.fullmatch(name.lower()):
        return f"title “{name}”"
    head = response.body[:_HEAD]
    mark = next((first for first, *others in _BODIES if first in head and all(part in head for part in others)), b"")
    most = _MOST_WORDS
    if not mark:
        mark, most = next((puzzle for puzzle in _PUZZLES if puzzle in head), b""), _MOST_WORDS_OF_A_PUZZLE
    return f"{mark.decode()} in the page" if mark and len(words(response)) <= most else ""


def refusal_page(response: Response) -> str:
    """The title of a page that refuses, or the heading of a short one; "" for any other page."""
    name = title(response)
    if _refuses(name):
        return f"title “{name}”"
    said = heading(response)
    return f"heading “{said}”" if _refuses(said) and len(words(response)) <= _MOST_WORDS else ""


def _refuses(text: str) -> bool:
    return _REFUSALS.fullmatch(text.lower().strip(" .!")) is not None
