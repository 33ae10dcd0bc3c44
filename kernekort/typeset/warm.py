"""A process that lays out one job after another: what it keeps from one to the next."""

from __future__ import annotations

import gc
import os
from dataclasses import replace
from pathlib import Path

from kernekort.findings import Finding, error, in_order
from kernekort.store import Store
from kernekort.typeset import noise as cries
from kernekort.typeset.arts import Arts
from kernekort.typeset.bench import Bench
from kernekort.typeset.collected import Collected, Task, Whole
from kernekort.typeset.collecting import collect
from kernekort.typeset.crash import crash, reason
from kernekort.typeset.hooks import sorted_out
from kernekort.typeset.kept import Kept, Memory
from kernekort.typeset.log import listen
from kernekort.typeset.render import render
from kernekort.typeset.setting import Setting
from kernekort.typeset.wire import OUT_OF_MEMORY, Job

_LEFT = 128
"""After so many faces what they left behind is looked for; whoever lays out fewer leaves it to the system."""

_THOROUGH = 4
"""So many times that, everything is looked through for what nobody has use for."""


class Worker:
    """Keeps typefaces, style sheets and drawings as long as they are good for the next job.

    ``noise`` is the file that the standard error of the process goes into.
    """

    def __init__(self, noise: Path, store: Store) -> None:
        self._noise = noise
        self._store = store
        self._listener = listen()
        self._bench: Bench | None = None
        self._signature: object = None
        self._memory = Memory()
        self._left = self._clearings = 0

    def make_ready(self, css: str, setting: Setting) -> None:
        """Reads a style sheet for the jobs to come; where there is anything to say of it, the first of them says it."""
        self._hush()
        bench = self._bench_for(setting)
        try:
            sorted_out(css, bench.stylesheet(css), bench.styles)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except Exception:  # the job says what it was
            self._bench = None
        if not bench.is_clean or bench.fetcher.read or cries.read(self._noise):
            self._bench = None

    def done(self, task: Task) -> Collected:
        """Does a job; whatever goes wrong in it becomes a finding."""
        # A text may be a hundred pages.
        self._clear_up(sum(_LEFT if face.is_document else 1 for face in task.job.faces))
        self._hush()
        bench = self._bench_for(task.job.setting)
        bench.arts = bench.fetcher.arts = Arts()
        try:
            made = collect(task.job, bench, Kept(task.machinery, self._store, self._memory))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except Exception as problem:
            made = Collected((error("render-crashed", reason=reason(problem)),))
        if not bench.is_clean or bench.fetcher.read:
            self._bench = None
        del bench
        self._memory.trim()
        usage = self._store.usage
        made, usage.damaged = replace(made, damaged=usage.damaged), 0
        cried = cries.findings(cries.read(self._noise))
        if not cried:
            return made
        return replace(made, findings=(*made.findings, *cried), clean=tuple(False for _ in made.clean))

    def _hush(self) -> None:
        """Forgets what was said and cried out so far: nobody wants it any more."""
        self._listener.lines.clear()
        os.truncate(self._noise, 0)

    def _clear_up(self, faces: int) -> None:
        """Before some faces more are laid out, looks for what nobody has use for any more, when there is enough of it.

        What a job leaves behind is young; what is older is looked through once in a while.
        """
        if self._left + faces > _LEFT:
            self._clearings += 1
            gc.collect(2 if self._clearings % _THOROUGH == 0 else 0)
            self._left = 0
        self._left += faces

    def whole(self, job: Job) -> Whole:
        """Lays a file out in one piece; whatever goes wrong in it becomes a finding."""
        self._hush()
        findings: list[Finding] = []
        bench = Bench(job.setting, listener=self._listener)
        pdf = self._noise.with_suffix(".pdf")
        try:
            spans = render(job, pdf, findings, bench)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except Exception as problem:
            findings.append(crash(problem, job))
            spans = None
        read = dict(bench.fetcher.read)
        del bench
        gc.collect()
        told = (*in_order(findings), *cries.findings(cries.read(self._noise)))
        if spans is None:
            return Whole(told)
        data = pdf.read_bytes()
        pdf.unlink()
        return Whole(told, data, spans, read)

    def _bench_for(self, setting: Setting) -> Bench:
        """The bench of the job before, when it was made for the same typefaces and nothing was wrong with it."""
        anonymous = replace(setting, title="")
        signature = (anonymous, _state(setting))
        if self._bench is None or self._signature != signature:
            self._bench, self._signature = Bench(anonymous, Arts(), self._listener), signature
        return self._bench


def _state(setting: Setting) -> tuple[tuple[int, int], ...]:
    """Whether the font files are still those that were read."""
    states = (path.stat() for *_, path in setting.fonts)
    return tuple((state.st_mtime_ns, state.st_size) for state in states)
