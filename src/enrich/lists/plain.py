"""Plain text: no entries, only links. It is read to check them, and never written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from enrich.errors import BadInput
from enrich.lists.markdown_links import targets
from enrich.lists.splicing import NOBODY
from enrich.model import Edit, Link, Location, Paper, PaperList

ORDER = ()
SUFFIXES = (".txt", ".rst", ".adoc", ".org", ".tex", ".html", ".htm")


def read(text: str, path: str) -> PaperList:
    """The links of a text, wherever they stand."""
    links = (
        Link(target, Location(path, number))
        for number, line in enumerate(text.splitlines(), 1)
        for _, target in targets(line)
        if target.startswith(("http://", "https://", "www."))
    )
    return PaperList(path, (), tuple(links))


def write(
    text: str,
    papers: Sequence[Paper],  # noqa: ARG001 - there are none
    edits: Sequence[Edit],  # noqa: ARG001 - as above
    removed: Set[Location] = NOBODY,  # noqa: ARG001 - as above
) -> str:
    """The text."""
    return text


def insert(text: str, path: str, paper: Paper, beside: Paper, *, before: bool) -> str:  # noqa: ARG001 - see below
    """Raises BadInput: a plain text has no entries."""
    raise BadInput(path, "a plain text has no entries", "Name a list.")


def render(papers: Sequence[Paper], title: str) -> str:
    """The papers, one a line, with their links."""
    return "".join(f"{line}\n" for line in (title, "", *(f"{paper.title} {paper.url}".strip() for paper in papers)))


def besides(text: str, path: str) -> Iterator[tuple[str, int]]:  # noqa: ARG001 - any text is read alike
    """All of it."""
    return (("lines of text", number) for number, line in enumerate(text.splitlines(), 1) if line.strip())
