"""A file is known by what it holds, however it came to hold it."""

from __future__ import annotations

import os
import time
from hashlib import blake2b
from pathlib import Path

import pytest

from kernekort.store import file_digest, files


def of(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def aged(path: Path, seconds: float = 60) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute has gone by for whoever asks."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 60_000_000_000)


@pytest.mark.usefixtures("later")
def test_a_file_that_has_not_changed_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"one")
    assert file_digest(path) == of(b"one")
    monkeypatch.setattr(files, "_digest", lambda _: "read")
    assert file_digest(path) == of(b"one")
    path.write_bytes(b"another")
    assert file_digest(path) == "read"


@pytest.mark.usefixtures("later")
def test_a_file_put_in_the_place_of_another_is_another(tmp_path: Path) -> None:
    """As large, and as old."""
    path, other = tmp_path / "x", tmp_path / "y"
    path.write_bytes(b"one")
    other.write_bytes(b"two")
    state = path.stat()
    os.utime(other, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert file_digest(path) == of(b"one")
    other.replace(path)
    assert file_digest(path) == of(b"two")


def test_a_file_that_has_just_changed_may_change_again_within_the_tick(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"one")
    state = path.stat()
    for data in (b"one", b"two"):
        path.write_bytes(data)
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
        assert file_digest(path) == of(data)


def test_a_file_that_is_gone_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"one")
    aged(path)
    file_digest(path)
    path.unlink()
    with pytest.raises(FileNotFoundError):
        file_digest(path)
