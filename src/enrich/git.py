"""What git knows of a folder: which commit a change began at, what files said then, which lines a change shows.

git is called without a shell, with the environment that it is given, and with nothing that a repository's
attributes could have it run. Paths are as the user named them, from the working directory.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from enrich.errors import BadConfig
from enrich.write import LARGEST_LIST

SECONDS = 120
"""How long git may take. It is slow only where a partial clone fetches what it lacks."""

AUTHOR = (
    *("-c", "user.name=github-actions[bot]"),
    *("-c", "user.email=41898282+github-actions[bot]@users.noreply.github.com"),
    *("-c", "commit.gpgSign=false"),
)
"""Whom commits are by: the account that GitHub shows for what workflows do."""

CREDENTIALS = ("-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential")

_COMMANDS = ("diff", "rev-parse", "checkout", "add", "commit", "push")
_PLAIN = ("--no-ext-diff", "--no-textconv", "--no-color", "--find-renames")
_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def environment_for_git(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment in which git speaks English, asks nothing, and finds the repository by the folder alone."""
    kept = {name: value for name, value in environment.items() if not name.startswith("GIT_")}
    return {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


@dataclass(frozen=True, slots=True)
class Git:
    """git in the working directory. Raises BadConfig, with the next command to type, where it cannot do its part."""

    environment: Mapping[str, str] = field(default_factory=dict)

    def commit(self, ref: str) -> str:
        """The commit that a change against `ref` began at: where the two histories parted."""
        if ref.startswith("-") or not ref.strip():
            raise BadConfig(f"--since {ref}: name a branch, a tag or a commit, such as origin/main")
        self._require_repository(ref)
        known = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        if known is None:
            raise BadConfig(f"--since {ref}: git knows no such commit here. {_REMEDY.format(branch=_branch(ref))}")
        base = self._run("merge-base", known.decode().strip(), "HEAD")
        if base is None:
            shallow = self._run("rev-parse", "--is-shallow-repository") == b"true\n"
            remedy = _DEEPEN if shallow else "Name a commit that this branch has grown from."
            raise BadConfig(f"--since {ref}: it shares no history with what is checked out here. {remedy}")
        return base.decode().strip()

    def changed(self, base: str) -> tuple[str, ...]:
        """The files of a commit that were changed, renamed or deleted since, from the top of the repository."""
        told = self._must("diff", "--name-status", "-z", *_PLAIN, base, "--")
        parts = iter(told.decode(errors="surrogateescape").split("\0"))
        return tuple(_old_names(parts))

    def from_top(self, path: str) -> str:
        """A path as git names it: from the top of the repository."""
        top = self._must("rev-parse", "--show-toplevel").decode(errors="surrogateescape").rstrip("\n")
        return PurePath(os.path.relpath(Path(path).resolve(), top)).as_posix()

    def text_at(self, commit: str, name: str) -> bytes | None:
        """What a file, named from the top, held in a commit; None where there was none, or it is no list by size."""
        size = self._run("cat-file", "-s", f"{commit}:{name}")
        if size is None or int(size) > LARGEST_LIST:
            return None
        return self._run("cat-file", "blob", f"{commit}:{name}")

    def shown(self, base: str, path: str) -> frozenset[int]:
        """The lines of a file that its diff shows, with three lines around each change, as a forge does."""
        told = self._must("diff", "--unified=3", *_PLAIN, base, "--", path).decode(errors="replace")
        return frozenset(
            line for found in _HUNK.finditer(told) for line in _counted(int(found[1]), int(found[2] or "1"))
        )

    def branch(self) -> str:
        """The branch that is checked out. Raises BadConfig where a commit is."""
        told = self._run("symbolic-ref", "--quiet", "--short", "HEAD")
        if told is None:
            raise BadConfig("no branch is checked out here; say which one the corrections are for: --base main")
        return told.decode().strip()

    def push(self, branch: str, paths: Sequence[str], message: str) -> None:
        """Puts the files, as they are, on a branch of `origin` that grows from what is checked out, in its place.

        What the repository ignores is left out. The credentials are those of `gh`.
        """
        ignored = (self._run("check-ignore", "-z", "--", *paths) or b"").decode(errors="surrogateescape").split("\0")
        self._must("checkout", "--quiet", "-B", branch)
        self._must("add", "--", *(path for path in paths if path not in ignored))
        self._must(*AUTHOR, "commit", "--quiet", "--no-verify", f"--message={message}")
        self._must(*CREDENTIALS, "push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{branch}")
        self._must("checkout", "--quiet", "-")

    def _require_repository(self, ref: str) -> None:
        done = self._call("rev-parse", "--is-inside-work-tree")
        if done.returncode == 0:
            return
        said = done.stderr.decode(errors="replace").strip().splitlines()
        remedy = next((line.strip() for line in said if "safe.directory" in line and "git config" in line), "")
        run = f"Run: {remedy}" if remedy else "Run enrich in a clone of the repository, or leave --since out."
        raise BadConfig(f"--since {ref}: {said[0] if said else 'this is no git repository'}. {run}")

    def _must(self, *arguments: str) -> bytes:
        done = self._call(*arguments)
        if done.returncode:
            command = next(word for word in arguments if word in _COMMANDS)
            raise BadConfig(f"git {command} failed: {done.stderr.decode(errors='replace').strip()}")
        return done.stdout

    def _run(self, *arguments: str) -> bytes | None:
        done = self._call(*arguments)
        return None if done.returncode else done.stdout

    def _call(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(  # noqa: S603 - a fixed program; what users say stands behind options and `--`
                ["git", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", *arguments],  # noqa: S607 - the git of PATH
                env=dict(self.environment) or None,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except FileNotFoundError:
            raise BadConfig("git is not installed, and --since needs it. Debian: apt install git") from None
        except subprocess.TimeoutExpired:
            raise BadConfig(f"git {arguments[0]} took longer than {SECONDS} seconds") from None


_DEEPEN = "Fetch its history: git fetch --unshallow; in GitHub Actions give actions/checkout “fetch-depth: 0”."
_REMEDY = "Fetch it: git fetch origin {branch}; in GitHub Actions give actions/checkout “fetch-depth: 0”."


def _branch(ref: str) -> str:
    return ref.removeprefix("refs/remotes/").removeprefix("origin/")


def _counted(first: int, number: int) -> range:
    return range(first, first + number)


def _old_names(parts: Iterator[str]) -> Iterator[str]:
    """The old names in `git diff --name-status -z`: a status, then one name, or two where the file was renamed."""
    for status in filter(None, parts):
        name = next(parts)
        if status[0] in "RC":
            next(parts)
        if status[0] != "A":
            yield name
