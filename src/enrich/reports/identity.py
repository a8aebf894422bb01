"""What makes a finding of one night the finding of another: what it is about, not where it stands or what it says."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from enrich.model import Finding, by_location
from enrich.normalise.titles import title_key

_NUMBERS = re.compile(r"\d+")


def fingerprints(findings: Iterable[Finding]) -> Mapping[Finding, str]:
    """A name for each finding that stays while lines move, titles get their capitals, and numbers of nights grow.

    Findings that nothing tells apart are numbered, in the order of their list.
    """
    names: dict[Finding, str] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in by_location(findings):
        key = _key(finding)
        seen[key] += 1
        text = "\n".join((*key, str(seen[key])))
        names[finding] = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return names


def _key(finding: Finding) -> tuple[str, ...]:
    field = finding.fix.field.value if finding.fix else ""
    entry = title_key(finding.entry) or finding.entry
    # a link is the same one whatever its entry is called; of the rest, the message is all there is to go by
    subject = (finding.about,) if finding.about else (entry, "" if entry else _NUMBERS.sub("0", finding.message))
    return finding.rule, finding.where.path, field if not finding.about else "", *subject
