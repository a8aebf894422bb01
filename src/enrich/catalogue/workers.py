"""Pieces parsed side by side, and handed on in the order in which they were cut."""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from enrich.catalogue.parsing import Parsed, Piece, parse
from enrich.catalogue.pieces import Cut
from enrich.errors import EnrichError

AHEAD = 3
"""So many pieces a process are cut ahead of what is handed on: memory does not depend on the size of dumps."""

Where = TypeVar("Where")


def parsed(pieces: Iterable[tuple[Where, Cut]], processes: int) -> Iterator[tuple[Where, Cut, Parsed | None]]:
    """Whatever is cut, and what a piece of it holds. What comes out does not depend on the number of processes.

    Raises EnrichError if one of them dies, as it does where memory runs out.
    """
    if processes < 2:
        yield from ((where, piece, parse(piece) if isinstance(piece, Piece) else None) for where, piece in pieces)
        return
    # a fork would copy whatever the program has open, and some systems have none
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=_begin) as pool:
        waiting: deque[tuple[Where, Cut, Future[Parsed] | None]] = deque()
        try:
            for where, piece in pieces:
                waiting.append((where, piece, pool.submit(parse, piece) if isinstance(piece, Piece) else None))
                if len(waiting) > AHEAD * processes:
                    yield _ended(*waiting.popleft())
            while waiting:
                yield _ended(*waiting.popleft())
        except BrokenProcessPool:
            what = "a process that reads dumps was killed, as happens where memory runs out"
            raise EnrichError(f"{what}. Run the same command again: it goes on; --processes 1 takes less") from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    # records live for one piece, and make no circles: looking for those among them costs a tenth of the time
    gc.set_threshold(50_000, 20, 100)


def _ended(where: Where, piece: Cut, future: Future[Parsed] | None) -> tuple[Where, Cut, Parsed | None]:
    return where, piece, future.result() if future else None
