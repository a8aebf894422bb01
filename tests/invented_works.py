"""A dozen works that nobody wrote, as arXiv, Crossref, DataCite and others would tell of them.

Every row of `LIST` is wrong, or right, in its own way; `EXPECTED` is what a run must make of it
while every host answers. The answers are made by hand in the shapes of the services.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from internet import Asked, Reply, Site
from sources.proceedings_pages import page as pmlr_page
from sources.service_answers import (
    attributes,
    csl,
    datacite,
    datacite_list,
    dblp,
    feed,
    notes,
    openalex,
    openalex_work,
    single,
    work,
    works,
)

ATOM = "application/atom+xml; charset=utf-8"
JSON = "application/json"
NOT_FOUND = Reply(b"Resource not found.", 404, "text/plain")


def people(*names: str) -> list[dict[str, str]]:
    """Names as Crossref and CSL have them: given and family."""
    return [{"given": name.rpartition(" ")[0], "family": name.rpartition(" ")[2]} for name in names]


def on(*parts: int) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(parts)]}


# --- arXiv --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Preprint:
    """A paper at arXiv; `submitted` is the date of its first version."""

    number: str
    title: str
    submitted: str
    authors: tuple[str, ...]
    doi: str = ""

    def entry(self) -> str:
        authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in self.authors)
        doi = f"<arxiv:doi>{self.doi}</arxiv:doi>" if self.doi else ""
        return f"""<entry>
  <id>http://arxiv.org/abs/{self.number}v2</id><title>{escape(self.title)}</title>
  <updated>2025-01-02T00:00:00Z</updated><published>{self.submitted}T09:30:00Z</published>
  <link href="https://arxiv.org/abs/{self.number}v2" rel="alternate" type="text/html"/>
  <summary>…</summary><category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
  <arxiv:primary_category term="cs.LG"/>{authors}{doi}
