"""A maintainer's word is final: what is pinned stays, and what was undone is not made again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.decided import Heeded, heed
from enrich.lists import csv
from enrich.memory import MANY, Memory, read_memory, write_memory
from enrich.model import (
    Answer,
    Author,
    Band,
    Change,
    DateKind,
    Edit,
    Fetch,
    Field,
    Finding,
    Found,
    Ids,
    Paper,
    PartialDate,
    Record,
    Repair,
    Request,
    Response,
)
from enrich.pipeline import Tended, tend
from enrich.resolve import Means
from enrich.wishes import Wishes
from papers import a_paper, a_record

TODAY = date(2026, 11, 22)
OF_RECORD, ELSEWHERE = a_record("crossref"), a_record("datacite")


def finding(paper: Paper, field: Field, after: str, because: Record = OF_RECORD, band: Band = Band.APPLY) -> Finding:
    change = Change(paper.where, field, paper.written(field), after, band, because, "the same DOI")
    return Finding(f"wrong-{field.value}", "another than the record's", paper.where, change, paper.title)


def remembering(paper: Paper, *fixes: Edit | None) -> Memory:
    before = Memory("papers.csv")
    return Memory("papers.csv", [past for fix in fixes if fix for past in before.made(paper, fix, TODAY)])


def heeded(paper: Paper, *findings: Finding, memory: Memory | None = None) -> Heeded:
    return heed(findings, [paper], memory or Memory())


# --- pins -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("band", Band)
def test_a_pinned_field_is_neither_changed_nor_suggested_about(band: Band) -> None:
    paper = a_paper(venue="KDD", keep=frozenset({Field.AUTHORS}))
    pinned, other = finding(paper, Field.AUTHORS, "Ada King", band=band), finding(paper, Field.VENUE, "ICML")
    assert heeded(paper, pinned, other) == Heeded((other,), pinned=int(band is Band.APPLY))


def test_a_pin_holds_for_its_entry_only() -> None:
    paper, other = a_paper(keep=frozenset(Field)), a_paper("On Bees", line=3)
    found = finding(other, Field.VENUE, "ICML")
    assert heed([found], [paper, other], Memory()).findings == (found,)


def test_what_is_wrong_with_a_pinned_entry_is_told_all_the_same() -> None:
    paper = a_paper(keep=frozenset(Field))
    gone = Finding("dead-link", "gone", paper.where)
    nested = Finding(
        "malformed-link", "a link in a link", paper.where, Repair(paper.where, Field.URL, "[a](b)", "b", "it shows")
    )
    assert heeded(paper, gone, nested) == Heeded((gone, replace(nested, fix=None)), pinned=1)


def test_of_a_pinned_address_nobody_hears_what_records_know_instead() -> None:
    paper = a_paper(keep=frozenset({Field.URL}))
    assert heeded(paper, finding(paper, Field.URL, "https://e.org/1", band=Band.SUGGEST)).findings == ()


def test_even_spaces_stay_in_a_pinned_title() -> None:
    paper = a_paper(title=" Bees.", keep=frozenset({Field.TITLE}))
    spaces = Finding("title-spacing", "", paper.where, Repair(paper.where, Field.TITLE, " Bees.", "Bees", "spaces"))
    assert heeded(paper, spaces).findings == ()


def test_the_date_of_a_version_is_not_put_beside_a_venue_that_is_kept_against_it() -> None:
    paper = a_paper(venue="arXiv", keep=frozenset({Field.VENUE}))
    venue, day = finding(paper, Field.VENUE, "ICML"), finding(paper, Field.DATE, "Jul 2025")
    (only,) = heeded(paper, venue, day).findings
    assert only.fix == replace(
        day.fix, band=Band.SUGGEST, why="it is the date of ICML, and the entry keeps another venue"
    )
    first = finding(paper, Field.DATE, "Sep 2024", ELSEWHERE)
    assert heeded(paper, venue, first).findings == (first,), "the date of the version that is kept"


def test_a_venue_may_be_put_beside_a_date_that_is_kept() -> None:
    paper = a_paper(venue="arXiv", keep=frozenset({Field.DATE}))
    venue, day = finding(paper, Field.VENUE, "ICML"), finding(paper, Field.DATE, "Jul 2025")
    assert heeded(paper, venue, day).findings == (venue,)


# --- what was undone ------------------------------------------------------------------------------------


def test_a_correction_that_was_undone_is_suggested_once_with_the_hint_to_pin_it() -> None:
    paper = a_paper(venue="KDD")
    found = finding(paper, Field.VENUE, "ICML")
    memory = remembering(paper, found.fix)
    once = heeded(paper, found, memory=memory)
    (hint,) = once.findings
    assert (hint.rule, hint.fixed, hint.entry) == ("undone-correction", False, found.entry)
    assert hint.fix is not None
    assert (hint.fix.before, hint.fix.after) == ("KDD", "ICML")
    assert "2026-11-22" in hint.fix.why
    assert "keep venue" in hint.fix.why
    assert all(past.hinted for past in once.hinted)
    assert heeded(paper, found, memory=Memory("papers.csv", once.hinted)) == Heeded(())


def test_another_value_is_judged_afresh() -> None:
    paper = a_paper(venue="KDD")
    memory = remembering(paper, finding(paper, Field.VENUE, "ICML").fix)
    fresh = finding(paper, Field.VENUE, "NeurIPS")
    assert heeded(paper, fresh, memory=memory) == Heeded((fresh,))


def test_a_mere_suggestion_of_what_was_undone_is_silent_too() -> None:
    paper = a_paper(venue="KDD")
    found = finding(paper, Field.VENUE, "ICML", band=Band.SUGGEST)
    hinted = heeded(paper, found, memory=remembering(paper, found.fix)).hinted
    assert heeded(paper, found, memory=Memory("papers.csv", hinted)).findings == ()


def test_of_a_field_that_is_pinned_by_now_nothing_is_said() -> None:
    paper = a_paper(venue="KDD")
    found = finding(paper, Field.VENUE, "ICML")
    pinned = replace(paper, keep=frozenset({Field.VENUE}))
    assert heeded(pinned, found, memory=remembering(paper, found.fix)) == Heeded((), pinned=1)


def test_an_address_that_somebody_broke_again_is_still_broken() -> None:
    paper = a_paper(url="[a](b)")
    repair = Repair(paper.where, Field.URL, "[a](b)", "b", "it shows")
    broken = Finding("malformed-link", "a link in a link", paper.where, repair)
    hinted = heeded(paper, broken, memory=remembering(paper, repair)).hinted
    assert heeded(paper, broken, memory=Memory("papers.csv", hinted)).findings == (replace(broken, fix=None),)


# --- night after night ------------------------------------------------------------------------------

HEAD = "title,url,date,venue,authors,keep\n"
ROWS = (
    'Ants and the Art of Queueing,https://doi.org/10.1145/1.1,Mon 2022,KDD,"Ada Ant, Bo Ant",',
    'Bees and the Art of Dancing,https://doi.org/10.1145/1.2,Jan 2021,,"Cy Bee, Di Bee",',
)
AUTHORS = {"1": (Author("Ada Ant"), Author("Bo Ant")), "2": (Author("Cy Bee"), Author("Di Bee"))}


def told(paper: Paper, venue: str) -> Record:
    number = (paper.ids.doi or "")[-1]
    return a_record(
        title=paper.title,
        url=f"https://doi.org/10.1145/1.{number}",
        ids=Ids(doi=f"10.1145/1.{number}"),
        authors=AUTHORS[number],
        venues=(venue,),
        dates=((DateKind.EVENT, PartialDate(2022, 8)),),
    )


@dataclass(frozen=True, slots=True)
class Saying:
    """A source that has a record of every paper, with the venue of the day."""

    venue: str
    name: str = "crossref"

    async def lookup(self, papers: Sequence[Paper], fetch: Fetch) -> AsyncIterator[tuple[Paper, Answer]]:
        for paper in papers:
            yield paper, Found((told(paper, self.venue),))


async def nobody(request: Request) -> Response:
    return Response(request.url, 0, datetime(2026, 11, 22, tzinfo=UTC))


@dataclass
class Garden:
    """A list and what is remembered of it, as a nightly job and a person have it in turn."""

    text: str = HEAD + "\n".join(ROWS) + "\n"
    memory: str = ""
    venue: str = "ICML"

    def night(self) -> Tended:
        past = read_memory(self.memory, "corrections.jsonl")
        means = Means((Saying(self.venue),), nobody, lambda *_: None)  # type: ignore[arg-type]  # `name` is no ClassVar here
        wishes = Wishes(TODAY, links=False, memory=Memory("papers.csv", past))
        one = asyncio.run(tend(self.text, "papers.csv", csv, wishes, means))
        self.text = one.after
        if one.remembered:
            self.memory = write_memory(past, one.remembered)
        return one

    def edit(self, number: int, field: Field, after: str) -> None:
        """What a person writes, over whatever stands there."""
        papers = csv.read(self.text, "papers.csv").papers
        (paper,) = (paper for paper in papers if paper.url.endswith(f".{number}"))
        edit = Repair(paper.where, field, paper.written(field), after, "a person")
        self.text = csv.write(self.text, papers, [edit])


Corrected = tuple[str, Field, str]


def corrections(findings: Sequence[Finding]) -> list[Corrected]:
    """Of which entry, by the first word of its title, which field was to become what."""
    return [(found.entry.split()[0], found.fix.field, found.fix.after) for found in findings if found.fix]


def applied(one: Tended) -> list[Corrected]:
    return corrections(one.report.applied)


def hints(one: Tended) -> list[Corrected]:
    return corrections([found for found in one.report.findings if found.rule == "undone-correction"])


def test_a_correction_that_is_left_alone_is_never_mentioned_again() -> None:
    garden = Garden()
    assert ("Ants", Field.DATE, "Aug 2022") in applied(garden.night())
    text, memory = garden.text, garden.memory
    second = garden.night()
    assert not applied(second)
    assert not hints(second)
    assert not second.remembered
    assert (garden.text, garden.memory) == (text, memory)


def test_a_correction_that_a_person_undid_is_suggested_once_and_never_made_again() -> None:
    garden = Garden()
    garden.night()
    garden.edit(1, Field.DATE, "Mon 2022")
    garden.edit(2, Field.AUTHORS, "")
    undone = garden.night()
    assert hints(undone) == [("Ants", Field.DATE, "Aug 2022")]
    assert [field for _, field, _ in applied(undone)] == [Field.AUTHORS], "other fields are corrected as ever"
    text, memory = garden.text, garden.memory
    third = garden.night()
    assert not applied(third)
    assert not hints(third)
    assert not [f for f in third.report.findings if f.fix]
    assert (garden.text, garden.memory) == (text, memory)


def test_the_memory_of_a_list_in_which_nothing_was_made_yet_undoes_nothing() -> None:
    proposed, main = Garden(), Garden()
    proposed.night()
    assert applied(main.night()) == applied(Garden().night()), "the proposal was not merged, nor was its memory"


def test_a_source_that_changes_its_mind_twice_is_followed_for_nobody_undid_it() -> None:
    garden = Garden()
    for venue in ("ICML", "NeurIPS", "ICML"):
        garden.venue = venue
        one = garden.night()
        assert ("Bees", Field.VENUE, venue) in applied(one)
        assert not hints(one)


_ACTS = st.one_of(
    st.just("night"),
    st.tuples(st.sampled_from([1, 2]), st.just(Field.VENUE), st.sampled_from(["", "KDD", "arXiv", "ICML", "NeurIPS"])),
    st.tuples(st.sampled_from([1, 2]), st.just(Field.DATE), st.sampled_from(["", "Mon 2022", "Jan 2021", "Aug 2022"])),
    st.tuples(st.just(1), st.just(Field.TITLE), st.just(" Ants and the  Art of Queueing.")),
    st.sampled_from(["ICML", "NeurIPS", "EMNLP"]),
)


@settings(max_examples=60)
@given(st.lists(_ACTS, max_size=12))
def test_whatever_nights_people_and_sources_do_nothing_is_written_that_somebody_undid(acts: list[object]) -> None:
    garden, hinted = Garden(), list[Corrected]()
    standing, undone, ever = set[Corrected](), set[Corrected](), set[Corrected]()
    corrected: set[tuple[str, Field]] = set()
    for act in [*acts, "night"]:
        if isinstance(act, tuple):
            number, field, after = act
            name = ("", "Ants", "Bees")[number]
            here = {one for one in standing if one[:2] == (name, field) and one[2] != after}
            undone = (undone | here) - {(name, field, after)}
            standing -= here
            garden.edit(number, field, after)
        elif act != "night":
            garden.venue = str(act)
        else:
            one = garden.night()
            written = set(applied(one))
            if len(corrected) >= MANY and not standing:
                # none of many stands: then the list was put back whole, which is no word on any one of them
                undone = set()
            assert not written & undone
            corrected |= {new[:2] for new in written}
            standing = {old for old in standing if old[:2] not in {new[:2] for new in written}} | written
            ever |= written
            hinted += hints(one)
    assert len(hinted) == len(set(hinted))
    assert set(hinted) <= ever, "only what was made can have been undone"
    text, memory = garden.text, garden.memory
    assert not applied(garden.night())
    assert (garden.text, garden.memory) == (text, memory)
