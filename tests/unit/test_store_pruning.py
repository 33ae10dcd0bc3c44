"""A cache kept small: what was used last stays, and what is no object is left alone."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kernekort.store import Store, empty, measure, prune, pruning, tidy
from kernekort.store.objects import FOLDER, UNDER_WAY

BODY = b"x" * 1000
HEAD = 51
"""Bytes that a file has before an object."""
COUNT = 40


def filled(folder: Path, count: int = COUNT) -> dict[str, Path]:
    """A cache of objects of one size, each used ten seconds after the one before it, in no order of their names."""
    store = Store(folder)
    paths: dict[str, Path] = {}
    for number in range(count):
        key = f"{number * 37 % 251:02x}{number:014x}"
        store.put("faces" if number % 3 else "things", key, BODY)
        (path,) = folder.rglob(key)
        used = time.time() - 100_000 + 10 * number
        os.utime(path, (used, used))
        paths[key] = path
    return paths


def test_objects_are_counted_with_their_bytes(tmp_path: Path) -> None:
    paths = filled(tmp_path, 5)
    (tmp_path / "more.json").write_text("not an object", encoding="utf-8")
    assert measure(tmp_path) == (5, sum(path.stat().st_size for path in paths.values()))


def test_a_cache_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert measure(tmp_path / "none") == (0, 0)
    assert prune(tmp_path / "none") == 0


def test_what_is_written_while_a_cache_is_emptied_is_not_what_would_not_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path, 5)
    _, size = measure(tmp_path)
    removed = shutil.rmtree

    def remove(path: Path, ignore_errors: bool) -> None:
        removed(path, ignore_errors=ignore_errors)
        filled(tmp_path, 1)
        Store(tmp_path).put("faces", "ab" * 8, BODY)
        os.utime(next(tmp_path.rglob("0" * 16)))

    monkeypatch.setattr("shutil.rmtree", remove)
    assert empty(tmp_path) == (5, size, 0)
    assert measure(tmp_path)[0] == 2


def test_of_those_that_share_a_file_what_would_not_go_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path).put_all({("faces", f"{number:016x}"): BODY for number in range(COUNT)})

    def remove(path: Path, ignore_errors: bool) -> None:
        for file in sorted(path.rglob("0*"))[: COUNT // 4]:
            if file.is_file():
                file.unlink()

    monkeypatch.setattr("shutil.rmtree", remove)
    gone = empty(tmp_path)
    assert (gone.objects + gone.left, gone.left) == (COUNT, measure(tmp_path)[0])
    assert 0 < gone.objects < COUNT


def test_what_fits_is_kept(tmp_path: Path) -> None:
    filled(tmp_path)
    _, size = measure(tmp_path)
    assert prune(tmp_path, size) == 0
    assert prune(tmp_path) == 0
    assert measure(tmp_path) == (COUNT, size)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9, 0.999])
def test_what_was_used_last_is_kept_and_fits(tmp_path: Path, share: float) -> None:
    paths = filled(tmp_path)
    _, size = measure(tmp_path)
    most = int(size * share)
    removed = prune(tmp_path, most)
    left, now = measure(tmp_path)
    assert removed == COUNT - left
    assert now <= most
    kept = [key for key, path in paths.items() if path.exists()]
    assert kept == list(paths)[COUNT - left :]
    # Nothing more than it takes to leave some room goes.
    assert now + 2 * size // COUNT > most * 0.8


def test_reading_an_object_keeps_it(tmp_path: Path) -> None:
    paths = filled(tmp_path)
    oldest = next(iter(paths))
    assert Store(tmp_path).get("things", oldest) == BODY
    _, size = measure(tmp_path)
    prune(tmp_path, size // 4)
    assert paths[oldest].exists()


def test_objects_that_nobody_is_writing_any_more_go(tmp_path: Path) -> None:
    filled(tmp_path, 2)
    now = time.time()
    left, written = (tmp_path / FOLDER / "faces" / f"{name}{UNDER_WAY}" for name in ("left", "written"))
    for path, used in ((left, now - 7200), (written, now)):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(BODY)
        os.utime(path, (used, used))
    assert prune(tmp_path) == 1
    assert (left.exists(), written.exists()) == (False, True)


def test_nothing_but_objects_is_touched(tmp_path: Path) -> None:
    cache, outside = tmp_path / "cache", tmp_path / "outside"
    outside.mkdir()
    beside = [outside / "precious", cache / "settings.json"]
    filled(cache)
    for path in beside:
        path.write_bytes(BODY)
        os.utime(path, (1, 1))
    (cache / FOLDER / "faces" / "link").symlink_to(outside)
    (cache / FOLDER / "faces" / "file-link").symlink_to(beside[0])
    assert prune(cache, 1) == COUNT
    assert all(path.exists() for path in beside)


def test_what_cannot_be_removed_is_not_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    filled(tmp_path)
    monkeypatch.setattr(Path, "unlink", refused)
    assert prune(tmp_path, 1) == 0


def test_an_object_that_goes_meanwhile_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = filled(tmp_path)
    unlink = Path.unlink

    def twice(self: Path, missing_ok: bool = False) -> None:
        unlink(self, missing_ok)
        unlink(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", twice)
    assert prune(tmp_path, 1) == 0
    assert not any(path.exists() for path in paths.values())


def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Takes an entry for each time that every object is looked at."""
    looks: list[int] = []
    every = pruning._entries

    def counted(folder: Path) -> Iterator[pruning._Entry]:
        looks.append(1)
        return every(folder)

    monkeypatch.setattr(pruning, "_entries", counted)
    return looks


