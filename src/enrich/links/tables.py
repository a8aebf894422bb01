"""Tables of signs, read in order: the first line whose sign shows decides. The order is the policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from enrich.model import Failure, Health, Response

Sign = Callable[[str, Response], str]
"""Looks at the address that was asked for and at the answer; evidence in words, or "" where it does not show."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: where the sign shows, this is the health, for this reason (or for what the sign says)."""

    sign: Sign
    health: Health
    reason: str = ""


def failed(*failures: Failure) -> Sign:
    return lambda _asked, response: response.failure.value if response.failure in failures else ""


def any_failure(_asked: str, response: Response) -> str:
    return response.failure.value if response.failure else ""


def status(*statuses: int) -> Sign:
    return lambda _asked, response: f"status {response.status}" if response.status in statuses else ""


def status_from(low: int, high: int) -> Sign:
    return lambda _asked, response: f"status {response.status}" if low <= response.status <= high else ""


UNPUT = (
    Failure.OFFLINE,
    Failure.CIRCUIT_OPEN,
    Failure.OUT_OF_BUDGET,
    Failure.FORBIDDEN_ADDRESS,
    Failure.EXCLUDED,
)
"""How questions end that were not put."""

NOT_ASKED: tuple[Line, ...] = (
    Line(failed(*UNPUT), Health.UNCHECKED),
    Line(failed(Failure.ASKED_TO_WAIT), Health.TRANSIENT),
)
"""How every table begins: a question that was not put proves nothing."""

_NO_LINE = Line(any_failure, Health.TRANSIENT, "the host gave no answer that can be judged")


def deciding(table: tuple[Line, ...], asked: str, response: Response) -> tuple[Line, str]:
    """The line of a table that decides, and what its sign showed."""
    for line in table:
        sign = line.sign(asked, response)
        if sign:
            return line, sign
    return _NO_LINE, f"status {response.status}"


def evidence(sign: str, response: Response) -> str:
    """How the answer came about: method, statuses along the redirects, what decided, the day."""
    statuses = [str(hop.status) for hop in response.hops] + ([str(response.status)] if response.status else [])
    way = " → ".join(["GET", *statuses])
    detail = [sign] if not sign.startswith("status ") else []
    day = f"observed {response.at.date().isoformat()}" + (", an older answer" if response.stale else "")
    if response.failure in UNPUT and not response.hops:
        day = "no observation"
    return "; ".join(filter(None, (way, *detail, response.detail, day)))
