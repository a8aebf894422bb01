import asyncio
import json
from datetime import UTC, datetime

import pytest

from enrich.links import check as checking
from enrich.links.check import check
from enrich.model import Failure, Health, Link, Location, Response

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
    return asyncio.run(check(placed, hosts, known or {}, progress))


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
        {"2409.06277"},
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
    assert hosts.asked == [page]


def test_the_questions_that_wait_are_bounded(monkeypatch):
    monkeypatch.setattr(checking, "AT_ONCE", 3)
    hosts = Hosts()
    run([f"https://x.org/{number}" for number in range(20)], hosts)
    assert 1 < hosts.most <= 3


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
