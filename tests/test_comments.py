import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.comments import LONGEST, announced_venue, is_superseded, is_withdrawn
from enrich.model import Track, Venue, VenueKind

MAIN, WORKSHOP, FINDINGS = Track.MAIN, Track.WORKSHOP, Track.FINDINGS


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("Accepted at ICML 2025", ("icml", MAIN, 2025)),
        ("Accepted to NeurIPS 2024. 30 pages, 5 figures", ("nips", MAIN, 2024)),
        ("12 pages, 4 figures, accepted by AAAI-25", ("aaai", MAIN, 2025)),
        ("Accepted by NeurIPS 2023 (spotlight). Code: https://github.com/a/b", ("nips", MAIN, 2023)),
        ("Update: accepted at ICML 2024!", ("icml", MAIN, 2024)),
        ("Accepted for oral presentation at INTERSPEECH 2023", ("interspeech", MAIN, 2023)),
        ("13 pages, accepted for publication in IEEE Transactions on Mobile Computing", ("tmc", MAIN, None)),
        ("Accepted by IEEE TMC", ("tmc", MAIN, None)),
        ("accepted to JMLR; code at https://github.com/a/b", ("jmlr", MAIN, None)),
        ("To appear in USENIX Security 2024", ("uss", MAIN, 2024)),
        ("To appear, ICML 2024", ("icml", MAIN, 2024)),
        ("To appear in the Proceedings of the 41st International Conference on Machine Learning", ("icml", MAIN, None)),
        ("To be published in: 2025 IEEE Conference on Software Testing, Verification and Validation (ICST)",
         ("icst", MAIN, 2025)),
        ("Published as a conference paper at ICLR 2022. 20 pages, 7 figures", ("iclr", MAIN, 2022)),
        ("Published in Transactions on Machine Learning Research (TMLR), 2023", ("tmlr", MAIN, 2023)),
        ("Camera-ready version for KDD 2024", ("kdd", MAIN, 2024)),
        ("ICLR 2024 (oral)", ("iclr", MAIN, 2024)),
        ("CVPR 2023 Highlight", ("cvpr", MAIN, 2023)),
        ("13 pages, In Proceedings of the 31st ACM SIGSOFT International Symposium on Software Testing (ISSTA) 2022",
         ("issta", MAIN, 2022)),
        ("IEEE INFOCOM 2024, May 20-23, Vancouver, Canada", ("infocom", MAIN, 2024)),
        ("ICML 2024; the first two authors contributed equally", ("icml", MAIN, 2024)),
        ("Accepted at ICLR 2024. arXiv admin note: text overlap with arXiv:2101.00001", ("iclr", MAIN, 2024)),
        ("accepted by EMNLP 2023 main conference", ("emnlp", MAIN, 2023)),
        ("Accepted to ACL 2024 Findings", ("acl", FINDINGS, 2024)),
        ("EMNLP 2023 (Findings)", ("emnlp", FINDINGS, 2023)),
        ("NeurIPS 2023 Datasets and Benchmarks Track", ("nips", Track.DATASETS, 2023)),
        ("ACL 2024 System Demonstrations", ("acl", Track.DEMO, 2024)),
        ("Accepted to NAACL 2024 industry track", ("naacl", Track.INDUSTRY, 2024)),
        ("Accepted at ICML 2024 Workshop on Foundation Models in the Wild", ("icml", WORKSHOP, 2024)),
        ("Workshop paper, ICML 2023", ("icml", WORKSHOP, 2023)),
        ("Presented at NeurIPS 2023 Workshop on Federated Learning", ("nips", WORKSHOP, 2023)),
        ("Submitted to IEEE TIFS; accepted at ICML 2023", ("icml", MAIN, 2023)),
    ],
)  # fmt: skip
def test_a_venue_that_authors_announce_is_read(comment: str, told: tuple[str, Track, int | None]) -> None:
    venue = announced_venue(comment)
    assert venue is not None
    assert (venue.id, venue.track, venue.year) == told


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "20 pages, 3 figures",
        "work in progress",
        "Comments welcome",
        "Submitted to ICML 2024",
        "Under review at ICLR 2025",
        "Preprint. Under review.",
        "In submission to NeurIPS 2024",
        "To be submitted to IEEE TMC",
        "ICLR 2025 submission",
        "Under double-blind review, NeurIPS 2024",
        "Accepted with minor revisions by IEEE TMC",
        "Conditionally accepted at CHI 2024",
    ],
)
def test_a_venue_that_authors_hope_for_is_none(comment: str) -> None:
    assert announced_venue(comment) is None


@pytest.mark.parametrize(
    "comment",
    [
        "Rejected from ICML 2023",
        "Not accepted at NeurIPS 2023",
        "Withdrawn from ICLR 2024",
        "This paper has been withdrawn. It was accepted at ICML 2023",
        "Superseded by arXiv:2301.00001, accepted at ICML 2023",
    ],
)
def test_where_a_paper_did_not_appear_is_nothing(comment: str) -> None:
    assert announced_venue(comment) is None


