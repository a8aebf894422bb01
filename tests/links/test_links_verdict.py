import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.links.ask import Inquiry, Witness, inquiry, registry_request
from enrich.links.registries import judge_registry, known_record
from enrich.links.verdict import judge, judge_page, permanent_target
from enrich.model import Failure, Health, Hop, Response

AT = datetime(2026, 11, 22, tzinfo=UTC)
ASKED = "https://x.org/papers/a.html"


def answer(  # noqa: PLR0913 - a row of values reads best
    status=200, body=b"<title>A Paper</title>", *, url=ASKED, headers=(), hops=(), failure=None, **more
):
    return Response(url, status, AT, headers, body, tuple(Hop(*hop) for hop in hops), failure, **more)


def failure(what, status=0):
    return answer(status, b"", failure=what)


def judge_registration(asked, response):
    return judge_registry(Inquiry(asked, registry_request("10.1/x"), Witness.DOI), response)


def health(response, asked=ASKED):
    return judge_page(asked, response).health


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (Failure.OFFLINE, Health.UNCHECKED),
        (Failure.CIRCUIT_OPEN, Health.UNCHECKED),
        (Failure.ASKED_TO_WAIT, Health.TRANSIENT),
        (Failure.OUT_OF_BUDGET, Health.UNCHECKED),
        (Failure.FORBIDDEN_ADDRESS, Health.UNCHECKED),
        (Failure.EXCLUDED, Health.UNCHECKED),
        (Failure.TIMEOUT, Health.TRANSIENT),
        (Failure.RESET, Health.TRANSIENT),
        (Failure.PROXY, Health.TRANSIENT),
        (Failure.NO_SUCH_HOST, Health.BROKEN),
        (Failure.REFUSED, Health.BROKEN),
        (Failure.TLS, Health.BROKEN),
        (Failure.TOO_MANY_REDIRECTS, Health.BROKEN),
        (Failure.NOT_HTTP, Health.BROKEN),
        (Failure.TOO_LARGE, Health.OK),
    ],
)
def test_what_follows_from_no_answer(what, expected):
    verdict = judge_page(ASKED, failure(what))
    assert verdict.health is expected
    assert verdict.reason
    assert what.value in verdict.evidence


def test_every_failure_is_judged_by_a_line_of_the_table():
    reasons = {judge_page(ASKED, failure(what)).reason for what in Failure}
    assert "the host gave no answer that can be judged" not in reasons


def test_no_network_is_never_broken_whatever_else_shows():
    assert health(answer(404, failure=Failure.OFFLINE)) is Health.UNCHECKED


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, Health.OK),
        (204, Health.OK),
        (302, Health.SUSPECT),
        (400, Health.BLOCKED),
        (401, Health.BLOCKED),
        (403, Health.BLOCKED),
        (404, Health.BROKEN),
        (405, Health.BLOCKED),
        (406, Health.BLOCKED),
        (410, Health.BROKEN),
        (412, Health.BLOCKED),
        (418, Health.BLOCKED),
        (429, Health.TRANSIENT),
        (451, Health.BLOCKED),
        (500, Health.TRANSIENT),
        (503, Health.TRANSIENT),
        (999, Health.BLOCKED),
    ],
)
def test_what_follows_from_a_status(status, expected):
    verdict = judge_page(ASKED, answer(status))
    assert verdict.health is expected
    assert verdict.evidence == f"GET → {status}; observed 2026-11-22" or status == 302


PDF_URL = "https://x.org/papers/a.pdf"


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        ("text/html", b"%PDF-1.5 x", Health.OK),
        ("application/octet-stream", b"%PDF-1.5 x", Health.OK),
        ("application/pdf", b"\n%PDF-1.5 x", Health.OK),
        ("application/pdf", b"cut off before anything was read", Health.OK),
        ("text/html", b"<title>Buy this article</title>", Health.SUSPECT),
        ("text/plain", b"The server is busy", Health.SUSPECT),
        ("application/pdf", b"", Health.SUSPECT),
    ],
)
def test_what_comes_in_place_of_a_pdf_is_known_by_its_first_bytes(kind, body, expected):
    assert health(answer(200, body, headers=(("content-type", kind),)), PDF_URL) is expected


@pytest.mark.parametrize("body", [b"", b" \n\t "])
def test_a_page_without_anything_is_suspect_unless_it_could_not_be_read(body):
    assert health(answer(200, body)) is Health.SUSPECT
    assert health(answer(200, body, headers=(("content-encoding", "br"),))) is Health.OK
    assert health(answer(200, body, detail="a spoilt head")) is Health.OK
    assert health(answer(204, body)) is Health.OK


