"""Colour up to the edge goes beyond it: seen on the page as it is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kernekort.preflight.press import open_document
from kernekort.preflight.reading.pages import Document
from kernekort.preflight.rendered.bleed import bleed_painted
from kernekort.preflight.rendered.canvas import opened
from kernekort.preflight.rules.hits import gathered
from kernekort.preflight.worker import look
from kernekort.shops import Shop
from tests.press_files import POINT, SHOP, press_file

TO_THE_CUT = b"0 0 0 1 k 0 0 %.3f %.3f re f" % (63 * POINT, 88 * POINT)
STRIP = b"0 0 1 0 k 0 %.3f %.3f %.3f re f" % (20 * POINT, 30 * POINT, 10 * POINT)


def places(data: bytes, shop: Shop = SHOP) -> list[tuple[float, float, float, float]]:
    """Where bleed is missing: left, top, width, height."""
    document = open_document(data)
    assert isinstance(document, Document)
    with opened(data) as pdf:
        hits = gathered(bleed_painted(pdf, document, shop))
    return [(spot.left, spot.top, spot.width, spot.height) for hit in hits for spot in hit.spots]


def test_colour_that_stops_at_the_cut() -> None:
    found = places(press_file(ground=TO_THE_CUT, words=b"", pages=1))
    assert len(found) == 4
    assert min(found) == pytest.approx((-3, 1, 3, 86), abs=0.6)
    assert max(found) == pytest.approx((63, 1, 3, 86), abs=0.6)


def test_a_strip_that_stops_at_the_cut() -> None:
    assert places(press_file(ground=STRIP, words=b"", pages=1)) == [pytest.approx((-3, 58, 3, 10), abs=0.6)]


@pytest.mark.parametrize(
    "ground",
    [
        b"",
        b"0.1 0 0 0 k -9 -9 197 268 re f",
        # What ends well inside needs no bleed.
        b"0 0 0 1 k 20 20 90 90 re f",
        # Nor does what is narrower than a knife's error.
        b"0 0 0 1 k 0 50 40 4 re f",
    ],
)
def test_colour_that_goes_on_or_is_not_there(ground: bytes) -> None:
    assert places(press_file(ground=ground, words=b"", pages=1)) == []


def test_half_of_the_bleed_is_not_enough() -> None:
    half = b"0 0 0 1 k -4 -4 %.3f %.3f re f" % (63 * POINT + 8, 88 * POINT + 8)
    assert len(places(press_file(ground=half, words=b"", pages=1))) == 4


def test_a_sheet_of_many_cards_has_no_bleed_of_its_own() -> None:
    assert places(press_file(ground=TO_THE_CUT, words=b"", pages=1), replace(SHOP, sheet="sra3")) == []


def test_the_worst_page_is_pictured() -> None:
    def on_the_second(draft: object) -> None:
        pdf = draft.pdf  # type: ignore[attr-defined]
        page = pdf.pages[1].obj
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" 1 0 0 rg 9 9 9 9 re f")

    answer = look(press_file(on_the_second, words=b"", pages=4), SHOP)
    assert [one.page for one in answer.pictured] == [2]
    (one,) = answer.pictured
    assert one.png.startswith(b"\x89PNG")
    assert (one.left, one.top, one.trim.width, one.trim.height) == pytest.approx((3, 3, 63, 88), abs=0.01)
    assert answer.corners == tuple([pytest.approx((3, 3), abs=0.01)] * 4)


@pytest.mark.parametrize("code", ["shop-bleed-unpainted"])
def test_it_is_an_error(code: str) -> None:
    answer = look(press_file(ground=TO_THE_CUT, words=b"", pages=2), SHOP)
    (hit,) = answer.hits
    assert (hit.finding.code, hit.finding.facts["pages"]) == (code, "1–2")


def test_pages_that_cannot_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kernekort.preflight.rendered.canvas._MOST_DOTS", -1.0)
    assert [hit.finding.code for hit in look(press_file(), SHOP).hits] == ["drawing-not-checked"]
