"""The finished wheel in an empty environment and an empty folder: a new project builds without the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = [pytest.mark.packaging, pytest.mark.xdist_group("wheel")]

WATCH = """
import os
import sys

def note(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and arguments and isinstance(arguments[0], (str, bytes)):
        path = os.path.abspath(os.fsdecode(arguments[0]))
        if path.startswith(os.environ["WATCHED"] + os.sep):
            log = os.open(os.environ["WATCH_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            os.write(log, f"{path}\\n".encode())
            os.close(log)

if "WATCHED" in os.environ:
    sys.addaudithook(note)
"""


@dataclass(frozen=True)
class Installed:
    """A wheel in an environment of its own; programs run there see no variable of ours."""

    venv: Path
    home: Path
    watched: Path

    def run(self, program: str, *arguments: str, cwd: Path) -> str:
        """What a program of the environment prints; fails when it fails, or opens anything in the checkout."""
        log = self.home / "touched"
        log.unlink(missing_ok=True)
        env = {
            "PATH": "/usr/bin:/bin",
            "HOME": os.fspath(self.home),
            "LANG": "C.UTF-8",
            "WATCHED": os.fspath(self.watched),
            "WATCH_LOG": os.fspath(log),
        }
        argv = [os.fspath(self.venv / "bin" / program), *arguments]
        done = subprocess.run(argv, cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=300, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert not log.exists(), log.read_text(encoding="utf-8")
        return done.stdout


def run(*argv: str | Path) -> None:
    done = subprocess.run([os.fspath(part) for part in argv], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, checkout)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("empty")
    run(sys.executable, "-m", "venv", folder / "venv")
    pip = (folder / "venv" / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "-r", checkout / "requirements.lock")
    run(*pip, "--no-deps", "--no-index", wheel)
    (site,) = (folder / "venv" / "lib").glob("python3*/site-packages")
    (site / "watch.py").write_text(WATCH, encoding="utf-8")
    (site / "watch.pth").write_text("import watch\n", encoding="utf-8")
    (folder / "home").mkdir()
    return Installed(folder / "venv", folder / "home", checkout)


def test_the_wheel_holds_the_library_and_the_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for begun in ("content/basis.yml", "layouts/dialog-card/layout.yml", "fonts/", "icc/ISOcoated_v2_300_eci.icc"):
        assert any(name.startswith(f"kernekort/_library/{begun}") for name in names), begun
    assert "kernekort/py.typed" in names
    assert {"da", "en"} <= {name.split("/")[2] for name in names if name.startswith("kernekort/wording/")}
    licences = [name.split("/licenses/")[1] for name in names if "/licenses/" in name]
    fonts = {name.split("/")[3] for name in names if name.startswith("kernekort/_library/fonts/")}
    profile = "icc/LICENSE-ISOcoated_v2_300_eci.txt"
    assert f"kernekort/_library/{profile}" in names
    assert sorted(licences) == sorted(["LICENSE", profile, *(f"fonts/{font}/OFL.txt" for font in fonts)])


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"kernekort"}
    assert [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".log"))] == []


def test_a_new_project_builds(installed: Installed, tmp_path: Path) -> None:
    installed.run("kernekort", "new", "x", cwd=tmp_path)
    project = tmp_path / "x"
    files = json.loads(installed.run("kernekort", "build", "--json", cwd=project))["files"]
    assert files
    for file in files:
        assert (project / file["path"]).read_bytes().startswith(b"%PDF-")
    manifest = json.loads((project / "build" / "build.json").read_text(encoding="utf-8"))
    assert {entry["sha256"] for entry in manifest["files"]} == {file["sha256"] for file in files}


def test_the_library_is_the_wheels_own(installed: Installed, tmp_path: Path) -> None:
    ask = "from kernekort.library import built_in; print(built_in())"
    told = installed.run("python", "-c", ask, cwd=tmp_path).strip()
    assert Path(told).is_relative_to(installed.venv)
    assert Path(told).name == "_library"


def test_a_look_into_the_checkout_would_be_seen(installed: Installed, checkout: Path, tmp_path: Path) -> None:
    look = f"open({str(checkout / 'pyproject.toml')!r}).close()"
    with pytest.raises(AssertionError, match=r"pyproject\.toml"):
        installed.run("python", "-c", look, cwd=tmp_path)
