"""The report as Markdown, fit for the text of a pull request or an issue on a forge.

Foreign text must not act there: no markup, HTML, images or links of its own, nobody mentioned, no
other issue linked. Most of that is escaped; what a forge looks for after rendering (`@name`, `#1`,
`GH-1`, bare addresses, `:emoji:`) is taken apart with a zero-width space, which escapes cannot do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from enrich.model import Change, Edit, Finding, Location, Report, by_location
from enrich.reports import wording
from enrich.reports.fitting import Part, fitted
from enrich.reports.plain import cut, printable, short, values
from enrich.rules import severity
from enrich.spoken import spoken

_APART = "&#8203;"

_WEB = re.compile(r"https?://", re.IGNORECASE)
_KEPT = ":/?#@!$&'*+,;=%~"
"""What a link may hold as it is. The rest, parentheses and quotes too, is percent-encoded."""

LONGEST_TEXT, LONGEST_TARGET = 500, 2000
"""Characters of a foreign text, and of an address, in a report that must fit a comment."""

_TABLE = ("| line | entry | rule | what |", "| --- | --- | --- | --- |")

_MARKUP = re.compile(r"([\\`*_\[\]~|$^])")
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_FOUND_AFTER_RENDERING = re.compile(r"@|#(?=\w)|\bGH-(?=\d)|:(?=//)|\bwww(?=\.)|:(?=[\w+-]+:)", re.IGNORECASE)


def escaped(text: str) -> str:
    """Foreign text as text, on one line, in a sentence or a cell of a table. Not for the start of a line."""
    text = cut(printable(text), LONGEST_TEXT)
    for character, entity in _ENTITIES:
        text = text.replace(character, entity)
    return _FOUND_AFTER_RENDERING.sub(rf"\g<0>{_APART}", _MARKUP.sub(r"\\\1", text))


def link(text: str, url: str) -> str:
    """A link with this text; only the text, where the address is none of the web, or longer than any that works."""
    target = quote(printable(url), safe=_KEPT)
    if not _WEB.match(url) or len(target) > LONGEST_TARGET:
        return escaped(text)
    return f"[{escaped(text)}]({target})"


def render(report: Report) -> str:
    """The report as Markdown."""
    parts = (
        _corrections(report),
        _others("Order and page", wording.about_page(report), report, weight=1),
        Part(f"Suggestions ({len(report.suggested)})", (), tuple(_suggestions(report)), weight=4),
        _dead_links(report),
        _others("To look at", wording.about_entries(report), report, weight=5),
        _others("Links", _living(report), report, weight=2),
        Part("Sources", (), tuple(_sources(report)), weight=0),
    )
    asked = wording.requests(report)
    last = (escaped(f"Requests: {asked}") if asked else "", escaped(wording.next_step(report)))
    return fitted(f"**{escaped(wording.headline(report))}**", parts, "\n\n".join(filter(None, last)))


def _corrections(report: Report) -> Part:
    """A bullet an entry, and one below it a field: a table as wide as author lines and addresses cannot be read."""
    heading = f"{'Corrections' if report.written else 'Corrections to write'} ({len(report.applied)})"
    return Part(heading, (), tuple(_by_entry(report)), weight=3)


def _by_entry(report: Report) -> Iterator[str]:
    for where, group in groupby(_fixes(report.applied), key=lambda pair: pair[0].where):
        fixes = tuple(group)
        entry = next((escaped(finding.entry) for finding, _ in fixes if finding.entry), "(untitled)")
        yield f"- **{entry}** (line {_place(where, report)})"
        yield from (f"  - {_changed(fix)} ({_source(fix)}): {escaped(fix.why)}" for _, fix in fixes)


def _changed(fix: Edit) -> str:
    before, after = map(escaped, values(fix))
    return f"{fix.field}: {before} → **{after}**"


def _suggestions(report: Report) -> Iterator[str]:
    """One by one; several that one reason holds back stand below it."""
    alone, together = wording.alone_and_together(report.suggested)
    for finding, fix in _fixes(alone):
        told = f"{_entry(finding, report)} {_changed(fix)} ({_source(fix)})"
        yield f"- [ ] {told}. Not applied: {escaped(fix.why)}"
    for group in together:
        (first, fix), *_ = _fixes(group)
        yield f"- **{first.rule}**: {fix.field} ({len(group)}). Not applied: {escaped(fix.why)}"
        yield from (f"  - [ ] {_entry(finding, report)} {_said(each)}" for finding, each in _fixes(group))


def _entry(finding: Finding, report: Report) -> str:
    entry = f"**{escaped(finding.entry)}** " if finding.entry else ""
    return f"{entry}(line {_place(finding.where, report)})"


def _said(fix: Edit) -> str:
    """A change on whose word it is, unless its address is that of the record itself."""
    if isinstance(fix, Change) and fix.after == fix.because.url:
        return f"{fix.field}: → {_source(fix)}"
    return f"{_changed(fix)} ({_source(fix)})"


def _fixes(findings: Iterable[Finding]) -> Iterator[tuple[Finding, Edit]]:
    return ((finding, finding.fix) for finding in by_location(findings) if finding.fix is not None)


def _source(fix: Edit) -> str:
    if isinstance(fix, Change):
        return link(f"{spoken(fix.because.source)} {short(fix.because.url)}", fix.because.url)
    return "the list itself"


def _place(where: Location, report: Report) -> str:
    return escaped(str(where)) if len(set(report.lists)) > 1 else str(where.line)


def _dead_links(report: Report) -> Part:
    """Grouped by host: links of one host tend to die together, and for one reason."""
    dead = [finding for finding in wording.about_links(report) if finding.rule == "dead-link"]
    return Part(f"Dead links ({len(dead)})", (), tuple(_by_host(dead, report)), weight=6)


def _by_host(dead: Sequence[Finding], report: Report) -> Iterator[str]:
    urls = wording.urls_of(dead, report.links)
    for host, group in groupby(sorted(dead, key=lambda f: wording.host(urls[f])), key=lambda f: wording.host(urls[f])):
        findings = tuple(group)
        yield f"- **{escaped(host) or 'other hosts'}** ({len(findings)})"
        for finding in findings:
            yield f"  - line {_place(finding.where, report)}: {_sentence(finding, urls[finding])}"


def _living(report: Report) -> tuple[Finding, ...]:
    return tuple(finding for finding in wording.about_links(report) if finding.rule != "dead-link")


def _sentence(finding: Finding, url: str = "") -> str:
    """The message, with the link that it begins with made one, and the entry."""
    entry = f" ({escaped(finding.entry)})" if finding.entry else ""
    address = link(short(url), url) if url else ""
    return address + escaped(finding.message.removeprefix(url)) + entry


def _others(heading: str, findings: Sequence[Finding], report: Report, weight: int) -> Part:
    rows = (
        (_place(finding.where, report), escaped(finding.entry), _named(finding), escaped(finding.message))
        for finding in findings
    )
    lines = tuple(f"| {' | '.join(row)} |" for row in rows)
    return Part(f"{heading} ({len(lines)})", _TABLE, lines, weight)


def _named(finding: Finding) -> str:
    return f"{severity(finding)}: {finding.rule}"


def _sources(report: Report) -> Iterator[str]:
    yield from (f"- {escaped(silence)}" for silence in wording.silences(report))
    yield from (f"- {finding.rule}: {_sentence(finding)}" for finding in wording.about_sources(report))
