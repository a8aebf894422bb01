"""Settings are read strictly: a mistake is told, with the right word for it."""

import pytest

from enrich.config import Settings, read_settings
from enrich.errors import BadConfig
from enrich.house import DatePolicy


def test_a_file_of_its_own_has_the_settings_at_the_top() -> None:
    settings = read_settings(
        'lists = ["a.csv"]\ndate_policy = "print"\nsort = []\n[rendered]\n"a.csv" = "a.md"\n', "enrich.toml"
    )
    assert settings == Settings(lists=("a.csv",), date_policy=DatePolicy.PRINT, sort=(), rendered={"a.csv": "a.md"})


def test_a_pyproject_has_them_in_its_table() -> None:
    assert read_settings("[tool.enrich]\nlinks = false\n", "x/pyproject.toml") == Settings(links=False)
    assert read_settings('[project]\nname = "x"\n', "pyproject.toml") is None


def test_an_empty_file_sets_nothing() -> None:
    assert read_settings("", "enrich.toml") == Settings()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("list = []", "Did you mean “lists”?"),
        ("date-policy = 'venue'", "Did you mean “date_policy”?"),
        ("zzz = 1", "Known are: lists, rendered"),
        ("links = 'yes'", "Expected `bool`"),
        ("date_policy = 'never'", "date_policy"),
        ("version_policy = 'newest'", "version_policy"),
        ("version-policy = 'first'", "Did you mean “version_policy”?"),
        ("fail_on = 'fatal'", "fail_on"),
        ("sort = ['newest']", "cannot be sorted by “newest”"),
        ("sort = ['dates']", "Did you mean “date”?"),
        ("lists = [1]", "Expected `str`"),
        ("links = ", "not valid TOML"),
        ("mailto = 'ada@example.org'", "set ENRICH_MAILTO"),
    ],
)
def test_a_mistake_is_told_with_the_remedy(text: str, told: str) -> None:
    with pytest.raises(BadConfig) as error:
        read_settings(text, "enrich.toml")
    assert told in str(error.value)
    assert "enrich.toml" in str(error.value)


def test_hosts_patterns_and_patience_are_read() -> None:
    text = """
exclude = ['^https://private\\.']
nights = 5
fix_links = "moved"
[hosts."x.org"]
accept = [403]
headers = { Cookie = "a=b" }
interval = 2.5
"""
    settings = read_settings(text, "enrich.toml")
    assert settings is not None
    assert (settings.nights, settings.fix_links, settings.hosts["x.org"].accept) == (5, "moved", (403,))
    assert settings.hosts["x.org"].interval == 2.5


@pytest.mark.parametrize(
    "text",
    [
        "exclude = ['(']",
        "nights = 0",
        "fix_links = 'all'",
        "deadline = -1",
        "hosts.x.in_flight = 0",
        "hosts.x.pace = 1",
        "template.entries = 'x'",
    ],
)
def test_what_makes_no_sense_for_links_is_refused(text: str) -> None:
    with pytest.raises(BadConfig):
        read_settings(text, "enrich.toml")
