from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.model import Track, VenueKind
from enrich.normalise import venue_table
from enrich.normalise.venues import VenueHouse, learn_venues, recognise_venue
from venue_samples import ACRONYMS, FINDINGS, FULL_NAMES, JOURNALS, MAIN, TRACKS, WORKSHOP, entry_ids, seen, venue_of


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ((), "EMNLP"),
        (("ICML", "NeurIPS", "KDD"), "EMNLP"),
        (("ICML 2024", "NeurIPS 2023", "KDD"), "EMNLP 2023"),
        (("ICML'24", "NeurIPS'23", "NIPS'16"), "EMNLP'23"),
        (("ICML’24", "NeurIPS’23"), "EMNLP'23"),
        (("KDD '24", "ICML '25", "my blog"), "EMNLP '23"),
        (("CVPR2024", "ICML2023"), "EMNLP2023"),
        (("ICML-24", "KDD-23"), "EMNLP-23"),
        (("ICML (2024)",), "EMNLP (2023)"),
        (("ICML 2024", "KDD"), "EMNLP"),
        (("nature", "something else"), "EMNLP"),
        (
            ("International Conference on Machine Learning", "AAAI Conference on Artificial Intelligence"),
            "Conference on Empirical Methods in Natural Language Processing",
        ),
    ],
)
def test_a_list_keeps_its_way_of_naming_editions(written, expected):
    assert learn_venues(written).write(venue_of("emnlp", year=2023)) == expected


CARES = "Conference on Empirical Methods in Natural Language Processing (EMNLP)"


@pytest.mark.parametrize(
    ("written", "venue", "expected"),
    [
        # a name with its acronym is a style, and carries over to venues that the list does not name
        ((CARES, "International Conference on Machine Learning (ICML)"), ("acl", MAIN, 2023), None),
        # what no style has is said again as the list says it
        (("Proceedings of EMNLP", "ICML", "KDD"), ("emnlp", MAIN, 2023), "Proceedings of EMNLP"),
        (("EMNLP2023-findings", "ACL2023"), ("emnlp", FINDINGS, 2024), "EMNLP2024-findings"),
        (("EMNLP2023-findings", "ACL2023"), ("acl", FINDINGS, 2024), "ACL2024-findings"),
        # how one paper was presented is not said of another
        (("ICML2023-Oral", "KDD2023", "ACL2023"), ("icml", MAIN, 2024), "ICML2024"),
        # journals that go by their acronyms, beside conferences that do
        (("ICML 2024", "KDD 2023"), ("tmlr", MAIN, 2024), "TMLR 2024"),
        (("ICML", "KDD"), ("tacl", MAIN, 2024), "TACL"),
        ((), ("tacl", MAIN, 2024), "Transactions of the Association for Computational Linguistics"),
    ],
)
def test_a_list_says_a_venue_again_as_it_says_it(written, venue, expected):
    meant = venue_of(venue[0], venue[1], venue[2])
    said = learn_venues(written).write(meant)
    assert said == (expected or f"{meant.name} ({meant.acronym})")


@pytest.mark.parametrize(
    ("track", "written", "expected"),
    [
        (FINDINGS, (), "EMNLP Findings"),
        (FINDINGS, ("ICML 2024", "KDD 2023"), "EMNLP 2023 Findings"),
        (FINDINGS, ("Findings of ACL", "ICML"), "Findings of EMNLP"),
        (FINDINGS, ("Findings of ACL 2024", "ICML 2024"), "Findings of EMNLP 2023"),
        (FINDINGS, ("ACL'23 Findings", "ACL'24"), "EMNLP'23 Findings"),
        (FINDINGS, ("ACL Findings 2023", "ACL 2024"), "EMNLP Findings 2023"),
        (FINDINGS, ("ACL (Findings)", "KDD"), "EMNLP (Findings)"),
        (WORKSHOP, (), "EMNLP Workshop"),
        (WORKSHOP, ("NeurIPS Workshop", "ICML"), "EMNLP Workshop"),
        (WORKSHOP, ("NeurIPSW", "ICML"), "EMNLPW"),
        (WORKSHOP, ("ICLRW'24", "ICML'24"), "EMNLPW'23"),
        (WORKSHOP, ("NeurIPS 2024 Workshop", "ICML 2023"), "EMNLP 2023 Workshop"),
        (Track.DEMO, (), "EMNLP Demo"),
        (Track.INDUSTRY, (), "EMNLP Industry Track"),
    ],
)
def test_a_list_keeps_its_way_of_naming_tracks(track, written, expected):
    assert learn_venues(written).write(venue_of("emnlp", track, 2023)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ((), "IEEE Transactions on Mobile Computing"),
        (("Nature", "IEEE Network"), "IEEE Transactions on Mobile Computing"),
        (("TPAMI", "JMLR", "TMLR"), "TMC"),
        (("IEEE Trans. Serv. Comput.", "Nat. Commun."), "IEEE Trans. Mob. Comput."),
        (("TPAMI", "IEEE Transactions on Services Computing"), "IEEE Transactions on Mobile Computing"),
        (("ICML 2023", "KDD 2024"), "IEEE Transactions on Mobile Computing"),
    ],
)
def test_a_list_keeps_its_way_of_naming_journals(written, expected):
    assert learn_venues(written).write(venue_of("tmc", year=2024)) == expected


