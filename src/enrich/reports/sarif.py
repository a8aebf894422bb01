"""SARIF 2.1.0 (OASIS): for code scanning, which shows findings beside the lines and remembers who dismissed them.

Section numbers are those of the standard. What GitHub accepts of a file: 25,000 results and 10 MB, compressed; of
texts 1,024 characters (docs.github.com/code-security/reference/code-scanning/sarif-files).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from enrich import __version__
from enrich.model import Edit, Finding, Location, Replacement, Report, Severity, by_location
from enrich.reports import wording
from enrich.reports.identity import fingerprints
from enrich.reports.plain import cut, printable, sentence
from enrich.rules import RULES, Rule, severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

MOST_RESULTS = 25_000
LONGEST = 1024

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

# JSON objects of the standard.
Object = dict[str, Any]


def render(report: Report) -> str:
    """The report as SARIF. Of more results than GitHub accepts, the worst are told, and how many are left out."""
    names = fingerprints(report.findings)
    every = by_location(report.findings)
    told = every if len(every) <= MOST_RESULTS else _worst(every)
    rules = sorted({finding.rule for finding in told})
    run: Object = {
        "tool": {
            "driver": {"name": "enrich", "semanticVersion": __version__, "rules": [_rule(RULES[r]) for r in rules]}
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder in which enrich was run."}}},
        "results": [_result(finding, rules.index(finding.rule), names[finding]) for finding in told],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notes(report, len(told))}],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, indent=1, sort_keys=True) + "\n"


def _worst(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    ranked = sorted(findings, key=lambda finding: (finding.fixed, -severity(finding).rank))
    return by_location(ranked[:MOST_RESULTS])


def _notes(report: Report, told: int) -> list[Object]:
    """What was not asked or is not told (3.20.21), so that a short file is not taken for a clean list."""
    left = len(report.findings) - told
    said = [wording.headline(report), *wording.silences(report)]
    said += [f"{left} findings of less weight are left out"] if left > 0 else []
    return [{"level": "note", "message": {"text": _message(text)}} for text in said]


def _rule(rule: Rule) -> Object:
    """A rule, with all that `docs/rules.md` says of it (3.49)."""
    said = f"{rule.why}\n\nExample: {rule.example}\n\nInstead: {rule.instead}"
    marked = f"{rule.why}\n\n- Example: `{rule.example}`\n- Instead: `{rule.instead}`"
    return {
        "id": rule.name,
        "name": rule.name,
        "shortDescription": {"text": _message(rule.what)},
        "fullDescription": {"text": _message(f"{rule.what} {rule.why}")},
        "help": {"text": said, "markdown": marked},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "precision": "high",
            "tags": ["links" if rule.name.endswith(("-link", "-host")) else "metadata"],
        },
    }


def _result(finding: Finding, index: int, name: str) -> Object:
    result: Object = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[severity(finding)],
        "message": {"text": _message(sentence(finding))},
        "locations": [{"physicalLocation": _place(finding.where)}],
        # the name under which GitHub looks for a fingerprint; it makes one of the line where there is none
        "partialFingerprints": {"primaryLocationLineHash": name},
    }
    if finding.entry:
        result["locations"][0]["logicalLocations"] = [
            {"name": cut(printable(finding.entry), LONGEST), "kind": "object"}
        ]
    result |= {"properties": _properties(finding.fix)} if finding.fix else {}
    return result | ({"fixes": [_fix(finding, finding.replacement)]} if finding.replacement else {})


def _fix(finding: Finding, one: Replacement) -> Object:
    """A fix as an editor would make it to the list as it was found (3.55)."""
    region = {
        "startLine": one.line,
        "startColumn": one.column,
        "endLine": one.end_line,
        "endColumn": one.end_column,
    }
    change = {"deletedRegion": region, "insertedContent": {"text": one.text}}
    place = _place(finding.where)["artifactLocation"]
    return {"artifactChanges": [{"artifactLocation": place, "replacements": [change]}]}


def _place(where: Location) -> Object:
    """A place in a list (3.29): under the folder of the run, where its path is a relative one."""
    path = printable(where.path.replace("\\", "/")).removeprefix("./")
    base = {} if path.startswith("/") else {"uriBaseId": "SRCROOT"}
    uri = quote(path) if base else f"file://{quote(path)}"
    return {"artifactLocation": {"uri": uri, **base}, "region": {"startLine": where.line}}


def _properties(fix: Edit) -> Object:
    texts = {"field": fix.field.value, "before": fix.before, "after": fix.after, "band": fix.band.value, "why": fix.why}
    return {name: cut(printable(text), LONGEST) for name, text in texts.items()}


_ACTS = re.compile(r"[\\\[\]]")
_PLACE_FOR_AN_ARGUMENT = re.compile(r"\{(\d+)\}")


def _message(text: str) -> str:
    """Foreign text in a message: no links of its own (3.11.6), and no places for arguments (3.11.5)."""
    escaped = _ACTS.sub(r"\\\g<0>", cut(printable(text), LONGEST - 100))
    return cut(_PLACE_FOR_AN_ARGUMENT.sub(r"{{\1}}", escaped), LONGEST)
