"""The corrections file: read by people and merged by git, and never a reason to lose or trust anything."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.errors import BadInput
from enrich.memory import MANY, Memory, PastCorrection, read_memory, write_memory
from enrich.model import Band, Change, Field, Paper, Repair
from papers import TITLE, a_paper, a_record

TODAY = date(2026, 11, 22)
NAME = "corrections.jsonl"


def a_change(paper: Paper, after: str = "ICML", field: Field = Field.VENUE) -> Change:
    return Change(paper.where, field, paper.written(field), after, Band.APPLY, a_record(), "the same DOI")


def made(after: str = "ICML", field: Field = Field.VENUE, **facts: object) -> PastCorrection:
    paper = a_paper(venue="KDD")
    past = Memory("papers.csv").made(paper, a_change(paper, after, field), TODAY)[-1]
    return replace(past, **facts)  # type: ignore[arg-type]  # facts are a test's


def lines(*corrections: PastCorrection) -> list[str]:
    return write_memory((), corrections).splitlines()


# --- what is remembered ---------------------------------------------------------------------------


def test_a_line_says_what_was_changed_where_when_on_whose_word_and_why() -> None:
    (line,) = lines(made())
    assert json.loads(line) == {
        "list": "papers.csv",
        "entry": TITLE,
        "field": "venue",
        "before": "KDD",
        "after": "ICML",
        "source": "crossref",
        "url": a_record().url,
        "why": "the same DOI",
        "made": "2026-11-22",
    }


def test_what_the_list_itself_showed_has_no_source() -> None:
    paper = a_paper(title=f" {TITLE}.")
    repair = Repair(paper.where, Field.TITLE, paper.title, TITLE, "stray spaces")
    past = Memory("papers.csv").made(replace(paper, title=TITLE), repair, TODAY)[-1]
    assert (past.source, past.url, past.why) == ("", "", "stray spaces")


def test_an_entry_is_known_wherever_it_stands_and_however_its_title_is_spelt() -> None:
    memory = Memory("papers.csv", [made()])
    moved = a_paper(title=f" {TITLE.lower()}.", line=99, section="Elsewhere", venue="ACL")
    assert memory.undone(moved, a_change(moved)) == (made(),)


def test_another_value_field_entry_or_list_is_another_correction() -> None:
    memory, paper = Memory("papers.csv", [made()]), a_paper()
    assert memory.undone(paper, a_change(paper, "ICLR")) == ()
    assert memory.undone(paper, a_change(paper, "ICML", Field.AUTHORS)) == ()
    assert memory.undone(a_paper("On Bees"), a_change(paper)) == ()
    assert Memory("README.md", [made()]).undone(paper, a_change(paper)) == ()


def test_an_entry_is_known_by_its_title_before_a_correction_of_it_and_after() -> None:
    renamed = made("On Wasps", Field.TITLE, entry="On Wasps", before="On Bees")
    earlier, later = made("ICML", entry="On Bees"), made("Jul 2024", Field.DATE, entry="On Wasps")
    memory = Memory("papers.csv", [renamed, earlier, later])
    for title in ("On Bees", "On Wasps"):
        paper = a_paper(title)
        assert memory.undone(paper, a_change(paper)) == (earlier,)
        assert memory.undone(paper, a_change(paper, "Jul 2024", Field.DATE)) == (later,)


def test_an_entry_without_a_title_is_known_by_its_link() -> None:
    bees, wasps = (a_paper("", url=f"https://example.org/{name}") for name in ("bees", "wasps"))
    memory = Memory("papers.csv", Memory("papers.csv").made(bees, a_change(bees), TODAY))
    assert memory.undone(bees, a_change(bees))
    assert not memory.undone(wasps, a_change(wasps))


def test_what_enrich_itself_replaced_was_not_undone_by_a_person() -> None:
    kdd = a_paper(venue="KDD")
    to_icml, back = a_change(a_paper(), "ICML"), a_change(a_paper(venue="ICML"), "KDD")
    first = Memory("papers.csv").made(kdd, to_icml, TODAY)
    second = Memory("papers.csv", first).made(kdd, back, TODAY)
    assert [(past.after, past.replaced) for past in second] == [("ICML", True), ("KDD", False)]
    both = read_memory(write_memory(first, second), NAME)
    again = a_change(kdd, "ICML")
    assert Memory("papers.csv", both).undone(kdd, again) == ()
    third = Memory("papers.csv", both).made(kdd, again, TODAY)
    told = {past.after: past.replaced for past in read_memory(write_memory(both, third), NAME)}
    assert told == {"ICML": False, "KDD": True}


def test_what_enrich_replaced_is_undone_where_a_person_wrote_something_else_since() -> None:
    replaced, standing = made("ICML", replaced=True), made("NeurIPS")
    memory, paper = Memory("papers.csv", [replaced, standing]), a_paper(venue="ICLR")
    assert memory.undone(paper, a_change(paper, "ICML")) == (replaced,)
    shown = a_paper(venue="NeurIPS")
    assert memory.undone(shown, a_change(shown, "ICML")) == ()
    for former in (replace(standing, hinted=True), replace(standing, replaced=True)):
        assert Memory("papers.csv", [replaced, former]).undone(shown, a_change(shown, "ICML")) == (replaced,)


def test_a_person_undid_what_was_not_replaced_though_another_correction_stands_in_its_place() -> None:
    memory, shown = Memory("papers.csv", [made("ICML"), made("NeurIPS")]), a_paper(venue="NeurIPS")
    assert memory.undone(shown, a_change(shown, "ICML")) == (made("ICML"),)


# --- a list that was put back -----------------------------------------------------------------------


def corrected_papers(count: int) -> tuple[list[Paper], Memory]:
    """Entries as they were before each got another venue, and the memory of that."""
    papers = [a_paper(f"{TITLE} {number}", line=number, venue="KDD") for number in range(count)]
    past = [one for paper in papers for one in Memory("papers.csv").made(paper, a_change(paper), TODAY)]
    return papers, Memory("papers.csv", past)


def undone(memory: Memory, papers: list[Paper]) -> int:
    left = memory.unless_put_back(papers)
    return sum(bool(left.undone(paper, a_change(paper))) for paper in papers)


def test_a_list_that_was_put_back_whole_has_had_nothing_undone() -> None:
    papers, memory = corrected_papers(MANY)
    assert undone(memory, papers) == 0


def test_whoever_undoes_few_corrections_or_leaves_one_has_decided() -> None:
    papers, memory = corrected_papers(MANY - 1)
    assert undone(memory, papers) == MANY - 1
    papers, memory = corrected_papers(MANY)
    papers[0] = replace(papers[0], venue="ICML")
    assert undone(memory, papers[1:] + papers[:1]) == MANY


def test_what_was_made_in_entries_that_are_gone_does_not_count() -> None:
    papers, memory = corrected_papers(MANY + 3)
    assert undone(memory, papers[:3]) == 3


# --- the file --------------------------------------------------------------------------------------


def test_lines_are_sorted_by_list_entry_and_field_whatever_their_order() -> None:
    every = [
        made(list="b.csv", entry="A"),
        made(entry="B", field=Field.AUTHORS),
        made(entry="A", field=Field.VENUE),
        made(entry="A", field=Field.DATE),
    ]
    expected = [("b.csv", "A", "venue"), ("papers.csv", "B", "authors")]
    expected[1:1] = [("papers.csv", "A", "date"), ("papers.csv", "A", "venue")]
    for order in (every, every[::-1], [every[2], every[0], every[3], every[1]]):
        read = [json.loads(line) for line in lines(*order)]
        assert [(line["list"], line["entry"], line["field"]) for line in read] == expected


def test_two_branches_may_be_merged_line_by_line() -> None:
    one, other = lines(made()), lines(made(), made("ICLR"))
    merged = read_memory("\n".join([*one, *other[::-1], ""]), NAME)
    assert write_memory(merged, ()).splitlines() == lines(made(), made("ICLR"))


def test_of_two_lines_the_one_that_was_hinted_stays() -> None:
    for pair in ((made(), made(hinted=True)), (made(hinted=True), made(made="2027-01-01"))):
        (line,) = lines(*pair)
        assert json.loads(line)["hinted"] is True


def test_a_file_may_have_a_byte_order_mark_carriage_returns_and_blank_lines() -> None:
    text = "\ufeff\r\n" + "\r\n\r\n".join(lines(made(), made("ICLR"))) + "\r\n"
    assert {past.after for past in read_memory(text, NAME)} == {"ICML", "ICLR"}
    assert read_memory("", NAME) == ()


def test_keys_that_are_not_known_stay() -> None:
    known = json.loads(lines(made())[0]) | {"reviewed by": "Ada", "more": [1, None]}
    (past,) = read_memory(json.dumps(known), NAME)
    text = write_memory([past], [made("ICLR"), replace(past, hinted=True)])
    assert known | {"hinted": True} in [json.loads(line) for line in text.splitlines()]


GOOD = lines(made())[0]


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD",
        "nothing",
        "[]",
        "null",
        "{}",
        GOOD[:-1],
        GOOD + GOOD,
        GOOD.replace('"venue"', '"publisher"'),
        GOOD.replace('"venue"', f'"\\u001b[31m{"x" * 9999}"'),
        GOOD.replace('"ICML"', "3"),
        GOOD.replace('"made"', '"hinted": "yes", "made"'),
        GOOD.replace('"after"', '"behind"'),
        GOOD.replace('"made"', '"much": 1e999, "made"'),
        GOOD.replace('"made"', f'"deep": {"[" * 100_000}, "made"'),
        GOOD.replace("ICML", "\\ud800"),
    ],
)
def test_a_malformed_line_is_refused_with_its_place(line: str) -> None:
    with pytest.raises(BadInput, match=rf"^{NAME}:3: this line is no correction: ") as refused:
        read_memory(f"{GOOD}\n\n{line}\n{GOOD}\n", NAME)
    assert len(str(refused.value)) < 400
    assert str(refused.value).isprintable()


_TEXT = st.text(max_size=12) | st.sampled_from(
    ["\u202egnp.exe", "a\nb", "\u2028", "\x1b[31m", '"}{"', "\ud800", "李明"]
)


@given(st.lists(st.builds(made, _TEXT, st.sampled_from(Field), before=_TEXT, entry=_TEXT, why=_TEXT, url=_TEXT)))
def test_whatever_a_list_or_a_record_holds_is_one_line_and_read_back(corrections: list[PastCorrection]) -> None:
    kept = [
        replace(
            past,
            **{
                key: getattr(past, key).encode("utf-8", "replace").decode() for key in ("before", "entry", "why", "url")
            },
        )
        for past in corrections
    ]
    text = write_memory((), kept)
    assert all(letter.isprintable() for line in text.split("\n") for letter in line)
    read = read_memory(text, NAME)
    assert set(read) <= set(kept)
    assert {(past.entry, past.field, past.after) for past in read} <= {(p.entry, p.field, p.after) for p in kept}
    assert write_memory(read, ()) == text
    assert write_memory(read, kept) == text
