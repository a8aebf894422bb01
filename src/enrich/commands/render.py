"""`enrich render`: the Markdown pages that are made from lists, whole or between two comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from enrich.commands.garden import Garden, read_list
from enrich.errors import BadConfig, BadInput
from enrich.lists import bibtex, format_of
from enrich.lists.bibtex_values import typed
from enrich.lists.rendering import Template, regions, with_lists
from enrich.lists.text import decode, encode
from enrich.model import Paper
from enrich.write import Write, read_file, write_all

FINDINGS = 1


def render(garden: Garden, targets: Sequence[str], *, check: bool) -> int:
    """The exit code: 0; with `check` 1 if some page would change, and nothing is written.

    Raises BadConfig for a page that nothing says what to make of.
    """
    chosen = tuple(targets) or tuple(dict.fromkeys(garden.settings.rendered.values()))
    if not chosen:
        raise BadConfig("name a page with <!-- enrich: begin LIST --> in it, or set `rendered`")
    writes = [remade(garden, target, {}) for target in chosen]
    changed = [write for write in writes if write.before != write.after]
    if check:
        garden.console.remark("--check: would write " + (", ".join(write.path for write in changed) or "nothing"))
        return FINDINGS if changed else 0
    write_all(changed)
    garden.console.say(
        f"written: {', '.join(write.path for write in changed) or 'nothing, all pages are as they should be'}"
    )
    return 0


def remade(garden: Garden, target: str, texts: Mapping[Path, str]) -> Write:
    """A page made anew. `texts` are those of lists that are about to be written, by their resolved paths."""
    before = read_file(target) if Path(target).exists() else None
    text = decode(before, target) if before else ""
    chosen = garden.settings.template

    def papers(path: str) -> Sequence[Paper]:
        known = texts.get(Path(path).resolve())
        form = format_of(path)
        listed = form.read(read_list(path).text if known is None else known, path)
        return tuple(map(typed, listed.papers)) if form is bibtex else listed.papers

    given = {"entry": chosen.entry, "section": chosen.section}
    template = Template(**{name: text for name, text in given.items() if text is not None})
    if regions(text, target):
        after = with_lists(text, target, lambda name: template.of(papers(_beside(target, name))))
        return Write(target, before, encode(after, before or b""))
    source = next((source for source, page in garden.settings.rendered.items() if page == target), None)
    if source is None and before is None:
        raise BadConfig(f"there is no page {target}, and no list is `rendered` to it")
    if source is None:
        raise BadConfig(f"{target} has no <!-- enrich: begin LIST --> in it, and no list is `rendered` to it")
    title = _heading(text) or Path(source).stem
    if chosen.entry is not None:
        return Write(target, before, f"# {title}\n\n{template.of(papers(source))}".encode())
    return Write(target, before, format_of(target).render(papers(source), title).encode())


def _beside(target: str, name: str) -> str:
    """The path of a list that a page names. Raises BadInput for the page itself, which would grow each time."""
    path = Path(target).parent / name
    if path.resolve() == Path(target).resolve():
        raise BadInput(target, f"<!-- enrich: begin {name} --> would put the page into itself", "Name a list.")
    return str(path)


def _heading(text: str) -> str:
    """The title that a page has already, so that a maintainer can choose it."""
    return next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), "")
