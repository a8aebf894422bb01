"""From the answer of a page to what can be concluded about a link to it.

`PAGE` is read from the top (see `tables`). What proves nothing about the link comes first, then
walls, then passing trouble, and only then what makes a link dead; a page counts as fine only where
no sign is left.
"""

from __future__ import annotations

from dataclasses import replace

from enrich.links import addresses, phrases
from enrich.links.ask import Inquiry, Witness
from enrich.links.missing import nothing_but_missing, trouble_page
from enrich.links.parked import parked
from enrich.links.registries import judge_registry
from enrich.links.tables import NOT_ASKED, Line, deciding, evidence, failed, status, status_from
from enrich.model import Failure, Health, Response, Verdict
from enrich.webpages import pages
from enrich.webpages.walls import challenge_header, challenge_page, refusal_page

# --- signs ------------------------------------------------------------------------------------


def _accepted_only(_asked: str, response: Response) -> str:
    return "status 202 without a page" if response.status == 202 and not response.body.strip() else ""


def _led_to(asked: str, response: Response) -> str:
    """Where a reader ends up behind the redirects, and behind one that the page itself asks for at once; "" if there
    is neither.
    """
    onward = pages.refreshes_to(response)
    if onward and not addresses.same_address(onward, asked):
        return onward
    return response.url if response.hops else ""


def _to_front(asked: str, response: Response) -> str:
    end = _led_to(asked, response)
    return end if end and addresses.is_front(end) and not addresses.is_front(asked) else ""


def _to_login(asked: str, response: Response) -> str:
    end = _led_to(asked, response)
    led = end and addresses.login_address(end) and not addresses.login_address(asked)
    return end if led else ""


def _to_challenge(asked: str, response: Response) -> str:
    end = _led_to(asked, response)
    led = end and addresses.challenge_address(end) and not addresses.challenge_address(asked)
    return end if led else ""


def _to_consent(asked: str, response: Response) -> str:
    end = _led_to(asked, response)
    return end if end and addresses.consent_address(end) and not addresses.consent_address(asked) else ""


def _to_search(asked: str, response: Response) -> str:
    end = _led_to(asked, response)
    return end if end and addresses.search_address(end) and not addresses.search_address(asked) else ""


def _at_the_door(asked: str, response: Response) -> str:
    """A login that leads to itself, since it knows nobody, is a login all the same."""
    lost = response.failure is Failure.TOO_MANY_REDIRECTS and not addresses.login_address(asked)
    stations = [hop.url for hop in response.hops] + [response.url] if lost else []
    return next((station for station in stations if addresses.login_address(station)), "")


def _login_title(asked: str, response: Response) -> str:
    title = pages.title(response)
    shows = phrases.says_login(title) and not addresses.login_address(asked) and not addresses.is_front(asked)
    return f"title “{title}”" if shows else ""


def _to_error_page(asked: str, response: Response) -> str:
    end = _led_to(asked, response)
    led = end and addresses.missing_address(end) and not addresses.missing_address(asked)
    return end if led else ""


def _error_title(_asked: str, response: Response) -> str:
    title = pages.title(response)
    is_paper = pages.meta(response, "citation_title")  # it may be one about such pages
    return f"title “{title}”" if phrases.says_missing(title) and not is_paper else ""


def _not_the_pdf(asked: str, response: Response) -> str:
    if not addresses.names_pdf(asked) or pages.is_pdf(response):
        return ""
    if pages.is_html(response) or pages.is_text(response):
        return response.header("content-type") or "an HTML page"
    return "an HTML page, whatever its type says" if pages.begins_as_html(response) else ""


def _nothing(_asked: str, response: Response) -> str:
    encoded = response.header("content-encoding").lower() not in ("", "identity")
    if response.status != 200 or response.detail or response.body.strip() or encoded:
        return ""
    return "content-length: 0" if response.header("content-length") == "0" else "nothing but spaces"


def permanent_target(asked: str, response: Response) -> str:
    """Where the leading run of permanent redirects (301, 308) ends; "" where that is no better address.

    RFC 9110 §15.4: after these the new address ought to be used; the others are for one visit. A
    front page, a login and an address of one visit are never a better address.
    """
    if not response.hops:
        return ""
    stations = [hop.url for hop in response.hops] + [response.url]
    target = asked
    for hop, leads_to in zip(response.hops, stations[1:], strict=True):
        if hop.status not in (301, 308):
            break
        target = leads_to
    worse = addresses.is_front(target) and not addresses.is_front(asked)
    for_one_visit = addresses.login_address(target) or addresses.has_session(target)
    return "" if worse or for_one_visit or addresses.same_address(asked, target) else target


