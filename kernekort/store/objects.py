"""Objects in a folder, found by a key that says what they were made from, and checked each time they are read."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

FOLDER = "objects"
"""The folder in the cache that holds the objects, and nothing else."""

UNDER_WAY = ".tmp"
"""What the name of an object under way ends with, should a crash leave it behind."""

_MARK = b"kernekort object 1\n"
_DIGEST = 32
_AGED = 3600.0
"""Seconds after which reading an object counts as a new use of it; so that reading does not mean writing each time."""


@dataclass
class Usage:
    """What came of asking: how many objects were there, how many were not, and which were damaged."""

    found: int = 0
    missing: int = 0
    damaged: int = 0
    written: int = 0


@dataclass(frozen=True)
class Store:
    """Objects below ``folder``, or nowhere when it is ``None``: then nothing is kept and nothing is ever there.

    Any number of processes may share a folder. An object is written beside its place and then moved there, so that
    it is whole or absent; each carries a hash of its content, so that a damaged one is taken for absent and removed.
    What the disk refuses is never an error: a cache is a convenience.
    """

    folder: Path | None
    usage: Usage = field(default_factory=Usage, compare=False)

    def get(self, kind: str, key: str) -> bytes | None:
        """The object, or ``None`` when there is none that is sound."""
        path = self._path(kind, key)
        if path is None:
            return None
        try:
            with path.open("rb") as file:
                data = file.read()
                aged = time.time() - os.fstat(file.fileno()).st_mtime > _AGED
        except OSError:
            self.usage.missing += 1
            return None
        body = _checked(data, kind, key)
        if body is None:
            self.usage.damaged += 1
            _remove(path)
            return None
        self.usage.found += 1
        if aged:
            with contextlib.suppress(OSError):
                os.utime(path)
        return body

    def has(self, kind: str, key: str) -> bool:
        """Whether there is an object; it may still turn out to be damaged when it is read."""
        path = self._path(kind, key)
        return path is not None and path.exists()

    def put(self, kind: str, key: str, body: bytes) -> bool:
        """Keeps an object; whether the disk took it."""
        path = self._path(kind, key)
        if path is None:
            return False
        beside = path.with_name(f"{path.name}-{secrets.token_hex(4)}{UNDER_WAY}")
        try:
            _write(beside, _marked(body, kind, key))
            beside.replace(path)
        except OSError:
            _remove(beside)
            return False
        self.usage.written += 1
        return True

    def drop(self, kind: str, key: str) -> None:
        """Removes an object that was sound and yet of no use."""
        path = self._path(kind, key)
        if path is not None:
            self.usage.damaged += 1
            _remove(path)

    def _path(self, kind: str, key: str) -> Path | None:
        return self.folder / FOLDER / kind / key[:2] / key if self.folder is not None else None


def _write(path: Path, data: bytes) -> None:
    """Writes without forcing the disk: after a power cut the hash tells what was lost."""
    try:
        file = path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("xb")
    with file:
        file.write(data)


def _marked(body: bytes, kind: str, key: str) -> bytes:
    """An object as a file holds it; its hash says what it is, so that it is of no use in the place of another."""
    digest = blake2b(f"{kind}/{key}\0".encode(), digest_size=_DIGEST)
    digest.update(body)
    return b"".join((_MARK, digest.digest(), body))


def _checked(data: bytes, kind: str, key: str) -> bytes | None:
    """What an object holds; ``None`` when it is not what was written there."""
    body = data[len(_MARK) + _DIGEST :]
    return body if data == _marked(body, kind, key) else None


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
