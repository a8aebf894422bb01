"""arXiv: by number in batches, else by title, several in one request.

https://info.arxiv.org/help/api/user-manual.html, and the terms of use: one request every three
seconds. So every request asks as much as it can.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import parse_qs, urlsplit
from xml.parsers import expat

from enrich.comments import is_withdrawn
from enrich.errors import SourceChanged, SourceSilent
from enrich.model import (
    Answer,
    Author,
    DateKind,
    Fetch,
    Ids,
    Paper,
    PartialDate,
    Question,
    Record,
    Request,
    Response,
    Together,
    Version,
)
from enrich.normalise.dates import month_of_arxiv
from enrich.normalise.ids import ARXIV_NUMBER, page, recognise
from enrich.normalise.titles import plain
from enrich.sources.answers import Listing, answer_of, body_of, complete_when
from enrich.sources.asking import Answered, by, one_answer, settle
from enrich.sources.searching import asked_title, candidates, is_telling

if TYPE_CHECKING:
    # arxiv ships no type information
    from collections.abc import AsyncIterator, Iterable, Sequence

    import arxiv

BASE = "https://export.arxiv.org/api/query?{}"
ACCEPT = "application/atom+xml"

IDS_AT_ONCE = 100
"""arXiv refuses addresses that are too long (414 at 642 ids)."""

SEVERAL = 3
"""So many numbers are not all wrong at once: an empty feed about them is trouble, not absence."""

TITLES_AT_ONCE = 8
RESULTS_A_TITLE = 5
RESULTS = 50
"""Of several titles: one that is part of many others may not crowd out the rest."""

_NUMBER = re.compile(ARXIV_NUMBER, re.IGNORECASE)
_ENTRY_ID = re.compile(rf"arxiv\.org/abs/({ARXIV_NUMBER})(?:v\d+)?$", re.IGNORECASE)
_LUCENE = re.compile(r'["()\[\]{}:\\/?*~^!+\-$&|<>]')


def is_number(text: str) -> bool:
    """Whether arXiv would take a text for one of its numbers; one that is not spoils a whole batch."""
    return _NUMBER.fullmatch(text) is not None and month_of_arxiv(text) is not None


def number_key(number: str) -> str:
    """A number without its subject class, which may be left out: math.GT/0309136 is math/0309136."""
    return re.sub(r"\.[a-z]{2}/", "/", number.lower())


def numbers_url(numbers: Sequence[str]) -> str:
    """The question about some numbers, in order, so that the same list asks the same URL."""
    return _url(id_list=sorted(numbers), limit=len(numbers))


def phrase(title: str) -> str:
    """A title as it is asked for: without what has a meaning in Lucene's queries."""
    return " ".join(_LUCENE.sub(" ", asked_title(title)).split()).lower()


def titles_url(phrases: Sequence[str]) -> str:
    """The question about some titles: phrases joined by OR."""
    limit = RESULTS_A_TITLE if len(phrases) == 1 else RESULTS
    return _url(query=" OR ".join(f'ti:"{phrase}"' for phrase in phrases), limit=limit)


def _url(*, query: str = "", id_list: Sequence[str] = (), limit: int) -> str:
    # 0.2 s and two HTTP stacks: not for `enrich --help`
    import arxiv  # noqa: PLC0415 (the reason is above)

    search = arxiv.Search(query=query, id_list=list(id_list), max_results=limit)
    # the package's own client would send the request itself, without pacing; only its query is wanted
    url: str = _builder()._format_url(search, 0, limit)  # noqa: SLF001 (a golden test pins it)
    return url


@cache
def _builder() -> arxiv.Client:
    import arxiv  # noqa: PLC0415 (as in `_url`)

    client = arxiv.Client()
    client.query_url_format = BASE
    return client


BY_NUMBER = Together(numbers_url, ACCEPT, IDS_AT_ONCE)
BY_TITLE = Together(titles_url, ACCEPT, TITLES_AT_ONCE, longest=2000)


@dataclass(frozen=True)
class Feed:
    """An answer: its records, whether there are more, and why some entries could not be read."""

    records: tuple[Record, ...]
    more: bool
    unread: str = ""

    @cached_property
    def listing(self) -> Listing:
        """The records by number."""
        return Listing({number_key(record.ids.arxiv or ""): record for record in self.records}, self.unread)


