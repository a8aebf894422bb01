"""From what was observed about a link to what can be concluded.

`PAGE` and `REGISTRY` are tables, read in order: the first line whose sign shows decides. The
order is the policy. What proves nothing about the link comes first, then walls, then passing
trouble, and only then what makes a link dead; a page counts as fine only where no sign is left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from enrich.links import addresses, pages
from enrich.links.ask import Inquiry
from enrich.links.walls import challenge_header, challenge_page
from enrich.model import Failure, Health, Response, Verdict

Sign = Callable[[str, Response], str]
"""Looks at the address that was asked for and at the answer; evidence in words, or "" where it does not show."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: where the sign shows, this is the health, for this reason."""

    sign: Sign
    health: Health
    reason: str = ""


# --- signs ------------------------------------------------------------------------------------


def _failed(*failures: Failure) -> Sign:
    return lambda _asked, response: response.failure.value if response.failure in failures else ""


def _any_failure(_asked: str, response: Response) -> str:
    return response.failure.value if response.failure else ""


def _status(*statuses: int) -> Sign:
    return lambda _asked, response: f"status {response.status}" if response.status in statuses else ""


def _status_from(low: int, high: int) -> Sign:
    return lambda _asked, response: f"status {response.status}" if low <= response.status <= high else ""


def _accepted_only(_asked: str, response: Response) -> str:
    return "status 202 without a page" if response.status == 202 and not response.body.strip() else ""


def _to_root(asked: str, response: Response) -> str:
    return response.url if addresses.is_root(response.url) and not addresses.is_root(asked) else ""


def _to_login(asked: str, response: Response) -> str:
    led = addresses.login_address(response.url) and not addresses.login_address(asked)
    return response.url if led else ""


def _to_error_page(asked: str, response: Response) -> str:
    led = addresses.missing_address(response.url) and not addresses.missing_address(asked)
    return response.url if led else ""


def _error_title(_asked: str, response: Response) -> str:
    title = pages.title(response)
    return f"title “{title}”" if pages.says_missing(title) else ""


def _html_for_pdf(asked: str, response: Response) -> str:
    promised = addresses.names_pdf(asked) and pages.is_html(response)
    return response.header("content-type") or "an HTML page" if promised else ""


def permanent_target(asked: str, response: Response) -> str:
    """Where the leading run of permanent redirects (301, 308) ends; "" where that is no better address.

    RFC 9110 §15.4: after these the new address ought to be used; the others are for one visit. A
    front page, a login and an address of one visit are never a better address.
    """
    stations = [hop.url for hop in response.hops] + [response.url]
    target = asked
    for hop, leads_to in zip(response.hops, stations[1:], strict=True):
        if hop.status not in (301, 308):
            break
        target = leads_to
    worse = addresses.is_root(target) and not addresses.is_root(asked)
    useless = (
        worse
        or addresses.login_address(target)
        or addresses.has_session(target)
        or addresses.same_address(asked, target)
    )
    return "" if useless else target


# --- the page itself --------------------------------------------------------------------------

PAGE: tuple[Line, ...] = (
    Line(_failed(Failure.OFFLINE), Health.UNCHECKED),
    Line(_failed(Failure.CIRCUIT_OPEN, Failure.OUT_OF_BUDGET, Failure.FORBIDDEN_ADDRESS), Health.UNCHECKED),
    Line(
        lambda _asked, response: challenge_header(response),
        Health.BLOCKED,
        "the host asks visitors to prove that they are human",
    ),
    Line(
        lambda _asked, response: challenge_page(response),
        Health.BLOCKED,
        "the host asks visitors to prove that they are human",
    ),
    Line(_status(401, 403, 405, 406, 407, 418, 451, 999), Health.BLOCKED, "the host turns robots away"),
    Line(_accepted_only, Health.BLOCKED, "the host turns robots away"),
    Line(_failed(Failure.TIMEOUT, Failure.RESET, Failure.PROXY), Health.TRANSIENT),
    Line(_status(408, 425, 429), Health.TRANSIENT, "the host asked to come back later"),
    Line(_status_from(500, 599), Health.TRANSIENT, "the host has trouble of its own"),
    Line(_status(404), Health.BROKEN, "the host has no such page"),
    Line(_status(410), Health.BROKEN, "the host says that the page is gone for good"),
    Line(
        _failed(Failure.NO_SUCH_HOST, Failure.REFUSED, Failure.TLS, Failure.TOO_MANY_REDIRECTS, Failure.NOT_HTTP),
        Health.BROKEN,
    ),
    Line(_status_from(400, 998), Health.BLOCKED, "the host refused the request, without saying that the page is gone"),
    Line(_status_from(300, 399), Health.SUSPECT, "the host redirects to nowhere"),
    Line(_to_root, Health.SUSPECT, "the link ends at the front page of a site"),
    Line(_to_login, Health.SUSPECT, "the link ends at a login"),
    Line(_to_error_page, Health.SUSPECT, "the link ends at an error page"),
    Line(_error_title, Health.SUSPECT, "the page calls itself an error page"),
    Line(_html_for_pdf, Health.SUSPECT, "the link promises a PDF, and a web page comes"),
    Line(permanent_target, Health.MOVED, "the page has moved for good"),
    Line(_failed(Failure.TOO_LARGE), Health.OK, "the page is there, and larger than was read"),
    Line(_status_from(200, 299), Health.OK, "the page is there"),
)


