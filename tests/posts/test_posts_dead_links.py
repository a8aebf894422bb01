"""The rolling issue: a link is in it until it was seen alive, whatever a single night could not find out."""

import re
from dataclasses import replace
from datetime import date

import pytest

from enrich.links.choice import Choice
from enrich.model import CheckedLink, Health, Link, Location, Report, Verdict
from enrich.posts import Close, Create, Nothing, Post, Reopen, Update
from enrich.posts.dead_links import body, decide, not_living
from enrich.posts.model import DeadLink, State

BEES = "https://gone.example/bees"
ANTS = "https://gone.example/ants"


def report(**health: Health) -> Report:
    """Links to /bees and /ants, with what was found out about each; dead ones for three days."""
    links = tuple(
        CheckedLink(
            Link(f"https://gone.example/{name}", Location("papers.md", number)),
            Verdict(found, "the host has no such page", since=date(2026, 11, 20), nights=3),
        )
        for number, (name, found) in enumerate(health.items(), 5)
    )
    return Report(("papers.md",), 2, (), links)


def dead(**health: Health) -> tuple[DeadLink, ...]:
    return not_living(report(**health), Choice())


def issue(*links: DeadLink, state: State = State.OPEN) -> Post:
    return Post(3, body(links), state)


BOTH = dead(bees=Health.BROKEN, ants=Health.BROKEN)


def test_a_dead_link_opens_the_issue_and_the_next_night_says_nothing() -> None:
    assert decide(BOTH, []) == Create(body(sorted(BOTH, key=lambda one: one.place)))
    assert isinstance(decide(BOTH, [issue(*BOTH)]), Nothing)


def test_a_link_that_has_not_been_dead_for_long_opens_nothing() -> None:
    fresh = replace(report(bees=Health.BROKEN).links[0].verdict, nights=2)
    links = tuple(replace(one, verdict=fresh) for one in report(bees=Health.BROKEN).links)
    assert isinstance(decide(not_living(replace(report(), links=links), Choice()), []), Nothing)


@pytest.mark.parametrize("tonight", [Health.UNCHECKED, Health.TRANSIENT, Health.BLOCKED])
def test_a_night_that_found_nothing_out_changes_nothing(tonight: Health) -> None:
    assert isinstance(decide(dead(bees=tonight, ants=tonight), [issue(*BOTH)]), Nothing)


def test_a_lost_memory_of_earlier_nights_buries_nobody_and_digs_nobody_up() -> None:
    young = tuple(replace(one, lasting=False, since="2026-11-22") for one in BOTH)
    assert isinstance(decide(young, [issue(*BOTH)]), Nothing)


def test_a_run_that_did_not_look_at_all_links_closes_nothing() -> None:
    assert isinstance(decide(None, [issue(*BOTH)]), Nothing)


def test_one_that_lives_again_leaves_and_the_last_one_closes() -> None:
    one_left = decide(dead(bees=Health.OK, ants=Health.BROKEN), [issue(*BOTH)])
    assert isinstance(one_left, Update)
    assert "bees" not in one_left.body
    assert isinstance(decide(dead(bees=Health.OK, ants=Health.MOVED), [issue(*BOTH)]), Close)
    assert isinstance(decide((), [issue(*BOTH)]), Close)


def test_what_somebody_closed_stays_closed_until_another_link_dies() -> None:
    closed = issue(BOTH[0], state=State.CLOSED)
    assert isinstance(decide(BOTH[:1], [closed]), Nothing)
    assert isinstance(decide(BOTH, [closed]), Reopen)


def test_after_all_lived_again_the_same_issue_is_opened_again() -> None:
    closed = decide((), [issue(*BOTH)])
    assert isinstance(closed, Close)
    assert isinstance(decide(BOTH, [Post(3, closed.body, State.CLOSED)]), Reopen)


def test_a_link_that_the_settings_leave_out_leaves() -> None:
    links = not_living(report(bees=Health.UNCHECKED), Choice(exclude=(re.compile("gone"),)))
    assert isinstance(decide(links, [issue(*BOTH)]), Close)


def test_an_issue_that_somebody_edited_is_read_as_far_as_it_goes() -> None:
    for text in ("", "<!-- enrich: known {oops} -->", '<!-- enrich: known {"x": [1]} -->'):
        assert isinstance(decide(BOTH, [Post(3, text)]), Update)


def test_hostile_addresses_end_no_comment_and_make_no_markup() -> None:
    url = "https://gone.example/--><script>alert(1)</script>]]>``@everyone"
    one = replace(BOTH[0], url=url, entry="@everyone <b>", reason="::error::x -->")
    text = body([one])
    assert text.count("-->") == text.count("<!--") == 2
    assert "<script" not in text
    assert isinstance(decide([one], [Post(3, text)]), Nothing)


def test_ten_thousand_dead_links_fit() -> None:
    many = [replace(BOTH[0], url=f"{BEES}/{number}", place=f"papers.md:{number}") for number in range(10_000)]
    text = body(many)
    assert len(text) <= 65_536
    assert "10000 links" in text
    assert isinstance(decide(many, [Post(3, text)]), Nothing)
