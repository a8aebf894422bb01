"""The flow of a run: read this and you know the program.

    text ─read─▶ papers ─resolve─▶ dossiers ─reconcile─▶ corrections ─┐
                    └─lint─▶ check ─▶ verdicts ─────────▶ findings ───┤
                                                          arrange ────┤
    text ◀────────────── write (text, papers, edits) ◀────────────────┘─▶ report

Nothing here touches a file: texts come in, and texts and a report go out.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from enrich.authority import weigh
from enrich.columns import shown
from enrich.decided import heed
from enrich.duplicates import Duplicates, redundant
from enrich.house import House, learn
from enrich.known import knowledge_of
from enrich.links.anchors import document_findings
from enrich.links.check import check
from enrich.links.findings import link_findings
from enrich.links.lint import checkable, lint
from enrich.links.mending import Fix, Mending
from enrich.lists import Format
from enrich.lists.markdown_emptying import emptied
from enrich.lists.markdown_mending import Mended
from enrich.lists.splicing import Arrangement
from enrich.memory import PastCorrection
from enrich.model import (
    Band,
    CheckedLink,
    Dossier,
    Edit,
    Entry,
    Field,
    Finding,
    Ids,
    LeftOut,
    Link,
    Location,
    Paper,
    PaperList,
    Report,
    Work,
    by_location,
)
from enrich.normalise.titles import tidy
from enrich.order import arranged, corrected, duplicates, sorting, visible_order
from enrich.placing import placed
from enrich.prepared import MARKDOWN, prepared
from enrich.readback import readable
from enrich.rearranging import rearranged
from enrich.reconcile import reconcile
from enrich.resolve import Means, consulted, resolve
from enrich.several import duplicates_across
from enrich.silences import changed_shapes, silences
from enrich.touched import EVERYWHERE
from enrich.versions import work_of
from enrich.wishes import Wishes


@dataclass(frozen=True, slots=True, repr=False)
class Tended:
    """A list after a run: its new text, and what was found. The text is the old one if nothing changed.

    `remembered` are the corrections that were made, or are to be remembered as undone.
    """

    path: str
    before: str
    after: str
    report: Report
    remembered: tuple[PastCorrection, ...] = ()


def _edits(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    return tuple(finding.fix for finding in findings if finding.fix and finding.fix.band is Band.APPLY)


def _works(dossiers: Iterable[Dossier], house: House) -> tuple[Work, ...]:
    """The works of the entries of which some version is certain."""
    works = (work_of(weigh(dossier, house.versions), house) for dossier in dossiers)
    return tuple(work for work in works if work.versions)


def _entry(paper: Paper) -> Entry:
    return Entry(paper.where, tidy(paper.title), paper.url, paper.date, paper.venue, paper.section)


def _known_ids(dossier: Dossier) -> Ids:
    """The identifiers of an entry's work, those of its other versions included."""
    ids = dossier.paper.ids
    for match in weigh(dossier).certain:
        ids = ids.merged(match.record.ids)
    return ids


async def _checked(
    listed: PaperList, dossiers: Sequence[Dossier], wishes: Wishes, means: Means
) -> tuple[CheckedLink, ...]:
    links = tuple(link for link in _all_links(listed) if checkable(link.url) and link.where in wishes.judged)
    knowledge = await knowledge_of(links, dossiers, wishes.choice, means)
    return await check(links, means.fetch, knowledge, lambda done, total: means.progress("links", done, total))


def _all_links(listed: PaperList) -> tuple[Link, ...]:
    """Every link of a list, those of its entries and the others, in the order of the list."""
    links = [*listed.links, *(link for paper in listed.papers for link in paper.links)]
    return tuple(sorted(dict.fromkeys(links), key=lambda link: (link.where, link.url)))


def _of_list(listed: PaperList, wishes: Wishes) -> tuple[Finding, ...]:
    """What was odd about a list as it was read; where nothing is to be written, its repairs are suggestions."""
    if wishes.facts or wishes.fix_links is not Fix.NONE:
        return listed.findings
    return tuple(
        replace(one, fix=replace(one.fix, band=Band.SUGGEST)) if one.fix is not None else one for one in listed.findings
    )


