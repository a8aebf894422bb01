"""Which date of a record is whose, held against the services' own definitions, and what of it may be written."""

from dataclasses import replace
from datetime import date

import pytest
from msgspec import convert

from enrich.corrections.version_dates import version_dates
from enrich.house import DatePolicy, House
from enrich.model import DateKind, Field, Finding, Ids, Paper, PartialDate, Record, Version
from enrich.normalise.dates import DateHouse
from enrich.reconcile import reconcile
from enrich.sources.arxiv import read_feed
from enrich.sources.arxiv_number import read_number
from enrich.sources.crossref_works import Work, read_work
from enrich.sources.datacite import Attributes, read_attributes
from papers import a_dossier, a_paper, a_preprint, a_record
from sources.service_answers import atom, attributes, entry, feed, work

HOUSE = House(date(2026, 11, 22))
DOI = Ids(doi="10.1145/1.2")
ARXIV = Ids(arxiv="2409.06277")


def told(record: Record, policy: DatePolicy = DatePolicy.VENUE) -> str:
    """The date that would be written, or ""."""
    return next((str(each) for each, _ in version_dates(record, policy)), "")


# --- what the services say ----------------------------------------------------------------------

CROSSREF = [
    ("journal-article", {"published-online": (2023, 11, 5), "published-print": (2024, 3), "published": (2023, 11, 5)},
     "2024-03"),
    ("journal-article", {"published-online": (2024, 2, 9), "published-print": (2024,), "published": (2024, 2, 9)},
     "2024-02-09"),
    ("journal-article", {"published-online": (2023, 11, 5), "published-print": (2024,), "published": (2023, 11, 5)},
     "2024"),
    ("journal-article", {"published-online": (2023, 11, 5), "published": (2023, 11, 5)}, "2023-11-05"),
    ("journal-article", {"published": (2024,)}, "2024"),
    ("journal-article", {"published": (None,), "published-print": (None,)}, ""),
    ("journal-article", {"created": (1997, 1, 1), "deposited": (2013, 1, 1), "indexed": (2026, 1, 1)}, ""),
    ("journal-article", {"issued": (2013, 1, 1)}, ""),
    ("proceedings-article", {"event": (2023, 12, 10), "published": (2024, 1, 2)}, "2023-12-10"),
    ("proceedings-article", {"published-online": (2024, 1, 2), "published-print": (2023, 10)}, "2023-10"),
    ("posted-content", {"posted": (2024, 5, 1), "published": (2024, 5, 1), "created": (2024, 5, 3)}, "2024-05-01"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "dates", "expected"), CROSSREF)
def test_crossref_dates_mean_what_crossref_says(kind: str, dates: dict[str, tuple[int, ...]], expected: str) -> None:
    fields = {name: {"date-parts": [list(parts)]} for name, parts in dates.items()}
    if "event" in fields:
        fields["event"] = {"start": fields["event"]}
    payload = work("10.1109/x.1", **{"type": kind, "issued": None, "published": None, "container-title": ["A Journal"]})
    assert told(read_work(convert(payload | fields, Work), "https://api.crossref.org/works/x")) == expected


def test_arxiv_dates_are_those_of_the_first_version() -> None:
    (record,) = read_feed(atom(feed(entry("2409.06277", published="2024-09-10T17:59:46Z")))).records
    assert record.dates == ((DateKind.SUBMITTED, PartialDate(2024, 9, 10)),)


DATACITE = [
    ([("Updated", "2025-01-02"), ("Submitted", "2024-09-12"), ("Submitted", "2024-09-10"), ("Issued", "2024")],
     "2024-09-10"),
    ([("Updated", "2025-01-02"), ("Created", "2024-11-11"), ("Issued", "2024-10")], "2024-10"),
    ([("Updated", "2025-01-02"), ("Created", "2024-11-11"), ("Accepted", "2024-11")], ""),
]  # fmt: skip


