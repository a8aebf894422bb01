"""The nouns of enrich.

Everything is frozen and slotted, and holds tuples rather than lists, so that a value can be
shared, compared and hashed, and no stage can change what another one read.

The order of the flow: what a maintainer wrote (`papers`), what a host said (`observations`), what
a source says (`records`), what follows (`findings`); and the small nouns they share (`values`).
"""

from enrich.model.findings import (
    Appearance,
    Band,
    Change,
    CheckedLink,
    Consulted,
    Corrected,
    Edit,
    Entry,
    Finding,
    Health,
    LeftOut,
    Repair,
    Replacement,
    Report,
    Severity,
    Sighting,
    Verdict,
    Work,
    by_location,
)
from enrich.model.observations import Failure, Fetch, Hop, Question, Request, Response, Together, answered
from enrich.model.papers import Field, Link, Paper, PaperList
from enrich.model.records import Absent, Answer, DateKind, Dossier, Found, Notice, Record, Source, Unavailable
from enrich.model.values import Author, Ids, Location, PartialDate, Track, Venue, VenueKind, Version

__all__ = [
    "Absent",
    "Answer",
    "Appearance",
    "Author",
    "Band",
    "Change",
    "CheckedLink",
    "Consulted",
    "Corrected",
    "DateKind",
    "Dossier",
    "Edit",
    "Entry",
    "Failure",
    "Fetch",
    "Field",
    "Finding",
    "Found",
    "Health",
    "Hop",
    "Ids",
    "LeftOut",
    "Link",
    "Location",
    "Notice",
    "Paper",
    "PaperList",
    "PartialDate",
    "Question",
    "Record",
    "Repair",
    "Replacement",
    "Report",
    "Request",
    "Response",
    "Severity",
    "Sighting",
    "Source",
    "Together",
    "Track",
    "Unavailable",
    "Venue",
    "VenueKind",
    "Verdict",
    "Version",
    "Work",
    "answered",
    "by_location",
]
