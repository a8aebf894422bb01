"""An author line of a list, split into people.

Lists write "Ada Lovelace, Charles Babbage", bibliographies "Lovelace, Ada and Babbage, Charles",
"Lovelace, A., Babbage, C." or "Lovelace A, Babbage C", and all of them add what is no name:
footnote marks, affiliations, addresses.
"""

from __future__ import annotations

import re
from functools import lru_cache

from enrich.model import Author
from enrich.normalise.name_words import PARTICLES, SMALL_PARTICLES, is_body, is_cjk, is_suffix
from enrich.normalise.titles import plain

_AND_OTHERS = re.compile(
    r"(?:(?:\band|&)\s(?:many\s)?others|\bet(?:\s?\.\s?|\s)al\b\.?|\.\.\.|…|等"
    r"|(?:\band\s|&\s?|\+\s?)?(?<!\d)\d{1,4}\s(?:more|others|(?:other|more|additional)\sauthors?)\b)[\s.)\]]{0,4}$",
    re.IGNORECASE,
)
LONGEST_ENDING = 64
"""Characters. What says that a line leaves people out stands in its last ones."""

_WIDE = str.maketrans({"，": ",", "；": ";", "、": ",", "（": "(", "）": ")"})
_LINK = re.compile(r"\[([^\[\]]*+)\]\((?:[^()]++|\([^()]*+\))*+\)")
_PREFIX = re.compile(r"^\s*(?:authors?|by|edited by)\s*:\s*|^\s*edited by\s+", re.IGNORECASE)
_OTHER_THAN_NAMES = re.compile(r"[^\w\s,.'-]|[\d_]")
_NO_NAMES = (
    re.compile(
        r"(?:ORCID(?:\s*iD)?\s*:?\s*)?(?:https?://)?(?:orcid\.org/)?\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b", re.IGNORECASE
    ),
    re.compile(r"<?[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{0,64}\w>?"),
    re.compile(r"\([^()]*\)|\[[^\[\]]*\]"),
    re.compile(r"[*†‡§¶∗✉⋆★☆♠♣♦♥#^]+|[\u00b9\u00b2\u00b3\u2070-\u2079]+(?:,[\u00b9\u00b2\u00b3\u2070-\u2079]+)*"),
    re.compile(r"(?<=[^\W\d_])\d+(?:\s*,\s*\d+\b)*(?=\s|$|[,;])|(?<=\s)\d{1,2}(?=\s*(?:[,;]|$|and\b))"),
)
"""ORCID iDs, e-mail addresses, affiliations, footnote marks, and figures that are such marks."""

_HOMONYM = re.compile(r"\s+0\d{3}$")
_AND = re.compile(r"\s*,?\s+(?:and|&)\s+|^(?:and|&)\s+|,\s*&\s*")
_MARK = re.compile(r"\s*\|\s*|\s+[·•∙]\s+")
_COMMA = re.compile(r"\s*(?:,|:\s)\s*")
_EDITORS = re.compile(r"eds?\.?|editors?", re.IGNORECASE)
_INITIAL = r"(?:[^\W\d_]\.|[A-Z]\b)"
_PARTICLE = "|".join(sorted(PARTICLES | SMALL_PARTICLES))
_INITIALS = re.compile(rf"{_INITIAL}(?:[\s-]*{_INITIAL}){{0,3}}(?:\s+(?:{_PARTICLE}))*|[A-Z]{{2,3}}")
_INITIALS_LAST = re.compile(
    rf"(?P<family>[^\W\d_]{{2,}}.*?)\s+(?P<given>{_INITIAL}(?:[\s-]*{_INITIAL}){{0,2}}|[A-Z]{{2,3}})"
)


def has_more(text: str) -> bool:
    """Whether an author line says that it leaves people out: "et al.", "and 12 more", "…", "等"."""
    lines = (" ".join(text.split()), _names_alone(text))
    return any(_AND_OTHERS.search(line, max(0, len(line) - LONGEST_ENDING)) for line in lines)


def split_authors(text: str) -> tuple[str, ...]:
    """The people of an author line, in reading order and as they are spelt there.

    What is no name ("et al.", footnote marks, an affiliation in parentheses) is left out.
    """
    return tuple(person.name for person in people(text))


@lru_cache(maxsize=65536)
def people(line: str) -> tuple[Author, ...]:
    """The people and bodies that an author line of a list names.

    Their names are in reading order; the family name is known of those who were written the other
    way round.
    """
    text = _AND_OTHERS.sub("", _names_alone(_AND_OTHERS.sub("", " ".join(line.split()))))
    parts = [_stripped(part) for part in _parts(text)]
    names = [part for part in parts if part and not _EDITORS.fullmatch(part) and any(map(str.isalpha, part))]
    return tuple(person for name in _initials_first(names) if (person := in_reading_order(name)).name)


