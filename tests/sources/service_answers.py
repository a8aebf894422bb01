"""Answers in the shapes of the services, made by hand, and a door behind which they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

from enrich.fetch.together import Gathering
from enrich.model import Answer, Failure, Found, Ids, Location, Paper, Request, Response, Source

AT = datetime(2026, 11, 22, tzinfo=UTC)

Host = Callable[[Request], Response]


def response(
    body: str | bytes = b"", status: int = 200, content_type: str = "application/json", url: str = ""
) -> Response:
    data = body.encode() if isinstance(body, str) else body
    return Response(url or "https://host.example/", status, AT, (("content-type", content_type),), data)


def failed(failure: Failure = Failure.TIMEOUT) -> Response:
    return Response("https://host.example/", 0, AT, failure=failure)


def paper(title: str = "", line: int = 1, authors: str = "", **ids: str) -> Paper:
    return Paper(title, Location("list.md", line), authors=authors, ids=Ids(**ids))


class Door:
    """A `fetch` that asks a function, puts together what may be, and remembers the requests."""

    def __init__(self, host: Host) -> None:
        self.host, self.requests = host, []
        self._open: dict[Request, Response] = {}
        self._gathering = Gathering(self._once)

    async def __call__(self, request: Request) -> Response:
        return await (self._gathering(request, request.together) if request.together else self._ask(request))

    async def _once(self, request: Request) -> Response:
        """One answer for all parts of a request."""
        return self._open[request] if request in self._open else await self._ask(request)

    async def _ask(self, request: Request) -> Response:
        self.requests.append(request)
        answer = self._open[request] = self.host(request)
        if request.parts:
            answer = self._open[request] = replace(answer, url=request.url)
        return answer


async def ask(source: Source, papers: list[Paper], host: Host) -> dict[Paper, Answer]:
    pairs = [pair async for pair in source.lookup(papers, Door(host))]
    answers = dict(pairs)
    assert len(answers) == len(pairs), "a paper was answered twice"
    return answers


def only_record(answer: Answer) -> Any:
    assert isinstance(answer, Found)
    (record,) = answer.records
    return record


def query(request: Request) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(request.url).query).items()}


def path_doi(request: Request) -> str:
    path = unquote(urlsplit(request.url).path)
    return path[path.index("10.") :]


# --- arXiv --------------------------------------------------------------------------------------


def entry(
    number: str, title: str = "A Paper on Some Matter", published: str = "2024-09-10T17:59:46Z", extra: str = ""
) -> str:
    return f"""<entry>
  <id>http://arxiv.org/abs/{number}v2</id><title>{escape(title)}</title>
  <updated>2025-01-02T00:00:00Z</updated><published>{published}</published>
  <link href="https://arxiv.org/abs/{number}v2" rel="alternate" type="text/html"/>
  <summary>…</summary><category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
  <arxiv:primary_category term="cs.LG"/>
  <author><name>Ada  Lovelace</name></author><author><name>Charles Babbage</name></author>{extra}
</entry>"""


def error_entry() -> str:
    return """<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_abc</id><title>Error</title>
  <updated>2026-11-22T00:00:00Z</updated><summary>incorrect id format for abc</summary></entry>"""


def feed(*entries: str, total: int | None = None) -> str:
    return f"""<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
