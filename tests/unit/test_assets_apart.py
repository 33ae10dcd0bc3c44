"""What a process of its own says of a file is kept by the file's bytes, and asked again when there is any doubt."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kernekort.assets import apart, check_fonts, read_logo
from kernekort.findings import Place
from kernekort.store import Store
from tests.asset_files import pdf, svg

SQUARE = b"0 0.4 0.6 rg 10 10 60 60 re f"
PLACE = Place("logo.pdf", 3)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The names of the files that a process has been started for."""
    seen: list[list[str]] = []
    run = apart._run

    def noted(task: str, paths: Sequence[Path]) -> list[Any] | None:
        seen.append([path.name for path in paths])
        return run(task, paths)

    monkeypatch.setattr(apart, "_run", noted)
    return seen


def kept(store: Store) -> list[Path]:
    assert store.folder is not None
    return [path for path in store.folder.rglob("*") if path.is_file()]


def test_a_pdf_is_made_into_a_drawing_once(tmp_path: Path, store: Store, asked: list[list[str]]) -> None:
    path = pdf(tmp_path / "logo.pdf", SQUARE)
    first = read_logo(path, PLACE, store)
    assert first == read_logo(path, PLACE) == read_logo(path, PLACE, Store(store.folder))
    assert len(asked) == 2
    other = pdf(tmp_path / "logo.pdf", SQUARE.replace(b"60", b"50"))
    assert read_logo(other, PLACE, store) == read_logo(other, PLACE) != first
    assert len(asked) == 4


def test_only_what_is_not_known_is_looked_at(
    tmp_path: Path, checkout: Path, store: Store, asked: list[list[str]]
) -> None:
    bad, good = tmp_path / "bad.ttf", checkout / "fonts/familjen-grotesk/familjen-grotesk-400.ttf"
    bad.write_bytes(b"\0\1\0\0" + bytes(50))
    files = [(good, Place("god.ttf")), (bad, Place("bad.ttf", 3))]
    assert check_fonts(files[:1], store) == ()
    (finding,) = check_fonts(files, store)
    assert (finding.code, finding.place) == ("font-damaged", Place("bad.ttf", 3))
    assert asked == [[good.name], [bad.name]]
    moved = [(bad, Place("bad.ttf", 4)), (good, Place("god.ttf"))]
    assert [one.place for one in check_fonts(moved, store)] == [Place("bad.ttf", 4)]
    assert len(asked) == 2


def test_a_file_that_cannot_be_read_is_asked_about_each_time(
    tmp_path: Path, store: Store, asked: list[list[str]]
) -> None:
    for _ in range(2):
        (finding,) = check_fonts([(tmp_path / "none.ttf", PLACE)], store)
        assert finding.code == "file-missing"
    assert len(asked) == 2


def test_what_was_stopped_is_not_kept(tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pdf(tmp_path / "logo.pdf", SQUARE)
    with monkeypatch.context() as hurried:
        hurried.setattr(apart, "SECONDS", 0.01)
        assert [one.code for one in read_logo(path, PLACE, store).findings] == ["asset-too-costly"]
    assert read_logo(path, PLACE, store).findings == ()


@pytest.mark.parametrize(
    "answer",
    [
        *(b"", b"{", b"[]", b"null", b"7", b"[" * 10**5, b'{"findings": 1}', b'{"findings": []}'),
        *(b'{"findings": [], "size": [1, 0], "svg": "x"}', b'{"findings": [], "size": [1, 1], "svg": 1}'),
        *(b'{"findings": [], "size": "ab", "svg": "x"}', b'{"findings": [["a"]]}', b'{"findings": [[1, {}]]}'),
    ],
)
def test_an_answer_that_is_none_is_asked_for_again(tmp_path: Path, store: Store, answer: bytes) -> None:
    path = pdf(tmp_path / "logo.pdf", SQUARE)
    right = read_logo(path, PLACE, store)
    (file,) = kept(store)
    store.put("assets", file.name, answer)
    assert read_logo(path, PLACE, store) == right
    file.write_bytes(answer)
    assert read_logo(path, PLACE, store) == right


def test_what_is_wrong_with_a_file_is_kept_too(tmp_path: Path, store: Store, asked: list[list[str]]) -> None:
    path = tmp_path / "logo.pdf"
    path.write_bytes(b"%PDF-1.7 nothing more")
    for _ in range(2):
        assert [one.code for one in read_logo(path, PLACE, store).findings] == ["logo-pdf-damaged"]
    assert len(asked) == 1
    (file,) = kept(store)
    assert json.loads(store.get("assets", file.name) or b"")["findings"][0][0] == "logo-pdf-damaged"


SMALL = svg('<rect width="20" height="5"/>')


def test_how_much_a_drawing_fills_is_measured_once(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "logo.svg"
    path.write_bytes(SMALL)
    first = read_logo(path, PLACE, store)
    assert [(one.code, one.facts["percent"]) for one in first.findings] == [("logo-mostly-empty", 1)]
    with monkeypatch.context() as once:
        once.setattr("kernekort.assets.svg_ink.filled_share", lambda *_: 1.0)
        assert read_logo(path, PLACE, store) == first
        path.write_bytes(SMALL + b" ")
        assert read_logo(path, PLACE, store).findings == ()


@pytest.mark.parametrize("answer", [b"", b"[]", b"0.5", b'["a"]', b"[2]", b"[0.1, 0.2]", b"[NaN]", b"\xff"])
def test_a_share_that_is_none_is_measured_again(tmp_path: Path, store: Store, answer: bytes) -> None:
    path = tmp_path / "logo.svg"
    path.write_bytes(SMALL)
    right = read_logo(path, PLACE, store)
    (file,) = kept(store)
    store.put("assets", file.name, answer)
    assert read_logo(path, PLACE, store) == right
