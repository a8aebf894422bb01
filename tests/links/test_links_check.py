import asyncio
import json
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.links.check import check
from enrich.links.choice import Choice
from enrich.links.look import Knowledge
from enrich.model import Failure, Health, Hop, Link, Location, Question, Response

AT = datetime(2026, 11, 22, tzinfo=UTC)


class Hosts:
    """Answers from a table of URL → statuses, one after the other; 200 for what is not in it."""

    def __init__(self, table=(), bodies=(), failure=None):
        self.table = {url: list(statuses) for url, statuses in dict(table).items()}
        self.bodies, self.failure = dict(bodies), failure
        self.asked, self.under_way, self.most = [], 0, 0

    async def __call__(self, request):
        self.asked.append(request.url)
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        await asyncio.sleep(0)
        self.under_way -= 1
        if self.failure:
            return Response(request.url, 0, AT, failure=self.failure)
        statuses = self.table.get(request.url, [200])
        status = statuses.pop(0) if len(statuses) > 1 else statuses[0]
        return Response(request.url, status, AT, body=self.bodies.get(request.url, b"page"))


def run(links, hosts, known=None, progress=lambda _done, _total: None):
    placed = [Link(url, Location("papers.csv", line)) for line, url in enumerate(links, 1)]
    return asyncio.run(check(placed, hosts, known or Knowledge(), progress))


def healths(checked):
    return [one.verdict.health for one in checked]


def test_a_link_that_stands_fifty_times_is_asked_once():
    hosts = Hosts()
    checked = run(["https://x.org/a", "https://x.org/a#part"] * 25, hosts)
    assert hosts.asked == ["https://x.org/a"]
    assert len(checked) == 50


def test_verdicts_come_in_the_order_of_the_list_with_links_unchanged():
    hosts = Hosts({"https://x.org/b": [403]})
    checked = run(["https://x.org/a#1", "https://x.org/b", "https://x.org/c"], hosts)
    assert [one.link.url for one in checked] == ["https://x.org/a#1", "https://x.org/b", "https://x.org/c"]
    assert healths(checked) == [Health.OK, Health.BLOCKED, Health.OK]


def test_what_is_no_web_link_or_cannot_be_right_is_not_asked():
    hosts = Hosts()
    assert run(["#a", "mailto:a@x.org", "", "https://doi.org/https://doi.org/10.1/x", "docs/a.md"], hosts) == ()
    assert hosts.asked == []


NAMED = b'<html><p id="intro">x</p></html>'


@pytest.mark.parametrize("part", ["intro", "top", "", "L10", "L10-L20", "/route", "!route", "page=3", "intro:~:text=x"])
def test_a_part_that_a_page_has_or_that_a_browser_finds_is_not_missing(part):
    assert healths(run([f"https://x.org/a#{part}"], Hosts(bodies={"https://x.org/a": NAMED}))) == [Health.OK]


@pytest.mark.parametrize("part", ["intros", "List", "other:~:text=x"])
def test_a_part_that_a_page_lacks_makes_the_link_suspect(part):
    assert healths(run([f"https://x.org/a#{part}"], Hosts(bodies={"https://x.org/a": NAMED}))) == [Health.SUSPECT]


def test_the_archive_is_not_asked_about_everything_at_once():
    dead = [f"https://x{number}.org/a" for number in range(20)]
    hosts = Hosts({address: [404] for address in dead})
    asked_of_archive = []

    async def counting(request):
        if "archive.org" in request.url:
            asked_of_archive.append(hosts.under_way)
        return await hosts(request)

    run(dead, counting)
    assert len(asked_of_archive) == len(dead)
    assert max(asked_of_archive) < 4


def test_a_missing_page_is_asked_again_before_it_is_called_broken():
    hosts = Hosts({"https://x.org/gone": [404], "https://x.org/back": [404, 200]})
    checked = run(["https://x.org/gone", "https://x.org/back", "https://x.org/fine"], hosts)
    assert healths(checked) == [Health.BROKEN, Health.OK, Health.OK]
    assert hosts.asked.count("https://x.org/gone") == 2
    assert hosts.asked.count("https://x.org/fine") == 1


@pytest.mark.parametrize("failure", [Failure.OFFLINE, Failure.OUT_OF_BUDGET, Failure.CIRCUIT_OPEN])
def test_without_a_network_every_link_is_unchecked(failure):
    checked = run(
        ["https://x.org/a", "https://doi.org/10.1/x", "https://dl.acm.org/doi/10.1145/1"], Hosts(failure=failure)
    )
    assert set(healths(checked)) == {Health.UNCHECKED}


