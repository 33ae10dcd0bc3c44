"""Faces that processes are at work on before anybody has asked for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kernekort.markup.model import FaceMarkup
from kernekort.quick import dataclass
from kernekort.typeset import Setting, Task

BATCH = 16
"""So many faces are begun together while a process may wait for them: few enough to begin soon."""

FIRST = 4
"""So few are the first of many: what they share is laid out with them, and is there when other processes come to it."""

_BUSY = 2
"""So many times as many are begun together when all processes are at work: that takes less time for each."""


@dataclass(frozen=True)
class Batch:
    """Faces begun together, by their keys in order, and the promise of what comes of them."""

    markups: Mapping[str, FaceMarkup]
    setting: Setting
    task: Task
    promise: Any


class Ahead:
    """What waits for company, and what is under way in so many ``processes``."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._waiting: dict[str, FaceMarkup] = {}
        self._setting: Setting | None = None
        self._begun: list[Batch] = []
        self._proven: set[str] = set()
        self._first = BATCH

    def expect(self, faces: int) -> None:
        """There will be about so many faces, of which none has been laid out before."""
        if faces > BATCH * self._processes:
            self._first = FIRST

    def prove(self, css: str) -> None:
        """A style sheet is one that faces were laid out in before, in company, and nothing was wrong with them."""
        self._proven.add(css)

    def add(self, key: str, markup: FaceMarkup, setting: Setting) -> Iterator[dict[str, FaceMarkup]]:
        """Takes a face in; what is to be begun now, a document by itself and faces together.

        One that has changed alone does not wait while nothing is under way: it is done when the others are poured. But
        only in company can be seen whether a style sheet lets each have a page of its own.
        Faces of another setting that still wait are let go: whoever asks for them finds them not begun.
        """
        if setting != self._setting:
            self._waiting, self._setting = {}, setting
        if key in self._waiting or any(key in batch.markups for batch in self._begun):
            return
        if markup.flow == "document":
            yield {key: markup}
            return
        self._waiting[key] = markup
        if self._are_enough(markup.css):
            full, self._waiting = self._waiting, {}
            yield full

    def _are_enough(self, css: str) -> bool:
        """Whether the faces that wait, the last in this style sheet, are to be begun."""
        proven = css in self._proven
        if not self._begun and not proven:
            return len(self._waiting) >= self._first
        if len(self._waiting) < BATCH and not proven:
            return False
        at_work = sum(not batch.promise.done() for batch in self._begun)
        if proven and not at_work:
            return True
        return len(self._waiting) >= (BATCH if at_work < self._processes else _BUSY * BATCH)

    def under_way(self, batch: Batch) -> None:
        """Remembers what has been begun."""
        self._begun.append(batch)

    def taken(self, asked: Mapping[str, tuple[int, FaceMarkup]], setting: Setting) -> dict[Any, Task]:
        """What is under way of faces asked for, each by its number, under their keys: tasks by their promises.

        A face that is no longer what it was, if only in the line it was written in, is none of these. Nothing is
        kept: who asks has got everything that was begun.
        """
        begun, self._waiting, self._begun, self._first = self._begun, {}, [], BATCH
        self._proven.clear()
        found = {}
        for batch in begun:
            wanted = [asked.get(key) for key in batch.markups]
            numbers = tuple(number for number, _ in filter(None, wanted))
            same = [markup for _, markup in filter(None, wanted)] == list(batch.markups.values())
            if same and batch.setting == setting:
                found[batch.promise] = replace(batch.task, numbers=numbers)
        return found
