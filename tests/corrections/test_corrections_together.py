"""Venue and date are changed together, or neither is; and a namesake's facts are only suggested."""

from dataclasses import replace
from datetime import date

from enrich.house import House
from enrich.model import Author, DateKind, Field, Finding, Ids, Paper, PartialDate, Record, Version
from enrich.reconcile import reconcile
from papers import TITLE, a_dossier, a_paper, a_preprint, a_record

HOUSE = House(date(2026, 11, 22))
ARXIV = Ids(arxiv="2409.06277")
DOI = Ids(doi="10.1145/1.2")
BOTH = replace(DOI, arxiv=ARXIV.arxiv)
EARLY = a_preprint(dates=((DateKind.SUBMITTED, PartialDate(2020, 3, 1)),))


def found(paper: Paper, *records: Record, house: House = HOUSE, silent: tuple[str, ...] = ()) -> dict[Field, Finding]:
    findings = reconcile(a_dossier(paper, *records, silent=silent), house)
    return {finding.fix.field: finding for finding in findings if finding.fix}


def fixed(paper: Paper, *records: Record, house: House = HOUSE) -> set[Field]:
    return {field for field, finding in found(paper, *records, house=house).items() if finding.fixed}


def test_a_stale_preprint_gets_venue_and_date_together() -> None:
    paper = a_paper(date="Sep 2024", venue="arXiv", ids=ARXIV)
    assert fixed(paper, a_preprint(), a_record()) == {Field.DATE, Field.VENUE}


def test_a_venue_is_not_put_beside_the_date_of_the_preprint() -> None:
    close = a_record(dates=((DateKind.PUBLISHED, PartialDate(2022, 7)),), venues=("ICML 2022",))
    paper = a_paper(date="Mar 2020", ids=ARXIV)
    changes = found(paper, EARLY, close)
    assert not changes[Field.DATE].fixed
    assert not changes[Field.VENUE].fixed
    assert changes[Field.VENUE].rule == "stale-preprint"
    assert changes[Field.VENUE].fix is not None
    assert "belong together" in changes[Field.VENUE].fix.why


def test_nor_beside_that_date_where_the_link_leads_to_the_publication() -> None:
    close = a_record(dates=((DateKind.PUBLISHED, PartialDate(2022, 7)),), venues=("ICML 2022",), ids=DOI)
    assert fixed(a_paper(date="Mar 2020", ids=BOTH), EARLY, close) == set()
    assert fixed(a_paper(date="Mar 2019", ids=DOI), close) == {Field.VENUE}


def test_a_venue_is_not_put_beside_a_date_of_which_nothing_is_known() -> None:
    undated = a_record(dates=())
    assert fixed(a_paper(date="Sep 2024", ids=ARXIV), a_preprint(), undated) == set()


def test_a_date_is_not_put_beside_the_preprint_server() -> None:
    unknown = a_record(venues=("Proceedings of a Meeting of Which No Table Has Ever Heard",), version=Version.OTHER)
    paper = a_paper(date="Sep 2024", venue="arXiv", ids=ARXIV)
    changes = found(paper, a_preprint(), unknown)
    assert not changes[Field.VENUE].fixed
    assert not changes[Field.DATE].fixed


def test_nor_beside_one_that_no_entry_of_the_list_has_in_a_form_that_is_rewritten() -> None:
    # a bibliography: the journal of a preprint, and the rest of the list macros
    house = replace(HOUSE, fields=frozenset(Field) - {Field.VENUE})
    paper = a_paper(date="2024", venue="arXiv", ids=ARXIV, closed=frozenset({Field.VENUE}))
    changes = found(paper, a_preprint(), a_record(), house=house)
    assert not changes[Field.DATE].fixed
    assert changes[Field.VENUE].fix is not None
    assert "is not rewritten" in changes[Field.VENUE].fix.why


def test_the_link_alone_shows_which_version_an_empty_venue_is_of() -> None:
    unknown = a_record(venues=("Proceedings of a Meeting of Which No Table Has Ever Heard",), ids=DOI)
    assert fixed(a_paper(date="Mon 2025", ids=DOI), unknown) == {Field.DATE}
    assert fixed(a_paper(date="Mon 2025"), unknown) == set()


def test_a_list_without_venues_gets_dates() -> None:
    house = replace(HOUSE, fields=frozenset({Field.TITLE, Field.DATE}))
    assert fixed(a_paper(date="Mon 2025", ids=ARXIV), a_preprint(), a_record(), house=house) == {Field.DATE}


def test_a_pinned_venue_keeps_its_date_and_a_pinned_date_keeps_no_venue_back() -> None:
    paper = a_paper(date="Sep 2024", venue="arXiv", ids=ARXIV)
    pinned = replace(paper, keep=frozenset({Field.VENUE}))
    assert not found(pinned, a_preprint(), a_record())[Field.DATE].fixed
    pinned = replace(paper, keep=frozenset({Field.DATE}))
    assert found(pinned, a_preprint(), a_record())[Field.VENUE].fixed


# --- namesakes ----------------------------------------------------------------------------------

TWIN = a_paper(venue="KDD", date="Mar 2021", authors="Ada King, Bo Li", ids=DOI)


def test_a_namesake_is_not_written_over_an_entry() -> None:
    findings = reconcile(a_dossier(TWIN, a_record(ids=DOI)), HOUSE)
    assert not any(finding.fixed for finding in findings)
    assert "link-mismatch" in {finding.rule for finding in findings}
    silent = reconcile(a_dossier(TWIN, a_record(ids=DOI), silent=("arxiv",)), HOUSE)
    assert "link-mismatch" not in {finding.rule for finding in silent}
    assert {finding.fix.field for finding in findings if finding.fix} == {Field.DATE, Field.VENUE, Field.AUTHORS}


def test_two_wrong_fields_do_not_make_a_namesake() -> None:
    record = a_record(ids=DOI)
    assert fixed(replace(TWIN, date="Jul 2025"), record) == {Field.VENUE, Field.AUTHORS}
    assert fixed(replace(TWIN, venue="ICML", date="Jul 2024"), record) == {Field.DATE, Field.AUTHORS}
    assert fixed(replace(TWIN, authors="Yao Shu, Wenyang Hu, See-Kiong Ng"), record) == {Field.VENUE}


# --- titles that changed ------------------------------------------------------------------------


def test_a_work_is_said_to_be_renamed_where_an_identifier_leads_to_another_title() -> None:
    change = found(a_paper("Domain Coverage Augmentation", ids=ARXIV), a_preprint())[Field.TITLE]
    assert (change.rule, change.fixed) == ("renamed-work", False)
    assert change.message == "arXiv has this work under another title"


def test_a_title_that_is_only_like_it_renames_nothing() -> None:
    shorter = a_record(title=TITLE, dates=((DateKind.PUBLISHED, PartialDate(2024, 9)),))
    assert Field.TITLE not in found(a_paper(f"{TITLE}: Towards Kernels"), shorter)


def test_a_record_of_other_people_under_another_title_is_not_believed_for_a_relation() -> None:
    other = a_record(ids=DOI, title="A Survey of Graph Kernels", authors=(Author("Nils Kriege"),))
    assert fixed(a_paper(date="Sep 2024", ids=ARXIV), a_preprint(related=(DOI,)), other) == set()
