"""The nouns of posting: what a run has to say, what stands on the forge already, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that fails or about which nothing is known today.

    `place` is file and line, `since` an ISO date or "". `lasting` says that it is dead, and long enough to say so.
    """

    url: str
    place: str
    entry: str
    reason: str
    since: str
    archived: str
    lasting: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A comment on lines of a pull request, with text that may replace them. The path is from the top."""

    path: str
    first: int
    last: int
    body: str


@dataclass(frozen=True, slots=True)
class Posts:
    """What a run has to say.

    `corrections` is the text of a pull request with the files in `written`, "" after a run that only judged;
    `partial` says that a source was silent, so that more might be said another day. `dead_links` is None
    where not all links were looked at. `comment` is about a contributor's change, and `clean` that nothing
    was found in it.
    """

    corrections: str
    written: tuple[str, ...]
    partial: bool
    dead_links: tuple[DeadLink, ...] | None
    comment: str
    clean: bool
    suggestions: tuple[Suggestion, ...]


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Post:
    """What stands on the forge: a pull request, an issue or a comment. `stuck`: it cannot be merged as it is."""

    number: int
    body: str
    state: State = State.OPEN
    stuck: bool = False


@dataclass(frozen=True, slots=True)
class Create:
    body: str


@dataclass(frozen=True, slots=True)
class Update:
    number: int
    body: str


@dataclass(frozen=True, slots=True)
class Reopen:
    number: int
    body: str


@dataclass(frozen=True, slots=True)
class Close:
    number: int
    body: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing is said; `why` is for the log."""

    why: str


Decision = Create | Update | Reopen | Close | Nothing
