from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.model import VenueKind
from enrich.normalise import venue_table
from enrich.normalise.venues import abbreviates, is_unpublished, recognise_venue
from venue_samples import (
    ACRONYMS,
    FULL_NAMES,
    JOURNALS,
    MAIN,
    PREPRINTS,
    PRESENTED,
    TRACKS,
    WORKSHOP,
    entry_ids,
    seen,
    venue_of,
)

UNKNOWN = [
    "",
    "   ",
    "?",
    "2024",
    "Oral",
    "Findings",
    "Workshop",
    "Findings of the Association for Computational Linguistics",
    "Lecture Notes in Computer Science",
    "Submitted to ICLR 2026",
    "Under review at NeurIPS 2025",
    "ICLR 2026 Conference Withdrawn Submission",
    "Rejected at ICML 2024",
    "Extended version of a paper at ICML 2023",
    "Trans. Netw",
    "IEEE Trans. Mob",
    "Workshop on Federated Learning",
    "Workshop of AAAI 2024 and ICML 2024",
    "AAAI Spring Symposium",
    "NeurIPS 2023 Competition Track",
    "KDD 2024, Doctoral Consortium",
    "International Conference on Machine Vision",
    "2023 4th International Conference on Computer Vision, Image and Deep Learning (CVIDL)",
    "International Conference on Computer Vision, Imaging and Graphics, Lisbon, 2023",
    "International Conference on Machine Learning (ICMLA 2023)",
    "2022 4th International Conference on Applied Machine Learning (ICAML)",
    "Dai",
    "Colm",
    "European Conference on Learning Representations (ICLR)",
    "date",
    "fast",
    "Sat",
    "FSE 2024",
    "SEC 2023",
    "TCC",
    "Machine Learning Mastery",
    "Nature Reviews Gardening",
    "The International Conference",
    "ICMLX",
    "Code available at https://example.org/ICML",
]


@pytest.mark.parametrize(("text", "venue_id", "year"), ACRONYMS + FULL_NAMES + JOURNALS + PREPRINTS)
def test_a_spelling_of_a_list_or_a_record_is_recognised_as_the_main_programme(text, venue_id, year):
    assert seen(text) == (venue_id, MAIN, year)


@pytest.mark.parametrize(("text", "venue_id", "year"), [case for case in PRESENTED if case[1]])
def test_how_a_paper_was_presented_does_not_change_where_it_appeared(text, venue_id, year):
    assert seen(text) == (venue_id, MAIN, year)


@pytest.mark.parametrize(("text", "venue_id", "track", "year"), TRACKS)
def test_the_tracks_of_a_venue_are_kept_apart(text, venue_id, track, year):
    assert seen(text) == (venue_id, track, year)


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_not_surely_a_venue_of_the_table_stays_unknown(text):
    assert recognise_venue(text) is None


def test_two_different_years_are_no_year():
    assert seen("ICLR 2024 (arXiv 2023)") is None
    assert seen("ICML 2023, 2024") == ("icml", MAIN, None)


def test_a_number_after_the_proceedings_is_a_volume_and_not_a_year():
    assert seen("NIPS 25") == ("nips", MAIN, None)


def test_the_kind_of_a_venue_comes_from_the_table():
    assert recognise_venue("arXiv").kind is VenueKind.PREPRINT
    assert recognise_venue("TMLR").kind is VenueKind.JOURNAL
    assert recognise_venue("HumanSys").kind is VenueKind.WORKSHOP
    assert recognise_venue("CVPRW").kind is VenueKind.CONFERENCE


def test_a_journal_has_no_tracks():
    assert recognise_venue("Nature Workshop") is None
    assert recognise_venue("TMLR Findings") is None


@given(
    # IEEE Micro is a magazine, and IEEE MICRO a conference
    st.sampled_from(sorted(venue_table.entries().keys() - {"micro-j"})),
    st.sampled_from([str.lower, str.upper, str.title, str]),
    st.text(" \t\n", max_size=3),
)
def test_a_full_name_is_recognised_in_any_case_and_with_any_spaces_around(venue_id, case, space):
    name = venue_table.entries()[venue_id].name
    assert recognise_venue(space + case(name) + space).id == venue_id


