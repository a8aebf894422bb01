from dataclasses import replace

import pytest

from enrich.authority import venue_of
from enrich.model import Author, DateKind, Found, Ids, PartialDate, Track, Version
from enrich.normalise.ids import recognise
from enrich.sources.tmlr import INDEX, TMLR, indexes_of, read_index
from sources.proceedings_pages import PEOPLE, html, tmlr_item, tmlr_knowing
from sources.service_answers import ask, paper


def test_the_page_of_all_papers_is_read() -> None:
    (record,) = read_index(html(tmlr_item("ModuLo-9r", "Sparse & Dense", "October 2023"), INDEX))
    assert (record.title, record.url, record.ids) == (
        "Sparse & Dense",
        "https://openreview.net/forum?id=ModuLo-9r",
        Ids(openreview="ModuLo-9r"),
    )
    assert record.authors == tuple(map(Author, PEOPLE))
    assert (record.version, record.dates) == (Version.JOURNAL, ((DateKind.PUBLISHED, PartialDate(2023, 10)),))
    venue = venue_of(record)
    assert venue is not None
    assert (venue.id, venue.track) == ("tmlr", Track.MAIN)


def test_an_item_without_a_forum_or_a_month_takes_no_other_from_its_neighbour() -> None:
    items = (
        tmlr_item("abcDE1", "A First Paper", "").replace("https://openreview.net/", "/lost/"),
        tmlr_item("abcDE2", "A Second Paper", "sometime"),
        tmlr_item("abcDE3", "A Third Paper", "May 2024"),
    )
    records = read_index(html("".join(items), INDEX))
    assert [(record.ids.openreview, record.dates) for record in records] == [
        ("abcDE2", ()),
        ("abcDE3", ((DateKind.PUBLISHED, PartialDate(2024, 5)),)),
    ]


@pytest.mark.parametrize("venue", ["TMLR", "TMLR 2024", "Transactions on Machine Learning Research"])
def test_an_entry_that_names_the_journal_is_looked_for_on_its_page(venue: str) -> None:
    assert indexes_of(replace(paper("A Title"), venue=venue)) == (INDEX,)


@pytest.mark.parametrize("venue", ["", "JMLR 2024", "ICML 2024"])
def test_no_other_is(venue: str) -> None:
    assert indexes_of(replace(paper("A Title"), venue=venue)) == ()


@pytest.mark.anyio
async def test_an_entry_that_links_to_a_forum_is_found_by_its_title() -> None:
    url = "https://openreview.net/forum?id=abcDE00001"
    linked = replace(paper("A Paper on Some Curious Matter"), url=url, ids=recognise(url), venue="TMLR")
    answers = await ask(TMLR(), [linked], tmlr_knowing)
    assert isinstance(answers[linked], Found)
