"""What only shows while processes run: the memory of all together, and the CPU time of those nobody waits for."""

from __future__ import annotations

import os
import signal
import threading
from time import monotonic, perf_counter

from benchmarks.proc import below, processes, proportional

_OFTEN = 0.005
"""Seconds between two looks at the least."""

_SHARE = 15
"""A look may take one part in so many of the time: more would be measured with the work itself."""

_RENEWED = 1.0
"""Seconds after which the numbers of all other processes are looked at again: they may have new owners."""


class Sampler(threading.Thread):
    """Looks at all processes below one again and again until told to stop, and ends them when they take too long."""

    def __init__(self, root: int, limit: float) -> None:
        super().__init__(daemon=True)
        self.pss = 0
        """The most memory of all processes together, in bytes, shared pages counted once."""
        self.resident = 0
        """The most memory of one process, in bytes."""
        self.too_long = False
        self._root = root
        self._limit = limit
        self._cpu: dict[tuple[int, int], float] = {}
        self._strangers = {process.pid for process in processes()}
        self._renew = monotonic() + _RENEWED
        self._done = threading.Event()

    @property
    def cpu(self) -> float:
        """CPU seconds of every process that was seen, as it stood when it was last seen: never more than the truth."""
        return sum(self._cpu.values())

    def run(self) -> None:
        """Looks until it is over."""
        end = monotonic() + self._limit
        pause = _OFTEN
        while not self._done.wait(pause):
            begun = perf_counter()
            self._look()
            pause = max(_OFTEN, _SHARE * (perf_counter() - begun))
            if monotonic() > end:
                self.too_long = True
                end_all(self._root)

    def stop(self) -> None:
        """Ends the thread, and waits for it."""
        self._done.set()
        self.join()

    def _look(self) -> None:
        renewed = monotonic() > self._renew
        among = list(processes(() if renewed else self._strangers))
        seen = below(self._root, among)
        if renewed:
            self._strangers = {process.pid for process in among} - {process.pid for process in seen}
            self._renew = monotonic() + _RENEWED
        for process in seen:
            self._cpu[process.pid, process.started] = process.cpu
            self.resident = max(self.resident, process.resident)
        self.pss = max(self.pss, sum(proportional(process.pid) for process in seen))


def end_all(root: int) -> int:
    """Ends every process that one has started; how many there were. Only ever ends what was started from here."""
    ended = 0
    for process in below(root, processes()):
        try:
            os.kill(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
        ended += 1
    return ended
