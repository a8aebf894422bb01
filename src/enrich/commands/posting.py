"""`--posts FILE`: what a run has to say on a forge, for `enrich publish` to post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from enrich.commands.since import Since
from enrich.errors import BadInput
from enrich.git import Git
from enrich.links.choice import Choice
from enrich.model import Report
from enrich.pipeline import Tended
from enrich.posts import Posts, Suggestion, corrections, dead_links, pull_request
from enrich.write import read_file

REMEDY = "Make it first: enrich run --posts posts.json"


def posts_of(report: Report, tended: Sequence[Tended], choice: Choice, change: Since | None, git: Git) -> Posts:
    """What there is to say after a run."""
    return Posts(
        corrections=corrections.body(report),
        written=report.written,
        partial=any(source.silent for source in report.sources),
        dead_links=dead_links.not_living(report, choice) if report.links and not change else None,
        comment=pull_request.comment(report),
        clean=pull_request.clean(report),
        suggestions=tuple(_suggestions(tended, change, git))[: pull_request.MOST_SUGGESTIONS] if change else (),
    )


def _suggestions(tended: Sequence[Tended], change: Since, git: Git) -> Iterator[Suggestion]:
    for one in tended:
        if one.before != one.after:
            shown = git.shown(change.base, one.path)
            name = git.from_top(one.path)
            yield from pull_request.suggestions(one.before, one.after, name, one.report.findings, shown)


def encoded(posts: Posts) -> bytes:
    return msgspec.json.encode(posts) + b"\n"


def read_posts(path: str) -> Posts:
    """Raises BadInput for a file that no run has written."""
    if not Path(path).exists():
        raise BadInput(path, "there is no such file", REMEDY)
    try:
        return msgspec.json.decode(read_file(path), type=Posts)
    except msgspec.DecodeError as error:
        raise BadInput(path, f"no posts of a run: {error}", REMEDY) from error
