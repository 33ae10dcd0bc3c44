"""What files hold, told by a hash, which is worked out once for as long as a file is what it was."""

from __future__ import annotations

import time
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

_SETTLED = 3_000_000_000
"""Nanoseconds after a change from which another is sure to be seen by its time, whatever kind of disk it is on."""


def file_digest(path: Path) -> str:
    """A hash of what a file holds.

    Raises:
        OSError: it cannot be read.
    """
    state = path.stat()
    changed = max(state.st_mtime_ns, state.st_ctime_ns)
    if time.time_ns() - changed < _SETTLED:
        return _digest(path)
    return _known(path, changed, state.st_mtime_ns, state.st_size, state.st_ino, state.st_dev)


@lru_cache(maxsize=512)
def _known(path: Path, *_: int) -> str:
    return _digest(path)


def _digest(path: Path) -> str:
    return blake2b(path.read_bytes(), digest_size=16).hexdigest()
