"""Processes that lay out faces, several at once: each job under limits, one that dies tried again, then taken apart."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import forkserver
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from kernekort.findings import Finding, error
from kernekort.typeset import noise, wire
from kernekort.typeset.collected import Collected, Task, Whole
from kernekort.typeset.crash import reason
from kernekort.typeset.loading import load_pebble
from kernekort.typeset.parent import FONTCONFIG, death, environment
from kernekort.typeset.service import begin, came_of, made_ready, noise_file, whole, work
from kernekort.typeset.setting import Limits, Setting
from kernekort.typeset.wire import Job

if TYPE_CHECKING:
    from pebble import ProcessPool

_PRELOADED = "kernekort.typeset.preload"
_JOBS_OF_A_PROCESS = 64
"""After so many jobs a process makes room for a new one: what a library leaks is given back."""

_LOOKED_AFTER = 0.03
"""Seconds between two looks at the processes; a pool that is closed waits for the next."""

_LOOKED_UPON = 1.0
"""Seconds between two looks at whether anything moves while somebody waits."""

_PATIENCE = 15.0
"""Seconds that may pass while no process is at anything, or one is at something for longer than it may take."""

_TO_BEGIN = 120.0
"""Seconds until the first process is at anything: from a slow disk the libraries take their time."""

_TRIES = 2
"""How often a job is tried when processes die that have not begun it."""

_MOST_DEATHS = 3
"""After so many faces that bring their process down, the rest is not tried."""


class Pool:
    """Starts processes when there is work, and keeps them until it is closed.

    The first is asked for as early as can be: it loads what laying out needs while the parent reads and pours.
    """

    def __init__(self, processes: int, store: Path | None, limits: Limits) -> None:
        self.processes = processes
        """How many there may be; fixed when the first of them is needed."""
        self.limits = limits
        self._store = store
        self._folder = TemporaryDirectory(prefix="kernekort-", ignore_cleanup_errors=True)
        self._pool: ProcessPool | None = None
        self._promises: WeakSet[Any] = WeakSet()
        self._still = self._idle = 0
        self._has_begun = False
        self._context = self._started()

    def make_ready(self, css: str, setting: Setting, tasks: int) -> None:
        """Has as many processes as so many tasks can use read a style sheet and its typefaces before they get any."""
        for _ in range(min(self.processes, tasks)):
            self._promised(made_ready, (css, setting))

    def begin(self, task: Task) -> Any:
        """Has a task done; what is returned stands for it when it is run together with others."""
        return self._scheduled(task)

    def run(
        self,
        tasks: Sequence[Task],
        meanwhile: Callable[[], None] | None = None,
        begun: dict[Any, Task] | None = None,
    ) -> Iterator[tuple[Task, Collected]]:
        """Every task with what came of it, in the order they are finished; parts of one that had to be taken apart.

        ``begun`` are tasks that are under way; they are taken out of it as they end, for what came of a task takes room
        as long as anybody holds its promise. ``meanwhile`` is done once the processes have got their work.
        """
        deaths = 0
        tried: set[tuple[int, ...]] = set()
        waiting = {} if begun is None else begun
        waiting |= {self._scheduled(task): task for task in tasks}
        if meanwhile is not None:
            meanwhile()
        while waiting:
            done = self._awaited(waiting)
            while done:
                future = done.pop()
                task = waiting.pop(future)
                came_of_it, again = self._outcome(future)
                if came_of_it is not None:
                    yield task, came_of_it
                    continue
                if again and task.numbers not in tried:
                    tried.add(task.numbers)
                    waiting[self._scheduled(task)] = task
                elif len(task.numbers) > 1:
                    waiting |= {self._scheduled(part): part for part in _apart(task)}
                else:
                    deaths += 1
                    yield task, Collected((self._named(future, task),), died=True)
            if deaths >= _MOST_DEATHS:
                for future in waiting:
                    future.cancel()
                return

    def begin_whole(self, job: Job) -> Any:
        """Has a file laid out in one piece; what is returned stands for it when it is asked for."""
        return self._promised(whole, job)

    def whole(self, job: Job, begun: Any = None) -> Whole:
        """A file laid out in one piece, or one that was ``begun``; a process that dies of it is not asked again."""
        from pebble import ProcessExpired

        for _ in range(_TRIES):
            try:
                promise, begun = begun or self.begin_whole(job), None
                self._awaited((promise,))
                made: Whole = promise.result()
            except BrokenProcessPool:
                continue
            except (ProcessExpired, TimeoutError) as problem:
                return Whole((self._death(problem),))
            return made
        return Whole((self._death(BrokenProcessPool()),))

    def leave(self) -> None:
        """Has the processes end while others go on; who has begun the pool closes it."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]

    def close(self) -> None:
        """Ends the processes, whatever they are at."""
        self._end()
        _stop_server()
        self._folder.cleanup()

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    def _started(self) -> Any:
        """The way to make processes; where there can be one, a server that has loaded everything before the first."""
        folder = Path(self._folder.name)
        (folder / wire.FONTCONFIG).write_text(FONTCONFIG.format(folder=folder.as_posix()), encoding="utf-8")
        if sys.platform == "win32" or "forkserver" not in multiprocessing.get_all_start_methods():
            return multiprocessing.get_context("spawn")
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([_PRELOADED])
        try:
            self._serve()
        except OSError:
            # The server is reached by a socket, whose path has an end sooner than that of other files.
            return multiprocessing.get_context("spawn")
        return context

    def _serve(self) -> None:
        """Has the server run that processes are made by, in surroundings that are theirs."""
        with self._surroundings(), _uninterrupted():
            forkserver.ensure_running()

    @contextlib.contextmanager
    def _surroundings(self) -> Iterator[None]:
        """While processes are started, the environment is what theirs shall be."""
        folder = Path(self._folder.name)
        before = dict(os.environ)
        os.environ.clear()
        os.environ.update(environment(folder, before))
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)

    def _scheduled(self, task: Task) -> Any:
        return self._promised(work, task)

    def _promised(self, function: Callable[[Any], Any], what: Any) -> Any:
        promise: Any = self._processes().schedule(function, (what,), timeout=self.limits.wall)
        self._promises.add(promise)
        self._has_moved(promise)
        promise.add_done_callback(self._has_moved)
        return promise

    def _has_moved(self, _: Any) -> None:
        self._still = self._idle = 0

    def _awaited(self, promises: Collection[Any]) -> set[Any]:
        """Those of the promises that are kept or broken by now, at least one.

        A process that is killed while it hands over what it has made keeps the lock of the channel, and may leave half
        of that in it. Nobody is told, and the others wait for ever: when nothing moves any more, all are ended, and
        what was promised is broken as if they had died.
        """
        while True:
            done, _ = wait(promises, timeout=_LOOKED_UPON, return_when=FIRST_COMPLETED)
            if done:
                self._has_begun = True
                return done
            # Looks are counted, not time: a program that is stopped, or a machine asleep, is not stuck.
            self._still += 1
            is_busy = any(promise.running() for promise in self._promises)
            self._has_begun |= is_busy
            self._idle = 0 if is_busy else self._idle + 1
            too_long = self._idle * _LOOKED_UPON > (_PATIENCE if self._has_begun else _TO_BEGIN)
            too_long |= self._still * _LOOKED_UPON > self.limits.wall + _PATIENCE
            if too_long or (self._pool is not None and not self._pool.active):
                self._give_up()

    def _give_up(self) -> None:
        self._end()
        for promise in self._promises:
            if not promise.done():
                promise.set_exception(BrokenProcessPool())

    def _processes(self) -> ProcessPool:
        if self._pool is not None and not self._pool.active:
            # One that died between two jobs has taken the others with it.
            self._end()
        if self._pool is None:
            if self._context.get_start_method() == "forkserver":
                # Another pool may have ended it.
                self._serve()
            # What there is nothing to lay out for never loads this.
            load_pebble()
            from pebble import CONSTS, ProcessPool

            CONSTS.sleep_unit = _LOOKED_AFTER
            ready = (Path(self._folder.name), self._store, self.limits)
            self._pool = ProcessPool(self.processes, _JOBS_OF_A_PROCESS, begin, ready, self._context)
        return self._pool

    def _outcome(self, future: Any) -> tuple[Collected | None, bool]:
        """What came of a task; or nothing, and whether it is worth another try."""
        from pebble import ProcessExpired

        try:
            return came_of(future.result()), False
        except ProcessExpired as ended:
            return None, ended.exitcode != wire.OUT_OF_MEMORY
        except BrokenProcessPool:
            return None, True
        except (TimeoutError, CancelledError):
            return None, False

    def _named(self, future: Any, task: Task) -> Finding:
        """Why the process of a face died, told of that face."""
        found = self._death(future.exception())
        face = task.job.faces[0]
        return error(found.code, face.place, **{**found.facts, **face.facts})

    def _death(self, problem: BaseException) -> Finding:
        """Why a process died, from how it did and what its libraries cried out, or that its time ran out."""
        from pebble import ProcessExpired

        if isinstance(problem, BrokenProcessPool):
            return error("render-crashed", reason=reason(problem))
        if not isinstance(problem, ProcessExpired):
            return death(None, (), self.limits)
        said = noise.read(noise_file(Path(self._folder.name), problem.pid)) if problem.pid else ()
        return death(problem.exitcode, said, replace(self.limits, processor=None))


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """What is started meanwhile takes no notice of Ctrl-C, however early in its life: whoever started it ends it.

    A traceback out of a half-loaded library would stand above what is said of the build.
    """
    if threading.current_thread() is not threading.main_thread():
        # Only the main thread may say so; and Ctrl-C is not how a server of pages is ended.
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _apart(task: Task) -> Iterator[Task]:
    """Each face of a task by itself, to find out which of them it is."""
    for face, number in zip(task.job.faces, task.numbers, strict=True):
        yield replace(task, job=replace(task.job, faces=(face,)), numbers=(number,))


def _stop_server() -> None:
    """Ends the server that processes are made by: the text engine in it writes to a folder that goes away now.

    There is one server for a program, and no public way to end it before the program does. It does not end while there
    are processes made by it: those of another pool, which ends it when it is closed itself.
    """
    if multiprocessing.active_children():
        return
    server = getattr(forkserver, "_forkserver", None)
    stop, pid = getattr(server, "_stop", None), getattr(server, "_forkserver_pid", None)
    if stop is None:
        return
    if pid is not None:
        # It has nothing to put in order, and taking leave of all it has loaded would take it 50 ms.
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    stop()
