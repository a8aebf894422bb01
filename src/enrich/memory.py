"""What enrich corrected, and on whose word: the corrections file, which is kept beside the lists. Pure.

One JSON object a line, sorted, so that it can be read, searched and merged like the lists:

    {"list": "papers.csv", "entry": "…", "field": "venue", "before": "ACL", "after": "EMNLP",
     "source": "crossref", "url": "https://doi.org/…", "why": "…", "made": "2026-11-22"}

It travels with the lists rather than in the cache: where corrections are proposed as a pull
request, those of the main branch have not been made, and nobody has undone them.

No line says where an entry stands; it is known by its title. `"hinted": true` says that a person
undid the correction and has been told how to pin the field; `"replaced": true`, that enrich itself
came to another value later. Keys that are not known stay.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

import msgspec

from enrich.errors import BadInput
from enrich.lists.text import BYTE_ORDER_MARK, storable
from enrich.model import Change, Corrected, Edit, Field, Paper
from enrich.normalise.titles import tidy, title_key


@dataclass(frozen=True, slots=True)
class PastCorrection:
    """A line of the file. `made` is the day; `source` and `url` are "" for what the list itself showed."""

    list: str
    entry: str
    field: Field
    before: str
    after: str
    source: str = ""
    url: str = ""
    why: str = ""
    made: str = ""
    hinted: bool = False
    replaced: bool = False
    more: Mapping[str, object] = dataclasses.field(default_factory=dict, compare=False)


MANY = 5
"""Corrections. Whoever undoes fewer at once may have thought about each of them."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_KEYS = tuple(each.name for each in fields(PastCorrection) if each.name != "more")


def _key(entry: str) -> str:
    return title_key(entry) or entry


class Memory:
    """What was corrected in one list. `name` is what the file calls the list."""

    def __init__(self, name: str = "", corrections: Iterable[PastCorrection] = ()) -> None:
        self.name = storable(name)
        self._own = own = [past for past in corrections if past.list == self.name]
        self._known: dict[tuple[str, Field, str], list[PastCorrection]] = defaultdict(list)
        titles: dict[str, set[str]] = defaultdict(set)
        for past in own:
            if past.field is Field.TITLE:
                one, other = _key(tidy(past.before)), _key(tidy(past.after))
                titles[one].add(other)
                titles[other].add(one)
        for past in own:
            key = _key(past.entry)
            for known_as in {key} | titles[key]:
                self._known[known_as, past.field, past.after].append(past)

    def unless_put_back(self, papers: Iterable[Paper]) -> Memory:
        """What is remembered; nothing, if many corrections were made and the list shows none of them.

        Then its file was put back as it was, and nobody has decided on any one correction.
        """
        by_entry = {_key(_entry(paper)): paper for paper in papers}
        last = [past for past in self._own if not past.replaced and _key(past.entry) in by_entry]
        shown = (storable(by_entry[_key(past.entry)].written(past.field)) == past.after for past in last)
        return Memory(self.name) if len(last) >= MANY and not any(shown) else self

    def _that_wrote(self, paper: Paper, field: Field, text: str) -> tuple[PastCorrection, ...]:
        return tuple(self._known.get((_key(_entry(paper)), field, storable(text)), ()))

    def undone(self, paper: Paper, fix: Edit) -> tuple[PastCorrection, ...]:
        """The same corrections as this one that were made before, and that a person undid.

        If the list shows what enrich put in their place, nobody did: a source or a setting changed its mind.
        """
        same = self._that_wrote(paper, fix.field, fix.after)
        ours = any(not (past.replaced or past.hinted) for past in self._that_wrote(paper, fix.field, fix.before))
        return () if ours and all(past.replaced for past in same) else same

    def made(self, paper: Paper, fix: Edit, today: date) -> tuple[PastCorrection, ...]:
        """What to remember of a correction that is made today. `paper` is the entry as it will stand."""
        former = self._that_wrote(paper, fix.field, fix.before)
        return (*(replace(past, replaced=True) for past in former), self._line(paper, fix, today))

    def _line(self, paper: Paper, fix: Edit, today: date) -> PastCorrection:
        because = fix.because if isinstance(fix, Change) else None
        source, url = (because.source, because.url) if because else ("", "")
        return PastCorrection(
            list=self.name,
            entry=storable(_entry(paper)),
            field=fix.field,
            before=storable(fix.before),
            after=storable(fix.after),
            source=storable(source),
            url=storable(url),
            why=storable(fix.why),
            made=today.isoformat(),
        )


def _entry(paper: Paper) -> str:
    return tidy(paper.title) or paper.url.strip()


# --- the file ---------------------------------------------------------------------------------


def read_memory(text: str, path: str) -> tuple[PastCorrection, ...]:
    """The corrections in a file, in whatever order. Raises BadInput, with the line, for what is none."""
    lines = text.removeprefix(BYTE_ORDER_MARK).split("\n")
    return tuple(_read(line, path, number) for number, line in enumerate(lines, 1) if line.strip())


def _read(line: str, path: str, number: int) -> PastCorrection:
    try:
        known = msgspec.json.decode(line, type=dict[str, object])
        past = msgspec.convert({key: known[key] for key in _KEYS if key in known}, PastCorrection)
    except (msgspec.MsgspecError, RecursionError) as error:
        remedy = "Mend or delete the line; an older version of the file may have it whole."
        raise BadInput(path, f"this line is no correction: {str(error)[:200]}", remedy, number) from None
    return replace(past, more={key: value for key, value in known.items() if key not in _KEYS})


def write_memory(before: Iterable[PastCorrection], new: Iterable[PastCorrection]) -> str:
    """The text of the file, sorted. Of the lines about one correction the hinted one stays, else the newest."""
    every = sorted((*before, *new), key=lambda past: (past.hinted, past.made))
    last = {(past.list, _key(past.entry), past.field, past.after): past for past in every}
    return "".join(f"{_line(past)}\n" for past in sorted(last.values(), key=_place))


def tally(corrections: Iterable[PastCorrection]) -> tuple[Corrected, ...]:
    """How often which field was corrected, by month; a correction that the file has twice counts once."""
    once = {(past.list, _key(past.entry), past.field, past.after): past for past in corrections}
    numbers = Counter((past.made[:7], past.field) for past in once.values() if _DAY.fullmatch(past.made))
    return tuple(Corrected(month, field, number) for (month, field), number in sorted(numbers.items()))


def _place(past: PastCorrection) -> tuple[str, ...]:
    return past.list, _key(past.entry), past.field.value, past.made, past.after, past.entry


def _line(past: PastCorrection) -> str:
    known = {key: value for key in _KEYS if (value := getattr(past, key)) is not False}
    line = json.dumps({**known, **past.more}, ensure_ascii=False)
    # letters as they are; as escapes what an editor would hide or obey
    return "".join(letter if letter.isprintable() else json.dumps(letter)[1:-1] for letter in line)