def test_a_year_that_is_not_known_is_not_written():
    assert learn_venues(("KDD 2024", "ICLR 2025")).write(venue_of("icml")) == "ICML"


def test_a_series_of_workshops_is_named_by_its_own_acronym():
    assert learn_venues(("ICML 2024",)).write(venue_of("humansys", year=2025)) == "HumanSys"
    assert learn_venues(("HumanSys'24",)).write(venue_of("humansys", year=2025)) == "HumanSys'25"


def test_house_style_does_not_depend_on_the_order_of_a_list():
    written = ["ICML 2024", "KDD'23", "ICLR 2025", "Findings of ACL 2024", "NeurIPS"]
    names = {learn_venues(order).write(venue_of("emnlp", FINDINGS, 2023)) for order in itertools.permutations(written)}
    assert names == {"Findings of EMNLP 2023"}


ROUND_TRIPS = st.one_of(
    st.builds(
        venue_of,
        st.sampled_from(entry_ids(VenueKind.CONFERENCE)),
        st.sampled_from(list(Track)),
        st.none() | st.integers(1980, 2027),
    ),
    st.builds(
        venue_of, st.sampled_from(sorted(venue_table.entries())), st.just(MAIN), st.none() | st.integers(1980, 2027)
    ),
)


@given(
    ROUND_TRIPS, st.lists(st.sampled_from([text for text, *_ in ACRONYMS + FULL_NAMES + JOURNALS + TRACKS]), max_size=9)
)
def test_what_is_written_in_house_style_is_recognised_as_the_same_venue_and_track(venue, written):
    again = recognise_venue(learn_venues(written).write(venue))
    assert again is not None
    assert (again.id, again.track) == (venue.id, venue.track)
    assert again.year in {None, venue.year}


def test_a_venue_in_default_style_is_recognised_for_every_venue_and_track():
    for venue_id in entry_ids(VenueKind.CONFERENCE):
        for track in Track:
            assert seen(learn_venues(()).write(venue_of(venue_id, track, 2024))) == (venue_id, track, None)


@pytest.mark.parametrize(
    ("venue_id", "year", "written", "expected"),
    [
        ("kdd", 2024, ("SIGKDD 2024", "ICML 2024"), "SIGKDD 2024"),
        ("nips", 2016, ("NIPS 2016", "NeurIPS 2023", "NeurIPS 2024"), "NIPS 2016"),
        ("nips", 2023, ("NIPS 2016", "NIPS 2017", "NeurIPS 2023"), "NeurIPS 2023"),
        ("nips", 2024, ("NIPS 2016", "NIPS 2017"), "NeurIPS 2024"),
        ("nips", 2024, ("NIPS", "ICML"), "NIPS"),
        ("mm", 2024, ("ACMMM 2024", "MM 2024", "ACMMM 2024"), "ACMMM 2024"),
        ("acl", 2021, ("ACL-IJCNLP 2021", "ICML 2021"), "ACL-IJCNLP 2021"),
        ("acl", 2024, ("ACL-IJCNLP 2021", "ICML 2021"), "ACL 2024"),
        ("coling", 2025, ("LREC-COLING", "ICML"), "COLING"),
    ],
)
def test_a_list_keeps_its_own_word_for_a_venue_and_no_joint_name_of_another_edition(venue_id, year, written, expected):
    assert learn_venues(written).write(venue_of(venue_id, year=year)) == expected


def test_a_style_is_learnt_once_and_writes_every_venue():
    written = ("ICML 2024", "KDD 2023", "Findings of ACL 2024")
    learnt = learn_venues(written)
    assert learn_venues(()) == VenueHouse()
    for venue in (venue_of("emnlp", FINDINGS, 2023), venue_of("icml", year=2025), venue_of("tmc")):
        assert learnt.write(venue) == learn_venues(written).write(venue)
