"""How a domain whose owner has left shows itself: the pages of those who trade in domains.

Of a title only the whole counts, and of a body only addresses that no other page loads from.
"""

from __future__ import annotations

import re

from enrich.links.addresses import host
from enrich.model import Response
from enrich.webpages.hosts import belongs_to
from enrich.webpages.pages import title

_TITLES = re.compile(
    r"(?:the )?(?:domain (?:name )?)?\S+\.\S+ (?:domain name )?(?:is|may be) (?:for sale|parked).*"
    r"|\S+\.\S+ (?:is|may be) available for purchase.*"
    r"|(?:this |the )?domain (?:name )?(?:is |may be |has been |has )?(?:for sale|parked|expired|suspended).*"
    r"|buy (?:this|the) domain.*|parked domain.*|domain (?:parking|seized).*|\S+\.\S+ - domain for sale.*"
    r"|\S+ \| hugedomains(?:\.com)?|welcome to nginx!?|apache2 (?:\w+ )?default page.*|iis windows server"
    r"|domain default page|default (?:web ?site |server )?page|it works!?|test page for the .{1,60}"
    r"|welcome to (?:centos|fedora|openresty!?)|(?:web)?site expired|\S+\.\S+ - registered at .{1,40}|parked at .{1,40}"
    r"|(?:web hosting provider - )?parked page|account suspended|future home of something quite cool",
)

_TRADERS = frozenset(
    {
        "sedo.com",
        "sedoparking.com",
        "hugedomains.com",
        "dan.com",
        "afternic.com",
        "bodis.com",
        "parkingcrew.net",
        "above.com",
        "undeveloped.com",
        "buydomains.com",
        "domainmarket.com",
        "uniregistry.com",
    }
)

_MARKS = (
    b"sedoparking.com/",
    b"parkingcrew.net/",
    b"img1.wsimg.com/parking-lander",
    b"d38psrni17bvxu.cloudfront.net",
    b"www.bodis.com/",
    b"window.park =",
    b"hugedomains.com/domain_profile",
    b'window.location.href="/lander"',
    b"Sedo Domain Parking",
    b"parkingpage.namecheap.com",
)

_HEAD = 65536
"""Bytes of a body that are looked at. Such pages are small."""


def parked(response: Response) -> str:
    """What shows that a domain is parked, as evidence; "" where nothing does."""
    here = host(response.url) if response.hops else ""
    if belongs_to(here, _TRADERS):
        return f"redirected to {here}"
    heading = title(response)
    if _TITLES.fullmatch(heading.lower()):
        return f"title “{heading}”"
    head = response.body[:_HEAD]
    mark = next((mark for mark in _MARKS if mark in head), b"")
    return f"{mark.decode()} in the page" if mark else ""
