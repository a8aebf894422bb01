"""What stands beside the names of people: particles, suffixes, titles, and the words of bodies.

Data, and the few questions that are asked of it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from enrich.normalise.titles import title_key

PARTICLES = frozenset(["da", "de", "del", "della", "den", "der", "des", "dos", "van", "von", "zu", "zum", "zur"])
"""Words that belong to the family name after them, in whatever case."""

SMALL_PARTICLES = frozenset(["al", "bin", "di", "du", "el", "la", "le", "ten", "ter", "y"])
"""Words that are particles where they are written small: "Bin" and "Le" are names of people, too."""

_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "phd", "md", "msc", "bsc", "dphil", "esq"])

_BODY_WORDS = frozenset(
    ["association", "center", "centre", "collaboration", "committee", "community", "company", "consortium"]
) | {"contributors", "corporation", "council", "department", "developers", "foundation", "group", "inc"}
_BODY_WORDS |= {"initiative", "institute", "institution", "lab", "laboratories", "laboratory", "labs", "ministry"}
_BODY_WORDS |= {"organisation", "organization", "project", "society", "team", "university", "workshop"}
_BODIES = frozenset(
    ["anthropic", "baidu", "bigscience", "deepmind", "deepseek", "eleutherai", "google", "google brain"]
) | {"google deepmind", "huggingface", "ibm", "meta", "microsoft", "nvidia", "openai", "qwen", "tencent"}
_BODIES |= {"alibaba", "baai", "bytedance", "google research", "meta ai", "microsoft research", "salesforce"}
"""Bodies that sign papers under a name by which nothing tells that it is nobody's."""

_AI = re.compile(r"\bAI\b")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def is_suffix(text: str) -> bool:
    """Whether a text is what may follow a whole name: "Jr.", "III", "Ph.D."."""
    return text.replace(".", "").strip().casefold() in _SUFFIXES


def signs_papers(name: str) -> bool:
    """Whether a name is, by itself, that of a body which signs papers: "OpenAI"."""
    return " ".join(title_key(name).split()) in _BODIES


@lru_cache(maxsize=65536)
def is_body(name: str) -> bool:
    """Whether a name is a body's, not a person's: "The ATLAS Collaboration", "OpenAI", "Gemini Team"."""
    if signs_papers(name) or not _BODY_WORDS.isdisjoint(title_key(name).split()):
        return True
    # "AI" in capitals that not all of the name has; Ai is a family name, too
    return _AI.search(name) is not None and not name.isupper()


def is_cjk(text: str) -> bool:
    """Whether a text has letters of Chinese, Japanese or Korean, in which names are not shortened to initials."""
    return _CJK.search(text) is not None


def without_cjk(text: str) -> str:
    """The rest of a name that is written twice, in Latin letters and in others."""
    return _CJK.sub("", text)
