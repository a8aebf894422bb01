"""The flow: what every part finds comes together in one text and one report."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from enrich.lists import Format, format_of
from enrich.model import (
    Absent,
    Answer,
    Author,
    Consulted,
    DateKind,
    Failure,
    Fetch,
    Found,
    Ids,
    Paper,
    PartialDate,
    Request,
    Response,
    Unavailable,
)
from enrich.pipeline import Tended, tend
from enrich.resolve import Means
from enrich.several import together
from enrich.wishes import Wishes
from papers import a_preprint, a_record
from running import call

TODAY = date(2026, 11, 22)

LIST = """\
title,url,date,venue,authors
Ants and the Art of Queueing,https://arxiv.org/abs/2103.00001,Mon 2021,,"Ada Ant, Bo Ant"
Bees and the Art of Dancing,https://doi.org/10.1145/1111.2222,Jul 2022,ICML,"Cy Bee, Di Bee"
Crickets and the Art of Silence,https://example.org/crickets,May 2020,KDD,"Ed Cricket, Flo Cricket"
"""

ANTS = a_preprint(
    title="Ants and the Art of Queueing",
    url="https://arxiv.org/abs/2103.00001",
    ids=Ids(arxiv="2103.00001"),
    authors=(Author("Ada Ant"), Author("Bo Ant")),
    dates=((DateKind.SUBMITTED, PartialDate(2021, 3, 1)),),
)
BEES = a_record(
    title="Bees and the Art of Dancing",
    url="https://doi.org/10.1145/1111.2222",
    ids=Ids(doi="10.1145/1111.2222"),
    authors=(Author("Cy Bee"), Author("Di Bee"), Author("Eve Bee")),
    venues=("KDD",),
    dates=((DateKind.EVENT, PartialDate(2022, 8)),),
)


@dataclass
class Scripted:
    """A source that says what a test tells it to."""

    name: str
    says: Callable[[Paper], Answer]
    asked: list[Paper] = field(default_factory=list)

    async def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[tuple[Paper, Answer]]:
        for paper in papers:
            self.asked.append(paper)
            yield paper, self.says(paper)


async def page(request: Request) -> Response:
    """A web on which everything is there but what is said to be gone."""
    status = 404 if "crickets" in request.url else 200
    body = b'{"responseCode": 1}' if "/api/handles/" in request.url else b"<title>A page</title>"
    return Response(request.url, status, datetime(2026, 11, 22, tzinfo=UTC), (("content-type", "text/html"),), body)


async def nobody(request: Request) -> Response:
    return Response(request.url, 0, datetime(2026, 11, 22, tzinfo=UTC), failure=Failure.OFFLINE)


def arxiv(paper: Paper) -> Answer:
    return Found((ANTS,)) if paper.ids.arxiv == "2103.00001" else Absent()


def crossref(paper: Paper) -> Answer:
    return Found((BEES,)) if paper.ids.doi == "10.1145/1111.2222" else Absent()


def silent(_paper: Paper) -> Answer:
    return Unavailable("timed out")


def tended(
    text: str = LIST, path: str = "papers.csv", fetch: Fetch = page, **says: Callable[[Paper], Answer]
) -> Tended:
    form: Format = format_of(path)
    sources = tuple(Scripted(name, answer) for name, answer in (says or {"arxiv": arxiv, "crossref": crossref}).items())
    means = Means(sources, fetch, lambda _stage, _done, _total: None)  # type: ignore[arg-type]  # `name` is no ClassVar here
    return asyncio.run(tend(text, path, form, Wishes(TODAY), means))


def rules(one: Tended) -> list[str]:
    return [finding.rule for finding in one.report.findings]


@pytest.fixture(scope="module")
def good() -> Tended:
    return tended()


def test_the_text_holds_every_applied_edit_and_the_new_order(good: Tended) -> None:
    assert good.before == LIST
    assert (
        good.after
        == """\
