"""Who is believed, and what a silent source holds back."""

import pytest

from enrich.authority import Evidence, place, venue_of, weigh
from enrich.house import VersionPolicy
from enrich.match import How
from enrich.model import Absent, Author, Dossier, Found, Ids, Paper, Record, Track, Unavailable, Version
from enrich.overruling import unanswered
from papers import TITLE, a_dossier, a_paper, a_preprint, a_record

ARXIV = Ids(arxiv="2409.06277")
DOI = Ids(doi="10.1145/1.2")


def weighed(
    paper: Paper, *records: Record, silent: tuple[str, ...] = (), policy: VersionPolicy = VersionPolicy.OF_RECORD
) -> Evidence:
    dossier = a_dossier(paper, *records, silent=silent)
    return weigh(dossier, policy)


def chosen(paper: Paper, *records: Record, policy: VersionPolicy = VersionPolicy.OF_RECORD) -> Record:
    match = weighed(paper, *records, policy=policy).chosen
    assert match is not None
    return match.record


def test_a_published_form_outranks_a_preprint() -> None:
    published = a_record()
    assert chosen(a_paper(ids=ARXIV), a_preprint(), published) == published


def test_the_maintainers_catalogue_outranks_the_network() -> None:
    kept = a_record("catalogue", venues=("NeurIPS 2024",))
    assert chosen(a_paper(ids=DOI), a_record(ids=DOI), kept) == kept


def test_the_entrys_own_identifier_outranks_a_title() -> None:
    own = a_record(version=Version.JOURNAL, ids=DOI, venues=("IEEE Network",))
    assert chosen(a_paper(ids=DOI), a_record(), own) == own


def test_a_conference_outranks_a_workshop_and_a_chapter() -> None:
    workshop = a_record(version=Version.WORKSHOP, venues=("NeurIPS Workshop",))
    chapter = a_record(version=Version.OTHER, venues=("Advances in Systems",))
    assert chosen(a_paper(date="2025"), workshop, chapter, a_record()) == a_record()


def test_the_version_that_the_list_shows_is_preferred_to_its_equals() -> None:
    journal = a_record(version=Version.JOURNAL, venues=("IEEE Network",))
    assert chosen(a_paper(venue="IEEE Network"), a_record(), journal) == journal
    assert weighed(a_paper(venue="IEEE Network"), a_record(), journal).rivals == ()


def test_equals_that_appeared_elsewhere_are_rivals_unless_an_identifier_decides() -> None:
    journal = a_record(version=Version.JOURNAL, venues=("IEEE Network",))
    assert len(weighed(a_paper(date="2025"), a_record(), journal).rivals) == 1
    assert weighed(a_paper(ids=DOI), a_record(ids=DOI), journal).rivals == ()


SETTLED = [
    (a_record("catalogue"), ("crossref", "arxiv"), True),
    (a_record(ids=DOI), (), True),
    (a_record(ids=DOI), ("arxiv",), True),
    (a_record(ids=DOI), ("doi",), False),
    (a_record(), ("arxiv",), False),
    (a_preprint(), (), True),
    (a_preprint(), ("crossref",), False),
]


@pytest.mark.parametrize(("record", "silent", "settled"), SETTLED)
def test_a_silent_source_holds_back_what_it_might_overrule(
    record: Record, silent: tuple[str, ...], settled: bool
) -> None:
    evidence = weighed(a_paper(ids=Ids(doi=DOI.doi, arxiv=ARXIV.arxiv)), record, silent=silent)
    assert evidence.settled is settled


def test_a_doubtful_record_of_the_catalogue_unsettles_a_certain_one_while_somebody_is_silent() -> None:
    workshop = a_record("catalogue", version=Version.WORKSHOP, venues=("NeurIPS Workshop",))
    doubtful = a_record("catalogue", authors=(Author("Ada King"),))
    assert weighed(a_paper(date="2025"), workshop, doubtful).settled
    assert not weighed(a_paper(date="2025"), workshop, doubtful, silent=("arxiv",)).settled


