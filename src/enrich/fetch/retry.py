"""When to ask a host again, and after how long.

The rules are pure; `repeat` acts on them with tenacity.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from enrich.model import Failure, Response

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from enrich.fetch.hosts import Policy
    from enrich.fetch.pace import Sleep

PASSING_STATUSES = frozenset({429, 500, 502, 503, 504})
"""The statuses of trouble that tends to pass."""

PASSING_FAILURES = frozenset({Failure.RESET, Failure.REFUSED, Failure.PROXY})
"""The failures that tend to pass. A host that has let a request wait for its whole time is not one: it would again."""

LONGEST_WAIT = 60.0
"""A host that asks for a longer pause, in seconds, is not asked again in this run."""


def retry_after(response: Response, now: datetime) -> float | None:
    """The seconds that the host asks to wait (RFC 9110, 10.2.3: seconds or a date), None if it does not say."""
    value = response.header("retry-after").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    aware = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())


def worth_retrying(response: Response, now: datetime) -> bool:
    """Whether the same question may get another answer soon."""
    if response.failure is not None:
        return response.failure in PASSING_FAILURES
    return response.status in PASSING_STATUSES and (retry_after(response, now) or 0.0) <= LONGEST_WAIT


def wait_before(response: Response, attempt: int, policy: Policy, now: datetime) -> float:
    """The seconds to wait after an attempt, counted from 1: what the host says, or ever longer."""
    backoff = max(1.0, 2 * policy.interval) * 2.0 ** (attempt - 1)
    asked = retry_after(response, now)
    return min(LONGEST_WAIT, backoff if asked is None else max(asked, policy.interval))


async def repeat(
    attempt: Callable[[], Awaitable[Response]],
    again: Callable[[Response], bool],
    wait: Callable[[Response, int], float],
    *,
    attempts: int,
    sleep: Sleep,
) -> Response:
    """The answer of the first attempt that is not to be made again, or of the last."""
    first = await attempt()
    if attempts < 2 or not again(first):
        return first  # as nearly always; to be told so by tenacity costs more than the parsing of an answer

    # tenacity costs 50 ms, and is needed only once something is asked
    from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt  # noqa: PLC0415 - as said

    def answer(state: RetryCallState) -> Response:
        assert state.outcome is not None  # noqa: S101 - tenacity calls back after an attempt only
        response: Response = state.outcome.result()
        return response

    made = [first]

    async def once() -> Response:
        return made.pop() if made else await attempt()

    retrying = AsyncRetrying(
        stop=stop_after_attempt(attempts),
        wait=lambda state: wait(answer(state), state.attempt_number),
        retry=retry_if_result(again),
        retry_error_callback=answer,
        sleep=sleep,
    )
    return await retrying(once)
