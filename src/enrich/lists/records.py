"""Lists as YAML or JSON, which differ in how a new one is written, and in nothing else.

A scalar is rewritten where it stands, in its own quotes, and everything else stays: comments, order,
anchors, indentation. `record_nodes` finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from enrich.errors import BadInput
from enrich.lists import pins, record_addition, record_blocks, record_keys
from enrich.lists.insertion import MOST, is_as_wanted, without_absent
from enrich.lists.nested import malformed_link
from enrich.lists.record_nodes import Record, records
from enrich.lists.record_nodes import said as told
from enrich.lists.record_scalars import written
from enrich.lists.splicing import NOBODY, Arrangement, Replacement, Span, refuse_shared_lines, rewritten
from enrich.model import Edit, Field, Link, Location, Paper, PaperList
from enrich.normalise.ids import recognise

ORDER = ()
"""A document has the order that its writer gave it."""


def read(text: str, path: str) -> PaperList:
    """The papers of a document. Raises BadInput for one that is not well-formed."""
    found = tuple(records(text, path))
    known = _styles(found)
    papers = tuple(_papers(text, path, found, known))
    refuse_shared_lines(papers)
    findings = [finding for paper in papers for finding in malformed_link(paper)]
    for paper, record in zip(papers, found, strict=True):
        findings += pins.unreadable(paper, pins.of_cell(record.keep))
    return PaperList(
        path, papers, findings=tuple(findings), years_only=2 * sum(one.years for one in found) > len(found)
    )


def insert(text: str, path: str, paper: Paper, beside: Paper, *, before: bool) -> str:
    """The document with one more record, made after the pattern of one of its sequence."""
    found, papers = tuple(records(text, path)), read(text, path).papers
    wanted, number = without_absent(paper, papers), papers.index(beside)
    known = _styles(found)
    for pattern in record_addition.nearest(found, number, wanted)[:MOST]:
        said = record_addition.without_place(pattern, wanted, known)
        new = record_addition.like(text, pattern, said, known, is_json=_is_json(path))
        after = record_addition.placed(text, found, number, new, before=before)
        if _reads_back(papers, after, path, said):
            return after
    what = "no record of the list shows how this one would be written"
    raise BadInput(path, what, "Write it by hand where it belongs.", beside.where.line)


def _reads_back(papers: Sequence[Paper], after: str, path: str, wanted: Paper) -> bool:
    try:
        return is_as_wanted(papers, read(after, path).papers, wanted)
    except BadInput:
        # another pattern may do
        return False


def _is_json(path: str) -> bool:
    return path.lower().endswith(".json")


def _styles(found: Sequence[Record]) -> Mapping[Field, record_keys.Style]:
    return record_keys.styles([(record.node, record.scalars) for record in found])


def _papers(text: str, path: str, found: Sequence[Record], known: Mapping[Field, record_keys.Style]) -> Iterator[Paper]:
    reaches, bonds = record_blocks.reaches(text, found), record_blocks.bonds(text, found)
    for record, above, bond in zip(found, reaches, bonds, strict=True):
        yield replace(_paper(text, path, record, known), text=above.span.of(text), bound=bond)


def _paper(text: str, path: str, record: Record, known: Mapping[Field, record_keys.Style]) -> Paper:
    where = Location(path, record.line)
    said = {field: told(record.scalars.get(field)) for field in Field}
    url = said[Field.URL]
    links = dict.fromkeys(filter(None, (url, *record.addresses)))
    return Paper(
        title=said[Field.TITLE],
        where=where,
        url=url,
        date=said[Field.DATE],
        venue=said[Field.VENUE],
        authors=said[Field.AUTHORS] or ", ".join(record.people),
        section=record.within,
        ids=recognise(url),
        links=tuple(Link(link, where) for link in links),
        keep=pins.of_cell(record.keep).fields,
        more=record.more,
        closed=frozenset(field for field in Field if not _can_hold(text, record, field, known)),
    )


def _can_hold(text: str, record: Record, field: Field, known: Mapping[Field, record_keys.Style]) -> bool:
    """Whether a field has a scalar that can be rewritten where it stands, or a place for a new key."""
    node = record.scalars.get(field)
    if node is not None:
        return record_keys.on_one_line(node)
    return (
        field in known
        and field not in record.named
        and record_keys.anchor(text, record.node, record.scalars) is not None
    )


def write(text: str, papers: Sequence[Paper], edits: Sequence[Edit], removed: Set[Location] = NOBODY) -> str:
    """The document with the edits made, its records in the order of the papers within their sequences."""
    if not papers and not edits:
        return text
    path = (papers or edits)[0].where.path
    found = tuple(records(text, path))
    known = _styles(found)
    standing = tuple(_papers(text, path, found, known))
    blocks = record_blocks.blocks(text, found, standing)

    def replacements(number: int, wanted: Mapping[Field, str]) -> Sequence[Replacement]:
        return tuple(_replacements(text, found[number], standing[number], wanted, known))

    return rewritten(text, tuple(blocks), Arrangement(papers, removed), edits, replacements)


def _replacements(
    text: str, record: Record, paper: Paper, wanted: Mapping[Field, str], known: Mapping[Field, record_keys.Style]
) -> Iterator[Replacement]:
    is_json = _is_json(paper.where.path)
    for field, after in wanted.items():
        if field in paper.closed:
            what = f"the record has no place for its {field}"
            raise BadInput(paper.where.path, what, "Add the key by hand.", paper.where.line)
        node = record.scalars.get(field)
        behind = record_keys.anchor(text, record.node, record.scalars)
        if node is None:
            if behind is not None and after:
                flow = bool(record.node.flow_style)
                value = written(after, known[field].like, is_json=is_json, flow=flow)
                yield record_keys.added(text, record.node, behind, known[field].name, value)
            continue
        span = Span(node.start_mark.index, node.end_mark.index)
        if span.start == span.end:
            # an empty value stands right behind its colon, before whatever spaces end its line
            ending = _SPACES_AT_END.match(text, span.end)
            span = Span(span.start, ending.end() if ending else span.end)
        apart = " " if text[span.start - 1 : span.start] == ":" else ""
        flow = record_keys.in_flow(record.node, node)
        yield Replacement(span, apart + written(after, node, is_json=is_json, flow=flow))


_SPACES_AT_END = re.compile(r"[ \t]+(?=[\r\n]|\Z)")


def record_of(paper: Paper) -> dict[str, str]:
    """A paper as a new record; what it lacks is left out."""
    said = {field.value: paper.written(field) for field in Field} | {
        "section": paper.section,
        pins.KEEP: pins.cell(paper.keep),
    }
    known = {name: value for name, value in said.items() if value or name == "url"}
    return {**dict(paper.more), **known} if paper.more else known
