"""Small dumps in the documented shape of every format, written by hand: three papers, and what is none."""

from __future__ import annotations

import json
from dataclasses import dataclass

from enrich.model import Ids


@dataclass(frozen=True, slots=True)
class Sample:
    """A dump as text, a usual name for it, the source of its records, and how many elements are no papers.

    `papers` are titles and one identifier of each, as records have them. `broken` is an element that cannot be read,
    and `place` what stands in `text` where it would be put in.
    """

    name: str
    text: str
    source: str
    papers: tuple[tuple[str, Ids], ...]
    others: int
    broken: str
    place: str


def lines(*items: object) -> str:
    return "".join(json.dumps(item) + "\n" for item in items)


ARXIV = lines(
    {
        "id": "0704.0001",
        "submitter": "Pavel Nadolsky",
        "authors": "C. Bal\\'azs, E. L. Berger",
        "title": "Calculation of prompt diphoton production cross sections at Tevatron and\n  LHC energies",
        "comments": "37 pages, 15 figures; published version",
        "journal-ref": "Phys.Rev.D76:013009,2007",
        "doi": "10.1103/PhysRevD.76.013009",
        "report-no": "ANL-HEP-PR-07-12",
        "categories": "hep-ph",
        "license": None,
        "abstract": "  A fully differential calculation ...",
        "versions": [
            {"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"},
            {"version": "v2", "created": "Tue, 24 Jul 2007 20:10:27 GMT"},
        ],
        "update_date": "2008-11-26",
        "authors_parsed": [["Balázs", "C.", ""], ["Berger", "E. L.", "Jr."]],
    },
    {
        "id": "hep-th/9901001",
        "submitter": "A. Person",
        "authors": "A. Person",
        "title": "Strings of $\\ell_1$ length",
        "comments": "This paper has been withdrawn by the author",
        "journal-ref": None,
        "doi": None,
        "categories": "hep-th",
        "versions": [],
        "authors_parsed": [["Collaboration"]],
    },
    {"id": "2409.06277", "submitter": "x", "categories": "cs.LG", "title": "Ferret: Federated Full-Parameter Tuning"},
    {"id": "2409.00001", "submitter": "x", "categories": "cs.LG", "title": "  "},
)

CROSSREF_ITEMS = [
    {
        "DOI": "10.1145/3292500.3330701",
        "prefix": "10.1145",
        "member": "320",
        "indexed": {"date-parts": [[2024, 1, 1]]},
        "type": "proceedings-article",
        "title": ["Optuna"],
        "subtitle": ["A Next-generation <i>Hyperparameter</i> Optimization Framework"],
        "author": [{"given": "Takuya", "family": "Akiba", "sequence": "first"}],
        "container-title": ["Proceedings of the 25th ACM SIGKDD International Conference on Knowledge Discovery"],
        "event": {"name": "KDD '19", "start": {"date-parts": [[2019, 8, 4]]}},
        "published": {"date-parts": [[2019, 7, 25]]},
        "reference": [{"key": 'a {brace in a \\" text'}],
    },
    {
        "DOI": "10.1000/J.1",
        "prefix": "10.1000",
        "member": "1",
        "type": "journal-article",
        "title": ['On {braces} and "quotes" in titles'],
        "published": {"date-parts": [[1997]]},
    },
    {"DOI": "10.1101/2020.01.01.1", "member": "246", "type": "posted-content", "title": ["A preprint of biology"]},
    {"DOI": "10.1000/j.1.fig", "prefix": "10.1000", "member": "1", "type": "component", "title": ["Figure 1"]},
    {"DOI": "10.1000/j.2", "prefix": "10.1000", "member": "1", "type": "journal-article", "title": []},
]

_CROSSREF_PAPERS = (
    ("Optuna", Ids(doi="10.1145/3292500.3330701")),
    ('On braces and "quotes" in titles', Ids(doi="10.1000/j.1")),
    ("A preprint of biology", Ids(doi="10.1101/2020.01.01.1")),
)

