"""Items that are works by the company they keep: most of their section are works beyond doubt, and they look the same.

A title that leads to a page of which nobody knows what it is may be a work or a post. Among papers it is a paper.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from enrich.lists.markdown_items import Item
from enrich.lists.markdown_judging import SHORT_TITLE, is_entry
from enrich.lists.markdown_parts import Marks, Reading
from enrich.lists.markdown_topics import lists_works, mostly_others
from enrich.lists.markdown_works import is_elsewhere, is_note, is_work
from enrich.lists.sections import said_above
from enrich.model import Field
from enrich.normalise.ids import is_identifying

Read = tuple[Item, Reading]

FEWEST = 3
"""Works beyond doubt in a section, or works below others on a page. Fewer of them tell nothing of the others."""

FEWEST_OF_PAGE = 8
"""Works beyond doubt on a page of several sections."""

SHARE = 2
"""So many times as many as the doubtful ones they must be."""

FEWEST_ACCEPTED = 6
"""Titles under the names and years of conferences. Fewer are no page of what these accepted."""

ALL_BUT = 10
"""One of so many items under the name of a conference may be something else."""

ALL_DATED = 2
"""One of so many titles must have a date beside it for dates to show that the titles of a page are works."""

LEAST_INDENT = 2
"""Spaces before an item that stands below another one."""

FEWEST_WORDS = 3
"""Words of a title. A shorter one is the name of a tool or of a page as often."""


class Candidate(NamedTuple):
    """An item that was read, and whether it is a work by what it says itself."""

    item: Item
    reading: Reading
    section: str
    sure: bool


def by_company(read: Sequence[Candidate], text: str) -> Iterator[Candidate]:
    """The items that are works as most others of their section, with titles set apart in the same way, are."""
    sure = Counter(_kind(one) for one in read if one.sure)
    bare = Counter(_kind(one) for one in read if one.sure and not one.reading.url)
    doubtful = Counter(_kind(one) for one in read if not (one.sure or _is_told(one)))
    wide = _are_mostly_works(read)
    for one in (one for one in read if not one.sure):
        kind, capital = _kind(one), _is_capital(_title(one, text))
        enough = sure[kind] >= max(FEWEST, SHARE * doubtful[kind])
        marked = one.reading.title.marks is not Marks.NONE
        long = bool(one.reading.url) and marked and one.reading.words > FEWEST_WORDS + 1
        if not (enough or (kind[1:] in wide and capital and long)):
            continue
        if _may_be_work(one, alike=enough and 2 * bare[kind] > sure[kind] and capital):
            yield one


def _are_mostly_works(read: Sequence[Candidate]) -> Set[tuple[Marks, int]]:
    """The titles that are works on most of a page, by what sets them apart, sections on other things not counted."""
    among = [one for one in read if not mostly_others(one.section)]
    sure = Counter(_kind(one)[1:] for one in among if one.sure)
    doubtful = Counter(_kind(one)[1:] for one in among if not one.sure)
    return {kind for kind in sure if sure[kind] >= max(FEWEST_OF_PAGE, SHARE * doubtful[kind])}


def accepted(read: Sequence[Candidate], text: str, page: str) -> Iterator[Candidate]:
    """The items that name works without links, where nearly all items do: under the name and year of a conference,
    or, written as titles are, on a `page` or in sections that say of themselves that they list papers.
    """
    works = {one.item.first for one in read if one.sure and not one.item.numbered}
    own = [one for one in read if one.item.indent < LEAST_INDENT and not one.reading.url.startswith("#")]
    numbered = Counter(one.section for one in own if one.sure and one.item.numbered)
    top = [one for one in own if not (_is_above(one, works) or (numbered[one.section] and not one.item.numbered))]
    yield from _named([one for one in top if _is_edition(one.section)], FEWEST_ACCEPTED, None)
    top = [one for one in top if not mostly_others(one.section)]
    if lists_works(page):
        yield from _named(top, FEWEST_ACCEPTED, text)
    for section in dict.fromkeys(one.section for one in top if lists_works(one.section)):
        yield from _named([one for one in top if one.section == section], FEWEST, text)


def identified(read: Sequence[Candidate]) -> Iterator[Candidate]:
    """The items whose title is too short to be one, "[GAN](…)", but leads to a work, as most of their section do."""
    linked = [one for one in read if one.reading.title.link is not None]
    every = Counter(one.section for one in linked)
    leading = [one for one in linked if (is_identifying if mostly_others(one.section) else is_work)(one.reading.url)]
    works = Counter(one.section for one in leading)
    for one in leading:
        if not one.sure and works[one.section] >= FEWEST and 3 * works[one.section] >= 2 * every[one.section]:
            yield one


def _is_above(one: Candidate, works: Set[int]) -> bool:
    """Whether a number with a name has, on the next line, the mark of an item that is a work: it only names that."""
    return one.item.numbered and not one.reading.url and one.item.stop in works


def _named(group: Sequence[Candidate], fewest: int, text: str | None) -> Iterator[Candidate]:
    """The doubtful ones of a group of which nearly all are titles; if there is a `text`, they may be links, and where
    most of a section are not written as titles are, nor most of them dated, they are none.
    """
    named = [one for one in group if one.sure or _is_named(one, linked=text is not None)]
    doubtful = [one for one in named if not one.sure]
    if not doubtful or len(named) < fewest or ALL_BUT * len(named) < (ALL_BUT - 1) * len(group):
        return
    every = Counter(one.section for one in named)
    dated = ALL_DATED * sum(map(_is_dated, named)) > len(named)
    capital = Counter(
        one.section for one in named if text is None or _is_capital(_title(one, text)) or (dated and _is_dated(one))
    )
    for one in doubtful:
        asks = text is not None and not one.reading.url and not (dated and _is_dated(one)) and _asks(_title(one, text))
        if not asks and 2 * capital[one.section] > every[one.section]:
            yield one


def _is_dated(one: Candidate) -> bool:
    """Whether a date stands beside a title, and nothing that was not understood."""
    return Field.DATE in one.reading.parts and not one.reading.puzzling


def _asks(title: str) -> bool:
    """Whether a title is a question of the text around it, which is not written as titles are."""
    return title.endswith("?") and not _is_capital(title)


def _title(one: Candidate, text: str) -> str:
    return one.reading.title.span.of(text)


_TELLING = re.compile(r"(?<![^\W_])[^\W\d_][\w'’-]{3,}")


def _is_capital(title: str) -> bool:
    """Whether most words of a title begin with a capital letter; those of three letters or less do not count."""
    telling = _TELLING.findall(title)
    return 3 * sum(not word[0].islower() for word in telling) > 2 * len(telling)


def _is_named(one: Candidate, *, linked: bool) -> bool:
    """Whether an item has a title that may be a work's. `linked` says that it may lead somewhere."""
    reading = one.reading
    if not reading.url:
        return reading.words >= FEWEST_WORDS and (reading.labelled or not reading.retold)
    leads = linked and reading.title.link is not None and (reading.words > 1 or _is_dated(one))
    return leads and (is_note(reading.url) or not is_elsewhere(reading.url))


