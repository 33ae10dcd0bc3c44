"""``list``, ``where``, ``explain``, ``doctor`` and completion: questions, and nothing but answers."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from kernekort.cli import COMMANDS, run
from kernekort.findings import Exit
from tests.cli.conftest import typed
from tests.faults.case import contents

KIT = """\
title: {da: Et møde, en: A meeting}
lead: {da: Til et møde., en: For a meeting.}
variables:
  enhed: {type: text, title: {da: Enhed, en: Unit}, example: Team Nord}
  start: {type: clock, title: {da: Start, en: Start}, default: "9.00", example: "13.00"}
unit: enhed
parts:
  - name: kort
    title: {da: Kort, en: Cards}
    material: kort
    hand_out: {da: Til alle., en: For all.}
"""


def add_kit(project: Path, name: str = "moede", text: str = KIT) -> None:
    """Lays a kit in a project."""
    (project / "content" / "kits").mkdir()
    (project / "content" / "kits" / f"{name}.yml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("noun", "row"),
    [
        ("materials", {"name": "kort", "title": "Prøve", "from": "project"}),
        ("materials", {"name": "basis", "title": "Kernekort", "from": "built-in"}),
        ("layouts", {"name": "dialog-card", "title": "Dialogkort, 63 × 88 mm", "from": "built-in"}),
        ("brands", {"name": "aaloese", "title": "Åløse Kommune, Ældre og Sundhed", "from": "built-in"}),
        ("sheets", {"name": "a4-poker-9up", "title": "9 pokerkort på A4, kant mod kant", "from": "built-in"}),
        (
            "shops",
            {
                "name": "online-2mm",
                "title": "Nettrykkeri, 2 mm til beskæring, ingen mærker",
                "from": "built-in",
                "bleed": 2.0,
                "safe": 4.0,
                "marks": "none",
                "condition": "fogra39",
                "order": "front-back",
                "sheet": None,
            },
        ),
        (
            "kits",
            {
                "name": "moede",
                "title": "Et møde",
                "from": "project",
                "lead": "Til et møde.",
                "variables": [
                    {"name": "enhed", "type": "text", "required": True, "example": "Team Nord"},
                    {"name": "start", "type": "clock", "required": False, "example": "13.00"},
                ],
            },
        ),
        (
            "printers",
            {
                "name": "Kontoret",
                "title": "vendt på den korte led: 1,5 mm til højre, -0,5 mm ned",
                "from": "user",
                "flip": "short",
                "dx": 1.5,
                "dy": -0.5,
            },
        ),
        (
            "cards",
            {
                "name": "to",
                "title": "Hvad kan de mærke?",
                "from": "kort",
                "role": "card",
                "suit": "social",
                "level": "dybde",
            },
        ),
    ],
)
def test_list(project: Path, personal: Path, noun: str, row: dict[str, object]) -> None:
    typed(project, "calibrate", "--printer", "Kontoret", "--dx", "1,5", "--dy", "-0.5", "--flip", "short")
    add_kit(project)
    before = contents(project)
    ran = typed(project, "list", noun, "--json")
    assert (ran.code, set(ran.document)) == (Exit.FINE, {noun, "findings"})
    assert row in ran.document[noun]
    shown = [line for line in typed(project, "list", noun).lines if line.startswith(str(row["name"]) + " ")]
    assert [line.split()[:2] for line in shown] == [[row["name"], row["from"]]]
    assert shown[0].endswith(str(row["title"]))
    assert contents(project) == before


def test_list_says_materials_when_nothing_is_said(project: Path) -> None:
    assert typed(project, "list").stdout == typed(project, "list", "materials").stdout


def test_a_material_that_cannot_be_read_is_listed(project: Path) -> None:
    (project / "content" / "skidt.yml").write_text("layout: findes-ikke\n", encoding="utf-8")
    assert ["skidt", "project", "?"] in [line.split() for line in typed(project, "list").lines]
    cards = typed(project, "list", "cards", "skidt")
    assert (cards.code, cards.stdout) == (Exit.INPUT, "")
    assert "content/skidt.yml:1:9: fejl: der er intet layout" in cards.stderr


def test_a_kit_that_cannot_be_read_is_listed(project: Path) -> None:
    add_kit(project, text="title: Et møde\n")
    ran = typed(project, "list", "kits")
    assert ran.code == Exit.FINE
    assert ["moede", "project", "?"] in [line.split() for line in ran.lines]
    rows = typed(project, "list", "kits", "--json").document["kits"]
    assert {"name": "moede", "title": "?", "from": "project", "lead": "", "variables": []} in rows


def test_where_a_kit_is(project: Path) -> None:
    add_kit(project, "modul-1")
    ran = typed(project, "where", "modul-1")
    assert ran.lines[0] == "* kit       content/kits/modul-1.yml"
    assert ran.lines[1].endswith("/content/kits/modul-1.yml")


def test_where(project: Path) -> None:
    (project / "content" / "basis.yml").write_text("extends: basis\n", encoding="utf-8")
    ran = typed(project, "where", "basis")
    assert ran.code == Exit.FINE
    assert ran.lines[0] == "* materiale content/basis.yml"
    assert ran.lines[1].startswith("  materiale /")
    assert len(ran.lines) == 2


def test_explain(nowhere: Path) -> None:
    ran = typed(nowhere, "explain", "text-too-tall")
    assert ran.code == Exit.FINE
    assert ran.stdout.startswith("Teksten fylder flere linjer")
    assert typed(nowhere, "explain", "[text-too-tall]").stdout == ran.stdout
    every = typed(nowhere, "explain")
    assert "text-too-tall" in every.lines
    rows = typed(nowhere, "explain", "--json").document["codes"]
    assert [row["code"] for row in rows] == every.lines
    assert {"code": "text-too-tall", "explanation": ran.stdout.strip()} in rows


def test_doctor(project: Path, personal: Path) -> None:
    ran = typed(project, "doctor")
    assert (ran.code, ran.stderr) == (Exit.FINE, "Maskinen er klar.\n")
    assert "✓ brandet kernekort: i orden" in ran.lines
    assert "✓ mappen build: her kan skrives" in ran.lines
    assert any(line.startswith("✓ Pango: 1.") for line in ran.lines)
    checks = typed(project, "doctor", "--json").document["checks"]
    assert all(set(check) == {"name", "well", "seen", "needed"} for check in checks)
    assert len(checks) == len(ran.lines)
    assert not personal.exists()


def test_doctor_of_an_ill_machine(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "kernekort.yml").write_text("sprog: da\n", encoding="utf-8")
    monkeypatch.setattr("ctypes.util.find_library", lambda name: None)
    monkeypatch.setattr("shutil.which", lambda name: None)
    ran = typed(project, "doctor")
    assert (ran.code, ran.stderr) == (Exit.ENVIRONMENT, "Maskinen er ikke klar; ret de linjer, der begynder med ✗.\n")
    assert "✗ kernekort.yml: har fejl; «kernekort check» siger hvilke" in ran.lines
    assert [line for line in ran.lines if line.startswith("✗ Pango: mangler; på Debian")]
    assert [line for line in ran.lines if line.startswith("– poppler: ikke fundet")]


@pytest.fixture
def complete(monkeypatch: pytest.MonkeyPatch, personal: Path) -> Callable[..., list[str]]:
    """What bash is offered after some words, the last of them half typed."""

    def offered(folder: Path, *words: str) -> list[str]:
        said = io.BytesIO()
        with monkeypatch.context() as patched, redirect_stdout(io.TextIOWrapper(said, write_through=True)):
            patched.chdir(folder)
            patched.setenv("_KERNEKORT_COMPLETE", "bash_complete")
            patched.setenv("COMP_WORDS", " ".join(("kernekort", *words)))
            patched.setenv("COMP_CWORD", str(len(words)))
            with pytest.raises(SystemExit) as left:
                run([])
            assert left.value.code == Exit.FINE
            return [line.partition(",")[2] for line in said.getvalue().decode().splitlines()]

    return offered


def test_completion(project: Path, complete: Callable[..., list[str]]) -> None:
    typed(project, "calibrate", "--printer", "Kontoret", "--dx", "1", "--dy", "1")
    assert complete(project, "c") == ["check", "copy", "calibrate", "clean", "completion"]
    assert {"basis", "kort", "redskaber"} <= set(complete(project, "build", ""))
    assert complete(project, "build", "--brand", "k") == ["kernekort", "kontor"]
    assert complete(project, "build", "--shop", "s") == ["sra3", "sra3-repeat"]
    assert complete(project, "build", "--printer", "K") == ["Kontoret"]
    assert complete(project, "build", "--for", "s") == ["screen"]
    assert complete(project, "explain", "text-too-w") == ["text-too-wide"]


def test_completion_of_a_kit_and_what_it_asks_for(project: Path, complete: Callable[..., list[str]]) -> None:
    add_kit(project)
    assert complete(project, "kit", "m") == ["modul-1", "modul-2", "modul-3", "moede"]
    assert complete(project, "kit", "moede", "--set", "") == ["enhed=", "start="]
    assert complete(project, "kit", "moede", "--set", "enhed=Nord", "--set", "") == ["start="]
    assert complete(project, "kit", "moede", "--set", "st") == ["start="]
    assert complete(project, "kit", "findes-ikke", "--set", "") == [""]


def test_completion_while_the_project_file_is_broken(project: Path, complete: Callable[..., list[str]]) -> None:
    (project / "kernekort.yml").write_text("name: [\n", encoding="utf-8")
    assert complete(project, "build", "b") == ["basis"]
    assert complete(project, "") == list(COMMANDS)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell(nowhere: Path, shell: str) -> None:
    ran = typed(nowhere, "completion", shell)
    assert ran.code == Exit.FINE
    assert f"_KERNEKORT_COMPLETE={shell}_complete" in ran.stdout


def test_the_shell_is_told_in_danish_what_a_command_does(checkout: Path, nowhere: Path) -> None:
    environment = os.environ | {
        "PYTHONPATH": str(checkout),
        "_KERNEKORT_COMPLETE": "zsh_complete",
        "COMP_WORDS": "kernekort bu",
        "COMP_CWORD": "1",
    }
    command = [sys.executable, "-m", "kernekort"]
    done = subprocess.run(command, cwd=nowhere, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["plain", "build", "Laver materialer til PDF'er i build/"]