def test_a_header_sends_readers_on_as_the_page_can():
    assert health(answer(headers=(("content-type", "text/html"), ("refresh", "0; url=/")))) is Health.SUSPECT
    assert health(answer(headers=(("content-type", "text/html"), ("refresh", "600; url=/")))) is Health.OK


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.org/error.html", Health.SUSPECT),
        ("https://x.org/Error/NotFound.aspx?path=/a", Health.SUSPECT),
        ("https://x.org/errors/in-measurement.html", Health.OK),
        ("https://id.x.org/realms/x/protocol/openid-connect/auth", Health.BLOCKED),
        ("https://id.x.org/authorize?client=a", Health.BLOCKED),
        ("https://openreview.net/challenge?redirect=%2Fforum%3Fid%3Da", Health.BLOCKED),
    ],
)
def test_where_a_redirect_ends_may_say_what_it_is(url, expected):
    assert health(answer(url=url, hops=[(ASKED, 302)])) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Seite nicht gefunden", Health.SUSPECT),
        ("Erreur 404", Health.SUSPECT),
        ("Pagina niet gevonden | Site", Health.SUSPECT),
        ("Страница не найдена", Health.SUSPECT),
        ("お探しのページは見つかりませんでした", Health.SUSPECT),
        ("您访问的页面不存在", Health.SUSPECT),
        ("We can’t find the page you’re looking for", Health.SUSPECT),
        ("This repository has been removed", Health.SUSPECT),
        ("404 Not Found: A History of Missing Pages", Health.OK),
        ("HTTP 404 - Wikipedia", Health.OK),
        ("Peugeot 404 - Wikipedia", Health.OK),
        ("How to design a great 404 page", Health.OK),
        ("Gone with the Wind", Health.OK),
        ("Errors in measurement", Health.OK),
    ],
)
def test_a_title_is_that_of_an_error_page_only_as_a_whole(title, expected):
    assert health(answer(body=f"<title>{title}</title>".encode())) is expected


def test_a_paper_may_be_named_after_an_error_page():
    body = b'<meta name="citation_title" content="Page Not Found"><title>Page Not Found | Journal</title>'
    assert health(answer(body=body)) is Health.OK


@given(st.integers(100, 999))
def test_only_two_statuses_bury_a_link(status):
    assert (health(answer(status)) is Health.BROKEN) == (status in (404, 410))


def test_accepted_without_a_page_is_a_wall_and_with_one_is_not():
    assert health(answer(202, b" ")) is Health.BLOCKED
    assert health(answer(202)) is Health.OK


@pytest.mark.parametrize("status", [200, 202, 403, 404, 429, 503])
def test_a_challenge_counts_before_the_status(status):
    by_header = answer(status, headers=(("cf-mitigated", "challenge"),))
    by_body = answer(status, b"<title>Just a moment...</title>")
    assert health(by_header) is Health.BLOCKED
    assert health(by_body) is Health.BLOCKED
    assert "cf-mitigated: challenge" in judge_page(ASKED, by_header).evidence


def test_a_permanent_redirect_moves_the_link_and_a_temporary_one_does_not():
    led = answer(url="https://y.org/a", hops=[(ASKED, 301)])
    assert judge_page(ASKED, led).target == "https://y.org/a"
    assert health(led) is Health.MOVED
    assert health(answer(url="https://y.org/a", hops=[(ASKED, 302)])) is Health.OK


def test_only_the_leading_run_of_permanent_redirects_gives_the_new_address():
    led = answer(url="https://y.org/c", hops=[(ASKED, 308), ("https://y.org/a", 301), ("https://y.org/b", 302)])
    assert permanent_target(ASKED, led) == "https://y.org/b"
    assert judge_page(ASKED, led).evidence == "GET → 308 → 301 → 302 → 200; https://y.org/b; observed 2026-11-22"


@pytest.mark.parametrize("url", ["https://x.org/papers/a.html/", "https://x.org/papers/a.html?PHPSESSID=1"])
def test_an_address_that_is_no_better_is_not_a_move(url):
    assert health(answer(url=url, hops=[(ASKED, 301)])) is Health.OK