@pytest.mark.parametrize(
    "comment",
    [
        "Extended version of our paper at VLDB 2023",
        "This is the extended version of the paper accepted at ICDE 2024",
        "A short version appeared at ICML 2022",
        "Preliminary version accepted at NeurIPS 2021 workshop",
        "Abridged version to appear in Symposium on Discrete Algorithms (SODA), 2021",
        "Full version of a paper to appear at CRYPTO 2023",
        "Journal version of a paper at STOC 2020",
        "Follow-up to our ICML 2023 paper",
        "Parts of this work were presented at ICML 2023",
        "Supplementary material for CVPR 2024",
        "Builds upon the previous paper, ICML 2020",
    ],
)
def test_where_another_version_appeared_is_nothing(comment: str) -> None:
    assert announced_venue(comment) is None


@pytest.mark.parametrize(
    "comment",
    [
        "An extended abstract of this work was accepted at AAAI 2024",
        "Accepted at ICML 2023. Best paper at the workshop",
        "Accepted at the NeurIPS 2023 LLM Efficiency Challenge",
        "Winner of the NeurIPS 2022 competition",
        "Accepted to the Student Abstract track of AAAI 2024",
        "Accepted to ICLR 2025 Blog Posts Track",
        "Accepted at IEEE International Conference on Software Testing 2021, Testing Tools Track (ICST 2021), virtual",
    ],
)
def test_a_side_event_is_not_the_main_programme(comment: str) -> None:
    assert announced_venue(comment) is None


@pytest.mark.parametrize(
    "comment",
    [
        "Accepted at CVPR 2024 and TPAMI",
        "Accepted at ICML 2024 and presented at ICLR 2024 workshop",
        "Accepted at ICML 2024. Presented at KDD 2023.",
        "Accepted to International Conference on Computer Vision, Imaging and Graphics",
        "Accepted at the 3rd Nowhere Days of Trees, 2024",
        "Comparison with ICLR 2023 methods",
        "SemEval-2023 Task 4",
        "Accepted at arXiv",
        "CoRR 2023",
        "NeurIPS",
    ],
)
def test_what_is_not_clear_is_nothing(comment: str) -> None:
    assert announced_venue(comment) is None


@pytest.mark.parametrize(
    "comment",
    [
        "This paper has been withdrawn by the author due to an error in Lemma 3",
        "Withdrawn",
        "WITHDRAWN; see arXiv:2401.00001",
        "Paper withdrawn by the authors",
        "This submission has been withdrawn by arXiv administrators due to a dispute over authorship",
        "This version withdrawn by arXiv administrators because the author did not have the right to agree",
        "arXiv admin note: withdrawn due to inappropriate overlap",
        "12 pages. The manuscript is being withdrawn",
        "The authors have withdrawn this paper, since Theorem 1 is wrong",
        "We withdraw this paper because of a gap in the proof",
        "This article has been removed by arXiv administrators",
        "This paper has been withdrawn from arXiv",
        "This work has been retracted by its authors",
    ],
)
def test_a_withdrawal_is_one(comment: str) -> None:
    assert is_withdrawn(comment)


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "withdrawn from NeurIPS submission",
        "Withdrawn from ICLR 2024",
        "Paper withdrawn from the conference",
        "This paper was withdrawn from ICLR 2024",
        "This paper was withdrawn by the authors from ICLR 2024",
        "On money withdrawn from banks",
        "The previous version was withdrawn",
        "An earlier submission was withdrawn",
        "The paper is not withdrawn",
        "Withdrawal of troops: a game",
    ],
)
def test_what_only_sounds_like_a_withdrawal_is_none(comment: str) -> None:
    assert not is_withdrawn(comment)


@pytest.mark.parametrize(
    ("comment", "superseded"),
    [
        ("This paper is superseded by arXiv:2401.00001", True),
        ("Superseded by our later work (arXiv 2401.00001)", True),
        ("This version supersedes arXiv:2301.00001", False),
        ("Theorem 3 is superseded by Theorem 4", False),
    ],
)
def test_another_paper_may_take_the_place_of_one(comment: str, superseded: bool) -> None:
    assert is_superseded(comment) is superseded


WORDS = st.sampled_from(
    [
        "accepted",
        "at",
        "ICML",
        "2024",
        "workshop",
        ",",
        ".",
        ";",
        "(",
        ")",
        "version",
        "of",
        "under review",
        "and",
        "TMLR",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=LONGEST * 2))
def test_any_comment_tells_a_venue_where_papers_appear_or_nothing(comment: str) -> None:
    venue = announced_venue(comment)
    assert venue is None or (isinstance(venue, Venue) and venue.kind is not VenueKind.PREPRINT)


@given(st.sampled_from(["Submitted to", "Under review at", "Extended version of a paper at", "Withdrawn from"]))
def test_hope_outweighs_any_venue(words: str) -> None:
    assert announced_venue(f"10 pages. {words} ICML 2024") is None
