"""Unique faces laid out once, and found again by their key."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from kernekort.faces import Faces, lay_out
from kernekort.faces import model as faces
from kernekort.findings import Checked, error
from kernekort.typeset import Setting, Typeset
from tests.typeset_faces import FORM, face, question, setting

FRONT, BACK = face("k1", question("En")), face("k1", question("Bag"), side="back")
OTHER = face("k2", question("To"))


class Recorder:
    """Stands in for the typesetter: remembers what it was given."""

    def __init__(self, answer: Checked[Typeset] | None = None) -> None:
        self.keys: list[str] = []
        self._answer = answer

    def __call__(self, markups: list[object], _: Setting) -> Checked[Typeset]:
        self.keys = [getattr(markup, "key", "") for markup in markups]
        return self._answer or Checked(Typeset(b"%PDF", tuple(self.keys)))


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder()
    monkeypatch.setattr(faces, "typeset", recorder)
    return recorder


def test_equal_faces_are_laid_out_once_where_they_first_occur(recorder: Recorder) -> None:
    laid = lay_out([FRONT, BACK, OTHER, BACK, FRONT], setting()).value
    assert recorder.keys == ["k1-front", "k1-back", "k2-front"]
    assert laid == Faces(
        b"%PDF",
        ("k1-front", "k1-back", "k2-front"),
        {"k1-front": 0, "k1-back": 1, "k2-front": 2},
        dict.fromkeys(("k1-front", "k1-back", "k2-front"), FORM),
    )


def test_for_a_screen_every_face_keeps_its_page(recorder: Recorder) -> None:
    laid = lay_out([FRONT, BACK, OTHER, BACK], setting(), unique=False).value
    assert laid is not None
    assert laid.keys == ("k1-front", "k1-back", "k2-front", "k1-back")
    assert laid.page_of == {"k1-front": 0, "k1-back": 1, "k2-front": 2}


def test_findings_come_through(monkeypatch: pytest.MonkeyPatch) -> None:
    said = (error("render-timeout", seconds=1),)
    monkeypatch.setattr(faces, "typeset", Recorder(Checked(None, said)))
    assert lay_out([FRONT], setting()) == Checked(None, said)


def test_pages_are_where_they_are_said_to_be() -> None:
    laid = lay_out([FRONT, OTHER, FRONT, BACK], setting())
    assert laid.findings == ()
    assert laid.value is not None
    pages = PdfReader(BytesIO(laid.value.pdf)).pages
    texts = {key: pages[page].extract_text().strip() for key, page in laid.value.page_of.items()}
    assert texts == {"k1-front": "En", "k2-front": "To", "k1-back": "Bag"}
    assert len(pages) == 3
