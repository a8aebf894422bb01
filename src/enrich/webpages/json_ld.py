"""The JSON-LD of a web page: what it says of itself in the words of schema.org.

https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents. A site may put several things into
one script, or one thing into another (`@graph`, `mainEntity`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from enrich.model import Response

Thing = Mapping[str, object]

_SCRIPT = re.compile(rb"<script\s[^<>]{0,200}application/ld\+json[^<>]{0,200}>", re.IGNORECASE)

_MOST_SCRIPTS = 20
_DEEPEST = 4
"""How many things may stand within one another, from the script down, before one is no longer looked at."""

_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage")


def things(response: Response, *types: str) -> tuple[Thing, ...]:
    """What a page describes of some types, in order. A script that is no JSON describes nothing."""
    return tuple(thing for thing in _described(response) if not set(types).isdisjoint(texts(thing.get("@type"))))


def texts(value: object) -> tuple[str, ...]:
    """The texts of a value that may be one, many or none."""
    many = value if isinstance(value, list) else [value]
    return tuple(each for each in many if isinstance(each, str))


def within(value: object) -> tuple[Thing, ...]:
    """The things in a value that may be one, many or none."""
    many = value if isinstance(value, list) else [value]
    return tuple(each for each in many if isinstance(each, dict))


@lru_cache(maxsize=8)
def _described(response: Response) -> tuple[Thing, ...]:
    found: list[Thing] = []
    for _, opening in zip(range(_MOST_SCRIPTS), _SCRIPT.finditer(response.body), strict=False):
        end = response.body.find(b"</script", opening.end())
        if end < 0:
            break
        try:
            said = msgspec.json.decode(response.body[opening.end() : end])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue  # other scripts of the page may be whole
        found += _parts(said, _DEEPEST)
    return tuple(found)


def _parts(said: object, depth: int) -> Iterator[Thing]:
    """A thing, and those that it holds."""
    for thing in within(said) if depth else ():
        yield thing
        for holder in _HOLDERS:
            yield from _parts(thing.get(holder), depth - 1)
