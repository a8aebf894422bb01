"""Lists as YAML or JSON, which differ in how a new one is written, and in nothing else.

A scalar is rewritten where it stands, in its own quotes, and everything else stays: comments, order,
anchors, indentation. `record_nodes` finds them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence, Set

import yaml

from enrich.errors import BadInput
from enrich.lists import pins, record_keys
from enrich.lists.nested import malformed_link
from enrich.lists.record_nodes import Record, records
from enrich.lists.record_nodes import said as told
from enrich.lists.splicing import NOBODY, Arrangement, Block, Replacement, Span, refuse_shared_lines, rewritten
from enrich.model import Edit, Field, Link, Location, Paper, PaperList
from enrich.normalise.ids import recognise

ORDER = ()
"""Records stay where they stand."""

REMOVABLE = False
"""What is a comma or a dash between two records is not taken out with one of them."""


def read(text: str, path: str) -> PaperList:
    """The papers of a document. Raises BadInput for one that is not well-formed."""
    found = tuple(records(text, path))
    known = _styles(found)
    papers = tuple(_paper(text, path, record, known) for record in found)
    refuse_shared_lines(papers)
    findings = [finding for paper in papers for finding in malformed_link(paper)]
    for paper, record in zip(papers, found, strict=True):
        findings += pins.unreadable(paper, pins.of_cell(record.keep))
    return PaperList(
        path, papers, findings=tuple(findings), years_only=2 * sum(one.years for one in found) > len(found)
    )


def fields(text: str, path: str) -> frozenset[Field]:
    """The fields that some record has."""
    papers = read(text, path).papers
    return frozenset(field for field in Field if any(field not in paper.closed for paper in papers))


def insert(text: str, path: str, paper: Paper, beside: Paper, *, before: bool) -> str:  # noqa: ARG001 - see below
    """Raises BadInput: records have more keys than enrich knows, and not the same in every file."""
    raise BadInput(path, "records are not added to this format", "Add it by hand; a run corrects it.")


def _styles(found: Sequence[Record]) -> Mapping[Field, record_keys.Style]:
    return record_keys.styles([(record.node, record.scalars) for record in found])


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
        text=record.span.of(text),
        keep=pins.of_cell(record.keep).fields,
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
    """The document with the edits made. Records stay where they stand; raises BadInput if one is to be removed."""
    for where in removed:
        raise BadInput(where.path, "records are not taken out", "Take it out by hand.", where.line)
    if not papers and not edits:
        return text
    path = (papers or edits)[0].where.path
    found = tuple(records(text, path))
    known = _styles(found)
    standing = [_paper(text, path, record, known) for record in found]
    blocks = [
        Block(paper, record.span, (number, ""))
        for number, (record, paper) in enumerate(zip(found, standing, strict=True))
    ]

    def replace(number: int, wanted: Mapping[Field, str]) -> Sequence[Replacement]:
        return tuple(_replacements(text, found[number], standing[number], wanted, known))

    return rewritten(text, blocks, Arrangement(papers), edits, replace)


def _replacements(
    text: str, record: Record, paper: Paper, wanted: Mapping[Field, str], known: Mapping[Field, record_keys.Style]
) -> Iterator[Replacement]:
    is_json = paper.where.path.lower().endswith(".json")
    for field, after in wanted.items():
        if field in paper.closed:
            what = f"the record has no place for its {field}"
            raise BadInput(paper.where.path, what, "Add the key by hand.", paper.where.line)
        node = record.scalars.get(field)
        behind = record_keys.anchor(text, record.node, record.scalars)
        if node is None:
            if behind is not None and after:
                value = _written(after, known[field].like, is_json=is_json)
                yield record_keys.added(text, record.node, behind, known[field].name, value)
            continue
        span = Span(node.start_mark.index, node.end_mark.index)
        written = _written(after, node, is_json=is_json)
        apart = " " if span.start == span.end and text[span.start - 1 : span.start] == ":" else ""
        yield Replacement(span, apart + written)


def _written(text: str, node: yaml.ScalarNode, *, is_json: bool) -> str:
    """A text as a scalar in the quotes of the one that it replaces, or in double ones where it needs them."""
    line = re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]+", " ", text)
    if node.style == "'" and not is_json:
        return "'" + line.replace("'", "''") + "'"
    if not node.style and _is_plain(line) and (not is_json or re.fullmatch(r"[1-9]\d*", line)):
        return line
    return json.dumps(line, ensure_ascii=False)


_PLAIN = re.compile(r"[^\W_](?:[^:#\[\]{},&*!|>'\"%@`\\]|:(?=\S))*(?<=[^\s:])|\d{4}")


def _is_plain(text: str) -> bool:
    """Whether a text can stand without quotes and is still this text (YAML 1.2.2, §7.3.3), in flow and block."""
    if not _PLAIN.fullmatch(text):
        return False
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    node = yaml.compose(text, Loader=loader)
    return isinstance(node, yaml.ScalarNode) and node.value == text


def record_of(paper: Paper) -> dict[str, str]:
    """A paper as a new record; what it lacks is left out."""
    said = {field.value: paper.written(field) for field in Field} | {
        "section": paper.section,
        pins.KEEP: pins.cell(paper.keep),
    }
    return {name: value for name, value in said.items() if value or name == "url"}
