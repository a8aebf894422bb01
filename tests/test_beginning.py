"""What a repository is set up with: which files are lists, where enrich comes from, when it runs."""

import json
import tomllib

import pytest

from enrich.beginning import candidate, described, installed_source, settings_file, usable_source, workflow
from enrich.lists import format_of

LIST = "title,url,authors\n" + "".join(f"On Matter {n} of Bees,https://x.example/{n},Ada Bee\n" for n in range(4))
LINKS = "# Tools\n\n" + "".join(f"- [Tool {n}](https://tools.example/{n})\n" for n in range(9))
COMMIT = "0123456789012345678901234567890123456789"


def looked_at(text: str, path: str):
    return candidate(format_of(path).read(text, path))


def test_a_file_of_papers_is_a_list_and_one_of_other_links_is_not() -> None:
    assert looked_at(LIST, "papers.csv").is_list
    assert not looked_at(LINKS, "tools.md").is_list
    assert not looked_at("\n".join(LIST.splitlines()[:3]), "two.csv").is_list


def test_it_is_said_what_was_found_and_what_looks_like_a_copy() -> None:
    found = [looked_at(LIST, "a.csv"), looked_at(LIST, "b.csv"), looked_at(LINKS, "tools.md")]
    first, second, third = described(found)
    assert first.startswith("a.csv: 4 entries, most of which b.csv has as well")
    assert "a.csv has as well" in second
    assert "left out" in third
    assert described(found[:1]) == ("a.csv: 4 entries, a list of papers",)


def test_names_of_lists_stay_text_in_the_settings() -> None:
    names = ['a "quoted" [list].md', "ünïcode\\back.csv"]
    assert tomllib.loads(settings_file("lists = @@lists@@\n", names)) == {"lists": names}


@pytest.mark.parametrize(
    ("told", "source"),
    [
        (None, ""),
        ({"url": "https://pypi.example/simple", "dir_info": {}}, ""),
        ({"url": "file:///srv/enrich", "dir_info": {"editable": True}}, ""),
        (
            {"url": "https://github.com/o/enrich", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"git+https://github.com/o/enrich@{COMMIT}",
        ),
        ({"url": "https://x.example/enrich-0.1.0.whl", "archive_info": {}}, "https://x.example/enrich-0.1.0.whl"),
        ({"url": 'https://x.example/"; touch x', "archive_info": {}}, ""),
    ],
)
def test_workflows_install_what_was_installed_here(told: object, source: str) -> None:
    assert installed_source(json.dumps(told) if told else None) == source


@pytest.mark.parametrize("source", ["", "--index-url=https://evil.example", "a b", 'x"y', "x\ny", "$(x)", "${{ x }}"])
def test_what_pip_must_not_be_told_is_refused(source: str) -> None:
    assert not usable_source(source)


def test_folders_and_patterns_are_filters_of_their_own() -> None:
    made = workflow("@@paths@@", "x", ["./papers.csv", "lists", "more/*.md", "a[1].md"], "me")
    assert json.loads(made) == ["papers.csv", "lists/**", "more/*.md", "a\\[1\\].md"]


def test_repositories_run_at_times_of_their_own() -> None:
    times = {workflow("@@minute@@ @@hour@@", "x", ["papers.csv"], f"list-{number}") for number in range(40)}
    assert len(times) > 30
