"""The nouns keep their promises by themselves."""

import dataclasses
import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

import enrich.model
from enrich.model import Band, Change, Field, Finding, Ids, Location, PartialDate, Report, Severity, by_location
from papers import a_paper, a_record

NOUNS = [kind for _, kind in inspect.getmembers(enrich.model, dataclasses.is_dataclass)]


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
def test_every_noun_is_frozen_and_slotted(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]  # every dataclass has it
    assert hasattr(kind, "__slots__")


@pytest.mark.parametrize("parts", [(2024, 13), (2024, 2, 30), (2024, None, 3), (0,)])
def test_a_date_that_no_calendar_has_cannot_be_made(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate(*parts)


@given(st.dates())
def test_a_date_agrees_with_every_less_precise_form_of_itself(day: object) -> None:
    exact = PartialDate(day.year, day.month, day.day)  # type: ignore[attr-defined]  # a date
    for precision in (1, 2, 3):
        shorter = PartialDate(*exact.parts[:precision])
        assert exact.agrees_with(shorter)
        assert shorter.agrees_with(exact)
        assert shorter.precision == precision
    assert str(exact) == day.isoformat().lstrip("0") or exact.year < 1000  # type: ignore[attr-defined]  # a date


def test_identifiers_agree_by_kind_and_merge_without_overwriting() -> None:
    one, other = Ids(doi="10.1/x", arxiv="1"), Ids(doi="10.1/x", arxiv="2", acl="a")
    assert one.agreeing(other) == ("doi",)
    assert one.merged(other) == Ids(doi="10.1/x", arxiv="1", acl="a")
    assert not Ids()
    assert one


@pytest.mark.parametrize("url", ["", "ftp://x", "javascript:alert(1)", "doi:10.1/x"])
def test_a_record_has_a_page_that_a_person_can_open(url: str) -> None:
    with pytest.raises(ValueError, match="web page"):
        a_record(url=url)


def test_a_report_parts_its_findings_and_loses_none() -> None:
    where = Location("papers.csv", 2)
    applied, suggested = (
        Finding("wrong-date", "m", where, Change(where, Field.DATE, "", "2024", band, a_record(), "w")) for band in Band
    )
    open_ = Finding("dead-link", "m", where)
    report = Report(("papers.csv",), 1, (applied, suggested, open_))
    assert (report.applied, report.suggested, report.open) == ((applied,), (suggested,), (open_,))


def test_findings_stand_in_the_order_of_the_list_each_once() -> None:
    findings = [
        Finding("b", "m", Location("a", 10)),
        Finding("a", "m", Location("a", 10)),
        Finding("z", "m", Location("a", 9)),
    ]
    assert [finding.rule for finding in by_location([*findings, *findings])] == ["z", "a", "b"]


def test_severities_are_ranked() -> None:
    assert Severity.INFO.rank < Severity.WARNING.rank < Severity.ERROR.rank


def test_what_is_written_for_a_field() -> None:
    assert a_paper(date="Mon 2024").written(Field.DATE) == "Mon 2024"
