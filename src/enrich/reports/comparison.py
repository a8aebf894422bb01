"""What changed from one night to another: findings that are new, gone or changed, links that died or live again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from enrich.model import CheckedLink, Finding, Health, Report, by_location
from enrich.normalise.titles import title_key
from enrich.reports.identity import fingerprints
from enrich.reports.plain import sentence
from enrich.reports.wording import count
from enrich.rules import severity
from enrich.spoken import joined

_ALIVE = (Health.OK, Health.MOVED)

Pair = tuple[Finding, Finding]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a later report has and an earlier one has not. What enrich corrected in between is `corrected`, not gone.

    Links are those of the later report.
    """

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    corrected: tuple[Finding, ...]
    changed: tuple[Pair, ...]
    died: tuple[CheckedLink, ...]
    revived: tuple[CheckedLink, ...]
    entries_added: int
    entries_removed: int


def new_findings(before: Report, after: Report) -> tuple[Finding, ...]:
    """The findings that an earlier report does not have."""
    known = set(fingerprints(before.findings).values())
    return tuple(finding for finding, name in fingerprints(after.findings).items() if name not in known)


def compare(before: Report, after: Report) -> Difference:
    """What changed between two reports of the same lists."""
    gone = new_findings(after, before)
    old, new = _health(before), {(one.link.where.path, one.link.url): one for one in after.links}
    moved = [(old[key], one) for key, one in sorted(new.items()) if key in old]
    was, now = _entries(before), _entries(after)
    return Difference(
        new=new_findings(before, after),
        gone=tuple(one for one in gone if not (one.fixed and before.written)),
        corrected=tuple(one for one in gone if one.fixed and before.written),
        changed=_changed(before, after),
        died=tuple(one for health, one in moved if health is not Health.BROKEN and _is(one, Health.BROKEN)),
        revived=tuple(one for health, one in moved if health is Health.BROKEN and _is(one, *_ALIVE)),
        entries_added=len(now - was),
        entries_removed=len(was - now),
    )


def _is(one: CheckedLink, *healths: Health) -> bool:
    return one.verdict.health in healths


def _health(report: Report) -> Mapping[tuple[str, str], Health]:
    return {(one.link.where.path, one.link.url): one.verdict.health for one in report.links}


def _entries(report: Report) -> set[tuple[str, str]]:
    return {(entry.where.path, title_key(entry.title) or entry.title) for entry in report.entries}


def _changed(before: Report, after: Report) -> tuple[Pair, ...]:
    """The same findings that now say something else, or of something else."""
    earlier = {name: finding for finding, name in fingerprints(before.findings).items()}
    pairs = ((earlier.get(name), finding) for finding, name in fingerprints(after.findings).items())
    return tuple((old, new) for old, new in pairs if old is not None and sentence(old) != sentence(new))


# --- in words ---------------------------------------------------------------------------------


def headline(difference: Difference) -> str:
    """What changed, in one sentence."""
    numbers = (
        (count(len(difference.died), "link"), "died", difference.died),
        (count(len(difference.revived), "link"), "live again", difference.revived),
        (count(len(difference.new), "finding"), "new", difference.new),
        (count(len(difference.changed), "finding"), "changed", difference.changed),
        (count(len(difference.gone), "finding"), "gone", difference.gone),
        (count(len(difference.corrected), "correction"), "made", difference.corrected),
    )
    said = [f"{number} {what}" for number, what, them in numbers if them]
    said += [f"{count(difference.entries_added, 'entry')} added"] if difference.entries_added else []
    said += [f"{count(difference.entries_removed, 'entry')} removed"] if difference.entries_removed else []
    return f"{joined(said) or 'Nothing changed'}."


def sections(difference: Difference) -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    """A heading, and below it places with what is to be said of them; only where there is something to say."""
    changed = difference.changed
    parts = (
        ("Links that died", _links(difference.died)),
        ("Links that live again", _links(difference.revived)),
        ("New", _findings(difference.new)),
        ("Changed", [(str(new.where), f"{sentence(new)} (before: {sentence(old)})") for old, new in changed]),
        ("Gone", _findings(difference.gone)),
        ("Corrected", _findings(difference.corrected)),
    )
    return ((f"{heading} ({len(lines)})", lines) for heading, lines in parts if lines)


def _findings(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(str(one.where), f"{severity(one)} {one.rule}: {sentence(one)}") for one in by_location(findings)]


def _links(links: Sequence[CheckedLink]) -> list[tuple[str, str]]:
    return [(str(one.link.where), f"{one.link.url}: {one.verdict.reason} ({one.verdict.evidence})") for one in links]
