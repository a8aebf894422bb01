"""`enrich explain`: what each source said about an entry, and why each change was or was not made."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from enrich.commands.garden import Garden, read_list
from enrich.errors import BadConfig
from enrich.explain import chosen_papers, explain
from enrich.house import learn
from enrich.memory import Memory
from enrich.model import Dossier, Paper
from enrich.resolve import resolve

MOST = 5
"""More entries than these are named rather than explained."""


def explain_entry(garden: Garden, query: str, path: str) -> int:
    """Prints the story of the entry at a line, or of those whose title has some words."""
    file = read_list(path)
    listed = file.form.read(file.text, path)
    papers = chosen_papers(listed.papers, query)
    if not papers:
        raise BadConfig(f"no entry of {path} stands at that line or has “{query}” in its title")
    if len(papers) > MOST:
        names = "\n".join(f"  {paper.where.line:>5}  {paper.title.strip()}" for paper in papers)
        raise BadConfig(f"{len(papers)} entries have “{query}” in their title; name one by its line:\n{names}")
    settings = garden.settings
    house = learn(listed, listed.fields, garden.now().date(), settings.date_policy, settings.version_policy)
    remembered = garden.memory_file()
    memory = Memory(remembered.name_of(path), remembered.corrections) if remembered else Memory()
    for dossier in asyncio.run(_ask(garden, papers)):
        garden.console.say(explain(dossier, house, memory.unless_put_back(listed.papers)))
    return 0


async def _ask(garden: Garden, papers: Sequence[Paper]) -> tuple[Dossier, ...]:
    with garden.console.progress() as progress:
        async with garden.means(progress) as means:
            return await resolve(papers, means)
