import subprocess
import sys
from dataclasses import replace

import pytest
from rich.cells import cell_len

from enrich.model import Band, Change, Field, Finding, Location, Record
from enrich.reports import terminal
from report_samples import FISHER, HOSTILE, RICH


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("report", [RICH, HOSTILE], ids=["rich", "hostile"])
def test_no_line_is_wider_than_the_terminal(width, report):
    assert max(cell_len(line) for line in terminal.render(report, width=width).splitlines()) <= width


def test_a_short_change_and_its_source_share_a_line():
    assert "date     Mon 2024 → Oct 2024       arXiv arxiv.org/abs/2410.10926\n" in terminal.render(RICH)


def test_changes_of_one_entry_stand_under_its_title_and_name_their_record_once():
    text = terminal.render(RICH, width=120)
    assert text.count(FISHER) == 1
    assert text.count("aclanthology.org/2024.emnlp-main.587") == 1


def test_places_name_the_list_only_where_there_are_several():
    assert "papers.csv:19" not in terminal.render(RICH)
    assert "papers.csv:19" in terminal.render(replace(RICH, lists=("papers.csv", "README.md")))


def test_one_message_at_many_places_takes_one_line():
    found = tuple(Finding("empty-entry", "no title and no link", Location("a.md", line)) for line in (3, 9, 12))
    text = terminal.render(replace(RICH, findings=found))
    assert "no title and no link: lines 3, 9, 12" in text
    assert text.count("no title and no link") == 1


@pytest.mark.parametrize("several", [2, 3])
def test_a_reason_that_several_suggestions_have_is_told_once(several):
    record = Record("crossref", "https://doi.org/10.1234/lace")
    change = Change(
        Location("a.md", 1), Field.URL, "https://arxiv.org/abs/1", record.url, Band.SUGGEST, record, "it is right"
    )
    lines = [Location("a.md", line) for line in range(1, several + 1)]
    found = tuple(Finding("stale-preprint", "…", where, replace(change, where=where), "Lace") for where in lines)
    text = terminal.render(replace(RICH, findings=found), width=120)
    assert text.count("why not: it is right") == (1 if several == 3 else 2)
    assert text.count("10.1234/lace") == (3 if several == 3 else 4)


def test_the_name_of_a_list_is_not_cut_into_pieces() -> None:
    found = (Finding("unsorted-list", "2 entries move", Location("a-long-name.csv", 2), mended=True),)
    assert "a-long-name.csv\n" in terminal.render(replace(RICH, findings=found))


def test_there_are_colours_only_where_they_are_asked_for():
    assert "\x1b[" not in terminal.render(RICH)
    assert "\x1b[" in terminal.render(RICH, colour=True)


def test_the_environment_has_no_say(monkeypatch):
    plain = terminal.render(RICH)
    for name, value in {"COLUMNS": "40", "FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    assert terminal.render(RICH) == plain


def test_markup_of_rich_in_a_title_is_only_text():
    assert "[red]x[/red]" in terminal.render(HOSTILE)


def test_rich_is_loaded_only_for_a_report():
    code = "import enrich.reports, sys; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own interpreter
