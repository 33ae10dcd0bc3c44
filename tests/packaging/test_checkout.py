"""A checkout uses its own folders, also where an editable install left a copy of them; and its locks fit together."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from kernekort import __version__


def locked(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    pins = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pins}


def test_the_checkouts_own_library(checkout: Path, tmp_path: Path) -> None:
    ask = "from kernekort.library import built_in; print(built_in())"
    argv = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(checkout)!r}); {ask}"]
    told = subprocess.run(argv, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert Path(told.stdout.strip()) == checkout


@pytest.mark.parametrize(("lock", "extras"), [("requirements.lock", ()), ("requirements-dev.lock", ("dev",))])
def test_locks_hold_what_the_project_asks_for(checkout: Path, lock: str, extras: tuple[str, ...]) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(one for extra in extras for one in project["optional-dependencies"][extra])]
    pins = locked(checkout / lock)
    for requirement in map(Requirement, asked):
        version = pins.get(canonicalize_name(requirement.name))
        assert version is not None, requirement
        assert version in requirement.specifier, requirement


def test_both_locks_agree(checkout: Path) -> None:
    assert locked(checkout / "requirements.lock").items() <= locked(checkout / "requirements-dev.lock").items()


def test_make_lists_its_targets(checkout: Path) -> None:
    said = subprocess.run(
        ["make", "--no-print-directory"], cwd=checkout, capture_output=True, encoding="utf-8", check=True
    ).stdout
    targets = {line.split()[1] for line in said.splitlines()}
    assert {"setup", "deck", "test", "check", "fix", "gallery", "wheel", "lock", "clean"} <= targets
    assert all(len(line) <= 100 for line in said.splitlines())


def test_the_version_is_one_that_pip_understands() -> None:
    assert str(Version(__version__)) == __version__
