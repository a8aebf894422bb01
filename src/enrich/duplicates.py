"""Which of two entries about one work can go, because the other says all that it says. Pure.

Asked for by `fix_duplicates` only. That the two are one work must be certain: they share an identifier,
and a title or a record that is certainly about both. Whatever the other lacks keeps an entry where it
is (a note, a link to code, another date, a pin), and so does a silent source, which might yet change
one of the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

from enrich.authority import shows_none, weigh
from enrich.lists.insertion import LABELS
from enrich.match import How
from enrich.model import Dossier, Finding, Location, Paper
from enrich.normalise.dates import placeholder_year, read_date
from enrich.normalise.ids import recognise
from enrich.normalise.names import people, shared
from enrich.normalise.titles import tidy, title_key
from enrich.normalise.venues import recognise_venue

Names = frozenset[tuple[str, str]]

BY_NEIGHBOURS = "without it, what stands around it would be read otherwise"


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The findings about entries that go, and why others of the same work stay, by their places."""

    removed: tuple[Finding, ...] = ()
    held: Mapping[Location, str] = field(default_factory=dict)

    def without(self, gone: Set[Location]) -> Duplicates:
        """The same where only some of them could go."""
        removed = tuple(finding for finding in self.removed if finding.where in gone)
        stay = {finding.where: BY_NEIGHBOURS for finding in self.removed if finding.where not in gone}
        return Duplicates(removed, {**self.held, **stay})


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry as it will stand, and as it stands; its work's identifiers, and those that a titled record bears out.

    `held` says in words why nothing may be decided about it.
    """

    paper: Paper
    written: Paper
    names: Names
    borne_out: Names
    held: str


def redundant(papers: Sequence[Paper], dossiers: Sequence[Dossier]) -> Duplicates:
    """The entries that can go. `papers` are the entries as they will stand, in the order of the dossiers."""
    alive = [_entry(paper, dossier) for paper, dossier in zip(papers, dossiers, strict=True)]
    removed: dict[Location, Finding] = {}
    held: dict[Location, str] = {}
    for one, two in _pairs(alive):
        if one.paper.where in removed or two.paper.where in removed:
            continue
        # the later one goes, unless the earlier one says less, or was the preprint of what the later one is
        lacks = [(gone, kept, _why_not(gone, kept)) for gone, kept in ((two, one), (one, two))]
        able = [each for each in lacks if not each[2]]
        gone, kept, why_not = min(able, key=_leads_further, default=lacks[0])
        if why_not:
            held.setdefault(gone.paper.where, why_not)
        else:
            removed[gone.paper.where] = _removal(gone.paper, kept.paper)
    return Duplicates(tuple(removed.values()), {where: why for where, why in held.items() if where not in removed})


def _leads_further(choice: tuple[_Entry, _Entry, str]) -> bool:
    """Whether the entry that would go names what was published, and the one that would stay its preprint."""
    gone, kept, _ = choice
    return shows_none(kept.written.venue) and not shows_none(gone.written.venue)


def _pairs(entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Each two entries that are certainly one work, in the order of the list."""
    sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for name in entry.names:
            sharing[name].append(number)
    for one, two in sorted({pair for numbers in sharing.values() for pair in combinations(numbers, 2)}):
        if _is_one(entries[one], entries[two]):
            yield entries[one], entries[two]


def _entry(paper: Paper, dossier: Dossier) -> _Entry:
    evidence = weigh(dossier)
    known = [match.record.ids.items() for match in evidence.certain]
    titled = [match.record.ids.items() for match in evidence.certain if match.record.title]
    doubted = evidence.contradicted or any(match.how is How.IDENTIFIER for match in evidence.likely)
    held = "a pin keeps it" if paper.keep else "its link may lead to another paper" if doubted else ""
    if dossier.silent:
        held = held or "a source did not answer about it"
    names = frozenset(name for items in (paper.ids.items(), *known) for name in items)
    return _Entry(paper, dossier.paper, names, frozenset(name for items in titled for name in items), held)


def _is_one(one: _Entry, two: _Entry) -> bool:
    alike = title_key(one.paper.title) == title_key(two.paper.title)
    return alike or bool(one.borne_out & two.borne_out)


def _why_not(gone: _Entry, kept: _Entry) -> str:
    """Why an entry cannot go for the other's sake; "" if it can."""
    if gone.held or kept.held or gone.paper.bound:
        return gone.held or kept.held or gone.paper.bound
    lacking = next(_only_in(gone, kept), "")
    return f"the other lacks {lacking}" if lacking else ""


def _only_in(gone: _Entry, kept: _Entry) -> Iterator[str]:
    """What one entry says and the other does not, in words."""
    mine, theirs = gone.paper, kept.paper
    published = not shows_none(theirs.venue)
    earlier_version = shows_none(mine.venue) and published
    if mine.venue.strip() and not (earlier_version or _same_venue(mine.venue, theirs.venue)):
        yield f"its venue, {tidy(mine.venue)}"
    if mine.date.strip() and not earlier_version and not _tells_date(theirs.date, mine.date):
        yield f"its date, {tidy(mine.date)}"
    if mine.authors.strip() and not _names_all(theirs.authors, mine.authors):
        yield "its authors"
    there = {_address(link.url) for link in theirs.links}
    for link in mine.links:
        if _address(link.url) not in there and not set(recognise(link.url).items()) & (gone.names | kept.names):
            yield f"its link {link.url}"
    words = _words(gone.written) - _words(kept.written) - _said(gone.written) - _said(theirs)
    if words:
        yield "its text: " + " ".join(sorted(words)[:8])


def _same_venue(mine: str, theirs: str) -> bool:
    known = recognise_venue(mine)
    return title_key(mine) == title_key(theirs) or (known is not None and known == recognise_venue(theirs))


def _tells_date(theirs: str, mine: str) -> bool:
    there, here = read_date(theirs), read_date(mine)
    if here is None:
        return theirs.strip() == mine.strip() or (there is not None and there.year == placeholder_year(mine))
    return there is not None and there.agrees_with(here) and there.precision >= here.precision


def _names_all(theirs: str, mine: str) -> bool:
    here = people(mine)
    return shared(people(theirs), here) == len(here)


def _address(url: str) -> str:
    return re.sub(r"\A(?:https?://)?(?:www\.)?", "", url.strip(), flags=re.IGNORECASE).rstrip("/")


def _words(paper: Paper) -> frozenset[str]:
    """The words and pictures of an entry, without its addresses."""
    text = paper.text
    for link in sorted(paper.links, key=lambda link: -len(link.url)):
        text = text.replace(link.url, " ")
    found = [*re.findall(r"\w+", text.lower()), *(mark for mark in text if unicodedata.category(mark) == "So")]
    return frozenset(found) - LABELS


def _said(paper: Paper) -> frozenset[str]:
    """The words of an entry that are read as one of its parts, and have been compared as such."""
    return frozenset(re.findall(r"\w+", f"{paper.date} {paper.venue} {paper.authors} {paper.section}".lower()))


def _removal(gone: Paper, kept: Paper) -> Finding:
    there = {_address(link.url) for link in kept.links}
    others = list(dict.fromkeys(link.url for link in gone.links if _address(link.url) not in there))
    with_it = f"; with it goes {' and '.join(others)}, which leads to the same work" if others else ""
    message = f"the same work as “{tidy(kept.title)}” ({kept.where}), which says all that it says{with_it}"
    return Finding("removed-duplicate", message, gone.where, entry=tidy(gone.title), mended=True)
