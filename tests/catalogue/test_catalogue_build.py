"""A build is one thing done once, whatever interrupts it, in whatever order and by however many processes."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.built import answers, built, found, paper, titles, work, written
from dump_samples import SAMPLES
from enrich.catalogue import features, merging, pieces, shelf, unfinished
from enrich.catalogue.index import Index
from enrich.errors import BadInput

WORDS = (
    *("federated", "tuning", "of", "large", "graphs", "models", "sparse"),
    *("attention", "pruning", "speech", "robots", "code", "retrieval"),
)


def title(number: int) -> str:
    return f"{WORDS[number % 13]} {WORDS[number // 13 % 13]} {WORDS[number // 169 % 13]} by rule {number}".capitalize()


def many(count: int, first: int = 0) -> list[dict[str, object]]:
    return [work(number, title(number)) for number in range(first, first + count)]


def asked(count: int) -> list:
    return [paper(title(number)) for number in range(count)] + [paper(doi=f"10.1000/{n}") for n in range(count)]


def counts(path: Path) -> dict[str, tuple[int, int, int]]:
    with Index(str(path)) as index:
        return {Path(file.path).name: (file.papers, file.others, file.garbled) for file in index.files()}


# --- what is read ---------------------------------------------------------------------------------


def test_a_folder_of_dumps_of_all_formats_becomes_one_catalogue(tmp_path: Path) -> None:
    dumps = tmp_path / "dumps"
    dumps.mkdir()
    for name, sample in SAMPLES.items():
        own = dumps / name
        own.mkdir()
        (own / (sample.name if "." in sample.name else f"{sample.name}.jsonl")).write_text(
            sample.text, encoding="utf-8"
        )
    (dumps / "README.md").write_text("no dump")
    (dumps / "package.json").write_text('{"name": "no dump"}')
    done = built(tmp_path / "works.sqlite", dumps)
    # of the two bibliographies, and of the two of Crossref, one tells of pages that the other has told of
    assert (done.papers, done.same, done.resumed) == (3 * len(SAMPLES) - 4, 0, 0)
    (fault,) = done.unknown
    assert "package.json: this is no dump that is known" in fault
    for sample in SAMPLES.values():
        for name, ids in sample.papers:
            assert name in titles(tmp_path / "works.sqlite", paper(**dict(ids.items())))
            assert sample.source in {r.source for r in found(tmp_path / "works.sqlite", paper(name))}


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_dump_is_known_by_its_content(tmp_path: Path, compress: Callable[[bytes], bytes]) -> None:
    dump = tmp_path / "works.json"
    dump.write_bytes(compress(SAMPLES["csl-json"].text.encode()))
    assert built(tmp_path / "works.sqlite", dump).papers == 3


@pytest.mark.parametrize("compress", [gzip.compress, lzma.compress])
def test_a_dump_that_is_cut_off_gives_what_it_has_and_is_told_of(
    tmp_path: Path, compress: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "A_PIECE", 1000)
    whole = compress("".join(json.dumps(each) + "\n" for each in many(5000)).encode())
    dump = tmp_path / "0.jsonl.gz"
    dump.write_bytes(whole[: len(whole) // 2])
    done = built(tmp_path / "works.sqlite", dump)
    assert 100 < done.papers < 5000
    with Index(str(tmp_path / "works.sqlite")) as index:
        path, line, what = index.faults(10)[-1]
    assert (path, line) == (str(dump), done.papers + 1)
    assert "cut off or garbled from here on" in what or "truncated" in what


def test_what_cannot_be_read_is_counted_and_named_and_costs_no_other(tmp_path: Path) -> None:
    dump = written(tmp_path / "0.jsonl", many(3))
    lines = dump.read_text().splitlines()
    dump.write_text("\n".join([lines[0], '{"DOI": "10.1000/cut', lines[1], "", "\0\0", lines[2]]))
    built(tmp_path / "works.sqlite", dump)
    assert counts(tmp_path / "works.sqlite") == {"0.jsonl": (3, 0, 2)}
    with Index(str(tmp_path / "works.sqlite")) as index:
        assert [(Path(path).name, line) for path, line, _ in index.faults(10)] == [("0.jsonl", 2), ("0.jsonl", 5)]


def test_a_line_without_an_end_is_passed_over_in_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LARGEST", 100_000)
    monkeypatch.setattr(pieces, "A_PIECE", 10_000)
    dump = written(tmp_path / "0.jsonl", many(2))
    first, second = dump.read_text().splitlines()
    dump.write_text(f'{first}\n{{"title": "{"x" * 1_000_000}"}}\n{second}\n')
    built(tmp_path / "works.sqlite", dump)
    assert counts(tmp_path / "works.sqlite")["0.jsonl"][0] == 2
    with Index(str(tmp_path / "works.sqlite")) as index:
        assert "without an end" in index.faults(1)[0][2]


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("missing.json", None, "cannot read it: No such file"),
        ("list.json", '{"papers": []}', "no dump that is known"),
        ("empty", "", "no dump that is known"),
    ],
)
def test_what_is_named_and_no_dump_ends_the_build(tmp_path: Path, name: str, text: str | None, what: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(BadInput, match=what):
        built(tmp_path / "works.sqlite", tmp_path / name)
    assert not (tmp_path / "works.sqlite").exists()


def test_a_folder_without_dumps_ends_the_build(tmp_path: Path) -> None:
    (tmp_path / "dumps").mkdir()
    with pytest.raises(BadInput, match="the folder has no dumps"):
        built(tmp_path / "works.sqlite", tmp_path / "dumps")


# --- the same, however ------------------------------------------------------------------------------


def test_neither_the_order_of_the_dumps_nor_the_number_of_processes_changes_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "A_PIECE", 5000)
    monkeypatch.setattr(unfinished, "A_RUN", 100)
    one, two = written(tmp_path / "1.jsonl", many(300)), written(tmp_path / "2.jsonl", many(300, first=300))
    built(tmp_path / "a.sqlite", one, two)
    built(tmp_path / "b.sqlite", two, one)
    built(tmp_path / "c.sqlite", one, two, processes=2)
    expected = answers(tmp_path / "a.sqlite", asked(600))
    assert all(expected)
    assert answers(tmp_path / "b.sqlite", asked(600)) == expected
    assert answers(tmp_path / "c.sqlite", asked(600)) == expected
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "c.sqlite").read_bytes()


def test_what_too_many_works_share_leads_to_none_of_them_and_the_rest_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "MOST", 20)
    dump = written(tmp_path / "0.jsonl", [work(n, f"Introduction of {WORDS[n % 13]} number{n}") for n in range(30)])
    built(tmp_path / "works.sqlite", dump)
    with Index(str(tmp_path / "works.sqlite")) as index:
        assert not index.having([features._word("introduction")])
        assert index.having([features._word("number7")])
    more = written(tmp_path / "1.jsonl", [work(100, "Introduction to the rest")])
    built(tmp_path / "works.sqlite", dump, more)
    with Index(str(tmp_path / "works.sqlite")) as index:
        assert not index.having([features._word("introduction")]), "and stays so"
    assert titles(tmp_path / "works.sqlite", paper("Introductoin of tuning number14")) == [
        "Introduction of tuning number14"
    ]


# --- more of it -------------------------------------------------------------------------------------


def test_a_newer_dump_replaces_works_by_their_page_and_files_that_did_not_change_are_not_read(tmp_path: Path) -> None:
    out, old = tmp_path / "works.sqlite", written(tmp_path / "0.jsonl", many(40))
    built(out, old)
    before = out.read_bytes()
    assert built(out, old).same == 1
    assert out.read_bytes() == before
    renamed = [work(number, f"A new title {number}") for number in range(20)]
    done = built(out, old, written(tmp_path / "1.jsonl", [*renamed, *many(5, first=40)]))
    assert (done.papers, done.same) == (45, 1)
    assert titles(out, paper(doi="10.1000/7")) == ["A new title 7"]
    assert titles(out, paper(title(7))) == []
    assert titles(out, paper("A new titel 7")) == ["A new title 7"]
    assert titles(out, paper(doi="10.1000/27")) == [title(27)]
    assert titles(out, paper(doi="10.1000/44")) == [title(44)]


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    out, dump = tmp_path / "works.sqlite", written(tmp_path / "0.jsonl", many(3))
    built(out, dump)
    os.utime(written(dump, [work(1, "Another title of it altogether")]), ns=(1, 1))
    done = built(out, dump)
    assert (done.papers, done.same) == (3, 0)
    assert titles(out, paper(doi="10.1000/1")) == ["Another title of it altogether"]
    assert counts(out) == {"0.jsonl": (1, 0, 0)}


def test_works_of_several_origins_stand_beside_each_other(tmp_path: Path) -> None:
    out = tmp_path / "works.sqlite"
    name = "Ferret: Federated Full-Parameter Tuning"
    arxiv, alex = tmp_path / "a.json", tmp_path / "o.jsonl"
    arxiv.write_text(SAMPLES["arxiv"].text)
    alex.write_text(SAMPLES["openalex"].text)
    built(out, arxiv, alex)
    assert [record.source for record in found(out, paper(name))] == ["arxiv", "openalex"]


def test_anew_forgets_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "works.sqlite"
    built(out, written(tmp_path / "0.jsonl", many(3)))
    assert built(out, written(tmp_path / "1.jsonl", many(2, first=9)), anew=True).papers == 2
    assert list(counts(out)) == ["1.jsonl"]


# --- interrupted -------------------------------------------------------------------------------------


def start(folder: Path, *arguments: str, slow: str) -> subprocess.Popen[bytes]:
    """A build in a process of its own, with small pieces and runs, so that it can be killed between two of them."""
    program = (
        "from enrich.catalogue import pieces, unfinished, merging; import sys, time\n"
        f"pieces.A_PIECE, unfinished.A_RUN = 4000, 50\n{slow}\n"
        "from enrich.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "catalogue", "build", *arguments, "--processes", "1"]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE)  # noqa: S603 - our own words


SLOW_READING = """
parse = unfinished.Unfinished.add
def add(self, *rest):
    time.sleep(0.03)
    parse(self, *rest)
