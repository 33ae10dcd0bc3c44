"""One writer at a time in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kernekort.findings import Exit, Finding, Stop, error

LOCK = ".kernekort.lock"
HOLDER = ".kernekort.pid"


@contextmanager
def turn(folder: Path, wait: float) -> Iterator[None]:
    """Holds a folder's lock, and leaves word of who holds it.

    Args:
        folder: an existing folder.
        wait: seconds to wait for another writer.

    Raises:
        Stop: another writer did not finish in time; the finding names its process.
        OSError: the lock could not be made.
    """
    # Loaded when something is to be written: it brings asyncio along.
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, timeout=wait)
    try:
        lock.acquire()
    except Timeout:
        raise Stop([_busy(folder)], Exit.ENVIRONMENT) from None
    holder = folder / HOLDER
    try:
        holder.write_text(f"{os.getpid()}\n", encoding="ascii")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _busy(folder: Path) -> Finding:
    try:
        pid = int((folder / HOLDER).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return error("build-busy", folder=str(folder))
    return error("build-busy", folder=str(folder), pid=pid)
