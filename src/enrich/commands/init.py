"""`enrich init`: look at a repository's lists, and set it up to tend them every night and on every pull request."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from enrich.beginning import (
    FOLDER,
    SETTINGS,
    WORKFLOWS,
    Candidate,
    candidate,
    described,
    installed_source,
    settings_file,
    usable_source,
    workflow,
)
from enrich.commands.console import Console
from enrich.commands.garden import read_list
from enrich.commands.list_files import list_files
from enrich.config import Settings
from enrich.errors import BadConfig, BadInput
from enrich.write import Write, read_file, write_all

CLEAN, REFUSED = 0, 1

NEXT = """
Next:
  enrich run --check        see what would be corrected
  git add {files}
  git commit -m "Tend the lists with enrich" && git push
{github}"""

ON_GITHUB = """\
On GitHub, once: Settings → Actions → General, tick “Allow GitHub Actions to create and approve pull requests”.
For faster answers of Crossref and DataCite, set the variable ENRICH_MAILTO to a contact address, under
Settings → Secrets and variables → Actions → Variables."""


@dataclass(frozen=True, slots=True)
class InitOptions:
    """What was asked for. `lists` are those named; `source` is where workflows install enrich from."""

    lists: tuple[str, ...]
    source: str
    workflows: bool
    dry_run: bool
    force: bool


def init(console: Console, settings: Settings | None, options: InitOptions) -> int:
    """The exit code: 0 written, 1 a file is there already and differs. `settings` are those of the repository."""
    lists = options.lists or (settings.lists if settings else _found(console))
    made = [*_settings(settings, lists), *_workflows(lists, options)]
    writes = [Write(path, _present(path), text.encode()) for path, text in made]
    due = [write for write in writes if write.before != write.after]
    for write in due:
        console.say(_difference(write))
    changed = [write.path for write in due if write.before is not None]
    if changed and not options.force:
        console.remark(f"{', '.join(changed)}: not as enrich would write it; to replace it: enrich init --force")
        return REFUSED
    if options.dry_run:
        console.remark("--dry-run: nothing was written")
        return CLEAN
    for write in due:
        Path(write.path).parent.mkdir(parents=True, exist_ok=True)
    write_all(due)
    console.say(NEXT.format(files=" ".join(write.path for write in writes), github=ON_GITHUB * options.workflows))
    return CLEAN


def _found(console: Console) -> tuple[str, ...]:
    """The lists of papers in the working directory. Raises BadConfig if there are none."""
    candidates = sorted(_candidates(), key=lambda one: (-one.papers, one.path))
    for words in described(candidates):
        console.say(words)
    lists = tuple(one.path for one in candidates if one.is_list)
    if not lists:
        raise BadConfig(
            "no list of papers was found here (Markdown, CSV, BibTeX, YAML, JSON). Name it: enrich init papers.md"
        )
    return lists


def _candidates() -> Iterator[Candidate]:
    try:
        named = list_files((".",), Settings())
    except BadConfig:
        return
    for one in named:
        path = Path(one.path).as_posix()
        try:
            file = read_list(path)
            found = candidate(file.form.read(file.text, path))
        except BadInput:
            # a folder holds many files that are no lists
            continue
        if found.papers:
            yield found


def _settings(settings: Settings | None, lists: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The file of settings, unless there are some already."""
    if settings is None:
        yield SETTINGS, settings_file(_template(SETTINGS), lists)


def _workflows(lists: Sequence[str], options: InitOptions) -> Iterator[tuple[str, str]]:
    if not options.workflows:
        return
    source = options.source or installed_source(_direct_url())
    if not source:
        raise BadConfig(
            "from where shall workflows install enrich? It was installed here from a folder or an index, which says "
            "not where. Name it: enrich init --source git+https://github.com/OWNER/enrich@COMMIT; or leave the "
            "workflows out: enrich init --no-workflows"
        )
    if not usable_source(source):
        raise BadConfig(
            f"--source {source}: give what pip installs, as one word: git+https://github.com/OWNER/enrich@COMMIT"
        )
    for name in WORKFLOWS:
        yield f"{FOLDER}/{name}", workflow(_template(name), source, lists, Path.cwd().name)


def _direct_url() -> str | None:
    try:
        return distribution("enrich").read_text("direct_url.json")
    except PackageNotFoundError:
        return None


def _template(name: str) -> str:
    return (files("enrich.templates") / name).read_text(encoding="utf-8")


def _present(path: str) -> bytes | None:
    return read_file(path) if Path(path).exists() else None


def _difference(write: Write) -> str:
    """What would change in a file, or that it is new."""
    if write.before is None:
        return f"{write.path}: new"
    before, after = (data.decode(errors="replace").splitlines() for data in (write.before, write.after))
    return "\n".join(
        difflib.unified_diff(before, after, write.path, f"{write.path}, as enrich would write it", lineterm="")
    )