</entry>"""


LANTERN = "Lantern: Aligning Sparse Translations with Moth Wing Attention"
LANTERN_PEOPLE = ("Ines Okafor", "Jun Takeda", "Mira Holm", "Paulo Reyes", "Sana Iqbal")
TIDES = "Slow Tides in Shallow Transformers Trained on Weather Diaries"
GULL_PEOPLE = ("Bram de Wit", "Chidi Nwosu", "Aiko Mori")
THREADBARE = "Threadbare: Weaving Sparse Experts from Dense Cloth"
THREADBARE_PEOPLE = ("Noor Haddad", "Elif Kaya", "Tomas Lund")

PREPRINTS = (
    Preprint("2104.01234", LANTERN, "2021-04-03", LANTERN_PEOPLE),
    Preprint("2206.04321", TIDES, "2022-06-09", ("Oona Virtanen", "Rafael Souza")),
    Preprint("2301.07777", "Gull: Ordering Feathers with Unlabelled Self-Play", "2023-01-18", GULL_PEOPLE),
    Preprint(
        "2202.05555", "Nine Ways to Fold a Gradient Without Tearing It", "2022-02-11", ("Ada Mensah", "Lev Orlov")
    ),
)


def arxiv(asked: Asked) -> Reply:
    query = asked.query
    numbers = query.get("id_list", "").split(",")
    phrases = [part.strip('"').lower() for part in query.get("search_query", "").replace("ti:", "").split(" OR ")]
    found = [
        paper.entry()
        for paper in PREPRINTS
        if paper.number in numbers or any(phrase and phrase in _words(paper.title) for phrase in phrases)
    ]
    return Reply(feed(*found).encode(), content_type=ATOM)


def _words(title: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in title.lower()).split())


# --- Crossref -----------------------------------------------------------------------------------

HOSTILE_VENUE = "Annals\u0007 of [Harm](javascript:alert(1))\r\n\r\n#### [Planted](https://evil.example) \u202e|x|"
HOSTILE_TITLE = "Bells for\u202e <img src=x onerror=alert(1)>Blind\u0007 Routers in Windy Valleys"
HOSTILE_NAME = "Eve\u001b[31m"

CROSSREF = {
    item["DOI"]: item
    for item in (
        work(
            "10.18653/v1/2021.emnlp-main.901",
            LANTERN,
            type="proceedings-article",
            author=people(*LANTERN_PEOPLE),
            **{"container-title": [
                "Proceedings of the 2021 Conference on Empirical Methods in Natural Language Processing"
            ]},
            issued=on(2021), published=on(2021), event={"start": on(2021, 11)},
        ),
        work(
            "10.1109/tmc.2022.3145678",
            "Harbour: Energy-Frugal Model Exchange between Drifting Buoys",
            author=people("Marit Dahl", "Kofi Boateng", "Yuki Arai"),
            **{
                "container-title": ["IEEE Transactions on Mobile Computing"],
                "published-online": on(2022, 1, 24), "published-print": on(2023, 6),
            },
            issued=on(2022, 1, 24), published=on(2023, 6),
        ),
        work(
            "10.1145/3580305.3599501",
            "Cartographers of Silence: Federated Maps of Quiet Rooms",
            type="proceedings-article",
            author=people("Greta Lind", "Omar Farouk", "Wei Zhang"),
            **{"container-title": [
                "Proceedings of the 29th ACM SIGKDD Conference on Knowledge Discovery and Data Mining"
            ]},
            issued=on(2023, 8, 4), published=on(2023, 8, 4), event={"start": on(2023, 8, 6), "acronym": "KDD '23"},
        ),
        work(
            "10.1145/3578356.3592599",
            "Pocket Orchards: Tiny Adapters for Tinier Phones",
            type="proceedings-article",
            author=people("Lucia Romero", "Hana Novak"),
            **{"container-title": ["Proceedings of the 3rd Workshop on Machine Learning and Systems"]},
            issued=on(2023, 5, 8), published=on(2023, 5, 8), event={"start": on(2023, 5, 8)},
        ),
        work(
            "10.1609/aaai.v37i6.25899",
            "FedMoth: Federated Moths Learn from Lanterns",
            author=people("Ravi Menon", "Klara Weiss"),
            **{"container-title": ["Proceedings of the AAAI Conference on Artificial Intelligence"],
               "published-online": on(2023, 6, 26)},
            issued=on(2023, 6, 26), published=on(2023, 6, 26),
        ),
        work(
            "10.1145/3447548.3467111",
            "Querying Graph Databases by Whistling",
            type="proceedings-article",
            author=people("Peter Quill", "Dana Scully"),
        ),
        work(
            "10.18653/v1/2024.naacl-long.77",
            THREADBARE,
            type="proceedings-article",
            author=people(*THREADBARE_PEOPLE),
            **{"container-title": [
                "Conference of the North American Chapter of the Association for Computational Linguistics (Long Papers)"
            ]},
            issued=on(2024), published=on(2024), event={"start": on(2024, 6)},
        ),
        work(
            "10.1016/j.harm.2023.101234",
            HOSTILE_TITLE,
            author=people(f"{HOSTILE_NAME} Red", "=SUM(A1:A9) Blue"),
            **{"container-title": [HOSTILE_VENUE]},
            issued=on(2023, 3), published=on(2023, 3),
        ),
        # decoys: a notice, a chapter of the same title by others, a repost that no server of preprints made
        work("10.1007/s10000-024-00001-2", f"Correction to: {THREADBARE}", author=people(*THREADBARE_PEOPLE)),
        work(
            "10.1007/978-3-031-00000-1_7", THREADBARE, type="book-chapter", author=people("Anna Other", "Bo Else"),
            **{"container-title": ["Textiles of the Century"]}, issued=on(2011), published=on(2011),
        ),
        work(
            "10.55277/researchhub.zzz1", TIDES, type="posted-content", author=people("Oona Virtanen", "Rafael Souza"),
            **{"container-title": []}, issued=on(2024, 12, 1), posted=on(2024, 12, 1), published=on(2024, 12, 1),
        ),
    )
}  # fmt: skip


def crossref(asked: Asked) -> Reply:
    query = asked.query
    if "filter" in query:
        wanted = [part.removeprefix("doi:").lower() for part in query["filter"].split(",")]
        return _said(works(*(CROSSREF[doi] for doi in wanted if doi in CROSSREF)))
    if "query.bibliographic" in query:
        return _said(works(*_nearest(query["query.bibliographic"], int(query.get("rows", "20")))))
    doi = asked.path.removeprefix("/works/").lower()
    return _said(single(CROSSREF[doi])) if doi in CROSSREF else NOT_FOUND


def _nearest(text: str, rows: int) -> Iterable[Mapping[str, Any]]:
    """As Crossref does: always some works, those that share most words first."""
    asked = set(_words(text).split())

    def strange(item: Mapping[str, Any]) -> int:
        return -len(asked & set(_words(item["title"][0]).split()))

    return sorted(CROSSREF.values(), key=strange)[:rows]


def _said(response: Any) -> Reply:
    return Reply(response.body, response.status, response.header("content-type"))


# --- DataCite, and the registry of all DOIs -------------------------------------------------------

DATACITE = {
    "10.5281/zenodo.7654321": attributes(
        "10.5281/zenodo.7654321",
        titles=[{"title": "Ledger of Lost Parcels: A Corpus of Undelivered Mail"}],
        creators=[{"name": "Castillo, Nuria"}, {"name": "Petrov, Ivan"}],
        dates=[{"date": "2023-02-14", "dateType": "Issued"}],
        types={"resourceTypeGeneral": "Text"},
    ),
    **{
        f"10.48550/arxiv.{paper.number}": attributes(
            f"10.48550/arxiv.{paper.number}",
            titles=[{"title": paper.title}],
            creators=[{"name": f"{name.rpartition(' ')[2]}, {name.rpartition(' ')[0]}"} for name in paper.authors],
            dates=[{"date": f"{paper.submitted}T09:30:00Z", "dateType": "Submitted"}],
        )
        for paper in PREPRINTS
    },
}

OTHER_AGENCIES = {
    "10.11509/isciesci.2023.14": csl(
        "10.11509/isciesci.2023.14",
        title="Steering Kites with Borrowed Memory",
        author=people("Kenji Hayashi", "Rin Okada"),
        issued=on(2023, 9),
        **{"container-title": "Transactions of the Institute of Kites"},
    )
}


def datacite_site(asked: Asked) -> Reply:
    doi = asked.path.removeprefix("/dois/").lower()
    if "query" in asked.query:
        named = re.findall(r'"([^"]+)"', asked.query["query"])
        found = datacite_list(*(DATACITE[doi] for doi in named if doi in DATACITE))
    elif doi in DATACITE:
        found = datacite(DATACITE[doi])
    else:
        return NOT_FOUND
    # as the service does: its answer repeats the whole address that was asked
    answer = json.loads(found.body) | {"links": {"self": asked.url}}
    return Reply(json.dumps(answer).encode(), content_type=JSON)


def doi_site(asked: Asked) -> Reply:
    doi = asked.path.removeprefix("/api/handles").removeprefix("/").lower()
    known = doi in CROSSREF or doi in DATACITE or doi in OTHER_AGENCIES
    if asked.path.startswith("/api/handles/"):
        value = {"index": 1, "type": "URL", "data": {"format": "string", "value": f"https://publisher.example/{doi}"}}
        told = {"responseCode": 1, "handle": doi, "values": [value]} if known else {"responseCode": 100, "handle": doi}
        return Reply(json.dumps(told).encode(), 200 if known else 404, JSON)
    return _said(OTHER_AGENCIES[doi]) if doi in OTHER_AGENCIES else NOT_FOUND


# --- the web --------------------------------------------------------------------------------------


KNOWN = re.compile(r"/(?![0-9a-f]{20}(?:\.\w+)?$)[^/]+$")
"""The pages of the web: every one but those that are asked for to hear how a site says that there is none."""


def page(asked: Asked) -> Reply:
    if not KNOWN.search(asked.path):
        return NOT_FOUND
    return Reply(
        f"<!doctype html><html><head><title>{asked.path}</title></head><body>Here it is.</body></html>".encode()
    )


GRADIENT = "Nine Ways to Fold a Gradient Without Tearing It"


def pmlr_site(asked: Asked) -> Reply:
    """One paper's page; the volume that it is of has none."""
    if asked.path != "/v162/mensah22a.html":
        return NOT_FOUND
    return Reply(
        pmlr_page(
            asked.url, ("citation_publication_date", "2022/06/28"), title=GRADIENT, people=("Ada Mensah", "Lev Orlov")
        ).body
    )


