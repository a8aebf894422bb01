"""Whatever a page repeats, it is read in a time that grows with its length alone, or the reader is told why not."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.errors import BadInput
from enrich.lists import markdown
from enrich.model import Paper

SIZE = 20_000
"""Characters. What took the square of its length would take minutes."""

HEADS = (
    *("", "- ", "1. ", "**A Title of Words**\n", "## A Title of Words\n\n", "| Title | b |\n|-|-|\n"),
    "- [A Title of Many Words](https://arxiv.org/abs/2401.00001) a ",
)
PIECES = (
    *("[", "]", "](", "(", ")", "*", "**", "_", "`", "``", "|", "\\", "\\[", "![", "[^1]", "{#id}", "$x$", "#", "> "),
    *("<", "<a ", "<td>", "<b>", "</b>", "<!--", "-->", "<br>", "<table>", "<ul>", "<li>", "<details>", "&amp;"),
    *(
        "\n",
        "\n\n",
        "- ",
        "\n  - ",
        "\n> ",
        "\n| a |",
        "\n## a",
        "\n---\n",
        "\n```",
        "\n- Paper: ",
        "\n[a]: https://b.c",
    ),
    *('"', "“", "”", "'", ":", "：", ", ", ";", ". ", " - ", " – ", "·", " ", "\t", "a", "1", "论文", "⭐", ":star:"),
    *("Ada Lovelace", "A. ", "et al.", " and ", "ICML", "2024", "'24", "(2024)", "Mar ", "vol. ", "pp. ", "Proc. of "),
    *("https://a.b/c", "www.", "[a](b)", "![a](b)", "arXiv:", "10.1000/x", "img.shields.io/badge/ICML-2024-x"),
)


@settings(max_examples=25)
@given(st.sampled_from(HEADS), st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join))
def test_whatever_is_repeated_is_read_in_time_or_refused_by_name(head: str, unit: str) -> None:
    text = head + unit * (SIZE // len(unit)) + " b"
    papers: tuple[Paper, ...] = ()
    started, refused = time.process_time(), ""
    try:
        papers = markdown.read(text, "l.md").papers
    except BadInput as error:
        refused = str(error)
    assert refused.startswith("l.md:") if refused else markdown.write(text, papers, ()) == text
    assert time.process_time() - started < 10