DBLP = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp.dtd">
<dblp>
<article mdate="2017-05-28" key="journals/acta/Saxena96" publtype="informal">
<author orcid="0000-0001-2345-6789">Sanjeev S&aacute;xena 0001</author>
<title>Parallel Integer Sorting and Simulation Amongst CRCW Models.</title>
<year>1996</year><volume>abs/2409.06277</volume><journal>CoRR</journal>
<ee type="oa">https://doi.org/10.48550/arXiv.2409.06277</ee>
</article><inproceedings mdate="2023-08-10" key="conf/acl/ChangSRM23">
<author pid="130/1022">Haw-Shiuan Chang</author>
<title>Multi-CLS <i>BERT</i>: H<sub>2</sub>O &amp; Ensembling.</title>
<year>2023</year><booktitle>ACL (1)</booktitle>
<ee>https://doi.org/10.18653/v1/2023.acl-long.48</ee>
<crossref>conf/acl/2023-1</crossref>
</inproceedings>
<www mdate="2009-06-10" key="homepages/g/OdedGoldreich"><author>Oded Goldreich</author><title>Home Page</title></www>
<proceedings mdate="2023-01-01" key="conf/acl/2023-1"><title>Proceedings of ACL.</title></proceedings>
<phdthesis mdate="2002-01-03" key="phd/us/Turing38">
<author>Alan M. Turing</author><title>Systems of Logic Based on Ordinals.</title><year>1938</year>
</phdthesis>
</dblp>
"""

ACL = """<?xml version='1.0' encoding='UTF-8'?>
<collection id="2024.emnlp">
  <volume id="main" ingest-date="2024-11-08" type="proceedings">
    <meta>
      <booktitle>Proceedings of the 2024 Conference on Empirical Methods in Natural Language Processing</booktitle>
      <month>November</month><year>2024</year>
    </meta>
    <frontmatter><url hash="1">2024.emnlp-main.0</url></frontmatter>
    <paper id="1">
      <title><fixed-case>U</fixed-case>ni<fixed-case>G</fixed-case>en: Universal Domain Generalization</title>
      <author><first>Juhwan</first><last>Choi</last></author>
      <author><first/><last>Plato</last></author>
      <url hash="2">2024.emnlp-main.1</url>
      <doi>10.18653/v1/2024.emnlp-main.1</doi>
    </paper>
    <paper id="2"><title>Multi-News+</title><author><first>Ada</first><last>Lovelace</last></author></paper>
    <paper id="3"><title/><url>2024.emnlp-main.3</url></paper>
  </volume>
  <volume id="tutorials">
    <meta><booktitle>Tutorial Abstracts</booktitle><year>2024</year></meta>
    <paper id="7"><title>A Tutorial on <tex-math>$k$</tex-math>-means</title></paper>
  </volume>
</collection>
"""

BIBTEX = r"""% a bibliography of ours
@string{pami = {IEEE Transactions on Pattern Analysis and Machine Intelligence}}
@comment{jabref-meta: groups}