def always(reply: Reply) -> Site:
    return lambda _asked: reply


def moved(asked: Asked) -> Reply:
    if asked.path == "/old/code":
        return Reply(b"", 301, headers=(("Location", "https://moved.example/new/code"),))
    return page(asked)


WEB: Mapping[str, Site] = {
    "code.example": page,
    "essays.example": page,
    "moved.example": moved,
    "gone.example": always(Reply(b"<title>Not here</title>", 404)),
    "teapot.example": always(Reply(b"<title>I'm a teapot</title>", 418)),
    "walled.example": always(Reply(b"<title>Just a moment...</title>", 403, headers=(("cf-mitigated", "challenge"),))),
    "shaky.example": always(Reply(b"busy", 503, "text/plain", (("Retry-After", "3600"),))),
}


def openalex_site(asked: Asked) -> Reply:
    """It has heard of one of the preprints, and that it was published."""
    lantern = openalex_work("10.18653/v1/2021.emnlp-main.901", "2104.01234", LANTERN)
    return Reply(openalex(*([lantern] if "2104.01234" in asked.url else [])).body, content_type=JSON)


SOURCES: Mapping[str, Site] = {
    "export.arxiv.org": arxiv,
    "api.crossref.org": crossref,
    "api.datacite.org": datacite_site,
    "doi.org": doi_site,
    "api.openalex.org": openalex_site,
    "proceedings.mlr.press": pmlr_site,
    "dblp.org": always(Reply(dblp().body, content_type=JSON)),
    "api2.openreview.net": always(Reply(notes().body, content_type=JSON)),
    "api.openreview.net": always(Reply(notes().body, content_type=JSON)),
    **dict.fromkeys(("neurips.cc", "icml.cc", "iclr.cc"), always(NOT_FOUND)),
}

