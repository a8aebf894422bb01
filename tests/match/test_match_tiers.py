"""The table by which a record is believed to be about a paper: each of its rows, and what just misses it."""

from dataclasses import replace

import pytest

from enrich.match.likeness import People, of_paper, of_record, people_compared, years_later
from enrich.match.tiers import CERTAIN, LIKELY, Identity, decide
from enrich.model import Author, DateKind, Paper, PartialDate, Record, Version
from papers import PEOPLE, TITLE, a_paper, a_preprint, a_record


def verdict(paper: Paper, record: Record) -> Identity:
    return decide([of_paper(paper)], of_record(record))[0]


def told(title: str = TITLE, people: tuple[str, ...] = PEOPLE, year: int = 2025, venue: str = "") -> Record:
    return a_record(
        title=title,
        authors=tuple(map(Author, people)),
        dates=((DateKind.PUBLISHED, PartialDate(year)),),
        venues=(venue,) if venue else (),
    )


def entry(title: str = TITLE, people: tuple[str, ...] = PEOPLE, year: int | None = 2025, venue: str = "") -> Paper:
    return a_paper(title, authors=", ".join(people), date=str(year) if year else "", venue=venue)


STRANGERS = ("Ada King", "Bo Li")
SHORT = "Deep Learning"

ROWS = [
    ("same title, shared authors", entry(people=PEOPLE[:1]), told(), entry(people=(*PEOPLE[:1], *STRANGERS))),
    ("same title, same authors", entry(SHORT), told(SHORT), entry(SHORT, people=PEOPLE[:2])),
    ("same title and year, most of the authors", entry(people=(*PEOPLE, "Bo Li")), told(), entry(people=STRANGERS)),
    (
        "same title, venue and year",
        entry(people=STRANGERS, venue="ICML"),
        told(venue="ICML 2025"),
        entry(people=STRANGERS, venue="ICLR"),
    ),
    (
        "same title and venue, shared authors",
        entry(people=PEOPLE, year=2026, venue="ICML"),
        told(venue="ICML 2025"),
        entry(people=PEOPLE, year=2026, venue="ICLR"),
    ),
    (
        "same title but for its spelling, same authors",
        entry(TITLE.replace("Parameter", "Paramter")),
        told(),
        entry(TITLE.replace("Parameter", "Paramter"), people=PEOPLE[:2]),
    ),
    (
        "same title but for a subtitle, same authors",
        entry(),
        told(f"Ferret: {TITLE}"),
        entry(year=2022),
    ),
    (
        "nearly the same title, same venue and year",
        entry(people=PEOPLE[:2], venue="ICML"),
        told(f"Ferret: {TITLE}", venue="ICML 2025"),
        entry(people=PEOPLE[:2], venue="ICLR"),
    ),
]


@pytest.mark.parametrize(("why", "fits", "record", "misses"), ROWS, ids=[row[0] for row in ROWS])
def test_each_row_of_certainty_takes_what_it_says_and_no_less(
    why: str, fits: Paper, record: Record, misses: Paper
) -> None:
    assert decide([of_paper(fits)], of_record(record)) == (Identity.CERTAIN, why)
    assert verdict(misses, record) is not Identity.CERTAIN


def test_the_rows_above_are_all_there_are() -> None:
    assert [tier.why for tier in CERTAIN] == [row[0] for row in ROWS]


NEAR = [
    (entry(people=("Yao Shu", *STRANGERS)), told()),
    (entry(people=()), told()),
    (entry(), told(f"{TITLE}: A Survey")),
    (entry(TITLE.replace("Tuning", "Gardening")), told()),
    (entry(TITLE.replace("Scale", "Scales"), people=STRANGERS), told()),
]


@pytest.mark.parametrize(("tier", "case"), list(zip(LIKELY, NEAR, strict=True)), ids=[tier.why for tier in LIKELY])
def test_each_row_of_likelihood_only_suggests(tier: object, case: tuple[Paper, Record]) -> None:
    assert decide([of_paper(case[0])], of_record(case[1])) == (Identity.LIKELY, tier.why)  # type: ignore[attr-defined]  # zip() forgets what a row is


YEARS = {2020: Identity.LIKELY, 2021: Identity.CERTAIN, 2025: Identity.CERTAIN, 2026: Identity.LIKELY}


@pytest.mark.parametrize("year", YEARS)
def test_a_publication_comes_with_its_preprint_or_up_to_four_years_after_it(year: int) -> None:
    assert verdict(entry(year=year, venue="arXiv"), told()) is YEARS[year]


def test_without_a_preprint_a_publication_is_of_the_year_that_the_list_shows() -> None:
    assert verdict(entry(year=2025), told()) is Identity.CERTAIN
    assert verdict(entry(year=2024), told()) is Identity.LIKELY
    known = [of_paper(entry(year=2024)), of_record(a_preprint())]
    assert decide(known, of_record(told()))[0] is Identity.CERTAIN


def test_a_preprint_may_be_found_for_its_publication() -> None:
    assert verdict(entry(year=2026), a_preprint()) is Identity.CERTAIN


def test_that_both_are_on_a_preprint_server_is_no_place_in_common() -> None:
    paper, record = entry(people=STRANGERS, year=2024, venue="arXiv"), replace(a_preprint(), venues=("arXiv",))
    assert verdict(paper, record) is Identity.LIKELY


def test_what_is_known_in_different_places_counts_together() -> None:
    """Else an entry that was corrected in one field would be believed more than what corrected it."""
    renamed = told("Another Name of the Work for the Press")
    known = [of_paper(entry(people=(), year=None)), of_record(renamed)]
    assert decide(known, of_record(told()))[0] is Identity.CERTAIN


PAIRS = [
    (PEOPLE, PEOPLE, People.SAME),
    (("Y. Shu", "W. Hu", "S.-K. Ng"), PEOPLE, People.SAME),
    (PEOPLE[:2], PEOPLE, People.WITHIN),
    ((*PEOPLE, "Ada King"), PEOPLE, People.MOST),
    ((PEOPLE[0], "Ada King"), PEOPLE, People.HALF),
    ((PEOPLE[0], *STRANGERS, "Cy Young"), (*PEOPLE, "Di Wu"), People.SOME),
    (STRANGERS, PEOPLE, People.NOBODY),
    ((), PEOPLE, People.UNSAID),
    (("Gemini Team",), PEOPLE, People.UNSAID),
    (("Gemini Team", *PEOPLE), PEOPLE, People.SAME),
    (("OpenAI",), ("OpenAI",), People.WITHIN),
]


@pytest.mark.parametrize(("line", "recorded", "how"), PAIRS)
def test_people_agree_in_one_way(line: tuple[str, ...], recorded: tuple[str, ...], how: People) -> None:
    assert people_compared(of_paper(entry(people=line)), of_record(told(people=recorded))) is how


def test_years_are_compared_where_they_lie_nearest() -> None:
    journal = a_record(
        version=Version.JOURNAL,
        dates=((DateKind.ONLINE, PartialDate(2023)), (DateKind.PRINT, PartialDate(2025))),
    )
    assert years_later(of_paper(entry(year=2024)), of_record(journal)) == -1
    assert years_later(of_paper(entry(year=None)), of_record(journal)) is None
