"""Pages in the shapes of proceedings' sites, made by hand, and sites that have every paper of two hundred and more."""

from __future__ import annotations

from html import escape

from enrich.model import Request, Response
from sources.service_answers import response

MANY = 260
TITLE = "A Paper on Some Curious Matter"
PEOPLE = ("Ada Lovelace", "Charles Babbage")


def html(body: str, url: str, head: str = "") -> Response:
    page = f"<!doctype html>\n<html><head><title>…</title>{head}</head><body>{body}</body></html>\n"
    return response(page, content_type="text/html; charset=utf-8", url=url)


def tags(*pairs: tuple[str, str]) -> str:
    return "\n".join(f'<meta name="{name}" content="{escape(content)}">' for name, content in pairs)


def page(url: str, *more: tuple[str, str], title: str = TITLE, people: tuple[str, ...] = PEOPLE) -> Response:
    """The page of a paper, with `citation_title`, `citation_author` and what else is given."""
    own = (("citation_title", title), *(("citation_author", name) for name in people))
    return html(f"<h1>{escape(title)}</h1>", url, tags(*own, *more))


def family_first(*people: str) -> tuple[str, ...]:
    return tuple(", ".join(reversed(name.split())) for name in people)


# --- NeurIPS and ICLR -----------------------------------------------------------------------------


def neurips_hash(number: int) -> str:
    return f"{number:032x}"


def neurips_item(year: str, number: int, title: str = TITLE, track: str = "-Conference", people: str = "") -> str:
    """As the index of 2024 has it; that of 2019 has the people in <i>."""
    return (
        f'<li class="conference" data-track="conference"><div class="paper-content">\n'
        f'<a title="paper title" href="/paper_files/paper/{year}/hash/{neurips_hash(number)}-Abstract{track}.html">'
        f'{escape(title)}</a>\n<span class="paper-authors">{people or ", ".join(PEOPLE)}</span></div></li>\n'
    )


def neurips_knowing(request: Request) -> Response:
    if "/hash/" in request.url:
        return page(
            request.url,
            ("citation_journal_title", "Advances in Neural Information Processing Systems"),
            ("citation_publication_date", "2024-12-16"),
            people=family_first(*PEOPLE),
        )
    year = request.url.partition("paper_files/paper/")[2].partition("/")[0]
    return html("<ul>" + "".join(neurips_item(year, number) for number in range(MANY)) + "</ul>", request.url)


# --- PMLR -----------------------------------------------------------------------------------------


def pmlr_item(number: str, title: str = TITLE, people: str = ",&nbsp;".join(PEOPLE)) -> str:
    volume, name = number.split("/")
    return (
        f'<div class="paper">\n  <p class="title">{escape(title)}</p>\n  <p class="details">\n'
        f'    <span class="authors">{people}</span>;\n'
        f'    <span class="info"><i>Proceedings of Matters</i>, PMLR {volume[1:]}:1-13</span>\n  </p>\n'
        f'  <p class="links">\n    [<a href="https://proceedings.mlr.press/{number}.html">abs</a>]'
        f'[<a href="https://raw.githubusercontent.com/mlresearch/{volume}/main/assets/{name}/{name}.pdf">PDF</a>]'
        "</p>\n</div>\n"
    )


def pmlr_knowing(request: Request) -> Response:
    if request.url.endswith(".html"):
        return page(
            request.url,
            ("citation_publication_date", "2024/07/08"),
            ("citation_conference_title", "International Conference on Machine Learning"),
        )
    volume = request.url.rstrip("/").rpartition("/")[2]
    return html("".join(pmlr_item(f"{volume}/a{number}b") for number in range(MANY)), request.url)


# --- CVF ------------------------------------------------------------------------------------------


def cvf_item(name: str, title: str = TITLE, people: tuple[str, ...] = PEOPLE) -> str:
    folder = name[-9:].replace("_", "")
    authors = "".join(
        f'<form id="form-{name}" action="/{folder}" method="post" class="authsearch">\n'
        f'<input type="hidden" name="query_author" value="{escape(person)}">\n'
        f'<a href="#" onclick="document.getElementById().submit();">{escape(person)}</a>,\n</form>\n'
        for person in people
    )
    return (
        f'<dt class="ptitle"><br><a href="/content/{folder}/html/{name}_paper.html">{escape(title)}</a></dt>\n'
        f"<dd>\n{authors}</dd>\n<dd>\n"
        f'[<a href="/content/{folder}/papers/{name}_paper.pdf">pdf</a>]\n'
        '[<a href="http://arxiv.org/abs/2409.06277">arXiv</a>]\n<div class="link2">[<a class="fakelink">bibtex</a>]'
        '<div class="bibref pre-white-space">@InProceedings{…}</div></div></dd>\n'
    )