<id>https://arxiv.org/api/x</id><title>arXiv Query</title>
<opensearch:totalResults>{len(entries) if total is None else total}</opensearch:totalResults>
{"".join(entries)}</feed>"""


def atom(text: str, status: int = 200) -> Response:
    return response(text, status, "application/atom+xml; charset=utf-8", "https://export.arxiv.org/api/query")


# --- Crossref, DataCite, doi.org ------------------------------------------------------------------


def work(doi: str, title: str = "A Paper on Some Matter", **fields: Any) -> dict[str, Any]:
    return {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "author": [{"given": "Ada", "family": "Lovelace", "sequence": "first", "affiliation": []}],
        "container-title": ["Journal of Matters"],
        "issued": {"date-parts": [[2024, 9]]},
        "published": {"date-parts": [[2024, 9]]},
        **fields,
    }


def notice(doi: str, kind: str = "retraction", told_by: str = "publisher", day: str = "2024-03-06") -> dict[str, Any]:
    """A notice as the paper that it is about lists it."""
    parts = [int(part) for part in day.split("-")]
    updated = {"date-parts": [parts], "date-time": f"{day}T00:00:00Z", "timestamp": 0}
    return {"DOI": doi, "type": kind, "label": kind.title(), "source": told_by, "updated": updated, "record-id": "1"}


def works(*items: Any) -> Response:
    message = {"total-results": len(items), "items": list(items), "facets": {}}
    body = json.dumps({"status": "ok", "message-type": "work-list", "message": message})
    return response(body, url="https://api.crossref.org/works")


def single(item: Any) -> Response:
    return response(
        json.dumps({"status": "ok", "message-type": "work", "message": item}), url="https://api.crossref.org/works/x"
    )


def attributes(doi: str, **fields: Any) -> dict[str, Any]:
    return {
        "doi": doi,
        "creators": [{"name": "Lovelace, Ada", "nameType": "Personal", "givenName": "Ada", "familyName": "Lovelace"}],
        "titles": [{"title": "A Paper on Some Matter"}],
        "dates": [
            {"date": "2025-01-02T00:00:00Z", "dateType": "Updated", "dateInformation": "v2"},
            {"date": "2024-09-10T17:59:46Z", "dateType": "Submitted", "dateInformation": "v1"},
            {"date": "2024", "dateType": "Issued"},
        ],
        "types": {"resourceTypeGeneral": "Preprint"},
        **fields,
    }


def datacite_list(*found: Mapping[str, Any]) -> Response:
    data = [{"id": one["doi"], "type": "dois", "attributes": one} for one in found]
    body = json.dumps({"data": data, "meta": {"total": len(data), "totalPages": 1, "page": 1}})
    return response(body, url="https://api.datacite.org/dois")


def datacite(work_attributes: Mapping[str, Any]) -> Response:
    body = json.dumps({"data": {"id": work_attributes["doi"], "type": "dois", "attributes": work_attributes}})
    return response(body, url="https://api.datacite.org/dois/x")


def csl(doi: str, **fields: Any) -> Response:
    item = {
        "type": "article-journal",
        "DOI": doi,
        "title": "A Paper on Some Matter",
        "author": [{"family": "Lovelace", "given": "Ada"}],
        "issued": {"date-parts": [["2024", "9"]]},
        "container-title": "Journal of Matters",
        **fields,
    }
    return response(
        json.dumps(item), content_type="application/vnd.citationstyles.csl+json", url=f"https://doi.org/{doi}"
    )


# --- services that know every paper they are asked about --------------------------------------------


def arxiv_knowing(request: Request) -> Response:
    asked = query(request)
    numbers = [number for number in asked.get("id_list", "").split(",") if number]
    titles = [part.strip('"') for part in asked.get("search_query", "").replace("ti:", "").split(" OR ") if part]
    found = [entry(number) for number in numbers]
    found += [entry(f"2409.{place:05d}", title) for place, title in enumerate(titles, 1)]
    return atom(feed(*reversed(found)))


def crossref_knowing(request: Request) -> Response:
    asked = query(request)
    if "filter" in asked:
        return works(*(work(part.removeprefix("doi:")) for part in reversed(asked["filter"].split(","))))
    if "query.bibliographic" in asked:
        return works(work("10.1000/found", asked["query.bibliographic"].removesuffix(" lovelace")))
    return single(work(path_doi(request)))


def datacite_knowing(request: Request) -> Response:
    asked = query(request)
    if "query" in asked:
        return datacite_list(*(attributes(doi) for doi in re.findall(r'"([^"]+)"', asked["query"])))
    return datacite(attributes(path_doi(request)))


def doi_knowing(request: Request) -> Response:
    return csl(path_doi(request))


# --- OpenAlex -----------------------------------------------------------------------------------

AT_ARXIV = {"display_name": "arXiv (Cornell University)", "type": "repository"}


def location(url: str, source: Any = None, **facts: Any) -> dict[str, Any]:
    return {"landing_page_url": url, "pdf_url": None, "source": source, "is_oa": False, **facts}


def openalex_work(doi: str = "", arxiv: str = "", title: str = "A Paper on Some Matter", **facts: Any) -> Any:
    """A work with a location for each of its versions: the published one first, then arXiv's."""
    places = []
    if doi:
        journal = {"display_name": "Journal of Matters", "type": "journal"}
        version = {"version": "publishedVersion", "is_accepted": True, "is_published": True}
        places.append(location(f"https://doi.org/{doi}", journal, raw_type="journal-article", **version))
    if arxiv:
        version = {"version": "submittedVersion", "is_accepted": False, "is_published": False}
        places.append(location(f"http://arxiv.org/abs/{arxiv}", AT_ARXIV, raw_type="text", **version))
    author = {"id": "https://openalex.org/A5000000001", "display_name": "Ada Lovelace", "orcid": None}
    return {
        "id": "https://openalex.org/W2000000001",
        "doi": f"https://doi.org/{doi or f'10.48550/arxiv.{arxiv}'}",
        "display_name": title,
        "publication_year": 2024,
        "type": "article" if doi else "preprint",
        "authorships": [{"author_position": "first", "author": author, "raw_author_name": "A. Lovelace"}],
        "primary_location": places[0] if places else None,
        "locations": places,
        **facts,
    }


