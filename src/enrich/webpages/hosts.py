"""Sites that are known for what they are: by whom robots are turned away, and who has pages of other things."""

from __future__ import annotations

TURN_ROBOTS_AWAY = frozenset(
    {
        "dl.acm.org",
        "link.springer.com",
        "onlinelibrary.wiley.com",
        "academic.oup.com",
        "tandfonline.com",
        "biorxiv.org",
        "medrxiv.org",
        "science.org",
        "pnas.org",
        "journals.sagepub.com",
        "royalsocietypublishing.org",
        "pubs.acs.org",
        "journals.aps.org",
        "epubs.siam.org",
        "ieeexplore.ieee.org",
    }
)
"""Sites, with their subdomains, that name the DOI of a page in its address and mostly turn robots away."""

OF_OTHER_THINGS = frozenset(
    {
        "bilibili.com",
        "docs.google.com",
        "drive.google.com",
        "github.com",
        "gitlab.com",
        "huggingface.co",
        "medium.com",
        "twitter.com",
        "x.com",
        "youtu.be",
        "youtube.com",
        "zhihu.com",
    }
)
"""Hosts of code, talks and posts about papers, which have titles of their own."""


def belongs_to(host: str, sites: frozenset[str]) -> bool:
    """Whether a host, in lower case, is one of some sites, or under one."""
    while host and host not in sites:
        host = host.partition(".")[2]
    return bool(host)
