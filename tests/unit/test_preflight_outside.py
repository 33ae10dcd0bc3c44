"""Other programs asked about a PDF: what they say is told, and when they are not there that is told, too."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pikepdf import Dictionary
from PIL import Image

from kernekort.findings import Severity
from kernekort.preflight.outside import plates, readers
from kernekort.preflight.outside.plates import plates_say
from kernekort.preflight.outside.readers import FILE, readers_say
from tests.press_files import SHOP, Change, Draft, press_file
from tests.unit.test_preflight_shop import inked

CORNERS = ((3.0, 3.0), (3.0, 3.0))


def bare(draft: Draft) -> None:
    """Leaves out the profile and the fonts, which are none that a program could use."""
    del draft.pdf.Root.OutputIntents
    for page in draft.pdf.pages:
        del page.obj.Resources.XObject.Outer.Resources.XObject.Inner.Resources.Font


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file to look at."""
    made = tmp_path / "looked-at"
    made.mkdir()
    (made / FILE).write_bytes(press_file(bare, words=b""))
    return made


def codes(folder: Path) -> set[str]:
    return {hit.finding.code for hit in readers_say(folder)}


def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], script: str) -> None:
    """Programs of these names, and no others, that do as the script says."""
    for name in names:
        path = tmp_path / "programs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
    monkeypatch.setenv("PATH", os.fspath(tmp_path / "programs"))


def test_a_sound_file_is_read_without_a_word(folder: Path) -> None:
    assert codes(folder) == set()
    assert list(plates_say(folder, CORNERS, SHOP)) == []
    assert sorted(path.suffix for path in folder.glob("plate*")) == []


def test_a_broken_file_is_complained_of(folder: Path) -> None:
    data = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(data.replace(b"startxref", b"startxxxx"))
    assert "shop-reader-complains" in codes(folder)


@pytest.mark.parametrize("code", ["shop-reader-complains"])
def test_what_they_say_is_told(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    script = 'echo "warning: ICC support is not available" >&2; echo "file.pdf: something is odd" >&2'
    program(tmp_path, monkeypatch, ("qpdf", "mutool", "pdftoppm"), script)
    told = {str(hit.finding.facts["tool"]): hit.finding for hit in readers_say(folder)}
    assert {finding.code for finding in told.values()} == {code}
    # One of them always says this.
    assert told["mutool"].facts["said"] == "something is odd"
    assert told["qpdf"].facts["said"] == "warning: ICC support is not available"


def test_ending_badly_without_a_word_is_told(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, ("qpdf", "mutool", "pdftoppm"), "exit 3")
    assert {hit.finding.facts["said"] for hit in readers_say(folder)} == {"exit 3"}


@pytest.mark.parametrize(("code", "inks"), [("reading-not-checked", False), ("ink-not-checked", True)])
def test_a_program_that_is_not_there(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, inks: bool
) -> None:
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    hits = list(plates_say(folder, CORNERS, SHOP) if inks else readers_say(folder))
    assert {(hit.finding.code, hit.finding.severity) for hit in hits} == {(code, Severity.WARNING)}
    assert len(hits) == (1 if inks else 3)


@pytest.mark.parametrize("code", ["tool-gave-up"])
def test_a_program_that_takes_too_long(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    program(tmp_path, monkeypatch, ("gs", "qpdf", "mutool", "pdftoppm"), "while :; do :; done")
    monkeypatch.setattr(readers, "_SECONDS", 0.2)
    monkeypatch.setattr(plates, "_SECONDS", 0.2)
    assert codes(folder) == {code}
    assert [hit.finding.code for hit in plates_say(folder, CORNERS, SHOP)] == [code]


@pytest.mark.parametrize("code", ["tool-gave-up"])
@pytest.mark.parametrize("most", [1_000, 20_000])
def test_pages_larger_than_any_press(folder: Path, monkeypatch: pytest.MonkeyPatch, most: int, code: str) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", most)
    assert [hit.finding.code for hit in plates_say(folder, CORNERS, SHOP)] == [code]


def overprinting(draft: Draft) -> None:
    """Two areas, neither of them too much, that come together on the plates."""
    both = b"/Over gs 1 1 0 0 k 40 40 60 60 re f 0 0 1 0.9 k 40 40 60 60 re f"
    draft.paint(both, ExtGState={"Over": Dictionary(OP=True, op=True, OPM=1)})


def inked_by(folder: Path, *changes: Change) -> list[tuple[str, dict[str, object]]]:
    (folder / FILE).write_bytes(press_file(bare, *changes, words=b"", deep=True))
    return [(hit.finding.code, dict(hit.finding.facts)) for hit in plates_say(folder, CORNERS, SHOP)]


@pytest.mark.parametrize("code", ["shop-ink-heavy"])
def test_too_much_ink_where_things_lie_on_each_other(folder: Path, code: str) -> None:
    ((found, facts),) = inked_by(folder, overprinting)
    assert (found, facts["page"], facts["limit"]) == (code, 1, 300.0)
    assert facts["total"] == pytest.approx(390, abs=2)
    place = tuple(facts[key] for key in ("left", "top", "width", "height"))
    assert place == pytest.approx((14.1, 52.7, 21.2, 21.2), abs=1)


@pytest.mark.parametrize("code", ["shop-plate-unexpected"])
def test_plates_of_other_inks(folder: Path, code: str) -> None:
    assert inked_by(folder, inked("Gold")) == [(code, {"page": 1, "ink": "Gold"})]
    assert inked_by(folder, inked("CutContour")) == []
