"""The bodies of posts: cut to what a forge takes, and marked, so that they are found and compared again."""

from __future__ import annotations

import hashlib
import re

LONGEST = 60_000
"""Characters of a body. GitHub takes 65,536; the rest is for marks."""

MORE = "\n\n… {lines} more lines are in the report of the run.\n"

_TICK = re.compile(r"^(\s*- )\[[xX]\] ", re.MULTILINE)
_MARK = re.compile(r"<!-- enrich: ([a-z-]+) ([0-9a-f]{16}) -->")


def fitted(text: str, longest: int = LONGEST) -> str:
    """The text, or as many whole lines of it as a forge takes, and how many are missing."""
    if len(text) <= longest:
        return text
    kept = text[:longest].rpartition("\n")[0]
    return kept + MORE.format(lines=text[len(kept) :].strip("\n").count("\n") + 1)


def unticked(text: str) -> str:
    """A text as it was before somebody ticked boxes of its checklists."""
    return _TICK.sub(r"\1[ ] ", text)


def ticked(text: str, old: str) -> str:
    """The text with the boxes ticked that are ticked in the old one."""
    done = {unticked(line) for line in old.splitlines() if _TICK.match(line)}
    lines = text.splitlines()
    return "".join(f"{line.replace('[ ]', '[x]', 1) if line in done else line}\n" for line in lines)


def marked(kind: str, text: str) -> str:
    """The text with a mark of its kind and of what it says, which readers do not see."""
    digest = hashlib.sha256(f"{kind}\n{_bare(text)}".encode()).hexdigest()[:16]
    return f"{text.rstrip()}\n\n<!-- enrich: {kind} {digest} -->\n"


def mark(kind: str, body: str) -> str:
    """The mark of a kind in a body, the last one; "" where it has none. People may have edited around it."""
    found = [digest for name, digest in _MARK.findall(body) if name == kind]
    return found[-1] if found else ""


def _bare(text: str) -> str:
    return "\n".join(line.rstrip() for line in unticked(text).strip().splitlines())
