"""Where the system gives no notice of changed files, they are looked at time and again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Event

from kernekort.watching.notices import Notices

VARIABLE = "KERNEKORT_POLL"
"""The environment variable that has files looked at, as on a disk of another machine that tells nothing."""

_PAUSE = 0.25
"""Seconds between two looks."""


def must_look(env: Mapping[str, str], release: str) -> bool:
    """Whether notices are not to be relied on: when somebody says so, and for Windows' files seen from Linux.

    ``release`` is that of the system's kernel.
    """
    return bool(env.get(VARIABLE)) or "microsoft-standard" in release.lower()


def looks(folders: Iterable[Path], stop: Event) -> Notices:
    """What changes in folders, those inside them left out, as it is seen from one look to the next."""
    before, now = {}, _states(folders)
    yield frozenset()
    while not stop.wait(_PAUSE):
        before, now = now, _states(folders)
        yield frozenset(path for path, _ in before.items() ^ now.items())


def _states(folders: Iterable[Path]) -> dict[Path, tuple[int, int, int]]:
    """What tells one version of a file from another, for all there is in folders; of a folder, that it is there."""
    found = {}
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    state = entry.stat(follow_symlinks=False)
                    inside = entry.is_dir(follow_symlinks=False)
                    found[Path(entry.path)] = (0, 0, 0) if inside else (state.st_mtime_ns, state.st_size, state.st_ino)
        except OSError:
            continue
    return found
