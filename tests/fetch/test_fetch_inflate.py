from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.fetch.inflate import STEP, Inflater, Undecodable


def decoded(encoding: str, data: bytes, piece: int = 1000) -> bytes:
    inflater = Inflater(encoding)
    pieces = (data[at : at + piece] for at in range(0, len(data), piece))
    return b"".join(part for one in pieces for part in inflater.feed(one))


def raw_deflate(data: bytes) -> bytes:
    squeeze = zlib.compressobj(wbits=-15)
    return squeeze.compress(data) + squeeze.flush()


ENCODERS = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "": bytes, "Identity": bytes}


@given(st.sampled_from(sorted(ENCODERS)), st.binary(max_size=5000), st.integers(1, 3000))
def test_a_body_is_decoded_however_it_is_cut(encoding, data, piece):
    assert decoded(encoding, ENCODERS[encoding](data), piece) == data


@given(st.binary(min_size=1, max_size=5000))
def test_deflate_without_its_zlib_header_is_read_too(data):
    assert decoded("deflate", raw_deflate(data)) == data


def test_gzip_of_several_members_is_read_to_the_end_and_padding_ignored():
    assert decoded("gzip", gzip.compress(b"one") + gzip.compress(b"two") + b"\0" * 5) == b"onetwo"


def test_no_step_yields_more_than_its_bound_and_memory_stays_small():
    bomb = gzip.compress(b"\0" * 64 * 1024 * 1024)
    tracemalloc.start()
    try:
        longest = max(len(part) for part in Inflater("gzip").feed(bomb))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert longest <= STEP
    assert peak < 2 * 1024 * 1024


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "x" * 1000])
def test_an_encoding_that_was_not_offered_is_refused(encoding):
    with pytest.raises(Undecodable, match="was not asked for"):
        Inflater(encoding)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_data_in_another_encoding_than_named_is_refused(encoding):
    with pytest.raises(Undecodable, match=f"not {encoding} data"):
        decoded(encoding, b"<html>plain</html>" * 10)