def test_objects_are_not_looked_at_as_long_as_the_tally_says_that_they_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = filled(tmp_path)
    _, size = measure(tmp_path)
    looks = looked_at(monkeypatch)
    most = size + 3 * len(BODY)
    assert [tidy(tmp_path, len(BODY), most) for _ in range(4)] == [0] * 4
    assert len(looks) == 1
    # By what was said to be written it is too much now; what there is tells the truth.
    assert tidy(tmp_path, len(BODY), most) == 0
    assert len(looks) == 2
    assert all(path.exists() for path in paths.values())
    assert tidy(tmp_path, 1, size // 2) == COUNT - measure(tmp_path)[0] > 0
    assert tidy(tmp_path, 1, size // 2) == 0


@pytest.mark.parametrize("tally", [b"", b"[]", b'{"size": -1, "looked": 9e9}', b'{"size": 1e999, "looked": 0}', b"\0"])
def test_a_tally_that_makes_no_sense_is_made_anew(tmp_path: Path, tally: bytes) -> None:
    filled(tmp_path)
    _, size = measure(tmp_path)
    (tmp_path / FOLDER / "tally.json").write_bytes(tally)
    assert tidy(tmp_path, 0, size // 2) > 0
    assert measure(tmp_path)[1] <= size // 2


@pytest.mark.parametrize("looked", [-90_000, 90_000])
def test_a_tally_is_believed_for_a_day(tmp_path: Path, looked: int) -> None:
    filled(tmp_path)
    said = {"size": 0, "looked": time.time() + looked}
    (tmp_path / FOLDER / "tally.json").write_text(json.dumps(said), encoding="ascii")
    assert tidy(tmp_path, 0, 1) == COUNT


def test_the_tally_is_no_object_and_goes_with_them(tmp_path: Path) -> None:
    filled(tmp_path, 3)
    tidy(tmp_path, 0)
    assert measure(tmp_path)[0] == 3
    assert empty(tmp_path) == (3, 3 * (len(BODY) + HEAD), 0)
    assert list(tmp_path.iterdir()) == []
    assert tidy(tmp_path / "none", 0) == 0


def test_objects_that_share_a_file_share_its_bytes(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put_all({("faces", f"{number:016x}"): BODY for number in range(COUNT)})
    count, size = measure(tmp_path)
    assert count == COUNT
    assert size == pytest.approx(store.usage.size, abs=COUNT)
    assert tidy(tmp_path, store.usage.size, 2 * size) == 0
    # One of those that have been used last would be gone otherwise.
    assert prune(tmp_path, size) == 0
    for number in range(COUNT // 2):
        store.drop("faces", f"{number:016x}")
    left, taken = measure(tmp_path)
    assert left == COUNT // 2
    assert taken == pytest.approx(size, abs=COUNT)
    gone = empty(tmp_path)
    assert (gone.objects, gone.left) == (COUNT // 2, 0)
    assert gone.size == pytest.approx(size, abs=COUNT)


def test_where_the_system_does_not_count_names_unasked_it_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Entry:
        """As Windows has it: how many names a file has is not among what a folder says of it."""

        def __init__(self, entry: os.DirEntry[str]) -> None:
            self._entry = entry

        def __getattr__(self, name: str) -> Any:
            return getattr(self._entry, name)

        def stat(self, *, follow_symlinks: bool) -> os.stat_result:
            known = list(self._entry.stat(follow_symlinks=follow_symlinks))
            known[3] = 0
            return os.stat_result(known)

    class Found:
        def __init__(self, folder: str) -> None:
            self._found = os_scandir(folder)

        def __enter__(self) -> Iterator[Entry]:
            return map(Entry, self._found)

        def __exit__(self, *_: object) -> None:
            self._found.close()

    os_scandir = os.scandir
    Store(tmp_path).put_all({("faces", f"{number:016x}"): BODY for number in range(COUNT)})
    before = measure(tmp_path)
    monkeypatch.setattr(os, "scandir", Found)
    assert measure(tmp_path) == before
