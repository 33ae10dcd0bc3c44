"""The first pages of a kit: the right pages on the right paper, and a list that always has room."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kernekort.brand import Brand, load_brand
from kernekort.faces import lay_out
from kernekort.findings import Checked
from kernekort.fit import load_compounds
from kernekort.kits import load_kit, settled
from kernekort.library import Library
from kernekort.markup import Dressing, FaceMarkup, KitGuide, KitRow, guide_of_kit, pour_kit_guide
from kernekort.typeset import Setting
from kernekort.typography import House
from kernekort.units import Size
from tests.kit_files import sound

A4 = Size(210, 297)
ROWS = (
    KitRow("Drejebog", "Til dig, der leder mødet.", 4, 1, 2, "plain"),
    KitRow("Program", "Til alle, når de kommer ind ad døren.", 48, 24, 24, "plain"),
    KitRow("Spørgsmålskort", "En bunke til hvert bord, før nogen sætter sig.", 20, 5, 10, "card"),
    KitRow("Aftaleark", "Til referenten, når I når til aftalerne.", 2, 1, 1, "plain"),
)
GUIDE = KitGuide(
    language="da",
    title="Personalemøde på 60 minutter",
    unit="Team »Nord« & venner",
    facts=(("Dato", "torsdag den 3. december 2026"), ("Start", "13.00")),
    people=24,
    tables=5,
    rows=ROWS,
    paper="A4",
    backs="long",
    cut=True,
)


def brand_of(name: str) -> Brand:
    """A built-in brand."""
    brand = load_brand(Library.open(), name).value
    assert brand is not None
    return brand


def pour(guide: KitGuide, brand: str = "kernekort", paper: Size = A4) -> Checked[tuple[FaceMarkup, ...]]:
    """The guide in a built-in brand."""
    return pour_kit_guide(Dressing(brand_of(brand), Library.open(), load_compounds(())), guide, paper)


def faces(guide: KitGuide, brand: str = "kernekort", paper: Size = A4) -> tuple[str, ...]:
    """The markup of each page."""
    poured = pour(guide, brand, paper)
    assert poured.findings == ()
    assert poured.value is not None
    assert {face.form.trim for face in poured.value} == {min(paper, paper.turned())}
    return tuple(face.html.replace("\N{NO-BREAK SPACE}", " ") for face in poured.value)


def of_kit(name: str, language: str) -> KitGuide:
    """The guide of a built-in kit, for the meeting of its examples, each part of a likely length."""
    kit = load_kit(Library.open(), name).value
    assert kit is not None
    meeting = settled(kit, {variable.name: variable.example for variable in kit.variables}).value
    assert meeting is not None
    sizes = [(4 * meeting.copies_of(part), 2 * meeting.copies_of(part)) for part in kit.parts]
    return guide_of_kit(meeting, sizes, language=language, house=House(), paper="A4", backs="long", cut=True)


def test_the_facts_come_from_the_meeting(tmp_path: Path) -> None:
    answers = {"enhed": "Team Nord", "dato": "3.12.2026", "start": "13", "deltagere": "24"}
    meeting = settled(sound(tmp_path), answers).value
    assert meeting is not None
    sizes = [(48, 24), (20, 10), (2, 1)]
    guide = guide_of_kit(
        meeting, sizes, language="en", house=House(), paper="A4", backs="short", cut=True, printer="Gangen"
    )
    assert (guide.title, guide.unit, guide.people, guide.tables) == ("A meeting", "Team Nord", 24, 5)
    assert guide.facts == (("Date", "Thursday 3 December 2026"), ("Start", "13:00"))
    assert guide.rows[1] == KitRow("Cards", "For the table.", 20, 5, 10, "card")
    assert (guide.backs, guide.printer) == ("short", "Gangen")
    danish = guide_of_kit(meeting, sizes, language="da", house=House(), paper="A4", backs="long", cut=True)
    assert danish.facts[0] == ("Dato", "torsdag den 3. december 2026")


@pytest.mark.parametrize("brand", ["kernekort", "aaloese", "birkely", "kontor"])
def test_a_short_kit_is_told_on_one_page(brand: str) -> None:
    (html,) = faces(GUIDE, brand)
    for said in ("Personalemøde på 60 minutter", "torsdag den 3. december 2026", "28 ark A4", "10 ark A4", "100 mm"):
        assert said in html
    assert "Team »Nord« &amp; venner" in html
    assert "vend på den lange led" in html


def test_pages_are_counted_from_the_guide_on_and_gathered_by_paper() -> None:
    (html,) = faces(GUIDE)
    places = [f'<td class="num at">{pages}</td>' for pages in ("3–6", "7–54", "55–74", "75–76")]
    assert [html.count(place) for place in places] == [1, 1, 1, 1]
    assert "side <b>1–54, 75–76</b>" in html
    assert "side <b>55–74</b>" in html


def test_on_one_side_of_the_paper_the_guide_takes_one_page() -> None:
    (html,) = faces(replace(GUIDE, backs="none"))
    assert '<td class="num at">2–5</td>' in html
    assert "Print på den ene side af papiret" in html
    (folded,) = faces(replace(GUIDE, backs="fold"))
    assert "120–160 g" in folded
    assert "folder du kortene" in folded


def test_without_cards_nothing_is_said_of_other_paper() -> None:
    plain = tuple(replace(row, paper="plain") for row in ROWS)
    (html,) = faces(replace(GUIDE, rows=plain, backs="fold", cut=False, people=0, tables=0))
    for silent in ("160", "folde", "Skift så papir", "Deltagere"):
        assert silent not in html
    assert "Læg papiret i, og print det hele" in html


def test_heavy_paper_that_is_not_cut() -> None:
    (html,) = faces(replace(GUIDE, cut=False))
    assert "Kraftigt papir" in html
    assert "skærer" not in html


def test_a_long_list_stands_on_pages_of_its_own() -> None:
    first, second = faces(replace(GUIDE, rows=ROWS * 3))
    assert '<table class="list">' not in first
    assert "Næste side" in first
    assert "100 mm" in first
    assert second.count('<td class="num at">') == 12
    assert "100 mm" not in second
    assert '<td class="num at">3–6</td>' in second
    many = faces(replace(GUIDE, rows=ROWS * 12))
    assert len(many) == 3
    assert '<td class="num at">5–8</td>' in many[1]
    alone = faces(replace(GUIDE, rows=ROWS * 12, backs="none"))
    assert '<td class="num at">4–7</td>' in alone[1]


def test_in_english() -> None:
    (html,) = faces(replace(GUIDE, language="en", printer="The hallway"))
    for said in (
        'lang="en"',
        "flip on the long edge",
        "28 sheets A4",
        "numbers for “The hallway”",
        "Plain paper first",
    ):
        assert said in html


def test_on_large_paper_the_guide_stands_upright() -> None:
    (html,) = faces(GUIDE, paper=Size(420, 297))
    assert "28 ark A4" in html


@pytest.mark.parametrize("name", ["kernekort", "aaloese", "birkely", "kontor"])
def test_everything_fits_in_every_brand(name: str) -> None:
    brand, library = brand_of(name), Library.open()
    guides = [
        replace(GUIDE, backs="fold", printer="Kopimaskinen på gangen"),
        replace(GUIDE, rows=ROWS * 6),
        of_kit("modul-2", "da"),
        of_kit("personalemoede-60", "en"),
    ]
    poured = [face for guide in guides for face in pour(guide, name).value or ()]
    fonts = tuple(
        (face.family, file.weight, file.style, file.path) for face in (brand.display, brand.text) for file in face.files
    )
    laid = lay_out(poured, Setting("Kit", "da", roots=tuple(root.path for root in library.roots), fonts=fonts))
    assert laid.findings == ()
    assert laid.value is not None
    assert len(laid.value.keys) == len(poured) > 5
