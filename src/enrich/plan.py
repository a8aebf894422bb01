"""Who is asked about which papers, in which words, and after whom: the plan of a run, as a table. Pure.

Identifiers come first and in batches, then what those answers lead to, and titles only for papers
that no identifier has led to a published form of. A step waits for those that it names and for no
others, so the slowest host holds up only what needs its answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from enrich.later_editions import SHELVES, in_later_editions, worth_asking
from enrich.model import Paper
from enrich.questions import (
    Asked,
    as_written,
    at,
    by,
    by_doi,
    by_doi_of_datacite,
    by_link,
    by_number,
    by_number_alone,
    by_work,
    document_that_crossref_lacks,
    doi_of_another_agency,
    in_edition,
    link_of_the_unpublished,
    number_that_arxiv_is_silent_about,
    related_dois,
    related_dois_of_datacite,
    title_alone,
    title_besides,
    title_of_the_published,
    title_of_the_reviewed,
    title_of_the_untraced,
)

Worth = Callable[[Sequence[Paper], Sequence[Paper]], Sequence[Paper]]


@dataclass(frozen=True, slots=True)
class Step:
    """A source, and the papers of a dossier as it is asked about them (none: it is not asked).

    `after` names the steps that it waits for. Of a dossier it sees what those have heard, and those that
    they waited for, and nothing else: which questions are put does not depend on who answers faster. `worth` leaves
    out questions that are not worth it, from all that are to be put, and those that its source was asked before.
    """

    source: str
    what: str
    about: Asked
    after: tuple[str, ...] = ()
    worth: Worth | None = None

    @property
    def name(self) -> str:
        """How other steps name this one."""
        return f"{self.source} {self.what}"

    @property
    def weighs(self) -> bool:
        """Whether its question depends on which records are believed, rather than on who has answered alone."""
        return set(LOCAL_STEPS) <= set(self.after)


LOCAL_STEPS = ("catalogue entries", "address links", "arxiv-number numbers")
"""What needs no network."""

PAGES = ("neurips", "pmlr", "cvf", "jmlr", "ojs")
"""Proceedings that are asked for the pages that links lead to; their name is that of the identifier too."""

INDEXED = ("neurips", "pmlr", "cvf", "jmlr", "tmlr", "acl-anthology", "ijcai")
"""Proceedings that are asked for the index of an edition: it answers for all entries that name the edition."""

PAGED = (*(f"{source} pages" for source in PAGES), "acl-anthology pages", "ijcai pages")
EDITIONS = tuple(f"{source} editions" for source in INDEXED)

IDENTIFIED = (
    *LOCAL_STEPS,
    "arxiv numbers",
    "openalex numbers",
    "crossref DOIs",
    "datacite DOIs",
    "datacite numbers",
    "doi DOIs",
    "openreview forums",
    "virtual pages",
    "dblp keys",
    "semantic-scholar works",
    *PAGED,
)
"""What is heard of the identifiers that the entries themselves have."""

TRACED = (*IDENTIFIED, "crossref related", "datacite related")
"""The same, and of those that the first answers led to."""

SEARCHED = (*EDITIONS, "crossref titles", "arxiv titles", "crossref leftovers", "arxiv leftovers")
"""What is heard of titles."""

LATER = tuple(f"{source} later editions" for source in SHELVES)

LEFT = ("virtual editions", "openreview leftovers", "dblp leftovers", "ieee leftovers", "landing-page links")
"""What is heard of what nobody else has found."""

PLAN: tuple[Step, ...] = (
    Step("catalogue", "entries", as_written),
    Step("address", "links", as_written),
    Step("arxiv-number", "numbers", as_written),
    # what entries have identifiers of
    Step("arxiv", "numbers", by_number),
    Step("openalex", "numbers", by_number_alone),
    Step("semantic-scholar", "works", by_work),
    Step("openreview", "forums", by("openreview")),
    Step("virtual", "pages", by_link("virtual"), after=LOCAL_STEPS),
    Step("dblp", "keys", by("dblp")),
    Step("crossref", "DOIs", by_doi),
    Step("datacite", "DOIs", by_doi_of_datacite, after=("crossref DOIs",)),
    Step("datacite", "numbers", number_that_arxiv_is_silent_about, after=("arxiv numbers",)),
    Step("doi", "DOIs", doi_of_another_agency, after=("crossref DOIs", "datacite DOIs")),
    *(Step(source, "pages", at(source), after=LOCAL_STEPS) for source in PAGES),
    # most papers of these two have DOIs, too
    Step("acl-anthology", "pages", at("acl"), after=(*LOCAL_STEPS, "crossref DOIs")),
    Step("ijcai", "pages", at("ijcai"), after=(*LOCAL_STEPS, "crossref DOIs")),
    # what those answers lead to
    Step("crossref", "related", related_dois, after=IDENTIFIED),
    Step("datacite", "related", related_dois_of_datacite, after=IDENTIFIED),
    # entries without an identifier need not wait for any of that
    Step("crossref", "titles", title_alone, after=LOCAL_STEPS),
    Step("arxiv", "titles", title_alone, after=LOCAL_STEPS),
    # entries that name an edition are looked for there first
    *(Step(source, "editions", in_edition, after=TRACED) for source in INDEXED),
    # and of the others those whose identifiers have led to nothing published
    Step("crossref", "leftovers", title_besides, after=(*TRACED, *EDITIONS)),
    Step("arxiv", "leftovers", title_of_the_untraced, after=(*TRACED, *EDITIONS)),
    # what is asked last is asked of those who are often behind walls: about as few as need it
    Step("virtual", "editions", in_edition, after=(*TRACED, *SEARCHED)),
    # preprints that are still of no known venue, together
    *(
        Step(source, "later editions", in_later_editions(source), (*TRACED, *SEARCHED, LEFT[0]), worth_asking(source))
        for source in SHELVES
    ),
    Step("openreview", "leftovers", title_of_the_reviewed, after=(*TRACED, *SEARCHED, "virtual editions")),
    Step("dblp", "leftovers", title_of_the_published, after=(*TRACED, *SEARCHED, *LEFT[:2])),
    Step("ieee", "leftovers", document_that_crossref_lacks, after=(*TRACED, *SEARCHED, *LEFT[:3])),
    # and the page itself, of links that nobody has led to anything published of
    Step("landing-page", "links", link_of_the_unpublished, after=(*TRACED, *SEARCHED, *LATER, *LEFT[:-1])),
    Step("crossref", "found", related_dois, after=(*TRACED, *SEARCHED, *LATER, *LEFT)),
    Step("datacite", "found", related_dois_of_datacite, after=(*TRACED, *SEARCHED, *LATER, *LEFT)),
)
"""Each step stands below those that it waits for."""


def ancestors(plan: Sequence[Step]) -> Mapping[str, frozenset[str]]:
    """By name, the steps that a step waits for, and those that they wait for. KeyError: one stands further below."""
    known: dict[str, frozenset[str]] = {}
    for step in plan:
        known[step.name] = frozenset(step.after).union(*(known[name] for name in step.after))
    return known
