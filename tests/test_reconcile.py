"""What follows from what was heard: right corrections, and the promises about outages and order."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enrich.authority import Evidence, is_published, shows_none, weigh
from enrich.corrections.editions import TABLE
from enrich.corrections.venues import shows_venue
from enrich.corrections.version_dates import version_dates
from enrich.house import DatePolicy, House, VersionPolicy
from enrich.model import (
    Absent,
    Answer,
    Author,
    Band,
    Change,
    DateKind,
    Dossier,
    Field,
    Finding,
    Found,
    Ids,
    Paper,
    PartialDate,
    Record,
    Unavailable,
    Version,
)
from enrich.normalise.dates import read_date
from enrich.order import corrected
from enrich.reconcile import reconcile
from papers import PEOPLE, TITLE, a_dossier, a_paper, a_preprint, a_record

HOUSE = House(date(2026, 11, 22))
ARXIV = Ids(arxiv="2409.06277")
DOI = Ids(doi="10.1145/1.2")


def findings(paper: Paper, *records: Record, silent: tuple[str, ...] = (), house: House = HOUSE) -> dict[str, Finding]:
    return {finding.rule: finding for finding in reconcile(a_dossier(paper, *records, silent=silent), house)}


def after(paper: Paper, *records: Record, field: Field, house: House = HOUSE) -> str:
    """What an applied change makes of a field."""
    edits = [f.fix for f in reconcile(a_dossier(paper, *records), house) if f.fix and f.fix.band is Band.APPLY]
    return corrected([paper], edits)[0].written(field)


def dated(*dates: tuple[DateKind, PartialDate], **facts: object) -> Record:
    return a_record(dates=dates, ids=DOI, **facts)


# --- dates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "rule"),
    [("Mon 2025", "placeholder-date"), ("", "missing-date"), ("Sep 2024", "wrong-date"), ("Sep 24", "wrong-date")],
)
def test_a_date_becomes_that_of_the_version_of_record(written: str, rule: str) -> None:
    found = findings(a_paper(date=written, ids=DOI, venue="ICML"), dated((DateKind.PUBLISHED, PartialDate(2025, 7))))
    assert found[rule].fixed
    assert found[rule].fix is not None
    assert found[rule].fix.after == "Jul 2025"


@pytest.mark.parametrize("written", ["Jul 2025", "July 2025", "2025-07", "14 Jul 2025", "2025/07"])
def test_a_date_that_says_the_same_stays_as_it_is_written(written: str) -> None:
    record = dated((DateKind.PUBLISHED, PartialDate(2025, 7, 14)))
    assert after(a_paper(date=written, ids=DOI, venue="ICML"), record, field=Field.DATE) == written


def test_a_more_precise_date_is_never_replaced_by_a_less_precise_one() -> None:
    journal = dated((DateKind.PUBLISHED, PartialDate(2024)), version=Version.JOURNAL, venues=("IEEE Network",))
    assert "wrong-date" not in findings(a_paper(date="Mar 2024", ids=DOI, venue="IEEE Network"), journal)
    other = findings(a_paper(date="Mar 2023", ids=DOI, venue="IEEE Network"), journal)["wrong-date"]
    assert not other.fixed


def test_the_month_of_an_edition_fills_a_date_of_which_only_the_year_is_known() -> None:
    record = dated((DateKind.PUBLISHED, PartialDate(2024)), venues=("NeurIPS 2024",))
    assert after(a_paper(date="Mon 2024", ids=DOI, venue="NeurIPS"), record, field=Field.DATE) == "Dec 2024"


def test_a_year_is_not_padded_where_no_month_is_known() -> None:
    journal = dated((DateKind.PUBLISHED, PartialDate(2024)), version=Version.JOURNAL, venues=("IEEE Network",))
    assert after(a_paper(date="", ids=DOI, venue="IEEE Network"), journal, field=Field.DATE) == "2024"


def test_more_than_a_year_is_only_suggested_unless_the_written_date_is_impossible() -> None:
    record = dated((DateKind.PUBLISHED, PartialDate(2025, 7)))
    paper = a_paper(date="Mar 2022", ids=replace(DOI, arxiv="2409.06277"), venue="ICML")
    assert not findings(paper, record)["wrong-date"].fixed
    assert findings(paper, record, a_preprint())["wrong-date"].fixed


POLICIES = [(DatePolicy.VENUE, "May 2024"), (DatePolicy.PRINT, "May 2024"), (DatePolicy.FIRST_PUBLIC, "Aug 2022")]


@pytest.mark.parametrize(("policy", "expected"), POLICIES)
def test_the_policy_chooses_among_the_dates(policy: DatePolicy, expected: str) -> None:
    journal = dated(
        (DateKind.ONLINE, PartialDate(2023, 8)),
        (DateKind.PRINT, PartialDate(2024, 5)),
        version=Version.JOURNAL,
        venues=("IEEE Network",),
    )
    preprint = a_preprint(dates=((DateKind.SUBMITTED, PartialDate(2022, 8, 24)),))
    paper = a_paper(date="Mon 2023", ids=replace(DOI, arxiv="2409.06277"), venue="IEEE Network")
    assert after(paper, journal, preprint, field=Field.DATE, house=replace(HOUSE, policy=policy)) == expected


def test_a_preprint_dates_no_entry_that_shows_a_published_version() -> None:
    paper = a_paper(date="Mon 2024", ids=ARXIV, venue="IEEE Network")
    assert after(paper, a_preprint(), field=Field.DATE) == "Mon 2024"


def test_a_copy_found_by_its_title_does_not_tell_when_a_work_was_first_public() -> None:
    junk = a_record(version=Version.PREPRINT, dates=((DateKind.POSTED, PartialDate(2023, 1)),), venues=())
    paper = a_paper(date="Mon 2024", ids=ARXIV)
    assert after(paper, junk, a_preprint(), field=Field.DATE) == "Sep 2024"


@pytest.mark.parametrize(
    ("written", "expected"), [("Feb 2024", "Feb 2024"), ("Mar 2024", "Mar 2024"), ("Jul 2024", "Mar 2024")]
)
def test_an_entry_may_show_the_month_of_the_conference_or_that_of_its_proceedings(written: str, expected: str) -> None:
    late = dated((DateKind.PUBLISHED, PartialDate(2024, 3, 24)), venues=("AAAI Conference on Artificial Intelligence",))
    assert after(a_paper(date=written, ids=DOI, venue="AAAI"), late, field=Field.DATE) == expected


def test_proceedings_that_came_late_are_not_of_the_next_edition() -> None:
    late = dated((DateKind.PUBLISHED, PartialDate(2024, 5)), venues=("NeurIPS",))
    assert after(a_paper(date="Mon 2024", ids=DOI, venue="NeurIPS"), late, field=Field.DATE) == "May 2024"


def test_a_date_in_the_event_of_a_record_is_believed_before_the_table() -> None:
    told_itself = dated((DateKind.EVENT, PartialDate(2024, 3, 1)), venues=("AAAI 2024",))
    assert after(a_paper(date="Mon 2024", ids=DOI, venue="AAAI"), told_itself, field=Field.DATE) == "Mar 2024"


def test_a_preprint_dates_no_entry_that_links_to_a_published_page() -> None:
    preprint = a_preprint(ids=ARXIV)
    hashed = a_paper(date="Dec 2024", ids=Ids(neurips="951877b24b376c5f4612e850251ee85b"))
    assert after(hashed, preprint, field=Field.DATE) == "Dec 2024"


def test_a_preprint_found_by_its_title_does_not_replace_a_date_that_somebody_wrote() -> None:
    assert not findings(a_paper(date="Dec 2024"), a_preprint())["wrong-date"].fixed
    assert after(a_paper(date="Mon 2024"), a_preprint(), field=Field.DATE) == "Sep 2024"


def test_the_date_of_another_version_is_not_put_beside_the_venue_that_the_list_shows() -> None:
    journal = a_record(version=Version.JOURNAL, venues=("IEEE Network",))
    found = findings(a_paper(venue="ICLR", date="May 2024"), journal)
    assert not found["wrong-date"].fixed


def test_a_number_that_arxiv_lacks_dates_nothing() -> None:
    number = a_preprint("arxiv-number", title="", authors=())
    paper = a_paper(date="Mon 2024", ids=ARXIV)
    answers: tuple[tuple[str, Answer], ...] = (("arxiv-number", Found((number,))), ("arxiv", Absent()))
    assert not any(finding.fixed for finding in reconcile(Dossier(paper, answers), HOUSE))


# --- venues -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "venues", "expected"),
    [
        ("ACL", ("EMNLP 2024",), "EMNLP"),
        ("", ("ICML 2025",), "ICML"),
        ("Neurips", ("NeurIPS 2024",), "Neurips"),
        ("EMNLP", ("Findings of the Association for Computational Linguistics: EMNLP 2023",), "EMNLP Findings"),
        ("Some Local Symposium", ("ICML 2025",), "Some Local Symposium"),
    ],
)
def test_a_venue_is_compared_by_what_it_is(written: str, venues: tuple[str, ...], expected: str) -> None:
    record = a_record(ids=DOI, venues=venues)
    assert after(a_paper(venue=written, ids=DOI, date="Jul 2025"), record, field=Field.VENUE) == expected


def test_an_incomplete_name_of_a_journal_is_completed() -> None:
    journal = a_record(version=Version.JOURNAL, ids=DOI, venues=("IEEE/ACM Transactions on Networking",))
    assert (
        after(a_paper(venue="Trans. Netw", ids=DOI), journal, field=Field.VENUE)
        == "IEEE/ACM Transactions on Networking"
    )


def test_a_version_found_by_title_does_not_displace_the_one_that_the_list_shows() -> None:
    journal = a_record(version=Version.JOURNAL, venues=("IEEE Network",))
    found = findings(a_paper(venue="ICLR", date="May 2024"), journal)
    assert not found["wrong-venue"].fixed


def test_a_preprint_that_was_published_since_is_stale() -> None:
    found = findings(a_paper(ids=ARXIV), a_preprint(), a_record())
    assert found["stale-preprint"].fixed


def test_of_two_published_forms_neither_is_written() -> None:
    conference, journal = a_record(), a_record(version=Version.JOURNAL, venues=("IEEE Network",))
    assert not any(finding.fixed for finding in findings(a_paper(), conference, journal).values())


def test_a_chapter_double_does_not_displace_the_proceedings() -> None:
    double = a_record(
        version=Version.OTHER, venues=("Advances in Systems",), dates=((DateKind.PUBLISHED, PartialDate(2026)),)
    )
    assert after(a_paper(ids=ARXIV), a_preprint(), a_record(), double, field=Field.VENUE) == "ICML"


def test_a_relation_does_not_displace_the_version_that_the_list_shows() -> None:
    preprint = a_preprint(related=(DOI,))
    found = findings(a_paper(venue="ICLR", date="May 2024", ids=ARXIV), preprint, a_record(ids=DOI))
    assert not found["wrong-venue"].fixed
    assert not found["wrong-date"].fixed


def test_of_two_published_forms_the_one_that_the_list_names_is_shown_though_no_table_knows_it() -> None:
    journal = a_record(version=Version.JOURNAL, venues=("Letters of an Unknown Society",))
    paper = a_paper(venue="Letters of an Unknown Society", date="Jul 2025")
    assert findings(paper, a_record(), journal) == {}


def test_a_form_in_a_journal_that_no_table_knows_is_a_rival_too() -> None:
    journal = a_record(version=Version.JOURNAL, venues=("Letters of an Unknown Society",))
    assert not any(finding.fixed for finding in findings(a_paper(), a_record(), journal).values())


def test_a_link_to_a_paper_of_another_title_and_venue_moves_nothing() -> None:
    near = a_record(title=f"Multiscale {TITLE}", ids=DOI, venues=("KDD 2024",))
    found = findings(a_paper(venue="ICML", date="Jul 2025", ids=DOI), near)
    assert not found["wrong-venue"].fixed


def test_a_workshop_that_names_but_its_conference_is_a_workshop() -> None:
    workshop = a_record(version=Version.WORKSHOP, venues=("ICML 2025",), ids=DOI)
    assert after(a_paper(ids=DOI, date="Jul 2025"), workshop, field=Field.VENUE) == "ICML Workshop"
    again = a_paper(ids=DOI, date="Jul 2025", venue="ICML Workshop")
    assert findings(again, workshop) == {}


# --- authors and titles -----------------------------------------------------------------------


def test_missing_authors_are_filled_in() -> None:
    assert after(a_paper(authors="", ids=DOI), a_record(ids=DOI), field=Field.AUTHORS) == ", ".join(PEOPLE)


def test_a_truncated_line_is_completed_and_names_keep_their_spelling() -> None:
    record = a_record(ids=DOI, authors=(*(Author(name) for name in PEOPLE), Author("Fei Yu")))
    paper = a_paper(authors="Y. Shu, W. Hu", ids=DOI)
    assert after(paper, record, field=Field.AUTHORS) == "Y. Shu, W. Hu, See-Kiong Ng, Fei Yu"


def test_a_line_that_says_that_it_is_short_stays() -> None:
    assert after(a_paper(authors="Yao Shu et al.", ids=DOI), a_record(ids=DOI), field=Field.AUTHORS) == "Yao Shu et al."


def test_another_papers_authors_are_replaced_when_identity_is_certain() -> None:
    paper = a_paper(authors="Sai Praneeth Karimireddy, Xiaoxiao Li", ids=DOI)
    assert after(paper, a_record(ids=DOI), field=Field.AUTHORS) == ", ".join(PEOPLE)
    assert not findings(replace(paper, ids=Ids()), a_record())["wrong-authors"].fixed


def test_people_whom_another_record_names_are_not_taken_off() -> None:
    others = a_record(ids=DOI, authors=(Author("Ada King"), Author("Grace Hopper")))
    preprint = a_preprint()
    assert not findings(a_paper(ids=replace(DOI, arxiv=ARXIV.arxiv)), others, preprint)["wrong-authors"].fixed


def test_a_record_that_names_fewer_people_does_not_remove_any() -> None:
    record = a_record(ids=DOI, authors=(Author("Yao Shu"),))
    assert not findings(a_paper(ids=DOI), record)["wrong-authors"].fixed


def test_capitals_are_mended_and_spaces_go_in_one_edit() -> None:
    paper = a_paper(" Federated full-parameter tuning with lora.", ids=DOI)
    record = a_record(title="Federated Full-Parameter Tuning with LoRA", ids=DOI)
    assert after(paper, record, field=Field.TITLE) == "Federated full-parameter tuning with LoRA"


def test_stray_spaces_go_without_anybodys_word() -> None:
    assert after(a_paper(f" {TITLE} "), field=Field.TITLE) == TITLE


def test_a_final_full_stop_goes_where_the_record_has_none() -> None:
    paper = a_paper(f"{TITLE}.", ids=DOI)
    assert after(paper, a_record(ids=DOI), field=Field.TITLE) == TITLE
    assert after(paper, field=Field.TITLE) == f"{TITLE}."
    assert after(paper, a_record(ids=DOI, title=f"{TITLE}."), field=Field.TITLE) == f"{TITLE}."


def test_stray_spaces_stay_while_a_silent_source_might_mend_more_of_the_title() -> None:
    paper = a_paper(f" {TITLE}.", ids=DOI)
    assert not findings(paper, silent=("crossref",))["title-spacing"].fixed
    assert findings(paper, a_record("catalogue"), silent=("crossref",))["title-spacing"].fixed
    assert findings(paper, a_record(ids=DOI), silent=("arxiv",))["title-spacing"].fixed


def test_another_title_of_the_work_is_only_suggested() -> None:
    found = findings(a_paper("Domain Coverage Augmentation", ids=ARXIV), a_preprint())
    assert not found["renamed-work"].fixed


@pytest.mark.parametrize(("tail", "suggested"), [(" via Poisoned Threads", True), (": Poisoned Threads", False)])
def test_a_title_that_goes_on_is_suggested_and_a_subtitle_is_not(tail: str, suggested: bool) -> None:
    found = findings(
        a_paper("Attacks on Embeddings of Looms", ids=ARXIV), a_preprint(title=f"Attacks on Embeddings of Looms{tail}")
    )
    assert ("renamed-work" in found) is suggested


# --- what is not changed ----------------------------------------------------------------------


def test_an_entry_that_is_right_is_left_alone() -> None:
    right = a_paper(date="Jul 2025", venue="ICML", ids=DOI)
    assert findings(right, a_record(ids=DOI)) == {}


def test_an_identifier_of_another_paper_is_reported_and_changes_nothing() -> None:
    other = a_preprint(title="A Survey of Graph Kernels", authors=(Author("Nils Kriege"),))
    found = findings(a_paper(ids=ARXIV), other)
    assert set(found) == {"link-mismatch"}
    assert "A Survey of Graph Kernels" in found["link-mismatch"].message


def test_a_paper_that_nobody_knows_is_said_to_be_unconfirmed_only_if_everybody_answered() -> None:
    absent = Dossier(a_paper(), (("crossref", Absent()),))
    assert [finding.rule for finding in reconcile(absent, HOUSE)] == ["unconfirmed-paper"]
    silent = Dossier(a_paper(), (("crossref", Unavailable("timed out")),))
    assert reconcile(silent, HOUSE) == ()


def test_a_field_that_the_list_has_no_place_for_is_only_suggested() -> None:
    house = replace(HOUSE, fields=frozenset({Field.TITLE, Field.DATE}))
    assert not findings(a_paper(ids=DOI), a_record(ids=DOI), house=house)["missing-venue"].fixed


def test_what_a_spreadsheet_would_compute_is_only_suggested() -> None:
    record = a_record(ids=DOI, authors=(Author("=SUM(A1:A9) Shu"), *(Author(name) for name in PEOPLE)))
    assert not findings(a_paper(authors="", ids=DOI), record)["missing-authors"].fixed


def test_what_only_a_copy_says_is_suggested() -> None:
    copied = findings(a_paper(ids=DOI, date="Mon 2025"), a_record("openalex", ids=DOI))
    assert {finding.fixed for finding in copied.values()} == {False}
    assert copied["missing-venue"].fix is not None
    assert "copies" in copied["missing-venue"].fix.why


def test_a_publication_of_which_only_a_copy_tells_is_suggested_beside_what_is_known_of_the_preprint() -> None:
    copied = a_record("openalex", ids=DOI)
    found = findings(a_paper(ids=ARXIV, date="Mon 2024"), a_preprint(), copied)
    assert found["stale-preprint"].fix is not None
    assert not found["stale-preprint"].fixed
    assert found["placeholder-date"].fixed


# --- promises ---------------------------------------------------------------------------------


def test_a_change_cannot_be_made_without_a_record_that_has_a_page() -> None:
    with pytest.raises(TypeError):
        Change(a_paper().where, Field.DATE, "", "2024", Band.APPLY)  # type: ignore[call-arg]  # that is the point
    with pytest.raises(ValueError, match="web page"):
        a_record(url="")


NETWORK = ("crossref", "arxiv", "datacite", "doi", "openreview", "dblp", "semantic-scholar", "openalex")
FORUM = Ids(openreview="abcDE12")
papers_in_question = st.builds(
    lambda title, written, venue, ids, authors: a_paper(title, date=written, venue=venue, ids=ids, authors=authors),
    st.sampled_from([TITLE, f" {TITLE}."]),
    st.sampled_from(["Mon 2024", "Sep 2024", "", "2025", "Mar 2020"]),
    st.sampled_from(["", "ICML", "NeurIPS Workshop", "Trans. Netw", "arXiv"]),
    st.sampled_from([Ids(), ARXIV, DOI, FORUM, replace(DOI, arxiv="2409.06277"), replace(DOI, openreview="abcDE12")]),
    st.sampled_from([", ".join(PEOPLE), PEOPLE[0], "", "Ada King"]),
)
TELLS = {
    "catalogue": tuple(Version),
    "address": (Version.CONFERENCE,),
    "arxiv-number": (Version.PREPRINT,),
    "arxiv": (Version.PREPRINT,),
    "crossref": tuple(Version),
    "doi": (Version.JOURNAL, Version.CONFERENCE, Version.OTHER),
    "openreview": (Version.PREPRINT, Version.WORKSHOP, Version.CONFERENCE, Version.JOURNAL),
    "dblp": tuple(Version),
    "semantic-scholar": tuple(Version),
    "openalex": tuple(Version),
}
"""Of which versions each source tells."""

KNOWN_BY = {"arxiv": (ARXIV,), "arxiv-number": (ARXIV,), "openreview": (FORUM,), "dblp": (Ids(), DOI)}
"""The identifiers that the records of a source may have, where that is not any."""

specs = st.sampled_from(tuple(TELLS)).flatmap(
    lambda source: st.tuples(
        st.just(source),
        st.sampled_from(TELLS[source]),
        st.sampled_from(KNOWN_BY.get(source, (Ids(), ARXIV, DOI))),
        st.sampled_from(["", "ICML 2025", "NeurIPS Workshop", "IEEE Network", "Advances in Systems"]),
        st.sampled_from([PartialDate(2024, 9), PartialDate(2025, 7), PartialDate(2025)]),
        st.sampled_from([(), (DOI,), (ARXIV,)]),
        st.sampled_from([TITLE, f"Ferret: {TITLE}", TITLE.replace("Tuning", "TunIng"), "Domain Coverage"]),
        st.sampled_from([PEOPLE, PEOPLE[:1], (), ("Ada King",)]),
    )
)


def told(spec: tuple[Any, ...]) -> Record:
    source, version, ids, venue, when, related, title, names = spec
    known = {
        "ids": ids,
        "venues": (venue,) if venue else (),
        "dates": ((DateKind.PUBLISHED, when), (DateKind.SUBMITTED, when)),
    }
    if source in ("address", "arxiv-number"):
        return a_record(source, version, **known, title="", authors=())
    authors = tuple(Author(name) for name in names)
    return a_record(source, version, **known, related=related, title=title, authors=authors)


everything_heard = st.lists(specs, max_size=5).map(lambda found: [told(spec) for spec in found])


houses = st.builds(
    lambda date_policy, version_policy: replace(HOUSE, policy=date_policy, versions=version_policy),
    st.sampled_from(DatePolicy),
    st.sampled_from(VersionPolicy),
)


def changes(dossier: Dossier, house: House = HOUSE) -> set[tuple[Field, str, str]]:
    found = reconcile(dossier, house)
    return {(f.fix.field, f.fix.before, f.fix.after) for f in found if f.fix and f.fixed}


def with_silence(paper: Paper, heard: list[Record], down: set[str]) -> Dossier:
    """What is heard with some sources down. DataCite is asked in arXiv's place, and repeats what arXiv gave it."""
    said: list[tuple[str, Answer]] = []
    for name in ("catalogue", "address", "arxiv-number", *NETWORK):
        asked = "arxiv" if name == "datacite" else name
        records = tuple(replace(record, source=name) for record in heard if record.source == asked)
        if name != "datacite" or "arxiv" in down:
            said.append((name, Unavailable("down") if name in down else Found(records) if records else Absent()))
    return Dossier(paper, tuple(said))


