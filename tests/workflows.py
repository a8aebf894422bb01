"""Runs the workflows of a repository on this machine: their own `run:` steps, in bash, with what GitHub would set.

Steps that use actions are GitHub's own affair: a clone stands for the checkout, a folder for the cache, and a
file in the folder of the runner for the artifact.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from github import Github
from internet import Internet

_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")

ALWAYS = {"github.token": "token", "vars.ENRICH_MAILTO": "", "github.run_id": "1", "github.run_attempt": "1"}


@dataclass(frozen=True, slots=True)
class Step:
    """A step that ran: its name, exit code and output."""

    name: str
    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Runner:
    """A machine with a clone, an internet and a GitHub."""

    clone: Path
    folder: Path
    github: Github
    internet: Internet

    def run(self, workflow: str, event: Mapping[str, str] | None = None) -> dict[str, Step]:
        """Runs the steps of the only job of a workflow until one fails; those that say so run nevertheless."""
        values = {**ALWAYS, "runner.temp": str(self.folder), **(event or {})}
        (job,) = parsed(self.clone, workflow)["jobs"].values()
        done: dict[str, Step] = {}
        for step in job["steps"]:
            failed = any(one.code for one in done.values())
            if (
                "run" in step
                and step["name"] != "Install enrich"
                and (not failed or "cancelled()" in step.get("if", ""))
            ):
                done[step["name"]] = self._step(step, values)
        return done

    def _step(self, step: Mapping[str, Any], values: Mapping[str, str]) -> Step:
        environment = {name: _filled(str(text), values) for name, text in step.get("env", {}).items()}
        done = subprocess.run(  # noqa: S603 - the step of a workflow that this repository has written
            ["bash", "-e", "-c", step["run"]],  # noqa: S607 - the bash of PATH
            cwd=self.clone,
            env=self._bare() | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Step(step["name"], done.returncode, done.stdout, done.stderr)

    def _bare(self) -> dict[str, str]:
        program = self.github.bin / "enrich"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m enrich "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        runner = {
            "RUNNER_TEMP": str(self.folder),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "HOME": str(self.folder),
        }
        return self.internet.environment(self.folder) | self.github.environment() | runner


def parsed(clone: Path, workflow: str) -> Any:
    return yaml.safe_load((clone / ".github/workflows" / workflow).read_text(encoding="utf-8"))


def _filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its expressions replaced; one that nobody has a value for is a KeyError."""
    return _EXPRESSION.sub(lambda match: values[match[1]], text)
