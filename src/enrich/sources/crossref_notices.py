"""What Crossref says of retractions and corrections, in fields and in titles. Pure.

A paper lists the notices about it in `updated-by`, a notice the papers that it is about in
`update-to`; both as publishers deposited them, and as Retraction Watch collected them since 2025:
https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/. So an event may stand
there twice. Publishers write it before titles, too: "RETRACTED ARTICLE: …" is the paper itself,
"Retraction Note: …" the notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from enrich.model import Notice
from enrich.normalise.ids import find_doi
from enrich.sources.answers import present
from enrich.sources.csl import CslDate, read_csl_date

TITLE = "title"
"""Who told of a notice that only a mark before the title tells of."""

_NEW_EDITIONS = frozenset({"new_version", "new_edition"})

_NOTICE = re.compile(
    r"(?:(?:author|publisher)(?:['’]s)?\s+)?"
    r"(?:correction|corrigendum|erratum|addendum|retraction(?: note| notice)?|expression of concern)\s*"
    r"(?::|to\b|note\b|notice\b)",
    re.IGNORECASE,
)

_MARK = re.compile(
    r"(?P<bracket>[\[(])?(?:(?P<retraction>retracted)|(?P<withdrawal>withdrawn)|(?P<removal>(?-i:REMOVED)))"
    r"(?: (?:article|paper|chapter|manuscript))?(?(bracket)[\])][:.]?|\s*:)\s*(?=\S)",
    re.IGNORECASE,
)
_IEEE_MARK = re.compile(r"notice of (?:(?P<retraction>retraction)|(?P<removal>removal))\s*:?\s+(?=\S)", re.IGNORECASE)
_IEEE = "10.1109/"


class Update(Struct, rename={"doi": "DOI"}):
    """A notice as a work lists it, or a work as its notice lists it."""

    doi: str | None = None
    type: str | None = None
    source: str | None = None
    updated: CslDate | None = None


Updates = Iterable[Update | None] | None


def _is_of(update: Update, doi: str) -> bool:
    return find_doi(update.doi or "") == doi


def is_notice(updates: Updates, doi: str, title: str) -> bool:
    """Whether a work that updates others, and has this title, is a notice rather than a new edition.

    A paper that was retracted in place names itself: it is no notice of another.
    """
    kinds = [update.type for update in present(updates) if not _is_of(update, doi)]
    return any(kind not in _NEW_EDITIONS for kind in kinds) or _NOTICE.match(title) is not None


def read_notices(updated_by: Updates, update_to: Updates, doi: str) -> tuple[Notice, ...]:
    """The notices about a work, of every kind."""
    own = (update for update in present(update_to) if _is_of(update, doi))
    return tuple(
        Notice(
            kind=update.type or "",
            doi=find_doi(update.doi or "") or "",
            date=read_csl_date(update.updated),
            told_by=update.source or "",
        )
        for update in (*present(updated_by), *own)
    )


def unmarked(title: str, doi: str) -> tuple[str, tuple[Notice, ...]]:
    """A paper's title without a publisher's mark of retraction, and what the mark tells.

    IEEE marks the paper itself with "Notice of Retraction"; with others, that is the notice.
    """
    mark = _MARK.match(title) or (_IEEE_MARK.match(title) if doi.startswith(_IEEE) else None)
    if mark is None:
        return title, ()
    kind = next(name for name, word in mark.groupdict().items() if word and name != "bracket")
    return title[mark.end() :], (Notice(kind, told_by=TITLE),)