def _mending(listed: PaperList, findings: Iterable[Finding], wishes: Wishes, *, possible: bool) -> Mending:
    edits = [one.fix for one in findings if one.fix is not None and (one.fixed or one.rule == "missing-link")]
    taken = frozenset(edit.where for edit in edits if edit.field is Field.URL)
    return Mending({paper.where: paper for paper in listed.papers}, wishes.fix_links, taken, possible)


@dataclass(frozen=True, slots=True)
class Bed:
    """A list that is to be tended: its text, where it stands, its format, and what is wanted."""

    text: str
    path: str
    form: Format
    wishes: Wishes


async def tend_all(beds: Sequence[Bed], means: Means) -> list[Tended]:
    """Everything that a run does for some lists, but reading and writing the files.

    All their papers are looked up together, so that nobody is asked twice about one that stands in several.
    """
    texts, pages = [bed.text for bed in beds], [_prepared(bed) for bed in beds]
    beds = [replace(bed, text=page.text) for bed, page in zip(beds, pages, strict=True)]
    read = [bed.form.read(bed.text, bed.path) for bed in beds]
    asked = [
        paper
        for bed, listed in zip(beds, read, strict=True)
        for paper in listed.papers
        if bed.wishes.facts and paper.where in bed.wishes.judged
    ]
    known = {dossier.paper.where: dossier for dossier in await resolve(asked, means)}
    tended = [
        await _tended(bed, listed, [known.get(paper.where) or Dossier(paper) for paper in listed.papers], means)
        for bed, listed in zip(beds, read, strict=True)
    ]
    across = _across(tended, read, known.values())
    return [
        _with_more(replace(one, before=text), _within((*page.findings, *across), bed.wishes.judged))
        for bed, one, page, text in zip(beds, tended, pages, texts, strict=True)
    ]


def _prepared(bed: Bed) -> Mended:
    wishes = bed.wishes
    fix_page, add_columns = wishes.facts and wishes.fix_page, wishes.facts and wishes.add_columns
    return prepared(bed.text, bed.path, bed.form, fix_page=fix_page, add_columns=add_columns)


def _across(tended: Sequence[Tended], read: Sequence[PaperList], dossiers: Iterable[Dossier]) -> tuple[Finding, ...]:
    """The works that stand in several lists; those that are taken out of one stand there no more."""
    gone = {finding.where for one in tended for finding in one.report.findings if finding.rule == "removed-duplicate"}
    lists = [[paper for paper in listed.papers if paper.where not in gone] for listed in read]
    known = {dossier.paper.where: _known_ids(dossier) for dossier in dossiers} if len(read) > 1 else {}
    return duplicates_across(lists, known) if known else ()


def _with_more(tended: Tended, findings: Iterable[Finding]) -> Tended:
    """A list with further findings, of which those count that are about it."""
    own = [finding for finding in findings if finding.where.path == tended.path]
    report = replace(tended.report, findings=by_location((*tended.report.findings, *own)))
    return replace(tended, report=report)


async def tend(text: str, path: str, form: Format, wishes: Wishes, means: Means) -> Tended:
    """The same for one list."""
    (tended,) = await tend_all((Bed(text, path, form, wishes),), means)
    return tended


