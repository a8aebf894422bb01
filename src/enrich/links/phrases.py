"""What error pages and logins call themselves. Only a whole title, or a whole part of one, is held against them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_THING = (
    r"(?:the |this |that |your |your requested )?(?:requested )?"
    r"(?:web ?page|page|site|file|document|article|paper|url|resource|content|item|post|record|entry|dataset|video"
    r"|repository|project|profile|account|user)"
)
_WAS = r"(?: you requested)?(?: was| is| has been)? "
_CANNOT = r"(?:cannot|can.t|could not|couldn.t)"
_SEITE = r"(?:seite|datei)(?: oder (?:das )?verzeichnis)?"
_YOU = r"you(?: are|.re| were)?"

_SAID_OF_A_THING = (
    _WAS + r"(?:not found|not available|no longer available|unavailable|missing|removed|deleted|gone)",
    r" (?:isn.t|wasn.t) (?:available|found|here)",
    r" (?:does not|doesn.t|no longer) exists?",
    rf" {_CANNOT} be found",
    rf" {_YOU} (?:looking for|requested) .{{1,30}}found",
)
_EXCUSED = (
    _THING + rf"(?:{'|'.join(_SAID_OF_A_THING)})",
    rf"we {_CANNOT} (?:seem to )?find {_THING}(?: (?:that )?{_YOU} (?:looking for|requested|wanted))?",
    r"(?:object )?not found",
    r"missing page|invalid url",
)

MISSING = (
    r"(?:(?:http )?(?:error|status)[ :,-]*)?404(?:[ :,-]*error)?(?:[ :,(-]*(?:page |file )?not found\W*)?\d{0,2}",
    rf"(?:(?:error|404)[ :]*)?(?:oops|sorry|whoops|uh oh)?[!.,: ]*(?:{'|'.join(_EXCUSED)})(?:\W*404\)?)?",
    r"error page|404 (?:page|gone)|410(?: gone)?|gone|nothing found(?: here)?",
    r"(?:fehler|erreur|error|errore|erro|fout|błąd|fel|chyba|ошибка|错误|エラー)[ :]*(?:http )?404",
    r"404[ :]*(?:错误|エラー|страница не найдена)",
    rf"(?:die )?(?:angeforderte )?{_SEITE} (?:wurde |konnte )?nicht gefunden(?: werden)?",
    rf"(?:die |diese )?(?:angeforderte )?{_SEITE} existiert nicht",
    r"(?:cette )?page (?:non trouvée|introuvable)",
    r"(?:cette |la )?page (?:que vous (?:re)?cherchez )?n.existe (?:pas|plus)",
    r"p[áa]gina no encontrada|no se (?:ha encontrado|encontr[óo]) la p[áa]gina",
    r"p[áa]gina n[ãa]o encontrada|(?:la )?pagina non (?:è stata )?trovata",
    r"(?:de )?pagina (?:is )?niet gevonden",
    r"(?:sidan|siden) (?:hittades inte|kunde inte hittas|ble ikke funnet|blev ikke fundet)",
    r"nie znaleziono strony|strona nie (?:została )?znaleziona|str[áa]nka (?:nebyla )?nenalezena|sivua ei löydy",
    r"sayfa bulunamad[ıi]|az oldal nem található|pagina nu a fost găsită|η σελίδα δεν βρέθηκε",
    r"страница не (?:найдена|существует)|сторінк[ау] не знайдено|الصفحة غير موجودة|הדף לא נמצא",
    r"\w{0,9}页面(?:不存在|没有找到|未找到)|(?:找不到|未找到|无法找到)(?:该|您要的)?(?:页面|页|網頁|网页)|\w{0,9}頁面不存在",
    r"\w{0,9}ページ(?:が|は)(?:見つかりません|存在しません)(?:でした)?|(?:요청하신 )?페이지를 찾을 수 없습니다",
)
"""Titles of pages that stand where the page should be, in lower case."""

LOGIN = (
    r"(?:please )?(?:sign|log)[ -]?in(?: required| to continue| to your account| page)?",
    r"login(?: page| required)?|authentication required|authorization required",
    r"single sign-on|sso|web login service|central authentication service",
    r"select your institution|shibboleth authentication request|loading session information",
)
"""Titles of pages that want to know who comes."""

TROUBLE = (
    r"(?:error |http )?(?:500[ :,-]*)?internal (?:server )?error",
    r"(?:error |http )?50[234][ :,-]*(?:bad gateway|service (?:temporarily )?unavailable|gateway time-?out)",
    r"(?:bad gateway|service (?:temporarily )?unavailable|gateway time-?out)",
    r"error establishing a database connection|database (?:connection )?error",
    r"(?:(?:the |this |our )?(?:web)?site (?:is )?(?:currently |temporarily )?)?(?:under|down for) maintenance",
    r"(?:the |this |our )?(?:web)?site (?:is )?(?:currently |temporarily )?(?:offline|unavailable)",
)
"""Titles of pages with which a site excuses itself for today."""

_BETWEEN_PARTS = re.compile(r"\s+[|·•:–—»-]+\s+|\s*[|»]\s*")


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(phrases))


_MISSING, _LOGIN, _TROUBLE = _any_of(MISSING), _any_of(LOGIN), _any_of(TROUBLE)


@lru_cache(maxsize=64)
def parts(heading: str) -> tuple[str, ...]:
    """A title without the marks that set the name of the site apart."""
    return tuple(_BETWEEN_PARTS.split(heading))


def says_missing(heading: str) -> bool:
    """Whether a title is that of an error page: a part of it says so, and nothing but that."""
    return _a_part_is(_MISSING, heading)


def says_trouble(heading: str) -> bool:
    """Whether a title is that of a site in trouble."""
    return _a_part_is(_TROUBLE, heading)


def says_login(heading: str) -> bool:
    """Whether a title is that of a login."""
    return _a_part_is(_LOGIN, heading)


def _a_part_is(form: re.Pattern[str], heading: str) -> bool:
    heading = heading.lower()
    return any(form.fullmatch(part.strip(" .!")) for part in dict.fromkeys((heading, *parts(heading))))
