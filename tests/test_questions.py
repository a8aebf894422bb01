"""In which words sources are asked: by what is known of a paper so far."""

from dataclasses import replace

import pytest

from enrich.model import Absent, Dossier, Found, Ids, Record, Unavailable
from enrich.questions import (
    at,
    by_doi,
    by_doi_of_datacite,
    by_number_alone,
    by_work,
    document_that_crossref_lacks,
    in_edition,
    related_dois,
    title_alone,
    title_besides,
    title_of_the_published,
    title_of_the_reviewed,
)
from papers import PEOPLE, a_dossier, a_paper, a_preprint, a_record


@pytest.mark.parametrize("ids", [Ids(), Ids(arxiv="2409.06277"), Ids(openreview="abc")])
@pytest.mark.parametrize("venue", ["", "KDD", "ICML 2024"])
def test_a_title_is_asked_about_in_one_step_only(ids: Ids, venue: str) -> None:
    dossier = Dossier(a_paper(ids=ids, venue=venue))
    at_once = not ids and venue != "ICML 2024"
    assert bool(title_alone(dossier)) is at_once
    assert bool(title_besides(dossier)) is not at_once


def test_an_entry_that_names_an_edition_is_looked_for_there_under_the_title_that_its_identifier_has() -> None:
    entry = a_paper("Ferrets", ids=PREPRINT, venue="ICML 2025", authors="")
    (asked,) = in_edition(a_dossier(entry, a_preprint(title="Ferrets: Tuning at Scale")))
    assert (asked.title, asked.authors, asked.venue) == ("Ferrets: Tuning at Scale", ", ".join(PEOPLE), "ICML 2025")


@pytest.mark.parametrize(
    ("comment", "edition", "reviewed", "published"),
    [
        ("Accepted at ICLR 2024", "ICLR 2024", True, True),
        ("ACL 2024 Findings", "ACL 2024", False, True),
        ("Accepted at the ICML 2024 workshop on data", "", False, False),
        ("Submitted to ICLR 2024", "", False, False),
        ("", "", False, False),
    ],
)
@pytest.mark.parametrize("venue", ["", "arXiv"])
def test_who_the_authors_announce_is_asked(
    comment: str, edition: str, reviewed: bool, published: bool, venue: str
) -> None:
    dossier = a_dossier(a_paper(ids=PREPRINT, venue=venue), a_preprint(ids=PREPRINT, comment=comment))
    (asked,) = in_edition(dossier)
    assert asked.venue == (edition or venue)
    assert bool(title_of_the_reviewed(dossier)) is reviewed
    assert bool(title_of_the_published(dossier)) is published
    assert not title_of_the_reviewed(replace(dossier, paper=replace(dossier.paper, venue="KDD 2024")))


def test_a_page_is_asked_for_under_its_identifier_alone() -> None:
    entry = a_paper(ids=Ids(pmlr="v235/a24a", arxiv="2409.06277"), venue="ICML 2024")
    (asked,) = at("pmlr")(Dossier(entry))
    assert (asked.ids, asked.venue) == (Ids(pmlr="v235/a24a"), "")
    assert at("cvf")(Dossier(entry)) == ()


PREPRINT = Ids(arxiv="2409.06277")


def told_by_openalex(*records: Record, **facts: object) -> Dossier:
    return Dossier(a_paper(ids=PREPRINT, **facts), (("openalex", Found(records)),))


def test_a_preprint_of_which_an_index_knows_no_published_form_is_not_searched_for() -> None:
    preprint = a_preprint("openalex")
    assert not title_besides(told_by_openalex(preprint))
    assert not title_besides(told_by_openalex(preprint, venue="arXiv"))


def test_a_preprint_is_searched_for_where_the_entry_or_the_index_tells_of_more_or_the_index_of_nothing() -> None:
    preprint = a_preprint("openalex")
    assert title_besides(told_by_openalex(preprint, venue="ICML"))
    assert title_besides(told_by_openalex(a_preprint("openalex", related=(Ids(doi="10.1145/1.2"),))))
    assert title_besides(told_by_openalex(a_preprint("openalex", ids=Ids(arxiv="2409.00001"))))
    for answer in (Absent(), Unavailable("timed out")):
        assert title_besides(Dossier(a_paper(ids=PREPRINT), (("openalex", answer),)))


def test_a_doi_that_an_index_joins_to_the_preprint_is_asked_about_instead_of_a_title_that_differs() -> None:
    doi = Ids(doi="10.1145/1.2")
    joined = a_preprint("openalex", title="Another Name for It", related=(doi,))
    dossier = told_by_openalex(joined)
    assert [paper.ids for paper in related_dois(dossier)] == [doi]
    assert title_besides(dossier)
    registered = replace(
        dossier, answers=(*dossier.answers, ("crossref", Found((a_record(title="Another Name for It", ids=doi),))))
    )
    assert not title_besides(registered)


def test_a_preprint_that_is_another_work_is_searched_for_by_its_title() -> None:
    other = a_preprint("arxiv", title="A Survey of Graph Kernels", authors=())
    dossier = Dossier(
        a_paper(ids=PREPRINT), (("arxiv", Found((other,))), ("openalex", Found((a_preprint("openalex"),))))
    )
    assert title_besides(dossier)


