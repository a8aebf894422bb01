import pytest

from enrich.normalise.venues import recognise_venue
from enrich.sources.acl_volumes import JOINT, VENUES, VOLUME_OF, edition_of, volume_of


@pytest.mark.parametrize(
    ("identifier", "volume"),
    [
        ("2024.emnlp-main.587", "2024.emnlp-main"),
        ("p19-1001", "P19-1"),
        ("w12-3101", "W12-31"),
        ("d19-1001", "D19-1"),
        ("d19-5801", "D19-58"),
    ],
)
def test_an_identifier_tells_its_volume(identifier: str, volume: str) -> None:
    assert volume_of(identifier) == volume


def test_the_volume_of_an_edition_is_one_of_its_main_track() -> None:
    for (venue, year), volume in VOLUME_OF.items():
        told = edition_of(f"{volume}.1") if volume not in JOINT else None
        known = recognise_venue(told[0]) if told else None
        assert told is None or (known is not None and (known.id, told[1]) == (venue, year))


def test_a_volume_of_two_conferences_is_known_by_both_names() -> None:
    for volume, name in JOINT.items():
        year = int(volume[:4])
        assert edition_of(f"{volume}.1") == (name, year)
        known = [recognise_venue(part) for part in name.split("-")]
        assert {VOLUME_OF[venue.id, year] for venue in known if venue} == {volume}


def test_every_venue_is_one_of_the_table_of_venues() -> None:
    assert all(recognise_venue(name.upper()) for name in VENUES)
