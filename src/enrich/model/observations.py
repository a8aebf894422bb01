"""What a host was asked, and what it said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Failure(StrEnum):
    """Why a host gave no answer."""

    OFFLINE = "no network"
    NO_SUCH_HOST = "no such host"
    REFUSED = "connection refused"
    TLS = "TLS failure"
    TIMEOUT = "timed out"
    RESET = "connection lost"
    PROXY = "the proxy could not reach the host"
    TOO_LARGE = "answer too large"
    TOO_MANY_REDIRECTS = "too many redirects"
    NOT_HTTP = "not an HTTP answer"
    FORBIDDEN_ADDRESS = "address not public"
    EXCLUDED = "the settings exclude where it leads"
    CIRCUIT_OPEN = "host failed repeatedly in this run"
    ASKED_TO_WAIT = "the host asked not to be asked again in this run"
    OUT_OF_BUDGET = "time for this host is used up"


class Question(StrEnum):
    """What a request is for; it decides how long its answer stays fresh.

    A probe asks for a page that cannot exist, to see how a site says so: any answer is an answer.
    """

    LOOKUP = "lookup"
    SEARCH = "search"
    LINK = "link"
    PROBE = "probe"


def unavoided(_url: str) -> bool:
    """Where a question may lead anywhere."""
    return False


def answered(response: Response) -> bool:
    """Whether a host answered with what was asked for."""
    return response.failure is None and 200 <= response.status < 300


@dataclass(frozen=True, slots=True)
class Together:
    """How a service is asked about many works in one request.

    `url_of` makes the address that asks about some keys, identifiers or titles: at most `most` of them, in an address
    of at most `longest` bytes. What is not fresh of all that is asked in one turn goes into one request, and
    each key remembers its answer, whichever keys it was asked with. `posts` is that of the requests.
    """

    url_of: Callable[[Sequence[str]], str]
    accept: str
    most: int
    longest: int = 4000
    posts: str = ""

    def about(
        self, key: str, complete: Callable[[Response], bool | None], question: Question = Question.LOOKUP
    ) -> Request:
        """The question about one of them."""
        url = self.url_of((key,))
        return Request(url, self.accept, question, complete, together=self, key=key, posts=self.posts)


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a host: always a GET, unless `posts` names the parameter of the query whose values, between
    commas, the host takes as a list in the body of a POST only. What is asked is told by the address all the same.

    `complete` tells from an answer whether it holds what was asked for. One that does not (False) is kept for a
    shorter time, one that says nothing about it (None) not at all. `url` carries no contact address and
    no key: the door adds them, so that they reach no cache and no report. `as_browser` sends the headers of a
    browser, for hosts that refuse a program that says what it is. `together` permits the door to put the question
    about `key` with others of its kind; `parts` are those that a request is made of.
    `asker` is the source that asks, "" for those who check links.
    `avoids` tells of an address whether to stop there if a redirect leads to it.
    """

    url: str
    accept: str = "*/*"
    question: Question = Question.LOOKUP
    complete: Callable[[Response], bool | None] = field(default=answered, compare=False)
    as_browser: bool = False
    together: Together | None = field(default=None, compare=False)
    key: str = field(default="", compare=False)
    parts: tuple[Request, ...] = field(default=(), compare=False)
    asker: str = field(default="", compare=False)
    avoids: Callable[[str], bool] = field(default=unavoided, compare=False)
    posts: str = ""

    @property
    def page(self) -> bool:
        """Whether a page is asked for as readers see it, rather than data as a service sends it."""
        return self.question in (Question.LINK, Question.PROBE)


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: the URL that answered, and with which status."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Response:
    """An observation: what a host said, and when. `status` is 0 where nothing answered.

    `url` is where the answer came from, after the redirects in `hops`. `stale` says that the
    observation is past its freshness and was used because the host did not answer today.
    Header names are lower case. `earlier` are the observations of the same link on other days, without
    their bodies and oldest first; those of the days on which it failed are among them.
    """

    url: str
    status: int
    at: datetime
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    hops: tuple[Hop, ...] = ()
    failure: Failure | None = None
    detail: str = ""
    stale: bool = False
    earlier: tuple[Response, ...] = ()

    def __hash__(self) -> int:
        """Of what tells observations apart: a page is looked up by its answer a dozen times, headers and all."""
        return hash((self.url, self.at))

    def header(self, name: str) -> str:
        """The value of a header, or ""."""
        wanted = name.lower()
        for key, value in self.headers:
            if key == wanted:
                return value
        return ""


class Fetch(Protocol):
    """The door to the network, as a source sees it: a question in, an observation out.

    It never raises for what a host did; a failure is an observation too.
    """

    async def __call__(self, request: Request) -> Response: ...