@pytest.mark.parametrize(("dates", "expected"), DATACITE)
def test_datacite_dates_are_those_of_submission_or_issue(dates: list[tuple[str, str]], expected: str) -> None:
    said = [{"date": value, "dateType": kind} for kind, value in dates]
    payload = attributes("10.48550/arxiv.2409.06277", dates=said)
    assert told(read_attributes(convert(payload, Attributes))) == expected


# --- which of them is the version's --------------------------------------------------------------

ONLINE_FIRST = (
    (DateKind.ONLINE, PartialDate(2023, 11, 5)),
    (DateKind.PRINT, PartialDate(2024, 3)),
    (DateKind.PUBLISHED, PartialDate(2023, 11, 5)),
)


def test_an_article_is_dated_by_its_issue_and_a_chapter_too() -> None:
    journal = a_record(version=Version.JOURNAL, venues=("IEEE Network",), dates=ONLINE_FIRST)
    assert told(journal) == "2024-03"
    assert told(replace(journal, version=Version.OTHER)) == "2024-03"


def test_the_print_policy_asks_for_the_issue_of_proceedings_too() -> None:
    proceedings = a_record(venues=("A Meeting",), dates=((DateKind.EVENT, PartialDate(2024, 6)), *ONLINE_FIRST))
    assert told(proceedings) == "2024-06"
    assert told(proceedings, DatePolicy.PRINT) == "2024-03"


def test_a_year_of_an_issue_is_not_given_the_month_of_another_year() -> None:
    dates = ((DateKind.ONLINE, PartialDate(2023, 11, 5)), (DateKind.PRINT, PartialDate(2024)))
    journal = a_record(version=Version.JOURNAL, venues=("IEEE Network",), dates=dates, ids=DOI)
    assert [str(each) for each, _ in version_dates(journal)] == ["2024", "2023-11-05"]
    paper = a_paper(venue="IEEE Network", ids=DOI)
    assert date_finding(replace(paper, date="Nov 2023"), journal) is None
    assert date_finding(replace(paper, date="Mar 2024"), journal) is None
    assert written(replace(paper, date="Mon 2024"), journal) == "2024"


def date_finding(paper: Paper, *records: Record, house: House = HOUSE) -> Finding | None:
    found = reconcile(a_dossier(paper, *records), house)
    return next((finding for finding in found if finding.fix and finding.fix.field is Field.DATE), None)


def written(paper: Paper, *records: Record, house: House = HOUSE) -> str:
    """The date of an entry after what is certain was applied."""
    finding = date_finding(paper, *records, house=house)
    return finding.fix.after if finding and finding.fix and finding.fixed else paper.date


# --- what may be written ------------------------------------------------------------------------


def published(*dates: tuple[int, ...]) -> Record:
    return a_record(
        version=Version.JOURNAL, venues=("IEEE Network",), ids=DOI,
        dates=tuple((DateKind.PUBLISHED, PartialDate(*parts)) for parts in dates),
    )  # fmt: skip


PRECISION = [
    ("14 Jul 2025", (2025, 6), "14 Jul 2025"),
    ("14 Jul 2025", (2025,), "14 Jul 2025"),
    ("14 Jul 2025", (2025, 7), "14 Jul 2025"),
    ("14 Jul 2025", (2025, 7, 13), "14 Jul 2025"),
    ("14 Jul 2025", (2025, 6, 3), "3 Jun 2025"),
    ("Jul 2025", (2024,), "Jul 2025"),
    ("Jul 2025", (2025, 6, 3), "Jun 2025"),
    ("2025", (2025, 6, 3), "Jun 2025"),
    ("2025", (2025,), "2025"),
]


@pytest.mark.parametrize(("text", "record", "expected"), PRECISION)
def test_what_a_person_wrote_precisely_stays_as_precise(text: str, record: tuple[int, ...], expected: str) -> None:
    assert written(a_paper(date=text, venue="IEEE Network", ids=DOI), published(record)) == expected


def test_a_list_of_years_is_not_given_months() -> None:
    years = replace(HOUSE, dates=DateHouse(precision=1))
    paper = a_paper(date="2024", venue="IEEE Network", ids=DOI)
    assert written(paper, published((2025, 6, 3)), house=years) == "2025"
    assert written(replace(paper, date="2025"), published((2025, 6, 3)), house=years) == "2025"


