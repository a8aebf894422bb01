"""A month that nobody filled in, of a conference that the entry names: from the table, if no record tells one."""

from dataclasses import replace
from datetime import date

import pytest

from enrich.house import DatePolicy, House, VersionPolicy
from enrich.model import Change, DateKind, Field, Finding, Ids, Paper, PartialDate, Record
from enrich.normalise.dates import DateHouse
from enrich.reconcile import reconcile
from papers import a_dossier, a_paper, a_preprint, a_record

HOUSE = House(date(2026, 11, 22))
ARXIV = Ids(arxiv="2409.06277")


def found(paper: Paper, *records: Record, house: House = HOUSE, silent: tuple[str, ...] = ()) -> list[Finding]:
    findings = reconcile(a_dossier(paper, *records, silent=silent), house)
    return [finding for finding in findings if finding.fix and finding.fix.field is Field.DATE]


@pytest.mark.parametrize(
    ("written", "venue", "after"),
    [
        ("Mon 2025", "ICLR", "Apr 2025"),
        ("Mon 2025", "ICLR 2025", "Apr 2025"),
        ("2025", "ICLR", "Apr 2025"),
        ("Mon 2025", "ACL Findings", "Jul 2025"),
        ("Mon 2025", "ICLR 2024", None),
        ("Mon 2025", "ICLR Workshop", None),
        ("Mon 2025", "IEEE Network", None),
        ("Mon 2025", "A Conference that Nobody Knows", None),
        ("Mon 1901", "ICLR", None),
        ("Mar 2025", "ICLR", None),
        ("Mon", "ICLR", None),
    ],
)
def test_the_month_of_the_edition_that_an_entry_names_is_filled_in(written: str, venue: str, after: str | None) -> None:
    findings = found(a_paper(date=written, venue=venue, ids=ARXIV), a_preprint())
    assert [finding.fix.after for finding in findings if finding.fixed and finding.fix] == ([after] if after else [])


def test_it_names_the_table_and_a_page_that_a_person_can_open() -> None:
    (finding,) = found(a_paper(date="Mon 2025", venue="ICLR"))
    assert isinstance(finding.fix, Change)
    assert finding.message == "the table of venues has ICLR 2025 in 2025-04"
    assert finding.fix.because.url == "https://dblp.org/db/conf/iclr/"
    assert finding.fix.why == "the entry names ICLR 2025, which began then"


def test_a_record_of_the_paper_tells_its_date_before_the_table_does() -> None:
    paper = a_paper(date="Mon 2024", venue="AAAI", ids=Ids(doi="10.1/x"))
    published = a_record(
        "catalogue", ids=paper.ids, venues=("AAAI 2024",), dates=((DateKind.PUBLISHED, PartialDate(2024, 3)),)
    )
    assert [finding.fix.after for finding in found(paper, published) if finding.fix] == ["Mar 2024"]


def test_while_a_source_is_silent_it_is_only_suggested() -> None:
    (finding,) = found(a_paper(date="Mon 2025", venue="ICLR", ids=ARXIV), silent=("arxiv",))
    assert not finding.fixed


def test_a_month_about_which_collections_differ_is_only_suggested() -> None:
    (finding,) = found(a_paper(date="Mon 2023", venue="NeurIPS"))
    assert (finding.fixed, finding.fix and finding.fix.why) == (False, "2023-11 is told as well")


def test_an_entry_whose_link_leads_elsewhere_waits() -> None:
    other = a_preprint(title="A Survey of Graph Kernels", authors=())
    assert found(a_paper(date="Mon 2025", venue="ICLR", ids=ARXIV), other) == []


@pytest.mark.parametrize(
    "house",
    [
        replace(HOUSE, policy=DatePolicy.FIRST_PUBLIC),
        replace(HOUSE, versions=VersionPolicy.FIRST),
        replace(HOUSE, dates=DateHouse(precision=1)),
    ],
)
def test_a_list_that_shows_other_dates_or_none_so_precise_gets_none(house: House) -> None:
    assert found(a_paper(date="2025", venue="ICLR"), house=house) == []
