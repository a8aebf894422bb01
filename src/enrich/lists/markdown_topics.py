"""What a heading says of what stands below it: that it is about the list itself, that it mostly holds other things
than works, or neither. Policy, in tables.

A word tells by where it stands: "News" is about the list, "News Recommendation" is a topic; "Code" holds code, "Code
Generation" holds works.
"""

from __future__ import annotations

import re
from functools import lru_cache

from enrich.lists.markdown_works import words
from enrich.normalise.dates import MONTHS

_ABOUT = (
    "about acknowledgement acknowledgements acknowledgment acknowledgments announcement announcements authors bibtex "
    "catalog catalogue categories changelog citation citations cite citing contact contacts content contents "
    "contribute contributed contributing contribution contributions contributor contributors credit credits "
    "disclaimer how licence licences license licenses maintainer maintainers news outline share sharing sponsor "
    "sponsors star stargazers thanks toc todo todos update updates"
)
ABOUT = frozenset(_ABOUT.split())
"""Words for what goes with a list. A heading of these and of `FILLERS` alone, one of these among them, is about it."""

_FILLERS = (
    "a add added adding all an and awesome be by change changes chart chinese code conduct daily date feedback find "
    "for from get guide guideline guidelines header help helpful history important in info information involved issue "
    "issues it join know last latest let list lists log logs me more most my new note notes notice of on or our over "
    "overview page paper papers past please policy pr previous project projects prs publication publications pull "
    "questions quick read reading recent recently reference repo repository request requests resource rules s site "
    "special structure submit suggest suggestions support survey surveys table team that the these this time to trend "
    "up us use used useful using version want wanted we weekly welcome what work works you your"
)
FILLERS = frozenset(_FILLERS.split()).union(MONTHS)
"""Words that name no topic."""

_ABOUT_ALONE = re.compile(r"\bwhat['’]?s new\b|\boverview of this\b", re.IGNORECASE)
_OWN_WORKS = re.compile(r"\b(?:my|our|key) contributions?\b", re.IGNORECASE)
_ABOUT_IN_CHINESE = re.compile(
    r"[^\w]*(?:如何|最新|项目|本)?(?:贡献|目录|更新|引用|致谢)(?:日志|记录|指南|方式|格式|说明|本项目|我们)?[^\w]*"
)

_OTHERS = (
    "awesome benchmark benchmarks blog blogs book books challenge challenges checkpoint checkpoints code codebase "
    "codebases codes communities community companies company competition competitions conference conferences course "
    "courses dataset datasets demo demos documentation framework frameworks group groups implementation "
    "implementations information journal journals lab labs leaderboard leaderboards lecture lectures libraries "
    "library list lists newsletter newsletters package packages people platform platforms podcast podcasts post posts "
    "presentation presentations product products project projects repo repos repositories repository researcher "
    "researchers resource resources slides software started startup startups talk talks tool toolkit toolkits tools "
    "tutorial tutorials video videos website websites workshop workshops"
)
OTHERS = frozenset(_OTHERS.split())
"""What sections hold that may hold works, but mostly hold other things. It is the last word of what a heading names."""

_SHOWN = (
    "blog blogs course courses lecture lectures podcast podcasts post posts presentation presentations slides talk "
    "talks tutorial tutorials video videos"
)
SHOWN = frozenset(_SHOWN.split())
"""Of these, what is no work even where a heading further above says "papers"."""

_OTHERS_IN_CHINESE = re.compile(r"(?:博客|教程|课程|工具|数据集|书籍|视频)[^\w]*\Z")
_SHOWN_IN_CHINESE = re.compile(r"(?:博客|教程|课程|视频)[^\w]*\Z")
_SAYS_WORKS = re.compile(r"\b(?:papers?|surveys?|thes[ie]s|dissertations?)\b", re.IGNORECASE)

_OF_WORKS = re.compile(
    r"\b(?:papers|publications|readings|(?:paper|reading|literature)[ _-]?(?:lists?|notes)|bibliography)\b"
    r"|论文|論文|文献",
    re.IGNORECASE,
)
"""What a list of papers calls itself."""

_DECORATION = re.compile(r"<[^<>]*>|!\[[^\[\]]*\]\([^()]*\)|\]\([^()]*\)|:[a-z0-9_+-]+:|[*_`~]", re.IGNORECASE)
_PARTED = re.compile(r"\s*(?:[,/&|:;()\[\]+–—]|\s-\s|\b(?:and|or)\b)\s*", re.IGNORECASE)
_BEHIND = re.compile(r"\b(?:about|by|for|from|in|of|on|to|using|with)\s+\S.*", re.IGNORECASE)


@lru_cache(maxsize=4096)
def about_the_list(section: str) -> bool:
    """Whether a section, by its innermost heading, is about the list itself."""
    name = _plain(_innermost(section))
    said = [word for word in words(name) if not word.isdigit()]
    if _OWN_WORKS.search(name):
        return False
    telling = not ABOUT.isdisjoint(said) and all(word in ABOUT or word in FILLERS for word in said)
    return telling or _ABOUT_ALONE.search(name) is not None or _ABOUT_IN_CHINESE.fullmatch(name) is not None


@lru_cache(maxsize=4096)
def mostly_others(section: str) -> bool:
    """Whether a section mostly holds what are no works, so that only an address can tell one."""
    innermost = _plain(_innermost(section))
    named = _SAYS_WORKS.search(innermost) is not None
    if not named and (not SHOWN.isdisjoint(_heads(innermost)) or _SHOWN_IN_CHINESE.search(innermost)):
        return True
    path = [_plain(name) for name in section.split(" > ")]
    if any(_SAYS_WORKS.search(name) for name in path):
        return False
    return any(not OTHERS.isdisjoint(_heads(name)) or _OTHERS_IN_CHINESE.search(name) for name in path)


@lru_cache(maxsize=4096)
def is_shown(section: str) -> bool:
    """Whether a section holds nothing but what is shown or told: talks, courses, posts."""
    heads = _heads(_plain(_innermost(section)))
    return bool(heads) and heads <= SHOWN


@lru_cache(maxsize=4096)
def lists_works(name: str) -> bool:
    """Whether a page or a section says by its name that it lists papers."""
    return _OF_WORKS.search(name) is not None


def _heads(name: str) -> frozenset[str]:
    """The last words of what a heading names: of "Code for Trees, Forest Datasets and Leaf Generation" code, datasets,
    generation.
    """
    parts = (words(_BEHIND.sub("", part)) for part in _PARTED.split(name))
    return frozenset(said[-1] for said in parts if said)


def _plain(name: str) -> str:
    return _DECORATION.sub("", name)


def _innermost(section: str) -> str:
    return section.rsplit(" > ", 1)[-1]
