"""Which source is believed: by rank, never by vote, since sources copy one another.

A published form outranks a preprint; the maintainer's own catalogue outranks the network; a
record of the work outranks what an address alone tells; a record that shares an identifier with the
entry outranks one that was found by its title.

And a lower rank is not heard while a higher one is silent: a source that does not answer today
might have overruled what the others say. So an outage can only make the set of changes smaller. Who can
overrule whom is told in `overruling`.

Copies count after all others, and what stands on them alone is only suggested: an identifier makes certain which work
is meant, and not that what was put together about its publication belongs to it.

Which version of a work a list shows is its maintainer's choice (`VersionPolicy`): by default the one
of record, else the one that the entry itself shows, or the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enrich.house import VersionPolicy
from enrich.match import COLLECTED, COPIES, LOCAL, How, Identity, Match, matches
from enrich.match.likeness import track_of
from enrich.model import Dossier, Paper, Record, Track, Venue, VenueKind, Version
from enrich.normalise.names import shared
from enrich.normalise.titles import title_key
from enrich.normalise.venue_text import without_edition
from enrich.normalise.venues import is_unpublished, recognise_venue
from enrich.overruling import ONLY_PREPRINTS, may_overrule, unanswered

SOURCES = (
    LOCAL,
    # the agencies, which have what the publisher registered
    "crossref", "datacite", "doi",
    # the publishers' own proceedings, then the sites of conferences and those that were there when papers were accepted
    "acl-anthology", "pmlr", "neurips", "cvf", "ijcai", "ojs", "jmlr", "tmlr", "ieee", "virtual", "openreview",
    # people who write down what they read there, then programs that do
    "dblp", "semantic-scholar", "openalex", "landing-page", COLLECTED,
    "arxiv", "address", "arxiv-number",
)  # fmt: skip
"""The order in which sources are believed when all else is equal."""

STRENGTH = {
    Version.JOURNAL: 0,
    Version.CONFERENCE: 0,
    Version.WORKSHOP: 1,
    Version.OTHER: 2,
    Version.PREPRINT: 3,
}
"""Which version of a work a list shows where there are several: the lowest figure."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is believed about one paper.

    `chosen` is the match whose version the list shows, `reason` says in words why it is that one.
    `settled` says that no silent source could overrule it. `rivals` are other published forms of the
    same rank, found by title like it.
    """

    paper: Paper
    certain: tuple[Match, ...]
    likely: tuple[Match, ...]
    contradicted: tuple[Match, ...]
    chosen: Match | None
    settled: bool
    rivals: tuple[Match, ...] = ()
    silent: tuple[str, ...] = ()
    reason: str = ""

    @property
    def shown_elsewhere(self) -> bool:
        """Whether the entry names another venue than the chosen version, which its own links do not lead to."""
        if self.chosen is None or self.chosen.how is How.IDENTIFIER or not self.paper.venue.strip():
            return False
        return place_named(self.paper.venue) not in place(self.chosen.record)

    @property
    def told(self) -> tuple[Match, ...]:
        """The certain matches that may speak for a field: copies only where the chosen one is a copy too."""
        copied = self.chosen is not None and self.chosen.record.source in COPIES
        return self.certain if copied else tuple(m for m in self.certain if m.record.source not in COPIES)

    @property
    def published(self) -> bool:
        """Whether the chosen version is a published one."""
        return self.chosen is not None and is_published(self.chosen.record)


def is_published(record: Record) -> bool:
    """Whether a record is of a published form of a work."""
    return record.version is not Version.PREPRINT


def is_first_form(match: Match) -> bool:
    """Whether a match is of the preprint of a work. A copy that somebody posted later, found by its title, is none."""
    return not is_published(match.record) and (match.how is not How.TITLE or match.record.ids.arxiv is not None)


def is_told_of(evidence: Evidence) -> bool:
    """Whether a source tells of a published version, or might, while it is silent."""
    known = (*evidence.certain, *evidence.likely[:1])
    return any(is_published(match.record) for match in known) or not ONLY_PREPRINTS.issuperset(evidence.silent)


def shows_none(written: str) -> bool:
    """Whether a venue cell names no published version: it is empty, names a preprint server, or says so."""
    known = recognise_venue(written)
    none = not written.strip() or is_unpublished(written)
    return none or (known is not None and known.kind is VenueKind.PREPRINT)


def venue_of(record: Record) -> Venue | None:
    """The venue that a record names, in the track that any of its names tells."""
    known = [venue for text in record.venues if (venue := recognise_venue(text))]
    if not known:
        return None
    same = [venue for venue in known if venue.id == known[0].id]
    venue = next((venue for venue in same if venue.track is not Track.MAIN), same[0])
    year = next((other.year for other in same if other.year), None)
    track = track_of(venue, record.version)
    return Venue(venue.id, venue.acronym, venue.name, venue.kind, track, venue.year or year)


Place = frozenset[tuple[str, str]]
"""Where a work appeared, for comparing: the venue and its track, or the names that no table knows."""


def place_named(text: str) -> tuple[str, str]:
    """Where a venue cell says that a work appeared."""
    venue = recognise_venue(text)
    return (venue.id, venue.track) if venue else ("", title_key(without_edition(text)))


def place(record: Record) -> Place:
    """Where a record says that the work appeared. What a preprint names is but its authors' claim."""
    if not is_published(record):
        return frozenset()
    venue = venue_of(record)
    return frozenset([(venue.id, venue.track)] if venue else map(place_named, record.venues))


