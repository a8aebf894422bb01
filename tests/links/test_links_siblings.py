import random
from datetime import UTC, datetime

import pytest

from enrich.links.siblings import folder, gathered, like_any_other, probe, worth_probing
from enrich.model import Hop, Question, Response

AT = datetime(2026, 11, 22, tzinfo=UTC)
WORDS = [f"word{number}" for number in range(400)]


def page(body, url="https://x.org/papers/a.html", status=200, hops=()):
    return Response(url, status, AT, (("content-type", "text/html"),), body.encode(), tuple(Hop(*hop) for hop in hops))


def text(seed, length=200):
    return " ".join(random.Random(seed).choices(WORDS, k=length))  # noqa: S311 - nothing here is a secret


def test_a_page_that_cannot_exist_is_asked_for_in_the_same_folder_the_same_every_night():
    asked = probe("https://x.org/papers/a.html?b#c")
    assert asked == probe("https://x.org/papers/other.html")
    assert asked.url.startswith("https://x.org/papers/")
    assert asked.url.endswith(".html")
    assert asked.question is Question.PROBE
    assert folder("https://x.org/papers/a.html?b") == "https://x.org/papers/"


def test_a_site_that_shows_the_same_for_everything_gives_itself_away():
    lost = f"<title>Welcome</title>We could not find what you seek. {text(1)}"
    assert like_any_other(page(lost), page(lost, url=probe("https://x.org/papers/a.html").url))
    echoing = "<title>{0}</title><p>{0} was moved." + text(2)
    asked = probe("https://x.org/papers/a.html").url
    assert like_any_other(page(echoing.format("a.html")), page(echoing.format(asked.rpartition("/")[2]), url=asked))


@pytest.mark.parametrize(
    "probed",
    [
        page("", status=404),
        page("", status=500),
        page("<title>Welcome</title>" + text(4)),
        page("<title>Lost</title>" + text(3)),
        Response("https://x.org/papers/p", 200, AT, (("content-type", "application/pdf"),), b"%PDF"),
    ],
)
def test_a_page_of_its_own_is_left_alone(probed):
    assert like_any_other(page("<title>Welcome</title>" + text(3)), probed) == ""


def test_a_redirect_that_everything_takes_proves_nothing_for_the_page():
    there = "https://x.org/sorry"
    mine = page("<title>Sorry</title>", there, hops=[("https://x.org/papers/a.html", 302)])
    other = page("<title>Sorry</title>", there, hops=[("https://x.org/papers/p", 302)])
    assert "https://x.org/sorry" in like_any_other(mine, other)


def test_a_page_that_scripts_fill_cannot_be_compared():
    shell = "<title>App</title><div id=root></div><script src=app.js></script>"
    assert like_any_other(page(shell), page(shell)) == ""


def test_front_pages_other_files_and_honest_hosts_are_not_probed():
    assert worth_probing(page("x"))
    assert not worth_probing(page("x", "https://x.org/"))
    assert not worth_probing(page("x", "https://github.com/a/b"))
    assert not worth_probing(page("x", status=404))
    assert not worth_probing(Response("https://x.org/a", 200, AT, (("content-type", "application/pdf"),)))


def test_where_many_end_none_of_them_is():
    many = [(f"https://x.org/paper/{number}", "https://x.org/publications", (301,)) for number in range(3)]
    assert gathered(many) == {asked: ("x.org/publications", 3) for asked, _, _ in many}
    assert gathered(many[:2]) == {}
    assert gathered((asked, end, (number,)) for number, (asked, end, _) in enumerate(many)) == {}
    same = [(f"http://www.x.org/paper?from={n}", "https://x.org/paper/", (301,)) for n in range(5)]
    assert gathered(same) == {}
    parameters = [(f"https://x.org/old?from={n}", "https://x.org/new", (301,)) for n in range(5)]
    assert gathered(parameters) == {}
