"""Everything that shapes what a command line makes, as it is at one moment."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence

from kernekort.freshness.hashing import Hashes, digest, recent
from kernekort.freshness.listing import Listing, Signature, signature
from kernekort.freshness.machine import machine
from kernekort.freshness.produced import without_products
from kernekort.freshness.survey import survey


class Seen:
    """The machine and every file that who begins in the folder ``start`` could read, the ``cache`` aside.

    ``single`` are files elsewhere, by their whole paths; ``None`` is one that is not there.

    Raises:
        OSError: the text engine is not to be found.
        TooMany: there are too many files.
    """

    def __init__(self, start: str, cache: str) -> None:
        self._start, self._cache = start, cache
        self.moment = time.time_ns()
        """When this look began, in nanoseconds since 1970."""
        self.machine = machine()
        self.trees = survey(start, cache)
        self.single: dict[str, Signature | None] = {}
        self.hashes = Hashes()

    def watch(self, path: str) -> None:
        """Looks at a file elsewhere that is about to be read, or would be if it were there."""
        known = self.single[path] = signature(path)
        if known is not None and recent(known, self.moment):
            self.hashes.of(path, known)

    def inputs(self, outputs: Sequence[str]) -> dict[str, Listing]:
        """The files by the folders they are read from, without what was built into output folders.

        Raises:
            OSError: a manifest cannot be read.
            ValueError: a manifest is not one.
        """
        return _without(self.trees, outputs)

    def hash_recent(self) -> None:
        """Hashes what was changed so shortly ago that its times will not tell whether it is changed once more."""
        self.hashes.make(file for file in self._files(self.trees) if recent(file[1], self.moment))

    def hash_all(self, outputs: Sequence[str]) -> None:
        """Hashes what is not hashed yet and was not built."""
        self.hashes.make(self._files(self.inputs(outputs)))

    def stood_still(self, outputs: Sequence[str]) -> bool:
        """Whether all is still as it was, apart from what was built.

        Raises:
            OSError: a manifest cannot be read.
            ValueError: a manifest is not one.
            TooMany: there are too many files by now.
        """
        inputs = self.inputs(outputs)
        if inputs != _without(survey(self._start, self._cache), outputs):
            return False
        if any(known != signature(path) for path, known in self.single.items()):
            return False
        doubtful = (file for file in self._files(inputs) if recent(file[1], self.moment))
        return all(digest(*file) == before for file in doubtful if (before := self.hashes.known(file[0])))

    def _files(self, trees: Mapping[str, Listing]) -> Iterator[tuple[str, Signature]]:
        for root, found in trees.items():
            yield from ((f"{root}/{path}", known) for path, known in found.items())
        yield from ((path, known) for path, known in self.single.items() if known is not None)


def _without(trees: Mapping[str, Listing], outputs: Sequence[str]) -> dict[str, Listing]:
    return {root: without_products(root, found, outputs) for root, found in trees.items()}
