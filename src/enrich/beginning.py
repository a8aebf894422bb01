"""What `enrich init` writes into a repository, and which of its files it takes for lists. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from enrich.model import Paper, PaperList
from enrich.normalise.titles import title_key
from enrich.reports.wording import count

SETTINGS = "enrich.toml"
WORKFLOWS = ("enrich-nightly.yml", "enrich-pull-request.yml", "enrich-comment.yml")
FOLDER = ".github/workflows"

ACTIONS: Mapping[str, str] = {
    "checkout": "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0",
    "setup-python": "actions/setup-python@e797f83bcb11b83ae66e0230d6156d7c80228e7c # v6.0.0",
    "cache/restore": "actions/cache/restore@9255dc7a253b0ccc959486e2bca901246202afeb # v5.0.1",
    "cache/save": "actions/cache/save@9255dc7a253b0ccc959486e2bca901246202afeb # v5.0.1",
    "upload-artifact": "actions/upload-artifact@b7c566a772e6b6bfb58ed0dc250532a479d7789f # v6.0.0",
    "download-artifact": "actions/download-artifact@37930b1c2abaa49bbe596cd826c3c89aef350131 # v7.0.0",
}
"""The actions of GitHub's own that workflows use, each by the commit of its version: a tag can be moved."""

FEWEST = 3
"""A file with fewer papers is hardly a list of them."""

_SOURCE = re.compile(r"[\w./][\w@.:/+#=~%&-]*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that might be a list: how many entries it has, and how many of them look like papers."""

    path: str
    entries: int
    papers: int
    titles: frozenset[str] = frozenset()

    @property
    def is_list(self) -> bool:
        """Whether it is taken for a list of papers: enough of them, and hardly anything else."""
        return self.papers >= FEWEST and 2 * self.papers >= self.entries


def candidate(listed: PaperList) -> Candidate:
    """What a file looks like that could be read as a list."""
    papers = [paper for paper in listed.papers if _looks_like_a_paper(paper)]
    return Candidate(listed.path, len(listed.papers), len(papers), frozenset(title_key(one.title) for one in papers))


def described(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """What to say of each file that might be a list."""
    return tuple(f"{one.path}: {count(one.entries, 'entry')}, {_kind(one, candidates)}" for one in candidates)


def _kind(one: Candidate, candidates: Sequence[Candidate]) -> str:
    if not one.is_list:
        return "left out: too few of them look like papers"
    other = next((other for other in candidates if other.path != one.path and _mostly_in(one, other)), None)
    if other is None:
        return "a list of papers"
    return f"most of which {other.path} has as well: if one is made from the other, take it out of `lists`"


def _mostly_in(one: Candidate, other: Candidate) -> bool:
    return other.is_list and 2 * len(one.titles & other.titles) > len(one.titles)


def _looks_like_a_paper(paper: Paper) -> bool:
    return bool(paper.title.strip()) and bool(paper.ids or paper.authors.strip() or paper.venue.strip())


def settings_file(template: str, lists: Sequence[str]) -> str:
    """The text of a commented enrich.toml for these lists."""
    # a list of JSON strings is one of TOML strings as well
    return template.replace("@@lists@@", json.dumps(list(lists), ensure_ascii=False))


def usable_source(source: str) -> bool:
    """Whether pip may be told to install this, in a workflow: a word that is no option and holds no quotes."""
    return bool(_SOURCE.fullmatch(source))


def workflow(template: str, source: str, lists: Sequence[str], repository: str) -> str:
    """The text of a workflow that installs enrich from `source` and is about these lists of a repository."""
    hour, minute = _hour_of_its_own(repository)
    places = {
        "source": json.dumps(source),
        "paths": json.dumps([_pattern(path) for path in lists], ensure_ascii=False),
        "hour": str(hour),
        "minute": str(minute),
        **ACTIONS,
    }
    for name, text in places.items():
        template = template.replace(f"@@{name}@@", text)
    return template


def _pattern(path: str) -> str:
    """A list's name as a filter of a workflow: a file, everything in a folder, or the pattern that it is already."""
    path = path.removeprefix("./").rstrip("/")
    if "*" in path:
        return path
    escaped = re.sub(r"([?+\[\]!\\])", r"\\\1", path)
    return escaped if "." in path.rpartition("/")[2] else f"{escaped}/**"


def _hour_of_its_own(repository: str) -> tuple[int, int]:
    digest = sha256(repository.encode()).digest()
    return digest[0] % 6, digest[1] % 60


def installed_source(direct_url: str | None) -> str:
    """Where enrich was installed from, as pip takes it, pinned; "" where that is no place that others can reach.

    `direct_url` is the file of that name that installers leave (PEP 610).
    """
    told = json.loads(direct_url) if direct_url else {}
    url, commit = told.get("url", ""), told.get("vcs_info", {}).get("commit_id", "")
    if not url.startswith("https://"):
        return ""
    source = f"git+{url}@{commit}" if commit else url if "archive_info" in told else ""
    return source if usable_source(source) else ""
