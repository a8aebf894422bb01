"""As many pairs as there can be."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from enrich.normalise.assignment import assign


def test_the_first_choice_is_preferred() -> None:
    pairs: list[int | None] = [None, None]
    assign(pairs, [[0, 1], [0, 1]])
    assert pairs == [0, 1]


def test_who_has_another_choice_makes_room() -> None:
    pairs: list[int | None] = [None, None, None]
    assign(pairs, [[0, 1], [0, 2], [0]])
    assert pairs == [1, 2, 0]


def test_a_pair_that_stands_is_kept_where_nobody_gains() -> None:
    pairs: list[int | None] = [None, 0]
    assign(pairs, [[0], [0]])
    assert pairs == [None, 0]


@given(st.lists(st.lists(st.integers(0, 4), unique=True), min_size=1, max_size=5))
def test_there_is_no_way_to_pair_more(choices: list[list[int]]) -> None:
    pairs: list[int | None] = [None] * len(choices)
    assign(pairs, choices)
    found = [(place, choice) for place, choice in enumerate(pairs) if choice is not None]
    assert all(choice in choices[place] for place, choice in found)
    assert len({choice for _, choice in found}) == len(found)
    others = (
        sum(choice in those for choice, those in zip(order, choices, strict=True))
        for order in permutations(range(5), len(choices))
    )
    assert len(found) == max(others)
