"""Where exactly in its list a fix is: what an editor would replace, and by what.

A list format only knows how to write corrections into a text. So the fixes are written, one an entry at a time, and
what became of each entry is compared with what it was. Where the parts do not add up to the text that was
written, nothing is said of its fixes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from enrich.errors import BadInput
from enrich.lists import Format
from enrich.model import Band, Edit, Finding, Location, Paper, Replacement


def placed(findings: Sequence[Finding], form: Format, text: str, papers: Sequence[Paper]) -> tuple[Finding, ...]:
    """The findings, with the replacement of each fix that can be told from all others."""
    known: dict[Edit, Replacement] = {}
    for layer in _layers(findings):
        known |= _replacements(layer, form, text, papers)
    return tuple(
        replace(finding, replacement=known.get(finding.fix)) if finding.fix else finding for finding in findings
    )


def _layers(findings: Sequence[Finding]) -> Iterator[Mapping[Location, Edit]]:
    """The fixes in groups, none of which has two on one line, and none both what is applied and what is suggested."""
    for band in Band:
        of_entry: dict[Location, list[Edit]] = defaultdict(list)
        for fix in dict.fromkeys(finding.fix for finding in findings):
            if fix is not None and fix.band is band:
                of_entry[fix.where.first].append(fix)
        for number in range(max(map(len, of_entry.values()), default=0)):
            yield {where: fixes[number] for where, fixes in of_entry.items() if number < len(fixes)}


def _replacements(
    layer: Mapping[Location, Edit], form: Format, text: str, papers: Sequence[Paper]
) -> Mapping[Edit, Replacement]:
    listed = sorted((paper for paper in papers if not paper.where.part), key=lambda paper: paper.where)
    try:
        after = form.write(text, papers, tuple(layer.values()))
    except BadInput:
        # what is only suggested was never tried, and may be what its list has no way to write
        return {}
    read = form.read(after, listed[0].where.path).papers if listed else ()
    again = sorted(paper.where for paper in read if not paper.where.part)
    if len(read) != len(papers) or len(again) != len(listed):
        return {}
    old, new = _parts(text, [paper.where for paper in listed]), _parts(after, again)
    edited = {index for index, paper in enumerate(listed, 1) if paper.where in layer}
    if any(before != then for index, (before, then) in enumerate(zip(old, new, strict=True)) if index not in edited):
        return {}
    starts = [0]
    for part in old:
        starts.append(starts[-1] + len(part))
    return {
        layer[listed[index - 1].where]: _replacement(text, starts[index], old[index], new[index])
        for index in edited
        if old[index] != new[index]
    }


def _parts(text: str, places: Sequence[Location]) -> list[str]:
    """A text in parts: what stands before its entries, then each entry up to the next one."""
    lines = [f"{line}\n" for line in text.split("\n")[:-1]] + [text.rpartition("\n")[2]]
    cuts = [0, *(min(place.line - 1, len(lines)) for place in places), len(lines)]
    return ["".join(lines[start:end]) for start, end in pairwise(cuts)]


def _replacement(text: str, start: int, before: str, after: str) -> Replacement:
    """The smallest part of an entry whose replacement makes it the other."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    line, column = _place(text, start + head)
    end_line, end_column = _place(text, start + len(before) - tail)
    return Replacement(line, column, end_line, end_column, after[head : len(after) - tail])


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with together."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (left, right) in pairs if left != right), min(len(one), len(other)))


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, counted from 1, in characters."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
