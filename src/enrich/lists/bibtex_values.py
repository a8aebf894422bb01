"""The values of BibTeX as they are written, and a new bibliography made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from enrich.lists import pins
from enrich.lists.parted_dates import ABBREVIATIONS, MONTH, joined, parted
from enrich.lists.splicing import Replacement, Span
from enrich.model import Field, Paper, VenueKind
from enrich.normalise.names import has_more, split_authors
from enrich.normalise.titles import plain, title_key
from enrich.normalise.venues import recognise_venue

TOKEN = re.compile(r"\\.|[{}\"]", re.DOTALL)
"""What decides where a value ends: braces, quotes, and the escapes that make them none."""

_SPECIAL = re.compile(r"(?<!\\)([&%#])")


def as_value(text: str, field: Field, *, quoted: bool = False) -> str:
    """A value as it stands between braces or quotes: braces in pairs, TeX's marks escaped."""
    line = " ".join(text.split("\n")).replace("\r", " ")
    if not is_balanced(line):
        line = re.sub(r"[{}]", "", line)
    if quoted:
        line = line.replace('"', "%22" if field is Field.URL else "''")
    line = line.rstrip("\\")
    return line if field is Field.URL else _SPECIAL.sub(r"\\\1", line)


def is_bare(value: str) -> bool:
    """Whether a value can stand without marks: a number, or the macro of a month."""
    return value.isdigit() or value.lower() in ABBREVIATIONS


def rewritten_value(text: str, span: Span, after: str, field: Field) -> Replacement:
    """What comes in place of a value: a text within its marks; one without marks gets braces if it needs them."""
    mark = text[span.start - 1]
    written = as_value(after, field, quoted=mark == '"')
    return Replacement(span, f"{{{written}}}" if mark not in '{"' and not is_bare(written) else written)


def typed(paper: Paper) -> Paper:
    """A paper of a bibliography as a person would type it: without TeX, and the braces that keep capitals."""
    authors = ", ".join(map(plain, split_authors(paper.authors))) + (", et al." if has_more(paper.authors) else "")
    return replace(paper, title=plain(paper.title), venue=plain(paper.venue), authors=authors)


def is_balanced(text: str) -> bool:
    depth = 0
    for match in TOKEN.finditer(text):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth < 0:
            return False
    return depth == 0


def bibliography(papers: Sequence[Paper], title: str) -> str:
    """A new bibliography of papers."""
    keys: set[str] = set()
    head = f"% {' '.join(title.split())}\n\n" if title.strip() else ""
    return head + "\n".join(_rendered(paper, new_key(paper, keys)) for paper in papers)


def new_key(paper: Paper, taken: set[str]) -> str:
    """A key that is none of those `taken`: family name, year and first word, as Google Scholar makes them."""
    own = dict(paper.more).get(KEY, "")
    if re.fullmatch(r"[\w:.+/-]+", own) and own not in taken:
        taken.add(own)
        return own
    people = split_authors(paper.authors)
    year = re.search(r"(?:19|20)\d\d", paper.date)
    words = [word for word in title_key(paper.title).split() if word not in ("a", "an", "the", "on")]
    parts = (title_key(people[0]).split()[-1:] if people else [], [year[0]] if year else [], words[:1])
    key = re.sub(r"[^a-z0-9]", "", "".join(part for group in parts for part in group)) or "entry"
    number = 2
    unique = key
    while unique in taken:
        unique, number = f"{key}-{number}", number + 1
    taken.add(unique)
    return unique


KEY, TYPE = "bibtex key", "bibtex type"
"""What the key and the type of an entry are called where an entry of another format has them."""


def kind_of(paper: Paper) -> str:
    """The type of a new entry, by the kind of its venue; what is only a preprint cites its server as a journal."""
    own = dict(paper.more).get(TYPE, "")
    if re.fullmatch(r"[a-z]+", own):
        return own
    known = recognise_venue(paper.venue)
    if known and known.kind in (VenueKind.JOURNAL, VenueKind.PREPRINT):
        return "article"
    return "inproceedings" if paper.venue else "misc"


def values_of(paper: Paper) -> dict[str, str]:
    """The fields of a new entry and what stands within their marks; what a paper does not say is left out."""
    people = [*split_authors(paper.authors), *(["others"] if has_more(paper.authors) else [])]
    values = {
        "title": as_value(paper.title, Field.TITLE),
        "author": as_value(" and ".join(people), Field.AUTHORS),
        "journal" if kind_of(paper) == "article" else "booktitle": as_value(paper.venue, Field.VENUE),
        **_dated(paper.date),
        "url": as_value(paper.url, Field.URL),
        "section": as_value(paper.section, Field.VENUE),
        pins.KEEP: pins.cell(paper.keep),
    }
    more = {_field_name(name): as_value(value, Field.TITLE) for name, value in paper.more if name not in (KEY, TYPE)}
    return {name: value for name, value in {**more, **values}.items() if value}


def _dated(date: str) -> dict[str, str]:
    """A date as BibTeX has it: a year, and a month as a macro; any other as biblatex has it."""
    told = (date,) if re.fullmatch(r"\d{4}", date) else parted(date, ["", ""])
    if told and len(told) <= len(_DATED) and date in (told[0], joined(told)):
        return dict(zip(_DATED, told, strict=False))
    return {"date": as_value(date, Field.DATE)}


_DATED = ("year", MONTH)


def _field_name(name: str) -> str:
    """A name as a field may have it: letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "note"


def _rendered(paper: Paper, key: str) -> str:
    values = values_of(paper).items()
    lines = [f"  {name} = {value if name == MONTH and is_bare(value) else f'{{{value}}}'}," for name, value in values]
    return "\n".join([f"@{kind_of(paper)}{{{key},", *lines, "}"]) + "\n"
