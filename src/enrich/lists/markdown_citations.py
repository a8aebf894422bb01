"""Citations without marks, `A. B, C. D, A Title, ICML, 2015.`: where the people end, and where the venue begins."""

from __future__ import annotations

import re
from functools import lru_cache

from enrich.lists.markdown_atoms import BLANK
from enrich.lists.markdown_credits import when
from enrich.lists.markdown_names import are_names, is_name
from enrich.lists.markdown_parts import Marks, Stretch, Title
from enrich.lists.splicing import span_of
from enrich.normalise.venues import recognise_venue

CITED_IN_CHINA = re.compile(
    r"(?P<people>[^\[\]\n]{3,200}?)\.\s(?P<title>[^\[\]\n]{8,300}?)\s?\[[CDJMNPRS](?:/OL)?\](?://|[.,])?\s?(?P<rest>[^\[\]\n]{0,200})"
)
"""A citation as GB/T 7714 has it: "Lovelace A, Hopper G, et al. A Title[J]. Trees, 2024, 3: 4."."""


def cited(part: Stretch, cursor: int) -> Title | None:
    """A title between its authors and its venue, in a citation without marks: `A. B, C. D, A Title, ICML, 2015.`"""
    if chinese := CITED_IN_CHINA.match(part.text, part.span.start + cursor, part.span.end):
        people, named = span_of(chinese.span("people")), span_of(chinese.span("title"))
        return Title(named, named, Marks.NONE, authors=people) if are_names(chinese["people"], least=1) else None
    stop = part.view.find(BLANK, cursor)
    source = part.view[cursor : stop if stop >= 0 else len(part.view)]
    pieces = [(match.start(), match.end()) for match in re.finditer(r"[^,]+", source)]
    names = 0
    while names < len(pieces) and full_name(source[slice(*pieces[names])]):
        names += 1
    if not names or names >= len(pieces) + 1:
        return None
    last = next((place for place in range(names, len(pieces)) if _places(source[slice(*pieces[place])])), None)
    if last is None:
        return None
    first = names
    if first == last or source[pieces[first][0] :].lstrip()[:1].islower():
        first -= 1
    line, title = source[: pieces[first][0]].rstrip(" ,"), source[pieces[first][0] : pieces[last - 1][1]]
    words = title.strip(" ,.")
    said, _, behind = words.rpartition(". ")
    if said and recognise_venue(behind):
        words = said
    if not line or len(words.split()) < 3 or not are_names(line, least=1) or re.search(r"\b[A-Z]\.|[\"“”*]", words):
        return None
    start = cursor + pieces[first][0] + title.index(words)
    begin = cursor + len(line) - len(line.lstrip())
    span = part.absolute(start, start + len(words))
    return Title(span, span, Marks.NONE, authors=part.absolute(begin, cursor + len(line)))


_INVERTED = re.compile(r"[^\W\d_][\w'’-]*, (?:[^\W\d_]\.[ -]?)+(?:,|&|and\b|\()")


def begins_with_name(part: Stretch) -> bool:
    """Whether a segment begins as a citation does: with a person and a comma, or with "Family, I.,"."""
    first, comma, _ = part.view.partition(",")
    return bool(comma) and (full_name(first) or _INVERTED.match(part.view) is not None)


_LEADING_AND = re.compile(r"^(?:and|&) ")
_AND = re.compile(r" (?:and|&) ")
_TWO_WORDS = re.compile(r"\w[. ]+\w")


@lru_cache(maxsize=16384)
def full_name(text: str) -> bool:
    stripped = _LEADING_AND.sub("", " ".join(text.split()))
    names = _AND.split(stripped)
    return all(is_name(name.rstrip(" .")) and _TWO_WORDS.search(name) is not None for name in names)


def _places(text: str) -> bool:
    """Whether a piece of a citation begins what says where and when; remarks behind it do not count."""
    stripped = _REMARK.split(text.strip(" .[]()"))[0].strip(" .")
    if re.match(r"arxiv\b|in\s", stripped, re.IGNORECASE):
        return True
    found = when(stripped)
    return found is not None and (found.venue is None or recognise_venue(found.venue.of(stripped)) is not None)


_REMARK = re.compile(r"\s/\s|\s\(|\.\s*\(")
