"""Everything that enrich raises on purpose.

    EnrichError                 could not run: exit code 2
    ├── BadInput                a list that cannot be read or written: file, line, what, remedy
    ├── BadConfig               a setting that cannot be used
    ├── ClusterLost             nobody is left of a cluster to do the work
    └── SourceError             a source's own trouble: caught by the source, never ends a run
        ├── SourceSilent        it did not answer, or a wall answered in its place
        └── SourceChanged       it answered in a shape that is not the one it documents

Any other exception is a bug, ends the run, and exits with 70.
"""

from __future__ import annotations


class EnrichError(Exception):
    """The run cannot go on. Its text is written for the maintainer of a list."""


class BadInput(EnrichError):
    """A list that cannot be read or written. Says where, what is wrong and what to do."""

    def __init__(self, path: str, what: str, remedy: str, line: int | None = None) -> None:
        self.path, self.line, self.what, self.remedy = path, line, what, remedy
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {what}. {remedy}")


class BadConfig(EnrichError):
    """A setting that cannot be used. Says which, where, and what it may be."""


class ClusterLost(EnrichError):
    """The run was left to a cluster, and nobody is left of it."""


class SourceError(EnrichError):
    """A source's own trouble. It is an answer (`Unavailable`), not the end of a run."""


class SourceSilent(SourceError):
    """The source did not answer, or something else answered in its place."""


class SourceChanged(SourceError):
    """The source's answer does not have the documented shape."""

    def __init__(self, url: str, what: str) -> None:
        self.what = what
        super().__init__(f"unexpected answer from {url}: {what}")