SITES: Mapping[str, Site] = {**SOURCES, **WEB}

# --- a list of these works, and what it should say --------------------------------------------------

# ruff: noqa: E501 - a row of a list is one line
LIST = """\
section,title,url,date,venue,authors,stars,notes
Night,Lantern: Aligning Sparse Translations with Moth Wing Attention,https://arxiv.org/abs/2104.01234,Mon 2021,,"Ines Okafor, Jun Takeda",5,[code](https://code.example/lantern)
Night,Harbour: Energy-Frugal Model Exchange between Drifting Buoys,https://doi.org/10.1109/TMC.2022.3145678,Jan 2023,TMC,"Marit Dahl, Kofi Boateng, Yuki Arai",4,[code](https://walled.example/harbour)
Night,Cartographers of Silence: Federated Maps of Quiet Rooms,https://dl.acm.org/doi/10.1145/3580305.3599501,Aug 2023,ICML,"Sven Wrong, Lotte Also",3,[code](https://teapot.example/maps)
Night,Slow Tides in Shallow Transformers Trained on Weather Diaries,https://arxiv.org/abs/2206.04321,,,"Oona Virtanen, Rafael Souza",1,[code](https://gone.example/tides)
Night,Pocket Orchards: Tiny Adapters for Tinier Phones,https://doi.org/10.1145/3578356.3592599,May 2023,,"Lucia Romero, Hana Novak",,[code](https://moved.example/old/code)
Day,Ordering Feathers with Nothing but Play,https://arxiv.org/abs/2301.07777,Jan 2023,,"Bram de Wit, Chidi Nwosu, Aiko Mori",,[code](https://shaky.example/gull)
Day,Nine Ways to Fold a Gradient Without Tearing It,https://proceedings.mlr.press/v162/mensah22a.html,Jul 2022,ICML,"Ada Mensah, Lev Orlov",2,
Day," Fedmoth:  Federated moths learn from lanterns.",https://doi.org/10.1609/aaai.v37i6.25899,Jun 2023,AAAI,"Ravi Menon, Klara Weiss",,
Day,A Catalogue of Small Volcanoes for Swarms of Robots,https://dl.acm.org/doi/10.1145/3447548.3467111,Aug 2021,KDD,"Pia Lava, Jon Ash",,
Day,Ledger of Lost Parcels: A Corpus of Undelivered Mail,https://doi.org/10.5281/zenodo.7654321,,,,,
Day,Steering Kites with Borrowed Memory,https://doi.org/10.11509/isciesci.2023.14,Sep 2023,Transactions of the Institute of Kites,,,
Day,Whispering Engines: Notes toward a Quieter Factory,https://essays.example/whispering-engines,Mar 2020,,Ursa Quiet,,
Day,Threadbare: Weaving Sparse Experts from Dense Cloth,,2024,,"Noor Haddad, Elif Kaya, Tomas Lund",,
Day,Bells for Blind Routers in Windy Valleys,https://doi.org/10.1016/j.harm.2023.101234,Mar 2023,,,,
"""

