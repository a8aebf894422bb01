"""Is this record that paper?

Never by title alone. An identifier that stands in the entry is checked too: its record must be
about a work of that title or those people, since a wrong identifier would rewrite an entry into
another paper. In this order:

    identifier   shared, and title or people agree              certain, else contradicted
    relation     linked to a certain record, and title agrees   certain
    title        with people, year and place                    as the table in `tiers` says
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from enrich.match.confirmation import confirm
from enrich.match.likeness import Likeness, of_paper, of_record, together
from enrich.match.tiers import Identity, decide
from enrich.model import Absent, Dossier, Found, Ids, Paper, Record, Version
from enrich.normalise.titles import title_key


class How(StrEnum):
    """What tied a record to the paper, the strongest tie first."""

    IDENTIFIER = "identifier"
    RELATION = "relation"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Match:
    """A record, whether it is about the paper, by what tie, and why in words."""

    record: Record
    identity: Identity
    how: How
    why: str


REGISTRARS = ("arxiv", "datacite")
"""The sources that know every arXiv number there is."""

LOCAL = "catalogue"
"""The source that needs no network: files that the maintainer keeps."""

COLLECTED = "bibliography"
"""Whose word the bibliographies are that a catalogue was built from: whoever collected them."""

COPIES = frozenset({"openalex", "semantic-scholar", COLLECTED})
"""The sources that have put together what others say, mostly by machine, with errors in what belongs together.

They lead to those others, whose records are judged as if nobody had led to them: what a copy says helps to judge
nothing else.
"""

ALSO_PAPERS = frozenset({"book", "dissertation", "monograph", "report", "thesis"})
"""Kinds of record that often bear the title, and the people, of a paper, and are not the paper."""

NOTICE = re.compile(
    r"(?:(?:author|publisher) )?(?:(?:correction|corrigend(?:um|a)|errat(?:um|a)|addendum|supplement\w*|"
    r"repl(?:y|ies)|response|comments?|reviews?|expression of concern|retraction(?: note| notice)?)"
    r"(?: \w+)? (?:to|on|for|of)\b"
    r"|erratum\b|corrigendum\b|retraction (?:note|notice)\b|editorial\b|preface\b|front matter\b)"
)
"""How the keys of titles begin that are about a paper, or stand before papers, and are none."""

ABOUT = "a notice about a paper, not the paper"


# --- the decision -----------------------------------------------------------------------------


def _is_notice(record: Record, paper: Likeness) -> bool:
    """Whether one side is a notice about a paper, and the other is not."""
    about = any(NOTICE.match(title) for title in paper.titles)
    return (record.kind == "notice" or NOTICE.match(title_key(record.title)) is not None) != about


def _by_title(record: Record, known: Sequence[Likeness], other: Likeness) -> tuple[Identity, str]:
    """What title, people, year and place tell; of a book or a thesis they may tell of its paper as well."""
    identity, why = decide(known, other)
    if identity is Identity.CERTAIN and record.kind in ALSO_PAPERS:
        return Identity.LIKELY, f"{why}, but it is a {record.kind}"
    return identity, why


def _related(record: Record, paper: Paper, anchors: Sequence[Record]) -> bool:
    if record.source in COPIES:
        return False
    known = [paper.ids, *(anchor.ids for anchor in anchors)]
    if any(theirs.agreeing(ids) for theirs in record.related for ids in known):
        return True
    return any(theirs.agreeing(record.ids) for anchor in anchors for theirs in anchor.related)


@dataclass(frozen=True, slots=True)
class _Case:
    """An entry, and the records that certainly are about it: what another record is judged by.

    `anchored` are those of them that an identifier of the entry leads to, by however many relations.
    """

    paper: Paper
    entry: Likeness
    anchors: tuple[Record, ...] = ()
    anchored: tuple[Record, ...] = ()
    told: tuple[Likeness, ...] = ()

    @property
    def others(self) -> tuple[Likeness, ...]:
        """What the records say that have a title."""
        return tuple(likeness for likeness in self.told if likeness.titles)

    @property
    def links(self) -> tuple[Likeness, ...]:
        """What the entry's links tell by themselves: years and places, which no title comes with."""
        return tuple(likeness for likeness in self.told if not likeness.titles)

    def is_named(self, record: Record) -> bool:
        """Whether a record has an identifier of the entry."""
        return bool(self.paper.ids.agreeing(record.ids))

    def is_tied(self, record: Record) -> bool:
        """Whether a record has one, or is linked with what is certain."""
        return self.is_named(record) or _related(record, self.paper, self.anchors)

    def by_identifier(self, record: Record, other: Likeness) -> Match | None:
        """The match of a record that has an identifier of the entry; None where it has none."""
        kinds = self.paper.ids.agreeing(record.ids)
        if not kinds:
            return None
        name = f"the same {kinds[0]} identifier"
        if not record.title and not record.authors:
            return Match(record, Identity.CERTAIN, How.IDENTIFIER, name)
        if record.title and _is_notice(record, self.entry):
            return Match(record, Identity.CONTRADICTED, How.IDENTIFIER, f"{name}, but {ABOUT}")
        identity, why = confirm(self.entry, self.others, other)
        return Match(record, identity, How.IDENTIFIER, f"{name}, {why}")

    def judge(self, record: Record, other: Likeness) -> Match:
        own = self.by_identifier(record, other)
        if own:
            return own
        if _is_notice(record, self.entry):
            return Match(record, Identity.OTHER, How.TITLE, ABOUT)
        related = _related(record, self.paper, self.anchors)
        if related and confirm(self.entry, (*self.others, *self.links), other)[0] is Identity.CERTAIN:
            # what is linked with a record that was found by its title is no surer than that
            how = How.RELATION if _related(record, self.paper, self.anchored) else How.TITLE
            return Match(record, Identity.CERTAIN, how, "linked as a version of the same work")
        identity, why = _by_title(record, (together([self.entry, *self.links]), *self.others), other)
        return Match(record, identity, How.TITLE, why)