@pytest.mark.parametrize(
    ("ahead", "expected"), [((2027, 10), "Oct 2027"), ((2027, 12), "Mon 2026"), ((2028,), "Mon 2026")]
)
def test_a_publication_is_not_dated_more_than_a_year_ahead(ahead: tuple[int, ...], expected: str) -> None:
    assert written(a_paper(date="Mon 2026", venue="IEEE Network", ids=DOI), published(ahead)) == expected


@pytest.mark.parametrize(("day", "expected"), [((2026, 11, 22), "Nov 2026"), ((2026, 11, 23), "Mon 2026")])
def test_a_preprint_is_not_dated_ahead_at_all(day: tuple[int, ...], expected: str) -> None:
    preprint = a_preprint(dates=((DateKind.SUBMITTED, PartialDate(*day)),))
    assert written(a_paper(date="Mon 2026", ids=ARXIV), preprint) == expected


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("31 Dec 2022", "2301.00303", "31 Dec 2022"),
        ("Nov 2021", "2112.00114", "Nov 2021"),
        ("Oct 2021", "2112.00114", "Dec 2021"),
        ("Feb 2023", "2301.00303", "Jan 2023"),
    ],
)
def test_a_number_alone_leaves_the_month_before_it_since_its_paper_may_have_come_in_at_its_end(
    text: str, number: str, expected: str
) -> None:
    record = read_number(number)
    assert record is not None
    assert written(a_paper(date=text, ids=record.ids), record) == expected


def test_a_day_that_is_known_leaves_no_other_month_than_that_of_the_number() -> None:
    preprint = a_preprint(ids=Ids(arxiv="2112.00114"), dates=((DateKind.SUBMITTED, PartialDate(2021, 12, 9)),))
    assert written(a_paper(date="Nov 2021", ids=preprint.ids), preprint) == "Dec 2021"


def test_a_date_that_lies_ahead_is_corrected_however_far() -> None:
    assert written(a_paper(date="Mar 2029", venue="IEEE Network", ids=DOI), published((2025, 6))) == "Jun 2025"
    assert written(a_paper(date="Dec 2026", ids=ARXIV), a_preprint()) == "Sep 2024"
    assert written(a_paper(date="Mar 2027", venue="IEEE Network", ids=DOI), published((2025, 6))) == "Mar 2027"


def test_a_placeholder_has_a_year_that_somebody_wrote() -> None:
    paper = a_paper(date="Mon 2024", venue="IEEE Network", ids=DOI)
    assert written(paper, published((2025, 3))) == "Mar 2025"
    assert written(paper, published((2021, 3))) == "Mon 2024"


def test_a_preprint_that_came_after_the_publication_makes_no_date_impossible() -> None:
    both = replace(DOI, arxiv=ARXIV.arxiv)
    late = a_preprint(dates=((DateKind.SUBMITTED, PartialDate(2024, 9)),))
    paper = a_paper(date="Mar 2015", venue="IEEE Network", ids=both)
    assert written(paper, published((2018, 6)), late) == "Mar 2015"
    assert written(paper, published((2025, 6)), late) == "Jun 2025"


def test_the_first_public_date_waits_for_a_source_that_is_silent() -> None:
    house = replace(HOUSE, policy=DatePolicy.FIRST_PUBLIC)
    paper = a_paper(date="Mon 2025", venue="IEEE Network", ids=replace(DOI, arxiv=ARXIV.arxiv))
    silent = reconcile(a_dossier(paper, published((2025, 6)), silent=("arxiv", "datacite")), house)
    assert not any(finding.fixed for finding in silent)
    assert written(paper, published((2025, 6)), a_preprint(), house=house) == "Sep 2024"


