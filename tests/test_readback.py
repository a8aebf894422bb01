"""What would make an entry unreadable is left to a person."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enrich.lists import markdown
from enrich.model import Band, Field, Finding, Paper, Repair
from enrich.readback import readable

ARXIV = "https://arxiv.org/abs/2401.00001"
PEOPLE = "Ada Lovelace, Grace Hopper"
CITED = f"* Heads [[Paper]]({ARXIV})\n  * {PEOPLE}, Cutting Heads from Small Networks, ICML, 2024.\n"
QUOTED = f'* {PEOPLE}. "**Trimming Very Deep Networks**." arXiv:2401.00001 (2024). [[pdf]]({ARXIV})\n'
PLAIN = f"* Few Bits for All Networks. [[Paper]]({ARXIV})\n"
LIST = f"## Papers\n\n{CITED}{QUOTED}{PLAIN}"


def _finding(paper: Paper, field: Field, after: str) -> Finding:
    return Finding("rule", "", paper.where, Repair(paper.where, field, paper.written(field), after, "why"))


def test_a_fix_that_can_be_read_again_stays() -> None:
    papers = markdown.read(LIST, "l.md").papers
    findings = [_finding(papers[0], Field.VENUE, "KDD"), _finding(papers[1], Field.DATE, "2025")]
    assert readable(findings, markdown, LIST, papers).findings == tuple(findings)


def test_a_fix_after_which_the_entry_is_lost_is_only_suggested() -> None:
    papers = markdown.read(LIST, "l.md").papers
    good, bad = _finding(papers[0], Field.VENUE, "KDD"), _finding(papers[2], Field.TITLE, "LoRA")
    tried = readable([good, bad], markdown, LIST, papers)
    kept, held = tried.findings
    assert tried.text == LIST.replace("ICML", "KDD")
    assert kept == good
    assert held.fix
    assert (held.fix.band, held.fix.after) == (Band.SUGGEST, "LoRA")


@given(
    number=st.integers(0, 2),
    field=st.sampled_from([Field.TITLE, Field.VENUE, Field.DATE, Field.AUTHORS]),
    after=st.sampled_from(
        ["IEEE Network", "LoRA", "Mar 2024", "x", "An odd (but real) [Name]: `a`, b", "2023", "in 1911"]
    ),
)
def test_after_an_edit_the_same_entries_are_read_with_the_edited_field(number: int, field: Field, after: str) -> None:
    papers = markdown.read(LIST, "l.md").papers
    paper = papers[number]
    if field in paper.closed or paper.written(field) == after:
        return
    (finding,) = readable([_finding(paper, field, after)], markdown, LIST, papers).findings
    edits = [finding.fix] if finding.fixed and finding.fix else []
    again = markdown.read(markdown.write(LIST, papers, edits), "l.md").papers
    assert [one.where for one in again] == [one.where for one in papers]
    for place, one in enumerate(again):
        for which in Field:
            edited = edits and place == number and which is field
            before = one.written(which).replace("\\", "")
            assert before == (after if edited else papers[place].written(which))
