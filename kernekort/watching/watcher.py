"""Whoever saves a source is noticed, also in folders that come later, and where the system gives no notice of it."""

from __future__ import annotations

import os
import platform
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from types import TracebackType

from kernekort.watching.ground import Ground
from kernekort.watching.looking import looks, must_look
from kernekort.watching.notices import Notices, notices
from kernekort.watching.quiet import settled

_TRIES = 20
"""How often the folders are listed anew when one is gone before it can be followed."""


class Watcher:
    """Follows a ground from when it is entered; iterating gives the paths that changed, each time it is quiet again.

    Nothing is missed between two turns of the loop, however long one takes: it comes with the next, all at once.
    ``changed`` and ``stop`` may be called from whatever thread; the latter ends the loop.
    """

    def __init__(self, ground: Ground, polling: bool | None = None) -> None:
        self.polling = must_look(os.environ, platform.release()) if polling is None else polling
        """Whether the files are looked at time and again; true as soon as the system cannot give notice."""
        self._ground = ground
        self._stop = Event()
        self._folders: frozenset[Path] = frozenset()
        self._notices: Notices | None = None
        self._first: frozenset[Path] = frozenset()
        """What has come already while following began."""
        self._told: deque[Path] = deque()
        """What somebody has told of, and no folder could."""
        self._hurried = False
        """Whether some of that was in the last batch: whoever told of it has finished."""

    def __enter__(self) -> Watcher:
        self._begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if self._notices is not None:
            self._notices.close()
            self._notices = None

    def __iter__(self) -> Iterator[frozenset[Path]]:
        return settled(self._batches(), hurried=lambda: self._hurried)

    def changed(self, path: Path) -> None:
        """Takes a path for changed, wherever it lies; this is no save in several steps, and not waited for."""
        self._told.append(path)

    def stop(self) -> None:
        """Ends the loop, within a moment."""
        self._stop.set()

    def follow(self, ground: Ground) -> None:
        """Another ground from now on."""
        if ground != self._ground:
            self._ground = ground
            self._begin()

    def _batches(self) -> Iterator[frozenset[Path]]:
        while self._notices is not None:
            batch, self._first = self._first, frozenset()
            try:
                batch |= next(self._notices)
            except StopIteration:
                return
            changed = frozenset(path for path in batch if self._ground.matters(path) and not self._is_followed(path))
            if any(path in self._folders or path.is_dir() for path in changed) and self._moved():
                self._begin()
            told = [self._told.popleft() for _ in range(len(self._told))]
            self._hurried = bool(told)
            yield changed.union(told)

    def _is_followed(self, path: Path) -> bool:
        """Whether a path is a folder whose files speak for themselves."""
        return path in self._folders and path.is_dir()

    def _moved(self) -> bool:
        return frozenset(self._ground.folders()) != self._folders

    def _begin(self) -> None:
        """Follows the folders that there are now; those followed so far are let go when the others are there."""
        before, folders, left = self._notices, self._ground.folders(), _TRIES
        while True:
            begun = (looks if self.polling else notices)(folders, self._stop)
            try:
                self._first |= next(begun, frozenset())
                break
            except (OSError, RuntimeError) as problem:
                left -= 1
                gone = isinstance(problem, FileNotFoundError) and left > 0
                # There is an end to how many folders the system gives notice of, for all programs together.
                self.polling = not gone
                folders = self._ground.folders()
        self._folders, self._notices = frozenset(folders), begun
        if before is not None:
            self._first |= next(before, frozenset())
            before.close()