unfinished.Unfinished.add = add
"""
SLOW_MERGING = """
postings = merging._postings
def slowly(*rest):
    for row in postings(*rest):
        time.sleep(0.005)
        yield row
merging._postings = slowly
"""


def committed(path: Path) -> int:
    """How many works an unfinished build has safe, as far as another process can tell: by what stands on disk."""
    return path.stat().st_size if path.exists() else 0


@pytest.mark.parametrize("moment", ["reading", "merging"])
@pytest.mark.parametrize("had", [0, 40])
def test_a_build_that_is_killed_goes_on_where_it_was(tmp_path: Path, moment: str, had: int) -> None:
    dump, plain = written(tmp_path / "0.jsonl", many(400)), tmp_path / "plain.sqlite"
    out, old = tmp_path / "works.sqlite", written(tmp_path / "old.jsonl", many(40, first=900))
    if had:
        built(out, old)
        built(plain, old)
    before = out.read_bytes() if had else b""
    running = start(tmp_path, "works.sqlite", "0.jsonl", slow=SLOW_READING if moment == "reading" else SLOW_MERGING)
    beside = tmp_path / f"works.sqlite.{'partial-wal' if moment == 'reading' else 'finished'}"
    deadline = time.monotonic() + 60
    while committed(beside) < (200_000 if moment == "reading" else 1) and time.monotonic() < deadline:
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    running.communicate()
    assert (out.read_bytes() if out.exists() else b"") == before, "the catalogue is the one before"

    again = start(tmp_path, "works.sqlite", "0.jsonl", slow="")
    said, _ = again.communicate(timeout=60)
    assert again.returncode == 0
    assert b"went on after" in said
    built(plain, dump)
    everything = [*asked(400), paper(doi="10.1000/901")]
    assert answers(out, everything) == answers(plain, everything)
    assert counts(out) == counts(plain)
    left = {path.name for path in tmp_path.iterdir() if path.name.startswith("works")}
    assert left == {"works.sqlite"}


def test_a_dump_that_changed_meanwhile_is_read_from_its_beginning(tmp_path: Path) -> None:
    out, dump = tmp_path / "works.sqlite", written(tmp_path / "0.jsonl", many(400))
    running = start(tmp_path, "works.sqlite", "0.jsonl", slow=SLOW_READING)
    deadline = time.monotonic() + 60
    while committed(tmp_path / "works.sqlite.partial-wal") < 200_000 and time.monotonic() < deadline:
        time.sleep(0.02)
    running.kill()
    running.communicate()
    written(dump, [work(number, f"A new title {number}") for number in range(10)])
    built(out, dump)
    assert titles(out, paper(doi="10.1000/3")) == ["A new title 3"]
    assert counts(out) == {"0.jsonl": (10, 0, 0)}


def test_a_second_build_of_the_same_catalogue_is_refused_while_one_is_under_way(tmp_path: Path) -> None:
    dump = written(tmp_path / "0.jsonl", many(3))
    open_one = unfinished.Unfinished(tmp_path / "works.sqlite.partial", "", 0)
    open_one.commit()
    try:
        with pytest.raises(BadInput, match="the catalogue cannot be used: database is locked"):
            built(tmp_path / "works.sqlite", dump)
    finally:
        open_one.close()


# --- a catalogue that cannot be used -----------------------------------------------------------------


def test_a_catalogue_of_other_rules_is_refused_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, dump = tmp_path / "works.sqlite", written(tmp_path / "0.jsonl", many(3))
    built(out, dump)
    monkeypatch.setattr(shelf, "RULES", shelf.RULES + 1)
    for use in (lambda: Index(str(out)), lambda: built(out, dump)):
        with pytest.raises(BadInput, match=r"an older enrich .*Build it again: enrich catalogue build --anew"):
            use()
    assert built(out, dump, anew=True).papers == 3
    monkeypatch.undo()
    with pytest.raises(BadInput, match="a newer enrich has made this catalogue"):
        Index(str(out))


def test_a_catalogue_of_another_shape_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "works.sqlite"
    built(out, written(tmp_path / "0.jsonl", many(3)))
    with sqlite3.connect(out) as database:
        database.execute(f"PRAGMA user_version = {shelf.FORMAT + 1}")
    database.close()
    with pytest.raises(BadInput, match="a newer enrich"):
        Index(str(out))


def test_a_file_that_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE x (y)")
    database.close()
    spoilt = tmp_path / "spoilt.sqlite"
    spoilt.write_bytes(shelf.SIGN + b"\0\1" * 5000)
    for path, what in (
        (other, "this is no catalogue"),
        (spoilt, "cannot be used"),
        (tmp_path / "none", "cannot be used"),
    ):
        with pytest.raises(BadInput, match=what):
            Index(str(path))


def test_a_catalogue_that_was_spoilt_later_says_so_when_it_is_read(tmp_path: Path) -> None:
    out = tmp_path / "works.sqlite"
    built(out, written(tmp_path / "0.jsonl", many(40)))
    database = sqlite3.connect(out)
    database.execute("UPDATE block SET data = x'00'")
    database.commit()
    database.close()
    with pytest.raises(BadInput, match="cannot be used"):
        found(out, paper(title(7)))


@pytest.mark.parametrize("anew", [False, True])
def test_a_file_that_is_no_catalogue_is_never_written_over(tmp_path: Path, anew: bool) -> None:
    papers = tmp_path / "papers.csv"
    papers.write_text("title\nMine\n")
    with pytest.raises(BadInput, match="this file is no catalogue, and is left alone"):
        built(papers, written(tmp_path / "0.jsonl", many(1)), anew=anew)
    assert papers.read_text() == "title\nMine\n"


def test_what_is_no_title_and_faults_without_end_take_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "A_PIECE", 1000)
    dump = written(tmp_path / "0.jsonl", [work(1, "word " * 2000), *many(1)])
    dump.write_text(dump.read_text() + "{\n" * 5000)
    built(tmp_path / "works.sqlite", dump)
    assert counts(tmp_path / "works.sqlite") == {"0.jsonl": (1, 0, 5001)}
    with Index(str(tmp_path / "works.sqlite")) as index:
        told = index.faults(1000)
    assert len(told) == unfinished.FAULTS_TOLD
    assert told[0][2] == "a title of more than 5,000 characters"


def test_a_block_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "works.sqlite"
    built(out, written(tmp_path / "0.jsonl", many(3)))
    database = sqlite3.connect(out)
    database.execute("UPDATE block SET data = ?", (zlib.compress(b"\0" * (1 << 27)),))
    database.commit()
    database.close()
    with pytest.raises(BadInput, match="a block does not end"):
        found(out, paper(title(1)))
