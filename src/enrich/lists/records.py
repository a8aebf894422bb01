"""Lists as YAML or JSON: sequences of mappings, one a paper, wherever they stand in the document.

PyYAML tells where each scalar stands; it is rewritten there, in its own quotes, and everything else
stays: comments, order, anchors, indentation. JSON is read in the same way, after `json` has
approved of it: nearly all of it is YAML (YAML 1.2.2, §1.2).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import yaml

from enrich.errors import BadInput
from enrich.lists import pins, record_keys
from enrich.lists.nested import malformed_link
from enrich.lists.splicing import NOBODY, Arrangement, Block, Replacement, Span, refuse_shared_lines, rewritten
from enrich.lists.text import BYTE_ORDER_MARK
from enrich.model import Edit, Field, Link, Location, Paper, PaperList
from enrich.normalise.ids import recognise

NAMES: Mapping[Field, tuple[str, ...]] = {
    Field.TITLE: ("title", "paper_title", "name"),
    Field.URL: ("url", "link", "paper", "paper_url", "pdf", "arxiv", "doi"),
    Field.DATE: ("date", "published", "publication_date", "venue_date", "year"),
    Field.VENUE: ("venue", "conference", "journal", "booktitle", "published_in"),
    Field.AUTHORS: ("authors", "author"),
}
"""What the fields are called, in lower case; of two that a record has the first counts."""

SECTIONS = ("section", "category", "topic")

DEEPEST = 40
"""Levels. No list of papers is nested deeper."""


@dataclass(frozen=True, slots=True)
class Record:
    """One paper's mapping: its line and span, and the scalars of its fields. `within` names what it stands in."""

    line: int
    span: Span
    scalars: Mapping[Field, yaml.ScalarNode]
    people: tuple[str, ...]
    years: bool
    within: str
    addresses: tuple[str, ...]
    node: yaml.MappingNode
    named: frozenset[Field]
    keep: str = ""


def read_records(text: str, path: str) -> PaperList:
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


def records(text: str, path: str) -> Iterator[Record]:
    """The records of a document, in its order."""
    root = _composed(text, path)
    waiting: list[tuple[yaml.Node, str, int]] = [(root, "", 0)] if root is not None else []
    seen: set[int] = set()
    while waiting:
        node, within, depth = waiting.pop()
        if id(node) in seen or depth > DEEPEST:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting += [(one, within, depth + 1) for one in reversed(node.value)]
        elif isinstance(node, yaml.MappingNode):
            record = _record(node, within)
            if record:
                yield record
                continue
            waiting += [(value, _joined(within, key), depth + 1) for key, value in reversed(node.value)]


def _joined(within: str, key: yaml.Node) -> str:
    name = key.value if isinstance(key, yaml.ScalarNode) else ""
    return " > ".join(filter(None, (within, name)))


def _composed(text: str, path: str) -> yaml.Node | None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    body = text.removeprefix(BYTE_ORDER_MARK)
    if path.lower().endswith(".json"):
        _approved(body, path)
        # no string of JSON holds a tab, and YAML allows none between its parts
        body = body.replace("\t", " ")
    try:
        # one character in place of the mark, so that places stay
        return yaml.compose(" " * (len(text) - len(body)) + body if len(text) > len(body) else body, Loader=loader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "nested too deep"
        raise BadInput(
            path, f"not well-formed: {what}", "Mend it; a YAML checker shows where.", mark and mark.line + 1
        ) from None


def _approved(text: str, path: str) -> None:
    try:
        json.loads(text or "null")
    except json.JSONDecodeError as error:
        raise BadInput(path, f"not well-formed: {error.msg}", "Mend it.", error.lineno) from None
    except RecursionError:
        raise BadInput(path, "nested too deep", "Make it a list of records.") from None


def _record(node: yaml.MappingNode, within: str) -> Record | None:
    by_name = {key.value.lower(): value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    named = {field: next((name for name in names if name in by_name), None) for field, names in NAMES.items()}
    title = by_name.get(named[Field.TITLE] or "")
    if not isinstance(title, yaml.ScalarNode) or sum(name is not None for name in named.values()) < 2:
        return None
    url = by_name.get(named[Field.URL] or "")
    if not title.value.strip() and not (isinstance(url, yaml.ScalarNode) and url.value.strip()):
        return None
    values = {field: by_name[name] for field, name in named.items() if name}
    scalars = {field: value for field, value in values.items() if isinstance(value, yaml.ScalarNode)}
    links = by_name.get("links") or by_name.get("urls")
    addresses = _addresses(links) if isinstance(links, yaml.MappingNode) else {}
    if Field.URL not in scalars and (
        paper := next((addresses[n] for n in ("paper", "pdf", "arxiv") if n in addresses), None)
    ):
        scalars[Field.URL] = paper
    people = values.get(Field.AUTHORS)
    names = (
        [one.value for one in people.value if isinstance(one, yaml.ScalarNode)]
        if isinstance(people, yaml.SequenceNode)
        else []
    )
    own = next((by_name[name].value for name in SECTIONS if isinstance(by_name.get(name), yaml.ScalarNode)), "")
    return Record(
        node.start_mark.line + 1,
        Span(node.start_mark.index, node.end_mark.index),
        scalars,
        tuple(names),
        named[Field.DATE] == "year",
        own or within,
        tuple(address.value for address in addresses.values()),
        node,
        frozenset(field for field, name in named.items() if name),
        _words(by_name.get(pins.KEEP)),
    )


def _addresses(links: yaml.MappingNode) -> dict[str, yaml.ScalarNode]:
    pairs = [(key, value) for key, value in links.value if isinstance(key, yaml.ScalarNode)]
    return {key.value.lower(): value for key, value in pairs if isinstance(value, yaml.ScalarNode)}


def _words(node: yaml.Node | None) -> str:
    """A text, or the texts of a sequence."""
    if isinstance(node, yaml.SequenceNode):
        return " ".join(one.value for one in node.value if isinstance(one, yaml.ScalarNode))
    return _said(node) if isinstance(node, yaml.ScalarNode) else ""


def _said(node: yaml.ScalarNode | None) -> str:
    return "" if node is None or (not node.style and node.value in ("null", "~", "None")) else node.value


def _styles(found: Sequence[Record]) -> Mapping[Field, record_keys.Style]:
    return record_keys.styles([(record.node, record.scalars) for record in found])


def _paper(text: str, path: str, record: Record, known: Mapping[Field, record_keys.Style]) -> Paper:
    where = Location(path, record.line)
    said = {field: _said(record.scalars.get(field)) for field in Field}
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


def write_records(text: str, papers: Sequence[Paper], edits: Sequence[Edit], removed: Set[Location] = NOBODY) -> str:
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
