"""All that is certain about a work is kept together: one line for each place where it appeared."""

from dataclasses import replace
from datetime import date

from enrich.authority import weigh
from enrich.house import House, VersionPolicy
from enrich.model import Author, DateKind, Ids, Paper, PartialDate, Record, Version, Work
from enrich.versions import work_of
from papers import PEOPLE, a_dossier, a_paper, a_preprint, a_record

HOUSE = House(date(2026, 11, 22))
ARXIV = Ids(arxiv="2409.06277")
WORKSHOP = a_record(
    version=Version.WORKSHOP, venues=("NeurIPS 2024",), dates=((DateKind.EVENT, PartialDate(2024, 12)),)
)
CONFERENCE = a_record()
JOURNAL = a_record(
    version=Version.JOURNAL,
    venues=("IEEE Network",),
    dates=((DateKind.PRINT, PartialDate(2026, 1)),),
    ids=Ids(doi="10.1109/1"),
)


def work(paper: Paper, *records: Record, policy: VersionPolicy = VersionPolicy.OF_RECORD) -> Work:
    house = replace(HOUSE, versions=policy)
    dossier = a_dossier(paper, *records)
    return work_of(weigh(dossier, policy), house)


def told(paper: Paper, *records: Record) -> list[tuple[Version, str, str, bool]]:
    return [(v.version, v.venue, str(v.date or ""), v.shown) for v in work(paper, *records).versions]


def test_versions_are_told_in_the_order_in_which_works_appear() -> None:
    assert told(a_paper(ids=ARXIV), JOURNAL, CONFERENCE, WORKSHOP, a_preprint()) == [
        (Version.PREPRINT, "arXiv", "2024-09-10", False),
        (Version.WORKSHOP, "NeurIPS Workshop", "2024-12", False),
        (Version.CONFERENCE, "ICML", "2025-07", True),
        (Version.JOURNAL, "IEEE Network", "2026-01", False),
    ]


def test_records_of_one_place_are_one_version_with_all_that_they_know() -> None:
    undated = a_record("catalogue", dates=())
    assert told(a_paper(ids=ARXIV), a_preprint(), a_preprint("datacite"), undated, CONFERENCE) == [
        (Version.PREPRINT, "arXiv", "2024-09-10", False),
        (Version.CONFERENCE, "ICML", "2025-07", True),
    ]


def test_what_a_preprint_claims_is_not_where_it_appeared() -> None:
    claiming = a_preprint(venues=("Proc. of ICML 2025",))
    assert told(a_paper(ids=ARXIV), claiming) == [(Version.PREPRINT, "arXiv", "2024-09-10", True)]


def test_two_registrations_that_name_no_place_stay_apart() -> None:
    one = a_record(venues=(), ids=Ids(doi="10.1/a"), version=Version.OTHER)
    other = a_record(venues=(), ids=Ids(doi="10.1/b"), version=Version.OTHER)
    assert len(told(a_paper(date="2025"), one, other)) == 2
    assert len(told(a_paper(date="2025"), one, replace(other, ids=Ids()))) == 1


def test_nothing_that_is_only_likely_is_a_version() -> None:
    stranger = a_record(authors=(Author("Ada King"),), version=Version.JOURNAL, venues=("IEEE Network",))
    assert told(a_paper(authors=", ".join(PEOPLE)), stranger) == []
    assert work(a_paper(), stranger).reason == ""


def test_the_reason_says_why_that_version_is_shown() -> None:
    paper = a_paper(ids=ARXIV)
    assert work(paper, a_preprint()).reason == "no published version is certain"
    assert work(paper, a_preprint(), CONFERENCE).reason == "the strongest published version"
    assert work(a_paper(ids=Ids(doi="10.1109/1")), JOURNAL, CONFERENCE).reason == "the entry's link leads to it"
    assert work(paper, a_preprint(), CONFERENCE, policy=VersionPolicy.FIRST).reason == "the list shows preprints"
