"""What a format of dumps is: how it is recognised, where it is cut, and how an element of it is read. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

import msgspec

from enrich.errors import SourceChanged
from enrich.model import Record

Work = tuple[Record, ...]
Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an element is left out, in words. `garbled` says that it could not be read; else it is no paper."""

    what: str
    garbled: bool = True


Told = Work | Fault


class Splitter(Protocol):
    """How a dump is cut into elements. All offsets are in bytes."""

    def begin(self, data: bytes) -> int:
        """Where, in the first bytes of a file, its elements begin."""

    def cut(self, data: bytes) -> int:
        """Where the last whole element ends, or 0 where there is none."""

    def elements(self, piece: bytes) -> Iterator[tuple[int, bytes]]:
        """The elements of a piece, each with its offset; of the last piece the last one may be cut off."""

    def context(self, piece: bytes, before: bytes) -> bytes:
        """What the elements of later pieces need to know of this one, and of those before."""


@dataclass(frozen=True, slots=True)
class Dump:
    """A format. `fits` is asked with the name of a file and its first bytes.

    `read` yields what an element tells; `name` is that of the file, without folders and suffixes. `licence` is that
    under which the dump is given away.
    """

    name: str
    what: str
    licence: str
    fits: Callable[[str, bytes], bool]
    splitter: Splitter
    read: Callable[[bytes, str], Iterable[Told]]


def told(element: bytes, shape: type[Shape], read: Callable[[Shape], Told]) -> Told:
    """What an element of JSON tells, or why it cannot be read."""
    try:
        return read(msgspec.json.decode(element, type=shape))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        # msgspec reports bad UTF-8 and endless nesting with Python's own exceptions
        return Fault(str(error))
    except SourceChanged as error:
        return Fault(error.what)
