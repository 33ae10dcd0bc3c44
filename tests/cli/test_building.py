"""``build``, ``check`` and ``export``: files made, counted and told of."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from kernekort.findings import Exit
from tests.cli.conftest import Built, typed

SHEETS = "kort-kernekort-office-sheets.pdf"


def pages(path: Path) -> int:
    return len(PdfReader(path).pages)


def text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_document_of_a_build(office: Built) -> None:
    path = office.pdf(SHEETS)
    assert office.ran.code == Exit.FINE
    assert office.ran.document == {
        "files": [
            {
                "path": str(path),
                "material": "kort",
                "brand": "kernekort",
                "target": "office",
                "role": "sheets",
                "pages": 4,
                "sha256": sha256(path.read_bytes()).hexdigest(),
            }
        ],
        "decks": [{"material": "kort", "brand": "kernekort", "cards": 3, "thickness": 0.9}],
        "findings": [],
    }
    assert pages(path) == 4


def test_a_person_is_told_how_to_print(office: Built) -> None:
    assert office.ran.stderr.splitlines()[0].startswith("kort: 4 sider, ")
    assert office.ran.stderr.splitlines()[1] == (
        "Sådan printer du: 1 ark A4, side 3–4, på begge sider, vendt på den lange led, faktisk størrelse (100 %). "
        "Side 1 er en vejledning."
    )


@pytest.mark.parametrize(
    ("words", "name", "count"),
    [
        ("--for press", "kort-kernekort-press-faces.pdf", 6),
        ("--for screen", "kort-kernekort-screen-faces.pdf", 6),
        ("--brand kontor", "kort-kontor-office-sheets.pdf", 4),
        ("--groups 3", SHEETS, 8),
        ("--backs short", SHEETS, 4),
        ("--backs fold", SHEETS, 2),
        ("--backs none", SHEETS, 2),
        ("--sheet a4-poker-8up --pick 2", SHEETS, 4),
        ("--for press --only suit=vaerdi --only level=let,dybde", "kort-kernekort-press-faces.pdf", 2),
        ("--for press --only niveau=let --only level=modig", "kort-kernekort-press-faces.pdf", 4),
        ("--for press --pick 1 --seed a", "kort-kernekort-press-faces.pdf", 2),
        ("--for press --grey --overlay trim,safe --pick 1", "kort-kernekort-press-faces-trim-safe-grey.pdf", 2),
    ],
)
def test_options(project: Path, words: str, name: str, count: int) -> None:
    ran = typed(project, "build", *words.split())
    tickets = [
        f"build/kort-kernekort-press-ticket.{kind}" for kind in ("pdf", "json") if name.endswith("press-faces.pdf")
    ]
    assert (ran.code, ran.lines) == (Exit.FINE, [f"build/{name}", *tickets])
    assert pages(project / "build" / name) == count


def test_two_materials_into_a_folder_of_ones_own(project: Path, tmp_path: Path) -> None:
    deck = (project / "content" / "kort.yml").read_text(encoding="utf-8")
    (project / "content" / "mere.yml").write_text(deck, encoding="utf-8")
    ran = typed(project, "build", "--for", "press", "--pick", "1", "--output", str(tmp_path / "ud"))
    assert ran.code == Exit.FINE
    kinds = ("faces.pdf", "ticket.pdf", "ticket.json")
    assert ran.lines == [
        str(tmp_path / "ud" / f"{name}-kernekort-press-{kind}") for name in ("kort", "mere") for kind in kinds
    ]
    assert not (project / "build").exists()


def test_the_same_choice_of_the_same_seed(project: Path) -> None:
    chosen = []
    for seed in ("a", "a", "g"):
        typed(project, "build", "--for", "press", "--pick", "1", "--seed", seed)
        chosen.append(text(project / "build" / "kort-kernekort-press-faces.pdf"))
    assert chosen[0] == chosen[1] != chosen[2]


def test_findings_of_all_materials_come_together_and_nothing_is_written(project: Path) -> None:
    for name in ("a", "b"):
        (project / "content" / f"{name}.yml").write_text("layout: dialog-card\n", encoding="utf-8")
    ran = typed(project, "build", "--json")
    assert ran.code == Exit.INPUT
    assert ran.document["files"] == []
    assert [(one["file"], one["code"], one["line"]) for one in ran.document["findings"]] == [
        (f"content/{name}.yml", code, 1) for name in ("a", "b") for code in ("missing-field", "no-items")
    ]
    assert set(ran.document["findings"][0]) == {
        "code", "severity", "file", "line", "column", "message", "hint", "facts",
    }  # fmt: skip
    assert "Intet er skrevet til build/." in ran.stderr
    assert not (project / "build").exists()


def test_warnings_stop_a_strict_build_alone(project: Path) -> None:
    (project / "content" / "Møde 1.yml").write_text("layout: dialog-card\n", encoding="utf-8")
    strict = typed(project, "build", "--strict")
    assert (strict.code, strict.stdout) == (Exit.FINDINGS, "")
    assert "1 advarsel. Intet er skrevet til build/." in strict.stderr
    assert not (project / "build").exists()
    loose = typed(project, "build")
    assert (loose.code, loose.lines) == (Exit.FINE, [f"build/{SHEETS}"])
    assert "[name-ignored]" in loose.stderr


def test_the_old_files_stay_when_a_build_fails(copied: Path) -> None:
    before = (copied / "build" / SHEETS).read_bytes()
    (copied / "content" / "kort.yml").write_text("layout: dialog-card\n", encoding="utf-8")
    assert typed(copied, "build").code == Exit.INPUT
    assert (copied / "build" / SHEETS).read_bytes() == before


def test_check_writes_nothing_and_is_content(project: Path) -> None:
    ran = typed(project, "check", "--strict")
    assert (ran.code, ran.stdout, ran.stderr) == (Exit.FINE, "", "Alt er i orden.\n")
    assert not (project / "build").exists()


def test_check_reads_the_texts(project: Path) -> None:
    deck = project / "content" / "kort.yml"
    deck.write_text(deck.read_text(encoding="utf-8").replace("Hvad kan de mærke?", "Kan de mærke det?"), "utf-8")
    ran = typed(project, "check", "--text", "--json", "--strict")
    assert ran.code == Exit.FINDINGS
    assert [one["code"] for one in ran.document["findings"]] == ["yes-no-question"]
    (numbers,) = ran.document["materials"]
    assert (numbers["material"], numbers["cards"]) == ("kort", 3)
    assert numbers["levels"] == {"let": 1, "dybde": 1, "modig": 1}
    assert "kort: 3 kort: " in ran.stderr


def test_export_draws_every_side(project: Path) -> None:
    ran = typed(project, "export", "kort", "--only", "suit=vaerdi", "--dpi", "60", "--json")
    names = [f"kort-kernekort-{card}-{side}.png" for card in ("en", "tre") for side in ("front", "back")]
    assert ran.code == Exit.FINE
    assert [Path(file["path"]).name for file in ran.document["files"]] == names
    assert {(file["role"], file["target"], file["pages"]) for file in ran.document["files"]} == {("picture", "png", 1)}
    with Image.open(BytesIO((project / "build" / names[0]).read_bytes())) as picture:
        assert (picture.format, picture.size) == ("PNG", (149, 208))


def test_export_shows_the_bleed_with_an_overlay(project: Path) -> None:
    ran = typed(project, "export", "kort", "--pick", "1", "--dpi", "60", "--overlay", "bleed", "--output", "billeder")
    assert ran.code == Exit.FINE
    assert len(ran.lines) == 2
    with Image.open(project / ran.lines[0]) as picture:
        assert picture.size == (163, 223)


def test_the_manifest_vouches_for_what_was_built(office: Built) -> None:
    manifest = json.loads((office.folder / "build" / "build.json").read_text(encoding="utf-8"))
    assert [entry["path"] for entry in manifest["files"]] == [SHEETS]
