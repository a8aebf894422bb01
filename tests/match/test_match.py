"""Which records are believed to be about a paper. A wrong acceptance is the worst mistake here."""

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

import papers
from enrich.match import How, Identity, Match, matches
from enrich.model import Absent, Author, DateKind, Dossier, Found, Ids, Paper, PartialDate, Record, Version
from papers import PEOPLE, TITLE, a_dossier, a_preprint, a_record

a_paper = partial(papers.a_paper, date="Mar 2025")


def judged(paper: Paper, *records: Record) -> Match:
    return next(match for match in matches(a_dossier(paper, *records)) if match.record == records[0])


def authors(*names: str) -> tuple[Author, ...]:
    return tuple(Author(name) for name in names)


def year(number: int) -> tuple[tuple[DateKind, PartialDate], ...]:
    return ((DateKind.PUBLISHED, PartialDate(number)),)


# --- by identifier ----------------------------------------------------------------------------


def test_an_identifier_with_the_same_title_is_certain() -> None:
    match = judged(a_paper(ids=Ids(arxiv="2409.06277")), a_preprint())
    assert (match.identity, match.how) == (Identity.CERTAIN, How.IDENTIFIER)


def test_an_identifier_of_another_paper_is_a_contradiction_not_a_match() -> None:
    other = a_preprint(title="A Survey of Graph Kernels", authors=authors("Nils Kriege"))
    assert judged(a_paper(ids=Ids(arxiv="2409.06277")), other).identity is Identity.CONTRADICTED


def test_a_renamed_work_is_known_by_its_identifier_and_its_authors() -> None:
    renamed = a_preprint(title="Optimising What Clients Cover")
    assert judged(a_paper(ids=Ids(arxiv="2409.06277")), renamed).identity is Identity.CERTAIN


def test_an_entry_without_authors_is_known_by_its_identifier_and_part_of_its_title() -> None:
    paper = a_paper("Let Participants Cooperatively Learn Prompts", authors="", ids=Ids(doi="10.1/x"))
    longer = a_record(
        title="PromptFL: Let Participants Cooperatively Learn Prompts - in the Age of Models", ids=Ids(doi="10.1/x")
    )
    assert judged(paper, longer).identity is Identity.CERTAIN


def test_a_number_whose_record_contradicts_tells_no_date_either() -> None:
    other = a_preprint(title="A Survey of Graph Kernels", authors=authors("Nils Kriege"))
    number = a_preprint("arxiv-number", title="", authors=())
    assert judged(a_paper(ids=Ids(arxiv="2409.06277")), number, other).identity is Identity.CONTRADICTED
    assert judged(a_paper(ids=Ids(arxiv="2409.06277")), number).identity is Identity.CERTAIN


def test_what_an_address_tells_is_doubted_with_the_record_that_it_leads_to() -> None:
    paper = a_paper(ids=Ids(acl="2025.acl-long.1"), date="Jan 2021", venue="KDD", authors="Ada King, Bo Li")
    address = a_record("address", title="", authors=(), ids=paper.ids, venues=("ACL 2025",))
    assert judged(paper, address).identity is Identity.CERTAIN
    namesake = a_record(ids=paper.ids, venues=("ACL 2025",))
    assert judged(paper, namesake, address).identity is Identity.LIKELY
    assert judged(paper, address, namesake).identity is Identity.LIKELY


def test_what_arxiv_lacks_by_title_disowns_no_other_identifier() -> None:
    paper = a_paper(ids=Ids(virtual="icml/2024/34753"))
    address = a_record("address", title="", authors=(), ids=paper.ids)
    dossier = Dossier(paper, (("address", Found((address,))), ("arxiv", Absent())))
    assert [match.identity for match in matches(dossier)] == [Identity.CERTAIN]


def test_another_part_of_a_work_is_another_paper_whoever_wrote_it() -> None:
    part = a_preprint(title=f"{TITLE}, Part II")
    assert judged(a_paper(ids=Ids(arxiv="2409.06277")), part).identity is Identity.CONTRADICTED
    same_part = a_paper(f"{TITLE}: Part II", ids=Ids(arxiv="2409.06277"))
    assert judged(same_part, part).identity is Identity.CERTAIN


