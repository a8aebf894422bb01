"""What lists and records write around the name of a venue: editions, years, pages, places, presentations, tracks.

Each kind of addition is one pattern here. What no pattern knows stays in the text, and keeps it from being taken for
a venue of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enrich.model import Track
from enrich.normalise.dates import MONTHS
from enrich.normalise.venue_table import without_publishers

# Texts that name a venue where the work did not appear.
ELSEWHERE = re.compile(
    r"\b(?:submitted|submission|submitting|under (?:peer )?review|in review|under revision|reject\w*|withdrawn|"
    r"withdrawal|not accepted|"
    r"(?:extended|expanded|preliminary|earlier|previous|short|long|full|journal|conference) version)\b",
    re.IGNORECASE,
)

# What stands in the place of a venue until there is one. A venue behind it is one that is hoped for.
UNPUBLISHED = re.compile(
    r"[-–—?.*/]{1,5}|n/?a|none|unknown|tb[ad]|wip|work in progress|unpublished|manuscript|in preparation|"
    r"(?:currently )?(?:submitted|submission|in submission|under (?:peer[- ]|double[- ]blind )?review|in review|"
    r"under revision)(?:[ :,(].{1,60})?",
    re.IGNORECASE,
)

_MARKS = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "_": " ", "*": " "}
    | {"®": " ", "™": " "}
)

_MARKED = re.compile("[" + "".join(map(chr, _MARKS)) + "]")

# Identifiers, volumes and pages: their digits are no years. What a form begins with is asked first: so most
# places of most texts are passed over.
_LOCATORS = re.compile(
    r"https?://\S+|(?<=arXiv):?\s*(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})(?:v\d+)?|\[[a-z-]+\.[A-Z]{2}\]|"
    r"\b(?=[adfinptv\d])(?:doi:\s*\S+|abs/\S+|"
    r"(?:pp\.?|p\.|pages?\.?|art(?:icle)?(?: no)?\.?)\s*[A-Za-z]?\d+(?:\s*-+\s*[A-Za-z]?\d+)?\b|"
    r"\d+\s*(?:pages|figures|tables)\b|(?:vol(?:ume)?|no|number|issue|part)\.?[\s-]*(?:\d+|[IVXL]+\b)|v\.?\s*\d+)|"
    r"(?=[\s:])(?<=[)\d])\s*:\s*\d+(?:-+\d+)?(?!\w)",
    re.IGNORECASE,
)

# How a paper was presented, and the words for the main programme: neither changes where it appeared.
_PRESENTATION = re.compile(
    r"\b(?:accept(?:ed|ance)?(?: (?:at|to|by|for publication (?:at|in)|for|in|as))?|"
    r"to appear(?: (?:at|in))?|to be published(?: in)?|in press|"
    r"forthcoming|early access|camera[- ]ready(?: version)?|(?:published|presented) (?:at|in|as)|"
    r"(?:a )?conference paper(?: (?:at|in))?|(?:oral|spotlight|poster)s?(?: (?:presentation|paper|session)s?)?|"
    r"highlights?|(?:best|outstanding|distinguished)(?: student)? papers?(?: awards?)?"
    r"(?: (?:candidate|finalist|nomination|nominee|runner[- ]up|honorable mention))?|(?:notable[- ])?top[- ]?\d+ ?%?|"
    r"main (?:conference(?: track)?|track|proceedings|volume)|"
    r"(?:long(?: and short| & short)?|short|regular|full|technical) papers?|"
    r"(?:conference track|online) proceedings|proceedings of a meeting held|papers from|"
    r"(?:research|technical) track|applied data science(?: track)?|ads track)(?!\w)|\((?:long|short|main)\)|"
    r"\s(?:main|long|short)$",
    re.IGNORECASE,
)

# In this order: a workshop's demonstrations are of the workshop, and so are its findings.
TRACKS = {
    track: re.compile(pattern, re.IGNORECASE)
    for track, pattern in {
        Track.WORKSHOP: r"\b(?:student research )?(?:workshops?|wkshps?)\b|(?<=\w) w$",
        Track.FINDINGS: r"\bfindings\b(?: of the association for computational linguistics\b:?| of the acl:)?"
        r"(?: (?:of|at)\b)?(?: the\b)?",
        Track.DATASETS: r"\b(?:track on )?datasets? ?(?:and|&) ?benchmarks?(?: proceedings)?(?: track)?\b|"
        r"\bd ?& ?b(?: track)?\b",
        Track.DEMO: r"\b(?:system )?(?:demonstrations?|demos?)(?: (?:track|papers?))?\b",
        Track.INDUSTRY: r"\b(?:industry|industrial)(?: (?:track|papers?))?\b",
        Track.TUTORIAL: r"\btutorials?(?: abstracts?)?\b",
        Track.COMPANION: r"\b(?:companion|adjunct)(?: (?:proceedings|publication|volume))?(?: of)?\b|"
        r"\bextended abstracts\b(?: (?:of|on)\b)?",
    }.items()
}

# What stands between a workshop and the conference that it belongs to. All but "at" say that there is a workshop.
_COLOCATED = r"\b(?:held )?(?:in conjunction with|co-?located (?:with|at)|affiliated with)\b|@"
COLOCATED = re.compile(_COLOCATED, re.IGNORECASE)
HOST = re.compile(rf"{_COLOCATED}|\b(?:held with|at)\b", re.IGNORECASE)

_FOUR_DIGITS = re.compile(r"(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)")
_TWO_DIGITS = (re.compile(r"'\s?(\d\d)(?!\d)"), re.compile(r"(?<=[A-Za-z])-?(\d\d)(?!\w)"))

_UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_TEENS = "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TENTHS = "twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth"

# Which edition it was, when, and as part of which event.
_EDITION = re.compile(
    rf"\b(?=[a-z])(?:CPS-IoT Week|(?:(?:{_TENS})[- ]?)?(?:{_UNITS})|{_TEENS}|{_TENTHS}|{'|'.join(MONTHS)})\b|"
    r"'\s?\d\d(?!\d)|(?=[\d-])(?<=[A-Za-z])-?(?:19|20)?\d\d(?!\w)|\d(?<!\w\d)[\d.:/-]*(?:st|nd|rd|th)?(?!\w)",
    re.IGNORECASE,
)

MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)

# A society that holds workshops, whatever its conferences are called.
OF_SOCIETY = re.compile(r"\bACL[ -]+SIG[A-Z]+\b|\bSpecial Interest Group\b|\bISO[ -]+ACL\b|\bACL[ -]+ISO\b")

_PREAMBLE = re.compile(
    r"^(?:(?:in|at|@)\s+)?(?:(?:the )?proc(?:eedings|\.)\s+(?:of |on )?)?(?:the )?(?:on )?", re.IGNORECASE
)
_POSTAMBLE = re.compile(r"(?:[\s,.:;(/-]*\b(?:conference|proceedings|track|papers?))+$", re.IGNORECASE)
_ROMAN_NUMBER = re.compile(r"(?<=\w)\s+[IVX]{2,}$")

_EMPTY = re.compile(r"\(\s*[,;.]*\s*\)")


def tidy(text: str) -> str:
    """The text with plain quotes and dashes, without emphasis, and with single spaces."""
    return " ".join((text.translate(_MARKS) if _MARKED.search(text) else text).split())


def trimmed(text: str) -> str:
    """The text without the punctuation that is left where something was taken away."""
    return " ".join(_EMPTY.sub(" ", text).split()).strip(" ,.;:-/'\"@")


def without_locators(text: str) -> str:
    """The text without identifiers, volumes and pages."""
    return trimmed(_LOCATORS.sub(" ", text))


def without_presentation(text: str) -> str:
    """The text without "oral", "accepted at", "Main Track" and their like."""
    return trimmed(_PRESENTATION.sub(" ", text))


def without_edition(text: str) -> str:
    """The text without ordinals, years, months and other numbers."""
    return trimmed(_EDITION.sub(" ", text))


def _year_of(two_digits: str, text: str) -> set[int]:
    """The year that two digits mean, unless they count the editions ("MICRO-54", "PACLIC-27: the 27th ...")."""
    number = int(two_digits)
    counted = re.search(rf"\b{number}(?:st|nd|rd|th)\b", text)
    return set() if counted or 40 <= number < 70 else {number + (2000 if number < 40 else 1900)}


def without_roman_number(text: str) -> str:
    """The text without a Roman number of two letters or more at its end."""
    return _ROMAN_NUMBER.sub("", text)


def names_track(text: str) -> bool:
    """Whether a text names a track of a conference: "Findings", "Workshop on Trees", and not "Dataset"."""
    return any(form.search(text) for form in TRACKS.values())


def is_presented(text: str) -> bool:
    """Whether a text says how a paper was presented, which is true of that paper alone: "ICML 2023 Oral"."""
    return _PRESENTATION.search(tidy(text)) is not None


def year_in(text: str) -> int | None:
    """The year that a text gives, unless it gives two. Of two digits, those below 40 are of this century."""
    years = {int(year) for year in _FOUR_DIGITS.findall(text)}
    if not years:
        short: list[str] = next((found for pattern in _TWO_DIGITS if (found := pattern.findall(text))), [])
        years = {year for digits in short for year in _year_of(digits, text)}
    return years.pop() if len(years) == 1 else None


def forms(text: str) -> Iterator[str]:
    """The text, and what is left when more and more of what only says which edition it was is taken away."""
    yield text
    yield (text := without_edition(text))
    yield (text := _PREAMBLE.sub("", text))
    yield without_publishers(text)
    yield (text := _POSTAMBLE.sub("", text))
    yield without_publishers(text)
