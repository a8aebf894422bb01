"""A run that is killed leaves the list as it was or whole, and the next run knows what it had heard."""

import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from internet import Fault, Internet
from invented_works import EXPECTED, LIST, SITES, SOURCES
from running import Running, changes, rows, run, start, wait_until

CONTACT = {"ENRICH_MAILTO": "curator@lists.example"}

MOMENTS = {
    # what hangs until the run is killed, and how much of the sources' answers is heard before
    "while Crossref is asked": ({"api.crossref.org": Fault.HANGING}, 2),
    "while links are checked": ({"gone.example": Fault.HANGING}, 11),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers.csv").write_text(LIST, encoding="utf-8")
    return tmp_path


def kept(folder: Path) -> set[str]:
    """The addresses of the sources about which the cache holds what they said."""
    store = folder / "cache" / "observations.sqlite"
    if not store.exists():
        return set()
    with closing(sqlite3.connect(store)) as database:
        tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        urls = {row[0] for row in database.execute("SELECT url FROM observation")} if tables else set()
    return {url for url in urls if urlsplit(url).hostname in SOURCES}


def begun(folder: Path, internet: Internet, heard: int) -> Running:
    """A run that has kept so many answers, and waits for a host that hangs."""
    running = start(folder, "run", internet=internet, environment=CONTACT)
    internet.wait_until(lambda: any(asked.host in internet.faults for asked in internet.asked))
    wait_until(lambda: len(kept(folder)) >= heard)
    return running


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_killed_while_it_asks_leaves_the_list_alone_and_keeps_what_it_heard(folder: Path, moment: str) -> None:
    faults, heard = MOMENTS[moment]
    with Internet(SITES, faults) as internet:
        running = begun(folder, internet, heard)
        running.process.kill()
        assert running.finish().code == -signal.SIGKILL
    assert (folder / "papers.csv").read_text(encoding="utf-8") == LIST
    assert sorted(path.name for path in folder.iterdir()) == ["authority.pem", "cache", "papers.csv"]

    known = kept(folder)
    assert len(known) >= heard
    with Internet(SITES) as internet:
        again = run(folder, "run", "--no-links", internet=internet, environment=CONTACT)
    assert again.code == 0, again.err
    entries = {
        key: (row["title"], row["date"], row["venue"], row["authors"]) for key, row in rows(again.text()).items()
    }
    assert entries == EXPECTED
    assert not known & {asked.url.partition("&mailto=")[0].partition("?mailto=")[0] for asked in internet.asked}


def test_a_run_killed_before_any_answer_leaves_nothing_but_an_empty_cache(folder: Path) -> None:
    with Internet(SITES, dict.fromkeys(SITES, Fault.HANGING)) as internet:
        running = begun(folder, internet, 0)
        running.process.kill()
        running.finish()
    assert (folder / "papers.csv").read_text(encoding="utf-8") == LIST
    assert not kept(folder)


def test_a_run_that_is_interrupted_says_so_and_leaves_the_list_alone(folder: Path) -> None:
    faults, heard = MOMENTS["while Crossref is asked"]
    with Internet(SITES, faults) as internet:
        # a shell's background jobs ignore this signal, and what they start does, too
        ignored = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            running = begun(folder, internet, heard)
        finally:
            signal.signal(signal.SIGINT, ignored)
        running.process.send_signal(signal.SIGINT)
        done = running.finish()
    assert done.code == 130
    assert "interrupted; no list was changed" in done.err
    assert "Traceback" not in done.err
    assert done.text() == LIST
    assert len(kept(folder)) >= heard


# --- while it writes ---------------------------------------------------------------------------

KILLED_AT = """\
import os, signal, sys

at = int(os.environ["KILLED_AT"])
count = 0

def hook(event, arguments):
    global count
    if event in {"os.chmod", "os.rename", "os.remove"}:
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(hook)
"""
"""A `sitecustomize` that kills its process just before one of the steps by which files are written: a new file
is there but empty, a file is replaced, what is left of a new file is removed. There are three files, hence nine steps.
"""

CATALOGUE = """[{"type": "paper-conference", "title": "Lantern: Aligning Sparse Translations with Moth Wing Attention",
  "author": [{"given": "Ines", "family": "Okafor"}, {"given": "Jun", "family": "Takeda"}],
  "container-title": "EMNLP", "issued": {"date-parts": [[2021, 11]]}, "URL": "https://example.org/lantern"}]"""


def test_a_run_killed_at_any_step_of_writing_leaves_the_list_as_it_was_or_whole(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(KILLED_AT, encoding="utf-8")
    under_way = []
    for step in range(1, 11):
        folder = tmp_path / str(step)
        folder.mkdir()
        (folder / "papers.csv").write_text(LIST, encoding="utf-8")
        (folder / "enrich.toml").write_text('catalogues = ["zotero.json"]\n', encoding="utf-8")
        (folder / "zotero.json").write_text(CATALOGUE, encoding="utf-8")
        dying = {"PYTHONPATH": str(tmp_path), "KILLED_AT": str(step)}
        under_way.append(start(folder, "run", "--offline", "--no-links", "--report", "report.md", environment=dying))
    ended = [running.finish() for running in under_way]
    survivor = ended[-1]
    assert survivor.code == 0, "no run came to its end"
    assert changes(LIST, survivor.text())
    assert {done.code for done in ended} == {0, -signal.SIGKILL}
    texts = [done.text() for done in ended if done.code]
    assert set(texts) == {LIST, survivor.text()}, "killed before and after the list was replaced, never between"
    for done in ended:
        memory = done.folder / "corrections.jsonl"
        assert not memory.exists() or done.text(memory.name) == survivor.text(memory.name)
        assert not memory.exists() or done.text() == survivor.text(), "what is remembered as made stands in the list"
