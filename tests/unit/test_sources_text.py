"""Text files: encodings are told, never guessed, and nothing unprintable comes through."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kernekort.findings import Checked, Place, Severity
from kernekort.sources import MAX_BYTES, read_text

DANISH = "Hvad gør I på Ærø?\nÉn ting: »blåbær« – nævn 3½ …\n"


def read(folder: Path, data: bytes) -> Checked[str]:
    path = folder / "kort.txt"
    path.write_bytes(data)
    return read_text(path, "content/kort.txt")


def codes(checked: Checked[str]) -> list[str]:
    return [finding.code for finding in checked.findings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_utf8_comes_without_fuss(tmp_path: Path, encoding: str, newline: str) -> None:
    checked = read(tmp_path, DANISH.replace("\n", newline).encode(encoding))
    assert checked == Checked(DANISH)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (DANISH.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + DANISH.encode("utf-16-be"), "UTF-16"),
        (DANISH.encode("cp1252"), "Windows-1252"),
    ],
)
def test_other_encodings_are_read_with_a_note(tmp_path: Path, data: bytes, encoding: str) -> None:
    checked = read(tmp_path, data)
    assert checked.value == DANISH
    assert [(one.code, one.severity, one.facts) for one in checked.findings] == [
        ("encoding-converted", Severity.NOTE, {"encoding": encoding})
    ]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        pytest.param("først\nså blå".encode("mac-roman"), (1, 2), id="mac-roman"),
        pytest.param("Pas på …\nog É".encode("mac-roman"), (1, 6), id="mac-roman-punctuation"),
        pytest.param("blå pære".encode("cp865"), (1, 3), id="dos"),
        pytest.param("pæn".encode("cp865"), (1, 2), id="dos-ae-is-a-quotation-mark"),
        pytest.param("Om Ærø? Æble, BÆR".encode("cp865"), (1, 4), id="dos-capitals"),
        pytest.param("Æble".encode("cp865"), (1, 1), id="dos-capital-ae-begins-a-word"),
        pytest.param("BÆR".encode("cp865"), (1, 2), id="dos-capital-ae-among-capitals"),
        pytest.param("blå\n".encode() + "pære".encode("cp1252"), (2, 2), id="mixed"),
        pytest.param("ok\nÉn".encode("cp1252"), (2, 1), id="capital-e-acute-alone-may-be-an-ellipsis"),
        pytest.param("žluťoučký".encode("cp1250"), (1, 1), id="other-language"),
        pytest.param("blå".encode("utf-32"), (1, 1), id="utf-32"),
        pytest.param("blå".encode("utf-16-le"), (1, 1), id="utf-16-without-mark"),
        pytest.param("ab\nc".encode("utf-16") + b"\x00", (2, 2), id="utf-16-cut-off"),
        pytest.param("ab\n".encode("utf-16") + b"\x00\xd8a\x00", (2, 1), id="utf-16-half-a-pair"),
        pytest.param(b"a\xed\xa0\x80", (1, 2), id="surrogate-in-utf-8"),
        pytest.param(b"\x89PNG\r\n\x1a\n", (1, 1), id="picture"),
    ],
)
def test_what_cannot_be_told_is_refused_at_its_line(tmp_path: Path, data: bytes, place: tuple[int, int]) -> None:
    checked = read(tmp_path, data)
    assert checked.value is None
    assert codes(checked) == ["encoding-unknown"]
    assert checked.findings[0].place == Place("content/kort.txt", *place)
    assert str(checked.findings[0].facts["byte"]).startswith("0x")


@pytest.mark.parametrize(
    "sign",
    [
        "\x00",
        "\x07",
        "\x0b",
        "\x1b",
        "\x7f",
        "\x85",
        "\u2028",
        "\ufeff",
        "\ufdd0",
        "\uffff",
        "\U0001fffe",
        "\U0010ffff",
    ],
)
def test_what_cannot_be_printed_is_refused_at_its_spot(tmp_path: Path, sign: str) -> None:
    checked = read(tmp_path, f"første linje\nanden {sign}linje".encode())
    assert checked.value is None
    assert codes(checked) == ["control-character"]
    assert checked.findings[0].place == Place("content/kort.txt", 2, 7)
    assert checked.findings[0].facts == {"character": f"U+{ord(sign):04X}"}


@pytest.mark.parametrize("text", ["a\tb", "a\u00a0b\u00adc", "ord\u200dord", "Привет 你好 😀", "\ufffd"])
def test_ordinary_and_foreign_characters_come_through(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text.encode()) == Checked(text)


def test_a_file_of_the_wrong_kind_gets_a_bounded_list(tmp_path: Path) -> None:
    checked = read(tmp_path, b"abcdefgh\x07" * 1000)
    assert len(checked.findings) == 20


def test_text_is_composed(tmp_path: Path) -> None:
    assert read(tmp_path, "bla\u030a bær, e\u0301t".encode()).value == "blå bær, ét"


def test_piles_of_accents_are_refused(tmp_path: Path) -> None:
    assert read(tmp_path, ("x" + "\u0323" * 8).encode()).value is not None
    checked = read(tmp_path, ("ab\nx" + "\u0323" * 9 + " y").encode())
    assert codes(checked) == ["combining-marks"]
    assert checked.findings[0].place == Place("content/kort.txt", 2, 10)


def test_foreign_letters_in_a_row_are_no_pile_of_accents(tmp_path: Path) -> None:
    assert read(tmp_path, ("Приветствие" * 10).encode()).findings == ()


def test_an_absent_file(tmp_path: Path) -> None:
    checked = read_text(tmp_path / "ingen.txt", "ingen.txt")
    assert [(one.code, one.place) for one in checked.findings] == [("file-missing", Place("ingen.txt"))]
    assert codes(read_text(tmp_path / "a\0b", "a")) == ["file-missing"]


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    checked = read_text(tmp_path, "content")
    assert codes(checked) == ["file-unreadable"]
    assert checked.findings[0].facts["folder"] == "content"


def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    checked = read_text(tmp_path / "pipe", "pipe")
    assert codes(checked) == ["file-unreadable"]
    assert checked.findings[0].facts["special"] == "pipe"


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    checked = read_text(tmp_path / "loop", "loop")
    assert codes(checked) == ["file-unreadable"]
    assert checked.findings[0].facts["reason"]


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    assert read(tmp_path, b"a" * MAX_BYTES).value is not None
    checked = read(tmp_path, b"a" * (MAX_BYTES + 1))
    assert [(one.code, one.facts) for one in checked.findings] == [("file-too-large", {"name": "kort.txt", "most": 10})]


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    assert read(tmp_path, b"") == Checked("")
