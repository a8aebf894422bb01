"""Lists as YAML or JSON, which differ in how a new one is written, and in nothing else.

A scalar is rewritten where it stands, in its own quotes, and everything else stays: comments, order,
anchors, indentation. `record_nodes` finds them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

import yaml

from enrich.errors import BadInput
from enrich.lists import parted_dates, pins, record_addition, record_blocks, record_keys
from enrich.lists.insertion import MOST, is_as_wanted, without_absent
from enrich.lists.nested import malformed_link
from enrich.lists.record_besides import comments, unrecorded
from enrich.lists.record_nodes import Record, records
from enrich.lists.record_scalars import written
from enrich.lists.record_values import on_one_line
from enrich.lists.record_values import said as told
from enrich.lists.sections import said_above
from enrich.lists.splicing import NOBODY, Arrangement, Replacement, Span, rewritten
from enrich.lists.text import BYTE_ORDER_MARK
from enrich.model import Edit, Field, Link, Location, Paper, PaperList
from enrich.normalise.ids import recognise

ORDER = ()
"""A document has the order that its writer gave it."""


def read(text: str, path: str) -> PaperList:
    """The papers of a document. Raises BadInput for one that is not well-formed."""
    text = text.removeprefix(BYTE_ORDER_MARK)
    found = tuple(records(text, path))
    known = _styles(found)
    papers = tuple(_papers(text, path, found, known))
    findings = [finding for paper in papers for finding in malformed_link(paper)]
    for paper, record in zip(papers, found, strict=True):
        findings += pins.unreadable(paper, pins.of_cell(record.keep))
    return PaperList(
        path, papers, findings=tuple(findings), years_only=2 * sum(one.years for one in found) > len(found)
    )


def insert(text: str, path: str, paper: Paper, beside: Paper, *, before: bool) -> str:
    """The document with one more record, made after the pattern of one of its sequence."""
    if text.startswith(BYTE_ORDER_MARK):
        return BYTE_ORDER_MARK + insert(text[1:], path, paper, beside, before=before)
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
    uses = Counter(id(node) for record in found for node in {*record.scalars.values(), *record.dated})
    begun: Counter[int] = Counter()
    for record, above, bond in zip(found, reaches, bonds, strict=True):
        where = Location(path, record.line, begun[record.line])
        begun[record.line] += 1
        paper = _paper(text, where, record, known)
        foreign = {
            field
            for field in Field
            for node in _nodes(record, field)
            if uses[id(node)] > 1 or not record.span.start <= node.start_mark.index < record.span.end
        }
        yield replace(paper, text=above.span.of(text), bound=bond, closed=paper.closed | foreign)


def _paper(text: str, where: Location, record: Record, known: Mapping[Field, record_keys.Style]) -> Paper:
    said = {field: told(record.scalars.get(field)) for field in Field}
    said[Field.AUTHORS] = said[Field.AUTHORS] or ", ".join(record.people)
    said[Field.DATE] = _date(record) or said[Field.DATE]
    # what the keys above say of all records below them is not written into each again
    above = {field: words for field, words in said_above(record.within).items() if not said[field]}
    said |= above
    url = said[Field.URL]
    links = dict.fromkeys(filter(None, (url, *record.addresses)))
    return Paper(
        title=said[Field.TITLE],
        where=where,
        url=url,
        date=said[Field.DATE],
        venue=said[Field.VENUE],
        authors=said[Field.AUTHORS],
        section=record.within,
        ids=recognise(url, *record.identifiers),
        links=tuple(Link(link, where) for link in links),
        keep=pins.of_cell(record.keep).fields,
        more=record.more,
        closed=frozenset(field for field in Field if field in above or not _can_hold(text, record, field, known)),
    )


def _nodes(record: Record, field: Field) -> tuple[yaml.ScalarNode, ...]:
    """The scalars in which a field stands; several where a date does so in parts."""
    return record_keys.standing(record.scalars, record.dated, field)


def _date(record: Record) -> str:
    """A date that stands in parts, as one text; "" where it does not, or they are no date."""
    return parted_dates.joined([told(part) for part in record.dated]) or "" if record.dated else ""


def _can_hold(text: str, record: Record, field: Field, known: Mapping[Field, record_keys.Style]) -> bool:
    """Whether a field has a scalar that can be rewritten where it stands, or a place for a new key."""
    if field is Field.DATE and record.dated:
        return bool(_date(record)) and all(map(on_one_line, record.dated))
    node = record.scalars.get(field)
    if node is not None:
        return on_one_line(node)
    return (
        field in known
        and field not in record.named
        and record_keys.anchor(text, record.node, record.scalars) is not None
    )


def write(text: str, papers: Sequence[Paper], edits: Sequence[Edit], removed: Set[Location] = NOBODY) -> str:
    """The document with the edits made, its records in the order of the papers within their sequences."""
    if not papers and not edits:
        return text
    if text.startswith(BYTE_ORDER_MARK):
        return BYTE_ORDER_MARK + write(text[1:], papers, edits, removed)
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
        nodes = _nodes(record, field)
        texts = record_keys.texts(after, nodes)
        for node, value in zip(nodes, texts, strict=False):
            yield _rewritten(text, record, node, value, is_json=is_json)
        behind = None if nodes else record_keys.anchor(text, record.node, record.scalars)
        if behind is not None and after:
            style = known[field]
            value = parted_dates.year_of(after) if style.name == "year" else after
            quoted = written(value, style.like, is_json=is_json, flow=bool(record.node.flow_style))
            yield record_keys.added(text, record.node, behind, style.name, quoted)


def _rewritten(text: str, record: Record, node: yaml.ScalarNode, after: str, *, is_json: bool) -> Replacement:
    span = Span(node.start_mark.index, node.end_mark.index)
    value = written(after, node, is_json=is_json, flow=record_keys.in_flow(record.node, node))
    if span.start < span.end:
        return Replacement(span, value)
    # an empty value stands right behind its colon, before whatever spaces end its line
    ending = _SPACES_AT_END.match(text, span.end)
    apart = " " if text[span.start - 1 : span.start] == ":" else ""
    return Replacement(Span(span.start, ending.end() if ending else span.end), apart + value)


_SPACES_AT_END = re.compile(r"[ \t]+(?=[\r\n]|\Z)")


def besides(text: str, path: str) -> Iterator[tuple[str, int]]:
    """The comments of a document, and what it says outside of records."""
    text = text.removeprefix(BYTE_ORDER_MARK)
    if not _is_json(path):
        yield from (("comments", line) for line in comments(text))
    yield from (("values outside of entries", line) for line in unrecorded(text, path))


def record_of(paper: Paper) -> dict[str, str]:
    """A paper as a new record; what it lacks is left out."""
    said = {field.value: paper.written(field) for field in Field} | {
        "section": paper.section,
        pins.KEEP: pins.cell(paper.keep),
    }
    known = {name: value for name, value in said.items() if value or name == "url"}
    return {**dict(paper.more), **known} if paper.more else known
