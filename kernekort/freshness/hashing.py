"""What a file holds, when what the system knows of it leaves a doubt."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import file_digest, sha256

from kernekort.freshness.listing import Signature, signature

SLACK = 2_000_000_000
"""Nanoseconds: a file that was changed so shortly before it was listed may have been changed again without its times
telling. Two seconds are what the coarsest file systems round to."""

_MOST_BYTES = 32 * 1024 * 1024
"""So much is hashed for one record; larger and further files are known by size and times alone."""


_LARGE = 1024 * 1024
"""Bytes of a file that is not read in one piece."""


def recent(known: Signature, moment: int) -> bool:
    """Whether a file listed at a moment could have changed since without its times telling."""
    return max(known[1], known[2]) >= moment - SLACK


def digest(path: str, known: Signature) -> str:
    """The SHA-256 of a file that still is as it was listed; empty when it is not, or cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:
            # Reading in pieces begins by making room for a large one.
            found = (file_digest(file, "sha256") if known[0] > _LARGE else sha256(file.read())).hexdigest()
    except OSError:
        return ""
    # Some systems number files only when they are opened.
    after = signature(path)
    return found if after is not None and after[:3] == known[:3] else ""


class Hashes:
    """The SHA-256 of files by path, each made once; the smallest files come first, until it has been enough."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self.made = 0
        """How many have been made so far."""

    def of(self, path: str, known: Signature) -> str:
        """The hash of a file, made now unless it is known; empty when there is none."""
        if path not in self._known:
            self._known[path] = digest(path, known)
            self.made += 1
        return self._known[path]

    def make(self, files: Iterable[tuple[str, Signature]]) -> None:
        """Makes the hashes of files, as far as is reasonable."""
        left = _MOST_BYTES
        for path, known in sorted(files, key=lambda file: file[1][0]):
            left -= known[0]
            if left < 0:
                return
            self.of(path, known)

    def known(self, path: str) -> str:
        """The hash of a file if it has been made; else empty."""
        return self._known.get(path, "")

    def tell(self, path: str, hashed: str) -> None:
        """Takes over a hash that is known to hold; an empty one is none."""
        if hashed:
            self._known[path] = hashed
