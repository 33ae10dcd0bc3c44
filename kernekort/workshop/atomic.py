"""Files written whole or not at all: beside the old one first, then put in its place."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

LEFTOVERS = ".kernekort-*.tmp"
"""What a file under way is called, should a crash leave it behind."""


def write_together(files: Mapping[Path, bytes]) -> None:
    """Writes files of one folder so that none is ever seen half-written.

    All of them lie complete on the disk before the first takes its place: a disk that fills up leaves every old file
    as it was.

    Raises:
        OSError: the system refused; what had been written beside is removed.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            beside = path.with_name(f".kernekort-{secrets.token_hex(8)}.tmp")
            staged.append((beside, path))
            _write(beside, data)
        for beside, path in staged:
            beside.replace(path)
        for folder in sorted({path.parent for path in files}):
            _settle(folder)
    except BaseException:
        for beside, _ in staged:
            beside.unlink(missing_ok=True)
        raise


def _write(path: Path, data: bytes) -> None:
    """Writes a new file through to the disk; the mode is left to the user's umask, as for any file."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Makes the new names in a folder last through a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
