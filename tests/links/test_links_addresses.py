from enrich.links import addresses


def test_addresses_of_error_pages_and_logins_are_known_by_whole_parts():
    assert addresses.missing_address("https://x.org/errors/404.html") == "404"
    assert addresses.missing_address("https://x.org/page-not-found") == "page-not-found"
    assert addresses.missing_address("https://x.org/paper/4041") == ""
    assert addresses.missing_address("https://en.wikipedia.org/wiki/HTTP_404") == ""
    assert addresses.login_address("https://x.org/users/Login.aspx?r=1") == "login"
    assert addresses.login_address("https://x.org/blog/login-security") == ""


def test_a_front_page_has_nothing_behind_the_host_but_an_index_or_a_language():
    fronts = (
        "https://x.org",
        "https://x.org/",
        "https://x.org/index.html",
        "https://x.org/en",
        "https://x.org/?utm_id=1",
    )
    assert all(addresses.is_front(url) for url in fronts)
    assert not any(
        addresses.is_front(url)
        for url in ("https://x.org/papers", "https://x.org/en/paper.html", "https://x.org/?p=12")
    )


def test_an_address_of_one_visit_is_known_by_its_parameters():
    assert addresses.has_session("https://x.org/a?PHPSESSID=1")
    assert addresses.has_session("https://x.org/a;jsessionid=12?b=1")
    assert not addresses.has_session("https://x.org/a?id=12")


def test_a_last_slash_makes_no_other_address():
    assert addresses.same_address("https://X.org/a", "https://x.org/a/#top")
    assert not addresses.same_address("http://x.org/a", "https://x.org/a")
