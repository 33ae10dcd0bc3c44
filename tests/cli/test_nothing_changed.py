"""The same command again when nothing has changed: nothing is loaded, and the same is said."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kernekort.findings import Exit
from tests.cli.conftest import KIT, ONE_CARD, SHEET
from tests.conftest import CHECKOUT

SHEETS = "build/kort-proeve-office-sheets.pdf"
DANISH = "Intet er ændret siden sidst.\n"
ENGLISH = "Nothing has changed since last time.\n"
PROGRAM = """\
import sys
begun = set(sys.modules)
from kernekort.__main__ import main
try:
    main()
finally:
    with open(LOADED, "w") as file:
        file.write("\\n".join(sorted(set(sys.modules) - begun)))
"""


@dataclass(frozen=True)
class Ran:
    """What a run of the real program came to, and what it loaded."""

    code: int
    stdout: str
    stderr: str
    loaded: frozenset[str]

    @property
    def idle(self) -> bool:
        """Whether it ended without doing anything."""
        return not any(name.startswith(("kernekort.cli", "pydantic", "click")) for name in self.loaded)


@dataclass
class Place:
    """A project in which the real program is run, with a cache of its own."""

    folder: Path
    cache: Path
    env: dict[str, str] = field(default_factory=dict)

    def run(self, *words: str, **env: str) -> Ran:
        started = self.start(*words, **env)
        stdout, stderr = started.communicate(timeout=120)
        loaded = self.folder.with_name("loaded").read_text()
        return Ran(started.returncode, stdout, stderr, frozenset(loaded.splitlines()))

    def start(self, *words: str, **env: str) -> subprocess.Popen[str]:
        code = PROGRAM.replace("LOADED", repr(str(self.folder.with_name("loaded"))))
        return subprocess.Popen(
            [sys.executable, "-c", code, *words],
            cwd=self.folder,
            env={**os.environ, "KERNEKORT_CACHE": str(self.cache), **self.env, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    @property
    def records(self) -> list[Path]:
        return sorted((self.cache / "records").glob("*"))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path / "proeve", tmp_path / "cache")
    made.folder.mkdir()
    assert made.run("new", ".", "--name", "proeve").code == Exit.FINE
    (made.folder / "content" / "kort.yml").write_text(ONE_CARD, encoding="utf-8")
    return made


def test_the_second_run_loads_the_standard_library_alone(place: Place) -> None:
    first = place.run("build")
    assert (first.code, first.stdout) == (Exit.FINE, f"{SHEETS}\n")
    assert not first.idle
    second = place.run("build")
    assert (second.code, second.stdout, second.stderr) == (Exit.FINE, first.stdout, first.stderr + DANISH)
    foreign = {name for name in second.loaded if name.partition(".")[0] not in sys.stdlib_module_names}
    assert {".".join(name.split(".")[:2]) for name in foreign} == {
        "kernekort",
        "kernekort.__main__",
        "kernekort.freshness",
        "kernekort.roomy",
    }


def test_documents_and_findings_are_the_same_in_either_language(place: Place) -> None:
    (place.folder / "content" / "To kort.yml").touch()
    manifest = (place.folder / "kernekort.yml").read_text(encoding="utf-8")
    (place.folder / "kernekort.yml").write_text(manifest.replace("language: da\n", ""), encoding="utf-8")
    for words, env, sentence in (
        (("build", "--json"), {}, DANISH),
        (("build", "--jobs", "1"), {"KERNEKORT_LANG": "en"}, ENGLISH),
        (("build", "--jobs", "1"), {"KERNEKORT_LANG": "en", "FORCE_COLOR": "1"}, ENGLISH),
    ):
        first, second = place.run(*words, **env), place.run(*words, **env)
        assert (first.code, first.idle, second.code, second.idle) == (Exit.FINE, False, Exit.FINE, True)
        assert (second.stdout, second.stderr) == (first.stdout, first.stderr + sentence)
        assert ("\x1b[" in second.stderr) == ("FORCE_COLOR" in env)
        assert "[name-ignored]" in second.stderr
        if "--json" in words:
            assert [finding["code"] for finding in json.loads(second.stdout)["findings"]] == ["name-ignored"]
    records = place.records
    assert place.run("build", "--strict").code == Exit.FINDINGS
    assert place.records == records


def shadow(place: Place) -> None:
    """Lays copies of the built-in sheets over them."""
    shutil.copytree(CHECKOUT / "layouts" / "_sheets", place.folder / "layouts" / "_sheets")


def test_what_is_changed_is_built_and_what_is_not_is_not(place: Place) -> None:
    deck, product = place.folder / "content" / "kort.yml", place.folder / SHEETS
    changes: list[tuple[Callable[[], Any], bool]] = [
        (lambda: None, True),
        (lambda: deck.touch(), True),
        (lambda: product.unlink(), False),
        (lambda: deck.write_text(ONE_CARD.replace("Hvem", "Hvad"), encoding="utf-8"), False),
        (lambda: shadow(place), False),
    ]
    assert not place.run("build").idle
    for change, idle in changes:
        change()
        ran = place.run("build")
        assert (ran.code, ran.stdout, ran.idle) == (Exit.FINE, f"{SHEETS}\n", idle)
    assert product.read_bytes().startswith(b"%PDF-")
    assert place.run("build").idle
    assert not place.run("build", "--debug").idle


def test_a_record_that_is_damaged_or_cannot_be_written(place: Place) -> None:
    assert not place.run("build").idle
    (record,) = place.records
    record.write_bytes(record.read_bytes()[:-100])
    assert not place.run("build").idle
    assert place.records == [record]
    assert place.run("build").idle
    place.cache = place.folder.with_name("loaded") / "cache"
    assert place.run("build").code == Exit.FINE
    assert place.records == []


def test_two_at_once(place: Place) -> None:
    both = [place.start("build") for _ in range(2)]
    said = [(*one.communicate(timeout=120), one.returncode) for one in both]
    assert [(stdout, code) for stdout, _, code in said] == [(f"{SHEETS}\n", Exit.FINE)] * 2
    assert len(place.records) == 1
    # What the one saw of the other while it worked may be a reason to do it once more, but no more than that.
    place.run("build")
    assert place.run("build").idle


def test_a_kit_and_a_printer(place: Place) -> None:
    (place.folder / "content" / "kits").mkdir()
    (place.folder / "content" / "kits" / "lille.yml").write_text(KIT, encoding="utf-8")
    (place.folder / "content" / "ark.yml").write_text(SHEET, encoding="utf-8")
    place.env["KERNEKORT_CONFIG"] = str(place.folder.with_name("config"))
    words = ("kit", "lille", "--set", "enhed=Team Nord", "--set", "deltagere=5")
    first, second = place.run(*words), place.run(*words)
    assert (first.code, first.idle, second.code, second.idle) == (Exit.FINE, False, Exit.FINE, True)
    assert (second.stdout, second.stderr) == (first.stdout, first.stderr + DANISH)
    assert not place.run(*words[:-1], "deltagere=6").idle
    assert place.run("calibrate", "--printer", "kontoret", "--dx", "1", "--dy", "0").code == Exit.FINE
    assert not place.run(*words).idle
