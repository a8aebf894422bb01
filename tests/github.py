"""A GitHub for tests: a `gh` that keeps pull requests, issues and comments in a file, and what it was asked.

As a program it answers `gh api --method METHOD repos/OWNER/NAME/PATH [--input -]` in the shapes of GitHub's REST API.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

REPOSITORY = "octo/papers"


class Github:
    """What stands on the forge. `environment` is what a program needs to reach it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "github.json"
        self.bin = folder / "bin"
        self.bin.mkdir(parents=True, exist_ok=True)
        program = self.bin / "gh"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{__file__}" "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        self.save({"asked": [], "pulls": [], "issues": [], "comments": [], "reviews": [], "refuse": ""})

    def environment(self) -> dict[str, str]:
        path = f"{self.bin}{os.pathsep}{os.environ['PATH']}"
        return {"PATH": path, "FAKE_GITHUB": str(self.file), "GITHUB_REPOSITORY": REPOSITORY, "GH_TOKEN": "token"}

    @property
    def state(self) -> dict[str, Any]:
        return json.loads(self.file.read_text(encoding="utf-8"))

    def save(self, state: dict[str, Any]) -> None:
        self.file.write_text(json.dumps(state), encoding="utf-8")

    def change(self, **parts: Any) -> None:
        self.save(self.state | parts)

    @property
    def said(self) -> list[tuple[str, str]]:
        """What was posted, edited or closed: the method and the path."""
        return [(method, path) for method, path in self.state["asked"] if method != "GET"]


def _read(state: dict[str, Any], path: str) -> Any:
    parts, query = urlsplit(path), parse_qs(urlsplit(path).query)
    number = _number(path)
    match re.sub(r"\d+", "N", parts.path):
        case "pulls":
            branch = query["head"][0].partition(":")[2]
            found = [one for one in state["pulls"] if one["head"]["ref"] == branch]
            return [one for one in reversed(found) if query["state"][0] in ("all", one["state"])]
        case "pulls/N":
            return _numbered(state["pulls"], number)
        case "issues":
            return [one for one in reversed(state["issues"]) if query["labels"][0] in one["labels"]]
        case "issues/N/comments":
            return [one for one in state["comments"] if one["on"] == number]
        case "pulls/N/comments":
            return [one for review in state["reviews"] if review["on"] == number for one in review["comments"]]
    raise SystemExit(f"gh: Not Found (HTTP 404) {path}")


def _write(state: dict[str, Any], method: str, path: str, told: dict[str, Any]) -> Any:
    number = _number(path)
    match method, re.sub(r"\d+", "N", path):
        case "POST", "pulls":
            head = {"ref": told["head"], "sha": "0" * 40, "repo": {"full_name": REPOSITORY}}
            return _added(state, "pulls", told | {"state": "open", "merged_at": None, "mergeable": True, "head": head})
        case "POST", "issues":
            return _added(state, "issues", told | {"state": "open"})
        case "POST", "issues/N/comments":
            bot = {"type": "Bot", "login": "github-actions[bot]"}
            return _added(state, "comments", told | {"on": number, "id": 900 + len(state["comments"]), "user": bot})
        case "POST", "pulls/N/reviews":
            return _added(state, "reviews", told | {"on": number})
        case "PATCH", "issues/N":
            return _numbered(state["pulls"] + state["issues"], number).update(told)
        case "PATCH", "issues/comments/N":
            return _numbered(state["comments"], number, "id").update(told)
    raise SystemExit(f"gh: Not Found (HTTP 404) {path}")


def _number(path: str) -> int:
    return next(map(int, re.findall(r"\d+", urlsplit(path).path)), 0)


def _numbered(things: list[dict[str, Any]], number: int, key: str = "number") -> dict[str, Any]:
    return next(one for one in things if one[key] == number)


def _added(state: dict[str, Any], kind: str, what: dict[str, Any]) -> dict[str, Any]:
    state[kind].append({"number": 1 + len(state["pulls"]) + len(state["issues"])} | what)
    return state[kind][-1]


def main() -> None:
    file = Path(os.environ["FAKE_GITHUB"])
    state = json.loads(file.read_text(encoding="utf-8"))
    _, _, method, full, *more = sys.argv[1:]
    path = full.removeprefix(f"repos/{REPOSITORY}/")
    state["asked"].append([method, path])
    told = json.loads(sys.stdin.read()) if more else {}
    if state["refuse"] and method != "GET":
        raise SystemExit(f"gh: {state['refuse']}")
    answer = _read(state, path) if method == "GET" else _write(state, method, path, told)
    file.write_text(json.dumps(state), encoding="utf-8")
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