@given(papers_in_question, everything_heard, st.sets(st.sampled_from(NETWORK)), houses)
def test_an_outage_can_only_shrink_the_changes(paper: Paper, heard: list[Record], down: set[str], house: House) -> None:
    assert changes(with_silence(paper, heard, down), house) <= changes(with_silence(paper, heard, set()), house)


@given(papers_in_question, everything_heard, st.randoms(), houses)
def test_the_same_observations_give_the_same_findings_in_whatever_order(
    paper: Paper, heard: list[Record], random: object, house: House
) -> None:
    shuffled = sorted(heard, key=lambda _: random.random())  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert reconcile(a_dossier(paper, *heard), house) == reconcile(a_dossier(paper, *shuffled), house)


@example(
    # whom the preprint names must not make the other certain, whose year its own speaks against
    a_paper(TITLE, date="", venue="", ids=DOI, authors=""),
    [
        told(("catalogue", Version.PREPRINT, Ids(), "", PartialDate(2025, 7), (DOI,), TITLE, PEOPLE[:1])),
        told(("catalogue", Version.WORKSHOP, Ids(), "", PartialDate(2024, 9), (), TITLE, PEOPLE)),
    ],
)
@example(
    # linked with a record that its title alone ties to the entry, it is no surer than that one, today or tomorrow
    a_paper(TITLE, date="Mon 2024", venue="", ids=Ids(), authors="Yao Shu"),
    [
        told(("catalogue", Version.PREPRINT, Ids(), "", PartialDate(2024, 9), (DOI,), TITLE, PEOPLE[:1])),
        told(("catalogue", Version.PREPRINT, DOI, "", PartialDate(2024, 9), (), TITLE, PEOPLE)),
    ],
)
@example(
    # who bears out the line before the date is corrected does so afterwards
    a_paper(TITLE, date="Mon 2024", venue="", ids=DOI, authors=", ".join(PEOPLE)),
    [
        told(("openreview", Version.WORKSHOP, Ids(openreview="abcDE12"), "", PartialDate(2024, 9), (), TITLE, PEOPLE)),
        told(
            (
                *("openreview", Version.WORKSHOP, Ids(openreview="abcDE12"), "ICML 2025", PartialDate(2025, 7)),
                *((DOI,), TITLE, ("Ada King",)),
            )
        ),
    ],
)
@example(
    # a venue that is corrected is no evidence against a record of another one, before the correction or after it
    a_paper(TITLE, date="Mon 2024", venue="NeurIPS Workshop", ids=DOI, authors=", ".join(PEOPLE)),
    [
        told(("openreview", Version.WORKSHOP, FORUM, "ICML 2025", PartialDate(2024, 9), (), TITLE, PEOPLE)),
        told(
            (
                "openreview",
                Version.CONFERENCE,
                FORUM,
                "IEEE Network",
                PartialDate(2025, 7),
                (DOI,),
                TITLE,
                ("Ada King",),
            )
        ),
    ],
)
@given(papers_in_question, everything_heard)
def test_twice_is_once(paper: Paper, heard: list[Record]) -> None:
    edits = [f.fix for f in reconcile(a_dossier(paper, *heard), HOUSE) if f.fix]
    once = corrected([paper], edits)[0]
    assert changes(a_dossier(once, *heard)) == set()


