"""`enrich publish`: post what a run has to say on GitHub, if it is worth saying."""

from __future__ import annotations

import re
from dataclasses import dataclass

from enrich.commands.console import Console
from enrich.commands.posting import read_posts
from enrich.errors import BadConfig
from enrich.forge import Forge, Refused
from enrich.git import Git
from enrich.posts import Close, Create, Decision, Nothing, Reopen, Update, corrections, dead_links, pull_request
from enrich.posts.model import State, Suggestion
from enrich.posts.text import fitted

_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
LONGEST_SUGGESTION = 20_000
DONE = {Create: "opened", Update: "brought up to date", Reopen: "opened again", Close: "closed"}


@dataclass(frozen=True, slots=True)
class Publishing:
    """Where to: the repository on GitHub, and the clone that a branch is pushed from."""

    forge: Forge
    git: Git
    console: Console


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a contributor's pull request, as the event tells it that GitHub sends."""

    owner: str
    branch: str
    commit: str


def refuse_unnamed(repository: str) -> None:
    """Raises BadConfig for what is not OWNER/NAME."""
    if not _REPOSITORY.fullmatch(repository):
        raise BadConfig("which repository? Say --repository OWNER/NAME, or set GITHUB_REPOSITORY, as workflows do")


def publish_corrections(where: Publishing, path: str, branch: str, base: str) -> int:
    """One pull request with all corrections: opened, brought up to date, closed, or left as it is."""
    posts = read_posts(path)
    decision = corrections.decide(posts, where.forge.pull_requests(branch))
    match decision:
        case Create(body):
            base = base or where.git.branch()
            where.git.push(branch, posts.written, corrections.TITLE)
            where.forge.open_pull_request(corrections.TITLE, body, branch, base)
        case Update(number, body):
            where.git.push(branch, posts.written, corrections.TITLE)
            where.forge.edit(number, body)
        case Close(number, body):
            where.forge.edit(number, body, State.CLOSED)
    return _told(where, "corrections", decision)


def publish_dead_links(where: Publishing, path: str) -> int:
    """One issue about links that are dead: opened, edited in place, closed, or left as it is."""
    decision = dead_links.decide(read_posts(path).dead_links, where.forge.issues(dead_links.LABEL))
    match decision:
        case Create(body):
            where.forge.open_issue(dead_links.TITLE, body, dead_links.LABEL)
        case Update(number, body) | Reopen(number, body):
            where.forge.edit(number, body)
        case Close(number, body):
            where.forge.edit(number, body, State.CLOSED)
    return _told(where, "dead links", decision)


def publish_comment(where: Publishing, path: str, head: Head) -> int:
    """One comment on a contributor's pull request, and changes to accept.

    What is read may come from the contributor: where it goes is decided by the head alone, which GitHub tells.
    """
    posts = read_posts(path)
    number = where.forge.pull_request_of(head.owner, head.branch, head.commit)
    if number is None:
        where.console.remark("comment: nothing said, since no open pull request has this commit any more")
        return 0
    decision = pull_request.decide(posts.comment, where.forge.comments(number), nothing_found=posts.clean)
    match decision:
        case Create(body):
            where.forge.comment(number, fitted(body))
        case Update(comment, body):
            where.forge.edit_comment(comment, fitted(body))
    _suggest(where, number, head.commit, posts.suggestions)
    return _told(where, "comment", decision)


def _suggest(where: Publishing, number: int, commit: str, suggestions: tuple[Suggestion, ...]) -> None:
    made = where.forge.suggested(number) if suggestions else set()
    small = (one for one in suggestions if len(one.body) <= LONGEST_SUGGESTION and (one.path, one.body) not in made)
    fresh = tuple(small)[: pull_request.MOST_SUGGESTIONS]
    if not fresh:
        return
    try:
        where.forge.suggest(number, commit, fresh)
    except Refused as refusal:
        # the comment says it all; a line that GitHub does not show in its diff must not fail the workflow
        where.console.remark(f"no changes were suggested: {refusal}")


def _told(where: Publishing, what: str, decision: Decision) -> int:
    match decision:
        case Nothing(why):
            where.console.remark(f"{what}: nothing said, since {why}")
        case _:
            where.console.remark(f"{what}: {DONE[type(decision)]}")
    return 0
