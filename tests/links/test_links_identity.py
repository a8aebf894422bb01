from dataclasses import replace
from datetime import UTC, datetime

import pytest

from enrich.links.identity import another_paper, confirmed
from enrich.model import Response

WORDS = " ".join(f"word{number}" for number in range(30))
TITLE = "Sparse Translations with Moth Wing Attention"


def page(body, content_type="text/html", status=200):
    at = datetime(2026, 11, 22, tzinfo=UTC)
    return Response("https://x.org/a", status, at, (("content-type", content_type),), body.encode())


@pytest.mark.parametrize(
    "body",
    [
        '<meta name="citation_title" content="A Catalogue of Small Volcanoes for Robots"><title>x</title>',
        "<META CONTENT='Ordering Feathers &amp; Other Things' NAME=citation_title>",
        f'<meta property="og:title" content="A Catalogue of Small Volcanoes for Robots"><p>Ash, fire and {WORDS}',
        f"<title>A Catalogue of Small Volcanoes for Robots | Example Press</title><p>Ash, fire and {WORDS}",
    ],
)
def test_the_page_of_another_paper_is_told_by_its_title(body):
    assert another_paper([TITLE], page(body))


@pytest.mark.parametrize(
    "body",
    [
        f'<meta name="citation_title" content="{TITLE}">',
        f'<meta name="citation_title" content="{TITLE.upper()}: Extended Version">',
        '<meta name="citation_title" content="Lantern: Sparse Translations With Moth-Wing Attention">',
        "<title>Example Press</title>",
        "<title>A Catalogue of Small Volcanoes for Robots</title><div id=app></div><script src=a.js></script>",
        "<title>The Project Page of the Lantern Team at Example</title>" + f"<h1>{TITLE}</h1>",
        "<p>no title",
        "",
    ],
)
def test_a_page_that_may_be_the_papers_is_left_alone(body):
    assert another_paper([TITLE], page(body)) == ""


def test_a_paper_may_have_several_titles_and_a_file_has_none():
    body = '<meta name="citation_title" content="A Catalogue of Small Volcanoes for Robots">'
    assert another_paper([TITLE, "Catalogue of small volcanoes, for robots"], page(body)) == ""
    assert another_paper([], page(body)) == ""
    assert another_paper([TITLE], page(body, "application/pdf")) == ""
    assert another_paper([TITLE], page(body, status=404)) == ""


def test_what_a_page_says_for_indexes_confirms_that_it_is_a_papers():
    assert confirmed([], page('<meta name="citation_title" content="x">'))
    assert confirmed([TITLE], page(f"<title>{TITLE} - Example</title>"))
    assert not confirmed([TITLE], page("<title>Example</title>"))


def test_a_talk_about_a_paper_has_a_title_of_its_own():
    shown = f"<title>A Catalogue of Small Volcanoes for Robots</title><p>{WORDS}"
    assert another_paper([TITLE], page(shown))
    assert another_paper([TITLE], replace(page(shown), url="https://www.youtube.com/watch?v=1")) == ""
