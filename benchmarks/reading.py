"""What reading a Markdown list costs: lists of many entries in several layouts, and hostile text of doubling size.

    python benchmarks/reading.py [--entries 5000] [--size 250000]

Needs no network. The lists are made up, the same every time. The figures are for reading: none of them fails anything.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Mapping

from scale import paper

from enrich.cli import SELDOM
from enrich.lists import markdown
from enrich.model import Paper

HEAD = "# A List\n\n## Papers\n\n"
LAYOUTS: Mapping[str, str] = {
    "headings": "#### [{title}]({url}) *{date} {venue}*\n\n{authors}\n",
    "links": "- [{title}]({url}), {authors}. *{venue}, {date}* [[code](https://example.org/c)]",
    "plain titles": "- {title}. {authors}. {venue}, {date}. [[paper]({url})] [[code](https://example.org/c)]",
    "tags": "* [{venue} {date}] {title} [[paper]({url})]",
    "bold titles": "- **{title}** - {authors}, *{venue} {date}* [[paper]({url})] [[code](https://example.org/c)]",
    "quoted titles": '1. {authors}. "{title}." {venue}, {date}. [[paper]({url})]',
    "badges": "- [{title}]({url}) ![](https://img.shields.io/badge/{venue}-2024-blue)<br>{authors}",
    "paragraphs": "**{title}** <br>\n*{authors}* <br>\n{venue}, {date}. [[Paper]({url})] [[Code](https://example.org/c)]\n",
    "citations": "- {authors}, {title}, {venue}, {date}. [[Paper]]({url})",
    "labels": "- [{title}]({url})\n  - {authors}\n  - Date: {date}\n  - Venue: {venue}\n  - TLDR: it works.",
    "rows": "| [{title}]({url}) | {authors} | {venue} | {date} | [code](https://example.org/c) |",
    "HTML rows": '<tr>\n<td><a href="{url}">{title}</a></td>\n<td>{authors}</td>\n<td>{venue} {date}</td>\n</tr>',
}
TABLES: Mapping[str, str] = {
    "rows": "| Title | Authors | Venue | Date | Code |\n|---|---|---|---|---|\n",
    "HTML rows": "<table>\n<tr><th>Title</th><th>Authors</th><th>Venue</th></tr>\n",
}

HOSTILE: Mapping[str, str] = {
    "brackets": "[",
    "closed brackets": "]",
    "targets": "](",
    "stars": "*a ",
    "bars": "|",
    "bars between words": "| a b ",
    "bold words": "**a b** ",
    "references": "[a][b] ",
    "tags": "<",
    "open tags": "<a ",
    "cells": "<td>",
    "backticks": "`a``",
    "quotes": '"a ',
    "commas": "Ada Lovelace, ",
    "full stops": "Ab. ",
    "digits": "1",
    "years": "2024 ",
    "spaces": " ",
    "parentheses": "(a) ",
    "dashes": " - a",
    "items": "- a\n",
    "headings": "## a\n\n",
    "nested items": "\n  - a",
    "underlines": "_a_",
    "links": "[a](b) ",
    "addresses": "https://a.b/ ",
    "entities": "&amp;",
    "comments": "<!-- a -->",
    "open comments": "<!--",
    "images": "![a](b) ",
    "images of links": "[![a](b)](c) ",
    "anchors": '<a href="b">c</a> ',
    "open bold tags": "<b>",
    "escapes": "\\[",
    "open targets": "[a](b",
    "open words": "[a b c ",
    "people and": "Ada Lovelace and ",
    "semicolons": "Ada B; ",
    "others": "et al. ",
    "arXiv numbers": "arXiv:",
    "years apart": "(2024) ",
    "venues": "ICML 2024, ",
    "volumes": "vol. 3 ",
    "colons": "a: ",
    "ideographs": "论文：",
    "rows": "\n| a | b |",
    "quoted quotes": "\n>> a",
    "labels": "\n- Paper: a",
}
"""What is repeated behind the beginning of an item until the size is reached."""


def a_list(layout: str, entries: int) -> str:
    """A list of made-up papers in one of the layouts."""
    return HEAD + TABLES.get(layout, "") + "\n".join(_entry(layout, paper(number, "l.md")) for number in range(entries))


def _entry(layout: str, one: Paper) -> str:
    parts = {
        "title": one.title,
        "url": one.url,
        "authors": one.authors,
        "date": one.date,
        "venue": one.venue or "arXiv",
    }
    return LAYOUTS[layout].format(**parts)


def seconds(text: str) -> tuple[float, int]:
    """How long a text takes to be read, in time of the processor, and how many entries it has."""
    started = time.process_time()
    papers = markdown.read(text, "l.md").papers
    return time.process_time() - started, len(papers)


def hostile(unit: str, size: int) -> str:
    """An item with a work, and then one thing over and over."""
    return f"- [A Work of Many Words](https://arxiv.org/abs/2401.00001) a {unit * (size // len(unit))} b"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("--entries", type=int, default=5000)
    arguments.add_argument("--size", type=int, default=250_000, help="characters of the largest hostile text")
    chosen = arguments.parse_args()
    gc.set_threshold(*SELDOM)  # as the program does
    print(f"{'layout':<16} {'entries':>8} {'found':>8} {'MB':>6} {'seconds':>8}")
    for layout in LAYOUTS:
        text = a_list(layout, chosen.entries)
        spent, found = seconds(text)
        print(f"{layout:<16} {chosen.entries:>8} {found:>8} {len(text) / 1e6:>6.2f} {spent:>8.2f}")
    print(f"\n{'hostile':<16} " + " ".join(f"{size:>9}" for size in _sizes(chosen.size)) + "  seconds by characters")
    for name, unit in HOSTILE.items():
        costs = [seconds(hostile(unit, size))[0] for size in _sizes(chosen.size)]
        print(f"{name:<16} " + " ".join(f"{cost:>9.3f}" for cost in costs))


def _sizes(largest: int) -> list[int]:
    return [largest // 4, largest // 2, largest]


if __name__ == "__main__":
    main()
