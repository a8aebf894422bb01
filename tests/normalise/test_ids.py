"""Identifiers are found wherever lists hide them, and nothing else is taken for one."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.model import Ids
from enrich.normalise.ids import find_doi, implied_doi, page, recognise

HASH = "951877b24b376c5f4612e850251ee85b"

KNOWN = [
    ("https://arxiv.org/abs/2409.06277", Ids(arxiv="2409.06277")),
    ("https://arxiv.org/html/2409.20135v3", Ids(arxiv="2409.20135")),
    ("http://export.arxiv.org/pdf/1706.03762v7.pdf", Ids(arxiv="1706.03762")),
    ("https://arxiv.org/abs/hep-th/9901001v2", Ids(arxiv="hep-th/9901001")),
    ("https://arxiv.org/abs/math.GT/0309136", Ids(arxiv="math.gt/0309136")),
    ("arXiv:2409.06277 [cs.LG]", Ids(arxiv="2409.06277")),
    ("https://doi.org/10.48550/arXiv.2409.06277", Ids(arxiv="2409.06277")),
    ("https://huggingface.co/papers/2409.06277", Ids(arxiv="2409.06277")),
    ("https://doi.org/10.1145/3637528.3671865", Ids(doi="10.1145/3637528.3671865")),
    ("http://dx.doi.org/10.1145/3637528.3671865", Ids(doi="10.1145/3637528.3671865")),
    ("doi:10.1145%2F3637528.3671865", Ids(doi="10.1145/3637528.3671865")),
    ("https://dl.acm.org/doi/abs/10.1109/TMC.2023.3302410", Ids(doi="10.1109/tmc.2023.3302410")),
    ("https://dl.acm.org/doi/pdf/10.1145/3637528.3671865?download=true", Ids(doi="10.1145/3637528.3671865")),
    ("https://onlinelibrary.wiley.com/doi/full/10.1002/int.22982", Ids(doi="10.1002/int.22982")),
    ("https://link.springer.com/chapter/10.1007/978-3-030-58589-1_42", Ids(doi="10.1007/978-3-030-58589-1_42")),
    ("https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf", Ids(doi="10.1101/2020.01.01.123456")),
    ("https://dl.acm.org/doi/10.1609/aaai.v38i13.29434", Ids(doi="10.1609/aaai.v38i13.29434")),
    ("https://dl.acm.org/doi/10.5555/3692070.3693756", Ids(acm="10.5555/3692070.3693756")),
    ("https://ieeexplore.ieee.org/abstract/document/10447454", Ids(ieee="10447454")),
    ("https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=09053174", Ids(ieee="9053174")),
    ("10.1109/ICASSP48485.2024.10447454", Ids(doi="10.1109/icassp48485.2024.10447454", ieee="10447454")),
    ("10.1109/TNET.2024.3377655", Ids(doi="10.1109/tnet.2024.3377655")),
    ("https://aclanthology.org/2024.emnlp-main.587/", Ids(acl="2024.emnlp-main.587")),
    ("https://aclanthology.org/2023.findings-emnlp.976.pdf", Ids(acl="2023.findings-emnlp.976")),
    ("https://www.aclweb.org/anthology/P19-1001/", Ids(acl="p19-1001")),
    ("10.18653/v1/2024.emnlp-main.587", Ids(doi="10.18653/v1/2024.emnlp-main.587", acl="2024.emnlp-main.587")),
    ("https://www.ijcai.org/proceedings/2024/0531", Ids(ijcai="2024/531")),
    ("https://doi.org/10.24963/ijcai.2024/531", Ids(doi="10.24963/ijcai.2024/531", ijcai="2024/531")),
    (f"https://papers.nips.cc/paper_files/paper/2024/hash/{HASH}-Abstract-Conference.html", Ids(neurips=HASH)),
    (f"https://proceedings.neurips.cc/paper_files/paper/2024/file/{HASH}-Paper-Conference.pdf", Ids(neurips=HASH)),
    ("https://openreview.net/forum?id=sYNWqQYJhz&noteId=2", Ids(openreview="sYNWqQYJhz")),
    ("https://openreview.net/pdf?id=sYNWqQYJhz", Ids(openreview="sYNWqQYJhz")),
    ("https://proceedings.mlr.press/v235/qin24a.html", Ids(pmlr="v235/qin24a")),
    ("https://proceedings.mlr.press/v97/titouan19a/titouan19a.pdf", Ids(pmlr="v97/titouan19a")),
    ("https://raw.githubusercontent.com/mlresearch/v235/main/assets/qin24a/qin24a.pdf", Ids(pmlr="v235/qin24a")),
    (
        "https://openaccess.thecvf.com/content/CVPR2024/html/Kim_A_Paper_CVPR_2024_paper.html",
        Ids(cvf="Kim_A_Paper_CVPR_2024"),
    ),
    (
        "https://openaccess.thecvf.com/content_CVPRW_2019/papers/NTIRE/Li_B_CVPRW_2019_paper.pdf",
        Ids(cvf="Li_B_CVPRW_2019"),
    ),
    ("http://jmlr.org/papers/volume3/blei03a/blei03a.pdf", Ids(jmlr="v3/blei03a")),
    ("https://ojs.aaai.org/index.php/AAAI/article/download/29434/30713", Ids(ojs="ojs.aaai.org/AAAI/29434")),
    ("https://www.jmlr.org/papers/v23/", Ids()),
    ("https://iclr.cc/virtual/2024/poster/18792", Ids(virtual="iclr/2024/18792")),
    ("https://neurips.cc/virtual/2024/103959", Ids(virtual="neurips/2024/103959")),
    ("https://nips.cc/virtual/2023/poster/70001", Ids(virtual="neurips/2023/70001")),
    ("https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17", Ids(dblp="conf/nips/VaswaniSPUJGKP17")),
    ("https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17.html?view=bibtex", Ids(dblp="conf/nips/VaswaniSPUJGKP17")),
    ("https://dblp.uni-trier.de/rec/html/journals/pvldb/X-Y_12", Ids(dblp="journals/pvldb/X-Y_12")),
    (
        "https://dblp.org/rec/journals/corr/abs-2409-06277.bib",
        Ids(arxiv="2409.06277", dblp="journals/corr/abs-2409-06277"),
    ),
    ("https://openalex.org/W4289665794", Ids(openalex="W4289665794")),
    ("https://api.openalex.org/works/w4289665794", Ids(openalex="W4289665794")),
    (
        "https://www.semanticscholar.org/paper/Attention-is-All/204E3073870FAE3D05BCBC2F6A8E263D9B72E776",
        Ids(s2="204e3073870fae3d05bcbc2f6a8e263d9b72e776"),
    ),
]


@pytest.mark.parametrize(("text", "ids"), KNOWN, ids=[text[-40:] for text, _ in KNOWN])
def test_an_identifier_is_recognised_in_a_link_or_cell(text: str, ids: Ids) -> None:
    assert recognise(text) == ids


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://github.com/a/b",
        "https://arxiv.org/list/cs.LG/recent",
        "https://arxiv.org/abs/2409.062771234",
        "version 10.1/2",
        "https://ieeexplore.ieee.org/Xplore/home.jsp",
        "https://openreview.net/group?id=ICLR.cc/2026/Conference",
        "https://proceedings.mlr.press/v235/",
        "https://neurips.cc/Conferences/2024",
    ],
)
def test_what_is_no_identifier_is_none(text: str) -> None:
    assert recognise(text) == Ids()


@pytest.mark.parametrize("tail", [".", ",", ").", "]", ";", "'", "/full", "/pdf", "?x=1", "#abstract", "&type=2"])
def test_what_follows_a_doi_is_no_part_of_it(tail: str) -> None:
    assert find_doi(f"(see 10.1145/3637528.3671865{tail}") == "10.1145/3637528.3671865"


def test_balanced_parentheses_belong_to_a_doi() -> None:
    assert find_doi("(10.1016/0004-3702(94)90040-X)") == "10.1016/0004-3702(94)90040-x"


def test_the_first_text_has_the_word() -> None:
    one, two = "https://arxiv.org/abs/2409.06277", "https://arxiv.org/abs/2409.99999 10.1145/1.2"
    assert recognise(one, two) == Ids(arxiv="2409.06277", doi="10.1145/1.2")


def test_a_doi_that_should_exist_is_offered_but_not_claimed() -> None:
    assert implied_doi(recognise("https://aclanthology.org/2024.emnlp-main.587/")) == "10.18653/v1/2024.emnlp-main.587"
    assert implied_doi(recognise("https://www.ijcai.org/proceedings/2024/0531")) == "10.24963/ijcai.2024/531"
    assert implied_doi(recognise("https://aclanthology.org/2025.coling-main.17/")) is None
    assert implied_doi(Ids(arxiv="2409.06277")) is None


def test_the_page_of_an_identifier_leads_back_to_it() -> None:
    for kind, value in recognise(
        "10.1145/1.2", "arXiv:2409.06277", "https://www.ijcai.org/proceedings/2024/531"
    ).items():
        assert dict(recognise(page(kind, value)).items())[kind] == value


@given(st.text(string.ascii_lowercase + string.digits + "-._()/", min_size=1, max_size=30).filter(str.isalnum))
def test_a_doi_survives_every_resolver(suffix: str) -> None:
    doi = f"10.1000/{suffix}"
    for written in (doi, doi.upper(), f"https://doi.org/{doi}", f"https://dl.acm.org/doi/abs/{doi}", f"doi:{doi}."):
        assert recognise(written).doi == doi


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    assert recognise(text) == recognise(text)