def test_a_known_arxiv_paper_is_not_asked_for():
    hosts = Hosts()
    checked = run(
        ["https://arxiv.org/abs/2409.06277", "https://arxiv.org/pdf/2409.00000", "https://arxiv.org/abs/2410.11540"],
        hosts,
        Knowledge({("arxiv", "2409.06277"): "arXiv"}),
    )
    assert healths(checked) == [Health.OK, Health.OK, Health.OK]
    assert hosts.asked == ["https://arxiv.org/pdf/2409.00000", "https://arxiv.org/abs/2410.11540"]


HANDLE = "https://doi.org/api/handles/10.1145/1?type=URL"
NOT_REGISTERED = json.dumps({"responseCode": 100}).encode()


def test_an_unregistered_doi_link_is_broken():
    hosts = Hosts({HANDLE: [404]}, {HANDLE: NOT_REGISTERED})
    assert healths(run(["https://doi.org/10.1145/1"], hosts)) == [Health.BROKEN]


def test_a_publishers_page_is_judged_by_itself_where_its_doi_is_not_registered():
    page = "https://dl.acm.org/doi/10.1145/1"
    hosts = Hosts({HANDLE: [404], page: [403]}, {HANDLE: NOT_REGISTERED})
    assert healths(run([page], hosts)) == [Health.BLOCKED]


def test_an_acm_number_is_never_broken_because_it_is_not_registered():
    page = "https://dl.acm.org/doi/10.5555/3692070.3693756"
    hosts = Hosts({page: [403]})
    assert healths(run([page], hosts)) == [Health.BLOCKED]
    assert set(hosts.asked) == {page}


def test_the_questions_that_wait_for_one_host_are_bounded_and_keep_no_other_waiting():
    hosts = Hosts()
    run([f"https://x.org/{number}" for number in range(20)], hosts)
    assert 1 < hosts.most <= 4
    hosts = Hosts()
    run([f"https://{name}.org/{number}" for number in range(20) for name in "abcdefgh"], hosts)
    assert hosts.most == 32


def test_progress_counts_addresses_up_to_all_of_them():
    heard = []
    run(["https://x.org/a", "https://x.org/b", "https://x.org/a"], Hosts(), progress=lambda *what: heard.append(what))
    assert heard == [(1, 2), (2, 2)]


def test_a_list_without_links_is_checked_at_once():
    assert run([], Hosts()) == ()


def test_a_bug_ends_the_run():
    async def broken(request):
        raise KeyError(request.url)

    with pytest.raises(ExceptionGroup) as raised:
        run(["https://x.org/a"], broken)
    assert raised.group_contains(KeyError)


# --- what one page tells of others


class Web:
    """Answers by a function of the request."""

    def __init__(self, say):
        self.say, self.asked = say, []

    async def __call__(self, request):
        self.asked.append(request)
        return self.say(request)


def page(  # noqa: PLR0913 - a row of values reads best
    request, status=200, title="A Paper", *, url="", headers=(), hops=()
):
    body = f"<html><title>{title}</title><p>{title} and what is said of it</html>".encode()
    said = (("content-type", "text/html"), *headers)
    return Response(url or request.url, status, AT, said, body, tuple(Hop(*hop) for hop in hops))


@pytest.mark.parametrize(("status", "tries"), [(403, 2), (406, 2), (418, 2), (401, 1), (404, 2), (451, 1)])
def test_only_some_refusals_are_tried_once_more_as_a_browser(status, tries):
    web = Web(lambda request: page(request, status))
    run(["https://x.org/a"], web)
    asked = [request for request in web.asked if request.url[8:] == "x.org/a"]
    assert len(asked) == tries
    assert any(request.as_browser for request in asked) == (status in (403, 406, 418))


def test_what_a_browser_sees_counts():
    def say(request):
        known = '<meta name="citation_title" content="x">'
        return page(request, 200, known) if request.as_browser else page(request, 403)

    assert healths(run(["https://x.org/a"], Web(say))) == [Health.OK]


def test_a_host_that_shows_three_challenges_is_left_alone():
    web = Web(lambda request: page(request, 403, headers=(("cf-mitigated", "challenge"),)))
    checked = run([f"https://x.org/{number}" for number in range(40)], web)
    assert set(healths(checked)) == {Health.BLOCKED}
    assert len(web.asked) <= 6


def test_a_site_that_answers_everything_is_asked_for_one_page_that_cannot_exist():
    web = Web(page)
    checked = run(["https://x.org/papers/a", "https://x.org/papers/b"], web)
    assert healths(checked) == [Health.SUSPECT] * 2
    assert "cannot exist" in checked[0].verdict.reason
    assert len(web.asked) == 3


