"""`enrich convert`: a list in another format."""

from __future__ import annotations

from pathlib import Path

from enrich.commands.console import Console
from enrich.commands.garden import read_list
from enrich.errors import BadInput
from enrich.lists import format_of
from enrich.write import Write, write_all


def convert(console: Console, source: str, target: str, title: str, *, force: bool) -> int:
    """Writes the entries of a list as a new file. What is not about entries stays behind."""
    form = format_of(target)
    file = read_list(source)
    listed = file.form.read(file.text, source)
    before = Path(target).read_bytes() if Path(target).is_file() else None
    if before is not None and not force:
        raise BadInput(target, "there is a file of this name already", "Choose another name, or add --force.")
    write_all([Write(target, before, form.render(listed.papers, title or Path(source).stem).encode())])
    console.say(f"{len(listed.papers)} entries written to {target}")
    for finding in listed.findings:
        console.remark(f"{finding.where}: {finding.message}")
    return 0