def test_a_number_that_is_joined_to_a_word_is_still_that_number() -> None:
    spaced, joined = (
        a_paper("Tuning Llama 2 at Scale on the Edge"),
        a_record(title="Tuning Llama2 at Scale on the Edge"),
    )
    assert judged(spaced, joined).identity is Identity.CERTAIN
    assert judged(spaced, replace(joined, title="Tuning Llama3 at Scale on Edges")).identity is not Identity.CERTAIN


# --- by title ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        TITLE.upper(),
        TITLE.lower(),
        f"  {TITLE}.",
        TITLE.replace("-", " "),
        "F{\\'e}derated Full-Parameter Tuning at Scale for Large Language Models",
    ],
)
def test_the_same_title_and_a_shared_author_are_certain(title: str) -> None:
    assert judged(a_paper(title, authors="Yao Shu"), a_record()).identity is Identity.CERTAIN


@pytest.mark.parametrize("apart", [0, 1, 4])
def test_a_preprint_matches_its_publication_of_later_years(apart: int) -> None:
    preprint, published = a_paper(date="Sep 2021", venue="arXiv"), a_record(dates=year(2021 + apart))
    assert judged(preprint, published).identity is Identity.CERTAIN


def test_the_same_title_alone_only_suggests() -> None:
    assert judged(a_paper(authors=""), a_record()).identity is Identity.LIKELY
    assert judged(a_paper(), a_record(authors=authors("Ada King"))).identity is Identity.LIKELY


def test_the_same_title_five_years_apart_only_suggests() -> None:
    assert judged(a_paper(date="2019"), a_record(dates=year(2025))).identity is Identity.LIKELY


def test_title_venue_and_year_are_certain_whatever_the_author_line_says() -> None:
    paper = a_paper(authors="Sai Praneeth Karimireddy, Xiaoxiao Li", venue="ICML", date="Jul 2025")
    assert judged(paper, a_record()).identity is Identity.CERTAIN


def test_the_workshop_of_a_conference_is_not_its_main_track() -> None:
    paper = a_paper(authors="Sai Praneeth Karimireddy", venue="ICML Workshop", date="Jul 2025")
    assert judged(paper, a_record()).identity is Identity.LIKELY


def test_a_dropped_subtitle_is_certain_with_the_same_authors() -> None:
    longer = a_record(title=f"Ferret: {TITLE}")
    assert judged(a_paper(), longer).identity is Identity.CERTAIN
    assert judged(a_paper(authors="Ada King"), longer).identity is not Identity.CERTAIN


def test_the_survey_of_a_work_is_not_the_work() -> None:
    assert judged(a_paper(f"{TITLE}: A Survey"), a_record()).identity is not Identity.CERTAIN
    assert judged(a_paper(), a_record(title=f"{TITLE}: A Comprehensive Review")).identity is not Identity.CERTAIN


def test_a_subtitle_in_its_own_field_counts() -> None:
    paper = a_paper("Ferret: Tuning at Scale for Large Models")
    assert (
        judged(paper, a_record(title="Ferret", subtitle="Tuning at Scale for Large Models")).identity
        is Identity.CERTAIN
    )


def test_a_misspelt_title_is_certain_with_the_same_authors() -> None:
    assert judged(a_paper(TITLE.replace("Parameter", "Paramter")), a_record()).identity is Identity.CERTAIN


def test_one_replaced_word_only_suggests() -> None:
    assert judged(a_paper(TITLE.replace("Tuning", "Training")), a_record()).identity is Identity.LIKELY


TWINS = [
    ("Deep Equilibrium Models", "Multiscale Deep Equilibrium Models"),
    ("Findings of the WMT 2018 Shared Task", "Findings of the WMT 2019 Shared Task"),
    ("Adaptive Regret of Convex and Smooth Functions", "Dynamic Regret of Convex and Smooth Functions"),
    ("A Theory of Learning, Part II", "A Theory of Learning, Part III"),
]


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_twins_of_the_same_authors_are_never_certain(one: str, other: str) -> None:
    assert judged(a_paper(one), a_record(title=other)).identity is not Identity.CERTAIN
    assert judged(a_paper(other), a_record(title=one)).identity is not Identity.CERTAIN


