"""The guide page, whatever it has to say: every way of printing, both languages, every brand."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from kernekort.faces import lay_out
from kernekort.markup import FaceMarkup, Guide, pour_guide
from kernekort.pipeline import Job, Prepared, prepare, setting
from kernekort.units import Size
from tests.building import Builder, brands_by_type

A4, A3 = Size(210, 297), Size(297, 420)
LARGEST = Guide(
    language="da",
    paper="A4",
    sheets=120,
    sheets_each=40,
    groups=3,
    first_page=3,
    last_page=242,
    cards=1080,
    backs="long",
    butt=True,
    wander="a4-poker-8up",
    printer="Kopirummet på anden sal",
)
WAYS = [
    replace(LARGEST, language=language, backs=backs, printer=printer)
    for language, backs, printer in product(("da", "en"), ("long", "short", "fold", "none"), ("", LARGEST.printer))
]


def prepared(builder: Builder, brand: str, title: str = "Kernekort") -> Prepared:
    """A small deck dressed in the brand."""
    checked = prepare("example", Job(brand=brand), builder.example("tool-card"))
    assert checked.value is not None
    deck = replace(checked.value.deck, title=title)
    return replace(checked.value, deck=deck, pouring=replace(checked.value.pouring, deck=deck))


def poured(one: Prepared, guide: Guide, paper: Size) -> FaceMarkup:
    face = pour_guide(one.pouring, guide, paper)
    assert face.findings == ()
    assert face.value is not None
    return face.value


@pytest.mark.parametrize("brand", brands_by_type())
def test_it_fits_however_long_it_grows(builder: Builder, brand: str) -> None:
    one = prepared(builder, brand)
    faces = [*(poured(one, guide, A4) for guide in WAYS), poured(one, LARGEST, A3)]
    assert lay_out(faces, setting(one, one.pouring.library)).findings == ()


@pytest.mark.parametrize("brand", brands_by_type())
def test_it_takes_a_name_of_any_length(builder: Builder, brand: str) -> None:
    titles = ("Ro", "Samarbejde på tværs af huset", "Medarbejderinddragelse i hverdagen " * 2, "Vores kernekort " * 9)
    decks = [prepared(builder, brand, title) for title in titles]
    faces = [poured(one, LARGEST, A4) for one in decks]
    assert lay_out(faces, setting(decks[0], decks[0].pouring.library)).findings == ()


def test_it_stands_upright_on_paper_that_lies_down(builder: Builder) -> None:
    face = poured(prepared(builder, "kernekort"), LARGEST, A4.turned())
    assert face.form.trim == A4
    assert (face.form.bleed, face.form.safe) == (0, 10)


@pytest.mark.parametrize(
    ("changes", "said", "unsaid"),
    [
        ({"backs": "long"}, ["Vend på den lange led", "side 3–242", "side 3 og 4"], ["korte led", "Fold, lim"]),
        ({"backs": "short"}, ["Vend på den korte led"], ["lange led"]),
        ({"backs": "fold"}, ["Fold, lim, og skær", "Enkeltsidet"], ["Vend på den"]),
        ({"backs": "none"}, ["Enkeltsidet"], ["Vend på", "Fold, lim", "bagsiden kommer"]),
        ({"wander": "", "butt": False}, ["Der er luft mellem kortene"], ["--sheet", "naboens farve"]),
        ({"printer": ""}, ["kernekort calibrate"], ["er flyttet efter tallene"]),
        ({}, ["er flyttet efter tallene for »Kopirummet", "--sheet a4-poker-8up"], ["kernekort calibrate"]),
        ({}, ["120 ark A4", "1080 stk."], ["{{"]),
        ({}, ["3 bunker i rækkefølge", "40 ark i hver", "»100 %«", "Tilpas til side"], []),
        ({"groups": 1}, [], ["bunker"]),
        ({"language": "en"}, ["flip on the long edge", "“100 %”", "120 sheets A4"], ["Vend", "siderne"]),
        ({"language": "en", "sheets": 1}, ["1 sheet A4", "1 sheet of A4"], ["1 sheets"]),
    ],
)
def test_it_tells_what_a_leader_needs(
    builder: Builder, changes: dict[str, object], said: list[str], unsaid: list[str]
) -> None:
    html = poured(prepared(builder, "kernekort"), replace(LARGEST, **changes), A4).html  # type: ignore[arg-type]
    assert [text for text in said if text not in html] == []
    assert [text for text in unsaid if text in html] == []