def judge_page(asked: str, response: Response) -> Verdict:
    """The verdict on a link, from the answer of its page."""
    line, sign = _deciding(PAGE, asked, response)
    target = permanent_target(asked, response) if line.health is Health.MOVED else ""
    return Verdict(line.health, line.reason or sign, _evidence(sign, response), target)


# --- the DOI registry -------------------------------------------------------------------------


class _Data(msgspec.Struct):
    value: object = None


class _Value(msgspec.Struct):
    type: str = ""
    data: _Data = msgspec.field(default_factory=_Data)


class _Handle(msgspec.Struct):
    """An answer of the handle API. Response codes: 1 found, 2 error, 100 no such handle, 200 no such values."""

    responseCode: int  # noqa: N815 - the name in the API's JSON
    values: list[_Value] = []


def _handle(response: Response) -> _Handle | None:
    try:
        return msgspec.json.decode(response.body, type=_Handle)
    except msgspec.MsgspecError:
        return None


def _response_code(*codes: int) -> Sign:
    def sign(_asked: str, response: Response) -> str:
        handle = _handle(response)
        return f"response code {handle.responseCode}" if handle and handle.responseCode in codes else ""

    return sign


def _registered(_asked: str, response: Response) -> str:
    handle = _handle(response)
    if handle is None or handle.responseCode != 1:
        return ""
    addresses = (value.data.value for value in handle.values if value.type.upper() == "URL")
    return f"registered at {next(addresses, 'no address')}"


REGISTRY: tuple[Line, ...] = (
    Line(PAGE[0].sign, Health.UNCHECKED),
    Line(PAGE[1].sign, Health.UNCHECKED),
    Line(_any_failure, Health.TRANSIENT, "the DOI registry did not answer"),
    Line(_registered, Health.OK, "the DOI is registered"),
    Line(_response_code(200), Health.OK, "the DOI is registered"),
    Line(_response_code(100), Health.BROKEN, "the DOI is not registered"),
    Line(
        lambda _asked, response: f"status {response.status}",
        Health.TRANSIENT,
        "the DOI registry did not answer as it documents",
    ),
)
"""Only the registry's own words count: a bare 404 may come from anything between here and there."""


def judge_registration(asked: str, response: Response) -> Verdict:
    """The verdict on a link, from what the handle system says about its DOI."""
    line, sign = _deciding(REGISTRY, asked, response)
    return Verdict(line.health, line.reason or sign, _evidence(sign, response))


def judge(question: Inquiry, response: Response) -> Verdict:
    """The verdict on a link, from the answer to what was asked about it."""
    return (judge_registration if question.doi else judge_page)(question.url, response)


def known_arxiv(number: str) -> Verdict:
    """The verdict on a link to an arXiv paper that arXiv has sent the metadata of."""
    return Verdict(Health.OK, "arXiv has the paper", f"metadata of arXiv:{number}")


# --- reading a table --------------------------------------------------------------------------


def _deciding(table: tuple[Line, ...], asked: str, response: Response) -> tuple[Line, str]:
    for line in table:
        sign = line.sign(asked, response)
        if sign:
            return line, sign
    return Line(
        _any_failure, Health.TRANSIENT, "the host gave no answer that can be judged"
    ), f"status {response.status}"


def _evidence(sign: str, response: Response) -> str:
    """How the answer came about: method, statuses along the redirects, what decided, the day."""
    statuses = [str(hop.status) for hop in response.hops] + ([str(response.status)] if response.status else [])
    way = " → ".join(["GET", *statuses])
    detail = [sign] if not sign.startswith("status ") else []
    day = f"observed {response.at:%Y-%m-%d}" + (", an older answer" if response.stale else "")
    return "; ".join([way, *detail, *([response.detail] if response.detail else []), day])
