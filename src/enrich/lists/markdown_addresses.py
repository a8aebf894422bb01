"""Which of an entry's links leads to the work, and what its badges say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from enrich.lists.markdown_atoms import BARE, IMAGE, LINK, Atom
from enrich.lists.markdown_credits import When, dates, when
from enrich.lists.markdown_names import are_names, is_acronym
from enrich.lists.markdown_parts import AUTHORS, UNMARKED, URL, VENUE, Marks, Part, Reading, Stretch
from enrich.lists.markdown_venue_names import may_be_venue
from enrich.lists.markdown_works import is_code, is_elsewhere, is_label, is_work, names_paper, tells_of_paper
from enrich.lists.markdown_works import words as said
from enrich.lists.splicing import Span, span_of
from enrich.model import Venue, VenueKind
from enrich.normalise.dates import MONTHS
from enrich.normalise.ids import is_identifying
from enrich.normalise.venues import recognise_venue

LONGEST_HOST = 3
"""Words of a link that says who keeps a work: "@Project Euclid"."""

LONGEST_PLACE = 60
"""Characters of a link that says where a work appeared."""

LONGEST_NAME = 4
"""Words of a link that names a venue which nobody knows."""


def add_addresses(reading: Reading, parts: Sequence[Stretch]) -> None:
    """The address of the work: that of the title, else of the link that says so, else of one that shows it."""
    links = [(part, atom) for part in parts for atom in part.atoms if atom.url]
    named = [atom for part, atom in links if _says_paper(part, atom)]
    for part, atom in links:
        leads = is_work(atom.url)
        reading.named = reading.named or (leads and _has_paper(atom.text.of(part.text)))
        reading.astray = reading.astray or not (leads or is_code(atom.url))
    texts = [atom.text.of(part.text) for part in parts for atom in part.atoms if atom.kind is LINK]
    retold = {not _RETOLD.isdisjoint(said(words)) for words in texts if is_label(words)}
    reading.labelled, reading.retold = False in retold, True in retold
    places = [atom for atom in reading.title.places if is_work(atom.url)]
    known = bool(named or places or reading.title.link)
    works = [] if known else [atom for part, atom in links if _shows_work(reading, part, atom)]
    # a link that says where a work appeared leads to it, if no other does
    places = places or ([] if named or works else list(reading.title.places))
    leading = [*named, *places, *works]
    reading.papers = tuple([atom.url for atom in leading])
    chosen = reading.title.link or (leading[0] if leading else _only_address(reading, links))
    if chosen:
        reading.url = chosen.url
        if chosen.target:
            marks = UNMARKED if chosen.kind is BARE else Marks.TARGET
            reading.parts[URL] = Part(chosen.target, chosen.span, marks)
    elif (
        blank := next((atom for part in parts for atom in part.atoms if _is_blank(part, atom)), None)
    ) and blank.target:
        reading.parts[URL] = Part(blank.target, blank.span, Marks.TARGET)
    elif mentioned := [match[0] for part in parts for match in _MENTIONED.finditer(part.view)]:
        reading.papers = tuple(mentioned)


def _is_blank(part: Stretch, atom: Atom) -> bool:
    """Whether a link says that it leads to the work, and has no address yet: `[[paper]()]`."""
    return atom.kind is LINK and atom.target is not None and not atom.url and _says_paper(part, atom)


def _has_paper(words: str) -> bool:
    """Whether the word "paper" is among those of a link; most others have not even its letters."""
    return "paper" in words.lower() and "paper" in said(words)


_DOCS = re.compile(r"/docs?/|//docs?\.")


def _only_address(reading: Reading, links: Sequence[tuple[Stretch, Atom]]) -> Atom | None:
    """The one address, of an unknown page, in an entry that says nothing else but a title that is not set apart."""
    if len(links) != 1 or reading.title.marks is not UNMARKED or reading.puzzling or reading.rambling:
        return None
    atom = links[0][1]
    return atom if atom.kind is BARE and not (is_elsewhere(atom.url) or _DOCS.search(atom.url)) else None


_LABEL_BEFORE = re.compile(r"(?P<label>[^\W\d_][^:：\n]{0,30})[:：][\s*_]{0,4}[\[(<]{0,2}\Z")


def _says_paper(part: Stretch, atom: Atom) -> bool:
    """Whether a link is said to lead to the work: by its words, by its badge, or by a label before it."""
    words = atom.text.of(part.text)
    if atom.kind is IMAGE:
        return names_paper(_caption(words)) and (is_work(atom.url) or "arxiv" in words.lower())
    if atom.kind is LINK and names_paper(words):
        return True
    place = atom.span.start - part.span.start
    before = part.view[max(0, place - 40) : place]
    label = _LABEL_BEFORE.search(before) if ":" in before or "：" in before else None
    return bool(label and names_paper(label["label"]) and (atom.kind is BARE or "://" in words))


_ALTERNATIVE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]|\balt\s*=\s*[\"'](?P<named>[^\"']*)", re.IGNORECASE)


def _caption(words: str) -> str:
    """What the image of a link says where it is not shown."""
    match = _ALTERNATIVE.search(words)
    return (match["alt"] or match["named"] or "") if match else ""


_BESIDE = frozenset(("slides", "slide", "talk", "poster", "video", "videos", "supp", "supplementary", "supplement")) | {
    *("appendix", "code", "bib", "bibtex", "demo")
}
"""Words of links that lead to what belongs to a work, and not to the work, though it may be a PDF."""


def belongs(words: str) -> bool:
    """Whether the words of a link, which are no address, say that it leads to what belongs to a work."""
    return _is_beside(words) or "data" in said(words)


def _is_beside(words: str) -> bool:
    every = said(words)
    return not _BESIDE.isdisjoint(every) or tells_of_paper(every)


_RETOLD = frozenset(("blog", "post", "video", "videos", "youtube", "talk", "tweet", "podcast"))
"""Words of links that what is no work has just as well."""


def _shows_work(reading: Reading, part: Stretch, atom: Atom) -> bool:
    if atom.kind is IMAGE:
        return is_work(atom.url)
    words = atom.text.of(part.text)
    told = when(words, enclosed=True) if atom.kind is LINK else None
    if told and told.date and told.venue and recognise_venue(told.venue.of(words)):
        return not is_elsewhere(atom.url)
    if atom.kind is BARE or is_label(words) or told is not None or words.startswith("@"):
        return is_work(atom.url) and not _is_beside(words)
    # a name that a sentence links is of another work
    brief = len(said(words)) <= LONGEST_HOST and is_work(atom.url)
    return not reading.puzzling and (brief or is_identifying(atom.url))


_PEOPLE_AND_YEAR = re.compile(r"(?P<people>[^()\d]{3,200})\s\((?P<year>(?:19|20)\d\d)[a-z]?\)")


def add_places(reading: Reading, head: Stretch) -> None:
    """What a link beside the title names: venue and date, `[[ICML 2024]](https://…)`, or people and the year."""
    for atom in head.atoms:
        if atom.kind is LINK and atom.span.start >= reading.title.outer.end:
            words = atom.text.of(head.text)
            cited = _PEOPLE_AND_YEAR.fullmatch(words) if "(" in words else None
            if cited and AUTHORS not in reading.parts and are_names(cited["people"], least=1):
                people = _moved(span_of(cited.span("people")), atom.text.start)
                reading.parts[AUTHORS] = Part(people, people, UNMARKED)
                reading.take(When(_moved(span_of(cited.span("year")), atom.text.start)), atom.text, UNMARKED)
                continue
            if words.startswith("@"):
                # who keeps the work, which need not be where it appeared
                continue
            bare = words.strip("()[]") if words[:1] in "([" else words
            told = when(bare) if len(words) <= LONGEST_PLACE else None
            known = recognise_venue(told.venue.of(bare)) if told and told.venue else None
            if told and known and (told.date or _is_alone(bare, atom, known)):
                reading.take(told.moved(atom.text.start + words.index(bare)), atom.text, UNMARKED)
            elif _is_place(reading, atom, bare):
                told = when(bare, enclosed=True) or When(venue=Span(0, len(bare)))
                reading.take(told.moved(atom.text.start + words.index(bare)), atom.text, UNMARKED)
            elif told and told.date and is_work(atom.url):
                reading.take(When(told.date).moved(atom.text.start + words.index(bare)), atom.text, UNMARKED)


def _is_alone(words: str, atom: Atom, venue: Venue) -> bool:
    """Whether the letters of a venue are all that the link to a work says."""
    return is_acronym(words) and is_work(atom.url) and venue.kind is not VenueKind.PREPRINT


def _is_place(reading: Reading, atom: Atom, words: str) -> bool:
    """Whether the link to a work whose title is none says in capitals where that appeared: "[Nature](https://…)"."""
    if reading.title.link is not None or atom.url != reading.url or VENUE in reading.parts:
        return False
    told = when(words, enclosed=True)
    name = told.venue.of(words) if told and told.venue and told.date else words
    known = recognise_venue(name) if " " in name else None
    return (known is not None and known.kind is not VenueKind.PREPRINT) or (
        not (is_label(name) or name.startswith("@"))
        and (name != words or len(name.split()) <= LONGEST_NAME)
        and may_be_venue(name)
        and not (any(dates(name)) or are_names(name))
    )


_MENTIONED = re.compile(r"\barXiv:\d{4}\.\d{4,5}|\bdoi:\s?10\.\d{4,9}/[^\s,;\"<>\[\]]*[^\s,;\"<>\[\].]", re.IGNORECASE)

_BADGE = re.compile(r"img\.shields\.io/(?:badge/|static/v1\?\S*?message=)(?P<body>[^)\s?&\">]+)")
_DASH = re.compile(r"-(?<!--)(?!-)")
_ESCAPED = re.compile(r"(?:19|20)\d\d\\\.\d\d")
"""A date whose full stop is escaped, as it need not be."""

_MONTH_AND_YEAR = re.compile(rf"(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]{{0,6}}-(?:19|20)\d\d", re.IGNORECASE)
"""A date whose month is the label of a badge and whose year is its message."""


def add_badges(reading: Reading, parts: Sequence[Stretch]) -> None:
    """Date and venue in badges: label, message and colour between dashes (https://shields.io/badges)."""
    for part in parts:
        for atom in part.atoms:
            match = _BADGE.search(part.text, atom.span.start, atom.span.end) if atom.kind is IMAGE else None
            if match:
                found = list(_said(part.text, span_of(match.span("body"))))
                for told, inner in [] if _is_linked(part, atom) and _names_server(found, part.text) else found:
                    reading.take(told, inner, Marks.BADGE)


def _is_linked(part: Stretch, atom: Atom) -> bool:
    """Whether an image is the words of a link."""
    return not part.text.startswith("![", atom.span.start) or part.text[atom.span.start - 1 : atom.span.start] == "["


def _names_server(found: Sequence[tuple[When, Span]], text: str) -> bool:
    """Whether a badge says only where its link leads: "arXiv"."""
    venues = [told.venue.of(text) for told, _ in found if told.venue]
    dated = any(told.date for told, _ in found)
    return not dated and all((known := recognise_venue(said)) and known.kind is VenueKind.PREPRINT for said in venues)


def _said(text: str, body: Span) -> Iterator[tuple[When, Span]]:
    """The date and venue of one badge: in its message, in its label, or one in each (`ICML-2024-blue`)."""
    places = [body.start + match.start() for match in _DASH.finditer(body.of(text))]
    if not places:
        return
    message = Span(places[-2] + 1 if len(places) > 1 else body.start, places[-1])
    label = Span(body.start, places[-2]) if len(places) > 1 else None
    if _MONTH_AND_YEAR.fullmatch(text, body.start, message.end):
        yield When(date=Span(body.start, message.end)), Span(body.start, message.end)
        return
    if _ESCAPED.fullmatch(text, message.start, message.end):
        told: When | None = When(date=Span(0, message.end - message.start))
    else:
        told = when(_readable(text, message), enclosed=True)
    named = label and recognise_venue(_readable(text, label))
    if label and named and (told is None or not told.venue) and not is_identifying(f"arXiv:{message.of(text)}"):
        yield When(venue=label), label
    elif label and label.of(text) and not _is_heading(text, label):
        return
    if told:
        yield told.moved(message.start), message


_HEADINGS = re.compile(
    r"conf(?:erence)?|workshop|track|venue|publi\w*|journal|year|date|time|paper|accepted|arxiv", re.IGNORECASE
)


def _is_heading(text: str, label: Span) -> bool:
    """Whether the label of a badge announces where or when a work appeared."""
    said = _readable(text, label)
    return _HEADINGS.search(said) is not None or recognise_venue(said) is not None


def _readable(text: str, span: Span) -> str:
    return re.sub("%20", "   ", span.of(text)).replace("_", " ")


def _moved(span: Span, by: int) -> Span:
    return Span(by + span.start, by + span.end)
