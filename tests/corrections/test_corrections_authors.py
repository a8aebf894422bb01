"""Author lines: filled in, completed, corrected, put in order, and never made worse."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.house import House
from enrich.model import Author, Band, Field, Finding, Ids, Paper, Record
from enrich.order import corrected
from enrich.reconcile import reconcile
from papers import a_dossier, a_paper, a_preprint, a_record

HOUSE = House(date(2026, 11, 22))
DOI = Ids(doi="10.1145/1.2")
BOTH = Ids(doi=DOI.doi, arxiv="2409.06277")
THREE = ("Yao Shu", "Wenyang Hu", "See-Kiong Ng")
LINE = ", ".join(THREE)
MOVED = "See-Kiong Ng, Yao Shu, Wenyang Hu"


def names(*written: str) -> tuple[Author, ...]:
    return tuple(Author(name) for name in written)


def told(*written: str, **facts: object) -> Record:
    return a_record(authors=names(*written), ids=DOI, **facts)


def entry(line: str, ids: Ids = DOI) -> Paper:
    return a_paper(authors=line, ids=ids, venue="ICML", date="Jul 2025")


def finding(paper: Paper, *records: Record, silent: tuple[str, ...] = ()) -> Finding | None:
    found = reconcile(a_dossier(paper, *records, silent=silent), HOUSE)
    return next((each for each in found if each.fix and each.fix.field is Field.AUTHORS), None)


def outcome(paper: Paper, *records: Record, silent: tuple[str, ...] = ()) -> tuple[str, str, str]:
    """The rule, whether it is applied, and the line; empty texts where nothing is found."""
    found = finding(paper, *records, silent=silent)
    return (found.rule, found.fix.band.value, found.fix.after) if found and found.fix else ("", "", "")


APPLY, SUGGEST, NOTHING = Band.APPLY.value, Band.SUGGEST.value, ("", "", "")


@pytest.mark.parametrize(
    ("line", "recorded", "expected"),
    [
        ("", THREE, ("missing-authors", APPLY, LINE)),
        ("Yao Shu, W. Hu", THREE, ("truncated-authors", APPLY, "Yao Shu, W. Hu, See-Kiong Ng")),
        ("Ada King, Grace Hopper", THREE, ("wrong-authors", APPLY, LINE)),
        ("Yao Shu, Ada King", ("Yao F. Shu", "Bo Li"), ("wrong-authors", APPLY, "Yao Shu, Bo Li")),
        ("Yao Shu, Fei Richard Yu", ("Yao Shu", "Fei Yu"), NOTHING),
        ("Y. Shu, W. Hu, S.-K. Ng", THREE, NOTHING),
        ("Shu, Yao; Hu, Wenyang; Ng, See-Kiong", THREE, NOTHING),
        ("Yao Shu et al.", THREE, NOTHING),
        ("See-Kiong Ng, Yao Shu, and others", THREE, NOTHING),
    ],
)
def test_a_line_becomes_that_of_the_record_in_the_spelling_of_the_list(
    line: str, recorded: tuple[str, ...], expected: tuple[str, str, str]
) -> None:
    assert outcome(entry(line), told(*recorded)) == expected


# --- order ------------------------------------------------------------------------------------


def test_people_in_another_order_are_put_in_that_of_a_record_that_an_identifier_confirms() -> None:
    found = finding(entry(MOVED), told(*THREE))
    assert found is not None
    assert found.message == "the same people in another order"
    assert outcome(entry(MOVED), told(*THREE)) == ("wrong-authors", APPLY, LINE)
    assert outcome(entry(LINE), told(*THREE)) == NOTHING


def test_without_an_identifier_only_the_catalogue_moves_people() -> None:
    assert outcome(entry(MOVED, Ids()), a_record())[1] == SUGGEST
    assert outcome(entry(MOVED, Ids()), a_record("catalogue"))[1] == APPLY


def test_people_are_not_moved_where_records_disagree_or_one_may_yet() -> None:
    preprint = a_preprint(authors=names("Wenyang Hu", "Yao Shu", "See-Kiong Ng"))
    assert outcome(entry(MOVED, BOTH), told(*THREE), preprint)[1] == SUGGEST
    assert outcome(entry(MOVED, BOTH), told(*THREE), a_preprint())[1] == APPLY
    assert outcome(entry(MOVED, BOTH), told(*THREE), silent=("arxiv",))[1] == SUGGEST


def test_a_line_that_is_sorted_by_name_is_not_taken_for_the_order_of_authors() -> None:
    alphabet = ("Ann Adams", "Bo Brown", "Cy Clark", "Di Davis")
    moved = ", ".join(reversed(alphabet))
    assert outcome(entry(moved), told(*alphabet))[1] == SUGGEST
    assert outcome(entry(", ".join(alphabet)), told(*reversed(alphabet)))[1] == SUGGEST


def test_people_who_share_initials_are_not_out_of_order() -> None:
    assert outcome(entry("J. Li, Jun Li"), told("Jun Li", "Jie Li"))[1] == APPLY
    assert outcome(entry("J. Li, J. Li"), told("Jun Li", "Jie Li")) == NOTHING


# --- bodies -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "recorded"),
    [
        ("Gemini Team, Yao Shu, Wenyang Hu", ("Yao Shu", "Wenyang Hu")),
        ("Yao Shu, Wenyang Hu", ("Gemini Team", "Yao Shu", "Wenyang Hu")),
        ("Yao Shu, Wenyang Hu, OpenAI", ("OpenAI", "Yao Shu", "Wenyang Hu")),
        ("OpenAI", THREE),
        ("Yao Shu, Wenyang Hu", ("OpenAI",)),
    ],
)
def test_a_body_makes_no_line_wrong(line: str, recorded: tuple[str, ...]) -> None:
    assert outcome(entry(line), told(*recorded)) == NOTHING


def test_a_body_stays_where_it_stood_and_is_not_added_to_people() -> None:
    expected = ("truncated-authors", APPLY, "Gemini Team, Yao Shu, Wenyang Hu, See-Kiong Ng")
    assert outcome(entry("Gemini Team, Yao Shu"), told("Google", *THREE)) == expected
    assert outcome(entry(""), told("Gemini Team", *THREE))[2] == LINE
    assert outcome(entry(""), told("OpenAI")) == ("missing-authors", APPLY, "OpenAI")


# --- records that had better not be written ---------------------------------------------------


@pytest.mark.parametrize(
    "recorded",
    [
        ("Yao Shu",),
        ("Y. Shu", "W. Hu", "S.-K. Ng", "F. Yu"),
        ("Shu", "Hu", "Ng", "Yu"),
        ("Yao Shu", "Wenyang Hu", "See-Kiong Ng", "Hans MÃ¼ller"),
        ("Yao Shu", "Wenyang Hu", "See-Kiong Ng", "Hans and Bo Li"),
        ("Y. Shu", "et al."),
        ("Bo Li", "et al."),
    ],
)
def test_a_poor_record_neither_shortens_nor_coarsens_a_line(recorded: tuple[str, ...]) -> None:
    assert outcome(entry(LINE), told(*recorded))[1] != APPLY


def test_a_record_that_breaks_off_is_not_heard_where_another_names_everybody() -> None:
    preprint = a_preprint()
    assert outcome(entry("Yao Shu", BOTH), told("Yao Shu", "et al."), preprint) == ("truncated-authors", APPLY, LINE)
    assert outcome(entry("", DOI), told("Yao Shu", "others"))[1] == SUGGEST


def test_capitals_and_garbled_letters_are_not_taken_over() -> None:
    assert outcome(entry("Yao Shu"), told("YAO SHU", "WENYANG HU"))[2] == "Yao Shu, Wenyang Hu"
    assert outcome(entry("Hans Müller, Bo Li"), told("Hans MÃ¼ller", "Bo Li")) == NOTHING


@pytest.mark.parametrize(
    "line",
    [
        "Yao Shu (NUS), Wenyang Hu",
        "Yao Shu, [Wenyang Hu](https://example.org)",
        "Yao Shu1, Wenyang Hu2",
        "Shu, Yao; Hu, Wenyang",
    ],
)
def test_a_line_that_says_more_than_names_or_says_them_otherwise_is_only_suggested(line: str) -> None:
    assert outcome(entry(line), told(*THREE))[:2] == ("truncated-authors", SUGGEST)


# --- promises ---------------------------------------------------------------------------------

pool = [
    "Yao Shu",
    "Y. Shu",
    "Wenyang Hu",
    "W. Hu",
    "Wei Hu",
    "Hu Wei",
    "See-Kiong Ng",
    "Gemini Team",
    "Jun Li",
    "J. Li",
]
some_names = st.lists(st.sampled_from(pool), max_size=5)
some_lines = st.tuples(some_names, st.sampled_from([", ", "; "]), st.sampled_from(["", " et al."])).map(
    lambda parts: parts[1].join(parts[0]) + parts[2]
)


@given(some_lines, some_names, some_names, st.sampled_from([DOI, BOTH]))
def test_twice_is_once(line: str, one: list[str], other: list[str], ids: Ids) -> None:
    records = (told(*one), a_preprint(authors=names(*other)))
    paper = entry(line, ids)
    found = finding(paper, *records)
    if found and found.fix and found.fix.band is Band.APPLY:
        (mended,) = corrected([paper], [found.fix])
        again = finding(mended, *records)
        assert again is None or not again.fixed


@given(some_lines, some_names, some_names, st.sampled_from([DOI, BOTH]))
def test_an_outage_does_not_change_a_line_otherwise(line: str, one: list[str], other: list[str], ids: Ids) -> None:
    records = (told(*one), a_preprint(authors=names(*other)))
    whole = finding(entry(line, ids), *records)
    for heard, silent in ((records[:1], "arxiv"), (records[1:], "crossref")):
        found = finding(entry(line, ids), *heard, silent=(silent,))
        if found and found.fix and found.fixed:
            assert whole is not None
            assert whole.fixed
            assert whole.fix is not None
            assert whole.fix.after == found.fix.after


@given(st.permutations(THREE), st.randoms())
def test_nobody_is_lost_or_gained_by_an_order(line: list[str], chance: random.Random) -> None:
    found = finding(entry(", ".join(line)), told(*chance.sample(THREE, 3)))
    assert found is None or (found.fix is not None and sorted(found.fix.after.split(", ")) == sorted(THREE))
