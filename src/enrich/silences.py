"""What is said of sources that did not answer, or not as they document: once a source, not once a paper. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from enrich.model import Consulted, Dossier, Failure, Finding, Location, Unavailable
from enrich.reports.wording import count
from enrich.spoken import spoken

CONSEQUENCES = (Failure.CIRCUIT_OPEN, Failure.ASKED_TO_WAIT, Failure.OUT_OF_BUDGET)
"""What befalls the later requests to a host, because of how its first ones failed."""


def silences(path: str, sources: Iterable[Consulted]) -> tuple[Finding, ...]:
    """That a source did not answer, once a source."""
    return tuple(
        Finding(
            "source-silent",
            f"{spoken(source.source)} did not answer about {count(source.silent, 'paper')}: {_why(source.reasons)}",
            Location(path, 1),
            about=source.source,
        )
        for source in sources
        if source.silent
    )


def changed_shapes(path: str, dossiers: Iterable[Dossier]) -> tuple[Finding, ...]:
    """That a source answers in another shape than it documents, once for each shape."""
    reasons = {
        (name, answer.reason)
        for dossier in dossiers
        for name, answer in dossier.answers
        if isinstance(answer, Unavailable) and answer.changed
    }
    return tuple(
        Finding("source-changed", f"{spoken(name)}: {why}", Location(path, 1)) for name, why in sorted(reasons)
    )


def _why(reasons: Sequence[str]) -> str:
    """The reasons of a silence in words: a missing network explains all others, and a cause its consequences."""
    if any(Failure.OFFLINE in reason for reason in reasons):
        return Failure.OFFLINE.value
    causes = [reason for reason in reasons if not any(failure in reason for failure in CONSEQUENCES)]
    return "; ".join(causes or reasons)
