"""A process that lays out one job after another: what it keeps from one to the next."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from kernekort.findings import error
from kernekort.store import Store
from kernekort.typeset import noise as cries
from kernekort.typeset.arts import Arts
from kernekort.typeset.bench import Bench
from kernekort.typeset.collected import Collected, Task
from kernekort.typeset.collecting import collect
from kernekort.typeset.crash import reason
from kernekort.typeset.harvest import Art
from kernekort.typeset.log import listen
from kernekort.typeset.parts import Thing, packed_drawing, packed_thing, unpacked_drawing, unpacked_thing
from kernekort.typeset.setting import Setting
from kernekort.typeset.wire import OUT_OF_MEMORY

THINGS, DRAWINGS = "things", "drawings"
_MOST_DRAWINGS = 2000


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
        self._drawn: dict[str, tuple[Thing, Mapping[str, Thing]]] = {}

    def done(self, task: Task) -> Collected:
        """Does a job; whatever goes wrong in it becomes a finding."""
        self._listener.lines.clear()
        os.truncate(self._noise, 0)
        bench = self._bench_for(task.job.setting)
        bench.arts = bench.fetcher.arts = Arts()
        try:
            made = collect(task.job, bench, _Drawings(task.machinery, self._store, self._drawn))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except Exception as problem:
            made = Collected((error("render-crashed", reason=reason(problem)),))
        if not bench.is_clean or bench.fetcher.read:
            self._bench = None
        del bench
        gc.collect()
        if len(self._drawn) > _MOST_DRAWINGS:
            self._drawn.clear()
        cried = cries.findings(cries.read(self._noise))
        if not cried:
            return made
        return replace(made, findings=(*made.findings, *cried), clean=tuple(False for _ in made.clean))

    def _bench_for(self, setting: Setting) -> Bench:
        """The bench of the job before, when it was made for the same typefaces and nothing was wrong with it."""
        anonymous = replace(setting, title="")
        signature = (anonymous, _state(setting))
        if self._bench is None or self._signature != signature:
            self._bench, self._signature = Bench(anonymous, Arts(), self._listener), signature
        return self._bench


@dataclass(frozen=True)
class _Drawings:
    """Drawings made before: in this process, or kept in the store."""

    machinery: str
    store: Store
    known: dict[str, tuple[Thing, Mapping[str, Thing]]]

    def find(self, art: Art) -> tuple[Thing, Mapping[str, Thing]] | None:
        key = self._key(art)
        if key not in self.known and (found := self._stored(key)) is not None:
            self.known[key] = found
        return self.known.get(key)

    def keep(self, art: Art, thing: Thing, parts: Mapping[str, Thing]) -> None:
        key = self._key(art)
        every = {thing.key: thing, **parts}
        self.known[key] = (thing, every)
        for name, one in every.items():
            if not self.store.has(THINGS, name):
                self.store.put(THINGS, name, packed_thing(one))
        self.store.put(DRAWINGS, key, packed_drawing(list(every)))

    def _key(self, art: Art) -> str:
        """What a drawing is kept under: what it is, how large, and what it is made with."""
        name, width, height = art
        text = f"{self.machinery} {name} {width:f} {height:f}"
        return blake2b(text.encode(), digest_size=16).hexdigest()

    def _stored(self, key: str) -> tuple[Thing, Mapping[str, Thing]] | None:
        listed = self.store.get(DRAWINGS, key)
        if listed is None:
            return None
        things: dict[str, Thing] = {}
        for name in unpacked_drawing(listed):
            data = self.store.get(THINGS, name)
            if data is None:
                return None
            try:
                things[name] = unpacked_thing(data)
            except ValueError:
                self.store.drop(THINGS, name)
                return None
        first = next(iter(things))
        return things[first], things


def _state(setting: Setting) -> tuple[tuple[int, int], ...]:
    """Whether the font files are still those that were read."""
    states = (path.stat() for *_, path in setting.fonts)
    return tuple((state.st_mtime_ns, state.st_size) for state in states)