@pytest.mark.parametrize(
    ("date", "venue", "after"),
    [
        # the day on which it first was public, or the month of its number
        ("Sep 2024", "IEEE Network", "Sep 2024"),
        ("Oct 2024", "IEEE Network", "Oct 2024"),
        ("Jun 2025", "IEEE Network", "Sep 2024"),
        # the year of the edition is no date of the work
        ("2025", "IEEE Network", "2025"),
        ("2024", "IEEE Network", "2025"),
        ("2024", "", "Sep 2024"),
    ],
)
def test_a_list_of_first_public_dates_keeps_them_beside_any_venue(date: str, venue: str, after: str) -> None:
    house = replace(HOUSE, policy=DatePolicy.FIRST_PUBLIC)
    number = replace(DOI, arxiv="2410.00001")
    first = a_preprint(ids=replace(ARXIV, arxiv="2410.00001"), dates=((DateKind.SUBMITTED, PartialDate(2024, 9, 30)),))
    assert written(a_paper(date=date, venue=venue, ids=number), published((2025, 6)), first, house=house) == after


@pytest.mark.parametrize(
    ("house", "after"),
    [(HOUSE, "Sep 2024"), (replace(HOUSE, dates_alone=False), "")],
)
def test_a_preprint_gets_no_date_alone_where_no_entry_has_one_without_a_venue(house: House, after: str) -> None:
    assert written(a_paper(date="", ids=ARXIV), a_preprint(), house=house) == after


def test_what_was_published_since_is_dated_as_published_works_are() -> None:
    house = replace(HOUSE, years_of_editions=True)
    paper = a_paper(date="Jan 2025", venue="arXiv", ids=replace(DOI, arxiv=ARXIV.arxiv))
    assert written(paper, published((2025, 6)), a_preprint(), house=house) == "2025"
    assert written(replace(paper, date="Sep 2024"), a_preprint(), house=house) == "Sep 2024"


def test_a_first_public_date_that_nobody_knows_stays() -> None:
    house = replace(HOUSE, policy=DatePolicy.FIRST_PUBLIC)
    paper = a_paper(date="Sep 2024", venue="IEEE Network", ids=DOI)
    assert written(paper, published((2025, 6)), house=house) == "Sep 2024"
    assert written(replace(paper, date="Mon 2025"), published((2025, 6)), house=house) == "Jun 2025"


@pytest.mark.parametrize(("written", "after"), [("Nov 2023", "Nov 2023"), ("Oct 2023", "Dec 2023"), ("", "Dec 2023")])
def test_a_month_that_is_disputed_stays_where_a_list_shows_it(written: str, after: str) -> None:
    record = a_record(ids=DOI, venues=("NeurIPS 2023",), dates=((DateKind.PUBLISHED, PartialDate(2023)),))
    findings = reconcile(a_dossier(a_paper(date=written, venue="NeurIPS", ids=DOI), record), HOUSE)
    fixed = [finding.fix.after for finding in findings if finding.fixed and finding.fix]
    assert fixed == ([] if written == after else [after])


def test_a_year_in_a_heading_is_not_said_again_in_the_entry() -> None:
    paper = a_paper(date="2025", venue="IEEE Network", ids=DOI, closed=frozenset({Field.DATE}))
    assert reconcile(a_dossier(paper, published((2025, 6))), HOUSE) == ()


def test_a_year_in_a_heading_that_is_another_is_no_more_than_a_suggestion() -> None:
    paper = a_paper(date="2024", venue="IEEE Network", ids=DOI, section="2024", closed=frozenset({Field.DATE}))
    (finding,) = reconcile(a_dossier(paper, published((2025, 6))), HOUSE)
    assert (finding.rule, finding.fixed) == ("wrong-date", False)
    assert finding.fix
    assert "heading" in finding.fix.why


def test_a_year_that_the_heading_says_too_is_for_a_person_to_change() -> None:
    paper = a_paper(date="2024", venue="IEEE Network", ids=DOI, section="Pruning > 2024")
    (finding,) = reconcile(a_dossier(paper, published((2025, 6))), HOUSE)
    assert not finding.fixed
    assert written(replace(paper, section="Pruning > 2025"), published((2025, 6))) == "Jun 2025"