def test_another_work_by_other_people_in_the_catalogue_unsettles_nothing() -> None:
    other = a_record("catalogue", title="A Survey of Graph Kernels", authors=(Author("Ada King"),))
    assert weighed(a_paper(date="2025"), a_record("catalogue"), other, silent=("arxiv",)).settled


def test_datacite_answers_for_a_silent_arxiv() -> None:
    silent = ("arxiv", Unavailable("429"))
    assert unanswered(Dossier(a_paper(), (silent,))) == ("arxiv",)
    assert unanswered(Dossier(a_paper(), (silent, ("datacite", Found((a_preprint("datacite"),)))))) == ()
    assert unanswered(Dossier(a_paper(), (silent, ("datacite", Unavailable("429"))))) == ("arxiv", "datacite")


def test_the_most_telling_name_gives_the_venue_and_any_name_its_track_and_year() -> None:
    venue = venue_of(
        a_record(venues=("EMNLP 2023", "Findings of the Association for Computational Linguistics: EMNLP 2023"))
    )
    assert venue is not None
    assert (venue.id, venue.track, venue.year) == ("emnlp", Track.FINDINGS, 2023)
    assert venue_of(a_record(venues=("Advances in Systems",))) is None


def test_of_the_track_the_better_source_knows_more_than_the_entry() -> None:
    findings = a_record(venues=("Findings of the Association for Computational Linguistics: ACL 2025",))
    main = a_record("dblp", venues=("ACL",))
    evidence = weighed(a_paper(venue="ACL", date="2025"), main, findings)
    assert evidence.chosen is not None
    assert evidence.chosen.record is findings


def test_nothing_is_chosen_where_nothing_is_certain() -> None:
    evidence = weighed(a_paper(authors=""), a_record())
    assert evidence.chosen is None
    assert [match.how for match in evidence.likely] == [How.TITLE]
    assert not evidence.settled
    assert evidence.likely[0].record.title == TITLE


# --- which version a list shows -----------------------------------------------------------------

CONFERENCE = a_record()
JOURNAL = a_record(version=Version.JOURNAL, ids=DOI, venues=("IEEE Network",))
PREPRINT = a_preprint()
BOTH = Ids(doi=DOI.doi, arxiv=ARXIV.arxiv)

SHOWN = [
    # venue, identifiers, of record, as listed, first
    ("", ARXIV, CONFERENCE, PREPRINT, PREPRINT),
    ("", Ids(), CONFERENCE, CONFERENCE, PREPRINT),
    ("", DOI, JOURNAL, JOURNAL, PREPRINT),
    ("arXiv", BOTH, JOURNAL, PREPRINT, PREPRINT),
    ("CoRR", DOI, JOURNAL, PREPRINT, PREPRINT),
    ("ICML", ARXIV, CONFERENCE, CONFERENCE, CONFERENCE),
    ("ICML", DOI, JOURNAL, CONFERENCE, CONFERENCE),
    ("IEEE Network", ARXIV, JOURNAL, JOURNAL, JOURNAL),
    ("KDD", DOI, JOURNAL, JOURNAL, JOURNAL),
]


@pytest.mark.parametrize(("venue", "ids", "of_record", "as_listed", "first"), SHOWN)
def test_the_policy_chooses_the_version(
    venue: str, ids: Ids, of_record: Record, as_listed: Record, first: Record
) -> None:
    paper, known = a_paper(venue=venue, ids=ids), (PREPRINT, CONFERENCE, JOURNAL)
    assert chosen(paper, *known) == of_record
    assert chosen(paper, *known, policy=VersionPolicy.AS_LISTED) == as_listed
    assert chosen(paper, *known, policy=VersionPolicy.FIRST) == first


def test_a_copy_posted_elsewhere_is_not_the_first_form() -> None:
    copy = a_record(version=Version.PREPRINT, venues=(), ids=Ids(doi="10.2139/ssrn.1"))
    assert chosen(a_paper(), copy, CONFERENCE, policy=VersionPolicy.FIRST) == CONFERENCE


