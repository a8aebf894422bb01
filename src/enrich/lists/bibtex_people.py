"""The people of an entry of BibTeX: names with "and" between them, some with the family name first (btxdoc, §4).

They are read as one line in reading order. Where a line is corrected, whoever stays on it keeps the spelling that
the file has, TeX and all, and who is new is written as the others are.
"""

from __future__ import annotations

import re
from collections import Counter

from enrich.lists.bibtex_values import as_value, is_balanced
from enrich.model import Field
from enrich.normalise.name_words import is_body
from enrich.normalise.names import has_more, name_parts, split_authors
from enrich.normalise.titles import plain

_AND = re.compile(r"\s+and\s+")

OTHERS = "others"
"""What stands in the place of those who are not named."""


def said(value: str) -> str:
    """The people of a field as a line in reading order."""
    names = _names(" ".join(value.split()))
    told = [name for name in names if name.lower() != OTHERS]
    return ", ".join([*map(_in_reading_order, told), *(["et al."] if len(told) < len(names) else [])])


def can_be_written(value: str) -> bool:
    """Whether each name of a field can be told from the others, and the parts of each."""
    names = _names(value)
    return bool(names) and all(is_balanced(name) and name.count(",") < 2 for name in names)


def rewritten(value: str, line: str, *, quoted: bool) -> str:
    """The field with the people of a line; `quoted` says that quotes stand around it."""
    standing = {plain(_in_reading_order(name)): name for name in reversed(_names(value))}
    turned = 2 * sum("," in name for name in standing.values()) > len(standing)
    names = [standing.get(name) or _written(name, turned=turned, quoted=quoted) for name in split_authors(line)]
    between = Counter(_AND.findall(value)).most_common(1)
    return (between[0][0] if between else " and ").join([*names, *([OTHERS] if has_more(line) else [])])


def _names(value: str) -> list[str]:
    return [name for name in _AND.split(value.strip()) if name]


def _in_reading_order(name: str) -> str:
    return " ".join(part.strip() for part in reversed(name.split(",")) if part.strip())


def _written(name: str, *, turned: bool, quoted: bool) -> str:
    value = as_value(name, Field.AUTHORS, quoted=quoted)
    if is_body(name):
        return f"{{{value}}}"
    words = value.split()
    given = len(name_parts(name)[0])
    return f"{' '.join(words[given:])}, {' '.join(words[:given])}" if turned and 0 < given < len(words) else value
