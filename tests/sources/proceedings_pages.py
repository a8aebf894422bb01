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
