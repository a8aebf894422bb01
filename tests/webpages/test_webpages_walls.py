"""How walls show themselves, and pages that only look like them."""

from datetime import UTC, datetime

import pytest

from enrich.model import Response
from enrich.webpages.walls import challenge_header, challenge_page, refusal_page

AT = datetime(2026, 11, 22, tzinfo=UTC)
WORDS = " ".join(f"word{number}" for number in range(200))


def page(body: str, status: int = 200, **headers: str) -> Response:
    named = {"content-type": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return Response("https://x.org/a", status, AT, tuple(named.items()), body.encode())


@pytest.mark.parametrize("sign", ["g-recaptcha", "h-captcha", "cf-turnstile"])
def test_a_puzzle_is_a_wall_only_where_little_else_is_shown(sign):
    puzzle = f'<title>Site</title><div class="{sign}" data-sitekey="x"></div>'
    assert challenge_page(page(f"{puzzle}Are you human?"))
    assert not challenge_page(page(f"{puzzle}{WORDS}"))


@pytest.mark.parametrize(
    "body",
    [
        "<title>Vercel Security Checkpoint</title>",
        "<title>x.org</title><noscript>Enable JavaScript and cookies to continue</noscript>",
        '<title>&nbsp;</title><div id="sec-if-cpt-container"></div>',
        "<title>Checking you are not a bot...</title>",
        "<TITLE>JUST A MOMENT...</TITLE>",
    ],
)
def test_a_page_that_lets_only_people_pass_is_a_challenge(body):
    assert challenge_page(page(body))


def test_a_host_may_say_by_a_header_that_it_challenges():
    assert challenge_header(page("", 429, x_vercel_mitigated="challenge"))
    assert not challenge_header(page("", 429))


def test_a_refusal_is_known_by_its_title_or_by_the_heading_of_a_short_page():
    assert refusal_page(page("<title>Web Page Blocked!</title>"))
    assert refusal_page(page("<title>Journal</title><h1>Access Denied</h1>Ask somebody."))
    assert not refusal_page(page(f"<title>Journal</title><h1>Access Denied</h1>{WORDS}"))
    assert not refusal_page(page("<title>Access Denied: The Practice of Internet Filtering</title>"))
