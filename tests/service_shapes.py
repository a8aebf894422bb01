"""Answers of services in their shapes, with the facts of works that are told: for whole runs, and for benchmarks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape


def atom_entry(number: str, title: str, authors: Iterable[str], *, doi: str = "", day: str = "2023-01-18") -> str:
    """An entry of arXiv's."""
    people = "".join(f"<author><name>{escape(name)}</name></author>" for name in authors)
    told = f"<arxiv:doi>{escape(doi)}</arxiv:doi>" if doi else ""
    return f"""<entry><id>http://arxiv.org/abs/{number}v1</id><title>{escape(title)}</title>
<updated>{day}T12:00:00Z</updated><published>{day}T12:00:00Z</published><summary>…</summary>
<link href="https://arxiv.org/abs/{number}v1" rel="alternate" type="text/html"/>
<category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
<arxiv:primary_category term="cs.LG"/>{people}{told}</entry>"""


def atom_feed(entries: Sequence[str], total: int) -> str:
    """A feed of arXiv's, of the first of so many entries."""
    return f"""<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
<id>https://arxiv.org/api/x</id><title>arXiv Query</title><opensearch:totalResults>{total}</opensearch:totalResults>
{"".join(entries)}</feed>"""


def crossref_work(doi: str, title: str, authors: Iterable[str]) -> dict[str, Any]:
    """A journal article at Crossref."""
    people = [{"given": name.rpartition(" ")[0], "family": name.rpartition(" ")[2]} for name in authors]
    return {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "author": people,
        "container-title": ["Journal of Invented Matters"],
        "published": {"date-parts": [[2023, 9]]},
    }


def crossref_works(works: Sequence[dict[str, Any]]) -> str:
    """A list of works at Crossref."""
    message = {"total-results": len(works), "items": works, "items-per-page": 50, "facets": {}}
    return json.dumps({"status": "ok", "message-type": "work-list", "message": message})


def datacite_attributes(doi: str, title: str, authors: Iterable[str]) -> dict[str, Any]:
    """A data set at DataCite."""
    return {
        "doi": doi,
        "titles": [{"title": title}],
        "creators": [{"name": name, "nameType": "Personal"} for name in authors],
        "dates": [{"date": "2023", "dateType": "Issued"}],
        "types": {"resourceTypeGeneral": "Dataset"},
    }


def datacite_list(found: Sequence[dict[str, Any]]) -> str:
    """What a search at DataCite finds."""
    data = [{"id": one["doi"], "type": "dois", "attributes": one} for one in found]
    return json.dumps({"data": data, "meta": {"total": len(data), "totalPages": 1, "page": 1}})
