"""Which command lines are the same question, and which are none."""

from __future__ import annotations

import io
import json
import sys
from contextlib import chdir
from pathlib import Path

import pytest

from kernekort.freshness import cache_folder, look, takes_colour
from kernekort.freshness.asked import askable, key_of, name_of


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("build", True),
        ("build kort --for press --strict --json --jobs 2", True),
        ("kit personalemoede-60 --set enhed=A", True),
        ("", False),
        ("check", False),
        ("--debug build", False),
        ("build --debug", False),
        ("build --watch", False),
        ("build --help", False),
        ("kit -h", False),
    ],
)
def test_only_what_makes_files_is_asked(line: str, asked: bool) -> None:
    assert askable(line.split(), {}) == asked


def test_what_completes_a_line_is_not_asked() -> None:
    assert not askable(["build"], {"_KERNEKORT_COMPLETE": "bash_complete"})


@pytest.mark.parametrize(
    "name",
    ["KERNEKORT_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "KERNEKORT_CONFIG", "XDG_CONFIG_HOME", "HOME", "FORCE_COLOR"],
)
def test_the_environment_that_matters_makes_another_question(name: str) -> None:
    assert key_of(["build"], {}) != key_of(["build"], {name: "en"})


def test_the_rest_of_it_does_not() -> None:
    assert key_of(["build"], {}) == key_of(["build"], {"PATH": "/x", "TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "40"})


def test_words_folder_and_python_make_another_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [key_of(["build"], {}), key_of(["build", "a b"], {}), key_of(["build", "a", "b"], {})]
    with chdir(tmp_path):
        keys.append(key_of(["build"], {}))
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    keys.append(key_of(["build"], {}))
    monkeypatch.setattr(sys, "path", ["/elsewhere", *sys.path])
    keys.append(key_of(["build"], {}))
    assert len(set(map(name_of, keys))) == 6


def test_a_word_that_is_no_text_can_be_asked() -> None:
    key = key_of(["build", "\udcff"], {})
    assert json.loads(key)["words"] == ["build", "\udcff"]
    assert name_of(key).endswith(".json")


def test_where_danish_cannot_be_written_nothing_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    assert look(["build"], {"KERNEKORT_CACHE": str(tmp_path)}) is None


@pytest.mark.parametrize(
    ("env", "terminal", "colour"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_when_there_is_colour(
    env: dict[str, str], terminal: bool, colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal)
    assert takes_colour(env, stream) == colour


@pytest.mark.parametrize(
    ("platform", "env", "folder"),
    [
        ("linux", {"KERNEKORT_CACHE": "/a", "HOME": "/h"}, "/a"),
        ("linux", {"XDG_CACHE_HOME": "/x", "HOME": "/h"}, "/x/kernekort"),
        ("linux", {"HOME": "/h"}, "/h/.cache/kernekort"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/kernekort"),
        ("win32", {"LOCALAPPDATA": "/l", "HOME": "/h"}, "/l/kernekort/cache"),
        ("win32", {"HOME": "/h"}, None),
        ("linux", {}, None),
    ],
)
def test_where_the_cache_is(
    platform: str, env: dict[str, str], folder: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert cache_folder(env) == (Path(folder) if folder else None)


def test_who_has_no_home_is_not_asked() -> None:
    assert look(["build"], {}) is None
