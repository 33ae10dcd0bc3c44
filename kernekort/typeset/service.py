"""The far side of the pool: what a process is made ready with, and asked to do. Loads WeasyPrint when it is needed."""

from __future__ import annotations

import gc
import os
import pickle
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kernekort.findings import Finding, error
from kernekort.roomy import roomy
from kernekort.store import Store
from kernekort.typeset.collected import Collected, Task, Whole
from kernekort.typeset.limits import confine
from kernekort.typeset.loading import load
from kernekort.typeset.log import expect_no_fonts
from kernekort.typeset.setting import Limits, Setting
from kernekort.typeset.wire import FONTCONFIG, Job

if TYPE_CHECKING:
    from kernekort.typeset.warm import Worker

_STDERR = 2

_LOCKED_OUT = 10.0
"""Seconds that a process waits for its turn to speak: nobody speaks that long, but who was killed never ends."""


def begin(folder: Path, store: Path | None, limits: Limits) -> None:
    """Makes a fresh process ready: limits, and standard error into a file that the parent can read.

    A worker lives for many jobs, so that the time of the processor is no measure of one: the parent's clock is.
    """
    noise = noise_file(folder, os.getpid())
    stderr = os.open(noise, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
    os.dup2(stderr, _STDERR)
    os.close(stderr)
    # The server that processes are made by may have been started for another folder.
    own = {"HOME": folder, "TMPDIR": folder, "TEMP": folder, "FONTCONFIG_FILE": folder / FONTCONFIG}
    os.environ.update({name: str(path) for name, path in own.items()})
    tempfile.tempdir = None
    confine(replace(limits, processor=None))
    # Who asks for this has loaded the pool's library; the parent may not have yet.
    from pebble import CONSTS

    CONSTS.channel_lock_timeout = _LOCKED_OUT
    _state.append(_State(noise, Store(store)))
    gc.disable()
    settle()


def settle() -> None:
    """What is loaded by now is kept for good, and need not be looked through after each job, nor now: next to
    nothing of it is garbage.

    The server that processes are made by does this, so that they share its memory as it is.
    """
    gc.freeze()


@roomy
def work(task: Task) -> bytes:
    """Does one job; what came of it is packed, and lies so with whoever asked until it is wanted: see ``came_of``."""
    return pickle.dumps(_state[-1].worked(task), pickle.HIGHEST_PROTOCOL)


def came_of(packed: bytes) -> Collected:
    """What ``work`` has packed, on the near side."""
    came: Collected = pickle.loads(packed)  # noqa: S301 - it comes from a process of ours, which is trusted anyway
    return came


@roomy
def made_ready(what: tuple[str, Setting]) -> None:
    """Reads a style sheet that faces of a setting will be laid out in."""
    _state[-1].make_ready(*what)


@roomy
def whole(job: Job) -> Whole:
    """Lays out a file in one piece."""
    return _state[-1].whole(job)


def noise_file(folder: Path, pid: int) -> Path:
    """Where the standard error of a process goes."""
    return folder / f"noise-{pid}.txt"


class _State:
    """A process between its jobs."""

    def __init__(self, noise: Path, store: Store) -> None:
        self._noise, self._store = noise, store
        self._worker: Worker | None = None

    def worked(self, task: Task) -> Collected:
        ready = self._ready()
        return Collected((ready,)) if isinstance(ready, Finding) else ready.done(task)

    def make_ready(self, css: str, setting: Setting) -> None:
        ready = self._ready()
        if not isinstance(ready, Finding):
            ready.make_ready(css, setting)

    def whole(self, job: Job) -> Whole:
        ready = self._ready()
        return Whole((ready,)) if isinstance(ready, Finding) else ready.whole(job)

    def _ready(self) -> Worker | Finding:
        """What does the work, or why nothing can."""
        if self._worker is None:
            expect_no_fonts()
            try:
                load()
                from kernekort.typeset.warm import Worker
            except OSError as problem:
                # WeasyPrint loads Pango when it is imported.
                return error("pango-missing", reason=str(problem).splitlines()[0][:200])
            self._worker = Worker(self._noise, self._store)
        return self._worker


_state: list[_State] = []
"""Filled once, by ``begin``: the pool calls functions, and what a process keeps between calls has no other place."""
