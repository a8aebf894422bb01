"""An identifier is checked: one field that is wrong is what it corrects, and all that are wrong make it another's."""

import pytest

from enrich.match import Identity
from enrich.match.confirmation import confirm
from enrich.match.likeness import of_paper, of_record
from enrich.model import Author, DateKind, PartialDate, Record
from papers import PEOPLE, TITLE, a_paper, a_record

STRANGERS = "Ada King, Bo Li, Cy Young"
LIKE = TITLE.replace("Tuning", "Training")
OTHER = "A Survey of Graph Kernels"


def record(title: str = TITLE, year: int = 2025) -> Record:
    return a_record(title=title, authors=tuple(map(Author, PEOPLE)), dates=((DateKind.PUBLISHED, PartialDate(year)),))


@pytest.mark.parametrize(
    ("entry", "identity"),
    [
        ({}, Identity.CERTAIN),
        ({"date": "2021"}, Identity.CERTAIN),
        ({"venue": "ICLR"}, Identity.CERTAIN),
        ({"authors": STRANGERS}, Identity.CERTAIN),
        ({"authors": STRANGERS, "venue": "ICLR", "date": "Jul 2025"}, Identity.CERTAIN),
        ({"authors": STRANGERS, "date": "2024"}, Identity.CERTAIN),
        ({"authors": STRANGERS, "venue": "ICLR", "date": "2024"}, Identity.LIKELY),
        ({"authors": STRANGERS, "date": "2022"}, Identity.LIKELY),
        ({"title": LIKE}, Identity.CERTAIN),
        ({"title": LIKE, "authors": ""}, Identity.CERTAIN),
        ({"title": LIKE, "authors": STRANGERS}, Identity.LIKELY),
        ({"title": LIKE, "venue": "ICLR", "date": "2023"}, Identity.LIKELY),
        ({"title": f"{TITLE}: Findings from a Year of Federated Work"}, Identity.CERTAIN),
        ({"title": f"{TITLE}: Findings from a Year of Federated Work", "date": "2022"}, Identity.LIKELY),
        ({"title": f"{TITLE}: A Survey"}, Identity.LIKELY),
        ({"title": f"{TITLE}: Part II"}, Identity.LIKELY),
        ({"title": OTHER}, Identity.CERTAIN),
        ({"title": OTHER, "venue": "ICLR", "date": "2023"}, Identity.LIKELY),
        ({"title": OTHER, "authors": STRANGERS}, Identity.CONTRADICTED),
        ({"title": OTHER, "authors": ""}, Identity.CONTRADICTED),
        ({"title": f"{TITLE}, Part II"}, Identity.CONTRADICTED),
    ],
)
def test_what_an_entry_says_confirms_its_identifier_or_does_not(entry: dict[str, str], identity: Identity) -> None:
    facts = {"date": "Jul 2025", "venue": "ICML"} | entry
    if "venue" not in entry and "date" in entry and "authors" in entry:
        facts["venue"] = ""
    assert confirm(of_paper(a_paper(**facts)), (), of_record(record()))[0] is identity  # type: ignore[arg-type]  # facts are a test's


@pytest.mark.parametrize(
    ("title", "authors", "identity"),
    [
        ("Loom-2D v2: Joining Maps of Rooms and Sentences with Threads", "", Identity.CERTAIN),
        ("Loom-2D v2: Joining Maps of Rooms and Sentences with Threads", STRANGERS, Identity.CONTRADICTED),
        ("Loom-Room v2: Joining Maps of Rooms and Sentences with Threads", "", Identity.CONTRADICTED),
        ("Part II: Joining Maps of Rooms and Sentences with Threads", "", Identity.CERTAIN),
        ("Loom-2D v2: Joining Maps", "", Identity.CONTRADICTED),
    ],
)
def test_a_work_that_got_another_name_keeps_its_subtitle(title: str, authors: str, identity: Identity) -> None:
    named = of_record(record("Loom-Room: Joining Maps of Rooms and Sentences with Threads"))
    assert confirm(of_paper(a_paper(title, authors=authors, venue="", date="")), (), named)[0] is identity


def test_what_else_is_certain_confirms_it_too() -> None:
    paper = of_paper(a_paper(OTHER, authors=""))
    assert confirm(paper, (), of_record(record()))[0] is Identity.CONTRADICTED
    assert confirm(paper, (of_record(record()),), of_record(record()))[0] is Identity.CERTAIN
