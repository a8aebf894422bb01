from dataclasses import replace
from datetime import date

import pytest

from enrich.authority import weigh
from enrich.corrections.announced import suggest
from enrich.house import House, VersionPolicy
from enrich.model import Author, Band, Change, Field, Finding, Ids, Paper, Record, Version
from enrich.normalise.venues import learn_venues
from papers import a_dossier, a_paper, a_preprint, a_record

HOUSE = House(date(2026, 11, 22))
ON_ARXIV = a_paper(ids=Ids(arxiv="2409.06277"))


def suggested(
    *records: Record, paper: Paper = ON_ARXIV, silent: tuple[str, ...] = (), house: House = HOUSE
) -> Finding | None:
    dossier = a_dossier(paper, *records, silent=silent)
    return suggest(weigh(dossier), house)


def a_comment(comment: str = "12 pages. Accepted at ICML 2025", **facts: object) -> Record:
    return a_preprint(comment=comment, **facts)


@pytest.mark.parametrize("venue", ["", "arXiv", "CoRR"])
def test_what_authors_announce_is_suggested_and_never_applied(venue: str) -> None:
    finding = suggested(a_comment(), paper=replace(ON_ARXIV, venue=venue))
    assert finding is not None
    assert finding.rule == "stale-preprint"
    assert finding.message == "its authors announce at arXiv: “12 pages. Accepted at ICML 2025”"
    assert finding.fix is not None
    assert (finding.fix.field, finding.fix.before, finding.fix.after) == (Field.VENUE, venue, "ICML")
    assert finding.fix.band is Band.SUGGEST


def test_the_preprint_is_the_record_behind_it_whoever_passed_it_on() -> None:
    for record in (a_comment(), a_comment(source="datacite")):
        finding = suggested(record)
        assert finding is not None
        assert isinstance(finding.fix, Change)
        assert finding.fix.because == record


def test_the_venue_is_written_as_the_list_writes_venues() -> None:
    finding = suggested(a_comment(), house=replace(HOUSE, venues=learn_venues(("NeurIPS 2023", "ACL 2024"))))
    assert finding is not None
    assert finding.fix is not None
    assert finding.fix.after == "ICML 2025"


def test_a_workshop_is_suggested_as_one() -> None:
    finding = suggested(a_comment("Accepted at ICML 2024 Workshop on Trees"))
    assert finding is not None
    assert finding.fix is not None
    assert finding.fix.after == "ICML Workshop"


@pytest.mark.parametrize(
    "comment", ["", "12 pages", "Submitted to ICML 2025", "Extended version of an ICML 2025 paper"]
)
def test_what_is_no_announcement_is_not_suggested(comment: str) -> None:
    assert suggested(a_comment(comment)) is None


@pytest.mark.parametrize("venue", ["ICML", "ICLR 2025", "Proceedings of Somewhere"])
def test_an_entry_that_shows_a_published_venue_keeps_it(venue: str) -> None:
    assert suggested(a_comment(), paper=replace(ON_ARXIV, venue=venue)) is None


@pytest.mark.parametrize("venue", ["ICML 2025", "KDD 2025"])
def test_a_published_record_is_believed_instead(venue: str) -> None:
    assert suggested(a_comment(), a_record(venues=(venue,))) is None


def test_a_published_record_that_is_likely_is_suggested_alone() -> None:
    assert suggested(a_comment(), a_record(authors=(Author("Somebody Else"),), dates=())) is None


def test_a_preprint_that_is_not_certainly_the_paper_tells_nothing() -> None:
    stranger = a_comment(ids=Ids(arxiv="2409.00001"), authors=(Author("Somebody Else"),))
    assert suggested(stranger) is None


def test_nothing_is_announced_while_a_source_that_might_know_is_silent() -> None:
    assert suggested(a_comment(), silent=("crossref",)) is None
    assert suggested(a_comment(), silent=("datacite",)) is not None


def test_a_list_that_shows_preprints_is_left_alone() -> None:
    assert suggested(a_comment(), house=replace(HOUSE, versions=VersionPolicy.FIRST)) is None


def test_only_arxiv_is_known_to_hold_such_comments() -> None:
    assert (
        suggested(a_record(version=Version.PREPRINT, comment="Accepted at ICML 2025", ids=Ids(doi="10.1101/a"))) is None
    )
