"""Pages that came from processes or from a store are the same in less room."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from kernekort.faces import alike
from kernekort.faces.alike import Alike
from kernekort.markup.model import pieces_of
from kernekort.typeset.parts import FontFacts, Glyphs, LaidPage

FONT = FontFacts("d" * 32, "Familjen", "Familjen Grotesk", 4, (0, -200, 1000, 900), 0.0, 900, -200, 700)
GLYPHS = Glyphs(FONT, (301, 302), (612, 498), ("æ", "ff"))
NAMES = {"ExtGState": {"E1": "key2"}, "XObject": {"X1": "key1"}}
PAGE = LaidPage(b"content", NAMES, ("Fdddddddddddd",), (GLYPHS,), (0.0, 0.0, 195.6, 266.5))
DRAWING = "data:image/svg+xml;base64,PHN2Zz48L3N2Zz4="


def test_a_page_is_what_it_was() -> None:
    (page,) = Alike().pages([PAGE])
    assert page == PAGE
    assert page.names == PAGE.names
    assert page.glyphs == PAGE.glyphs


def test_what_two_pages_have_alike_is_there_once() -> None:
    copies = [pickle.loads(pickle.dumps(PAGE)) for _ in range(2)]  # noqa: S301 - our own
    one, other = Alike().pages(copies)
    assert one.glyphs[0].font is other.glyphs[0].font
    assert all(first is second for first, second in zip(one.glyphs[0].widths, other.glyphs[0].widths, strict=True))
    assert all(first is second for first, second in zip(one.things, other.things, strict=True))
    assert one.names["ExtGState"] is other.names["ExtGState"]
    assert one.media is other.media


def test_few_states_are_remembered_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "_MOST", 3)
    every = [replace(PAGE, names={"ExtGState": {"E1": f"key{number}"}}) for number in range(20)]
    room = Alike()
    assert list(room.pages(every)) == every
    assert [page.names for page in room.pages(every)] == [page.names for page in every]
    assert len(room._entries) <= 3


def test_drawings_that_two_faces_show_are_there_once() -> None:
    drawings: dict[str, str] = {}
    html = f'<i style="background-image:url(&#34;{DRAWING}&#34;)">{{}}</i>'
    one, other = (pieces_of(html.format(text), drawings) for text in ("Et", "To"))
    assert "".join(one) == html.format("Et")
    assert len(one) == 3
    assert one[1] is other[1]
    assert one[1] == DRAWING


def test_markup_without_drawings_is_one_piece() -> None:
    assert pieces_of("<p>Et ord</p>", {}) == ("<p>Et ord</p>",)
