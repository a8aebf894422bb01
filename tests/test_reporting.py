"""Which reports a run writes and prints, what counts as new, and what changed between two runs."""

import json
import re
from pathlib import Path

import pytest

from enrich.commands.reporting import Wanted, wanted
from enrich.errors import BadConfig
from enrich.reports import REPORTS, SUFFIXES
from running import call, run

BEES = "Bees,A Fine Paper on the Dances of Bees,https://arxiv.org/abs/2403.01234,{},,Ada Bee\n"
WASPS = "Wasps,On Wasps  and Their Paper Houses,https://example.org/wasps,2022,,Cy Nest\n"
LIST = "section,title,url,date,venue,authors\n" + BEES.format("Mar 2024") + WASPS
OFFLINE = ("--offline", "--no-links", "--no-sort")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers.csv").write_text(LIST, encoding="utf-8")
    return tmp_path


# --- which and where ----------------------------------------------------------------------------


@pytest.mark.parametrize(("suffix", "form"), SUFFIXES.items())
def test_the_suffix_of_a_file_tells_its_format(suffix: str, form: str) -> None:
    assert wanted([f"out/a=b{suffix}"]) == (Wanted(form, f"out/a=b{suffix}"),)


@pytest.mark.parametrize("form", REPORTS)
def test_a_format_can_be_named(form: str) -> None:
    assert wanted([f"{form}=out/summary", f"{form}=-"]) == (Wanted(form, "out/summary"), Wanted(form, "-"))


@pytest.mark.parametrize("value", ["report", "report.doc", "-", "word=x", "json=", "=x"])
def test_what_tells_no_format_is_refused_with_those_that_there_are(value: str) -> None:
    with pytest.raises(BadConfig, match=r"--report .*sarif.*\.sarif"):
        wanted([value])


def test_a_run_writes_every_report_that_is_asked_for(folder: Path) -> None:
    asked = [argument for form in REPORTS for argument in ("--report", f"{form}=made/{form}")]
    (folder / "made").mkdir()
    done = call(folder, "run", *OFFLINE, *asked)
    assert done.code == 0, done.err
    made = {file.name: file.read_text(encoding="utf-8") for file in (folder / "made").iterdir()}
    assert made.keys() == REPORTS.keys()
    assert json.loads(made["json"])["day"]
    assert "A Fine Paper on the Dances of Bees" in made["html"]
    assert made["html"].startswith("<!doctype html>")


def test_a_report_on_standard_output_stands_there_alone(folder: Path) -> None:
    done = call(folder, "run", *OFFLINE, "--report", "json=-")
    assert json.loads(done.out)["schema_version"] == 1


def test_annotations_are_printed_for_the_runner(folder: Path) -> None:
    done = call(folder, "run", *OFFLINE, "--check", "--report", "github=-")
    lines = done.out.splitlines()
    assert any(line.startswith("::notice file=papers.csv,line=3,title=title-spacing::") for line in lines)


# --- quiet and verbose --------------------------------------------------------------------------


def test_a_quiet_run_prints_nothing_and_its_exit_code_tells(folder: Path) -> None:
    done = call(folder, "run", *OFFLINE, "--quiet", "--check")
    assert (done.code, done.out, done.err) == (1, "", "")
    assert call(folder, "run", *OFFLINE, "--quiet", "--report", "csv=-").out.startswith('"verdict"')
    missing = call(folder, "run", "none.csv", "--quiet")
    assert (missing.code, missing.out) == (2, "")
    assert "none.csv" in missing.err


def test_a_verbose_run_tells_of_every_source_and_of_links_that_were_not_judged(folder: Path) -> None:
    brief, verbose = (call(folder, "run", "--offline", "--check", *more).out for more in ((), ("--verbose",)))
    assert "Sources asked, about papers" in verbose
    assert re.search(r"Links not judged \(\d+\)", verbose)
    assert "Sources asked" not in brief


def test_what_is_no_terminal_gets_neither_colours_nor_bars(folder: Path) -> None:
    done = run(folder, "run", *OFFLINE, environment={"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "60"})
    assert "\x1b" not in done.out + done.err
    assert max(map(len, done.out.splitlines())) <= 60


def test_remarks_and_errors_can_be_json(folder: Path) -> None:
    done = call(folder, "run", *OFFLINE, "--check", "--log-format", "json")
    (remark,) = map(json.loads, done.err.splitlines())
    assert remark["level"] == "info"
    assert "--check: would write papers.csv" in remark["message"]
    failed = json.loads(call(folder, "run", "none.csv", "--log-format", "json").err)
    assert failed["level"] == "error"


# --- baseline, report, diff ---------------------------------------------------------------------


def with_more(folder: Path, line: str) -> None:
    text = (folder / "papers.csv").read_text(encoding="utf-8")
    header, rest = text.split("\n", 1)
    (folder / "papers.csv").write_text(f"{header}\n{line}{rest}", encoding="utf-8")


def test_what_the_baseline_has_fails_nobody_even_where_it_moved(folder: Path) -> None:
    asking = ("run", *OFFLINE, "--fail-on", "warning", "--output", "other.csv")
    assert call(folder, *asking, "--report", "before.json").code == 0
    with_more(folder, "Wasps,,,,,\n")
    assert call(folder, *asking).code == 1
    assert call(folder, *asking, "--report", "after.json").code == 1
    failing = call(folder, *asking, "--baseline", "before.json")
    assert failing.code == 1
    assert "--baseline: 1 of" in failing.err
    with_more(folder, BEES.format("Apr 2023").replace("Dances", "Songs").replace("2403", "2304"))
    assert call(folder, *asking, "--baseline", "after.json").code == 0


def test_a_baseline_that_is_none_ends_the_run_before_it_asks_anyone(folder: Path) -> None:
    (folder / "old.json").write_text("{}", encoding="utf-8")
    for name in ("old.json", "none.json"):
        done = call(folder, "run", *OFFLINE, "--baseline", name)
        assert done.code == 2
        assert name in done.err
    assert (folder / "papers.csv").read_text(encoding="utf-8") == LIST


def test_other_reports_are_made_from_the_json_one(folder: Path) -> None:
    call(folder, "run", *OFFLINE, "--check", "--report", "report.json", "--report", "first.sarif")
    done = call(folder, "report", "report.json", "again.sarif", "html=page")
    assert (done.code, done.out) == (0, "")
    assert (folder / "again.sarif").read_bytes() == (folder / "first.sarif").read_bytes()
    assert (folder / "page").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert call(folder, "report", "report.json").out.startswith("2 papers: ")
    assert json.loads(call(folder, "report", "--schema").out)["title"] == "Report of enrich"
    assert call(folder, "report").code == 2


def test_diff_tells_what_changed_and_exits_with_1_for_what_is_new(folder: Path) -> None:
    asking = ("run", *OFFLINE, "--output", "other.csv", "--report")
    call(folder, *asking, "a.json")
    same = call(folder, "diff", "a.json", "a.json")
    assert (same.code, same.out) == (0, "a.json → a.json: Nothing changed.\n")
    with_more(folder, "Wasps,,,,,\n")
    call(folder, *asking, "b.json")
    worse = call(folder, "diff", "a.json", "b.json")
    assert worse.code == 1
    assert "1 finding new" in worse.out
    assert "papers.csv:2: warning empty-entry" in worse.out
    assert call(folder, "diff", "a.json", "b.json", "--fail-on", "error").code == 0
    better = call(folder, "diff", "b.json", "a.json")
    assert better.code == 0
    assert "1 finding gone" in better.out
