"""The pull request of a night: nothing changed, nothing said; and a person's word is final there, too."""

import re
from dataclasses import replace

import pytest

from enrich.model import Report
from enrich.posts import Close, Create, Nothing, Post, Posts, Update
from enrich.posts.corrections import body, decide
from enrich.posts.model import State
from report_samples import EMPTY, HOSTILE, RICH


def posts(report: Report = RICH, *, partial: bool = False) -> Posts:
    return Posts(body(report), report.written, partial, (), "", False, ())


def standing(report: Report = RICH, state: State = State.OPEN, *, stuck: bool = False) -> Post:
    return Post(7, body(report), state, stuck)


FEWER = replace(RICH, findings=RICH.findings[1:])


def test_the_first_night_opens_one_and_the_second_says_nothing() -> None:
    assert decide(posts(), []) == Create(body(RICH))
    assert isinstance(decide(posts(), [standing()]), Nothing)


def test_the_text_tells_each_change_with_its_record_and_suggestions_as_a_checklist() -> None:
    text = body(RICH)
    assert re.search(r"Mon 2024 → \*\*Oct 2024\*\* \(\[.+\]\(https://.+\)\)", text)
    assert "- [ ] " in text
    assert "Next:" not in text


def test_what_differs_from_night_to_night_is_left_out() -> None:
    assert "Dead links" not in body(RICH)
    assert body(replace(RICH, links=(), sources=())) == body(RICH)


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("- [ ]", "- [x]"),
        lambda text: "I looked. " + text,
        lambda text: text.replace("\n", "\r\n"),
    ],
)
def test_ticks_and_notes_of_people_are_no_reason_for_an_update(edit) -> None:
    assert isinstance(decide(posts(), [replace(standing(), body=edit(body(RICH)))]), Nothing)


def test_ticks_stay_when_something_else_changes() -> None:
    old = replace(standing(FEWER), body=body(FEWER).replace("- [ ]", "- [x]"))
    decision = decide(posts(), [old])
    assert isinstance(decision, Update)
    assert decision.body.count("- [x]") == old.body.count("- [x]") > 0
    assert isinstance(decide(posts(), [replace(old, body=decision.body)]), Nothing)


def test_what_was_declined_is_not_opened_again_before_there_is_something_else() -> None:
    assert isinstance(decide(posts(), [standing(state=State.CLOSED)]), Nothing)
    assert isinstance(decide(posts(), [standing(FEWER, State.CLOSED)]), Create)
    assert isinstance(decide(posts(), [standing(state=State.MERGED)]), Create)


def test_a_silent_source_takes_nothing_back() -> None:
    assert isinstance(decide(posts(FEWER, partial=True), [standing()]), Nothing)
    assert isinstance(decide(posts(FEWER), [standing()]), Update)
    assert isinstance(decide(posts(RICH, partial=True), [standing(FEWER)]), Update)
    assert isinstance(decide(posts(EMPTY, partial=True), [standing()]), Nothing)


def test_when_nothing_is_left_to_correct_it_is_closed() -> None:
    assert isinstance(decide(posts(EMPTY), [standing()]), Close)
    assert isinstance(decide(posts(EMPTY), []), Nothing)


def test_a_run_that_only_judged_takes_nothing_back() -> None:
    assert isinstance(decide(replace(posts(EMPTY), corrections=""), [standing()]), Nothing)


def test_one_that_cannot_be_merged_is_made_anew() -> None:
    assert isinstance(decide(posts(), [standing(stuck=True)]), Update)


def test_hostile_titles_make_no_mark() -> None:
    assert len(re.findall("<!--", body(HOSTILE))) == 1
