"""Objects kept by what they were made from: whole or absent, counted, and nowhere when there is no folder."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kernekort.store import Store, Usage
from kernekort.store.bundles import MOST
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


MANY = {(kind, f"{number:016x}"): f"{kind} {number}".encode() for kind in ("faces", "things") for number in range(9)}


def got(store: Store) -> dict[tuple[str, str], bytes | None]:
    return {name: store.get(*name) for name in MANY}


def test_objects_that_come_together_share_a_file_and_are_got_alone(store: Store) -> None:
    store.put_all(MANY)
    assert got(Store(store.folder)) == MANY
    files = files_in(store)
    assert len(files) == len(MANY)
    assert len({path.stat().st_ino for path in files}) == 1
    assert (store.usage.written, store.usage.size) == (len(MANY), files[0].stat().st_size)


def test_more_than_a_file_holds_go_into_several(store: Store) -> None:
    many = {("faces", f"{number:016x}"): bytes([number % 256]) for number in range(2 * MOST + 1)}
    store.put_all(many)
    assert {name: store.get(*name) for name in many} == many
    assert len({path.stat().st_ino for path in files_in(store)}) == 3


def test_large_ones_and_single_ones_have_files_of_their_own(store: Store) -> None:
    large = {("faces", KEY): bytes(300_000), ("things", KEY): b"small"}
    store.put_all(large)
    assert {name: store.get(*name) for name in large} == large
    assert all(path.stat().st_nlink == 1 for path in files_in(store))


def test_nothing_makes_no_file(store: Store) -> None:
    store.put_all({})
    Store(None).put_all(MANY)
    assert store.folder is not None
    assert not store.folder.exists()


def test_those_that_come_together_take_the_places_of_what_was_there(store: Store) -> None:
    store.put_all(dict.fromkeys(MANY, b"old"))
    store.put("faces", "0" * 16, b"older")
    store.put_all(MANY)
    assert got(store) == MANY
    assert len({path.stat().st_ino for path in files_in(store)}) == 1


@pytest.mark.parametrize("refused_after", [0, 5])
def test_where_a_file_has_one_name_each_object_has_a_file(
    store: Store, monkeypatch: pytest.MonkeyPatch, refused_after: int
) -> None:
    link = os.link
    done: list[str] = []

    def refuse(source: str, target: str) -> None:
        if len(done) == refused_after:
            raise PermissionError(1, "Operation not permitted")
        done.append(target)
        link(source, target)

    monkeypatch.setattr(os, "link", refuse)
    store.put_all(MANY)
    assert got(store) == MANY
    assert len(files_in(store)) == len(MANY)
    assert store.usage == Usage(found=len(MANY), written=len(MANY))


def test_a_disk_that_takes_nothing_is_counted_once_for_each(store: Store) -> None:
    assert store.folder is not None
    store.folder.write_text("no folder", encoding="utf-8")
    store.put_all(MANY)
    assert (store.usage.refused, store.usage.written, store.usage.size) == (len(MANY), 0, 0)


def test_what_is_in_the_way_of_one_keeps_none_of_the_others_out(store: Store) -> None:
    assert store.folder is not None
    name = list(MANY)[4]
    (store.folder / FOLDER / name[0] / "0" / name[1] / "deeper").mkdir(parents=True)
    store.put_all(MANY)
    assert got(store) == {**MANY, name: None}
    assert not [path for path in files_in(store) if path.name.endswith(UNDER_WAY)]


def test_who_reads_one_keeps_all_that_came_with_it(store: Store) -> None:
    store.put_all(MANY)
    for path in files_in(store):
        os.utime(path, (LONG_AGO, LONG_AGO))
    store.get(*next(iter(MANY)))
    assert all(time.time() - path.stat().st_mtime < LONG_AGO for path in files_in(store))