def test_another_policy_than_that_of_record_is_settled_by_nobody_who_is_silent() -> None:
    paper = a_paper(ids=DOI)
    assert weighed(paper, JOURNAL, silent=("arxiv",)).settled
    assert not weighed(paper, JOURNAL, silent=("arxiv",), policy=VersionPolicy.AS_LISTED).settled
    assert weighed(paper, JOURNAL, policy=VersionPolicy.AS_LISTED).settled


def test_a_preprint_appeared_nowhere_whatever_its_authors_claim() -> None:
    assert place(a_preprint(venues=("Proc. of ICML 2025",))) == frozenset()
    assert place(CONFERENCE) == {("icml", Track.MAIN)}


# --- who can overrule whom ----------------------------------------------------------------------

OPENLY = Ids(doi=DOI.doi, openreview="abcDE12")


@pytest.mark.parametrize(
    ("silent", "ids", "settled"),
    [
        ("openalex", OPENLY, True),
        ("semantic-scholar", OPENLY, True),
        ("openreview", OPENLY, False),
        ("openreview", DOI, True),
        ("virtual", OPENLY, True),
        ("dblp", DOI, False),
    ],
)
def test_only_who_might_know_a_better_form_by_an_identifier_holds_one_back(
    silent: str, ids: Ids, settled: bool
) -> None:
    assert weighed(a_paper(ids=ids), a_record(ids=DOI), silent=(silent,)).settled is settled


@pytest.mark.parametrize("answer", [Absent(), Found((a_record(title="Another Matter Entirely", authors=()),))])
def test_a_search_stands_in_for_a_silent_copy_as_long_as_it_finds_nothing(answer: Absent | Found) -> None:
    heard = (("arxiv", Found((a_preprint(),))), ("openalex", Unavailable("out of budget")), ("crossref", answer))
    assert weigh(Dossier(a_paper(ids=ARXIV), heard)).settled
    found = (*heard[:2], ("crossref", Found((a_record(),))))
    assert not weigh(Dossier(a_paper(ids=ARXIV), found)).settled
    silent = (*heard, ("crossref", Unavailable("timed out")))
    assert not weigh(Dossier(a_paper(ids=ARXIV), silent)).settled


@pytest.mark.parametrize("silent", ["openalex", "openreview", "dblp", "virtual"])
def test_whoever_might_know_of_a_publication_holds_a_preprint_back(silent: str) -> None:
    assert not weighed(a_paper(ids=ARXIV), a_preprint(), silent=(silent,)).settled


def test_a_copy_counts_after_all_others() -> None:
    copy = a_record("openalex", ids=DOI, version=Version.JOURNAL, venues=("IEEE Network",))
    found = a_record(version=Version.WORKSHOP, venues=("ICML Workshop",))
    assert chosen(a_paper(ids=DOI, date="2025"), copy, found) == found
    assert chosen(a_paper(ids=DOI), copy, a_preprint()) == a_preprint()
    assert chosen(a_paper(ids=DOI), copy) == copy


def test_copies_speak_only_where_nobody_else_does() -> None:
    copy, own = a_record("openalex", ids=DOI), a_record(ids=DOI)
    assert [match.record for match in weighed(a_paper(ids=DOI), copy, own).told] == [own]
    assert [match.record for match in weighed(a_paper(ids=DOI), copy).told] == [copy]


def test_what_a_copy_leads_to_is_judged_as_if_nobody_had_led_to_it() -> None:
    lead = a_preprint("openalex", dates=(), related=(DOI,))
    other = a_record(ids=DOI, title="Another Matter Entirely")
    found = weighed(a_paper(ids=ARXIV), a_preprint(), lead, other)
    assert other not in {match.record for match in (*found.certain, *found.likely)}
    told = weighed(a_paper(ids=ARXIV), a_preprint(related=(DOI,)), other)
    assert other in {match.record for match in told.certain}
