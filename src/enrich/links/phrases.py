"""What error pages and logins call themselves. Only a whole title, or a whole part of one, is held against them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_THING = (
    r"(?:the |this |that )?(?:requested )?(?:web ?page|page|file|document|article|paper|url|resource|content|item|post)"
)
_WAS = r"(?: you requested)?(?: was| is| has been)? "

MISSING = (
    r"(?:(?:http )?(?:error|status)[ :,-]*)?404(?:[ :,-]*error)?(?:[ :,(-]*(?:page |file )?not found\W*)?\d{0,2}",
    r"(?:error[ :]*)?(?:oops|sorry|whoops)?[!.,: ]*"
    + _THING
    + _WAS
    + r"(?:not found|not available|no longer available)",
    r"(?:error[ :]*)?(?:oops|sorry|whoops)?[!.,: ]*" + _THING + _WAS + r"(?:unavailable|missing|removed|deleted)",
    r"(?:oops|sorry|whoops)?[!.,: ]*" + _THING + r" (?:does not|doesn.t|no longer) exists?",
    r"(?:oops|sorry|whoops)?[!.,: ]*" + _THING + r" (?:cannot|can.t|could not|couldn.t) be found",
    r"(?:error[ :]*)?(?:oops[!.,: ]*)?not found",
    r"error page|404 (?:page|gone)|410(?: gone)?|gone|nothing found(?: here)?",
    r"seite (?:wurde )?nicht gefunden",
    r"page (?:non trouvée|introuvable)",
    r"p[áa]gina no encontrada|p[áa]gina n[ãa]o encontrada|pagina non trovata",
    r"страница не найдена",
    r"页面不存在|找不到页面|ページが見つかりません",
)
"""Titles of pages that stand where the page should be."""

LOGIN = (
    r"(?:please )?(?:sign|log)[ -]?in(?: required| to continue| to your account| page)?",
    r"login(?: page| required)?|authentication required|authorization required",
    r"single sign-on|sso|web login service|central authentication service",
    r"select your institution|shibboleth authentication request|loading session information",
)
"""Titles of pages that want to know who comes."""

_BETWEEN_PARTS = re.compile(r"\s+[|·•:–—»-]+\s+|\s*[|»]\s*")


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


_MISSING, _LOGIN = _any_of(MISSING), _any_of(LOGIN)


def parts(heading: str) -> tuple[str, ...]:
    """A title without the marks that set the name of the site apart."""
    return tuple(_BETWEEN_PARTS.split(heading))


def says_missing(heading: str) -> bool:
    """Whether a title is that of an error page: a part of it says so, and nothing but that."""
    return _a_part_is(_MISSING, heading)


def says_login(heading: str) -> bool:
    """Whether a title is that of a login."""
    return _a_part_is(_LOGIN, heading)


def _a_part_is(form: re.Pattern[str], heading: str) -> bool:
    return any(form.fullmatch(part.strip(" .!")) for part in (heading, *parts(heading)))
