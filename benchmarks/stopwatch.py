"""A small process that runs one command and tells what it and everything it started took.

It stands between the benchmark and the command for three reasons. Linux counts the memory of the process that starts a
program to the peak of that program, so the one that starts it must be small. Children whose parents are gone come to
the nearest process that takes them in, and it must be certain that these are the command's. And waiting for any child
would take those of others away.

    python -S -m benchmarks.stopwatch LOG FOLDER SECONDS COMMAND...
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from time import monotonic, perf_counter, sleep
from typing import Any

from benchmarks.sampler import Sampler, end_all

_PR_SET_CHILD_SUBREAPER = 36
_GRACE = 5.0
"""Seconds that what a command leaves behind may go on, before it is ended."""


class Waited:
    """What was told of processes when they ended; of each with those it waited for itself."""

    def __init__(self) -> None:
        self.cpu = 0.0
        self.resident = 0

    def take(self, usage: Any) -> None:
        """One more process that has ended."""
        self.cpu += usage.ru_utime + usage.ru_stime
        self.resident = max(self.resident, usage.ru_maxrss * 1024)


def main(arguments: list[str]) -> None:
    """Runs the command and prints what it took as JSON."""
    log, folder, limit, *command = arguments
    # The thread that looks on must not keep the one that stops the clock waiting.
    sys.setswitchinterval(0.0005)
    _take_in_orphans()
    os.chdir(folder)
    print(json.dumps(_timed(command, log, float(limit))))


def _timed(command: list[str], log: str, limit: float) -> dict[str, Any]:
    waited, sampler = Waited(), Sampler(os.getpid(), limit)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, log, flags, 0o644),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    sampler.start()
    begun = perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=files)
    wall, code = 0.0, 0
    while not wall:
        pid, status, usage = os.wait4(-1, 0)
        if pid == child:
            wall, code = perf_counter() - begun, os.waitstatus_to_exitcode(status)
        waited.take(usage)
    left = _rest(waited)
    sampler.stop()
    return {
        "code": code,
        "wall": wall,
        # A process whose parent ignores the end of its children is told of to nobody: then what was seen is more.
        "cpu": max(waited.cpu, sampler.cpu),
        "rss": max(waited.resident, sampler.resident),
        "pss": sampler.pss,
        "left": left,
        "too_long": sampler.too_long,
    }


def _rest(waited: Waited) -> int:
    """Waits for what the command has left behind, and ends what stays; how many processes that were."""
    end, ended = monotonic() + _GRACE, 0
    while True:
        try:
            pid, _, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return ended
        if pid:
            waited.take(usage)
        elif monotonic() > end:
            ended += end_all(os.getpid())
            end = monotonic() + _GRACE
        else:
            sleep(0.005)


def _take_in_orphans() -> None:
    """Makes this process the parent of whatever loses its own, however a program detaches itself.

    Raises:
        OSError: the system does not know how.
    """
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")


if __name__ == "__main__":
    main(sys.argv[1:])
