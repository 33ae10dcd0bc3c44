"""A cache kept small: what has not been used for longest goes first."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kernekort.store.objects import FOLDER, UNDER_WAY

MOST_BYTES = 1024 * 1024 * 1024
"""How much room the objects may take: some tens of thousands of faces, or a few posters with photographs."""

_KEPT = 0.8
"""The share of the room that is left in use after pruning, so that the next build does not prune again."""

_STALE = 3600.0
"""Seconds after which an object under way has no writer any more."""


class _Entry(NamedTuple):
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
    entries = set(_entries(folder))
    below = folder / FOLDER
    if below.is_dir() and not below.is_symlink():
        shutil.rmtree(below, ignore_errors=True)
    # One that was written anew meanwhile has another time.
    left = entries.intersection(_entries(folder))
    gone = entries - left
    return Emptied(len(gone), sum(entry.size for entry in gone), len(left))


def prune(folder: Path, most: int = MOST_BYTES) -> int:
    """Removes the objects that were used longest ago until the rest is well within ``most`` bytes.

    Returns:
        How many were removed.
    """
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
    return removed


def _entries(folder: Path) -> Iterator[_Entry]:
    waiting = [str(folder / FOLDER)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as found:
                for one in found:
                    if one.is_dir(follow_symlinks=False):
                        waiting.append(one.path)
                    elif one.is_file(follow_symlinks=False):
                        with contextlib.suppress(OSError):
                            status = one.stat(follow_symlinks=False)
                            yield _Entry(status.st_mtime, status.st_size, one.path)
        except OSError:
            continue


def _removed(path: str) -> bool:
    try:
        Path(path).unlink()
    except OSError:
        return False
    return True
