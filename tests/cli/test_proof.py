"""``proof``: what a client reads, ticks and writes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from kernekort.findings import Exit
from tests.cli.conftest import DECK, Built, typed
from tests.faults.case import sound_project
from tests.form_fields import fields_of

PROOF = "kort-kernekort-office-proof.pdf"
DATED = ("--date", "2026-12-03")


def texts(path: Path) -> list[str]:
    """The text of each page, without line breaks."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


@pytest.fixture(scope="module")
def proofed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("proof") / "proeve"
    sound_project(folder)
    (folder / "content" / "kort.yml").write_text(DECK, encoding="utf-8")
    words = ("--round", "2", "--deadline", "11. december 2026", "--json")
    return Built(folder, typed(folder, "proof", "kort", *DATED, *words))


def test_the_first_page_says_what_it_is_and_by_when(proofed: Built) -> None:
    assert proofed.ran.code == Exit.FINE
    (file,) = proofed.ran.document["files"]
    assert (file["role"], file["pages"], file["target"]) == ("proof", 2, "office")
    first = texts(proofed.pdf(PROOF))[0]
    for said in ("Prøve", "03.12.2026", "fredag den 11. december 2026", "Korrektur nr. 2", "Kort 3", "Godkendt af"):
        assert said in first


def test_every_card_is_numbered_with_its_texts_and_room_to_answer(proofed: Built) -> None:
    page = texts(proofed.pdf(PROOF))[1]
    for said in ("en Spørgsmål Hvem er vi her for?", "to Spørgsmål Hvad kan de", "tre Spørgsmål Hvornår"):
        assert said in page
    assert page.count("Godkendt") == page.count("Rettes til") == 3


def test_the_sides_of_a_card_are_forms_not_pictures(proofed: Built) -> None:
    page = PdfReader(proofed.pdf(PROOF)).pages[1]
    forms = page["/Resources"]["/XObject"]  # type: ignore[index]
    assert sorted(forms) == ["/F0", "/F1", "/F2", "/F3", "/F4", "/F5", "/Page"]
    assert {forms[name].get_object()["/Subtype"] for name in forms} == {"/Form"}


def test_every_card_is_answered_on_the_screen_too(proofed: Built) -> None:
    fields = fields_of(proofed.pdf(PROOF).read_bytes())
    assert [field.name for field in fields if field.page == 0] == ["approved", "approved-date"]
    answers = [field for field in fields if field.page == 1]
    assert [(field.name, field.kind) for field in answers[:3]] == [
        ("1-1-ok", "tick"), ("1-1-fix", "tick"), ("1-1-text", "text"),
    ]  # fmt: skip
    assert answers[2].title == "1 en: Det skal rettes til"
    assert len({field.name for field in fields}) == len(fields) == 2 + 3 * 3
    for field in fields:
        assert 0 < field.left < field.right <= 195.01
        assert 0 < field.top < field.bottom < 274


def test_the_same_proof_is_the_same_bytes(proofed: Built, tmp_path: Path) -> None:
    words = (*DATED, "--round", "2", "--deadline", "2026-12-11", "--jobs", "2", "--output", str(tmp_path))
    assert typed(proofed.folder, "proof", "kort", *words).code == Exit.FINE
    assert (tmp_path / PROOF).read_bytes() == proofed.pdf(PROOF).read_bytes()


def test_a_card_keeps_its_number_when_it_is_chosen(proofed: Built, tmp_path: Path) -> None:
    words = (*DATED, "--only", "id=tre", "--output", str(tmp_path))
    assert typed(proofed.folder, "proof", "kort", *words).code == Exit.FINE
    page = texts(tmp_path / PROOF)[1]
    assert "3 Værdien 3 tre" in page


def test_the_day_is_that_of_the_files(proofed: Built, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796256000")
    words = ("--round", "2", "--deadline", "2026-12-11", "--output", str(tmp_path))
    assert typed(proofed.folder, "proof", "kort", *words).code == Exit.FINE
    assert (tmp_path / PROOF).read_bytes() == proofed.pdf(PROOF).read_bytes()


@pytest.mark.parametrize("material", ["provokationer", "drejeboeger", "plakater"])
def test_other_materials_have_proofs_too(nowhere: Path, material: str) -> None:
    first = {
        "provokationer": "--only=id=fundet-doeren",
        "drejeboeger": "--only=id=modul-1",
        "plakater": "--only=id=forsvandt",
    }
    ran = typed(nowhere, "proof", material, *DATED, first[material], "--json")
    assert ran.code == Exit.FINE, ran.stderr
    assert ran.document["files"][0]["pages"] == {"provokationer": 2, "drejeboeger": 4, "plakater": 2}[material]