def openalex(*works: Any, count: int | None = None) -> Response:
    meta = {"count": len(works) if count is None else count, "db_response_time_ms": 21, "page": 1, "per_page": 100}
    return response(
        json.dumps({"meta": meta, "results": list(works), "group_by": []}), url="https://api.openalex.org/works"
    )


def openalex_knowing(request: Request) -> Response:
    kind, _, value = query(request)["filter"].partition(":")
    if kind != "doi":
        return openalex(openalex_work("10.1000/found", title=value))
    numbers = [doi.partition("10.48550/arxiv.") for doi in reversed(value.split("|"))]
    return openalex(*(openalex_work(arxiv=number) if number else openalex_work(doi) for doi, _, number in numbers))


# --- OpenReview ---------------------------------------------------------------------------------


def note(forum: str, title: str = "A Paper on Some Matter", first: bool = False, **content: Any) -> dict[str, Any]:
    """A paper's note, with plain values as the first version of the interface has them, or with objects."""
    held = {
        "title": title,
        "authors": ["Ada Lovelace", "Charles Babbage"],
        "venue": "ICLR 2025 Spotlight",
        "venueid": "ICLR.cc/2025/Conference",
        **content,
    }
    shown = held if first else {name: {"value": value} for name, value in held.items()}
    return {"id": forum, "forum": forum, "content": shown, "cdate": 1727000000000, "pdate": 1737500000000}


def notes(*found: Any) -> Response:
    return response(
        json.dumps({"notes": list(found), "count": len(found)}),
        content_type="application/json; charset=utf-8",
        url="https://api2.openreview.net/notes",
    )


def openreview_knowing(request: Request) -> Response:
    asked = query(request)
    return notes(note(asked["id"]) if "id" in asked else note("found12", asked["term"]))


# --- the sites of NeurIPS, ICML and ICLR ----------------------------------------------------------


def event(number: int, title: str = "A Paper on Some Curious Matter", **facts: Any) -> dict[str, Any]:
    """A poster of a programme. Where it was reviewed openly, `sourceurl` names the group that accepted it."""
    return {
        "id": number,
        "uid": f"{number:032x}",
        "name": title,
        "authors": [
            {"id": 1, "fullname": "Ada Lovelace", "url": "https://icml.cc/api/miniconf/users/1", "institution": "…"},
            {"id": 2, "fullname": "Charles Babbage", "url": "https://icml.cc/api/miniconf/users/2", "institution": ""},
        ],
        "decision": "Accept (Poster)",
        "eventtype": "Poster",
        "event_type": "Poster",
        "virtualsite_url": f"/virtual/2024/poster/{number}",
        "sourceid": number,
        "sourceurl": "https://openreview.net/group?id=ICML.cc/2024/Conference",
        "paper_url": f"https://openreview.net/forum?id=forum{number}",
        "starttime": "2024-07-23T04:30:00-07:00",
        "eventmedia": [],
        **facts,
    }


def programme(*events: Any, edition: str = "icml-2024", count: int | None = None) -> Response:
    conference = edition.partition("-")[0]
    body = {"count": len(events) if count is None else count, "next": None, "previous": None, "results": list(events)}
    return response(json.dumps(body), url=f"https://{conference}.cc/static/virtual/data/{edition}-orals-posters.json")


def virtual_page(url: str, title: str = "A Paper on Some Curious Matter", kind: str = "Poster") -> Response:
    told = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": title,
        "author": [{"@type": "Person", "name": "Ada Lovelace"}],
    }
    page = (
        f'<!doctype html><html><head><title>{title}</title><script type="application/ld+json">{json.dumps(told)}'
        f'</script></head><body><h3 class="text-center">{kind}</h3><h2 class="card-title main-title">{title}</h2>'
        f'<h3 class="card-subtitle mb-2">Ada Lovelace · Charles Babbage</h3></body></html>'
    )
    return response(page, content_type="text/html; charset=utf-8", url=url)


