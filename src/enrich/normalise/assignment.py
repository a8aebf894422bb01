"""Who goes with whom when several could: as many pairs as there can be (Berge, 1957)."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence


def assign(pairs: list[int | None], choices: Sequence[Sequence[int]]) -> None:
    """Complete `pairs` to as many as `choices` allow, the choice of each place; the first choice is preferred.

    Nobody who has a partner loses it without getting another. A choice is taken once.
    """
    taken = {choice: place for place, choice in enumerate(pairs) if choice is not None}
    for place, choice in enumerate(pairs):
        if choice is None:
            _augment(place, pairs, taken, choices)


def _augment(start: int, pairs: list[int | None], taken: dict[int, int], choices: Sequence[Sequence[int]]) -> None:
    """Find a partner for one place, by moving others to other choices of theirs where that is needed."""
    reached: dict[int, int] = {}
    waiting = deque([start])
    while waiting:
        place = waiting.popleft()
        for choice in choices[place]:
            if choice in reached:
                continue
            reached[choice] = place
            if choice not in taken:
                _move(choice, pairs, taken, reached)
                return
            waiting.append(taken[choice])


def _move(choice: int, pairs: list[int | None], taken: dict[int, int], reached: dict[int, int]) -> None:
    free: int | None = choice
    while free is not None:
        place = reached[free]
        # what this place leaves is free for the one that reached for it
        pairs[place], taken[free], free = free, place, pairs[place]
