"""``kit``: one command, two files, and what is said when an answer is missing or wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from kernekort.findings import Exit
from tests.cli.conftest import typed


def test_one_command_makes_the_book_and_the_file_for_screens(meeting: Path) -> None:
    ran = typed(meeting, "kit", "lille", "--set", "enhed=Team Nord", "--set", "deltagere=5", "--json")
    assert ran.code == Exit.FINE
    files = {(file["target"], file["role"]): file for file in ran.document["files"]}
    book, screen = files["office", "kit"], files["screen", "kit"]
    assert Path(book["path"]).name == "lille-kernekort-office-kit.pdf"
    # Guide and its back; two decks of one sheet; five sheets with blank backs.
    assert book["pages"] == len(PdfReader(book["path"]).pages) == 2 + 2 * 2 + 5 * 2
    assert screen["pages"] == 1
    assert len(PdfReader(screen["path"]).get_fields() or {}) == 1
    assert "Team Nord" in PdfReader(book["path"]).pages[0].extract_text()
    assert "Sådan printer du: 8 ark A4" in ran.stderr


def test_on_one_side_nothing_is_blank(meeting: Path) -> None:
    ran = typed(meeting, "kit", "lille", "--set", "enhed=X", "--set", "deltagere=5", "--backs", "none", "--json")
    (book,) = [file for file in ran.document["files"] if file["target"] == "office"]
    assert book["pages"] == 1 + 2 + 5


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), Exit.INPUT, "kit-value-missing"),
        (("--set", "enhed=X", "--set", "deltagere=0"), Exit.INPUT, "deltagere"),
        (("--set", "enhed=X", "--set", "deltagere=300"), Exit.INPUT, "kit-too-many-tables"),
        (("--set", "enhed=X", "--set", "deltager=3"), Exit.INPUT, "mente du «deltagere»"),
        (("--set", "enhed"), Exit.MISUSE, "set-misread"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_made(
    meeting: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    ran = typed(meeting, "kit", "lille", *words)
    assert ran.code == code
    assert said in ran.stderr
    assert not (meeting / "build").exists()


def test_kits_are_listed_with_what_they_ask_for(meeting: Path) -> None:
    rows = {row["name"]: row for row in typed(meeting, "list", "kits", "--json").document["kits"]}
    assert {"lille", "personalemoede-60", "modul-1", "modul-2", "modul-3"} <= set(rows)
    assert [one["name"] for one in rows["lille"]["variables"]] == ["enhed", "deltagere"]