@given(st.sampled_from(entry_ids(VenueKind.CONFERENCE)), st.integers(1990, 2027))
def test_a_workshop_is_never_the_main_track_of_its_conference(venue_id, year):
    entry = venue_table.entries()[venue_id]
    for text in (
        f"{entry.acronym} {year} Workshop on Gardens",
        f"Workshop on Gardens at {entry.acronym} {year}",
        f"Workshop on Gardens ({entry.acronym} {year})",
        f"Workshop on Gardens @ {entry.name}",
        f"Gardens co-located with {entry.acronym}'{year % 100:02d}",
    ):
        venue = recognise_venue(text)
        assert venue is None or venue.track is WORKSHOP


@given(st.text(max_size=60))
def test_any_text_is_answered(text):
    assert recognise_venue(text) is None or recognise_venue(text).id in venue_table.entries()


@given(
    st.sampled_from([text for text, *_ in ACRONYMS + FULL_NAMES + JOURNALS]),
    # a word of the letters of Roman numbers might be the number of an edition
    st.from_regex(r"[a-z]{3,8}[abefghjknopqrstuwyz]", fullmatch=True),
)
def test_a_word_that_is_not_understood_keeps_a_text_from_being_a_venue(text, word):
    venue = recognise_venue(f"{word}{word} {text}")
    assert venue is None or venue.track is not MAIN


# --- abbreviations ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("short", "venue_id"),
    [
        ("Trans. Netw", "ton"),
        ("IEEE/ACM Trans. Netw", "ton"),
        ("Trans Netw", "ton"),
        ("trans. netw. 2024", "ton"),
        ("IEEE Trans. Mob", "tmc"),
        ("IEEE Trans. Mobile Comp", "tmc"),
        ("Trans. on Mob. Computing", "tmc"),
        ("Commun. Surv", "comsur"),
        ("Int. Conf. Learn. Repr", "iclr"),
        ("Neurocomp", "ijon"),
        ("IEEE Network", "network"),
    ],
)
def test_a_text_whose_words_begin_those_of_the_name_abbreviates_it(short, venue_id):
    assert abbreviates(short, venue_of(venue_id))


@pytest.mark.parametrize(
    ("short", "venue_id"),
    [
        ("", "ton"),
        ("IEEE", "ton"),
        ("Trans.", "ton"),
        ("IEEE Trans.", "tmc"),
        ("IEEE Trans. Mob", "ton"),
        ("ACM Trans. Mob", "tmc"),
        ("Trans. Comput", "tmc"),
        ("Mob. Trans", "tmc"),
        ("Nature", "natcomm"),
        ("NeurIPS", "icml"),
        ("IEEE Trans. Mob. Comput. Lett. Mag", "tmc"),
    ],
)
def test_a_text_that_could_mean_anything_or_something_else_abbreviates_nothing(short, venue_id):
    assert not abbreviates(short, venue_of(venue_id))


# --- cost -------------------------------------------------------------------------------------


def test_recognising_the_cells_of_a_list_takes_little_time():
    cells = [text for text, *_ in ACRONYMS + FULL_NAMES + JOURNALS] * 20
    recognise_venue("ICML")
    began = time.perf_counter()
    for cell in cells:
        recognise_venue(cell)
    assert (time.perf_counter() - began) / len(cells) < 200e-6


@pytest.mark.parametrize(
    "text",
    ["(" * 5000, "ICML " * 2000, "a" * 20000, "1 " * 8000, "'2" * 5000, "Workshop @ " * 1000, "(" * 400, "- " * 200],
)
def test_a_hostile_text_does_not_take_long(text):
    began = time.perf_counter()
    recognise_venue(text)
    assert time.perf_counter() - began < 1.0


def test_the_cases_above_are_at_least_a_hundred_and_fifty_spellings():
    spellings = {
        re.sub(r"\s+", " ", text) for text, *_ in ACRONYMS + PRESENTED + FULL_NAMES + JOURNALS + PREPRINTS + TRACKS
    }
    assert len(spellings) >= 150


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Under Review", True),
        ("(under review)", True),
        ("Submitted to ICLR 2024", True),
        ("In submission, NeurIPS 2023", True),
        ("TBD", True),
        ("-", True),
        ("N/A", True),
        ("Manuscript", True),
        ("Nature Reviews Physics", False),
        ("NAACL", False),
        ("Nonlinear Analysis", False),
        ("Unknown Horizons Workshop at ICML", False),
        ("ICLR 2024 (oral)", False),
        ("", False),
    ],
)
def test_some_words_say_that_there_is_no_venue_yet(text: str, none: bool) -> None:
    assert is_unpublished(text) == none
