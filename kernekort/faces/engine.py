"""What lays faces out: looks for each among those made before, and has the rest made by a pool of processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from kernekort.faces.ahead import BATCH, Ahead, Batch
from kernekort.faces.assembling import Laid
from kernekort.faces.dyeing import Dye
from kernekort.faces.keys import face_key, machinery
from kernekort.faces.overs import split, together
from kernekort.faces.room import give_back
from kernekort.faces.shelf import Filed, Shelf, Shelved
from kernekort.findings import Checked, Finding, in_order, note
from kernekort.markup import Bench
from kernekort.markup.model import FaceMarkup
from kernekort.store import Store, tidy
from kernekort.typeset import Collected, Limits, Pool, Setting, Task, Typeset
from kernekort.typeset.wire import Job, make_job

_FEWEST = 8
"""Fewer faces than this are not worth a process of their own."""

_MANY = 500
"""What came of so many leaves holes in memory that are worth giving back."""

Progress = Callable[[int, int], None]
"""Called with how many faces there are by now, and how many there will be."""


class Engine:
    """Serves any number of builds; closing it ends its processes.

    ``jobs`` is how many processes may lay out faces at the same time. ``cache`` is the folder that faces are kept in
    from one run of the program to the next; nothing is kept when it is ``None``. A ``warm`` engine keeps what it has
    used in memory too. A ``pool`` that was begun before becomes the engine's own.
    """

    def __init__(self, jobs: int = 1, cache: Path | None = None, pool: Pool | None = None, warm: bool = False) -> None:
        self.store = Store(cache)
        self.bench = Bench(Store(cache), warm)
        """What decks are poured on for this engine: texts once fitted and templates once read are at hand."""
        self.meanwhile: Callable[[], None] | None = None
        """What there is to do, once, while the processes are at work."""
        self.progress: Progress | None = None
        self.dye: Dye | None = None
        """The colours that faces are given once they are laid out in stand-ins."""
        self.laid_out = 0
        """How many faces have been laid out so far, not found."""
        self.layered = 0
        """How many of these had their drawings laid out apart."""
        self._jobs = jobs
        self._damaged = 0
        self._complained = False
        self._shelf = Shelf(self.store, warm)
        self._ahead = Ahead(jobs)
        self._expects = False
        self._file_begun: tuple[Sequence[FaceMarkup], Setting, Any] | None = None
        self._pool = self._given = pool
        if pool is not None:
            pool.processes = jobs

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None
        usages = [self.store.usage, self.bench.store.usage]
        written = sum(usage.size for usage in usages)
        if self.store.folder is not None and written:
            tidy(self.store.folder, written)
            for usage in usages:
                usage.size = 0

    def leave(self) -> None:
        """The same; but the processes of a pool that was begun before end by and by, and who has begun it closes it."""
        if self._pool is not None and self._pool is self._given:
            self._pool.leave()
            self._pool = None
        self.close()

    def expect(self, css: str, setting: Setting, faces: int) -> None:
        """Makes processes ready for about so many faces in a style sheet, where nothing has been kept yet.

        They read the sheet and its typefaces while the first faces are poured. Where something has been kept nobody
        knows whether there is anything to lay out.
        """
        if self._expects or not self._shelf.is_bare():
            return
        self._expects = True
        self._ahead.expect(faces)
        self._processes(setting.limits).make_ready(css, replace(setting, title=""), -(-faces // BATCH))

    def begin(self, markups: Sequence[FaceMarkup], setting: Setting) -> None:
        """Has processes begin with faces that will be asked for, while others are poured still.

        What comes of them is the same as without; what is not asked for after all has cost time and nothing else.
        """
        anonymous = replace(setting, title="")
        for markup in split(markups, "data-apart").markups:
            key = face_key(markup, setting.language)
            if self._shelf.has(key):
                self._ahead.prove(markup.css)
                continue
            for batch in self._ahead.add(key, markup, anonymous):
                task = Task(make_job(list(batch.values()), anonymous), tuple(range(len(batch))), machinery())
                promise = self._processes(setting.limits).begin(task)
                self._ahead.under_way(Batch(batch, anonymous, task, promise))

    def begin_whole(self, markups: Sequence[FaceMarkup], setting: Setting) -> None:
        """Has a process begin with a file that will be asked for in one piece."""
        keys = [face_key(markup, setting.language) for markup in markups]
        if not self._shelf.has_file(keys, setting):
            promise = self._processes(setting.limits).begin_whole(make_job(markups, setting))
            self._file_begun = (list(markups), setting, promise)

    def lay_out(self, markups: Sequence[FaceMarkup], setting: Setting) -> Checked[Laid] | None:
        """Faces and documents as pages; each of the markups has a key of its own.

        There is no value when one of them came to no pages. ``None`` altogether when pages cannot be told apart from
        their document, so that it takes another way to lay them out.

        What another occasion changes is laid out apart from the rest. When there is anything to say of it, all is laid
        out in one piece, and it is said of that.
        """
        apart = split(markups, "data-apart")
        if apart.parts:
            made = self._lay_out(apart.markups, setting)
            if made is not None and made.value is not None and not made.findings:
                with suppress(ValueError):
                    return Checked(together(made.value, markups, apart.parts))
        return self._lay_out(markups, setting)

    def _lay_out(self, markups: Sequence[FaceMarkup], setting: Setting) -> Checked[Laid] | None:
        keys = [face_key(markup, setting.language) for markup in markups]
        known = self._shelf.known(keys, setting)
        missing = [number for number, key in enumerate(keys) if key not in known]
        findings: tuple[Finding, ...] = ()
        if missing:
            made = self._made(markups, keys, missing, setting)
            if made is None:
                return None
            findings = made.findings
            known |= {keys[number]: pages for number, pages in (made.value or {}).items()}
        if not all(key in known for key in keys):
            return Checked(None, findings)
        pages = [(markup.key, page) for markup, key in zip(markups, keys, strict=True) for page in known[key].pages]
        return Checked(self._shelf.laid(pages, setting), findings)

    def remarks(self) -> tuple[Finding, ...]:
        """Notes on the store: what has been found damaged since this was last asked, and once that it keeps nothing."""
        count, self._damaged = self._damaged + self._shelf.damaged(), 0
        notes = [note("cache-damaged", count=count)] if count else []
        if self.store.usage.refused and not self._complained:
            self._complained = True
            notes.append(note("cache-not-kept", folder=str(self.store.folder)))
        return tuple(notes)

    def whole(self, markups: Sequence[FaceMarkup], setting: Setting) -> Checked[Typeset]:
        """A file that cannot be put together from pages, because its tags tie them to one another."""
        keys = [face_key(markup, setting.language) for markup in markups]
        known = self._shelf.file(keys, setting)
        if known is None:
            made = self._processes(setting.limits).whole(make_job(markups, setting), self._begun(markups, setting))
            if made.pdf is None or len(made.spans) != len(markups):
                return Checked(None, made.findings)
            known = Filed(made.pdf, made.spans, made.read)
            self.laid_out += len(markups)
            if made.findings:
                return Checked(_typeset(markups, known), made.findings)
            self._shelf.keep_file(keys, setting, known)
        return Checked(_typeset(markups, known))

    def _begun(self, markups: Sequence[FaceMarkup], setting: Setting) -> Any:
        """The promise of a file that was begun, if it is the one that is asked for; there is no other afterwards."""
        begun, self._file_begun = self._file_begun, None
        return begun[2] if begun is not None and begun[:2] == (list(markups), setting) else None

    def _made(
        self, markups: Sequence[FaceMarkup], keys: Sequence[str], numbers: Sequence[int], setting: Setting
    ) -> Checked[dict[int, Shelved]] | None:
        """The faces of these numbers laid out.

        What is found depends on nothing but the faces it is about: those are laid out once more, together, when
        several processes had a part in it.
        """
        anonymous = replace(setting, title="")
        begun = self._ahead.taken({keys[number]: (number, markups[number]) for number in numbers}, anonymous)
        under_way = {number for task in begun.values() for number in task.numbers}
        rest = [number for number in numbers if number not in under_way]
        tasks = list(self._tasks(make_job([markups[number] for number in rest], anonymous), rest))
        portions = len(tasks) + len(begun)
        results = list(self._run(tasks, keys, len(numbers), begun))
        if len(numbers) >= _MANY:
            # Processes hand over faster than this one takes: most of it was here at once.
            give_back()
        if any(came.unusual for _, came in results):
            return None
        self.laid_out += len(numbers)
        self.layered += sum(came.layered for _, came in results)
        pages = _gathered(results)
        unclean = [number for number in numbers if number not in pages or not pages[number].clean]
        if portions > 1 and unclean and not self._died(results):
            again = make_job([markups[number] for number in unclean], anonymous)
            results = list(self._run([Task(again, tuple(unclean), machinery())], keys, 0, {}))
            pages |= _gathered(results)
        return Checked(pages, in_order(finding for _, came in results for finding in came.findings))

    def _run(
        self, tasks: Sequence[Task], keys: Sequence[str], total: int, begun: dict[Any, Task]
    ) -> Iterator[tuple[Task, Collected]]:
        """Every task with what came of it; what is finished is kept at once, and no interrupt loses it."""
        done = 0
        meanwhile, self.meanwhile = self.meanwhile, None
        limits = next(task.job.setting.limits for task in (*tasks, *begun.values()))
        for task, came in self._processes(limits).run(tasks, meanwhile, begun):
            done += len(task.numbers)
            self._damaged += came.damaged
            self._shelf.take(came.things)
            came = replace(came, things={}, pages=tuple(map(self._shelf.alike.pages, came.pages)))
            self._shelf.keep({keys[number]: face for number, face in _gathered([(task, came)]).items()})
            if self.progress is not None and total:
                self.progress(done, total)
            yield task, came

    def _tasks(self, job: Job, numbers: Sequence[int]) -> Iterator[Task]:
        """Faces in portions that keep every process busy; documents each by themselves."""
        most = job.setting.limits.faces_per_document
        faces = [place for place, face in enumerate(job.faces) if not face.is_document]
        size = min(most, max(_FEWEST, -(-len(faces) // (2 * self._jobs))))
        portions = [[place] for place, face in enumerate(job.faces) if face.is_document]
        portions += [faces[start : start + size] for start in range(0, len(faces), size)]
        for portion in portions:
            part = replace(job, faces=tuple(job.faces[place] for place in portion))
            yield Task(part, tuple(numbers[place] for place in portion), machinery())

    def _processes(self, limits: Limits) -> Pool:
        if self._pool is None or self._pool.limits != limits:
            self.close()
            self._pool = Pool(self._jobs, self.store.folder, limits)
        return self._pool

    @staticmethod
    def _died(results: Sequence[tuple[Task, Collected]]) -> bool:
        """Whether a process died of a face: nobody lays that out once more."""
        return any(came.died for _, came in results)


def _typeset(markups: Sequence[FaceMarkup], file: Filed) -> Typeset:
    keys = (key for markup, span in zip(markups, file.spans, strict=True) for key in [markup.key] * span)
    return Typeset(file.pdf, tuple(keys))


def _gathered(results: Sequence[tuple[Task, Collected]]) -> dict[int, Shelved]:
    pages: dict[int, Shelved] = {}
    for task, came in results:
        with suppress(ValueError):
            for number, own, clean in zip(task.numbers, came.pages, came.clean, strict=True):
                pages[number] = Shelved(own, dict(came.read), clean)
    return pages
