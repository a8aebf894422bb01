"""The one pull request with a night's corrections: what it says, and whether it is worth an update."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from enrich.model import Report
from enrich.posts.model import Close, Create, Decision, Nothing, Post, Posts, State, Update
from enrich.posts.text import fitted, mark, marked, ticked
from enrich.reports import markdown

KIND = "corrections"
TITLE = "Correct the list of papers"
INTRODUCTION = """\
What would be corrected, each on the word of the record that is linked. Merge this to accept it. To decline a \
correction, undo it on this branch and merge the rest: what you undo is not made again. If you close this, it is not \
opened again before there is something else to correct.
"""
NOTHING_LEFT = "Nothing is left to correct.\n"


def body(report: Report) -> str:
    """The text of the pull request: what changes and what is suggested, nothing that differs from night to night."""
    said = tuple(one for one in report.findings if one.fix is not None or one.mended)
    shown = markdown.render(replace(report, findings=said, links=(), sources=()))
    # what to do next is told by the introduction, and is another thing here than after a run
    shown = shown.partition("\n\nNext: ")[0]
    return marked(KIND, fitted(f"{INTRODUCTION}\n{shown}"))


def decide(posts: Posts, standing: Sequence[Post]) -> Decision:
    """What to do about the pull request. `standing` are those of its branch, open or not.

    A source that was silent takes nothing back: on such a night an open pull request only grows.
    """
    if not posts.corrections:
        return Nothing("the run only judged")
    opened = next((post for post in standing if post.state is State.OPEN), None)
    if not posts.written:
        done = opened is not None and not posts.partial
        return Close(opened.number, NOTHING_LEFT) if opened and done else Nothing("there is nothing to correct")
    digest = mark(KIND, posts.corrections)
    if opened is None:
        if any(post.state is State.CLOSED and mark(KIND, post.body) == digest for post in standing):
            return Nothing("the same corrections were declined")
        return Create(posts.corrections)
    if mark(KIND, opened.body) == digest and not opened.stuck:
        return Nothing("the pull request says it already")
    if posts.partial and not _adds(posts.corrections, opened.body) and not opened.stuck:
        return Nothing("a source was silent, and the rest is said already")
    return Update(opened.number, ticked(posts.corrections, opened.body))


def _adds(body: str, old: str) -> bool:
    """Whether a body has a correction or a suggestion that the old one lacks."""
    return bool(_items(body) - _items(ticked(old, body)))


def _items(body: str) -> set[str]:
    return {line.replace("[x]", "[ ]", 1).strip() for line in body.splitlines() if line.lstrip().startswith("- ")}
