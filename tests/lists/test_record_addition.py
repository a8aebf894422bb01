"""One more record of YAML or JSON: keys, order, quotes and commas are those of the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enrich.errors import BadInput
from enrich.lists import format_of
from enrich.model import Location, Paper
from enrich.normalise.ids import recognise

NEW = Paper(
    "A New: Title",
    Location("x", 0),
    "https://arxiv.org/abs/2501.00001",
    "2025",
    "ICML",
    "Ada Lovelace, Alan Turing",
    ids=recognise("https://arxiv.org/abs/2501.00001"),
)

BLOCK = """# the list
papers:
  - paper_title: 'Old One'
    year: 2020
    authors:
      - Grace Hopper
      - Emmy Noether
    url: https://example.org/1
    stars: 5
    notes:

  - paper_title: 'Old Two'  # good
    year: 2021
    url: https://example.org/2
"""

JSON = """[
    {
        "title": "Old",
        "paper": "https://example.org/1",
        "venue": "KDD",
        "authors": ["Grace Hopper"],
        "stars": [1, 2]
    }
]
"""


def _added(text: str, name: str, beside: int, *, before: bool = False) -> str:
    form = format_of(name)
    paper = form.read(text, name).papers[beside]
    return form.insert(text, name, replace(NEW, section=paper.section), paper, before=before)


def test_a_record_is_written_with_the_keys_and_quotes_of_the_others() -> None:
    new = """
  - paper_title: 'A New: Title'
    year: 2025
    authors:
      - Ada Lovelace
      - Alan Turing
    url: https://arxiv.org/abs/2501.00001
    notes:
"""
    assert _added(BLOCK, "l.yaml", 1) == BLOCK + new
    assert _added(BLOCK, "l.yaml", 0, before=True) == BLOCK.replace("papers:\n", f"papers:{new}\n")
    windows = BLOCK.replace("\n", "\r\n")
    assert _added(windows, "l.yaml", 1) == (BLOCK + new).replace("\n", "\r\n")


def test_json_gets_a_comma_and_the_same_lines() -> None:
    new = """,
    {
        "title": "A New: Title",
        "paper": "https://arxiv.org/abs/2501.00001",
        "venue": "ICML",
        "authors": ["Ada Lovelace", "Alan Turing"]
    }
]
"""
    assert _added(JSON, "l.json", 0) == JSON.removesuffix("\n]\n") + new


def test_a_key_for_the_arxiv_number_alone_gets_the_number() -> None:
    text = '- {title: Old, arxiv: "2001.00001"}\n'
    assert _added(text, "l.yml", 0) == text + '- {title: "A New: Title", arxiv: "2501.00001"}\n'


def test_the_last_line_may_have_no_end() -> None:
    assert _added("- title: Old\n  url: u", "l.yaml", 0).endswith(f'\n- title: "A New: Title"\n  url: {NEW.url}')


def test_what_stands_in_no_sequence_shows_no_place_for_another() -> None:
    with pytest.raises(BadInput, match="by hand"):
        _added("old:\n  title: Old\n  url: u\n", "l.yaml", 0)


CSL = """[
  {"id": "a", "title": "Old", "author": [{"family": "Hopper", "given": "Grace", "ORCID": "x"}],
   "issued": {"date-parts": [[2020, 3, 1]]}, "container-title": "KDD", "URL": "https://e.org/1"}
]
"""


def test_a_record_of_csl_json_has_people_and_dates_in_parts() -> None:
    (old,) = format_of("l.json").read(CSL, "l.json").papers
    after = format_of("l.json").insert(CSL, "l.json", replace(NEW, date="Jul 2025"), old, before=False)
    assert (
        '{"title": "A New: Title", "author": [{"family": "Lovelace", "given": "Ada"}, {"family": "Turing", '
        '"given": "Alan"}], "issued": {"date-parts": [[2025, 7]]}, "container-title": "ICML"'
    ) in after
