"""Several lists of a run: works that stand in two of them."""

from __future__ import annotations

from enrich.model import Ids, Location, Paper
from enrich.several import duplicates_across


def test_a_work_in_two_lists_of_a_run_is_told_of_in_the_later_one() -> None:
    def listed(path: str, *numbers: int) -> list[Paper]:
        return [
            Paper(f"The Work of Number {number}", Location(path, line), ids=Ids(arxiv=f"2401.0000{number}"))
            for line, number in enumerate(numbers, 1)
        ]

    one, two = listed("a.md", 1, 2, 3, 4), listed("b.md", 5, 4, 6, 7, 7)
    (finding,) = duplicates_across([one, two], {})
    assert (finding.rule, finding.where) == ("duplicate-entry", Location("b.md", 2))
    assert "a.md:4" in finding.message
    assert duplicates_across([one, listed("c.md", 1, 2, 3)], {}) == ()
