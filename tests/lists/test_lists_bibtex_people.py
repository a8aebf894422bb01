"""People of a bibliography: read in reading order, and written back as the file writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from enrich.lists import bibtex
from enrich.lists.bibtex_people import can_be_written, rewritten, said
from enrich.model import Field
from enrich.normalise.names import people
from running import call


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("Lovelace, Ada and Alan Turing", "Ada Lovelace, Alan Turing"),
        ("Ada Lovelace and\n   {The Team} and others", "Ada Lovelace, {The Team}, et al."),
        ("", ""),
    ],
)
def test_people_are_read_in_reading_order(value: str, line: str) -> None:
    assert said(value) == line


@pytest.mark.parametrize(
    ("value", "line", "after"),
    [
        ("Ada Lovelace", "Ada Lovelace, Alan Turing", "Ada Lovelace and Alan Turing"),
        ("Lovelace, A.", "A. Lovelace, Grace van Hopper", "Lovelace, A. and van Hopper, Grace"),
        (r"M{\"u}ller, J.~K. and X, Y", "J. K. Müller, Alan Turing", r"M{\"u}ller, J.~K. and Turing, Alan"),
        ("A B and\n    C D", "A B, C D, E F", "A B and\n    C D and\n    E F"),
        ("A B", "A B, Gemini Team", "A B and {Gemini Team}"),
        ("A B and C D", "A B, et al.", "A B and others"),
    ],
)
def test_who_stays_keeps_the_spelling_of_the_file_and_who_comes_is_written_like_the_others(
    value: str, line: str, after: str
) -> None:
    assert rewritten(value, line, quoted=False) == after


def test_within_quotes_no_name_ends_them() -> None:
    assert rewritten("A B", 'Ada "Ace" Byron', quoted=True) == "Ada ''Ace'' Byron"


@pytest.mark.parametrize("value", ["{Barnes and Noble}", "King, Jr., Martin", ""])
def test_names_that_cannot_be_told_apart_are_not_rewritten(value: str) -> None:
    assert not can_be_written(value)
    (paper,) = bibtex.read(f"@misc{{a, title={{T}}, author={{{value}}}, year=2015}}", "l.bib").papers
    assert Field.AUTHORS in paper.closed


@pytest.mark.parametrize("value", ["x", 'x # " and Alan Turing"'])
def test_a_macro_among_people_is_not_rewritten(value: str) -> None:
    text = f'@string{{x = "Ada Lovelace"}}\n@misc{{a, title={{T}}, author = {value}, year=2015}}\n'
    (paper,) = bibtex.read(text, "l.bib").papers
    assert Field.AUTHORS in paper.closed


CATALOGUE = """[{"type": "paper-conference", "title": "Lantern: Aligning Sparse Translations",
  "author": [{"given": "Jürgen", "family": "Okafor"}, {"given": "Jun", "family": "Takeda"},
             {"given": "Ada", "family": "Lovelace"}],
  "container-title": "Proceedings of the 2021 Conference on Empirical Methods in Natural Language Processing",
  "issued": {"date-parts": [[2021, 11]]}, "DOI": "10.18653/v1/2021.emnlp-main.901"}]"""
ENTRY = """@inproceedings{okafor,
  author = {Okafor, J{\\"u}rgen and
            Takeda, Jun},
  title = {Lantern: Aligning Sparse Translations},
  booktitle = {EMNLP},
  year = {2021},
  doi = {10.18653/v1/2021.emnlp-main.901},
}
"""


def test_a_run_completes_a_line_of_people(tmp_path: Path) -> None:
    (tmp_path / "own.json").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "enrich.toml").write_text('catalogues = ["own.json"]\n', encoding="utf-8")
    (tmp_path / "list.bib").write_text(ENTRY, encoding="utf-8")
    done = call(tmp_path, "run", "list.bib", "--offline", "--no-links")
    assert done.text("list.bib") == ENTRY.replace("Jun}", "Jun and\n            Lovelace, Ada}"), done.out
    again = call(tmp_path, "run", "list.bib", "--offline", "--no-links")
    assert again.text("list.bib") == done.text("list.bib")


def test_each_name_of_a_line_is_found_again_in_its_field() -> None:
    value = r"Poll{\'a}k, {\'A}d{\'a}m and de la Cruz, Ana and Fran\c{c}ois Chollet and O'Neil, P."
    line = ", ".join(person.name for person in people(said(value)))
    assert rewritten(value, line, quoted=False) == value
