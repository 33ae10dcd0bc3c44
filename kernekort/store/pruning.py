"""A cache kept small: what has not been used for longest goes first."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kernekort.store.objects import FOLDER, UNDER_WAY, put_into_place

MOST_BYTES = 1024 * 1024 * 1024
"""How much room the objects may take: some tens of thousands of faces, or a few posters with photographs."""

_KEPT = 0.8
"""The share of the room that is left in use after pruning, so that the next build does not prune again."""

_STALE = 3600.0
"""Seconds after which an object under way has no writer any more."""

_TALLY = "tally.json"
"""The file beside the objects that says how much room they take, as far as anybody has counted."""

_SURE = 24 * 3600.0
"""Seconds for which the tally is believed: who writes at the same time as another is not always counted."""


class _Entry(NamedTuple):
    """An object; of the bytes of a file that it shares with others, its share."""

    used: float
    size: int
    path: str


class Emptied(NamedTuple):
    """What came of emptying a cache: how many objects are gone, the bytes they took, how many would not go."""

    objects: int
    size: int
    left: int


def measure(folder: Path) -> tuple[int, int]:
    """How many objects there are, and how many bytes they take."""
    entries = list(_entries(folder))
    return len(entries), sum(entry.size for entry in entries)


def empty(folder: Path) -> Emptied:
    """Removes all objects that the disk lets go of; what others write meanwhile counts as neither gone nor left."""
    entries = {(entry.path, entry.used): entry.size for entry in _entries(folder)}
    below = folder / FOLDER
    if below.is_dir() and not below.is_symlink():
        shutil.rmtree(below, ignore_errors=True)
    # One that was written anew meanwhile has another time.
    left = entries.keys() & {(entry.path, entry.used) for entry in _entries(folder)}
    gone = [size for name, size in entries.items() if name not in left]
    return Emptied(len(gone), sum(gone), len(left))


def tidy(folder: Path, written: int, most: int = MOST_BYTES) -> int:
    """Prunes when there may be too much, now that so many bytes more were ``written``.

    Looking at every object of a full cache takes longer than most builds; so the room they take is tallied, and they
    are looked at when the tally says that there are too many, or when it is old.

    Returns:
        How many were removed.
    """
    tally = _tallied(folder)
    if tally is not None and tally.size + written <= most and 0 <= time.time() - tally.looked < _SURE:
        removed, tally = 0, _Tally(tally.size + written, tally.looked)
    else:
        removed, size = _pruned(folder, most)
        tally = _Tally(size, time.time())
    if (folder / FOLDER).is_dir():
        put_into_place(str(folder / FOLDER / _TALLY), json.dumps(tally._asdict()).encode())
    return removed


def prune(folder: Path, most: int = MOST_BYTES) -> int:
    """Removes the objects that were used longest ago until the rest is well within ``most`` bytes.

    Returns:
        How many were removed.
    """
    return _pruned(folder, most)[0]


def _pruned(folder: Path, most: int) -> tuple[int, int]:
    """How many objects were removed, and how many bytes the rest take."""
    entries = sorted(_entries(folder))
    total = sum(entry.size for entry in entries)
    enough = most * _KEPT if total > most else float(most)
    now = time.time()
    removed = 0
    for entry in entries:
        stale = entry.path.endswith(UNDER_WAY) and now - entry.used > _STALE
        if total > enough or stale:
            removed += _removed(entry.path)
            total -= entry.size
    return removed, total


class _Tally(NamedTuple):
    """How many bytes there were at least, and when every object was looked at."""

    size: int
    looked: float


def _tallied(folder: Path) -> _Tally | None:
    """What was counted last; ``None`` when there is nothing that makes sense."""
    try:
        said = json.loads((folder / FOLDER / _TALLY).read_bytes())
        tally = _Tally(int(said["size"]), float(said["looked"]))
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    return tally if tally.size >= 0 else None


def _entries(folder: Path) -> Iterator[_Entry]:
    waiting = [str(folder / FOLDER)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as found:
                for one in found:
                    if one.is_dir(follow_symlinks=False):
                        waiting.append(one.path)
                    elif one.name != _TALLY and one.is_file(follow_symlinks=False):
                        with contextlib.suppress(OSError):
                            status = one.stat(follow_symlinks=False)
                            # Some systems count the names of a file only when they are asked for that file.
                            names = status.st_nlink or os.lstat(one.path).st_nlink
                            yield _Entry(status.st_mtime, status.st_size // max(names, 1), one.path)
        except OSError:
            continue


def _removed(path: str) -> bool:
    try:
        Path(path).unlink()
    except OSError:
        return False
    return True
