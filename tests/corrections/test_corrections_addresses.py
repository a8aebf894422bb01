"""Where a link to a preprint is unlike the others of its list: a suggestion, and only there."""

from dataclasses import replace
from datetime import date

import pytest

from enrich.corrections.addresses import WHICH, WHY
from enrich.house import House, VersionPolicy, learn
from enrich.model import Field, Finding, Ids, Link, Location, Paper, PaperList, Record
from enrich.reconcile import reconcile
from papers import a_dossier, a_paper, a_preprint, a_record

HOUSE = House(date(2026, 11, 22), links_publications=True)
PREPRINT = "https://arxiv.org/abs/2409.06277"
PAGE = "https://aclanthology.org/2024.emnlp-main.1"
PAPER = a_paper(url=PREPRINT, ids=Ids(arxiv="2409.06277"))
PUBLISHED = a_record(url=PAGE, ids=Ids(arxiv="2409.06277", acl="2024.emnlp-main.1"))


def of_address(paper: Paper, *records: Record, house: House = HOUSE) -> list[Finding]:
    found = reconcile(a_dossier(paper, *records), house)
    return [finding for finding in found if finding.fix is not None and finding.fix.field is Field.URL]


def test_where_most_link_publications_that_of_a_preprint_is_suggested() -> None:
    (finding,) = of_address(PAPER, PUBLISHED, a_preprint())
    assert finding.fix is not None
    assert (finding.rule, finding.fix.after, finding.fix.why, finding.fixed) == ("stale-preprint", PAGE, WHY, False)


def test_instead_of_a_conferences_programme_the_page_of_the_review_is_suggested() -> None:
    programme = a_record("virtual", url="https://icml.cc/virtual/2025/poster/1", ids=Ids(virtual="icml/2025/1"))
    reviewed = replace(programme, related=(Ids(openreview="abcDE12"),))
    for record, expected in ((programme, programme.url), (reviewed, "https://openreview.net/forum?id=abcDE12")):
        (finding,) = of_address(PAPER, record, a_preprint())
        assert finding.fix is not None
        assert finding.fix.after == expected


@pytest.mark.parametrize("venue", ["", "arXiv"])
def test_with_the_venue_of_what_was_published_its_page_is_suggested(venue: str) -> None:
    paper, house = replace(PAPER, venue=venue), replace(HOUSE, links_publications=False)
    assert len(of_address(paper, PUBLISHED, a_preprint(), house=house)) == 1


@pytest.mark.parametrize(
    ("paper", "records", "house"),
    [
        (replace(PAPER, venue="EMNLP"), (PUBLISHED,), replace(HOUSE, links_publications=False)),
        (PAPER, (PUBLISHED,), replace(HOUSE, versions=VersionPolicy.AS_LISTED)),
        (PAPER, (a_preprint(),), HOUSE),
        (replace(PAPER, url="https://openreview.net/forum?id=a1"), (PUBLISHED,), HOUSE),
        (PAPER, (replace(PUBLISHED, source="openalex"),), HOUSE),
    ],
)
def test_otherwise_no_address_is(paper: Paper, records: tuple[Record, ...], house: House) -> None:
    assert of_address(paper, *records, house=house) == []


@pytest.mark.parametrize(("pages", "habit"), [(3, True), (2, False)])
def test_most_entries_that_name_a_venue_make_the_habit(pages: int, habit: bool) -> None:
    papers = [a_paper(venue="EMNLP", url=PAGE)] * pages + [a_paper(venue="EMNLP", url=PREPRINT)] * 3
    house = learn(PaperList("l.csv", tuple(papers)), frozenset(Field), date(2026, 11, 22))
    assert house.links_publications is habit


UNLINKED = a_paper(url="", links=(Link("", Location("papers.md", 3)),))


@pytest.mark.parametrize(("publications", "expected"), [(True, PAGE), (False, PREPRINT)])
def test_for_an_empty_link_that_version_is_suggested_which_the_list_links_mostly(
    publications: bool, expected: str
) -> None:
    house = replace(HOUSE, links_publications=publications)
    records = replace(PUBLISHED, ids=Ids(acl="2024.emnlp-main.1")), a_preprint(url=PREPRINT)
    (finding,) = of_address(UNLINKED, *records, house=house)
    assert finding.fix is not None
    assert (finding.rule, finding.fix.after, finding.fixed) == ("missing-link", expected, False)
    assert finding.fix.why.endswith(WHICH)


def test_for_an_entry_without_a_link_one_is_suggested_where_nearly_all_others_have_one() -> None:
    paper = a_paper(url="", date="Jul 2025", closed=frozenset({Field.URL}))
    assert of_address(paper, PUBLISHED) == []
    (finding,) = of_address(paper, PUBLISHED, house=replace(HOUSE, links_works=True))
    assert finding.fix is not None
    assert (finding.rule, finding.fix.after, finding.fixed) == ("missing-link", PAGE, False)
    assert "it is not clear where url would stand" in finding.fix.why


@pytest.mark.parametrize(("linked", "alone", "habit"), [(8, 2, True), (8, 3, False), (4, 0, False)])
def test_nearly_all_is_four_in_five_and_five_at_least(linked: int, alone: int, habit: bool) -> None:
    papers = tuple(a_paper(line=line, url=PREPRINT if line < linked else "") for line in range(linked + alone))
    listed = PaperList("papers.md", papers)
    assert learn(listed, frozenset(Field), date(2026, 11, 22)).links_works is habit


def test_no_address_is_suggested_where_no_link_lacks_it_or_it_has_no_place_or_only_a_copy_knows_it() -> None:
    assert of_address(replace(UNLINKED, closed=frozenset({Field.URL})), PUBLISHED) == []
    assert of_address(replace(UNLINKED, links=()), PUBLISHED) == []
    assert of_address(replace(UNLINKED, ids=Ids(doi="10.1234/5")), PUBLISHED) == []
    assert of_address(UNLINKED, replace(PUBLISHED, source="openalex")) == []