def cvf_knowing(request: Request) -> Response:
    if "_paper" in request.url:
        return page(
            request.url,
            ("citation_publication_date", "2024"),
            (
                "citation_conference_title",
                "IEEE/CVF Conference on Computer Vision and Pattern Recognition",
            ),
            people=family_first(*PEOPLE),
        )
    edition = request.url.rpartition("/")[2].partition("?")[0]
    names = (f"Lovelace_A_Paper_{number}_{edition[:-4]}_{edition[-4:]}" for number in range(MANY))
    return html("<dl>" + "".join(map(cvf_item, names)) + "</dl>", request.url)


# --- ACL Anthology --------------------------------------------------------------------------------


def acl_item(identifier: str, title: str = TITLE, people: tuple[str, ...] = PEOPLE) -> str:
    authors = " | ".join(f"<a href=/people/x/{name.lower().replace(' ', '-')}/>{escape(name)}</a>" for name in people)
    return (
        '<p class="d-sm-flex align-items-stretch"><span class="d-block me-2 mb-2 list-button-row">'
        f'<a class="badge text-bg-primary" href=https://aclanthology.org/{identifier}.pdf>pdf</a>\n'
        f'<a class="badge text-bg-secondary" href=https://aclanthology.org/{identifier}.bib>bib</a></span>\n'
        f"<span class=d-block><strong><a class=align-middle href=/{identifier}/>{title}</a></strong><br>{authors}"
        "</span></p>\n"
    )


def acl_knowing(request: Request) -> Response:
    if "/volumes/" not in request.url:
        return page(
            request.url,
            (
                "citation_conference_title",
                "31st International Conference on Computational Linguistics",
            ),
            ("citation_publication_date", "2025/1"),
        )
    volume = request.url.rstrip("/").rpartition("/")[2]
    return html("".join(acl_item(f"{volume}.{number}") for number in range(MANY)), request.url)


# --- IJCAI ----------------------------------------------------------------------------------------


def ijcai_item(year: str, number: int, title: str = TITLE) -> str:
    return (
        f'<div id="paper{number}" class="paper_wrapper"><div class="title">{escape(title)}</div>\n'
        f'<div class="authors">{", ".join(PEOPLE)}</div>\n<div class="details">\n'
        f'(<a href="{number:04d}.pdf">PDF</a> | <a href="/proceedings/{year}/{number}"> Details</a>)</div></div>\n'
    )


def ijcai_knowing(request: Request) -> Response:
    if not request.url.endswith("/"):
        return page(request.url, ("citation_doi", "10.24963/ijcai.2024/1"), ("citation_publication_date", "2024"))
    year = request.url.rstrip("/").rpartition("/")[2]
    return html("".join(ijcai_item(year, number) for number in range(MANY)), request.url)


# --- JMLR -----------------------------------------------------------------------------------------


def jmlr_item(number: str, title: str = TITLE) -> str:
    return (
        f"<dl>\n<dt>{escape(title)}</dt>\n<dd><b><i>{', '.join(PEOPLE)}</i></b>; (1):1−35, 2022.\n"
        f"<br>[<a id=\"abs\" href='/papers/{number}.html'>abs</a>]"
        f"[<a href='/papers/volume{number[1:]}/{number.rpartition('/')[2]}.pdf'>pdf</a>]</dd></dl>\n"
    )


def jmlr_knowing(request: Request) -> Response:
    if request.url.endswith(".html"):
        return page(
            request.url,
            ("citation_journal_title", "Journal of Machine Learning Research"),
            ("citation_publication_date", "2022"),
        )
    volume = request.url.rstrip("/").rpartition("/")[2]
    return html("".join(jmlr_item(f"{volume}/21-{number:04d}") for number in range(MANY)), request.url)


# --- TMLR -----------------------------------------------------------------------------------------


def tmlr_item(forum: str, title: str = TITLE, month: str = "May 2024") -> str:
    return (
        '<li class="item nocertificate">\n'
        f'<h4><a class="paper-data-bs-title darkblue" href="https://openreview.net/pdf?id={forum}">'
        f"<b>{escape(title)}</b></a></h4>\n<p><i>{', '.join(PEOPLE)}</i>, {month} <br>\n"
        f'[<a href="https://openreview.net/forum?id={forum}">openreview</a>]'
        f' [<a href="/tmlr/papers/bib/{forum}.bib">bib</a>]</p></li>\n'
    )


def tmlr_knowing(request: Request) -> Response:
    return html("".join(tmlr_item(f"abcDE{number:05d}") for number in range(MANY)), request.url)


# --- OJS ------------------------------------------------------------------------------------------


def ojs_knowing(request: Request) -> Response:
    return page(
        request.url,
        ("citation_journal_title", "Proceedings of the AAAI Conference on Artificial Intelligence"),
        ("citation_date", "2024/03/24"),
        ("citation_doi", "10.1609/aaai.v38i13.29434"),
        ("DC.Identifier.DOI", "10.1609/aaai.v38i13.29434"),
    )


# --- any other page -------------------------------------------------------------------------------


def landing_page_knowing(request: Request) -> Response:
    return page(
        request.url,
        ("citation_journal_title", "Journal of Matters"),
        ("citation_publication_date", "2024/07/14"),
        ("citation_doi", "10.1000/a"),
    )
