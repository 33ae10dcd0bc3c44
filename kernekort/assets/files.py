"""Files from strangers read into memory: only plain files, and never more than was agreed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from kernekort.findings import Checked, Place, error

MEGABYTE = 1_000_000


def read_limited(path: Path, most: int, place: Place) -> Checked[bytes]:
    """The bytes of a plain file of at most ``most`` bytes; a folder, a pipe or a device is not read at all.

    Findings: ``file-missing``, ``file-unreadable``, ``file-too-large``.
    """
    try:
        data = _read(path, most)
    except FileNotFoundError:
        return Checked(None, (error("file-missing", place),))
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        return Checked(None, (error("file-unreadable", place, reason=reason),))
    if data is None:
        kind = "folder" if path.is_dir() else "special"
        return Checked(None, (error("file-unreadable", place, **{kind: path.name}),))
    if len(data) > most:
        return Checked(None, (error("file-too-large", place, name=path.name, most=most // MEGABYTE),))
    return Checked(data)


def _read(path: Path, most: int) -> bytes | None:
    if path.is_dir():
        return None
    # Without O_NONBLOCK, opening a pipe would wait for ever for somebody to write to it.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    with os.fdopen(descriptor, "rb") as file:
        return file.read(most + 1)