async def _tended(bed: Bed, listed: PaperList, dossiers: Sequence[Dossier], means: Means) -> Tended:
    text, path, form, wishes = bed.text, bed.path, bed.form, bed.wishes
    house = learn(listed, listed.fields, wishes.today, wishes.date_policy, wishes.version_policy)

    judged = [dossier for dossier in dossiers if dossier.paper.where in wishes.judged]
    if means.weighing:
        await means.weighing.ahead(judged, house.versions)
    corrections = [finding for dossier in judged for finding in reconcile(dossier, house)] if wishes.facts else []
    checked = await _checked(listed, dossiers, wishes, means) if wishes.links else ()

    findings = [*_of_list(listed, wishes), *shown(corrections, house.fields, path)]
    mending = _mending(listed, findings, wishes, possible=Field.URL in listed.fields)
    about_links = link_findings(checked, mending)
    mended = mending.taken | {finding.where for finding in about_links if finding.fix}
    findings += [*about_links, *lint(_all_links(listed), replace(mending, taken=mended))]
    heeded = heed(findings, listed.papers, wishes.memory.unless_put_back(listed.papers))
    tried = readable(_within(heeded.findings, wishes.judged), form, text, listed.papers)
    findings = [*tried.findings]
    fixing = wishes.fix_duplicates and wishes.facts
    twice = redundant(corrected(listed.papers, _edits(findings)), dossiers) if fixing else Duplicates()
    edits = _edits(findings)
    papers = corrected(listed.papers, edits)
    keys = (form.ORDER or visible_order(papers)) if wishes.sort is None else wishes.sort
    doubled = frozenset(finding.where for finding in twice.removed)
    wanted = Arrangement(arranged(papers, keys), doubled)
    put = rearranged(form, (text, tried.text), listed.papers, wanted, edits)
    after, gone, twice = put.text, put.gone, twice.without(put.gone)
    findings = [finding for finding in findings if finding.where not in gone]
    edits = _edits(findings)

    asked = consulted(dossiers, means) if wishes.facts else ()
    left = [paper for paper in papers if paper.where not in gone]
    if put.moved:
        findings += sorting(path, left, form.read(after, path).papers, keys)
    findings += twice.removed
    of_whole = [*_twice(left, dossiers, wishes, twice.held)] if wishes.facts else []
    if path.lower().endswith(MARKDOWN):
        of_whole += document_findings(text, path, _all_links(listed), lambda target: wishes.present(path, target))
    findings += [*_within(of_whole, wishes.judged), *silences(path, asked)]
    findings += changed_shapes(path, dossiers)
    after, findings = _without_empties(bed, after, findings, moved=put.moved)
    if wishes.places:
        findings = [*placed(findings, form, text, listed.papers)]
    report = Report(
        (path,),
        len(judged),
        by_location(findings),
        checked,
        asked,
        pinned=heeded.pinned,
        works=_works(dossiers, house),
        entries=tuple(map(_entry, left)),
        day=wishes.today,
        left_out=_left_out(len(dossiers) - len(judged), [*heeded.findings, *of_whole], wishes.judged),
    )
    will_stand = {paper.where: paper for paper in papers}
    made = [past for edit in edits for past in wishes.memory.made(will_stand[edit.where], edit, wishes.today)]
    return Tended(path, text, after, report, (*heeded.hinted, *made))


def _without_empties(bed: Bed, after: str, findings: list[Finding], *, moved: bool) -> tuple[str, list[Finding]]:
    """A page without its entries of nothing; it is done last, since lines go with them."""
    wishes = bed.wishes
    if not (wishes.facts and wishes.fix_page and bed.path.lower().endswith(MARKDOWN)):
        return after, findings
    text, gone = emptied(bed.text, after, lambda line: Location(bed.path, line) in wishes.judged, moved=moved)
    told = [
        replace(one, mended=True) if one.rule == "empty-entry" and one.where.line in gone else one for one in findings
    ]
    return text, told


def _within(findings: Iterable[Finding], judged: Container[Location]) -> list[Finding]:
    return [finding for finding in findings if finding.where in judged]


def _left_out(papers: int, findings: Iterable[Finding], judged: Container[Location]) -> LeftOut | None:
    if judged is EVERYWHERE:
        return None
    return LeftOut(papers, len(by_location(finding for finding in findings if finding.where not in judged)))


def _twice(
    papers: Sequence[Paper], dossiers: Sequence[Dossier], wishes: Wishes, held: Mapping[Location, str]
) -> tuple[Finding, ...]:
    """The entries of works that stand in the list twice. Where not all are judged, those that are come second."""
    known = {dossier.paper.where: _known_ids(dossier) for dossier in dossiers}
    as_written = {dossier.paper.where: dossier.paper for dossier in dossiers}
    in_turn = sorted(papers, key=lambda paper: paper.where in wishes.judged)
    return duplicates([as_written[paper.where] for paper in in_turn], known, held)
