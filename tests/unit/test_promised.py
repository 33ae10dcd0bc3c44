"""Modules that are promised are loaded when something of them is called, and no sooner."""

from __future__ import annotations

import sys
import threading
from importlib import import_module
from pathlib import Path

import pytest

from kernekort.promised import later


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module that has been written and not been loaded; another imports from it."""
    (tmp_path / "slow_one.py").write_text("def double(number):\n    return 2 * number\n\n\nclass Box:\n    size = 3\n")
    (tmp_path / "asks_slow_one.py").write_text(
        "import slow_one\nfrom slow_one import Box, double\n\n\ndef four():\n    return double(2)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("slow_one", "asks_slow_one"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return "slow_one"


def test_what_is_promised_is_loaded_when_it_is_called(slow: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Other tests may have left threads behind.
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    with later((slow,)):
        asking = import_module("asks_slow_one")
    assert slow not in sys.modules
    assert asking.four() == 4
    assert sys.modules[slow].double(3) == 6
    assert asking.Box.size == 3
    assert asking.Box() is not asking.Box()
    assert asking.slow_one.double(4) == 8
    with pytest.raises(AttributeError):
        asking.slow_one.__wrapped__  # noqa: B018 - that it is not there is what is asked


def test_what_is_there_is_not_promised(slow: str) -> None:
    real = import_module(slow)
    with later((slow,)):
        asking = import_module("asks_slow_one")
    assert sys.modules[slow] is real
    assert asking.double is real.double


def test_where_others_may_want_it_meanwhile_it_is_loaded(slow: str) -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        with later((slow,)):
            asking = import_module("asks_slow_one")
    finally:
        done.set()
        other.join()
    assert asking.double is sys.modules[slow].double
