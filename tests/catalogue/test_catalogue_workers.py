"""Pieces are parsed by other processes, and come back in their order."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from dump_samples import SAMPLES
from enrich.catalogue import workers
from enrich.catalogue.parsing import FAULTS_TOLD, Piece, parse
from enrich.catalogue.pieces import Broken, Ended
from enrich.errors import EnrichError


def pieces() -> Iterator[tuple[int, Piece | Broken | Ended]]:
    data = SAMPLES["crossref"].text.encode()
    for number in range(20):
        yield number, Piece("crossref", "0", 1 + number, data * (1 + number % 3))
    yield 20, Broken(7, "cut off")
    yield 21, Ended()


def test_pieces_come_back_in_their_order_whoever_parsed_them() -> None:
    alone, together = list(workers.parsed(pieces(), 1)), list(workers.parsed(pieces(), 2))
    assert [where for where, _, _ in together] == list(range(22))
    assert [held for _, _, held in together] == [held for _, _, held in alone]


def dies(_piece: Piece) -> None:
    os._exit(9)


def test_a_process_that_dies_ends_the_build_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "parse", dies)
    with pytest.raises(EnrichError, match=r"a process that reads dumps was killed.*--processes 1"):
        list(workers.parsed(pieces(), 2))


def test_of_many_faults_the_first_are_told_and_all_are_counted() -> None:
    held = parse(Piece("crossref", "0", 100, b"{\n" * 50))
    assert (held.garbled, len(held.faults)) == (50, FAULTS_TOLD)
    assert [line for line, _ in held.faults] == list(range(100, 100 + FAULTS_TOLD))
