"""The box of a deck as it is finished: as large as its cards ask for, whole sheets, colour over every cut."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from kernekort.imposition import PAPERS
from kernekort.pipeline import DeckSize, Job, Product, Target, make
from kernekort.tuckbox import Contents, Panels, measured, tuck_box
from kernekort.units import Size
from tests.building import Builder
from tests.pdf_contents import letters, letters_in
from tests.sheet_faces import PT, reader

ONE = Job(box=True, only={"role": ("card",)}, pick=12)
"""A dozen cards of the basic deck, and a box for them."""

PRESS = replace(ONE, target=Target.PRESS)
CARD = Size(63, 88)
DOTS = 4


def box_of(builder: Builder, job: Job) -> Product:
    checked = builder.made("basis", job)
    assert [finding.code for finding in checked.findings if finding.severity != "note"] == []
    assert checked.value is not None
    *_, box = checked.value.products
    assert box.role == "box"
    return box


@pytest.mark.parametrize("thickness", [None, 0.8])
def test_a_press_box_is_the_blank_of_its_deck_with_the_shops_bleed(builder: Builder, thickness: float | None) -> None:
    box = box_of(builder, replace(PRESS, thickness=thickness))
    flat = measured(Contents(CARD, 12, thickness or 0.32)).flat
    (page,) = reader(box.data).pages

    assert [float(edge) for edge in page.trimbox] == pytest.approx([0, 0, flat.width * PT, flat.height * PT], abs=0.01)
    assert [float(edge) for edge in page.mediabox] == pytest.approx(
        [-3 * PT, -3 * PT, (flat.width + 3) * PT, (flat.height + 3) * PT], abs=0.01
    )


def test_a_colophon_of_many_lines_stands_line_below_line(builder: Builder) -> None:
    """Two dimensions leave so much room on the back that all the deck's colophon goes there."""
    only = {"role": ("card", "colophon"), "suit": ("maalgruppe", "vaerdi")}
    box = box_of(builder, replace(ONE, only=only, pick=None))
    assert any(letters("under SIL Open Font License") in text for text in letters_in(box.data))


def test_cut_and_creases_are_plates_of_their_own_that_overprint(builder: Builder) -> None:
    page: Any = reader(box_of(builder, PRESS).data).pages[0]
    resources = page["/Resources"].get_object()
    plates = {name: space[1] for name, space in resources["/ColorSpace"].items() if space[0] == "/Separation"}

    assert set(plates.values()) == {"/CutContour", "/Crease"}
    assert any(state.get("/OP") and state.get("/op") for state in resources["/ExtGState"].values())
    drawn = page.get_contents().get_data().partition(b"/CutContour CS")[2]
    # One closed outline, and four slits.
    assert [drawn.split().count(sign) for sign in (b"h", b"m")] == [1, 5]


def test_colour_reaches_over_every_cut_of_what_is_seen(builder: Builder) -> None:
    """A millimetre outside the lid, its tongue and the front there is the colour that is inside."""
    box = box_of(builder, replace(PRESS, thickness=0.8))
    panels = tuck_box(measured(Contents(CARD, 12, 0.8))).panels
    image = pypdfium2.PdfDocument(box.data)[0].render(scale=DOTS / PT).to_pil().convert("RGB")

    def seen(x: float, y: float) -> tuple[int, ...]:
        found = image.getpixel((round((x + 3) * DOTS), round((y + 3) * DOTS)))
        assert isinstance(found, tuple)
        return found

    for inside, outside in _over(panels):
        assert seen(*inside) == seen(*outside) != (255, 255, 255)
    # Glue holds on paper, not on ink.
    assert seen(panels.glue.right - 2, panels.glue.top + 20) == (255, 255, 255)


def _over(panels: Panels) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Points just inside and just outside the blank."""
    lid, tongue, front, bottom = panels.lid, panels.lid_tongue, panels.front, panels.bottom_tongue
    return [
        ((lid.left + 1, lid.top + 2), (lid.left - 1, lid.top + 2)),
        ((lid.right - 1, lid.top + 2), (lid.right + 1, lid.top + 2)),
        ((tongue.left + 30, tongue.top + 1), (tongue.left + 30, tongue.top - 1)),
        ((front.left + 8, front.top + 1), (front.left + 8, front.top - 1)),
        ((bottom.left + 30, bottom.bottom - 1), (bottom.left + 30, bottom.bottom + 1)),
        ((panels.dust[0].left + 5, panels.dust[0].top + 1), (panels.dust[0].left + 5, panels.dust[0].top - 1)),
    ]


@pytest.mark.parametrize(("thickness", "paper"), [(None, "A4"), (4.6, "A3")])
def test_an_office_box_stands_whole_on_one_sheet_behind_its_guide(
    builder: Builder, thickness: float | None, paper: str
) -> None:
    box = box_of(builder, replace(ONE, thickness=thickness))
    guide, sheet = (Size(float(page.mediabox.width), float(page.mediabox.height)) for page in reader(box.data).pages)

    assert (box.paper, box.pages, box.sheets, box.duplex) == (paper, 2, 1, False)
    assert _points(guide) == pytest.approx(_points_of(PAPERS["A4"]), abs=0.01)
    assert _points(sheet) == pytest.approx(_points_of(PAPERS[paper].turned()), abs=0.01)


def _points(size: Size) -> tuple[float, float]:
    return size.width, size.height


def _points_of(paper: Size) -> tuple[float, float]:
    return paper.width * PT, paper.height * PT


def test_a_client_stands_on_the_box_and_the_guide_says_how_it_is_made(builder: Builder) -> None:
    box = box_of(builder, replace(ONE, brand="aaloese", thickness=1.0))
    guide, sheet = (letters(page.extract_text()) for page in reader(box.data).pages)

    for said in ("Trykt til Åløse Kommune", "Ældre og Sundhed", "12 kort", "Målgruppen", "Klip", "Fold", "Lim"):
        assert letters(said) in sheet
    for said in ("12,0 mm", "ét ark A4", "Faktisk størrelse", "Rids"):
        assert letters(said) in guide


def test_a_deck_says_how_thick_it_is(builder: Builder) -> None:
    office, press = (builder.made("basis", job).value for job in (ONE, PRESS))

    assert office is not None
    assert press is not None
    assert office.deck is not None
    assert press.deck is not None
    assert office.deck == DeckSize(12, 3.6)
    assert press.deck == DeckSize(12, 3.8)


def test_a_side_too_thin_for_type_has_none(builder: Builder) -> None:
    thin, thick = (box_of(builder, replace(PRESS, thickness=thickness)) for thickness in (0.1, 0.8))
    said = [sum(one.count("kernekort") for one in letters_in(box.data)) for box in (thin, thick)]

    assert said[0] < said[1]


def test_what_has_no_cards_has_no_box(builder: Builder) -> None:
    checked = builder.made("handleplan", Job(box=True))

    assert [finding.code for finding in checked.findings] == ["cards-only"]
    assert checked.value is not None
    assert [product.role for product in checked.value.products] == ["pages"]
    assert checked.value.deck is None


def test_two_boxes_of_one_deck_are_the_same_bytes(builder: Builder) -> None:
    library = builder.project("box-twice", {"content/en.yml": _ONE_CARD})
    job = Job(target=Target.PRESS, box=True)
    one, other = (make("en", job, library).value for _ in range(2))

    assert one is not None
    assert other is not None
    assert [product.data for product in one.products] == [product.data for product in other.products]


_ONE_CARD = """\
layout: dialog-card
title: Prøve
items:
  - {id: en, suit: vaerdi, question: Hvem er vi her for?}
"""
