"""What the disk says no to, put as findings."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kernekort.findings import Exit, Finding, Stop, error

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_FOLDER = frozenset({errno.ENOTDIR, errno.EEXIST})


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turns what the system refuses while a folder is written into a finding.

    Raises:
        Stop: the disk is full, the folder may not be written, or anything else that the system says; exit code 5.
    """
    try:
        yield
    except OSError as problem:
        raise Stop([_finding(problem, str(folder))], Exit.ENVIRONMENT) from problem


def _finding(problem: OSError, folder: str) -> Finding:
    if problem.errno in _FULL:
        return error("disk-full", folder=folder)
    if problem.errno in _CLOSED:
        return error("folder-not-writable", folder=folder)
    if problem.errno in _NO_FOLDER:
        return error("not-a-folder", folder=folder)
    return error("write-failed", folder=folder, reason=problem.strerror or type(problem).__name__)