@pytest.mark.parametrize(
    "url", ["https://x.org/", "https://y.org/index.html", "https://x.org/en/?from=a", "https://x.org/404.html"]
)
@pytest.mark.parametrize("status", [301, 302])
def test_a_redirect_to_a_front_page_or_an_error_page_is_suspect(url, status):
    verdict = judge_page(ASKED, answer(url=url, hops=[(ASKED, status)]))
    assert verdict.health is Health.SUSPECT
    assert verdict.target == ""
    assert url in verdict.evidence


@pytest.mark.parametrize(
    "led",
    [
        answer(url="https://x.org/login?next=a", hops=[(ASKED, 302)]),
        answer(url="https://sso.x.org/saml/a", hops=[(ASKED, 301)]),
        answer(
            0,
            b"",
            url="https://x.org/login",
            hops=[(ASKED, 302), ("https://x.org/login", 302)],
            failure=Failure.TOO_MANY_REDIRECTS,
        ),
        answer(body=b"<title>Sign in | X</title>"),
        answer(401, b""),
    ],
)
def test_a_login_is_a_wall_and_not_a_grave(led):
    assert health(led) is Health.BLOCKED


@pytest.mark.parametrize(
    "response",
    [
        answer(body=b"<title>x.org is for sale | HugeDomains</title>"),
        answer(body=b"<title>x.org</title><script src='//www.bodis.com/a.js'>"),
        answer(url="https://www.hugedomains.com/domain_profile.cfm?d=x.org", hops=[(ASKED, 302)]),
    ],
)
def test_a_parked_domain_is_suspect(response):
    verdict = judge_page(ASKED, response)
    assert (verdict.health, verdict.reason) == (Health.SUSPECT, "the domain is parked or for sale")


@pytest.mark.parametrize(
    "title", ["Domain Adaptation for Sale Forecasts", "A Parked Car | Vision Lab", "Sign in the Wild"]
)
def test_a_paper_about_such_things_is_fine(title):
    assert health(answer(body=f"<title>{title}</title>".encode())) is Health.OK


def test_a_page_that_sends_its_reader_to_the_front_page_is_suspect():
    body = b'<meta http-equiv="refresh" content="0; url=/"><title>A Paper</title>'
    html = (("content-type", "text/html"),)
    assert health(answer(body=body, headers=html)) is Health.SUSPECT
    assert health(answer(body=body.replace(b'"0;', b'"600;'), headers=html)) is Health.OK


def test_an_article_about_challenges_is_not_one():
    article = b"<title>How walls work</title>" + b"<p>many words " * 100 + b"window._cf_chl_opt"
    assert health(answer(body=article)) is Health.OK
    assert health(answer(body=b"<title>x.org</title><script>window._cf_chl_opt={}</script>")) is Health.BLOCKED


def test_a_page_about_a_pdf_at_a_code_host_is_fine():
    html = (("content-type", "text/html"),)
    assert health(answer(headers=html), "https://github.com/a/b/blob/main/paper.pdf") is Health.OK


def test_a_front_page_that_was_asked_for_is_fine():
    assert health(answer(url="https://x.org/"), "https://x.org") is Health.OK
    assert health(answer(url="https://www.x.org/", hops=[("https://x.org/", 301)]), "https://x.org/") is Health.MOVED


def test_an_error_page_is_known_by_its_title_and_never_by_words_of_its_body():
    assert health(answer(body=b"<title>Page not found</title>")) is Health.SUSPECT
    assert health(answer(body=b"<title>Changes</title>404. This page was not found and has been removed.")) is Health.OK


def test_a_web_page_for_a_pdf_is_suspect():
    html, pdf = (("content-type", "text/html"),), (("content-type", "application/pdf"),)
    assert health(answer(headers=html), "https://x.org/a.pdf") is Health.SUSPECT
    assert health(answer(headers=pdf, body=b"%PDF"), "https://x.org/a.pdf") is Health.OK
    assert health(answer(headers=html), "https://x.org/a") is Health.OK


def test_an_older_answer_says_so():
    assert "observed 2026-11-22, an older answer" in judge_page(ASKED, answer(stale=True)).evidence


# --- the registry