def _rank(match: Match, shown: Place) -> tuple[int, ...]:
    """The rank of a match, lowest first; `shown` is where the entry says that it appeared, which breaks ties."""
    record, venue = match.record, venue_of(match.record)
    agrees = _is_there(shown, place(record))
    return (
        int(record.source in COPIES),
        int(not is_published(record)),
        int(record.source != LOCAL),
        int(not record.title),
        int(match.how is not How.IDENTIFIER),
        STRENGTH[record.version],
        int(not agrees),
        int(venue is None),
        SOURCES.index(record.source) if record.source in SOURCES else len(SOURCES),
    )


def _is_there(shown: Place, told: Place) -> bool:
    """Whether a record names the venue that an entry shows. Of its track the better source knows more."""
    venues = {venue for venue, _ in shown if venue}
    return bool(shown & told) or any(venue in venues for venue, _ in told)


def _ranked(found: Iterable[Match], shown: Place) -> tuple[Match, ...]:
    def order(match: Match) -> tuple[object, ...]:
        earliest = min((date.parts for _, date in match.record.dates), default=())
        return (*_rank(match, shown), earliest, match.record.url, repr(match.record))

    several = tuple(found)
    return tuple(sorted(several, key=order)) if len(several) > 1 else several


def elsewhere(one: Record, other: Record) -> bool:
    """Whether two published forms appeared in different places, as far as both say where."""
    places, venues = (place(one), place(other)), (venue_of(one), venue_of(other))
    years = {venue.year for venue in venues if venue and venue.year}
    return all(places) and (not places[0] & places[1] or len(years) > 1)


def _rivals(chosen: Match, certain: Iterable[Match], shown: Place) -> tuple[Match, ...]:
    """Published forms of the chosen one's rank, whoever tells of them, that appeared somewhere else."""
    rank = _rank(chosen, shown)[:-2]
    return tuple(
        match
        for match in certain
        if _rank(match, shown)[:-2] == rank and is_published(match.record) and elsewhere(match.record, chosen.record)
    )


def _may_turn_out_certain(match: Match, chosen: Match) -> bool:
    """Whether more answers could show a record to be of the same work: not one of another title by other people."""
    if match.identity is not Identity.OTHER:
        return match.identity is not Identity.CERTAIN
    people, others = match.record.authors, chosen.record.authors
    return not people or not others or shared(people, others) > 0


