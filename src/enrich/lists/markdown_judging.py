"""Whether what was read is a work: an item, a paragraph, a heading with what stands below it. In doubt it is none."""

from __future__ import annotations

from enrich.lists.markdown_parts import AUTHORS, DATE, UNMARKED, VENUE, Reading
from enrich.lists.markdown_works import is_work
from enrich.normalise.ids import is_identifying
from enrich.normalise.urls import unnested

SHORT_TITLE = 12
"""Characters. Of a shorter title something must say that it is one."""

FEWEST_WORDS = 4
"""Words of a title that is all that a paragraph says. A shorter one is a label."""

SHORTEST_LINKED, SHORTEST_LABELLED = 8, 5
"""Characters of a title that leads to a work, and of one beside a link that says "paper"."""


def is_entry(reading: Reading, *, doubtful: bool) -> bool:
    """Whether what was read is a work, and not a tool, a page or a remark; in doubt it is none."""
    urls = (reading.url, *reading.papers)
    known = (doubtful and reading.named) or any(is_identifying(url) if doubtful else is_work(url) for url in urls)
    has = reading.parts
    told = VENUE in has or (AUTHORS in has and DATE in has)
    title = reading.title.length
    leads = bool(reading.papers) or is_work(reading.url)
    whole = leads and AUTHORS in has and (VENUE in has or DATE in has)
    placed = reading.recognised and (AUTHORS in has or _is_of_edition(reading))
    if doubtful and not (known or whole or placed):
        return False
    if not (known or reading.papers or told):
        return False
    if not reading.url and (reading.puzzling or (reading.title.marks is UNMARKED and not (told and reading.words > 1))):
        return False
    if reading.url.startswith("#"):
        return False
    least = SHORTEST_LABELLED if reading.papers else SHORTEST_LINKED if known else SHORT_TITLE
    return title > least or told or AUTHORS in has or DATE in has


def _is_of_edition(reading: Reading) -> bool:
    """Whether a title of some words has the year of its venue beside it, and no link leads to an unknown page."""
    return DATE in reading.parts and reading.words >= FEWEST_WORDS and not (reading.beside or reading.astray)


def is_citation(reading: Reading, *, doubtful: bool) -> bool:
    """Whether a mere paragraph is a work: it says who wrote it or where it appeared, and nothing else."""
    has = reading.parts
    clear = not reading.puzzling and VENUE in has and DATE in has
    whole = AUTHORS in has and (VENUE in has or DATE in has) and (bool(reading.papers) or clear)
    placed = reading.recognised and _is_of_edition(reading) and any(map(is_identifying, (reading.url, *reading.papers)))
    told = whole or placed or not (reading.puzzling or reading.rambling)
    dated = DATE in has and reading.title.link is not None and reading.words >= FEWEST_WORDS
    credited = VENUE in has or AUTHORS in has
    says = credited or bool(reading.papers and not doubtful) or dated or _is_identified(reading)
    if reading.title.marks is UNMARKED:
        # nothing but credits tells it from a sentence
        told, says = not (reading.puzzling or reading.rambling), reading.title.authors is not None
        says = says and (whole or (AUTHORS in has and VENUE in has and DATE in has))
    return told and says and is_entry(reading, doubtful=doubtful)


def _is_identified(reading: Reading) -> bool:
    """Whether a paragraph is the title of a work that its address tells, and says nothing else."""
    alone = reading.title.link is not None and not (reading.puzzling or reading.rambling)
    return alone and is_work(unnested(reading.url) or reading.url) and reading.words >= FEWEST_WORDS


def is_headed(reading: Reading) -> bool:
    """Whether a heading and what stands below it are a work: the heading's own link, or one below, leads to it."""
    told = AUTHORS in reading.parts and (VENUE in reading.parts or DATE in reading.parts)
    # a talk has a speaker and a day, too
    told = told and (reading.labelled or not reading.retold)
    tagged = reading.title.told and reading.recognised and DATE in reading.parts
    return bool(reading.papers or told or tagged or (reading.url and is_work(reading.url)))
