"""The folder in the cache that records lie in: each in a file of its own, the oldest thrown away."""

from __future__ import annotations

import os
import time
from contextlib import suppress

FOLDER = "records"
MOST = 200
"""So many records are kept."""

_ENDING = ".json"
_UNDER_WAY = ".tmp"
_STALE = 3600.0
"""Seconds after which a file under way has no writer any more."""


def write(path: str, text: str) -> bool:
    """Puts a record into its file, whole or not at all; whether the disk took it."""
    beside = f"{path}-{os.getpid()}-{time.time_ns()}{_UNDER_WAY}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(beside, "x", encoding="ascii") as file:
            file.write(text)
        os.replace(beside, path)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)
        return False
    return True


def prune(folder: str, most: int = MOST) -> int:
    """Removes the records that were written longest ago, and what a crash left behind; how many records."""
    files = _files(folder)
    now = time.time()
    for written, path in files:
        if path.endswith(_UNDER_WAY) and now - written > _STALE:
            _removed(path)
    records = sorted(file for file in files if file[1].endswith(_ENDING))
    return sum(_removed(path) for _, path in records[: max(0, len(records) - most)])


def forget(cache: str | os.PathLike[str]) -> int:
    """Removes every record from a cache folder; how many there were."""
    folder = os.path.join(cache, FOLDER)
    removed = prune(folder, 0)
    with suppress(OSError):
        os.rmdir(folder)
    return removed


def _files(folder: str) -> list[tuple[float, str]]:
    """The records and what was to become one, each with the time it was written."""
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((_ENDING, _UNDER_WAY)) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    found.append((entry.stat(follow_symlinks=False).st_mtime, entry.path))
    return found


def _removed(path: str) -> bool:
    with suppress(OSError):
        os.unlink(path)
        return True
    return False
