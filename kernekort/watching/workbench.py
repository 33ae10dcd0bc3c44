"""Where materials are made time and again: warm processes, one build at a time, and what the last good one came to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from threading import Lock
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING

from kernekort import kits, pipeline, preflight
from kernekort.faces import Engine
from kernekort.findings import Checked, Finding, Stop, has_errors, in_order
from kernekort.markup import Bench
from kernekort.pipeline import Material
from kernekort.pipeline.picturing import Easel
from kernekort.roomy import roomy
from kernekort.store import Store
from kernekort.watching.outcome import Ask, Outcome, unexpected

if TYPE_CHECKING:
    from kernekort.preflight.seen import Seen
    from kernekort.typeset import Pool

Around = Callable[[str], AbstractContextManager[None]]
"""Goes round the making of the material of that name."""


def _plainly(_: str) -> AbstractContextManager[None]:
    return nullcontext()


class Workbench:
    """Builds whenever it is asked to, from whatever thread; nothing that goes wrong in a build is the end of it.

    ``ask`` says each time what to build. ``jobs``, ``cache`` and ``pool`` are those of the engine, which lives until
    the workbench is closed.
    """

    def __init__(self, ask: Ask, jobs: int = 1, cache: Path | None = None, pool: Pool | None = None) -> None:
        self.last: Outcome | None = None
        """What the last build came to."""
        self._ask, self._jobs, self._cache = ask, jobs, cache
        self._begin(pool)
        self._turn, self._counting = Lock(), Lock()
        self._asked = self._seen = 0

    def __enter__(self) -> Workbench:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _begin(self, pool: Pool | None = None) -> None:
        self.engine = Engine(self._jobs, self._cache, pool, warm=True)
        self._easel = Easel(Bench(Store(self._cache)))
        self._files: Seen | None = None

    def close(self) -> None:
        """Ends the processes."""
        self.engine.close()

    @roomy
    def rebuild(self, around: Around | None = None) -> Outcome:
        """Builds what is asked for now, all of it or nothing; waits for a build that is under way.

        However many wait meanwhile, one build is enough for them all: it begins after the last of them has asked.
        """
        with self._counting:
            self._asked += 1
            mine = self._asked
        with self._turn:
            if self.last is not None and self._seen >= mine:
                return self.last
            with self._counting:
                self._seen = self._asked
            self.last = self._built(around or _plainly)
            return self.last

    @roomy
    def picture(self, material: str, item: str, side: str, dpi: int = 150) -> Checked[bytes]:
        """One side of one card as it is now, as a PNG without its bleed; nothing else is laid out.

        Findings: as for a build, of this card alone from where it is laid out on; ``unexpected-fault``.
        """
        with self._turn:
            try:
                now = self._ask()
                return self._easel.picture(material, item, side, now.job, now.library, dpi, self.engine)
            except Stop as stop:
                return Checked(None, stop.findings)
            except Exception as fault:
                return Checked(None, (self._recovered(fault),))

    @roomy
    def kit(self, kit: str, answers: Mapping[str, str]) -> Checked[tuple[Material, ...]]:
        """Everything for one meeting as it is answered now; asked again for another day, little is laid out.

        Findings: those of the kit, of what is answered, and of making it; ``unexpected-fault``.
        """
        with self._turn:
            try:
                now = self._ask()
                loaded = kits.load_kit(now.library, kit)
                if loaded.value is None or has_errors(loaded.findings):
                    return Checked(None, loaded.findings)
                meeting = kits.settled(loaded.value, answers)
                findings = (*loaded.findings, *meeting.findings)
                if meeting.value is None or has_errors(findings):
                    return Checked(None, findings)
                made = pipeline.make_kit(meeting.value, now.job, now.library, self.engine, self._seen_files())
                return Checked(made.value, in_order((*findings, *made.findings)))
            except Stop as stop:
                return Checked(None, stop.findings)
            except Exception as fault:
                return Checked(None, (self._recovered(fault),))

    def _built(self, around: Around) -> Outcome:
        begun = perf_counter()
        good = self.last.materials if self.last else ()
        made: tuple[Material, ...] | None = None
        findings: tuple[Finding, ...] = ()
        problem: Exception | None = None
        try:
            made, findings = self._made(around)
        except Stop as stop:
            findings = stop.findings
        except Exception as fault:
            findings, problem = (self._recovered(fault),), fault
        number = self.last.number + 1 if self.last else 1
        seconds = perf_counter() - begun
        return Outcome(number, good if made is None else made, findings, seconds, made is not None, problem)

    def _made(self, around: Around) -> tuple[tuple[Material, ...] | None, tuple[Finding, ...]]:
        now = self._ask()
        if now.meeting is not None:
            with around(now.meeting.kit.name):
                kit = pipeline.make_kit(now.meeting, now.job, now.library, self.engine, self._seen_files())
            return kit.value, in_order(kit.findings)
        made: list[Material] = []
        findings: list[Finding] = []
        for name in now.materials:
            with around(name):
                one = pipeline.make(name, now.job, now.library, self.engine, self._seen_files())
            findings += one.findings
            if one.value is not None:
                made.append(one.value)
        whole = len(made) == len(now.materials)
        return tuple(made) if whole else None, in_order(findings)

    def _seen_files(self) -> Seen:
        """A file is much the same after each save: what has been read of it need not be taken apart again."""
        if self._files is None:
            self._files = preflight.seen_so_far()
        return self._files

    def _recovered(self, fault: Exception) -> Finding:
        """The fault in words, and another engine: nobody knows what state it has left this one in."""
        with suppress(Exception):
            self.engine.close()
        self._begin()
        return unexpected(fault)
