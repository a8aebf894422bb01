"""Works whose title, people and place are paragraphs of their own, one below the other.

    **On Sparse Views**

    *Ada Lovelace, Charles Babbage*

    ICML 2024. [[PDF](https://arxiv.org/abs/2401.00001)]

That people stand below a line in bold tells it from a heading; what stands below them then belongs to the same work.
"""

from __future__ import annotations

import re

from enrich.lists.markdown_credits import when
from enrich.lists.markdown_names import are_names

_BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<title>[^*\n]{1,400}?)(?P=mark)[ \t\\]*")
_EMPHASISED = re.compile(r"(?P<mark>[*_])(?P<names>[^*\n]{1,4000}?)(?P=mark)[ \t\\]*")

LONGEST_PEOPLE = 4000
"""Characters of a line of people without emphasis."""


def is_title_alone(line: str) -> bool:
    """Whether a line is bold text and nothing else."""
    return _BOLD.fullmatch(line.strip()) is not None


def is_people_alone(line: str) -> bool:
    """Whether a line names people and nothing else: in emphasis, or two or more of them."""
    line = line.strip()
    if emphasised := _EMPHASISED.fullmatch(line):
        return _are_people(emphasised["names"], least=1)
    return len(line) <= LONGEST_PEOPLE and "](" not in line and _are_people(line, least=2)


def _are_people(text: str, least: int) -> bool:
    """Whether names stand one after another, or as bibliographies have them: "Lovelace, Ada and Babbage, Charles"."""
    names = text.split(" and ") if text.count(",") == text.count(" and ") + 1 else [text]
    least = least if len(names) == 1 else 1
    return all(
        are_names(" ".join(reversed(name.split(", "))) if len(names) > 1 else name, least=least) for name in names
    )


def is_place(line: str) -> bool:
    """Whether a line says where a work appeared, or leads to it."""
    return "](" in line or when(line.strip().rstrip(".")) is not None
