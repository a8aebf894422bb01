import pytest

from enrich.links.moves import may_be_written, registrable


@pytest.mark.parametrize(
    ("host", "part"),
    [
        ("x.org", "x.org"),
        ("www.papers.x.org", "x.org"),
        ("cs.ox.ac.uk", "ox.ac.uk"),
        ("ada.github.io", "ada.github.io"),
        ("www.tsinghua.edu.cn", "tsinghua.edu.cn"),
        ("localhost", "localhost"),
        ("127.0.0.1", "127.0.0.1"),
        ("[::1]", "[::1]"),
        ("www.cs.city.ota.tokyo.jp", "city.ota.tokyo.jp"),
        ("ada.web.app", "ada.web.app"),
        ("ada.wordpress.com", "ada.wordpress.com"),
        ("WWW.X.ORG.", "x.org"),
    ],
)
def test_what_somebody_registered_of_a_host(host, part):
    assert registrable(host) == part


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("http://x.org/a", "https://www.x.org/b"),
        ("http://www.aclweb.org/anthology/P19-1001", "https://aclanthology.org/P19-1001/"),
        ("https://papers.nips.cc/paper/1", "https://proceedings.neurips.cc/paper/1"),
        ("https://x.org/", "https://www.x.org/"),
    ],
)
def test_a_site_may_move_its_own_pages_and_known_sites_theirs(old, new):
    assert may_be_written(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("https://x.org/a", "https://y.org/a"),
        ("https://ada.github.io/a", "https://bob.github.io/a"),
        ("https://a.ac.uk/p", "https://b.ac.uk/p"),
        ("http://10.0.0.1/p", "http://20.0.0.1/p"),
        ("https://x.org/a", "http://x.org/b"),
        ("https://x.org/a", "https://x.org/"),
        ("https://x.org/a", "https://x.org/en/"),
        ("https://x.org/a", "https://x.org/login"),
        ("https://x.org/a", "https://x.org/b?sid=1"),
        ("https://x.org/a", "ftp://x.org/b"),
        ("https://evilaclweb.org/a", "https://aclanthology.org/a"),
    ],
)
def test_everything_else_is_for_a_person_to_decide(old, new):
    assert not may_be_written(old, new)