def once_mended(paper: Paper, heard: list[Record], house: House) -> Paper:
    edits = [finding.fix for finding in reconcile(a_dossier(paper, *heard), house) if finding.fix and finding.fixed]
    return corrected([paper], edits)[0]


def mixes_versions(entry: Paper, known: Evidence, house: House) -> bool:
    """Whether an entry shows the venue of one version that is known, and the date of another."""
    records = [match.record for match in known.certain if match.record.venues or not is_published(match.record)]
    named = [record for record in records if names(entry.venue, record, house)]
    written = read_date(entry.date)
    dated = [r for r in records if written and any(written.agrees_with(date) for date in dates_of(r))]
    return bool(named) and bool(dated) and not set(named) & set(dated)


def dates_of(record: Record) -> list[PartialDate]:
    return [date for _, date in record.dates] + [date for date, _ in version_dates(record)]


def names(venue: str, record: Record, house: House) -> bool:
    if not is_published(record):
        return bool(venue.strip()) and shows_none(venue)
    return shows_venue(venue, record, house)


@given(papers_in_question, everything_heard, houses)
def test_venue_and_date_never_come_to_be_of_two_versions(paper: Paper, heard: list[Record], house: House) -> None:
    dossier = a_dossier(paper, *heard)
    known = weigh(dossier, house.versions)
    if house.policy is not DatePolicy.FIRST_PUBLIC and not mixes_versions(paper, known, house):
        assert not mixes_versions(once_mended(paper, heard, house), known, house)


