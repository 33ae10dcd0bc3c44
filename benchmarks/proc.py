"""The processes of this machine as /proc tells of them; the standard library alone."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

_PROC = "/proc"
_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
# Counted from the field after the name of the program, which may hold blanks and brackets.
_PARENT, _USER, _SYSTEM, _STARTED, _RESIDENT = 1, 11, 12, 19, 21


@dataclass(frozen=True)
class Process:
    """One process at one moment: CPU seconds of its own so far, and bytes of it that are in memory."""

    pid: int
    parent: int
    started: int
    """Clock ticks after the machine started; with the pid it names a process for good."""
    cpu: float
    resident: int


def processes(but: Collection[int] = ()) -> Iterator[Process]:
    """Every process that can be seen but those of some numbers; one that ends meanwhile is left out."""
    for name in os.listdir(_PROC):  # noqa: PTH208 - read many times a second, where a Path for each would tell
        if name.isdigit() and (pid := int(name)) not in but and (process := _process(pid)):
            yield process


def below(root: int, among: Iterable[Process]) -> list[Process]:
    """All processes that a process has started, and those that they have started, without itself."""
    children: dict[int, list[Process]] = {}
    for process in among:
        children.setdefault(process.parent, []).append(process)
    found: list[Process] = []
    waiting = [root]
    while waiting:
        more = children.pop(waiting.pop(), [])
        found += more
        waiting += [process.pid for process in more]
    return found


def proportional(pid: int) -> int:
    """Bytes of memory of a process, what it shares with others divided among them; 0 when it may not be told."""
    lines = _read(pid, "smaps_rollup").splitlines()
    line = next((line for line in lines if line.startswith("Pss:")), "Pss: 0 kB")
    return int(line.split()[1]) * 1024


def _process(pid: int) -> Process | None:
    fields = _read(pid, "stat").rpartition(") ")[2].split()
    if not fields:
        return None
    cpu = (int(fields[_USER]) + int(fields[_SYSTEM])) / _TICK
    return Process(pid, int(fields[_PARENT]), int(fields[_STARTED]), cpu, int(fields[_RESIDENT]) * _PAGE)


def _read(pid: int, name: str) -> str:
    """What a file tells of a process; nothing when it has ended or may not be looked at."""
    try:
        file = os.open(f"{_PROC}/{pid}/{name}", os.O_RDONLY)
    except OSError:
        return ""
    try:
        return os.read(file, 4096).decode(errors="replace")
    except OSError:
        return ""
    finally:
        os.close(file)
