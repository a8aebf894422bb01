"""The only file that writes lists: all of them or none, each as it was or whole.

The new bytes of every list are on disk, beside the lists, before the first list is replaced; a
replacement is one `rename(2)`, which a kill or a power cut either undoes or completes.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from enrich.errors import BadInput

LARGEST_LIST = 64 * 1024 * 1024
"""Bytes. A larger file is not a list that a person keeps."""


@dataclass(frozen=True, slots=True)
class Write:
    """A file, what it held when it was read (None: it did not exist), and what it shall hold."""

    path: str
    before: bytes | None
    after: bytes


def read_file(path: str) -> bytes:
    """The bytes of a list. Raises BadInput for what is no regular file, too large or unreadable."""
    try:
        status = Path(path).stat()
        if stat.S_ISDIR(status.st_mode):
            raise BadInput(path, "this is a folder", "Name the file of the list.")
        if not stat.S_ISREG(status.st_mode):
            raise BadInput(path, "this is not a regular file", "Name the file of the list.")
        with Path(path).open("rb") as file:
            data = file.read(LARGEST_LIST + 1)
    except (OSError, ValueError) as error:
        raise BadInput(path, f"cannot read it: {_reason(error)}", "Check the name and the permissions.") from None
    if len(data) > LARGEST_LIST:
        raise BadInput(path, f"the file is larger than {LARGEST_LIST // 1024**2} MB", "Split the list.")
    return data


def beginning(path: str) -> bytes:
    """The first bytes of a file that may be too large to be read; b"" where it cannot be opened."""
    try:
        with Path(path).open("rb") as file:
            return file.read(16)
    except (OSError, ValueError):
        return b""


def write_all(writes: Sequence[Write]) -> None:
    """Replace every file, or none. Files whose bytes would not change are left alone.

    Raises BadInput, before anything is replaced, if a file changed since it was read or cannot be
    replaced. Links are followed, and the modes of files are kept.
    """
    due = [(write, _target(write)) for write in writes if write.after != write.before]
    _refuse_twice(due)
    for write, target in due:
        _refuse_changed(write, target)
    with ExitStack() as stack:
        staged = [(stack.enter_context(_staged(write, target)), write, target) for write, target in due]
        for _, write, target in staged:
            _refuse_changed(write, target)
        for temporary, write, target in staged:
            with _refusing(write):
                temporary.replace(target)
        for folder in _unique(target.parent for _, _, target in staged):
            _flush_folder(folder)


def put_in_place(finished: Path, path: Path) -> None:
    """Replaces a file by another one that was written beside it, and is too large to be held in memory.

    Raises BadInput if the system refuses.
    """
    write = Write(str(path), None, b"")
    with _refusing(write):
        with finished.open("rb+") as file:
            os.fsync(file.fileno())
        finished.replace(path)
        _flush_folder(path.parent)


def _unique(folders: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(folders))


def _target(write: Write) -> Path:
    """The file that a path leads to, after all links."""
    with _refusing(write):
        return Path(write.path).resolve()


def _refuse_twice(due: Sequence[tuple[Write, Path]]) -> None:
    seen: set[Path] = set()
    for write, target in due:
        if target in seen:
            raise BadInput(write.path, "this file is to be written twice", "Name each list once.")
        seen.add(target)


def _refuse_changed(write: Write, target: Path) -> None:
    """Raise BadInput if a file cannot be replaced, or is not the one that was read."""
    now = read_file(write.path) if target.exists() else None
    if now != write.before:
        raise BadInput(write.path, "the file changed on disk since it was read", "Run enrich again.")
    if now is not None and not _writable(target):
        raise BadInput(write.path, "the file is read-only", "Make it writable.")
    if not _writable(target.parent):
        raise BadInput(write.path, "its folder is read-only, or does not exist", "Make the folder writable.")


def _writable(path: Path) -> bool:
    """Whether someone may write, and we too: what is marked read-only is left alone even by root."""
    return path.exists() and bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)


@contextmanager
def _staged(write: Write, target: Path) -> Iterator[Path]:
    """A file beside the target with the new bytes on disk. It is gone afterwards, replaced or not."""
    with _refusing(write):
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:64]}.", suffix=".enrich", dir=target.parent)
    temporary = Path(name)
    try:
        with _refusing(write), os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, _mode(target))
            file.write(write.after)
            file.flush()
            os.fsync(descriptor)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """The mode of a file; of a new one, what the process gives to new files."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _flush_folder(folder: Path) -> None:
    """Have the names in a folder on disk, too; a file's own `fsync` does not (fsync(2))."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _refusing(write: Write) -> Iterator[None]:
    """What the system refuses is a fault of the input, not of the program."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        # a loop of symbolic links is a RuntimeError before Python 3.13
        remedy = "Check the disk and the permissions, then run enrich again."
        raise BadInput(write.path, f"cannot write it: {_reason(error)}", remedy) from error


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