@given(papers_in_question, everything_heard)
def test_every_change_says_because(paper: Paper, heard: list[Record]) -> None:
    for finding in reconcile(a_dossier(paper, *heard), HOUSE):
        if isinstance(finding.fix, Change):
            assert finding.fix.because in heard or finding.fix.because.source == TABLE
            assert finding.fix.why
            assert finding.fix.before != finding.fix.after


# --- titles of which a link shows but the name ---------------------------------------------------


def test_what_stands_behind_the_link_of_a_name_may_be_a_remark() -> None:
    whole = a_record(title=f"FedIT: {TITLE}", ids=ARXIV)
    for title in (f"FedIT: {TITLE}", "FedIT: what Alibaba does with its clients"):
        named = a_paper(title, name="FedIT", ids=ARXIV, authors="", closed=frozenset({Field.TITLE}))
        assert not {"link-mismatch", "title-spacing", "title"} & findings(named, whole).keys()
    assert "link-mismatch" in findings(a_paper("FedIT: what Alibaba does", ids=ARXIV, authors=""), whole)
    # a name alone says too little against the work that its link leads to
    assert "link-mismatch" not in findings(a_paper("WGAN", ids=ARXIV, authors=""), whole)


def test_a_title_that_cannot_be_rewritten_keeps_its_spaces() -> None:
    written = f"{TITLE.replace(' at ', '  at ')}"
    assert "title-spacing" in findings(a_paper(written), a_record())
    assert "title-spacing" not in findings(a_paper(written, closed=frozenset({Field.TITLE})), a_record())


# --- what silence and a closed field hold back -----------------------------------------------------


def test_a_paper_is_not_called_unknown_while_a_source_is_silent() -> None:
    """One source that lacks it proves nothing while another, that may have it, does not answer."""
    answers: tuple[tuple[str, Answer], ...] = (("crossref", Absent()), ("arxiv", Unavailable("timed out")))
    heard = reconcile(Dossier(a_paper(), answers[:1]), HOUSE)
    assert "unconfirmed-paper" in {finding.rule for finding in heard}
    assert "unconfirmed-paper" not in {finding.rule for finding in reconcile(Dossier(a_paper(), answers), HOUSE)}


@pytest.mark.parametrize("written", ["NeurIPS Workshop", ""])
def test_a_field_that_its_entry_closes_is_only_suggested(written: str) -> None:
    def bands(paper: Paper) -> list[Band]:
        found = reconcile(a_dossier(paper, a_record(ids=DOI)), HOUSE)
        return [finding.fix.band for finding in found if finding.fix and finding.fix.field is Field.VENUE]

    assert bands(a_paper(venue=written, ids=DOI)) == [Band.APPLY]
    assert bands(a_paper(venue=written, ids=DOI, closed=frozenset({Field.VENUE}))) == [Band.SUGGEST]
