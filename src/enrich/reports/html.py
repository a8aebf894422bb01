"""The report as one web page that needs no network: plots, and tables that can be searched.

Entries are text on it. They are escaped where the page holds them, and its script puts them in as text; besides,
its policy (Content Security Policy, level 3) lets nothing run, load or be sent but its own style and script, which
are named by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import Any

from enrich import __version__
from enrich.model import Health, Report, Severity
from enrich.reports import wording
from enrich.reports.figures import figures
from enrich.reports.plain import printable
from enrich.reports.sections import section
from enrich.reports.tables import Table, tables
from enrich.rules import severity
from enrich.spoken import joined


def render(report: Report) -> str:
    """The report as a web page."""
    # read when a page is wanted, since few runs want one
    from enrich.reports.page import SCRIPT, STYLE, TEMPLATE  # noqa: PLC0415 - see the line above

    shown = tuple(tables(report))
    page = TEMPLATE.substitute(
        policy=_policy(STYLE, SCRIPT),
        version=__version__,
        title=_text(f"The garden of {joined(report.lists)}" if len(report.lists) < 3 else "The garden"),
        eyebrow=_text(" · ".join(filter(None, ("Report of enrich", _day(report))))),
        headline=_text(wording.headline(report)),
        next=_text(wording.next_step(report)),
        contents="".join(f'<li><a href="#{t.name}">{_text(t.heading)}</a> {len(t.rows):,}</li>' for t in shown),
        tiles="".join(f"<div><dt>{_text(name)}</dt><dd>{value}</dd></div>" for name, value in _tiles(report)),
        figures="".join(figure.html() for figure in figures(report)),
        tables="\n".join(map(section, shown)),
        data=_data(shown),
        script=SCRIPT,
        style=STYLE,
        footer=_text(f"Made by enrich {__version__}. Nothing on this page was loaded from elsewhere."),
    )
    return page.rstrip("\n") + "\n"


def _text(text: str) -> str:
    return escape(printable(text))


def _day(report: Report) -> str:
    return f"{report.day.day} {report.day:%B %Y}" if report.day else ""


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _tiles(report: Report) -> Sequence[tuple[str, str]]:
    healths = Counter(one.verdict.health for one in report.links)
    fine, unchecked = healths[Health.OK] + healths[Health.MOVED], healths[Health.UNCHECKED]
    errors = sum(1 for one in report.open if severity(one) is Severity.ERROR)
    said = (
        ("entry" if report.papers == 1 else "entries", report.papers, True),
        ("correction written" if report.written else "correction to write", len(report.applied), True),
        ("suggestion", len(report.suggested), True),
        ("error to mend", errors, True),
        ("link that is there", fine, fine > 0),
        ("dead link", healths[Health.BROKEN], len(report.links) > unchecked),
        ("link not checked", unchecked, unchecked > 0),
    )
    return [(_plural(name, number), f"{number:,}") for name, number, told in said if told]


def _plural(name: str, number: int) -> str:
    noun, _, rest = name.partition(" ")
    if number == 1 or noun == "entries":
        return name
    if rest.startswith("that"):
        return f"{noun}s that are there"
    return f"{name}s" if noun == "dead" else f"{noun}s {rest}".strip()


def _data(shown: Sequence[Table]) -> str:
    """The rows for the script. In a script element only `<` could end it or begin a comment: HTML, section 4.12.1.3."""
    kept: list[dict[str, Any]] = [
        {
            "id": table.name,
            "columns": [{"name": column.name, "kind": column.kind} for column in table.columns],
            "rows": table.rows,
        }
        for table in shown
    ]
    text = json.dumps({"tables": kept}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
