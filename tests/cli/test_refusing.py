"""How a command line fails: an exit code and words in the user's language, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kernekort import pipeline
from kernekort.cli import app, run
from kernekort.findings import Exit, Stop
from kernekort.library import Library
from tests.cli.conftest import typed

ENGLISH = ("Usage", "Error", "Try '", "No such", "Missing", "Invalid", "Got unexpected", "requires", "is not one of")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("buld", "unknown-command"),
        ("-- --build", "unknown-command"),
        ("--build", "unknown-option"),
        ("build -x", "unknown-option"),
        ("build --brand", "option-value-missing"),
        ("new ny --colours #112233", "option-value-missing"),
        ("build --strict=yes", "option-takes-no-value"),
        ("build --groups=", "value-not-a-number"),
        ("build --groups 1,5", "value-not-a-number"),
        ("build --groups 0", "value-out-of-range"),
        ("export basis --dpi 9000", "value-out-of-range"),
        ("build --backs lang", "value-not-a-choice"),
        ("list skrifter", "value-not-a-choice"),
        ("list brands kontor", "words-left"),
        ("completion tcsh", "value-not-a-choice"),
        ("export", "word-missing"),
        ("copy layout", "word-missing"),
        ("clean build", "words-left"),
        ("calibrate --printer", "option-value-missing"),
        ("calibrate --printer kontoret", "calibration-incomplete"),
        ("calibrate --printer kontoret --dx nan --dy 1", "value-not-millimetres"),
        ("explain ukendt", "unknown-code"),
        ("new ny --logo=", "value-not-a-file"),
    ],
)
def test_misuse(nowhere: Path, words: str, code: str) -> None:
    ran = typed(nowhere, *words.split())
    assert (ran.code, ran.stdout) == (Exit.MISUSE, "")
    assert f"[{code}]" in ran.stderr
    assert "råd: " in ran.stderr
    assert not [english for english in ENGLISH if english in ran.stderr]
    assert list(nowhere.iterdir()) == []


def test_misuse_in_english(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERNEKORT_LANG", "en")
    assert typed(nowhere, "build", "--brnad", "x").stderr.splitlines() == [
        f"{'error: «kernekort build» has no option called «--brnad»':<100}[unknown-option]",
        "    hint: did you mean --brand?",
        "1 error.",
    ]


@pytest.mark.parametrize(
    ("words", "empty"),
    [
        ("build --json --brnad x", {"files": []}),
        ("build nosuch --json", {"files": []}),
        ("list --json printers extra", {}),
        ("where nosuch --json", {"where": []}),
        ("buld --json", {}),
        ("explain nosuch --json", {"codes": []}),
        ("new . --json --name=", {"files": []}),
    ],
)
def test_a_failure_is_one_document_too(nowhere: Path, words: str, empty: dict[str, object]) -> None:
    ran = typed(nowhere, *words.split())
    document = ran.document
    (finding,) = document.pop("findings")
    assert finding["severity"] == "error"
    assert {key: document[key] for key in empty} == empty
    assert finding["message"] in ran.stderr


def test_what_click_alone_knows_how_to_refuse(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise click.UsageError("Something that is said in English.")

    monkeypatch.setattr(app, "main", refuse)
    ran = typed(nowhere, "build")
    assert ran.code == Exit.MISUSE
    assert "linjen kan ikke forstås" in ran.stderr
    assert "command-misread" in ran.stderr
    assert "English" not in ran.stderr


def break_down(*arguments: object, **options: object) -> None:
    raise ZeroDivisionError("the \x1b[2Jworld ends")


def test_a_fault_of_the_program_is_told_without_a_traceback(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "make", break_down)
    ran = typed(project, "build", "--json")
    assert ran.code == Exit.RENDER
    assert ran.document["files"] == []
    assert [finding["code"] for finding in ran.document["findings"]] == ["unexpected-fault"]
    assert "en fejl i programmet (ZeroDivisionError): the \N{REPLACEMENT CHARACTER}[2Jworld ends" in ran.stderr
    assert "--debug" in ran.stderr
    assert not (project / "build").exists()


@pytest.mark.parametrize("words", [["--debug", "build"], ["build", "--debug"]])
def test_with_debug_the_fault_itself_comes(project: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.setattr(pipeline, "make", break_down)
    monkeypatch.chdir(project)
    with pytest.raises(ZeroDivisionError):
        run(words)


def test_a_fault_before_there_is_a_session(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kernekort.cli.open_session", break_down)
    assert run(["build"]) == Exit.RENDER
    assert "[unexpected-fault]" in capsys.readouterr().err


def test_ctrl_c(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    before = {path: path.read_bytes() for path in (copied / "build").iterdir() if path.is_file()}
    monkeypatch.setattr(pipeline, "make", interrupt)
    ran = typed(copied, "build")
    assert (ran.code, ran.stdout) == (Exit.INTERRUPTED, "")
    assert ran.stderr.strip() == (
        "Afbrudt. De gamle filer er hele. Kør kommandoen igen, så går den videre fra det, der blev færdigt."
    )
    assert {path: path.read_bytes() for path in (copied / "build").iterdir() if path.is_file()} == before


def test_ctrl_c_when_the_files_are_there_already(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kernekort.cli.building.tell_built", interrupt)
    ran = typed(project, "build")
    assert ran.code == Exit.INTERRUPTED
    assert ran.stderr.splitlines()[-1] == "Afbrudt, men filerne var allerede lavet, og de er hele."
    assert (project / "build" / "kort-kernekort-office-sheets.pdf").is_file()


def test_an_environment_that_does_not_allow_writing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys.modules["kernekort.workshop.publish"], "write_together", full)
    ran = typed(project, "calibrate", "--json")
    assert (ran.code, ran.document["files"]) == (Exit.ENVIRONMENT, [])
    assert "der er ikke plads til filerne i " in ran.stderr
    assert "Intet er skrevet til build/." in ran.stderr


BROKEN = "name: Prøve\nsprog: da\n"


@pytest.mark.parametrize(
    "words", ["build", "check", "list", "where basis", "calibrate", "clean", "schema", "copy brand kontor"]
)
def test_a_broken_project_file_stops_what_needs_the_project(project: Path, words: str) -> None:
    (project / "kernekort.yml").write_text(BROKEN, encoding="utf-8")
    ran = typed(project, *words.split())
    assert (ran.code, ran.stdout) == (Exit.INPUT, "")
    assert ran.stderr.startswith("kernekort.yml:2:1: fejl: ukendt felt «sprog» i «kernekort.yml»")


@pytest.mark.parametrize(
    "words", ["explain unknown-field", "completion bash", "--help", "build --help", "--version", "new ny"]
)
def test_what_can_do_without_the_project_does(project: Path, words: str) -> None:
    (project / "kernekort.yml").write_text(BROKEN, encoding="utf-8")
    ran = typed(project, *words.split())
    assert ran.code == Exit.FINE
    assert ran.stdout


def test_stop_keeps_its_own_exit_code(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*arguments: object, **options: object) -> None:
        raise Stop([], Exit.ENVIRONMENT)

    monkeypatch.setattr(Library, "names", stop)
    assert typed(nowhere, "list").code == Exit.ENVIRONMENT


@pytest.mark.parametrize("reader", ["head -c 10", "true"])
def test_whoever_reads_may_have_enough(checkout: Path, nowhere: Path, reader: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(checkout), "KERNEKORT_LANG": "en"}
    command = f"{sys.executable} -m kernekort explain --json; echo $? >&2"
    done = subprocess.run(
        ["sh", "-c", f"({command}) | {reader}"], cwd=nowhere, env=environment, capture_output=True, check=False
    )
    assert done.stderr.decode().split() == ["0"]
