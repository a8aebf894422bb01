"""The titles of entries that begin with what nothing explains: the one link that leads to a work beyond doubt."""

from __future__ import annotations

import re

from enrich.lists.markdown_atoms import BLANK, LINK, Atom
from enrich.lists.markdown_credits import when
from enrich.lists.markdown_marked import FEWEST_WORDS, linked_title
from enrich.lists.markdown_names import are_names
from enrich.lists.markdown_parts import Stretch, Title
from enrich.lists.markdown_works import is_label
from enrich.normalise.ids import recognise
from enrich.normalise.names import has_more

MOST_BEFORE = 8
"""Words before a link that is the title of an entry among others. More of them are a sentence."""


def only_title(part: Stretch) -> Title | None:
    """The link that alone leads to a work beyond doubt, and is written as titles are, behind a few unknown words."""
    work = only_work(part)
    before = part.view[: work.span.start - part.span.start] if work else ""
    sentence = BLANK in before or len(before.split()) > MOST_BEFORE or _ENDED.search(before)
    return linked_title(part, work, "", len(before)) if work and not (sentence or leads_on(before)) else None


def only_work(part: Stretch) -> Atom | None:
    """The one link whose text is a title, if no other leads to another work."""
    links = [atom for atom in part.atoms if atom.kind is LINK and recognise(atom.url)]
    titled = [atom for atom in links if _is_written(atom.text.of(part.text))]
    return titled[0] if len(titled) == 1 and len({recognise(atom.url) for atom in links}) == 1 else None


def _is_written(words: str) -> bool:
    """Whether the text of a link may be a title, and not what it leads to, people, or a venue with its year."""
    named = is_label(words) or are_names(words) or has_more(words) or when(words, enclosed=True)
    return len(words.split()) >= FEWEST_WORDS - 1 and not named


_ENDED = re.compile(r"[.!?]\s")
_LEADING_ON = re.compile(r"\b(?:see|from|by|in|of|and|the|to|with|for|on|as|is|are)\Z", re.IGNORECASE)


def leads_on(words: str) -> bool:
    """Whether words end as a sentence does that is to go on with a link."""
    said = words.rstrip()
    said = said[:-1].rstrip() if said.endswith((":", "：")) else said
    return _LEADING_ON.search(said, max(0, len(said) - len("from"))) is not None