def virtual_knowing(request: Request) -> Response:
    edition = re.search(r"/data/((\w+)-(\d{4}))-orals", request.url)
    if edition is None:
        return virtual_page(request.url)
    names = {"neurips": "NeurIPS.cc", "icml": "ICML.cc", "iclr": "ICLR.cc"}
    group = f"https://openreview.net/group?id={names[edition[2]]}/{edition[3]}/Conference"
    events = (event(number, sourceurl=group) for number in (*range(260), 34753))
    return programme(*events, edition=edition[1])


# --- DBLP ---------------------------------------------------------------------------------------


def publication(key: str, title: str = "A Paper on Some Curious Matter", **facts: Any) -> dict[str, Any]:
    return {
        "authors": {
            "author": [{"@pid": "1/1", "text": "Ada Lovelace 0001"}, {"@pid": "2/2", "text": "Charles Babbage"}]
        },
        "title": f"{title}.",
        "venue": "ICML",
        "year": "2024",
        "type": "Conference and Workshop Papers",
        "access": "open",
        "key": key,
        "ee": "https://proceedings.mlr.press/v235/lovelace24a.html",
        "url": f"https://dblp.org/rec/{key}",
        **facts,
    }


def dblp(*found: Any) -> Response:
    hits: dict[str, Any] = {"@total": str(len(found)), "@computed": "0", "@sent": str(len(found)), "@first": "0"}
    if found:
        hits["hit"] = [{"@score": "9", "@id": "1", "info": info, "url": "URL#1"} for info in found]
    body = {"result": {"query": "…", "status": {"@code": "200", "text": "OK"}, "hits": hits}}
    return response(json.dumps(body), url="https://dblp.org/search/publ/api")


def dblp_knowing(request: Request) -> Response:
    key = re.search(r"/rec/(.+)\.json", unquote(request.url))
    return dblp(publication(key[1]) if key else publication("conf/icml/LovelaceB24", query(request)["q"]))


# --- Semantic Scholar ---------------------------------------------------------------------------


def s2_work(**facts: Any) -> dict[str, Any]:
    return {
        "paperId": "204e3073870fae3d05bcbc2f6a8e263d9b72e776",
        "externalIds": {"CorpusId": 13756489},
        "title": "A Paper on Some Matter",
        "venue": "",
        "publicationVenue": None,
        "year": 2024,
        "publicationTypes": None,
        "authors": [{"authorId": "1", "name": "Ada Lovelace"}, {"authorId": "2", "name": "Charles Babbage"}],
        **facts,
    }


def s2(*works: Any, asked: str = "") -> Response:
    return response(json.dumps(list(works)), url=f"https://api.semanticscholar.org/graph/v1/paper/batch?ids={asked}")


def s2_knowing(request: Request) -> Response:
    assert request.posts == "ids"
    works = []
    for key in query(request)["ids"].split(","):
        kind, _, value = key.rpartition(":")
        known = {"ARXIV": {"ArXiv": value}, "DOI": {"DOI": value}, "ACL": {"ACL": value}}.get(kind, {})
        works.append(s2_work(externalIds=known, **({} if kind else {"paperId": key})))
    return s2(*works, asked=query(request)["ids"])


# --- IEEE Xplore --------------------------------------------------------------------------------


def ieee_page(number: str, **facts: Any) -> Response:
    document = {
        "articleNumber": number,
        "title": "A Paper on Some Matter",
        "authors": [{"name": "Ada Lovelace", "firstName": "Ada", "lastName": "Lovelace", "affiliation": ["…"]}],
        "doi": f"10.1109/TEST.2024.{number}",
        "publicationTitle": "IEEE Transactions on Matters",
        "publicationYear": "2024",
        "isConference": False,
        "isJournal": True,
        **facts,
    }
    page = (
        "<!DOCTYPE html>\n<html><head><title>A Paper | IEEE Xplore</title><script>\nvar xplGlobal = {document: {}};\n"
        f"xplGlobal.document.metadata={json.dumps(document)};\n</script></head><body></body></html>\n"
    )
    return response(page, content_type="text/html; charset=utf-8", url=f"https://ieeexplore.ieee.org/document/{number}")


def ieee_knowing(request: Request) -> Response:
    return ieee_page(request.url.rpartition("/")[2])