@article{lecun,
  title = {Gradient-Based Learning Applied to {Document} Recognition},
  author = {LeCun, Yann and Bottou, L{\'e}on},
  journal = pami,
  year = 1998,
  doi = {10.1109/5.726791},
}
@inproceedings{vaswani, title = "Attention Is All You Need", author = {Vaswani, Ashish and others},
  booktitle = {NeurIPS 2017}, year = {2017}, url = {https://arxiv.org/abs/1706.03762}}
@misc{ferret, title={Ferret: Federated Full-Parameter Tuning}, eprint={2409.06277}, archiveprefix={arXiv}, year={2024}}
@book{nowhere, title = {A Book Without an Address}, year = {1990}}
"""

CSL_ITEMS = [
    {
        "id": "arXiv:2409.06277",
        "type": "article",
        "genre": "preprint",
        "title": "Ferret: Federated Full-Parameter Tuning",
        "author": [{"literal": "Yao Shu"}],
        "issued": {"date-parts": [[2024, 9, 10]]},
        "archive": "arXiv",
        "archive_location": "2409.06277",
    },
    {"type": "article-journal", "title": "Heat-bath random walks with } braces", "DOI": "10.1000/heat"},
    {"type": "paper-conference", "title": "A Paper", "URL": "https://proceedings.mlr.press/v267/shu25a.html"},
    {"type": "book", "title": "A Book Without an Address"},
]

OPENALEX = lines(
    {
        "id": "https://openalex.org/W2741809807",
        "doi": "https://doi.org/10.7717/peerj.4375",
        "display_name": "The state of OA",
        "publication_year": 2018,
        "type": "article",
        "authorships": [{"author": {"display_name": "Heather Piwowar"}}],
        "primary_location": {
            "landing_page_url": "https://doi.org/10.7717/peerj.4375",
            "source": {"display_name": "PeerJ", "type": "journal"},
            "is_published": True,
        },
        "abstract_inverted_index": {"Despite": [0]},
    },
    {
        "id": "https://openalex.org/W4402",
        "display_name": "Ferret: Federated Full-Parameter Tuning",
        "locations": [{"landing_page_url": "https://arxiv.org/abs/2409.06277", "source": {"type": "repository"}}],
    },
    {"id": "https://openalex.org/W4403", "doi": "https://doi.org/10.1000/x", "display_name": "A Work of Its Own"},
    {"id": "https://openalex.org/W4404", "display_name": "A Work That Is Nowhere"},
)

SAMPLES = {
    "arxiv": Sample(
        "arxiv-metadata-oai-snapshot.json",
        ARXIV,
        "arxiv",
        (
            (
                "Calculation of prompt diphoton production cross sections at Tevatron and LHC energies",
                Ids(arxiv="0704.0001"),
            ),
            ("Strings of ℓ_1 length", Ids(arxiv="hep-th/9901001")),
            ("Ferret: Federated Full-Parameter Tuning", Ids(arxiv="2409.06277")),
        ),
        1,
        '{"id": "0704.0002", "submitter": "x", "ti\n',
        '{"id": "hep-th',
    ),
    "crossref": Sample(
        "0.jsonl",
        lines(*CROSSREF_ITEMS),
        "crossref",
        _CROSSREF_PAPERS,
        2,
        '{"DOI": "no doi", "type": "journal-article", "title": ["X"]}\n',
        '{"DOI": "10.1000/J.1"',
    ),
    "crossref-items": Sample(
        "0.json",
        json.dumps({"items": CROSSREF_ITEMS}),
        "crossref",
        _CROSSREF_PAPERS,
        2,
        '{"type": "journal-article"}, ',
        '{"DOI": "10.1000/J.1"',
    ),
    "dblp": Sample(
        "dblp.xml",
        DBLP,
        "dblp",
        (
            (
                "Parallel Integer Sorting and Simulation Amongst CRCW Models",
                Ids(dblp="journals/acta/Saxena96", arxiv="2409.06277"),
            ),
            ("Multi-CLS BERT: H2O & Ensembling", Ids(dblp="conf/acl/ChangSRM23")),
            ("Systems of Logic Based on Ordinals", Ids(dblp="phd/us/Turing38")),
        ),
        2,
        '<article key="journals/x/Cut90"><title>It is cut off\n',
        '<www mdate="2009',
    ),
    "acl-anthology": Sample(
        "2024.emnlp.xml",
        ACL,
        "acl-anthology",
        (
            ("UniGen: Universal Domain Generalization", Ids(acl="2024.emnlp-main.1")),
            ("Multi-News+", Ids(acl="2024.emnlp-main.2")),
            ("A Tutorial on k-means", Ids(acl="2024.emnlp-tutorials.7")),
        ),
        1,
        '<volume id="cut"><meta><year>2024</year></meta><paper id="1"><title>It is cut\n',
        '<volume id="tutorials">',
    ),
    "bibtex": Sample(
        "works.bib",
        BIBTEX,
        "bibliography",
        (
            ("Gradient-Based Learning Applied to Document Recognition", Ids(doi="10.1109/5.726791")),
            ("Attention Is All You Need", Ids(arxiv="1706.03762")),
            ("Ferret: Federated Full-Parameter Tuning", Ids(arxiv="2409.06277")),
        ),
        1,
        "@article{cut, title = {It is cut off\n",
        "@misc{ferret",
    ),
    "csl-json": Sample(
        "export.json",
        json.dumps(CSL_ITEMS, indent=2),
        "bibliography",
        (
            ("Ferret: Federated Full-Parameter Tuning", Ids(arxiv="2409.06277")),
            ("Heat-bath random walks with } braces", Ids(doi="10.1000/heat")),
            ("A Paper", Ids(pmlr="v267/shu25a")),
        ),
        1,
        '{"title": {}, "URL": "https://example.org/"}, ',
        '{\n    "type": "article-journal"',
    ),
    "openalex": Sample(
        "part_000",
        OPENALEX,
        "openalex",
        (
            ("The state of OA", Ids(doi="10.7717/peerj.4375")),
            ("Ferret: Federated Full-Parameter Tuning", Ids(arxiv="2409.06277")),
            ("A Work of Its Own", Ids(doi="10.1000/x")),
        ),
        1,
        '{"id": "W1", "display_name": "An odd work"}\n',
        '{"id": "https://openalex.org/W4402"',
    ),
}
