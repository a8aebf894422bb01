"""A correction must not make its entry one that is not read, or is read as something else.

What is to be written is tried: the list with all corrections is read again. Where an entry does not come
back as it should then be, its corrections are left to a person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from urllib.parse import unquote

from enrich.lists import Format
from enrich.model import Band, Edit, Field, Finding, Location, Paper
from enrich.normalise.dates import read_date
from enrich.normalise.titles import plain
from enrich.order import corrected

_UNTOLD = re.compile(r"[\W_]+")
"""What a format may write in its own way: escapes, quotes, spaces."""


@dataclass(frozen=True, slots=True)
class Tried:
    """The findings, with those fixes only suggested after which an entry would not be read as it should be.

    `text` is the list with the others made, its entries where they stood.
    """

    findings: tuple[Finding, ...]
    text: str


def readable(findings: Sequence[Finding], form: Format, text: str, papers: Sequence[Paper]) -> Tried:
    """What comes of making all fixes that are to be made."""
    closed = {paper.where: paper.closed for paper in papers}
    findings = [_opened(finding, closed) for finding in findings]
    fixes = tuple(finding.fix for finding in findings if finding.fix and finding.fixed)
    standing, after = _standing(form, text, papers, fixes)
    refused = set(fixes) - set(standing)
    return Tried(tuple(_suggested(finding) if finding.fix in refused else finding for finding in findings), after)


def _standing(
    form: Format, text: str, papers: Sequence[Paper], edits: tuple[Edit, ...]
) -> tuple[tuple[Edit, ...], str]:
    """The edits that can be made together, and the text with them."""
    while edits:
        after = form.write(text, papers, edits)
        left = Counter(map(told, form.read(after, papers[0].where.path).papers))
        left.subtract(map(told, wanted := corrected(papers, edits)))
        if not any(left.values()):
            return edits, after
        lost = {paper.where for paper in wanted if left[told(paper)] < 0}
        kept = tuple(edit for edit in edits if edit.where not in lost)
        # where none of the entries that are lost was edited, there is no telling which edit did it
        edits = kept if len(kept) < len(edits) else ()
    return (), text


def told(paper: Paper) -> tuple[str, ...]:
    """What an entry says, apart from how it is written."""
    date = str(read_date(paper.date) or paper.date)
    # people are compared without TeX's accents: a correction has none
    authors = plain(paper.authors) if "\\" in paper.authors else paper.authors
    said = (paper.title, unquote(paper.url), date, paper.venue, authors, paper.section)
    return tuple(_UNTOLD.sub("", text) for text in said)


def _opened(finding: Finding, closed: Mapping[Location, Set[Field]]) -> Finding:
    """A finding whose fix is only suggested if its field is one that is not rewritten."""
    fix = finding.fix
    if fix is None or not finding.fixed or fix.field not in closed.get(fix.where, ()):
        return finding
    return replace(finding, fix=replace(fix, band=Band.SUGGEST, why="it is written in a way that is not rewritten"))


def _suggested(finding: Finding) -> Finding:
    if finding.fix is None:
        return finding
    why = f"{finding.fix.why}; written there, the entry could not be read any more"
    return replace(finding, fix=replace(finding.fix, band=Band.SUGGEST, why=why))