def test_each_agency_is_asked_about_its_own_dois_and_datacite_about_what_crossref_lacks() -> None:
    zenodo, other = a_paper(ids=Ids(doi="10.5281/zenodo.1")), a_paper(ids=Ids(doi="10.9999/x"))
    assert (by_doi(Dossier(zenodo)), bool(by_doi_of_datacite(Dossier(zenodo)))) == ((), True)
    assert (bool(by_doi(Dossier(other))), by_doi_of_datacite(Dossier(other))) == (True, ())
    assert by_doi_of_datacite(Dossier(other, (("crossref", Absent()),)))
    assert not by_doi_of_datacite(Dossier(other, (("crossref", Unavailable("timed out")),)))


def test_nothing_is_searched_for_that_is_known_as_published() -> None:
    paper = a_paper(ids=Ids(arxiv="2409.06277"))
    assert title_besides(a_dossier(paper, a_preprint()))
    assert title_besides(Dossier(paper, (("crossref", Absent()),)))


# --- who is asked last, and about as few papers as need it ----------------------------------------


def test_an_index_is_asked_about_preprints_without_a_doi_alone() -> None:
    assert by_number_alone(Dossier(a_paper(ids=Ids(arxiv="2409.06277"))))
    for ids in (Ids(arxiv="2409.06277", doi="10.1145/1"), Ids(doi="10.1145/1"), Ids()):
        assert not by_number_alone(Dossier(a_paper(ids=ids)))
        assert not by_work(Dossier(a_paper(ids=ids)))
    (asked,) = by_work(Dossier(a_paper(ids=Ids(s2="0" * 40, dblp="conf/x/Y24"))))
    assert asked.ids == Ids(s2="0" * 40)


def test_searches_behind_walls_are_for_entries_that_name_a_venue_of_which_nobody_knows() -> None:
    unknown = Dossier(a_paper(venue="ICLR 2025"), (("crossref", Absent()),))
    assert title_of_the_reviewed(unknown)
    assert title_of_the_published(unknown)
    assert not title_of_the_reviewed(Dossier(a_paper(venue="KDD 2024")))
    for venue in ("", "arXiv"):
        assert not title_of_the_reviewed(Dossier(a_paper(venue=venue)))
        assert not title_of_the_published(Dossier(a_paper(venue=venue)))
    known = a_dossier(a_paper(ids=Ids(doi="10.1145/1"), venue="ICML"), a_record(ids=Ids(doi="10.1145/1")))
    assert not title_of_the_published(known)
    assert not title_of_the_reviewed(known)


def test_the_page_of_a_document_is_asked_only_where_nothing_else_has_led_to_it() -> None:
    paper = a_paper(ids=Ids(ieee="9413376"), venue="ICASSP", date="2025")
    assert document_that_crossref_lacks(Dossier(paper))
    assert not document_that_crossref_lacks(a_dossier(paper, a_record(ids=Ids(ieee="9413376"), venues=("ICASSP",))))


def test_the_doi_of_a_record_leads_to_the_agency_unless_the_record_is_from_there() -> None:
    paper, own = a_paper(date="2025"), Ids(doi="10.1145/1")
    (asked,) = related_dois(a_dossier(paper, a_record("dblp", ids=own)))
    assert asked.ids == own
    assert related_dois(a_dossier(paper, a_record("crossref", ids=own))) == ()


def test_what_only_a_copy_tells_is_searched_for_all_the_same() -> None:
    paper = a_paper(ids=Ids(arxiv="2409.06277"))
    assert title_besides(a_dossier(paper, a_preprint(), a_record("openalex", related=(Ids(arxiv="2409.06277"),))))


def in_catalogue(*records: Record, **facts: object) -> Dossier:
    return Dossier(a_paper(**facts), (("catalogue", Found(records)),))


def test_a_title_that_the_catalogue_has_published_is_not_asked_about_and_one_that_it_has_as_a_preprint_is() -> None:
    assert not title_alone(in_catalogue(a_record(ids=Ids(doi="10.1145/1.2")), date="2025"))
    assert title_alone(in_catalogue(a_preprint(), date="2024"))
    assert title_alone(in_catalogue(a_record("bibliography", ids=Ids(doi="10.1145/1.2")), date="2025"))


def test_an_old_dump_of_an_index_does_not_pass_for_what_the_index_knows_today() -> None:
    old = in_catalogue(a_preprint("openalex"), ids=PREPRINT)
    assert title_besides(old)
    assert not title_besides(replace(old, answers=(*old.answers, ("openalex", Found((a_preprint("openalex"),))))))


def test_a_doi_is_not_asked_about_where_the_catalogue_has_what_its_agency_says() -> None:
    doi = Ids(doi="10.1145/1.2")
    told = a_record("dblp", ids=doi)
    assert [paper.ids for paper in related_dois(in_catalogue(told, date="2025"))] == [doi]
    assert not related_dois(in_catalogue(told, a_record(ids=doi), date="2025"))