def in_reading_order(name: str) -> Author:
    """A person, of whom "Family, Given" or "Family, Given, Jr." or "Given Family" is written."""
    if "," not in name:
        return Author(name)
    family, *rest = [piece for part in name.split(",") if (piece := part.strip())] or [""]
    words = " ".join(rest).split()
    given = [word for word in words if not is_suffix(word)]
    suffix = [word for word in words if is_suffix(word)]
    return Author(" ".join([*given, family, *suffix]), family if given else "")


def _names_alone(text: str) -> str:
    """A line without tags, links, marks and all else that is no name."""
    if not _OTHER_THAN_NAMES.search(text):
        return _PREFIX.sub("", " ".join(text.split()))
    names = _PREFIX.sub("", plain(_LINK.sub(r"\1", text.translate(_WIDE))))
    for form in _NO_NAMES:
        names = form.sub("", names)
    return names.strip()


def _stripped(part: str) -> str:
    name = _HOMONYM.sub("", " ".join(part.split()).strip(" ,;:_&+([)"))
    last = name.split()[-1] if name else ""
    return name.rstrip(".") if len(last) > 3 and "." not in last[:-1] and not is_suffix(last) else name


def _parts(text: str) -> list[str]:
    """The names of a line; one that is written "Family, Given" keeps its comma."""
    text = text.strip(" ;,")
    if ";" in text:
        return [name for part in text.split(";") for name in _between_semicolons(_AND.sub("", part))]
    if _MARK.search(text):
        return _MARK.split(text)
    clauses = _AND.split(text)
    if _are_inverted(clauses):
        return clauses
    return _joined([part for clause in clauses for part in _COMMA.split(clause) if part.strip()])


def _between_semicolons(part: str) -> list[str]:
    """The one person between two semicolons, who may be written family name first; else several, with commas."""
    pieces = [piece for piece in part.split(",") if not is_suffix(piece)]
    return [part] if len(pieces) < 3 else _joined([piece.strip() for piece in part.split(",")])


def _is_family(text: str) -> bool:
    """Whether a text can be a family name by itself: one word, but for particles."""
    *before, last = text.split() or [""]
    particles = all(word in SMALL_PARTICLES or word.casefold() in PARTICLES for word in before)
    return bool(last) and particles and not is_cjk(last) and not is_body(text)


def _are_inverted(clauses: list[str]) -> bool:
    """Whether what stands between "and"s is "Family, Given" each, as in BibTeX; a body has no comma."""
    commas = [clause.strip(" ,").count(",") for clause in clauses]
    heads = [clause.partition(",")[0] for clause, count in zip(clauses, commas, strict=True) if count]
    if len(clauses) < 2 or max(commas) > 1 or (len(heads) < 2 and 0 in commas):
        return False
    return sum(map(_is_family, heads)) * 2 >= len(heads)


def _joined(parts: list[str]) -> list[str]:
    """Parts between commas, where suffixes and initials are joined to the name that they belong to."""
    names: list[str] = []
    for part in parts:
        if names and is_suffix(part):
            names[-1] += f", {part}" if "," in names[-1] else f" {part}"
        elif names and "," not in names[-1] and _INITIALS.fullmatch(part) and not _INITIALS.fullmatch(names[-1]):
            names[-1] += f", {part}"
        else:
            names.append(part)
    if _first_is_inverted(names):
        names[:2] = [f"{names[0]}, {names[1]}"]
    return names


def _first_is_inverted(names: list[str]) -> bool:
    """Whether the first two parts are one name: "Lovelace, Ada", or "Lovelace, Ada, Charles Babbage" (MLA style)."""
    if (
        len(names) < 2
        or any("," in name for name in names)
        or not _is_family(names[0])
        or is_body(names[1])
        or is_cjk(names[1])
    ):
        return False
    family, given = names[0].split(), names[1].split()
    inverted = len(given) == 1 or _INITIALS.fullmatch(given[-1]) is not None
    if len(names) == 2:
        # "Van Nguyen, Wei Wang" are two, "Van Gogh, Vincent" is one
        return inverted or len(family) == 1 or family[0].islower()
    return inverted and all(len(name.split()) > 1 for name in names[2:])


def _initials_first(names: list[str]) -> list[str]:
    """Names of which each is written "Lovelace A" (Vancouver style), brought to "Lovelace, A"."""
    found = [_INITIALS_LAST.fullmatch(name) for name in names]
    if not all(found) or (len(names) == 1 and re.search(r"[A-Z]{2}$", names[0])):
        return names
    return [f"{match['family']}, {match['given']}" for match in found if match]