# --- the table --------------------------------------------------------------------------------

HUMAN = "the host asks visitors to prove that they are human"
ROBOTS = "the host turns robots away"
LOGIN = "a login stands before the page"

PAGE: tuple[Line, ...] = (
    *NOT_ASKED,
    Line(lambda _asked, response: challenge_header(response), Health.BLOCKED, HUMAN),
    Line(lambda _asked, response: challenge_page(response), Health.BLOCKED, HUMAN),
    Line(status(401, 407), Health.BLOCKED, LOGIN),
    Line(status(402, 403, 405, 406, 418, 451, 999), Health.BLOCKED, ROBOTS),
    Line(_accepted_only, Health.BLOCKED, ROBOTS),
    Line(failed(Failure.TIMEOUT, Failure.RESET, Failure.PROXY), Health.TRANSIENT),
    Line(status(408, 425, 429), Health.TRANSIENT, "the host asked to come back later"),
    Line(status_from(500, 599), Health.TRANSIENT, "the host has trouble of its own"),
    Line(status(404), Health.BROKEN, "the host has no such page"),
    Line(status(410), Health.BROKEN, "the host says that the page is gone for good"),
    Line(failed(Failure.NO_SUCH_HOST), Health.BROKEN, "there is no such host"),
    Line(failed(Failure.REFUSED), Health.BROKEN, "the host refuses connections"),
    Line(failed(Failure.TLS), Health.BROKEN, "no secure connection to the host can be made"),
    Line(_at_the_door, Health.BLOCKED, LOGIN),
    Line(failed(Failure.TOO_MANY_REDIRECTS), Health.BROKEN, "the redirects lead nowhere"),
    Line(failed(Failure.NOT_HTTP), Health.BROKEN, "what answers is not a web server"),
    Line(status_from(400, 998), Health.BLOCKED, "the host refused the request, without saying that the page is gone"),
    Line(status_from(300, 399), Health.SUSPECT, "the host redirects to nowhere"),
    Line(lambda _asked, response: refusal_page(response), Health.BLOCKED, ROBOTS),
    Line(_to_challenge, Health.BLOCKED, HUMAN),
    Line(_to_login, Health.BLOCKED, LOGIN),
    Line(_login_title, Health.BLOCKED, LOGIN),
    Line(_to_consent, Health.BLOCKED, "the host asks visitors for their consent first"),
    Line(lambda _asked, response: trouble_page(response), Health.TRANSIENT, "the host has trouble of its own"),
    Line(lambda _asked, response: parked(response), Health.SUSPECT, "the domain is parked or for sale"),
    Line(_to_front, Health.SUSPECT, "the link ends at the front page of a site"),
    Line(_to_error_page, Health.SUSPECT, "the link ends at an error page"),
    Line(_to_search, Health.SUSPECT, "the link ends at a search"),
    Line(_error_title, Health.SUSPECT, "the page calls itself an error page"),
    Line(lambda _asked, response: nothing_but_missing(response), Health.SUSPECT, "it says only that it is missing"),
    Line(_not_the_pdf, Health.SUSPECT, "the link promises a PDF, and a web page comes"),
    Line(_nothing, Health.SUSPECT, "the page is empty"),
    Line(permanent_target, Health.MOVED, "the page has moved for good"),
    Line(failed(Failure.TOO_LARGE), Health.OK, "the page is there, and larger than was read"),
    Line(status_from(200, 299), Health.OK, "the page is there"),
)


def judge_page(asked: str, response: Response) -> Verdict:
    """The verdict on a link, from the answer of its page."""
    line, sign = deciding(PAGE, asked, response)
    target = permanent_target(asked, response) if line.health is Health.MOVED else ""
    return Verdict(line.health, line.reason or sign, evidence(sign, response), target)


def judge(question: Inquiry, response: Response) -> Verdict:
    """The verdict on a link, from the answer to what was asked about it."""
    of_page = question.witness is Witness.PAGE
    verdict = judge_page(question.url, response) if of_page else judge_registry(question, response)
    return replace(verdict, observed=None if verdict.health is Health.UNCHECKED else response.at.date())