def _is_told(one: Candidate) -> bool:
    """Whether a place and a date stand beside a title, though nobody knows the place."""
    return {Field.VENUE, Field.DATE} <= one.reading.parts.keys()


def _is_edition(section: str) -> bool:
    return {Field.VENUE, Field.DATE} <= said_above(section).keys()


def _kind(one: Candidate) -> tuple[str, Marks, int]:
    return one.section, one.reading.title.marks, one.item.indent


def _may_be_work(one: Candidate, *, alike: bool) -> bool:
    """Whether an item among works may be one. `alike` says that most of these have no link either, and that
    its title is written as one.
    """
    reading, has = one.reading, one.reading.parts.keys()
    if reading.url:
        credited = Field.AUTHORS in has or not is_elsewhere(reading.url)
        return reading.words >= FEWEST_WORDS and not mostly_others(one.section) and credited
    # nothing leads to it, so that all else must speak for it: a date, code, an address that is to come, a conference
    alone = not reading.puzzling and not reading.rambling and not one.item.below
    labelled = reading.labelled and not mostly_others(one.section)
    waits = alike or labelled or reading.title.link is not None or Field.VENUE in said_above(one.section)
    return alone and (
        (reading.words >= FEWEST_WORDS and bool({Field.DATE, Field.VENUE} & has))
        or (reading.words > FEWEST_WORDS and waits)
    )


def is_further(own: Reading, above: Reading) -> bool:
    """Whether what was read below a work is another one, with a title and a link of its own."""
    title = own.title.span.end - own.title.span.start
    leads = own.url and own.url != above.url and own.url not in above.papers[:1]
    return bool(leads) and title > SHORT_TITLE and is_entry(own, doubtful=False)


def apart(found: Sequence[Read], families: Sequence[Sequence[Read]]) -> list[Read]:
    """The works, with those below others as works of their own, if the page has several such."""
    if sum(len(family) - 1 for family in families) < FEWEST:
        return list(found)
    split = {family[0][0].first: family for family in families}
    return [one for item, reading in found for one in split.get(item.first, [(item, reading)])]


def merged(every: Iterable[Read], more: Iterable[Candidate]) -> list[Read]:
    """The items that are works, in their order; none of which another stands is one by its company."""
    found = list(every)
    firsts = {item.first for item, _ in found}
    for one in more:
        if firsts.isdisjoint(range(one.item.first, one.item.stop)):
            firsts.add(one.item.first)
            found.append((one.item, one.reading))
    return sorted(found, key=lambda pair: pair[0].first)