def test_a_site_that_says_404_is_believed():
    web = Web(lambda request: page(request, 404 if request.question is Question.PROBE else 200))
    assert healths(run(["https://x.org/a", "https://x.org/b"], web)) == [Health.OK] * 2


def test_links_that_all_end_at_one_page_are_suspect():
    def say(request):
        if request.question is Question.PROBE:
            return page(request, 404)
        return page(request, url="https://x.org/publications/list", hops=[(request.url, 301)])

    checked = run([f"https://x.org/old/{number}" for number in range(3)], Web(say))
    assert healths(checked) == [Health.SUSPECT] * 3
    assert checked[0].verdict.target == ""


def test_a_page_of_another_paper_is_suspect_under_its_own_rule():
    body = b'<html><meta name="citation_title" content="Quite Another Thing Altogether"></html>'
    web = Web(lambda request: Response(request.url, 200, AT, (("content-type", "text/html"),), body))
    (one,) = run(["https://x.org/a"], web, Knowledge(titles={"https://x.org/a": ("Moths and Lanterns",)}))
    assert (one.verdict.health, one.verdict.rule) == (Health.SUSPECT, "link-mismatch")


def test_a_missing_part_of_a_page_is_suspect_and_the_page_is_not():
    body = b'<html><meta name=citation_title content=x><h2 id="there">x</h2></html>'
    web = Web(lambda request: Response(request.url, 200, AT, (("content-type", "text/html"),), body))
    links = ["https://x.org/a#there", "https://x.org/a#gone", "https://x.org/a", "https://x.org/a#:~:text=x"]
    assert healths(run(links, web)) == [Health.OK, Health.SUSPECT, Health.OK, Health.OK]
    assert len(web.asked) == 1


def test_what_was_asked_before_the_network_was_there_is_asked_again():
    said = iter([Failure.OFFLINE, Failure.NO_SUCH_HOST])
    web = Web(lambda request: Response(request.url, 0, AT, failure=next(said, Failure.NO_SUCH_HOST)))
    assert healths(run(["https://gone.org/a"], web)) == [Health.BROKEN]


def test_a_copy_of_what_is_broken_is_looked_for_and_of_nothing_else():
    copy = "https://web.archive.org/web/2020/https://x.org/gone"
    said = {"archived_snapshots": {"closest": {"available": True, "status": "200", "url": copy}}}

    def say(request):
        if "archive.org" in request.url:
            return Response(request.url, 200, AT, body=json.dumps(said).encode())
        return page(request, 404 if "gone" in request.url else 503)

    web = Web(say)
    gone, busy = run(["https://x.org/gone", "https://x.org/busy"], web, Knowledge(years={"https://x.org/gone": 2020}))
    assert (gone.verdict.archived, busy.verdict.archived) == (copy, "")
    assert [request.url for request in web.asked if "archive" in request.url] == [
        "https://archive.org/wayback/available?url=https%3A%2F%2Fx.org%2Fgone&timestamp=20200701"
    ]


def test_what_the_settings_leave_out_is_not_asked_and_what_they_accept_is_fine():
    choice = Choice(exclude=(re.compile(r"//private\."),), accepted={"x.org": (403,)})
    web = Web(lambda request: page(request, 403))
    checked = run(["https://private.org/a", "https://x.org/a"], web, Knowledge(choice=choice))
    assert healths(checked) == [Health.UNCHECKED, Health.OK]
    assert {request.url for request in web.asked} == {"https://x.org/a"}
    assert {request.avoids("https://private.org/b") for request in web.asked} == {True}


@given(st.permutations(range(6)))
def test_the_order_of_links_decides_nothing(order):
    statuses = [200, 301, 403, 404, 429, 500]

    def say(request):
        return page(request, statuses[int(request.url[-1])] if request.question is Question.LINK else 404)

    links = [f"https://h{number}.org/p/{number}" for number in range(6)]
    checked = run([links[place] for place in order], Web(say))
    assert {one.link.url: one.verdict.health for one in checked} == {
        one.link.url: one.verdict.health for one in run(links, Web(say))
    }


def test_a_network_that_shows_one_page_for_every_host_is_not_held_against_the_hosts():
    body = b"<html><title>Welcome</title><p>Sign in to the network.</html>"
    web = Web(lambda request: Response(request.url, 200, AT, (("content-type", "text/html"),), body))
    checked = run([f"https://{name}.org/papers/1" for name in "abc"], web)
    assert set(healths(checked)) == {Health.UNCHECKED}
    assert healths(run([f"https://{name}.org/papers/1" for name in "ab"], web)) == [Health.SUSPECT] * 2
