"""Reports made of what a list, a host or a stranger's pull request may hold to act upon whoever reads a report."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from enrich.model import (
    Appearance,
    Band,
    Change,
    CheckedLink,
    Consulted,
    Entry,
    Field,
    Finding,
    Health,
    Link,
    Location,
    Record,
    Repair,
    Report,
    Verdict,
    Version,
    Work,
)
from enrich.rules import RULES

FRAGMENTS = (
    "\n",
    "\r\n",
    "\u2028",
    "::error::owned",
    "\n::error file=x::owned",
    "##[error]owned",
    "::stop-commands::x",
    "<script>alert(1)</script>",
    "</script>",
    "<!--",
    "<img src=x onerror=alert(1)>",
    "]]>",
    "&lt;b&gt;",
    "`code`",
    "```\n",
    "@everyone",
    "#1",
    "${{ github.token }}",
    "{0}",
    "[text](https://evil.example)",
    "\x1b[31mred",
    "\x1b]0;title\x07",
    "\x9b2J",
    "=1+1",
    "@SUM(A1)",
    "\t=cmd|' /C calc'!A0",
    "\u202egnp.exe",
    "\u2066x",
    "\ud800",
    "\udfff",
    "\x00",
    "\ufffe",
    "\ufeff",
    "|",
    "'",
    '"',
    "\\",
    "%0A",
)

texts = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5), max_size=4).map("".join)
places = st.builds(Location, st.just("papers.csv") | texts, st.integers(1, 50))
records = st.builds(Record, texts.map("s{}".format), texts.map("https://e.example/{}".format), texts)
fields, bands = st.sampled_from(Field), st.sampled_from(Band)
changes = st.builds(Change, places, fields, texts, texts, bands, records, texts)
fixes = changes | st.builds(Repair, places, fields, texts, texts, texts, bands)
findings = st.builds(Finding, st.sampled_from(sorted(RULES)), texts, places, st.none() | fixes, texts, texts)
verdicts = st.builds(Verdict, st.sampled_from(Health), texts, texts, texts, observed=st.just(date(2026, 11, 22)))
links = st.builds(CheckedLink, st.builds(Link, texts, places), verdicts)
versions = st.builds(Appearance, st.sampled_from(Version), texts, st.none(), records, st.booleans())
works = st.builds(Work, places, texts, st.tuples(versions), texts)
sources = st.builds(Consulted, texts, st.just(1), st.just(0), st.integers(0, 1), st.tuples(texts))
entries = st.builds(Entry, places, texts, texts, texts, texts, texts)

reports = st.builds(
    Report,
    st.tuples(texts),
    st.just(2),
    st.lists(findings, max_size=4, unique=True).map(tuple),
    st.lists(links, max_size=2).map(tuple),
    st.lists(sources, max_size=1).map(tuple),
    works=st.lists(works, max_size=1).map(tuple),
    entries=st.lists(entries, max_size=2).map(tuple),
)
