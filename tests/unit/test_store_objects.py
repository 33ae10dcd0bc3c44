"""Objects kept by what they were made from: whole or absent, counted, and nowhere when there is no folder."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kernekort.store import Store, Usage
from kernekort.store.objects import FOLDER, UNDER_WAY

KEY = "0123456789abcdef"
LONG_AGO = 1_000_000.0


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def files_in(store: Store) -> list[Path]:
    assert store.folder is not None
    return sorted(path for path in store.folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("body", [b"", b"\0", b"x" * 100_000, bytes(range(256))])
def test_what_is_put_is_got(store: Store, body: bytes) -> None:
    assert store.put("faces", KEY, body)
    assert store.has("faces", KEY)
    assert store.get("faces", KEY) == body
    assert store.usage == Usage(found=1, written=1)


def test_what_was_never_put_is_missing(store: Store) -> None:
    assert not store.has("faces", KEY)
    assert store.get("faces", KEY) is None
    assert store.usage == Usage(missing=1)
    assert store.folder is not None
    assert not store.folder.exists()


def test_kinds_and_keys_do_not_mix(store: Store) -> None:
    bodies = {(kind, key): f"{kind} {key}".encode() for kind in ("faces", "things") for key in (KEY, KEY[::-1])}
    for (kind, key), body in bodies.items():
        store.put(kind, key, body)
    assert {one: store.get(*one) for one in bodies} == bodies


def test_another_store_finds_what_one_has_put(store: Store) -> None:
    store.put("faces", KEY, b"one")
    assert Store(store.folder).get("faces", KEY) == b"one"


def test_what_is_put_again_takes_the_place_of_what_was_there(store: Store) -> None:
    for body in (b"a long one" * 99, b"short"):
        store.put("faces", KEY, body)
    assert store.get("faces", KEY) == b"short"
    assert len(files_in(store)) == 1


def test_no_folder_keeps_nothing() -> None:
    store = Store(None)
    assert not store.put("faces", KEY, b"one")
    assert not store.has("faces", KEY)
    assert store.get("faces", KEY) is None
    store.drop("faces", KEY)
    assert store.usage == Usage()


def test_an_object_comes_into_its_place_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the moment it is moved there, the old one is what everybody reads."""
    store.put("faces", KEY, b"old")
    seen: list[tuple[bytes | None, bool]] = []
    move = os.replace

    def moved(beside: str, target: str) -> None:
        whole = Path(beside).read_bytes().endswith(b"new" * 1000)
        seen.append((Store(store.folder).get("faces", KEY), whole))
        move(beside, target)

    monkeypatch.setattr(os, "replace", moved)
    store.put("faces", KEY, b"new" * 1000)
    assert seen == [(b"old", True)]
    assert store.get("faces", KEY) == b"new" * 1000


def test_an_object_that_cannot_be_put_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    store.put("faces", KEY, b"old")
    before = files_in(store)
    monkeypatch.setattr(os, "replace", refused)
    assert not store.put("faces", KEY, b"new")
    assert files_in(store) == before
    assert store.get("faces", KEY) == b"old"


def test_two_writers_of_one_object_do_not_share_a_file(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    beside: list[str] = []
    move = os.replace

    def moved(source: str, target: str) -> None:
        beside.append(Path(source).name)
        move(source, target)

    monkeypatch.setattr(os, "replace", moved)
    for _ in range(20):
        store.put("faces", KEY, b"one")
    assert len(set(beside)) == 20
    assert all(name.startswith(KEY) and name.endswith(UNDER_WAY) for name in beside)


def test_what_a_crash_left_under_way_is_not_an_object(store: Store) -> None:
    store.put("faces", KEY, b"one")
    (path,) = files_in(store)
    path.rename(path.with_name(f"{path.name}-0a0b{UNDER_WAY}"))
    assert store.get("faces", KEY) is None
    assert store.usage.damaged == 0


def test_an_object_that_has_not_been_used_for_long_counts_as_used_when_it_is_read(store: Store) -> None:
    store.put("faces", KEY, b"one")
    (path,) = files_in(store)
    os.utime(path, (LONG_AGO, LONG_AGO))
    store.get("faces", KEY)
    assert time.time() - path.stat().st_mtime < LONG_AGO


def test_reading_what_is_in_use_writes_nothing(store: Store) -> None:
    store.put("faces", KEY, b"one")
    (path,) = files_in(store)
    lately = time.time() - 60
    os.utime(path, (lately, lately))
    store.get("faces", KEY)
    assert path.stat().st_mtime == pytest.approx(lately, abs=1e-3)


def test_a_sound_object_of_no_use_is_removed_and_counted(store: Store) -> None:
    store.put("faces", KEY, b"one")
    store.drop("faces", KEY)
    assert files_in(store) == []
    assert store.usage.damaged == 1


def test_stores_are_the_same_whatever_came_of_asking(tmp_path: Path) -> None:
    one, other = Store(tmp_path), Store(tmp_path)
    one.get("faces", KEY)
    assert one == other


def test_all_objects_lie_in_one_folder_of_the_cache(store: Store) -> None:
    """What else is in the cache is nobody's business here."""
    store.put("faces", KEY, b"one")
    assert store.folder is not None
    assert [path.name for path in store.folder.iterdir()] == [FOLDER]