@lru_cache(maxsize=8)
def read_feed(response: Response) -> Feed:
    """The Atom feed of an answer, remembered. Raises SourceSilent, or SourceChanged where it is no such feed."""
    from arxiv import _feed  # noqa: PLC0415 (as in `_url`)

    body = body_of(response)
    entries = _count_entries(body, response.url)
    try:
        feed = _feed.parse(body)
    except (ValueError, OverflowError) as error:
        # a date that is none
        raise SourceChanged(response.url, str(error)) from error
    records = tuple(record for result in feed.results if (record := read_result(result)))
    unread = (
        "" if len(records) == entries else str(SourceChanged(response.url, "an entry that is an error or no paper"))
    )
    return Feed(records, feed.header.total_results > entries, unread)


def _count_entries(body: bytes, url: str) -> int:
    """How many entries a feed has. Raises SourceChanged for one that is cut off or not well-formed.

    The package reads what it can of a broken feed, and what it cannot read would seem absent.
    """
    opened: list[str] = []

    def refuse(*_: object) -> None:
        raise SourceChanged(url, "a document type declaration")

    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: opened.append(name)
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(body, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        # the last two: an encoding that the declaration names and nobody knows
        raise SourceChanged(url, str(error)) from error
    if opened[0] != "feed":
        raise SourceChanged(url, f"<{opened[0]}> instead of a feed")
    return opened.count("entry")


def read_result(result: arxiv.Result) -> Record | None:
    """An entry as a record; None for one that is no paper.

    The date is that of the first version: `updated` is that of the latest one.
    """
    number = _ENTRY_ID.search(result.entry_id)
    if number is None:
        return None
    submitted = PartialDate(result.published.year, result.published.month, result.published.day)
    return preprint(
        number[1],
        result.title,
        [author.name for author in result.authors],
        submitted=submitted,
        comment=result.comment,
        journal=result.journal_ref,
        doi=result.doi,
    )


def preprint(  # noqa: PLR0913 (what arXiv knows of a paper)
    number: str,
    title: str,
    people: Iterable[str],
    *,
    submitted: PartialDate | None,
    comment: str | None,
    journal: str | None,
    doi: str | None,
) -> Record:
    """A paper of arXiv's as a record. What the authors say of its publication are a name and a DOI."""
    said = plain(comment or "")
    others = replace(recognise(doi or ""), arxiv=None)
    return Record(
        source=Arxiv.name,
        url=page("arxiv", number),
        title=plain(title),
        authors=tuple(Author(name) for each in people if (name := plain(each))),
        ids=Ids(arxiv=number),
        version=Version.PREPRINT,
        kind="withdrawn" if is_withdrawn(said) else "preprint",
        venues=tuple(filter(None, [plain(journal or "")])),
        dates=((DateKind.SUBMITTED, submitted),) if submitted else (),
        related=(others,) if others else (),
        comment=said,
    )


def _number(paper: Paper) -> str:
    return paper.ids.arxiv or ""


def _phrase(paper: Paper) -> str:
    return phrase(paper.title)


@dataclass(frozen=True, slots=True)
class Arxiv:
    """Answers for every paper that has an arXiv number or a telling title."""

    name: ClassVar[str] = "arxiv"

    def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[Answered]:
        numbered = [paper for paper in papers if is_number(_number(paper))]
        titled = [paper for paper in papers if not is_number(_number(paper)) and is_telling(paper.title)]
        by_number = by(_number, numbered, _ask_number)
        by_title = by(_phrase, titled, _ask_title)
        return settle([*by_number, *by_title], fetch)


async def _ask_number(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    number = _number(papers[0])

    def answer(response: Response) -> Answer:
        feed = read_feed(response)
        if not feed.records and not feed.unread and (several := _numbers_asked(response.url)) >= SEVERAL:
            raise SourceSilent(f"arXiv sent an empty feed for {several} numbers, as it does under load")
        return feed.listing.answer(number_key(number))

    return await one_answer(papers, fetch, answer, lambda complete: BY_NUMBER.about(number, complete))


def _numbers_asked(url: str) -> int:
    return len(parse_qs(urlsplit(url).query).get("id_list", [""])[0].split(","))


async def _ask_title(papers: Sequence[Paper], fetch: Fetch) -> list[Answered]:
    asked = _phrase(papers[0])
    complete = complete_when(read_feed, lambda feed: any(candidates(paper, feed.records) for paper in papers))
    feed = read_feed(await fetch(BY_TITLE.about(asked, complete, Question.SEARCH)))
    if feed.more and not any(candidates(paper, feed.records) for paper in papers):
        # a frequent phrase may have crowded out the others: ask for this one alone
        feed = read_feed(await fetch(Request(titles_url([asked]), ACCEPT, Question.SEARCH, complete)))
    return [(paper, answer_of(candidates(paper, feed.records), feed.unread)) for paper in papers]