EXPECTED = {
    # address, or title: title, date, venue, authors
    "https://arxiv.org/abs/2104.01234": (LANTERN, "Nov 2021", "EMNLP", ", ".join(LANTERN_PEOPLE)),
    "https://doi.org/10.1109/TMC.2022.3145678": (
        "Harbour: Energy-Frugal Model Exchange between Drifting Buoys",
        "Jun 2023", "TMC", "Marit Dahl, Kofi Boateng, Yuki Arai",
    ),
    "https://dl.acm.org/doi/10.1145/3580305.3599501": (
        "Cartographers of Silence: Federated Maps of Quiet Rooms",
        "Aug 2023", "KDD", "Greta Lind, Omar Farouk, Wei Zhang",
    ),
    "https://arxiv.org/abs/2206.04321": (TIDES, "Jun 2022", "", "Oona Virtanen, Rafael Souza"),
    "https://doi.org/10.1145/3578356.3592599": (
        "Pocket Orchards: Tiny Adapters for Tinier Phones", "May 2023", "EuroMLSys", "Lucia Romero, Hana Novak",
    ),
    "https://arxiv.org/abs/2301.07777": (
        "Ordering Feathers with Nothing but Play", "Jan 2023", "", ", ".join(GULL_PEOPLE),
    ),
    "https://proceedings.mlr.press/v162/mensah22a.html": (
        "Nine Ways to Fold a Gradient Without Tearing It", "Jul 2022", "ICML", "Ada Mensah, Lev Orlov",
    ),
    "https://doi.org/10.1609/aaai.v37i6.25899": (
        "FedMoth: Federated moths learn from lanterns", "Jun 2023", "AAAI", "Ravi Menon, Klara Weiss",
    ),
    "https://dl.acm.org/doi/10.1145/3447548.3467111": (
        "A Catalogue of Small Volcanoes for Swarms of Robots", "Aug 2021", "KDD", "Pia Lava, Jon Ash",
    ),
    "https://doi.org/10.5281/zenodo.7654321": (
        "Ledger of Lost Parcels: A Corpus of Undelivered Mail", "Feb 2023", "", "Nuria Castillo, Ivan Petrov",
    ),
    "https://doi.org/10.11509/isciesci.2023.14": (
        "Steering Kites with Borrowed Memory",
        "Sep 2023", "Transactions of the Institute of Kites", "Kenji Hayashi, Rin Okada",
    ),
    "https://essays.example/whispering-engines": (
        "Whispering Engines: Notes toward a Quieter Factory", "Mar 2020", "", "Ursa Quiet",
    ),
    THREADBARE: (THREADBARE, "Jun 2024", "NAACL", ", ".join(THREADBARE_PEOPLE)),
    "https://doi.org/10.1016/j.harm.2023.101234": (
        "Bells for Blind Routers in Windy Valleys", "Mar 2023", "", "Eve[31m Red, =Sum(A1:A9) Blue",
    ),
}  # fmt: skip
