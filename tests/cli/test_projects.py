"""``new``, ``copy`` and ``schema``: files laid into a project, and what became of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kernekort.findings import Exit
from tests.asset_files import SHAPE, raster, svg
from tests.building import LAYOUTS
from tests.cli.conftest import typed

SCHEMAS = [f".kernekort/{name}.schema.json" for name in ("_shop", *LAYOUTS)]
SCAFFOLD = [
    ".gitignore",
    *SCHEMAS,
    "README.md",
    "brand/brand.yml",
    "content/kort.yml",
    "kernekort.yml",
]


def inside(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_new_project_is_listed_and_builds_at_once(nowhere: Path) -> None:
    ran = typed(nowhere, "new", "vores kort")
    folder = nowhere / "vores kort"
    assert (ran.code, ran.lines) == (Exit.FINE, [f"vores kort/{name}" for name in SCAFFOLD])
    assert inside(folder) == SCAFFOLD
    assert ran.stderr == "Projektet «Vores kort» er klar. Byg det sådan: cd 'vores kort' && kernekort build\n"
    assert 'name: "Vores kort"' in (folder / "kernekort.yml").read_text(encoding="utf-8")
    chosen = typed(folder, "build", "--for", "press", "--pick", "1", "--only", "roles=card", "--strict")
    made = [f"build/kort-vores-kort-press-{kind}" for kind in ("faces.pdf", "ticket.pdf", "ticket.json")]
    assert (chosen.code, chosen.lines) == (Exit.FINE, made)


def test_a_project_with_a_name_a_logo_and_colours(nowhere: Path) -> None:
    (nowhere / "Logo.SVG").write_bytes(svg(SHAPE))
    words = ["new", "birkely", "--name", "Birkely Skole", "--logo", "Logo.SVG", "--colours", "#0B5563", "#F2A33A"]
    ran = typed(nowhere, *words, "--json")
    assert ran.code == Exit.FINE
    assert ran.document["files"] == [str(nowhere / "birkely" / name) for name in sorted([*SCAFFOLD, "brand/logo.svg"])]
    brand = (nowhere / "birkely/brand/brand.yml").read_text(encoding="utf-8")
    assert 'name: "Birkely Skole"' in brand
    assert 'logo: "logo.svg"' in brand
    assert 'colours: ["#0B5563", "#F2A33A"]' in brand
    listed = typed(nowhere / "birkely", "list", "brands", "--json").document["brands"]
    assert {"name": "birkely-skole", "title": "Birkely Skole", "from": "project"} in listed


@pytest.mark.parametrize(
    ("words", "exit_code", "code"),
    [
        (["--colours", "rødlig", "#F2A33A"], Exit.MISUSE, "colour-unknown"),
        (["--logo", "logo.svg"], Exit.INPUT, "svg-script"),
        (["--logo", "nix.svg"], Exit.INPUT, "file-missing"),
        (["--logo", "lille.png", "--strict"], Exit.FINDINGS, "logo-coarse"),
        (["--colours", "#7A7A7A", "#F2A33A", "--strict"], Exit.FINDINGS, "contrast-mended"),
        (["--name", ""], Exit.MISUSE, "project-without-name"),
    ],
)
def test_nothing_is_begun_when_something_is_no_good(nowhere: Path, words: list[str], exit_code: int, code: str) -> None:
    (nowhere / "logo.svg").write_bytes(svg("<script/>" + SHAPE))
    (nowhere / "lille.png").write_bytes(raster(size=(120, 60)))
    ran = typed(nowhere, "new", "ny", *words)
    assert (ran.code, ran.stdout) == (exit_code, "")
    assert f"[{code}]" in ran.stderr
    assert not (nowhere / "ny").exists()


def test_what_is_no_more_than_a_warning_is_said(nowhere: Path) -> None:
    ran = typed(nowhere, "new", "ny", "--colours", "#7A7A7A", "#F2A33A")
    assert ran.code == Exit.FINE
    assert ran.stderr.startswith("--colours: advarsel: ")


def test_an_english_user_gets_an_english_project(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    ran = typed(nowhere, "new", "ours")
    assert "is ready" in ran.stderr
    assert "language: en" in (nowhere / "ours/kernekort.yml").read_text(encoding="utf-8")
    assert "# The first is the main colour" in (nowhere / "ours/brand/brand.yml").read_text(encoding="utf-8")
    assert typed(nowhere / "ours", "list", "brands").code == Exit.FINE


def test_the_project_speaks_before_the_machine(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERNEKORT_LANG", "en")
    assert "unknown" in typed(project, "build", "--brand", "x-y").stderr
    (project / "kernekort.yml").write_text("language: da\n", encoding="utf-8")
    assert "der er intet brand" in typed(project, "build", "--brand", "x-y").stderr


@pytest.mark.parametrize(
    ("kind", "name", "files"),
    [
        ("material", "redskaber", ["content/redskaber.yml"]),
        ("kit", "modul-1", ["content/kits/modul-1.yml"]),
        ("shop", "sra3", ["layouts/_shops/sra3.yml"]),
        (
            "layout",
            "dialog-card",
            [
                f"layouts/dialog-card/{name}"
                for name in ("example.yml", "layout.yml", "style.css", "template.html.j2", "words.yml")
            ],
        ),
        ("brand", "aaloese", ["layouts/_brands/aaloese/brand.yml", "layouts/_brands/aaloese/logo.svg"]),
    ],
)
def test_copies_win_and_are_remembered(project: Path, kind: str, name: str, files: list[str]) -> None:
    ran = typed(project, "copy", kind, name)
    assert (ran.code, ran.lines) == (Exit.FINE, files)
    assert all((project / file).is_file() for file in files)
    won = typed(project, "where", name, "--json").document["where"]
    assert [(row["from"], row["wins"]) for row in won if row["kind"] == kind] == [
        ("project", True),
        ("built-in", False),
    ]
    again = typed(project, "copy", kind, name)
    assert again.code == Exit.INPUT
    assert "[copy-would-overwrite]" in again.stderr


def test_check_says_when_an_original_has_moved_on(project: Path) -> None:
    typed(project, "copy", "material", "redskaber")
    memory = project / ".kernekort" / "copies.json"
    assert "[original-moved-on]" not in typed(project, "check", "kort").stderr
    memory.write_text(json.dumps({"material/redskaber": "another", "nonsense": "x"}), encoding="utf-8")
    ran = typed(project, "check", "kort", "--strict")
    assert ran.code == Exit.FINE
    assert "content/redskaber.yml: note: den indbyggede «redskaber» er ændret" in ran.stderr
    (project / "content" / "redskaber.yml").unlink()
    assert "[original-moved-on]" not in typed(project, "check", "kort").stderr


@pytest.mark.parametrize("text", ["", "[1]", "{", "\udcff"])
def test_a_spoilt_memory_of_copies_stops_nothing(project: Path, text: str) -> None:
    (project / ".kernekort").mkdir()
    (project / ".kernekort" / "copies.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert typed(project, "check", "kort").code == Exit.FINE


def test_the_schema_of_a_layout(project: Path) -> None:
    ran = typed(project, "schema", "dialog-card")
    assert ran.code == Exit.FINE
    assert "spørgsmål" in json.dumps(ran.document, ensure_ascii=False)
    every = typed(project, "schema")
    assert every.lines == SCHEMAS
    written = project / ".kernekort" / "dialog-card.schema.json"
    assert json.loads(written.read_text(encoding="utf-8")) == ran.document
