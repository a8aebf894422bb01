"""Runs the workflows of a repository on this machine: their own `run:` steps, in bash, with what GitHub would set.

Steps that use actions are GitHub's own affair: a clone stands for the checkout, a folder for the cache, and a
file in the folder of the runner for the artifact.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
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
        """Runs the steps of the only job of a workflow, and returns them by name."""
        (job,) = parsed(self.clone, workflow)["jobs"].values()
        return self.steps(job["steps"], event or {})

    def steps(self, steps: Sequence[Mapping[str, Any]], event: Mapping[str, str]) -> dict[str, Step]:
        """Runs steps until one fails; those that say so run nevertheless. enrich is installed already."""
        values = {**ALWAYS, "runner.temp": str(self.folder), **event}
        done: dict[str, Step] = {}
        for step in steps:
            wanted = "cancelled()" in step.get("if", "") or not any(one.code for one in done.values())
            if wanted and "run" in step and step["name"] != "Install enrich":
                done[step["name"]] = self._step(step, values)
                values |= self._outputs(step.get("id", ""))
        return done

    def _step(self, step: Mapping[str, Any], values: Mapping[str, str]) -> Step:
        environment = {name: _filled(str(text), values) for name, text in step.get("env", {}).items()}
        self.outputs.write_text("", encoding="utf-8")
        done = subprocess.run(  # noqa: S603 - the step of a workflow that this repository has written
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]],  # noqa: S607 - the bash of PATH
            cwd=self.clone,
            env=self._bare() | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Step(step["name"], done.returncode, done.stdout, done.stderr)

    @property
    def outputs(self) -> Path:
        """Where a step leaves its outputs."""
        return self.folder / "outputs"

    def _outputs(self, name: str) -> dict[str, str]:
        pairs = (line.partition("=") for line in self.outputs.read_text(encoding="utf-8").splitlines())
        return {f"steps.{name}.outputs.{key}": value for key, _, value in pairs}

    def _bare(self) -> dict[str, str]:
        for folder in (self.github.bin, self.folder / "enrich-venv/bin"):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "enrich").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m enrich "$@"\n', encoding="utf-8")
            (folder / "enrich").chmod(0o755)
        runner = {
            "RUNNER_TEMP": str(self.folder),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "GITHUB_OUTPUT": str(self.outputs),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "HOME": str(self.folder),
        }
        return self.internet.environment(self.folder) | self.github.environment() | runner


def parsed(clone: Path, workflow: str) -> Any:
    return yaml.safe_load((clone / ".github/workflows" / workflow).read_text(encoding="utf-8"))


def _filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its expressions replaced; one that nobody has a value for is a KeyError."""
    return _EXPRESSION.sub(lambda match: values[match[1]], text)