def handle(code, *urls, status=200):
    values = [{"index": 1, "type": "URL", "data": {"format": "string", "value": url}, "ttl": 86400} for url in urls]
    said = {"responseCode": code, "handle": "10.1/x"} | ({"values": values} if urls else {})
    return answer(status, json.dumps(said).encode(), url="https://doi.org/api/handles/10.1/x?type=URL")


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (handle(1, "https://publisher.example/x"), Health.OK),
        (handle(200), Health.OK),
        (handle(100, status=404), Health.BROKEN),
        (handle(2, status=500), Health.TRANSIENT),
        (answer(404, b"<html>proxy</html>"), Health.TRANSIENT),
        (answer(200, b"<title>Just a moment...</title>"), Health.TRANSIENT),
        (answer(200, b"[]"), Health.TRANSIENT),
        (answer(200, b'{"responseCode": "one"}'), Health.TRANSIENT),
        (failure(Failure.TIMEOUT), Health.TRANSIENT),
        (failure(Failure.NO_SUCH_HOST), Health.TRANSIENT),
        (failure(Failure.OFFLINE), Health.UNCHECKED),
        (failure(Failure.OUT_OF_BUDGET), Health.UNCHECKED),
    ],
)
def test_only_the_registrys_own_word_makes_a_doi_broken(response, expected):
    verdict = judge_registration("https://doi.org/10.1/x", response)
    assert verdict.health is expected
    assert verdict.reason


def test_a_registered_doi_names_its_address():
    assert (
        "registered at https://publisher.example/x"
        in judge_registration("", handle(1, "https://publisher.example/x")).evidence
    )


def test_the_answer_is_judged_by_whom_was_asked():
    assert judge(inquiry("https://doi.org/10.1/x"), handle(100, status=404)).reason == "the DOI is not registered"
    assert judge(inquiry(ASKED), answer(404)).reason == "the host has no such page"


def test_a_link_is_judged_by_the_metadata_where_a_source_has_sent_it():
    assert known_record("arxiv", "2409.06277", "arXiv").health is Health.OK


GITHUB = Inquiry("https://github.com/Ada/engine", registry_request(""), Witness.GITHUB)
CROSSREF = Inquiry("https://www.sciencedirect.com/science/article/pii/S1", registry_request(""), Witness.CROSSREF)


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (answer(body=b'{"full_name": "ada/Engine", "archived": false}'), Health.OK),
        (answer(body=b'{"full_name": "ada/Engine", "archived": true}'), Health.OK),
        (answer(body=b'{"full_name": "ada/engine-2"}'), Health.MOVED),
        (answer(body=b'{"full_name": "ada/engine) [x](y"}'), Health.TRANSIENT),
        (answer(404, b'{"message": "Not Found"}'), Health.BROKEN),
        (answer(403, b'{"message": "API rate limit exceeded"}'), Health.TRANSIENT),
        (answer(200, b"<html>"), Health.TRANSIENT),
        (failure(Failure.OFFLINE), Health.UNCHECKED),
    ],
)
def test_github_knows_its_repositories(response, expected):
    verdict = judge(GITHUB, response)
    assert verdict.health is expected
    assert (verdict.target == "https://github.com/ada/engine-2") == (expected is Health.MOVED)


def test_an_article_that_crossref_does_not_list_is_not_buried_by_that():
    assert judge(CROSSREF, answer(body=b'{"message": {"items": [{"DOI": "10.1016/j.x"}]}}')).health is Health.OK
    assert judge(CROSSREF, answer(body=b'{"message": {"items": []}}')).health is Health.TRANSIENT


@given(st.binary(max_size=300), st.sampled_from([0, 200, 202, 301, 404, 500]), st.sampled_from([None, *Failure]))
def test_every_answer_has_a_verdict_with_reason_and_evidence(body, status, failed):
    response = answer(status, body, failure=failed)
    for verdict in (judge_page(ASKED, response), judge_registration(ASKED, response)):
        assert verdict.reason
        put = verdict.health is not Health.UNCHECKED
        assert verdict.evidence.endswith("observed 2026-11-22" if put else "no observation")
        assert bool(verdict.target) == (verdict.health is Health.MOVED)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.org/search?q=a", Health.SUSPECT),
        ("https://x.org/search", Health.OK),
        ("https://x.org/consent?continue=a", Health.BLOCKED),
        ("https://x.org/secure/login.action", Health.BLOCKED),
        ("https://x.org/auth?return=a", Health.BLOCKED),
        ("https://x.org/?login=1", Health.SUSPECT),
    ],
)
def test_a_redirect_may_end_at_something_else_than_a_page(url, expected):
    led = answer(url=url, hops=[(ASKED, 302)])
    assert health(led) is expected
    assert health(answer(url=url), asked=url) is Health.OK


def test_an_excuse_for_today_is_passing_trouble_and_is_not_kept():
    excuse = answer(body=b"<title>503 Service Unavailable</title>", headers=(("content-type", "text/html"),))
    assert health(excuse) is Health.TRANSIENT
    assert not inquiry(ASKED).request.complete(excuse)
