"""What the journal reference of a preprint is worth: a suggestion, where no record tells of a publication."""

from dataclasses import replace
from datetime import date

import pytest

from enrich.corrections.references import is_full
from enrich.house import House, VersionPolicy
from enrich.model import Field, Finding, Ids, Paper, Record
from enrich.reconcile import reconcile
from papers import a_dossier, a_paper, a_preprint, a_record

HOUSE = House(date(2026, 11, 22))
PAPER = a_paper(date="Sep 2024", ids=Ids(arxiv="2409.06277"))
CLAIMING = a_preprint(venues=("Proc. of ICML 2025, PMLR 267:1-20",))


def stale(paper: Paper, *records: Record, silent: tuple[str, ...] = (), house: House = HOUSE) -> list[Finding]:
    found = reconcile(a_dossier(paper, *records, silent=silent), house)
    return [finding for finding in found if finding.rule == "stale-preprint"]


@pytest.mark.parametrize(
    "reference",
    [
        "Phys. Rev. D 76, 013009 (2007)",
        "Proc. of ICML 2024.",
        "JHEP 0709:032,2007",
        "TMLR (2024)",
        "Nature 600 (2021) 70-74",
    ],
)
def test_a_reference_with_a_year_is_full(reference: str) -> None:
    assert is_full(reference)


@pytest.mark.parametrize(
    "reference",
    [
        "Phys. Rev. D",
        "Accepted to ICML 2024",
        "to appear in JHEP (2020)",
        "Submitted to PRL 2020",
        "in press 2022",
        "2007-2008",
    ],
)
def test_a_hope_or_half_a_reference_is_not(reference: str) -> None:
    assert not is_full(reference)


def test_the_authors_reference_suggests_a_venue_and_nothing_else() -> None:
    (finding,) = stale(PAPER, CLAIMING)
    assert finding.fix is not None
    assert (finding.fix.field, finding.fix.after, finding.fixed) == (Field.VENUE, "ICML", False)
    assert "journal reference" in finding.fix.why
    assert not any(f.fixed for f in reconcile(a_dossier(PAPER, CLAIMING), HOUSE))


def test_a_journal_that_no_table_knows_is_reported_as_it_stands() -> None:
    (finding,) = stale(PAPER, a_preprint(venues=("Phys. Rev. D 76, 013009 (2007)",)))
    assert finding.fix is None
    assert "Phys. Rev. D 76, 013009 (2007)" in finding.message
    assert stale(PAPER, a_preprint(venues=("Some Meeting 2007",))) == []


def test_a_record_of_the_publication_is_heard_instead() -> None:
    (finding, *_) = [
        f for f in stale(PAPER, CLAIMING, a_record(venues=("KDD 2025",))) if f.fix and f.fix.field is Field.VENUE
    ]
    assert finding.fix is not None
    assert finding.fix.after == "KDD"


def test_nothing_is_suggested_to_an_entry_that_shows_a_venue_or_while_crossref_is_silent() -> None:
    assert stale(replace(PAPER, venue="NeurIPS"), CLAIMING) == []
    assert stale(PAPER, CLAIMING, silent=("crossref",)) == []
    assert len(stale(PAPER, CLAIMING, silent=("arxiv",))) == 1


def test_a_list_of_preprints_does_not_ask_for_it() -> None:
    assert stale(PAPER, CLAIMING, house=replace(HOUSE, versions=VersionPolicy.FIRST)) == []


def test_a_reference_places_no_preprint_at_a_conference() -> None:
    """It is not the venue of that version, so it neither confirms the entry's venue nor makes a rival."""
    right = a_record(venues=("KDD 2025",))
    found = reconcile(a_dossier(replace(PAPER, venue="KDD", date="Jul 2025"), CLAIMING, right), HOUSE)
    assert found == ()