def judge(paper: Paper, record: Record) -> Match:
    """Whether a record is about a paper, as far as the two alone tell."""
    return _Case(paper, of_paper(paper)).judge(record, of_record(record))


def _closure(paper: Paper, records: Sequence[Record], bare: Sequence[Record]) -> dict[Record, Match]:
    """Every record judged, those that are certain helping to judge the others until nothing is added.

    What an entry says after it was corrected must not make more certain than what corrected it: a
    second run would find something to change. So identifiers go first, and then relations: what they lead
    to bounds the years of what is found by title. `bare` are numbers that may yet turn out to be another paper's,
    and help nobody, as copies do.
    """
    helpless = {*bare, *(record for record in records if record.source in COPIES)}
    likenesses = {record: of_record(record) for record in records}
    case, judged = _Case(paper, of_paper(paper)), dict[Record, Match]()
    for is_asked in (_Case.is_named, _Case.is_tied, lambda *_: True):
        while True:
            asked = [record for record in records if not _is_sure(judged, record) and is_asked(case, record)]
            judged |= {each: case.judge(each, likenesses[each]) for each in asked}
            sure = [record for record in records if _is_sure(judged, record) and record not in helpless]
            if len(sure) == len(case.anchors):
                break
            anchored = tuple(record for record in sure if judged[record].how is not How.TITLE)
            case = replace(case, anchors=tuple(sure), anchored=anchored, told=tuple(likenesses[one] for one in sure))
    return judged


def _is_sure(judged: Mapping[Record, Match], record: Record) -> bool:
    return record in judged and judged[record].identity is Identity.CERTAIN


def _disowned(judged: dict[Record, Match]) -> dict[Record, Match]:
    """Records that are but an identifier, where what it stands for is, or may be, another paper."""
    doubted = [match for match in judged.values() if match.how is How.IDENTIFIER and not _is_sure(judged, match.record)]
    return {
        record: Match(record, doubt.identity, How.IDENTIFIER, f"its identifier leads to another paper: {doubt.why}")
        for doubt in doubted
        for record in judged
        if not record.title and record.ids.agreeing(doubt.record.ids)
    }


def _without_paper(dossier: Dossier) -> Ids:
    """The entry's arXiv number, if arXiv, or DataCite in its place, was asked for it and lacks it."""
    own = Ids(arxiv=dossier.paper.ids.arxiv)
    said = [answer for name, answer in dossier.answers if name in REGISTRARS]
    records = [record for answer in said if isinstance(answer, Found) for record in answer.records]
    lacking = any(isinstance(answer, Absent) for answer in said) and not any(own.agreeing(r.ids) for r in records)
    return own if lacking else Ids()


def _unproved(dossier: Dossier) -> tuple[Record, ...]:
    """Numbers of arXiv without a title, unless nobody who knows what they stand for was asked."""
    asked = any(name in REGISTRARS for name, _ in dossier.answers)
    bare = (record for record in dossier.records if not record.title and record.version is Version.PREPRINT)
    return tuple(bare) if asked else ()


def _sort_key(match: Match) -> tuple[object, ...]:
    record = match.record
    ranks = (list(Identity).index(match.identity), list(How).index(match.how))
    return (*ranks, record.source, record.url, record.version)


def _in_order(records: Collection[Record]) -> list[Record]:
    """The records in an order of their own; to write all of one out is costly, and seldom needed."""
    brief = {(record.source, record.url): record for record in records}
    if len(brief) == len(records):
        return [brief[key] for key in sorted(brief)]
    return sorted(records, key=repr)


def matches(dossier: Dossier) -> tuple[Match, ...]:
    """Every record of a dossier, judged. The order of the answers decides nothing."""
    records = _in_order(dict.fromkeys(dossier.records))
    judged = _closure(dossier.paper, records, _unproved(dossier))
    judged |= _disowned(judged)
    nothing = _without_paper(dossier)
    for record in (record for record in records if not record.title and record.ids.agreeing(nothing)):
        judged[record] = Match(record, Identity.OTHER, How.IDENTIFIER, "arXiv has no paper of that number")
    return tuple(sorted(judged.values(), key=_sort_key))
