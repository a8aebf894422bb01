from __future__ import annotations

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from enrich import write as writing
from enrich.errors import BadInput
from enrich.write import LARGEST_LIST, Write, beginning, put_in_place, read_file, write_all


@pytest.fixture
def lists(tmp_path: Path) -> tuple[Path, Path]:
    one, two = tmp_path / "one.csv", tmp_path / "two.md"
    one.write_bytes(b"one\r\n")
    two.write_bytes(b"two")
    return one, two


def _write(path: Path, before: bytes | None, after: bytes = b"new") -> Write:
    return Write(str(path), before, after)


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_all_files_are_written_and_nothing_is_left_behind(lists: tuple[Path, Path]) -> None:
    one, two = lists
    write_all([_write(one, b"one\r\n", b"\xef\xbb\xbfnew\r\n"), _write(two, b"two", b"")])
    assert (one.read_bytes(), two.read_bytes()) == (b"\xef\xbb\xbfnew\r\n", b"")
    assert _names(one.parent) == {"one.csv", "two.md"}


def test_a_file_that_would_not_change_is_left_alone(lists: tuple[Path, Path]) -> None:
    before = lists[0].stat()
    write_all([_write(lists[0], b"one\r\n", b"one\r\n")])
    assert lists[0].stat().st_ino == before.st_ino
    assert lists[0].stat().st_mtime_ns == before.st_mtime_ns


def test_a_new_file_gets_the_mode_of_new_files(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_all([_write(tmp_path / "new.csv", None)])
    assert (tmp_path / "new.csv").read_bytes() == b"new"
    assert (tmp_path / "new.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o775])
def test_the_mode_is_kept(lists: tuple[Path, Path], mode: int) -> None:
    lists[0].chmod(mode)
    write_all([_write(lists[0], b"one\r\n")])
    assert stat.S_IMODE(lists[0].stat().st_mode) == mode


def test_a_symbolic_link_is_followed_and_stays(lists: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    link = tmp_path / "folder" / "link.csv"
    link.symlink_to("../one.csv")
    write_all([_write(link, b"one\r\n")])
    assert link.is_symlink()
    assert lists[0].read_bytes() == b"new"
    assert _names(link.parent) == {"link.csv"}


def _refused(writes: list[Write], what: str) -> None:
    before = {
        path: path.read_bytes() for write in writes for path in Path(write.path).parent.iterdir() if path.is_file()
    }
    with pytest.raises(BadInput, match=what):
        write_all(writes)
    assert {path: path.read_bytes() for path in before} == before
    for write in writes:
        assert not [name for name in _names(Path(write.path).parent) if name.endswith(".enrich")]


def test_a_file_that_changed_since_it_was_read_stops_all_of_them(lists: tuple[Path, Path]) -> None:
    _refused([_write(lists[0], b"one\r\n"), _write(lists[1], b"something else")], "changed on disk")
    _refused([_write(lists[0], b"one\r\n"), _write(lists[1], None)], "changed on disk")


def test_a_file_that_vanished_is_not_made_again(lists: tuple[Path, Path]) -> None:
    lists[1].unlink()
    _refused([_write(lists[0], b"one\r\n"), _write(lists[1], b"two")], "changed on disk")
    assert not lists[1].exists()


def test_a_read_only_file_stops_all_of_them(lists: tuple[Path, Path]) -> None:
    lists[1].chmod(0o444)
    _refused([_write(lists[0], b"one\r\n"), _write(lists[1], b"two")], "read-only")


def test_a_read_only_folder_stops_all_of_them(lists: tuple[Path, Path], tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "three.csv").write_bytes(b"three")
    closed.chmod(0o555)
    _refused([_write(lists[0], b"one\r\n"), _write(closed / "three.csv", b"three")], "folder is read-only")
    closed.chmod(0o755)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not exist"):
        write_all([_write(tmp_path / "no" / "new.csv", None)])


def test_a_folder_and_a_pipe_are_no_lists(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, what in [("folder", "this is a folder"), ("pipe", "not a regular file")]:
        with pytest.raises(BadInput, match=what):
            read_file(str(tmp_path / name))
        _refused([_write(tmp_path / name, b"")], what)


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(BadInput):
        write_all([_write(tmp_path / "a", b"")])


def test_one_file_cannot_be_written_twice(lists: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(lists[0])
    _refused([_write(lists[0], b"one\r\n", b"1"), _write(tmp_path / "link", b"one\r\n", b"2")], "written twice")


def test_a_full_disk_leaves_everything_as_it_was(lists: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    synced = []

    def fsync(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fsync)
    _refused([_write(lists[0], b"one\r\n"), _write(lists[1], b"two")], "No space left")


def test_an_interruption_removes_the_temporary_files(lists: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_all([_write(lists[0], b"one\r\n"), _write(lists[1], b"two")])
    assert _names(lists[0].parent) == {"one.csv", "two.md"}
    assert lists[0].read_bytes() == b"one\r\n"


def test_a_change_while_the_new_bytes_were_written_is_noticed(
    lists: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def meddle(descriptor: int) -> None:
        lists[0].write_bytes(b"edited")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", meddle)
    with pytest.raises(BadInput, match="changed on disk"):
        write_all([_write(lists[0], b"one\r\n")])
    assert lists[0].read_bytes() == b"edited"


def test_what_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput, match="No such file"):
        read_file(str(tmp_path / "none.csv"))
    with pytest.raises(BadInput, match="null"):
        read_file("nul\0.csv")
    (tmp_path / "large.csv").write_bytes(b"12345")
    monkeypatch.setattr(writing, "LARGEST_LIST", 4)
    with pytest.raises(BadInput, match="larger than"):
        read_file(str(tmp_path / "large.csv"))
    assert LARGEST_LIST == 64 * 1024 * 1024


_ENDLESS = """
import sys
from enrich.write import Write, write_all
paths, sizes = sys.argv[1:], (200_000, 300_000)
now = b"a" * sizes[0]
print("ready", flush=True)
while True:
    then = (b"b" if now[:1] == b"a" else b"a") * sizes[now[:1] == b"a"]
    write_all([Write(path, now, then) for path in paths])
    now = then
"""


def test_a_kill_at_any_moment_leaves_every_file_whole(tmp_path: Path) -> None:
    paths = [tmp_path / "one.csv", tmp_path / "two.csv"]
    whole = {b"a" * 200_000, b"b" * 300_000}
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    for _ in range(8):
        for path in paths:
            path.write_bytes(b"a" * 200_000)
        # the interpreter that runs the tests, with a program of this file's own
        with subprocess.Popen([sys.executable, "-c", _ENDLESS, *map(str, paths)], stdout=subprocess.PIPE) as process:  # noqa: S603
            assert process.stdout
            assert process.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0.001, 0.08))
            process.send_signal(signal.SIGKILL)
            assert process.wait() == -signal.SIGKILL
        assert {path.read_bytes() for path in paths} <= whole


def test_a_finished_file_takes_the_place_of_another_one(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "new").write_bytes(b"new")
    put_in_place(tmp_path / "new", tmp_path / "old")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("old", b"new")]
    with pytest.raises(BadInput, match="cannot write it: No such file"):
        put_in_place(tmp_path / "missing", tmp_path / "old")


def test_the_beginning_of_a_file_is_read_and_of_one_that_cannot_be_opened_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(b"0123456789" * 100)
    assert beginning(str(tmp_path / "long")) == b"0123456789012345"
    assert beginning(str(tmp_path / "missing")) == beginning("\0") == b""
