"""What follows: changes, verdicts, findings, and the report that holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from enrich.model.papers import Field, Link
from enrich.model.records import Record
from enrich.model.values import Location, PartialDate, Version


class Severity(StrEnum):
    """How much a finding matters, from the least on."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for the least."""
        return tuple(Severity).index(self)


class Band(StrEnum):
    """Whether a change is written, or only reported for a person to decide."""

    APPLY = "apply"
    SUGGEST = "suggest"


@dataclass(frozen=True, slots=True)
class Change:
    """A field's text before and after, on whose word, and why it is applied or only suggested."""

    where: Location
    field: Field
    before: str
    after: str
    band: Band
    because: Record
    why: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A field's text before and after, where the list itself shows what was meant."""

    where: Location
    field: Field
    before: str
    after: str
    why: str
    band: Band = Band.APPLY


Edit = Change | Repair


@dataclass(frozen=True, slots=True)
class Replacement:
    """What an editor would do: put `text` in place of what stands from one place of a list to another.

    Lines and columns are counted from 1, columns in characters; the end is behind the last of them.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to report. `rule` is a name in `enrich.rules`; reports print nothing else.

    `entry` is the title of the entry that it is about, where it is about one. `about` is what else it is
    about: a link, a host, a reason. Unlike the message, it stays the same from night to night. `replacement` is
    where exactly its fix is, where that was asked for. `mended` says that it is, or would be, written, though not by
    an edit of an entry.
    """

    rule: str
    message: str
    where: Location
    fix: Edit | None = None
    entry: str = ""
    about: str = ""
    replacement: Replacement | None = None
    mended: bool = False

    @property
    def fixed(self) -> bool:
        """Whether its fix is one that is written."""
        return self.mended or (self.fix is not None and self.fix.band is Band.APPLY)


class Health(StrEnum):
    """What can be concluded about a link from what was observed."""

    OK = "ok"
    MOVED = "moved"
    SUSPECT = "suspect"
    BLOCKED = "blocked"
    TRANSIENT = "transient"
    BROKEN = "broken"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a link was found to be on a day."""

    day: date
    health: Health


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of a link: its health, the reason in words, and the evidence that decided.

    `target` is where a moved link leads now. `since` is the first of the days in a row on which it
    failed, and `nights` how many those are. `rule` names the rule of its finding, where that is not
    the one of its health. `archived` is a copy of a dead page. `observed` is the day of the observation that
    decided, None where there is none. `past` are the days before it on which the health changed, oldest first.
    """

    health: Health
    reason: str
    evidence: str = ""
    target: str = ""
    since: date | None = None
    nights: int = 0
    rule: str = ""
    archived: str = ""
    observed: date | None = None
    past: tuple[Sighting, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """A link of a list, and the verdict on it."""

    link: Link
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Consulted:
    """How one source answered in a run, in papers; `reasons` are those of its silences.

    `skipped` says why a source was not asked about any.
    """

    source: str
    found: int = 0
    absent: int = 0
    silent: int = 0
    reasons: tuple[str, ...] = ()
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class Appearance:
    """A work in one place: as a preprint, at a workshop, at a conference, in a journal.

    `venue` is written as the list would write it, `record` is the best that tells of it, and `shown`
    says that it is the version that the list shows.
    """

    version: Version
    venue: str
    date: PartialDate | None
    record: Record
    shown: bool


@dataclass(frozen=True, slots=True)
class Work:
    """An entry's work in all the versions that are certain, and in words why the one that is shown is."""

    where: Location
    entry: str
    versions: tuple[Appearance, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands after a run, where the run found it: each field as the list writes it."""

    where: Location
    title: str
    url: str = ""
    date: str = ""
    venue: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """How often a field was corrected in a month, which is written 2026-11."""

    month: str
    field: Field
    number: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a run left alone since no change touches it: how many entries, and how many findings about them."""

    papers: int = 0
    findings: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found. `written` are the files that it wrote, `pinned` how many corrections pins held back.

    `requests` are how many each source was sent.
    `day` is that of the run; `corrected` are the corrections of all runs that are remembered, by month and field.
    `left_out` is None unless only what a change touches was judged; `papers` counts what was.
    """

    lists: tuple[str, ...]
    papers: int
    findings: tuple[Finding, ...]
    links: tuple[CheckedLink, ...] = ()
    sources: tuple[Consulted, ...] = ()
    written: tuple[str, ...] = ()
    pinned: int = 0
    works: tuple[Work, ...] = ()
    requests: tuple[tuple[str, int], ...] = ()
    entries: tuple[Entry, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    day: date | None = None
    left_out: LeftOut | None = None

    @property
    def applied(self) -> tuple[Finding, ...]:
        """The findings whose fix was, or would be, written."""
        return tuple(finding for finding in self.findings if finding.fix is not None and finding.fixed)

    @property
    def suggested(self) -> tuple[Finding, ...]:
        """The findings with a fix that a person must decide on."""
        return tuple(finding for finding in self.findings if finding.fix is not None and not finding.fixed)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that no fix was found for."""
        return tuple(finding for finding in self.findings if finding.fix is None)


def by_location(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the list, and of the fields of an entry, each once."""
    fields = tuple(Field)

    def place(finding: Finding) -> tuple[Location, int, str, str, str]:
        fix = finding.fix
        field = fields.index(fix.field) if fix else len(fields)
        return finding.where, field, finding.rule, finding.message, fix.after if fix else ""

    return tuple(sorted(dict.fromkeys(findings), key=place))
