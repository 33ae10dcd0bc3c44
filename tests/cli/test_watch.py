"""``build --watch``: the program itself at work, and what it says to one save after another."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kernekort import pipeline
from kernekort.cli import run, watching
from kernekort.findings import Exit
from tests.cli.conftest import ONE_CARD, Ran, typed
from tests.cli.following import Saves, running, text, until

SHEETS = "kort-kernekort-office-sheets.pdf"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A new project with a deck of one card."""
    assert typed(tmp_path, "new", "proeve").code == Exit.FINE
    folder = tmp_path / "proeve"
    (folder / "content" / "kort.yml").write_text(ONE_CARD, encoding="utf-8")
    return folder


def test_a_deck_is_built_as_often_as_it_is_saved_until_ctrl_c(deck: Path, checkout: Path) -> None:
    pdf = deck / "build" / "kort-proeve-office-sheets.pdf"
    with running(deck, checkout, "build") as program:
        program.says(f"Følger {deck.resolve()}. Ctrl-C stopper.")
        assert "Hvem er vi her for?" in text(pdf)
        program.edit("Hvem er vi", "Hvad gør vi")
        until(lambda: "Hvad gør vi her for?" in text(pdf))
        program.says(" sider, ", times=3)
        good = pdf.read_bytes()
        program.edit("items:", "items: [")
        program.says("content/kort.yml:4:")
        program.says("Intet er skrevet til build/.")
        assert pdf.read_bytes() == good
        program.edit("items: [", "items:")
        program.says("kort: 4 sider som før, ")
        program.edit("Hvad gør vi", "Hvor er vi")
        until(lambda: "Hvor er vi her for?" in text(pdf))
        family = program.family()
        assert program.interrupted() == Exit.FINE
        assert program.stderr.splitlines()[-1] == "Tak for nu. Filerne i build/ er hele."
        assert "Traceback" not in program.stderr
        assert program.stdout.splitlines() == [f"build/{pdf.name}"] * 3
        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in family))


def test_with_json_every_build_is_a_document_on_a_line(deck: Path, checkout: Path) -> None:
    with running(deck, checkout, "build", "--json") as program:
        program.says("Følger ")
        program.edit("id: en", "id: titel, role: nej")
        until(lambda: program.stdout.count("\n") == 2)
        assert program.interrupted() == Exit.FINE
        first, second = map(json.loads, program.stdout.splitlines())
    (file,) = first["files"]
    assert (file["material"], file["pages"], first["findings"]) == ("kort", 4, [])
    assert second["files"] == []
    assert [(finding["code"], finding["line"]) for finding in second["findings"]] == [("not-a-choice", 4)]
    assert first["milliseconds"] > 0 < second["milliseconds"]


Saving = Callable[..., tuple[Ran, Saves]]


@pytest.fixture
def saving(project: Path, monkeypatch: pytest.MonkeyPatch) -> Saving:
    """Follows a project while this and that is done to it."""

    def follow(*saves: Callable[[], object], words: str = "") -> tuple[Ran, Saves]:
        followed = Saves(*saves)
        monkeypatch.setattr(watching, "Watcher", followed)
        return typed(project, "build", "--watch", *words.split()), followed

    return follow


def test_nothing_that_goes_wrong_in_a_build_ends_it(
    project: Path, saving: Saving, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, manifest = pipeline.make, (project / "kernekort.yml").read_text(encoding="utf-8")

    def fail(*_: object) -> None:
        raise BrokenPipeError("a process is gone")

    def mend() -> None:
        monkeypatch.setattr(pipeline, "make", make)
        (project / "kernekort.yml").write_text(f"{manifest}sprog: da\n", encoding="utf-8")

    def anew() -> None:
        (project / "kernekort.yml").write_text(manifest, encoding="utf-8")
        (project / "content" / "kort.yml").write_text(ONE_CARD, encoding="utf-8")

    ran, _ = saving(
        lambda: monkeypatch.setattr(pipeline, "make", fail), mend, (project / "content" / "kort.yml").unlink, anew
    )
    told = [line.rpartition("[")[2].rstrip("]") for line in ran.stderr.splitlines() if ": fejl:" in f": {line}"]
    assert (ran.code, told) == (Exit.FINE, ["unexpected-fault", "unknown-field", "unknown-field"])
    assert "kort: 4 sider, " in ran.stderr.splitlines()[-3]


def test_the_project_is_read_anew_each_time(project: Path, saving: Saving) -> None:
    def change() -> None:
        (project / "kernekort.yml").write_text("name: Prøve\nlanguage: en\noutput: til-print\n", encoding="utf-8")

    ran, followed = saving(change)
    *_, rebuilt, _, last = ran.stderr.splitlines()
    assert rebuilt.startswith("kort: 4 pages, ")
    assert last == "That was it for now. The files in til-print/ are whole."
    assert (project / "til-print" / SHEETS).is_file()
    assert [ground.outputs[0].name for ground in followed.grounds] == ["build", "til-print"]


def test_a_file_that_would_be_the_same_is_left_alone(project: Path, saving: Saving) -> None:
    states = []

    def look() -> None:
        states.append([(path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted(project.glob("build/[bk]*"))])

    ran, _ = saving(look, look)
    assert len(states[0]) == 2
    assert states[0] == states[1]
    assert ran.stderr.count("kort: 4 sider som før, ") == 2
    assert ran.lines == [f"build/{SHEETS}"]


def test_a_file_that_is_gone_is_written_again(project: Path, saving: Saving) -> None:
    saving((project / "build" / SHEETS).unlink)
    assert (project / "build" / SHEETS).is_file()


def test_under_strict_a_warning_keeps_the_old_files(project: Path, saving: Saving) -> None:
    path, built = project / "content" / "kort.yml", []

    def warn() -> None:
        built.append((project / "build" / SHEETS).read_bytes())
        said = path.read_text(encoding="utf-8").replace("Hvem er vi her for?", "Ses vi mandag den 1. december 2026?")
        path.write_text(said, encoding="utf-8")

    ran, _ = saving(warn, words="--strict")
    assert ran.code == Exit.FINE
    assert "[weekday-wrong]" in ran.stderr
    assert "Intet er skrevet til build/." in ran.stderr
    assert (project / "build" / SHEETS).read_bytes() == built[0]


@pytest.mark.parametrize(
    ("words", "code"), [("--backs lang", Exit.MISUSE), ("--brand nosuch", Exit.INPUT), ("--overlay x", Exit.MISUSE)]
)
def test_what_is_wrong_with_the_command_line_ends_it(saving: Saving, words: str, code: int) -> None:
    ran, followed = saving(words=words)
    assert (ran.code, followed.grounds) == (code, [])


def test_with_debug_a_fault_is_shown_where_it_happened(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("the world ends")

    monkeypatch.setattr(pipeline, "make", fail)
    monkeypatch.setattr(watching, "Watcher", Saves())
    monkeypatch.chdir(project)
    assert run(["build", "--watch", "--debug"]) == Exit.FINE
    assert "Traceback" in capsys.readouterr().err
