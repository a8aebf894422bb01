"""GitHub, through its own command line `gh`: what stands there, and what is posted.

Every answer is data of strangers; every text is handed over on standard input, as JSON, and none on a command line.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from enrich.errors import EnrichError
from enrich.posts import Post, Suggestion
from enrich.posts.model import State

SECONDS = 120
PAGES, A_PAGE = 10, 100
"""How much of a long list of comments is read."""

HINTS = (
    (
        "not permitted to create or approve pull requests",
        (
            "Tick “Allow GitHub Actions to create and approve pull requests” in Settings → Actions → General of the "
            "repository, then run the workflow again."
        ),
    ),
    ("Resource not accessible by integration", "Give the job the permissions that stand in docs/ci.md."),
    ("gh auth login", "Set GH_TOKEN, in a workflow to ${{ github.token }}; on a machine of yours: gh auth login"),
    ("Issues has been disabled", "Enable issues in the settings of the repository, or leave out this step."),
    ("HTTP 404", "Check --repository OWNER/NAME, and that the token may see it."),
)
"""What a maintainer does about what GitHub says, the first that fits."""

_TRUSTED = ("OWNER", "MEMBER", "COLLABORATOR")


class Refused(EnrichError):
    """GitHub, or `gh`, did not do what was asked. Says what it said, and what to do."""


@dataclass(frozen=True, slots=True)
class Forge:
    """A repository on GitHub, as OWNER/NAME."""

    repository: str
    environment: Mapping[str, str]

    def pull_requests(self, branch: str) -> list[Post]:
        """Those from a branch of the repository itself, the newest first."""
        owner = self.repository.partition("/")[0]
        answer = self._list(f"pulls?state=all&per_page=20&head={quote(f'{owner}:{branch}', safe='')}")
        own = (one for one in answer if (one["head"].get("repo") or {}).get("full_name") == self.repository)
        return [self._pull_request(one) for one in own]

    def _pull_request(self, told: Mapping[str, Any]) -> Post:
        state = State.MERGED if told.get("merged_at") else State(told["state"])
        # only an answer about one pull request says whether it can be merged
        stuck = state is State.OPEN and self._get(f"pulls/{told['number']}").get("mergeable") is False
        return Post(told["number"], told.get("body") or "", state, stuck)

    def pull_request_of(self, owner: str, branch: str, commit: str) -> int | None:
        """The open pull request whose head is this commit of this branch, wherever the branch is."""
        answer = self._list(f"pulls?state=open&per_page=100&head={quote(f'{owner}:{branch}', safe='')}")
        return next((int(one["number"]) for one in answer if one["head"]["sha"] == commit), None)

    def issues(self, label: str) -> list[Post]:
        """The issues with a label, the newest first."""
        answer = self._list(f"issues?state=all&per_page=20&labels={quote(label, safe='')}")
        issues = (one for one in answer if "pull_request" not in one)
        return [Post(one["number"], one.get("body") or "", State(one["state"])) for one in issues]

    def comments(self, number: int) -> list[Post]:
        """The comments on a pull request by programs and by those who may write to the repository."""
        ours = (
            one
            for one in self._pages(f"issues/{number}/comments")
            if (one.get("user") or {}).get("type") == "Bot" or one.get("author_association") in _TRUSTED
        )
        return [Post(one["id"], one.get("body") or "") for one in ours]

    def suggested(self, number: int) -> set[tuple[str, str]]:
        """The path and the text of each comment on lines of a pull request."""
        return {(one["path"], one.get("body") or "") for one in self._pages(f"pulls/{number}/comments")}

    def open_pull_request(self, title: str, body: str, branch: str, base: str) -> None:
        self._send("POST", "pulls", {"title": title, "body": body, "head": branch, "base": base})

    def open_issue(self, title: str, body: str, label: str) -> None:
        self._send("POST", "issues", {"title": title, "body": body, "labels": [label]})

    def edit(self, number: int, body: str, state: State = State.OPEN) -> None:
        """Gives an issue or a pull request another text and state; GitHub numbers both alike."""
        self._send("PATCH", f"issues/{number}", {"body": body, "state": state.value})

    def comment(self, number: int, body: str) -> None:
        self._send("POST", f"issues/{number}/comments", {"body": body})

    def edit_comment(self, comment: int, body: str) -> None:
        self._send("PATCH", f"issues/comments/{comment}", {"body": body})

    def suggest(self, number: int, commit: str, suggestions: Sequence[Suggestion]) -> None:
        """All of them in one review, which notifies once. It never approves and never asks for changes."""
        comments = [_review_comment(one) for one in suggestions]
        self._send("POST", f"pulls/{number}/reviews", {"commit_id": commit, "event": "COMMENT", "comments": comments})

    def _pages(self, path: str) -> Iterator[Mapping[str, Any]]:
        for page in range(1, PAGES + 1):
            answer = self._list(f"{path}?per_page={A_PAGE}&page={page}")
            yield from answer
            if len(answer) < A_PAGE:
                return

    def _list(self, path: str) -> list[dict[str, Any]]:
        answer: list[dict[str, Any]] = json.loads(self._gh("GET", path))
        return answer

    def _get(self, path: str) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._gh("GET", path))
        return answer

    def _send(self, method: str, path: str, told: Mapping[str, Any]) -> None:
        self._gh(method, path, "--input", "-", said=json.dumps(told))

    def _gh(self, method: str, path: str, *more: str, said: str = "") -> str:
        try:
            done = subprocess.run(  # noqa: S603 - a fixed program; paths are made here, and what is said is its input
                ["gh", "api", "--method", method, f"repos/{self.repository}/{path}", *more],  # noqa: S607 - the gh of PATH
                env=dict(self.environment),
                input=said,
                capture_output=True,
                encoding="utf-8",
                timeout=SECONDS,
                check=False,
            )
        except FileNotFoundError:
            raise Refused(
                "GitHub's command line is needed here, and `gh` is not installed: https://cli.github.com"
            ) from None
        except subprocess.TimeoutExpired:
            raise Refused(f"gh api {path} took longer than {SECONDS} seconds") from None
        if done.returncode:
            raise Refused(_explained(done.stderr + done.stdout, path))
        return done.stdout


def _explained(said: str, path: str) -> str:
    hint = next((hint for sign, hint in HINTS if sign in said), "")
    return f"GitHub refused ({path}): {' '.join(said.split())[:500]} {hint}".rstrip()


def _review_comment(one: Suggestion) -> dict[str, Any]:
    """A comment on one line must not name a first line."""
    told = {"path": one.path, "body": one.body, "line": one.last, "side": "RIGHT"}
    return told | ({"start_line": one.first, "start_side": "RIGHT"} if one.first < one.last else {})
