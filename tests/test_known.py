"""What is known of links before anyone is asked."""

import asyncio
from dataclasses import dataclass

from enrich.known import knowledge_of
from enrich.links.ask import identities
from enrich.links.choice import Choice
from enrich.model import Dossier, Found, Ids, Link, Location, Response
from enrich.resolve import Means
from papers import a_paper, a_preprint, a_record


@dataclass
class Arxiv:
    """Has the papers of every number, and notes which it was asked about."""

    name = "arxiv"
    asked: tuple[str | None, ...] = ()

    async def lookup(self, papers, fetch):
        self.asked = tuple(paper.ids.arxiv for paper in papers)
        for paper in papers:
            yield paper, Found((a_preprint(ids=Ids(arxiv=paper.ids.arxiv)),))


async def nowhere(request) -> Response:
    raise AssertionError(f"{request.url} was asked for")


def known(urls, *dossiers):
    arxiv = Arxiv()
    links = [Link(url, Location("README.md", line)) for line, url in enumerate(urls, 1)]
    means = Means((arxiv,), nowhere, lambda *_: None)
    return asyncio.run(knowledge_of(links, dossiers, Choice(), means)), arxiv


def test_numbers_that_stand_in_no_entry_are_asked_of_arxiv_together_and_once():
    entry = a_paper(url="https://arxiv.org/abs/2409.06277", ids=Ids(arxiv="2409.06277"))
    dossier = Dossier(entry, (("arxiv", Found((a_preprint(ids=Ids(arxiv="2409.06277")),))),))
    urls = [entry.url, "https://arxiv.org/abs/2410.11540", "https://arxiv.org/pdf/2410.11540v1", "https://x.org/"]
    knowledge, arxiv = known(urls, dossier)
    assert arxiv.asked == ("2410.11540",)
    assert {("arxiv", "2409.06277"), ("arxiv", "2410.11540")} <= knowledge.records.keys()


def test_a_record_proves_its_doi_and_an_entry_names_its_own_page():
    entry = a_paper(title="A Paper", url="https://x.org/a#top", date="Jul 2021")
    record = a_record(source="crossref", ids=Ids(doi="10.1145/1"))
    knowledge, _ = known([], Dossier(entry, (("crossref", Found((record,))),)))
    assert knowledge.records == {("doi", "10.1145/1"): "Crossref"}
    assert knowledge.titles["https://x.org/a"][0] == "A Paper"
    assert knowledge.years == {"https://x.org/a": 2021}


def test_a_record_of_a_paper_in_the_acl_anthology_proves_its_page():
    record = a_record(source="crossref", ids=Ids(doi="10.18653/v1/p19-1001", acl="p19-1001"))
    knowledge, _ = known([], Dossier(a_paper(), (("crossref", Found((record,))),)))
    assert ("acl", "p19-1001") in knowledge.records


def test_a_record_from_the_site_of_the_proceedings_proves_the_page_that_it_names():
    number, forum = "v139/radford21a", "https://openreview.net/forum?id=AbC-1"
    records = (
        a_record(source="pmlr", url=f"https://proceedings.mlr.press/{number}.html", ids=Ids(pmlr=number)),
        a_record(source="openreview", url=forum, ids=Ids(openreview="AbC-1")),
        a_record(source="dblp", url="https://dblp.org/rec/conf/icml/a", ids=Ids(dblp="conf/icml/a")),
    )
    dossier = Dossier(a_paper(), tuple((record.source, Found((record,))) for record in records))
    knowledge, _ = known([], dossier)

    def proven(url):
        return next((knowledge.records[one] for one in identities(url) if one in knowledge.records), "")

    assert proven(f"http://proceedings.mlr.press/{number}.html") == "PMLR"
    assert proven(forum) == "OpenReview"
    # files, other papers, and what an index says of other sites, are asked for
    assert not proven(f"https://proceedings.mlr.press/{number}/radford21a.pdf")
    assert not proven("https://openreview.net/forum?id=abc-1")
    assert not proven("https://dblp.org/rec/conf/icml/a")