def _is_settled(chosen: Match, judged: Sequence[Match], shown: Place, paper: Paper, silent: Sequence[str]) -> bool:
    """Whether no silent source could make another record be chosen (see the module's rule)."""
    if not is_published(chosen.record):
        return False
    if chosen.record.source != LOCAL:
        own = chosen.how is How.IDENTIFIER and bool(chosen.record.title) and chosen.record.source not in COPIES
        return own and not any(may_overrule(source, paper) for source in silent)
    # with what a silent source knows, a record of the catalogue that is doubtful now might be certain
    doubtful = (m for m in judged if m.record.source == LOCAL and _may_turn_out_certain(m, chosen))
    return all(_rank(match, shown)[:-2] > _rank(chosen, shown)[:-2] for match in doubtful)


def _meant(
    certain: Sequence[Match], paper: Paper, shown: Place, policy: VersionPolicy
) -> tuple[tuple[Match, ...], str]:
    """The matches of the version that the policy puts before the one of record, if any, and why it does."""
    if policy is VersionPolicy.OF_RECORD:
        return (), ""
    if not shows_none(paper.venue):
        return tuple(match for match in certain if shown & place(match.record)), "the entry's venue names it"
    preprints = tuple(match for match in certain if is_first_form(match))
    if policy is VersionPolicy.FIRST:
        return preprints, "the list shows preprints"
    if paper.venue.strip():
        return preprints, "the entry's venue names it"
    linked = next((match for match in certain if match.how is How.IDENTIFIER), None)
    there = place(linked.record) if linked else frozenset()
    # whoever tells of it: a second run goes by the venue that the first one has filled in
    return tuple(m for m in certain if m is linked or there & place(m.record)), "the entry's link leads to it"


def _reason(chosen: Match) -> str:
    """Why a match is the first by rank, in words."""
    if not is_published(chosen.record):
        return "no published version is certain"
    if chosen.record.source == LOCAL:
        return "the catalogue has it"
    return "the entry's link leads to it" if chosen.how is How.IDENTIFIER else "the strongest published version"


def weigh(dossier: Dossier, policy: VersionPolicy = VersionPolicy.OF_RECORD) -> Evidence:
    """The evidence about a paper: its records, judged and ranked, the version that the policy asks for first."""
    evidence = _remembered.get((dossier, policy))
    if evidence is None:
        evidence = _weigh(dossier, policy)
        remember(dossier, policy, evidence)
    return evidence


REMEMBERED = 65536
"""So much evidence is kept for those who ask again: to work it out is what a run spends its time on."""

_remembered: dict[tuple[Dossier, VersionPolicy], Evidence] = {}


def remember(dossier: Dossier, policy: VersionPolicy, evidence: Evidence) -> None:
    """Keeps what a dossier was found to weigh, here or in another process."""
    if len(_remembered) >= REMEMBERED:
        _remembered.pop(next(iter(_remembered)))
    _remembered[dossier, policy] = evidence


def _weigh(dossier: Dossier, policy: VersionPolicy) -> Evidence:
    judged = matches(dossier)
    written = dossier.paper.venue.strip()
    shown: Place = frozenset([place_named(written)] if written else ())
    of = {identity: _ranked((m for m in judged if m.identity is identity), shown) for identity in Identity}
    certain = of[Identity.CERTAIN]
    meant, why = _meant(certain, dossier.paper, shown, policy)
    chosen = next(iter((*meant, *certain)), None)
    silent = unanswered(dossier, chosen.record if chosen else None)
    if chosen:
        # the others as they will rank once the entry shows what is chosen, so that a second run agrees
        others = (match for match in certain if match is not chosen)
        certain = (chosen, *_ranked(others, place(chosen.record) or shown))
    return Evidence(
        dossier.paper,
        certain,
        of[Identity.LIKELY],
        of[Identity.CONTRADICTED],
        chosen,
        # under another policy, what is shown depends on versions that a silent source might tell of
        settled=chosen is not None
        and (
            not silent
            or (policy is VersionPolicy.OF_RECORD and _is_settled(chosen, judged, shown, dossier.paper, silent))
        ),
        rivals=_rivals(chosen, certain, shown) if chosen and chosen.how is not How.IDENTIFIER else (),
        silent=silent,
        reason=why if meant else _reason(chosen) if chosen else "",
    )