def test_a_short_title_needs_most_of_the_authors() -> None:
    paper = a_paper("Deep Learning", authors="Yann LeCun, Yoshua Bengio, Geoffrey Hinton", date="2015")
    talk = a_record(title="Deep Learning", authors=authors("Yann LeCun", "Ada King", "Bo Li"), dates=year(2016))
    assert judged(paper, talk).identity is not Identity.CERTAIN
    assert (
        judged(
            paper,
            a_record(title="Deep Learning", authors=authors("Y. LeCun", "Y. Bengio", "G. Hinton"), dates=year(2015)),
        ).identity
        is Identity.CERTAIN
    )


@pytest.mark.parametrize(
    "title", [f"Correction to: {TITLE}", f"Reply to “{TITLE}”", f"Retraction notice: {TITLE}", f'Review for "{TITLE}"']
)
def test_a_notice_about_a_paper_is_not_the_paper(title: str) -> None:
    assert judged(a_paper(), a_record(title=title)).identity is Identity.OTHER
    assert judged(a_paper(), a_record(kind="notice")).identity is Identity.OTHER


def test_a_paper_about_corrections_can_still_be_found() -> None:
    assert (
        judged(a_paper("Correction of Errors in Networks"), a_record(title="Correction of Errors in Networks")).identity
        is Identity.CERTAIN
    )


# --- by relation ------------------------------------------------------------------------------


def test_a_publication_that_its_preprint_names_is_certain_even_under_another_title() -> None:
    paper = a_paper("Domain Coverage Augmentation of Models", ids=Ids(arxiv="2409.06277"))
    preprint = a_preprint(related=(Ids(doi="10.1/x"),))
    published = a_record(ids=Ids(doi="10.1/x"))
    match = judged(paper, published, preprint)
    assert (match.identity, match.how) == (Identity.CERTAIN, How.RELATION)


def test_a_relation_is_verified_too() -> None:
    preprint = a_preprint(related=(Ids(doi="10.1/x"),))
    another = a_record(title="A Survey of Graph Kernels", authors=authors("Nils Kriege"), ids=Ids(doi="10.1/x"))
    assert judged(a_paper(ids=Ids(arxiv="2409.06277")), another, preprint).identity is Identity.OTHER


def test_a_record_that_is_certain_helps_to_know_others() -> None:
    paper = a_paper("Domain Coverage Augmentation of Models", ids=Ids(arxiv="2409.06277"))
    published = a_record("catalogue")
    assert judged(paper, published).identity is Identity.OTHER
    assert judged(paper, published, a_preprint()).identity is Identity.CERTAIN


# --- promises ---------------------------------------------------------------------------------

titles = st.sampled_from([TITLE, f"Ferret: {TITLE}", "A Survey of Graph Kernels", "Deep Learning"])
lines = st.lists(st.sampled_from([*PEOPLE, "Ada King", "Bo Li"]), unique=True, max_size=4)
any_records = st.lists(
    st.builds(
        lambda title, names, number, version: a_record(
            title=title, authors=authors(*names), dates=year(number), version=version
        ),
        titles,
        lines,
        st.integers(2015, 2026),
        st.sampled_from(Version),
    ),
    max_size=4,
)


@given(any_records, st.randoms())
def test_the_order_of_answers_decides_nothing(records: list[Record], random: object) -> None:
    shuffled = sorted(records, key=lambda _: random.random())  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert matches(a_dossier(a_paper(), *records)) == matches(a_dossier(a_paper(), *shuffled))


@given(titles, lines, any_records)
def test_a_record_without_shared_people_venue_or_identifier_is_never_certain(
    title: str, names: list[str], records: list[Record]
) -> None:
    paper = a_paper(title, authors="Grace Hopper, Alan Turing")
    assert all(match.identity is not Identity.CERTAIN for match in matches(a_dossier(paper, *records)))
