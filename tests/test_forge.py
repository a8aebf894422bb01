"""GitHub through `gh`: what is taken for ours, and what a maintainer is told when GitHub refuses."""

import os
from pathlib import Path

import pytest

from enrich.forge import HINTS, Forge, Refused
from enrich.posts import Post, Suggestion
from enrich.posts.model import State
from github import REPOSITORY, Github


@pytest.fixture
def github(tmp_path: Path) -> Github:
    return Github(tmp_path)


@pytest.fixture
def forge(github: Github) -> Forge:
    return Forge(REPOSITORY, os.environ | github.environment())


def pull(number: int, repository: str = REPOSITORY, **more: object) -> dict[str, object]:
    head = {"ref": "enrich/corrections", "sha": "a" * 40, "repo": {"full_name": repository}}
    return {"number": number, "state": "open", "merged_at": None, "body": None, "head": head} | more


def test_only_pull_requests_from_the_repository_itself_are_ours(github: Github, forge: Forge) -> None:
    github.change(
        pulls=[
            pull(1, state="closed", merged_at="2026-11-01T00:00:00Z"),
            pull(2, state="closed"),
            pull(3, "stranger/papers"),
            pull(4, mergeable=False),
        ]
    )
    assert forge.pull_requests("enrich/corrections") == [
        Post(4, "", State.OPEN, stuck=True),
        Post(2, "", State.CLOSED),
        Post(1, "", State.MERGED),
    ]


def test_a_pull_request_is_found_by_its_commit_alone(github: Github, forge: Forge) -> None:
    github.change(pulls=[pull(7, "stranger/papers")])
    assert forge.pull_request_of("stranger", "enrich/corrections", "a" * 40) == 7
    assert forge.pull_request_of("stranger", "enrich/corrections", "b" * 40) is None


def test_a_comment_by_a_stranger_is_not_ours(github: Github, forge: Forge) -> None:
    by = {"Bot": "NONE", "User": "CONTRIBUTOR", "Member": "MEMBER"}
    comments = [
        {"on": 7, "id": number, "body": "x", "user": {"type": kind}, "author_association": association}
        for number, (kind, association) in enumerate(by.items())
    ]
    github.change(comments=comments)
    assert [post.number for post in forge.comments(7)] == [0, 2]


def test_a_suggestion_for_one_line_names_no_first_line(github: Github, forge: Forge) -> None:
    forge.suggest(7, "c" * 40, [Suggestion("papers.csv", 3, 3, "one"), Suggestion("papers.csv", 5, 6, "two")])
    (review,) = github.state["reviews"]
    one, two = review["comments"]
    assert "start_line" not in one
    assert (two["start_line"], two["line"]) == (5, 6)
    assert review["event"] == "COMMENT"
    assert forge.suggested(7) == {("papers.csv", "one"), ("papers.csv", "two")}


@pytest.mark.parametrize(("said", "hint"), HINTS)
def test_a_refusal_says_what_to_do(github: Github, forge: Forge, said: str, hint: str) -> None:
    github.change(refuse=f"GraphQL: {said} (createPullRequest)")
    with pytest.raises(Refused) as refusal:
        forge.open_issue("title", "body", "label")
    assert hint in str(refusal.value)


def test_without_gh_it_says_where_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"https://cli\.github\.com"):
        Forge(REPOSITORY, {"PATH": str(tmp_path)}).issues("dead-links")
