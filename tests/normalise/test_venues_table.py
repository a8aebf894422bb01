from __future__ import annotations

import pytest

from enrich.model import PartialDate, VenueKind
from enrich.normalise import venue_table
from enrich.normalise.venues import disputed_month, edition_month, recognise_venue
from venue_samples import entry_ids, venue_of


def test_no_spelling_means_two_venues():
    meant: dict[str, set[str]] = {}
    for entry in venue_table.entries().values():
        for spelling in entry.spellings:
            meant.setdefault(" ".join(venue_table.words(spelling)), set()).add(entry.id)
    assert {spelling: ids for spelling, ids in meant.items() if len(ids) > 1} == {}


def test_every_spelling_of_the_table_is_recognised_as_its_venue():
    wrong = {
        spelling
        for entry in venue_table.entries().values()
        for spelling in entry.spellings
        if (recognise_venue(spelling) or venue_of("corr")).id != entry.id
    }
    assert wrong == set()


def test_no_venue_is_in_the_table_twice_and_every_kind_is_sorted():
    by_kind = [entry_ids(kind) for kind in VenueKind]
    assert all(ids == sorted(ids, key=str.casefold) for ids in by_kind)
    assert len(venue_table.entries()) == sum(len(ids) for ids in by_kind)


def test_the_table_covers_conferences_and_journals_widely():
    assert len(entry_ids(VenueKind.CONFERENCE)) >= 450
    assert len(entry_ids(VenueKind.JOURNAL)) >= 240
    assert len(entry_ids(VenueKind.WORKSHOP)) >= 25


def test_editions_are_of_conferences_of_the_table_and_begin_in_their_year():
    conferences = set(entry_ids(VenueKind.CONFERENCE))
    for (venue_id, year), began in venue_table.editions().items():
        assert venue_id in conferences
        assert began.year == year
        assert began.precision == 2


def test_words_that_are_acronyms_only_as_spelled_are_in_the_table():
    exact = [acronym for acronyms in venue_table._exact().values() for acronym in acronyms]
    spelled = {spelling for entry in venue_table.entries().values() for spelling in entry.spellings}
    assert set(exact) <= spelled


@pytest.mark.parametrize(
    ("venue_id", "year", "month"),
    [
        ("nips", 2023, 12),
        ("nips", 2024, 12),
        ("emnlp", 2023, 12),
        ("emnlp", 2024, 11),
        ("icml", 2024, 7),
        ("iclr", 2024, 5),
        ("ijcai", 2024, 8),
        ("kdd", 2024, 8),
        ("icassp", 2024, 4),
        ("aaai", 2024, 2),
        ("coling", 2025, 1),
        ("acl", 2025, 7),
    ],
)
def test_the_month_of_an_edition_is_known(venue_id, year, month):
    assert edition_month(venue_id, year) == PartialDate(year, month)


def test_the_month_of_an_edition_that_nobody_looked_up_is_unknown():
    assert edition_month("icml", 1901) is None
    assert edition_month("nature", 2024) is None
    assert edition_month("no such venue", 2024) is None


def test_every_journal_of_two_words_or_more_has_an_abbreviation():
    # "IEEE Access" and "PLOS ONE" are not abbreviated: ISO 4 leaves proper names and words that have no short form
    whole = {"access", "fi", "micro-j", "plosone"}
    for venue_id in set(entry_ids(VenueKind.JOURNAL)) - whole:
        entry = venue_table.entries()[venue_id]
        assert " " not in entry.name or any("." in spelling for spelling in entry.spellings), venue_id


def test_a_disputed_month_is_beside_the_one_of_the_table() -> None:
    assert venue_table.disputed()
    for (venue_id, year), month in venue_table.disputed().items():
        began = edition_month(venue_id, year)
        assert began is not None
        assert abs(began.year * 12 + (began.month or 0) - month.year * 12 - (month.month or 0)) == 1
        assert disputed_month(venue_id, year) == month


@pytest.mark.parametrize(
    "form", ["{}", "{} 2024", "{}2024", "{}'24", "{}-24", "In Proceedings of the 41st {}, 2024", "{}W", "{} (Oral)"]
)
def test_no_spelling_of_the_table_is_passed_over(form: str) -> None:
    spellings = {one for entry in venue_table.entries().values() for one in entry.spellings if not one[-1].isdigit()}
    assert [spelling for spelling in spellings if not venue_table.may_name(form.format(spelling))] == []


def test_most_titles_are_passed_over() -> None:
    assert not venue_table.may_name("Sparse retrieval and robust reasoning for vision")
    assert not venue_table.may_name("Cutting Heads, Not Tails: Pruning in Practice")
