"""What a contributor is told: one comment, and changes that can be accepted as they are."""

import re

import pytest

from enrich.model import Field, Finding, Location, Repair
from enrich.posts import Create, Nothing, Post, Update
from enrich.posts.pull_request import clean, comment, decide, suggestions
from report_samples import EMPTY, HOSTILE, RICH, change, record

OLD = "title,date\nOn Bees,Mon 2025\nOn Ants,Mar 2024\n"
NEW = OLD.replace("Mon 2025", "Aug 2025")
FINDING = Finding(
    "placeholder-date", "Mon 2025", Location("papers.csv", 2), change(2, Field.DATE, "Mon 2025", "Aug 2025", record())
)
EVERY_LINE = range(1, 100)


def suggested(old: str, new: str, *findings: Finding, shown=EVERY_LINE) -> list[tuple[int, int, str]]:
    return [
        (one.first, one.last, one.body) for one in suggestions(old, new, "papers.csv", findings or (FINDING,), shown)
    ]


def test_a_correction_can_be_accepted_as_it_stands_and_says_on_whose_word() -> None:
    ((first, last, text),) = suggested(OLD, NEW)
    assert (first, last) == (2, 2)
    assert text.endswith("```suggestion\nOn Bees,Aug 2025\n```")
    assert "](https://" in text


def test_a_line_that_the_diff_does_not_show_cannot_be_commented_on() -> None:
    assert suggested(OLD, NEW, shown={1, 3}) == []


def test_what_is_put_in_stands_behind_the_line_above_it() -> None:
    old = "@article{b,\n  title = {On Bees},\n}\n"
    new = "@article{b,\n  title = {On Bees},\n  year = {2025},\n}\n"
    repair = Finding(
        "missing-date", "", Location("papers.csv", 1), Repair(Location("papers.csv", 1), Field.DATE, "", "2025", "why")
    )
    assert suggested(old, new, repair)[0][:2] == (2, 2)
    assert "  title = {On Bees},\n  year = {2025}," in suggested(old, new, repair)[0][2]


def test_a_fence_in_a_line_does_not_end_the_suggestion() -> None:
    text = suggested(OLD.replace("On Bees", "```` Bees"), NEW.replace("On Bees", "```` Bees"))[0][2]
    assert text.endswith("`````suggestion\n```` Bees,Aug 2025\n`````")


def test_a_file_with_carriage_returns_gets_none() -> None:
    assert suggested(OLD.replace("\n", "\r\n"), NEW.replace("\n", "\r\n")) == []


def test_the_comment_is_made_once_and_then_kept_up_to_date() -> None:
    text = comment(RICH)
    assert decide(text, [Post(1, "I like it")], nothing_found=False) == Create(text)
    assert isinstance(decide(text, [Post(1, text)], nothing_found=False), Nothing)
    assert decide(comment(EMPTY), [Post(1, text)], nothing_found=True) == Update(1, comment(EMPTY))


def test_a_clean_change_is_not_commented_on() -> None:
    assert clean(EMPTY)
    assert not clean(RICH)
    assert isinstance(decide(comment(EMPTY), [], nothing_found=True), Nothing)


@pytest.mark.parametrize("report", [RICH, HOSTILE])
def test_the_comment_holds_one_mark(report) -> None:
    assert len(re.findall("<!--", comment(report))) == 1
