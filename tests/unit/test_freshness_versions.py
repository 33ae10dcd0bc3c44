"""The versions of packages as the library for that says them, without that library."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from kernekort.assets import answers
from kernekort.faces import keys
from kernekort.freshness import versions

NAMES = (*keys._LIBRARIES, *answers._LIBRARIES, "typing-extensions", "Jinja2")


def test_they_are_what_the_library_says() -> None:
    assert versions(NAMES) == "".join(f"{name} {version(name)}\n" for name in NAMES)


def test_the_first_folder_on_the_path_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weasyprint-999.1.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert versions(["weasyprint", "pydyf"]) == f"weasyprint 999.1\npydyf {version('pydyf')}\n"


def test_what_tells_of_itself_in_another_way_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "oldfashioned.egg-info").write_text("Metadata-Version: 1.0\nName: oldfashioned\nVersion: 3\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert versions(["oldfashioned"]) == "oldfashioned 3\n"
    with pytest.raises(PackageNotFoundError):
        versions(["not-there-at-all"])
