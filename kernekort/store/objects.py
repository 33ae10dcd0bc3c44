"""Objects in a folder, found by a key that says what they were made from, and checked each time they are read."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import field
from hashlib import blake2b
from io import FileIO
from pathlib import Path

from kernekort.quick import dataclass
from kernekort.store.bundles import BEGIN, MARK, MOST, bundled, place_of

FOLDER = "objects"
"""The folder in the cache that holds the objects, and nothing else."""

UNDER_WAY = ".tmp"
"""What the name of an object under way ends with, should a crash leave it behind."""

_MARK = b"kernekort object 1\n"
_DIGEST = 32
_SMALL = 256 * 1024
"""The largest objects that share a file with others, in bytes."""

_AGED = 3600.0
"""Seconds after which reading an object counts as a new use of it; so that reading does not mean writing each time."""


@dataclasses.dataclass
class Usage:
    """How many objects were there, how many were not, how many were damaged, and how many were written."""

    found: int = 0
    missing: int = 0
    damaged: int = 0
    written: int = 0
    size: int = field(default=0, compare=False)
    """The bytes of what was written."""
    refused: int = field(default=0, compare=False)
    """How many the disk did not take."""


@dataclass(frozen=True)
class Store:
    """Objects below ``folder``, or nowhere when it is ``None``: then nothing is kept and nothing is ever there.

    Any number of processes may share a folder. An object is written beside its place and then moved there, so that
    it is whole or absent; each carries a hash of its content, so that a damaged one is taken for absent and removed.
    Objects that come together may share a file, which has the name of each.
    What the disk refuses is never an error: a cache is a convenience. It is counted, so that it can be told.
    """

    folder: Path | None
    usage: Usage = field(default_factory=Usage, compare=False)

    def get(self, kind: str, key: str) -> bytes | None:
        """The object, or ``None`` when there is none that is sound."""
        path = self._path(kind, key)
        if path is None:
            return None
        try:
            with open(path, "rb", buffering=0) as file:
                state, data = os.fstat(file.fileno()), file.read(BEGIN)
                if data.startswith(MARK):
                    data = _part(file, data, f"{kind}/{key}", state.st_size)
                elif len(data) == BEGIN:
                    data += file.readall()
                aged = time.time() - state.st_mtime > _AGED
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
        return path is not None and os.path.exists(path)

    def has_any(self, kind: str) -> bool:
        """Whether an object of a kind has been kept since the folder was last emptied."""
        return self.folder is not None and os.path.exists(self.folder / FOLDER / kind)

    def put(self, kind: str, key: str, body: bytes) -> bool:
        """Keeps an object; whether the disk took it."""
        path = self._path(kind, key)
        if path is None:
            return False
        data = _head(body, kind, key) + body
        if not put_into_place(path, data):
            self.usage.refused += 1
            return False
        self.usage.written += 1
        self.usage.size += len(data)
        return True

    def put_all(self, objects: Mapping[tuple[str, str], bytes]) -> None:
        """Keeps objects, by their kinds and keys.

        To create a file takes longer than to write what is in one: small objects share one where the disk allows it.
        """
        if self.folder is None:
            return
        small = [name for name, body in objects.items() if len(body) <= _SMALL]
        alone = [name for name, body in objects.items() if len(body) > _SMALL]
        for start in range(0, len(small), MOST):
            together = small[start : start + MOST]
            alone += self._put_together({name: objects[name] for name in together}) if len(together) > 1 else together
        for kind, key in alone:
            self.put(kind, key, objects[kind, key])

    def _put_together(self, objects: Mapping[tuple[str, str], bytes]) -> Sequence[tuple[str, str]]:
        """Writes one file, and gives it the name of each; those that the disk would not give."""
        names = list(objects)
        paths = [path for name in names if (path := self._path(*name)) is not None]
        data = bundled({"/".join(name): _head(body, *name) + body for name, body in objects.items()})
        beside = _beside(paths[0])
        done = 0
        try:
            _write(beside, data)
            for path in paths:
                _name(beside, path)
                done += 1
        except OSError:
            # There are disks on which a file has one name; whatever else it is, it is met again.
            pass
        _remove(beside)
        self.usage.written += done
        self.usage.size += len(data) if done else 0
        return names[done:]

    def drop(self, kind: str, key: str) -> None:
        """Removes an object that was sound and yet of no use."""
        path = self._path(kind, key)
        if path is not None:
            self.usage.damaged += 1
            _remove(path)

    def _path(self, kind: str, key: str) -> str | None:
        """Few folders, so that the first build in an empty cache does not make one for nearly each object."""
        return os.path.join(self.folder, FOLDER, kind, key[:1], key) if self.folder is not None else None


def put_into_place(path: str, data: bytes) -> bool:
    """Writes beside a file, and moves that into its place, whole or not at all; whether the disk took it."""
    beside = _beside(path)
    try:
        _write(beside, data)
        os.replace(beside, path)
    except OSError:
        _remove(beside)
        return False
    return True


def _part(file: FileIO, begin: bytes, name: str, size: int) -> bytes:
    """One object of a file of several; nothing when it is not there."""
    place = place_of(name, begin, size)
    if place is None:
        return b""
    start, length = place
    if start + length <= len(begin):
        return begin[start : start + length]
    file.seek(start)
    return file.read(length)


def _beside(path: str) -> str:
    """Where to write what is to come into a place: beside it, and nobody else writes there."""
    return f"{path}-{secrets.token_hex(4)}{UNDER_WAY}"


def _name(file: str, path: str) -> None:
    """Gives a file one more name, in the place of what has that name now."""
    try:
        os.link(file, path)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        os.link(file, path)
    except FileExistsError:
        beside = _beside(path)
        os.link(file, beside)
        try:
            os.replace(beside, path)
        except OSError:
            _remove(beside)
            raise


def _write(path: str, data: bytes) -> None:
    """Writes without forcing the disk: after a power cut the hash tells what was lost."""
    try:
        _write_new(path, data)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _write_new(path, data)


def _write_new(path: str, data: bytes) -> None:
    with open(path, "xb") as file:
        file.write(data)


def _head(body: bytes, kind: str, key: str) -> bytes:
    """What a file has before an object; its hash says what it is, so that it is of no use in the place of another."""
    digest = blake2b(f"{kind}/{key}\0".encode(), digest_size=_DIGEST)
    digest.update(body)
    return _MARK + digest.digest()


def _checked(data: bytes, kind: str, key: str) -> bytes | None:
    """What an object holds; ``None`` when it is not what was written there."""
    end = len(_MARK) + _DIGEST
    body = data[end:]
    return body if data[:end] == _head(body, kind, key) else None


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)
