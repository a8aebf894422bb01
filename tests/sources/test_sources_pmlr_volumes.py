from enrich.normalise.venues import recognise_venue
from enrich.sources.pmlr_volumes import EDITIONS, VOLUMES


def test_every_volume_holds_one_edition() -> None:
    assert len(EDITIONS) == sum(len(pairs.split()) for pairs in VOLUMES.values())


def test_every_conference_is_one_of_the_table_of_venues() -> None:
    assert all(recognise_venue(name) for name in VOLUMES)


def test_a_later_edition_stands_in_a_later_volume() -> None:
    for pairs in VOLUMES.values():
        numbers = [tuple(map(int, pair.split(":"))) for pair in pairs.split()]
        assert numbers == sorted(numbers)
        assert [year for _, year in numbers] == sorted({year for _, year in numbers})
