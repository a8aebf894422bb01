from datetime import UTC, datetime

import pytest

from enrich.links.missing import FEW_WORDS, nothing_but_missing, trouble_page
from enrich.links.verdict import judge_page
from enrich.model import Health, Response

URL = "https://x.org/data/a"


def said(body, kind="text/html"):
    return Response(URL, 200, datetime(2026, 11, 22, tzinfo=UTC), (("content-type", kind),), body.encode())


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<title>Site</title><h1>Page <em>not found</em></h1><p>Sorry, it is not here.</p>", "text/html"),
        ("<html><body><h1>404 Not Found</h1><hr>nginx</body></html>", "text/html"),
        ("<html><body>404 Not Found</body></html>", "text/html"),
        ("404 page not found\n", "text/plain; charset=utf-8"),
        ('{"error": "not found"}', "application/json"),
        ('{"status": 404, "message": "No record"}', "application/json"),
        ('{"detail": "Not found."}', "application/problem+json"),
    ],
)
def test_an_answer_that_says_only_that_it_is_missing_is_suspect(body, kind):
    verdict = judge_page(URL, said(body, kind))
    assert (verdict.health, verdict.reason) == (Health.SUSPECT, "it says only that it is missing")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<title>Data</title><h1>My tool</h1>", "text/html"),
        ("<title>Log</title><h1>Changes</h1><h2>Not found</h2>", "text/html"),
        ("<h1>Page not found</h1>" + " ".join(f"word{n}" for n in range(FEW_WORDS)), "text/html"),
        ("not found anywhere else in nature", "text/plain"),
        ('{"error": null, "status": 200}', "application/json"),
        ('{"items": [{"error": "not found"}]}', "application/json"),
        ('{"error": "not fou', "application/json"),
        ("[404]", "application/json"),
        ("404", "image/png"),
    ],
)
def test_an_answer_that_says_more_is_left_alone(body, kind):
    assert nothing_but_missing(said(body, kind)) == ""
    assert judge_page(URL, said(body, kind)).health is Health.OK


def test_a_site_that_excuses_itself_for_today_is_in_trouble_and_a_paper_about_it_is_not():
    excuse = "<title>Error establishing a database connection</title>"
    assert trouble_page(said(excuse))
    assert not trouble_page(said(excuse + '<meta name="citation_title" content="Error establishing">'))