title,url,date,venue,authors
Bees and the Art of Dancing,https://doi.org/10.1145/1111.2222,Aug 2022,KDD,"Cy Bee, Di Bee, Eve Bee"
Ants and the Art of Queueing,https://arxiv.org/abs/2103.00001,Mar 2021,,"Ada Ant, Bo Ant"
Crickets and the Art of Silence,https://example.org/crickets,May 2020,KDD,"Ed Cricket, Flo Cricket"
"""
    )


def test_the_report_has_the_findings_of_every_part_in_the_order_of_the_list(good: Tended) -> None:
    assert sorted(rules(good)) == [
        "dead-link",
        "placeholder-date",
        "truncated-authors",
        "unconfirmed-paper",
        "unsorted-list",
        "wrong-date",
        "wrong-venue",
    ]
    places = [finding.where for finding in good.report.findings]
    assert places == sorted(places)
    assert good.report.papers == 3
    assert good.report.lists == ("papers.csv",)


def test_how_each_source_answered_is_part_of_the_report(good: Tended) -> None:
    assert good.report.sources == (Consulted("arxiv", found=1, absent=1), Consulted("crossref", found=1, absent=2))


def test_tending_twice_is_tending_once(good: Tended) -> None:
    again = tended(good.after)
    assert again.after == good.after
    assert not [finding for finding in again.report.findings if finding.fixed]
    assert "unsorted-list" not in rules(again)


def test_a_list_is_unsorted_only_if_something_moves() -> None:
    lines = LIST.splitlines(keepends=True)
    newest_first = "".join([lines[0], lines[2], lines[1], lines[3]])
    assert "unsorted-list" not in rules(tended(newest_first))
    assert "unsorted-list" in rules(tended("".join([lines[0], *reversed(lines[1:])])))


def test_an_arxiv_link_is_judged_by_what_arxiv_said(good: Tended) -> None:
    (ants,) = [one for one in good.report.links if "2103.00001" in one.link.url]
    assert ants.verdict.evidence == "metadata of arXiv:2103.00001"


def test_a_silent_source_is_one_finding_and_no_edit_follows_from_it() -> None:
    one = tended(arxiv=silent, crossref=silent)
    assert sorted(one.after.splitlines()) == sorted(LIST.splitlines())
    assert rules(one).count("source-silent") == 2
    assert "unconfirmed-paper" not in rules(one)


def test_a_silence_is_told_with_its_cause_and_not_with_what_follows_from_it() -> None:
    failures = iter([Failure.TIMEOUT, *[Failure.CIRCUIT_OPEN] * 9])
    one = tended(crossref=lambda _: Unavailable(f"api.crossref.org: {next(failures)}"))
    (told,) = [finding.message for finding in one.report.findings if finding.rule == "source-silent"]
    assert told.endswith(": api.crossref.org: timed out")


def test_an_outage_shrinks_the_edits() -> None:
    def edits(one: Tended) -> set[tuple[str, str]]:
        return {(f.fix.field, f.fix.after) for f in one.report.findings if f.fix and f.fixed}

    whole = edits(tended())
    without_crossref = edits(tended(arxiv=arxiv, crossref=silent))
    assert without_crossref < whole
    assert edits(tended(arxiv=silent, crossref=crossref)) < whole


def test_links_are_unchecked_without_a_network_and_left_out_on_request() -> None:
    one = tended(fetch=nobody, arxiv=silent, crossref=silent)
    assert {link.verdict.health for link in one.report.links} == {"unchecked"}
    assert rules(one).count("unchecked-link") == 1
    assert "dead-link" not in rules(one)
    means = Means((), page, lambda _stage, _done, _total: None)
    left_out = asyncio.run(tend(LIST, "papers.csv", format_of("papers.csv"), Wishes(TODAY, links=False), means))
    assert left_out.report.links == ()


def test_entries_of_one_work_are_found_by_what_the_sources_know_of_it() -> None:
    related = a_record(ids=BEES.ids, title=BEES.title, authors=BEES.authors, related=(Ids(arxiv="2201.00009"),))
    january = ((DateKind.SUBMITTED, PartialDate(2022, 1, 3)),)
    preprint = a_preprint(ids=Ids(arxiv="2201.00009"), title=BEES.title, authors=BEES.authors, dates=january)
    twice = LIST + 'The Art of Dancing,https://arxiv.org/abs/2201.00009,Jan 2022,,"Cy Bee, Di Bee, Eve Bee"\n'
    one = tended(
        twice,
        arxiv=lambda paper: Found((preprint,)) if paper.ids.arxiv == "2201.00009" else Absent(),
        crossref=lambda paper: Found((related,)),
    )
    assert "duplicate-entry" in rules(one)


def test_the_works_of_a_list_are_reported_with_the_version_that_each_entry_shows() -> None:
    works = tended().report.works
    assert works
    assert all(sum(version.shown for version in work.versions) == 1 for work in works)
    assert together(
        [
            one.report
            for one in (
                tended(),
                tended(),
            )
        ],
        (),
    ).works == (*works, *works)


def test_progress_is_heard_of_sources_and_links() -> None:
    heard: list[tuple[str, int, int]] = []
    means = Means((Scripted("arxiv", arxiv),), page, lambda *step: heard.append(step))  # type: ignore[arg-type]  # as in `tended`
    asyncio.run(tend(LIST, "papers.csv", format_of("papers.csv"), Wishes(TODAY), means))
    assert ("links", 3, 3) in heard
    assert any(stage == "arxiv" for stage, _, _ in heard)


def test_a_bug_in_a_part_is_not_swallowed() -> None:
    def broken(_paper: Paper) -> Answer:
        raise KeyError("title")

    with pytest.raises(KeyError):
        tended(arxiv=broken)


def test_several_lists_make_one_report(good: Tended) -> None:
    other = tended("title\nDragonflies and the Art of Waiting\n", "other.csv")
    both = together(
        [
            one.report
            for one in (
                good,
                other,
            )
        ],
        ["papers.csv"],
    )
    assert both.lists == ("papers.csv", "other.csv")
    assert both.papers == 4
    assert both.written == ("papers.csv",)
    assert len(both.findings) == len(good.report.findings) + len(other.report.findings)
    assert {source.source: source.absent for source in both.sources} == {"arxiv": 2, "crossref": 3}


def test_the_markdown_form_flows_as_well() -> None:
    heading = "#### [Bees and the Art of Dancing](https://doi.org/10.1145/1111.2222) *Jul 2022 ICML*"
    text = f"# L\n\n## S\n\n{heading}\n\nCy Bee, Di Bee\n"
    one = tended(text, "README.md")
    assert "*Aug 2022 KDD*\n\nCy Bee, Di Bee, Eve Bee\n" in one.after


def test_a_page_is_mended_unless_the_settings_say_no(tmp_path: Path) -> None:
    text = (
        "# List\n\n- [Ants](#ants_)\n\n## Ants {#ants}\n\n- []()\n"
        "- [A Work on Ants](https://arxiv.org/abs/2103.00001), 2021\n"
    )
    mended = text.replace("ants_", "ants").replace(" {#ants}", "").replace("- []()\n", "")
    for settings, after in (("fix_page = false\n", text), ("", mended)):
        (tmp_path / "list.md").write_text(text, encoding="utf-8")
        (tmp_path / "enrich.toml").write_text(settings, encoding="utf-8")
        done = call(tmp_path, "run", "list.md", "--offline", "--no-links")
        assert done.text("list.md") == after
    assert "3 other changes written" in done.out
    assert "other changes" not in call(tmp_path, "run", "list.md", "--offline", "--no-links").out
