"""A record that was damaged or tampered with is no record, and records do not pile up."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kernekort.freshness import forget, shelf
from kernekort.freshness.record import read_record
from tests.freshness_ground import Ground, ground


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ground:
    made = ground(tmp_path, monkeypatch)
    assert made.run()
    return made


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        '"x"',
        "{}",
        "\0" * 100,
        "[" * 100_000,
        '{"format": 1}',
        "ø",
        '{"format": 1, "key": 2}',
    ],
)
def test_a_damaged_record_is_none_and_made_anew(world: Ground, text: str) -> None:
    world.record.write_text(text, encoding="utf-8")
    assert world.again() is None
    assert world.run()
    assert world.again() is not None


@pytest.mark.parametrize("length", [1, 100, 1000])
def test_half_a_record_is_none(world: Ground, length: int) -> None:
    world.record.write_bytes(world.record.read_bytes()[:-length])
    assert world.again() is None


@pytest.mark.parametrize("value", [None, 1, 1.5, True, "x", [], ["x"], [["x"]], {}, {"x": None}, {"x": [1, 2]}])
@pytest.mark.parametrize(
    "name", ["moment", "machine", "trees", "folders", "products", "rows", "said", "sentence", "single", "format", "key"]
)
def test_parts_of_another_shape_never_do_harm(world: Ground, name: str, value: Any) -> None:
    data = json.loads(world.record.read_text())
    data[name] = value
    world.record.write_text(json.dumps(data))
    record = world.again()
    # Some parts may be empty, or another number.
    assert record is None or value in ([], {}, 1, "x", {"x": None})


@pytest.mark.parametrize("name", ["moment", "machine", "trees", "folders", "products", "rows", "said", "sentence"])
def test_a_part_that_is_missing_makes_it_none(world: Ground, name: str) -> None:
    data = json.loads(world.record.read_text())
    del data[name]
    world.record.write_text(json.dumps(data))
    assert world.again() is None


def test_a_folder_or_a_pipe_in_its_place_is_none(world: Ground, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_record(str(tmp_path), world.key) is None
    assert read_record(str(tmp_path / "pipe"), world.key) is None


def test_the_record_of_another_question_is_none(world: Ground) -> None:
    assert read_record(str(world.record), "another") is None
    assert read_record(str(world.record), world.key) is not None


def test_the_oldest_records_go_first(tmp_path: Path) -> None:
    for number in range(8):
        path = tmp_path / shelf.FOLDER / f"{number}.json"
        assert shelf.write(str(path), "{}")
        os.utime(path, (number, number))
    (tmp_path / shelf.FOLDER / "readme").touch()
    assert shelf.prune(str(tmp_path / shelf.FOLDER), 3) == 5
    assert sorted(path.name for path in (tmp_path / shelf.FOLDER).iterdir()) == ["5.json", "6.json", "7.json", "readme"]


def test_what_a_crash_left_goes_when_it_is_old(tmp_path: Path) -> None:
    old, new = tmp_path / "a.json-1-1.tmp", tmp_path / "b.json-1-1.tmp"
    old.touch()
    new.touch()
    os.utime(old, (0, 0))
    assert shelf.prune(str(tmp_path)) == 0
    assert sorted(tmp_path.iterdir()) == [new]


def test_all_is_forgotten(world: Ground) -> None:
    assert forget(world.folder / "cache") == 1
    assert not world.record.parent.exists()
    assert forget(world.folder / "cache") == 0
    assert world.again() is None
