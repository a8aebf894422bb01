"""Decompression in bounded steps.

A few kilobytes of gzip can hold gigabytes, and httpx 0.28 decompresses whole chunks; here no step
yields more than `STEP` bytes, so that the reader can stop as soon as it has enough.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ACCEPTED = "gzip, deflate"
STEP = 65_536

_GZIP_OR_ZLIB, _RAW_DEFLATE = 47, -15  # zlib's codes for the window


class Undecodable(Exception):
    """The body is not in the encoding that its headers name, or in one that was not offered."""


class Inflater:
    """Decodes one body. Raises Undecodable."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding.strip().lower()
        self._started = False
        if self._encoding in {"", "identity"}:
            self._inflate = None
        elif self._encoding in {"gzip", "x-gzip", "deflate"}:
            self._inflate = zlib.decompressobj(_GZIP_OR_ZLIB)
        else:
            raise Undecodable(f"content-encoding {self._encoding[:40]!r} was not asked for")

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The decoded bytes of the next piece of the body, in steps."""
        if self._inflate is None:
            yield data
            return
        while data:
            yield self._step(data)
            data = self._inflate.unconsumed_tail or self._next_member()

    def _step(self, data: bytes) -> bytes:
        assert self._inflate is not None  # noqa: S101 - `feed` has seen to it
        try:
            out = self._inflate.decompress(data, STEP)
        except zlib.error as error:
            if self._started or self._encoding != "deflate":
                raise Undecodable(f"not {self._encoding} data") from error
            return self._step_raw(data)
        self._started = True
        return out

    def _step_raw(self, data: bytes) -> bytes:
        """Some servers send deflate without the zlib header that RFC 9110 (8.4.1.2) demands."""
        self._started, self._inflate = True, zlib.decompressobj(_RAW_DEFLATE)
        return self._step(data)

    def _next_member(self) -> bytes:
        """What follows a finished gzip member is another member (RFC 1952, 2.2) or padding."""
        assert self._inflate is not None  # noqa: S101 - as above
        rest = self._inflate.unused_data.lstrip(b"\0")
        if rest and self._encoding != "deflate":
            self._inflate = zlib.decompressobj(_GZIP_OR_ZLIB)
            return rest
        return b""
