import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.errors import SourceSilent
from enrich.model import Absent, Unavailable
from enrich.sources.asking import alike, settle
from sources.service_answers import Door, paper, response

DOOR = Door(lambda _: response())

keys = st.lists(st.sampled_from("abcdefgh"), max_size=20)


@given(keys, st.randoms())
def test_groups_do_not_depend_on_the_order_of_the_list(letters: list[str], random) -> None:
    papers = [paper(letter, line) for line, letter in enumerate(letters)]
    shuffled = random.sample(papers, len(papers))
    made = [[{p.title for p in group} for group in alike(some, lambda p: p.title)] for some in (papers, shuffled)]
    assert made[0] == made[1] == [{letter} for letter in sorted(set(letters))]


@given(keys)
def test_every_paper_is_in_one_group(letters: list[str]) -> None:
    papers = [paper(letter, line) for line, letter in enumerate(letters)]
    grouped = [p for group in alike([*papers, *papers], lambda p: p.title) for p in group]
    assert sorted(p.where for p in grouped) == [p.where for p in papers]


async def known(papers, _):
    return [(each, Absent()) for each in papers]


async def silent(*_):
    raise SourceSilent("host is down")


async def broken(*_):
    raise KeyError("a bug")


@pytest.mark.anyio
async def test_the_papers_of_a_failed_question_are_unavailable_and_the_others_go_on() -> None:
    one, two = paper("a", 1), paper("b", 2)
    answers = {pair async for pair in settle([([one], silent), ([two], known)], DOOR)}
    assert answers == {(one, Unavailable("host is down")), (two, Absent())}


@pytest.mark.anyio
async def test_a_bug_ends_the_run() -> None:
    with pytest.raises(KeyError):
        [pair async for pair in settle([([paper("a")], broken), ([paper("b")], known)], DOOR)]


@pytest.mark.anyio
async def test_questions_are_open_at_the_same_time() -> None:
    both = asyncio.Barrier(2)

    async def meet(papers, _):
        await both.wait()
        return await known(papers, _)

    answers = settle([([paper("a", 1)], meet), ([paper("b", 2)], meet)], DOOR)
    assert len([pair async for pair in answers]) == 2


@pytest.mark.anyio
async def test_who_stops_listening_leaves_no_question_open() -> None:
    cancelled = asyncio.Event()

    async def endless(*_):
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    answers = settle([([paper("a", 1)], known), ([paper("b", 2)], endless)], DOOR)
    assert (await anext(answers))[1] == Absent()
    await answers.aclose()
    assert cancelled.is_set()
