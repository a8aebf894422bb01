"""`enrich convert`: a list in another format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from enrich.commands.console import Console
from enrich.commands.garden import read_list
from enrich.errors import BadInput
from enrich.lists import format_of
from enrich.model import PaperList
from enrich.write import Write, write_all


def convert(console: Console, source: str, target: str, title: str, *, force: bool) -> int:
    """Writes the entries of a list as a new file, and says what of them it could not take along."""
    form = format_of(target)
    file = read_list(source)
    listed = file.form.read(file.text, source)
    before = Path(target).read_bytes() if Path(target).is_file() else None
    if before is not None and not force:
        raise BadInput(target, "there is a file of this name already", "Choose another name, or add --force.")
    write_all([Write(target, before, form.render(listed.papers, title or Path(source).stem).encode())])
    console.say(f"{len(listed.papers)} entries written to {target}")
    for loss in _losses(listed):
        console.remark(loss)
    for finding in listed.findings:
        console.remark(f"{finding.where}: {finding.message}")
    return 0


def _losses(listed: PaperList) -> Iterator[str]:
    """What no format has a place for, in words."""
    further = sum(len({link.url for link in paper.links} - {paper.url}) for paper in listed.papers)
    if further:
        yield f"{further} further links of entries (code, slides …) were left behind"
    if listed.links:
        yield f"{len(listed.links)} links outside of entries, and the text around them, were left behind"
