"""What tells a work from everything else that a list links to: policy, in tables.

In doubt something is no work: what is not read as an entry is left alone, and a wrong entry is
corrected into nonsense.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from enrich.normalise.ids import is_identifying

_PAPER = (
    "paper papers pdf arxiv abs abstract doi openreview acl anthology preprint html publication article "
    "eprint biorxiv medrxiv book 论文 論文 文章 原文 논문"
)
_OTHER = (
    "code codes github git repo repository project page website webpage web site homepage home link "
    "links url slide slides video videos youtube talk poster blog post data dataset datasets "
    "demo model models weights checkpoint hf huggingface hugging face media here bib bibtex "
    "cite citation supp supplementary supplemental appendix material materials tweet twitter "
    "thread notes note review reviews colab notebook tutorial tutorials docs documentation "
    "official unofficial pytorch tensorflow keras jax matlab caffe torch python java c++ r "
    "ref refs reference implementation implementations app tool tools benchmark leaderboard star stars "
    "semantic scholar journal conference version software author authors 代码 代碼 项目 主页 数据 数据集 "
    "博客 视频 解读 链接 코드 링크 リンク コード"
)

PAPER_WORDS = frozenset(_PAPER.split())
"""Words by which a link says that it leads to the work itself."""

LABEL_WORDS = PAPER_WORDS | frozenset(_OTHER.split())
"""Words that say what a link leads to, and are no title."""

_HOSTS = re.compile(
    r"(?:^|\.)(?:aclweb\.org|aclanthology\.(?:org|info)|openreview\.net|openaccess\.thecvf\.com|cv-foundation\.org"
    r"|proceedings\.mlr\.press|jmlr\.(?:org|csail\.mit\.edu)|(?:papers|proceedings)\.(?:nips|neurips|iclr)\.cc|aaai\.org"
    r"|ijcai\.org|usenix\.org|sciencedirect\.com|nowpublishers\.com|link\.springer\.com|nature\.com|science\.org|sciencemag\.org|pnas\.org"
    r"|dl\.acm\.org|ieeexplore\.ieee\.org|computer\.org|onlinelibrary\.wiley\.com|tandfonline\.com|academic\.oup\.com"
    r"|journals\.sagepub\.com|mdpi\.com|frontiersin\.org|journals\.plos\.org|biorxiv\.org|medrxiv\.org|ssrn\.com"
    r"|hal\.(?:science|archives-ouvertes\.fr|inria\.fr)|semanticscholar\.org|dblp\.org|eprint\.iacr\.org|ndss-symposium\.org"
    r"|projecteuclid\.org|linkinghub\.elsevier\.com|epubs\.siam\.org|degruyter\.com|biomedcentral\.com/articles|ceur-ws\.org"
    r"|ncbi\.nlm\.nih\.gov/(?:pubmed|pmc)|pubmed\.ncbi\.nlm\.nih\.gov|europepmc\.org|drops\.dagstuhl\.de|nber\.org/papers"
    r"|annualreviews\.org|royalsocietypublishing\.org|pubs\.(?:acs|rsc)\.org|chemrxiv\.org|techrxiv\.org|psyarxiv\.com"
    r"|osf\.io/preprints|elifesciences\.org/articles|hindawi\.com/journals|jamanetwork\.com|nejm\.org|thelancet\.com"
    r"|isca-speech\.org|isca-archive\.org|bmvc2\d{3}\.org|vldb\.org|worldscientific\.com|journals\.aps\.org|iopscience\.iop\.org"
    r"|citeseerx\.ist\.psu\.edu|hdl\.handle\.net|jstor\.org|cell\.com|direct\.mit\.edu|mitpressjournals\.org|alphaxiv\.org"
    r"|paperswithcode\.com/paper|researchgate\.net/publication|research\.google(?:\.com)?/(?:archive|pubs)|research\.microsoft\.com/(?:apps/)?pubs"
    r"|microsoft\.com/en-us/research/publication|research\.nvidia\.com/publication|ai\.google/research/pubs"
    r"|amazon\.science/publications|machinelearning\.apple\.com/research|ai\.(?:meta|facebook)\.com/research/publications"
    r"|roboticsproceedings\.org|ecva\.net/papers|(?:neurips|icml|iclr)\.cc/virtual/\d{4}/(?:poster|oral|spotlight)"
    r"|pmc\.ncbi\.nlm\.nih\.gov|ui\.adsabs\.harvard\.edu/abs|opg\.optica\.org|pubs\.aip\.org)(?=/|\Z)"
)
"""Hosts whose pages are of works."""

_CALLS = re.compile(r"/(?:call[-_]?for[-_]?papers|cfp)s?(?:/|\Z)", re.IGNORECASE)
"""Addresses of calls for papers, on whatever host."""

_ELSEWHERE = re.compile(
    r"(?:^|\.)(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co|youtube\.com|youtu\.be|bilibili\.com|vimeo\.com"
    r"|twitter\.com|x\.com|reddit\.com|medium\.com|towardsdatascience\.com|substack\.com|zhihu\.com|linkedin\.com|facebook\.com|wikipedia\.org"
    r"|amazon\.[a-z.]+|coursera\.org|edx\.org|udacity\.com|udemy\.com|kaggle\.com|pypi\.org|npmjs\.com|readthedocs\.io"
    r"|stackoverflow\.com|stackexchange\.com|quora\.com|news\.ycombinator\.com|discord\.gg|csdn\.net)\Z"
)
"""Hosts of code, videos, posts, courses and shops: what leads there is no work, whatever stands beside it."""

_EVENT = (
    "workshop workshops tutorial tutorials challenge challenges competition competitions keynote talk talks lecture "
    "lectures course slides panel seminar"
)
EVENTS = frozenset(_EVENT.split())
"""What names what takes place at a conference, and has its year beside it as works have."""

IMPLEMENTATIONS = frozenset(("source", "code", "implementation", "official", "reimplementation"))
"""How what names the code of a work begins."""

_WORD = re.compile(r"[^\W_]+(?:\+\+)?")
_REMARK = re.compile(r"(?<=\w)\s\([^()]{1,40}\)\s*\Z")
"""What stands behind a label: "Paper (High Resolution)"."""

_EMOJI = re.compile(r":[a-z0-9_+-]{2,40}:")


_JOINED = re.compile(
    "(?:论文|論文|文章|原文|代码|代碼|项目|主页|数据集|数据|博客|视频|解读|链接|下载|地址|官方|源码|开源|和|及|与|的)+"
)
"""Labels in a script that puts no spaces between words: "论文下载链接"."""


@lru_cache(maxsize=4096)  # the links of one entry have the labels of the next one
def words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def is_beside(said: Sequence[str]) -> bool:
    """Whether the words of a title may name what goes with works: a talk, a workshop, a competition, code."""
    return not EVENTS.isdisjoint(said) or not IMPLEMENTATIONS.isdisjoint(said[:1])


_SUBJECTS = frozenset(("models", "benchmark", "review", "software"))
_TOPICS = frozenset(("data", "model", "video"))
_MADE = frozenset(
    ("pretrained", "pre", "trained", "finetuned", "tuned", "released", "our", "all", "more", "other", "and", "for")
)
"""Words that say of models and the like that they belong to a work."""


MOST_WORDS = 3
"""Of a label that has other words too."""


@lru_cache(maxsize=4096)
def is_label(text: str) -> bool:
    """Whether the text of a link says what it leads to ("PDF", "Code (PyTorch)"), and is no title."""
    bare = _EMOJI.sub("", text) if ":" in text else text
    said = words((_REMARK.sub("", bare) if ")" in bare else bare).replace("\\", ""))
    if all(word in LABEL_WORDS or word.isdigit() or _JOINED.fullmatch(word) for word in said):
        return True
    if len(said) > MOST_WORDS:
        return False
    telling = tuple(word for word in said if word not in LABEL_WORDS)
    about = (said[0], *telling) if said[0] in _TOPICS else telling
    if said[-1] in _SUBJECTS and about == said[:-1] and _MADE.isdisjoint(about) and text.lstrip()[:1].isupper():
        # "Diffusion Models", or "Video Diffusion Models", is what works are about
        return False
    return said[0] in LABEL_WORDS or said[-1] in LABEL_WORDS


_OTHER_KIND = re.compile(
    r"\W*(?:urls?|links?|slides?|videos?|wiki(?:pedia)?|blogs?|books?|courses?|github|web ?sites?)\s*:", re.IGNORECASE
)


def is_other(text: str) -> bool:
    """Whether the text of a link says of what it leads to that it is something else than a work: "Slides: …"."""
    return _OTHER_KIND.match(text) is not None


_ON_PAPERS = frozenset(("note", "notes", "review", "summary", "解读", "笔记"))


def tells_of_paper(said: Sequence[str]) -> bool:
    """Whether the words of a link say last that it leads to what somebody wrote about the work: "Paper Note"."""
    return not _ON_PAPERS.isdisjoint(said[-1:])


@lru_cache(maxsize=4096)
def names_paper(text: str) -> bool:
    """Whether a link says of itself that it leads to the work, and not to notes on it: "Paper Note"."""
    if not is_label(text):
        return False
    said = words(text)
    paper = any(word in PAPER_WORDS or word.startswith(("论文", "論文", "文章", "原文")) for word in said)
    return paper and not tells_of_paper(said)


@lru_cache(maxsize=65536)
def is_work(url: str) -> bool:
    """Whether an address is that of a work: by an identifier in it, by its host, or because it is a PDF."""
    if is_identifying(url):
        return True
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    host = (parts.hostname or "").lower()
    if _CALLS.search(parts.path):
        return False
    return bool(_HOSTS.search(host) or _HOSTS.search(host + parts.path)) or parts.path.lower().endswith(
        (".pdf", ".ps", ".ps.gz")
    )


_CODE = re.compile(r"(?:^|\.)(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co)\Z")


def is_code(url: str) -> bool:
    """Whether an address leads to where code and models are kept."""
    try:
        return _CODE.search((urlsplit(url.strip()).hostname or "").lower()) is not None
    except ValueError:
        return False


_NOTES = re.compile(r"\.md(?:[#?]\S*)?\Z", re.IGNORECASE)


def is_note(url: str) -> bool:
    """Whether an address is that of a page in Markdown, as notes on works are kept in."""
    return _NOTES.search(url) is not None


def is_elsewhere(url: str) -> bool:
    """Whether an address leads to what is no work: to code, a video, a post, a place on the page itself."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return True
    host = (parts.hostname or "").lower()
    if host.startswith("blog.") or "/blog/" in parts.path:
        return True
    # notes on papers are kept as gists
    return not host or (_ELSEWHERE.search(host) is not None and host != "gist.github.com")
