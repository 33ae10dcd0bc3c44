"""The whole way from a content file to a checked PDF, and what is said along it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from kernekort import imposition
from kernekort.findings import Checked, has_errors
from kernekort.imposition import Backs
from kernekort.library import Library
from kernekort.markup import Guide
from kernekort.pipeline import Job, Material, Product, Target, compounds, draw, make, prepare, proof, setting
from kernekort.pipeline.office import guide_facts
from kernekort.sheets import Offset
from tests.pouring import project, sound
from tests.sheet_faces import operators

DECK = """
layout: dialog-card
title: Vores kort
language: da
items:
  - {id: titel, role: title, suit: joker}
  - {id: et, suit: maalgruppe, question: Hvem?, copies: 2}
  - {id: to, suit: vaerdi, question: Hvad?}
  - {id: tre, suit: tilgang, question: Hvordan?}
"""
LYING = """
title: {da: Liggende ark, en: Lying sheet}
paper: 297mm x 210mm
card: 63mm x 88mm
columns: 4
rows: 2
gutter: 0mm
"""


def home(folder: Path, files: Mapping[str, str] | None = None) -> Library:
    return project(folder, {"content/d.yml": DECK, **(files or {})})


def product(checked: Checked[Material]) -> Product:
    assert checked.findings == ()
    assert checked.value is not None
    (made,) = checked.value.products
    return made


def codes(checked: Checked[Material]) -> list[str]:
    return [finding.code for finding in checked.findings]


def test_a_material_says_what_it_is_and_how_it_is_printed(tmp_path: Path) -> None:
    checked = make("d", Job(), home(tmp_path))
    one = product(checked)
    assert checked.value is not None
    assert (checked.value.name, checked.value.brand, checked.value.target) == ("d", "kernekort", Target.OFFICE)
    assert (one.role, one.pages, one.sheets) == ("sheets", 4, 1)
    assert one.guide is not None
    assert (one.guide.cards, one.guide.first_page, one.guide.last_page) == (5, 3, 4)
    assert len(PdfReader(BytesIO(one.data)).pages) == 4


def test_faces_come_once_for_the_screen_and_as_often_as_printed_for_the_press(tmp_path: Path) -> None:
    library = home(tmp_path)
    assert product(make("d", Job(Target.SCREEN), library)).pages == 8
    assert product(make("d", Job(Target.PRESS), library)).pages == 10


def test_a_choice_is_made_before_anything_is_laid_out(tmp_path: Path) -> None:
    made = product(make("d", Job(Target.PRESS, only={"suit": ("vaerdi", "tilgang")}), home(tmp_path)))
    assert made.pages == 4


def test_deck_and_brand_are_both_told_of_when_both_are_wrong(tmp_path: Path) -> None:
    checked = make("nowhere", Job(brand="nobody"), home(tmp_path))
    assert checked.value is None
    assert sorted(codes(checked)) == ["unknown-brand", "unknown-material"]


def test_an_unknown_sheet_is_told_before_pages_are_set(tmp_path: Path) -> None:
    checked = make("d", Job(sheet="a4-poker-10up"), home(tmp_path))
    assert checked.value is None
    assert codes(checked) == ["unknown-sheet"]


def test_a_card_that_goes_on_no_paper_is_an_error(tmp_path: Path) -> None:
    large = "extends: dialog-card\ntitle: {da: Stor, en: Large}\ntrim: 400mm x 500mm\nsheet: a4-any\n"
    files = {"content/d.yml": DECK.replace("dialog-card", "large"), "layouts/large/layout.yml": large}
    checked = make("d", Job(), project(tmp_path, files))
    assert checked.value is None
    assert codes(checked) == ["sheet-too-small"]


def test_text_that_does_not_fit_leaves_no_file(tmp_path: Path) -> None:
    long = DECK.replace("question: Hvad?", f"question: '{'Hvad gør vi så ved det? ' * 12}'")
    checked = make("d", Job(Target.PRESS), project(tmp_path, {"content/d.yml": long}))
    assert checked.value is None
    assert codes(checked) == ["text-too-tall"]
    assert checked.findings[0].place is not None
    assert checked.findings[0].place.file == "content/d.yml"
    assert checked.findings[0].facts["card"] == "to"


def test_under_an_overlay_it_is_shown_all_the_same(tmp_path: Path) -> None:
    long = DECK.replace("question: Hvad?", f"question: '{'Hvad gør vi så ved det? ' * 12}'")
    checked = make("d", Job(Target.PRESS, overlay=("safe",)), project(tmp_path, {"content/d.yml": long}))
    assert checked.value is not None
    assert codes(checked) == ["text-too-tall"]
    assert not has_errors(checked.findings)


def test_a_template_error_comes_through(tmp_path: Path) -> None:
    library = home(tmp_path, {"layouts/dialog-card/template.html.j2": "\n{{ nothing }}"})
    for made in (make("d", Job(), library), proof("d", Job(), library), draw("d", Job(), library, 60)):
        assert made.value is None
        assert {finding.code for finding in made.findings} == {"template-error"}


def test_a_broken_guide_is_told_too(tmp_path: Path) -> None:
    library = home(tmp_path, {"layouts/_guide/template.html.j2": "\n\n{{ nothing }}"})
    checked = make("d", Job(), library)
    assert [(one.code, str(one.place)) for one in checked.findings] == [
        ("template-error", "layouts/_guide/template.html.j2:3")
    ]


def test_sheets_that_lie_down_come_after_a_guide_that_stands(tmp_path: Path) -> None:
    made = product(make("d", Job(sheet="lying", backs="short"), home(tmp_path, {"layouts/_sheets/lying.yml": LYING})))
    pages = PdfReader(BytesIO(made.data)).pages
    upright = [page.mediabox.height > page.mediabox.width for page in pages]
    assert upright == [True, True, False, False]


@pytest.mark.parametrize("brand", ["kernekort", "aaloese"])
def test_grey_is_grey(tmp_path: Path, brand: str) -> None:
    checked = draw("d", Job(brand=brand, grey=True), home(tmp_path), 40)
    assert checked.value is not None
    for picture in checked.value:
        colours = Image.open(BytesIO(picture.data)).convert("RGB").getcolors(100_000) or []
        assert all(max(rgb) - min(rgb) <= 2 for _, rgb in colours)  # type: ignore[arg-type]


def test_pictures_are_named_and_cut(tmp_path: Path) -> None:
    checked = draw("d", Job(), home(tmp_path), 100)
    assert checked.value is not None
    assert [one.label for one in checked.value][:4] == ["titel-front", "titel-back", "et-front", "et-back"]
    assert len(checked.value) == 8
    sizes = {Image.open(BytesIO(one.data)).size for one in checked.value}
    assert sizes <= {(248, 346), (249, 347), (248, 347), (249, 346)}


def test_pictures_show_the_bleed_where_it_is_drawn(tmp_path: Path) -> None:
    checked = draw("d", Job(overlay=("bleed",)), home(tmp_path), 100)
    assert checked.value is not None
    width, height = Image.open(BytesIO(checked.value[0].data)).size
    assert (width, height) == pytest.approx((69 / 25.4 * 100, 94 / 25.4 * 100), abs=1)


def test_an_offset_moves_the_backs(tmp_path: Path) -> None:
    library = home(tmp_path)
    still, moved = (
        PdfReader(BytesIO(product(make("d", Job(offset=offset), library)).data)).pages
        for offset in (Offset(), Offset(1, 0.5))
    )
    same = [operators(one) == operators(other) for one, other in zip(still, moved, strict=True)]
    assert same[2:] == [True, False]


def facts(folder: Path, backs: Backs = "long", sheet: str = "a4-poker-9up", groups: int = 1, **job: str) -> Guide:
    """What the guide would say of the deck on a sheet; nothing is set for it."""
    library = home(folder)
    prepared = sound(prepare("d", Job(), library))
    layout = prepared.deck.layout
    chosen = imposition.load_sheet(library, sheet, layout.trim, layout.bleed).value
    assert chosen is not None
    cards = [imposition.Card("f", "b", card.item.copies, card.ground) for card in prepared.cards]
    planned = imposition.plan(cards, layout.trim, layout.bleed, chosen, backs, groups).value
    assert planned is not None
    asked = replace(Job(backs=backs, groups=groups), **job)  # type: ignore[arg-type]
    return guide_facts(prepared, planned, chosen, asked, library)


@pytest.mark.parametrize(
    ("backs", "groups", "sheets", "first", "last"),
    [("long", 1, 1, 3, 4), ("short", 3, 3, 3, 8), ("fold", 1, 2, 2, 3), ("none", 1, 1, 2, 2), ("none", 4, 4, 2, 5)],
)
def test_the_guide_counts_sheets_and_pages(
    tmp_path: Path, backs: Backs, groups: int, sheets: int, first: int, last: int
) -> None:
    told = facts(tmp_path, backs, groups=groups)
    assert (told.sheets, told.sheets_each, told.first_page, told.last_page) == (sheets, sheets // groups, first, last)
    assert (told.cards, told.groups, told.paper, told.backs) == (5 * groups, groups, "A4", backs)


def test_the_guide_advises_air_where_cards_touch_and_backs_may_wander(tmp_path: Path) -> None:
    assert (facts(tmp_path).butt, facts(tmp_path).wander) == (True, "a4-poker-8up")
    assert (facts(tmp_path, "none").butt, facts(tmp_path, "none").wander) == (True, "")
    assert (facts(tmp_path, "fold").butt, facts(tmp_path, "fold").wander) == (False, "")
    roomy = facts(tmp_path, sheet="a4-poker-8up")
    assert (roomy.butt, roomy.wander) == (False, "")


def test_the_guide_names_the_printer_it_was_made_for(tmp_path: Path) -> None:
    assert facts(tmp_path, printer="Kopirum").printer == "Kopirum"
    assert facts(tmp_path, language="en").language == "en"


def test_a_projects_joints_lie_over_the_shipped_ones(tmp_path: Path) -> None:
    library = home(tmp_path, {"layouts/_shared/compounds.da.txt": "kerneop|gave\nhusets|ord"})
    shipped, own = compounds(Library.open()), compounds(library, ("husetsord", "helt|nyt|ord"))
    assert shipped.with_joints("kerneopgave") == "kerne\u00adopgave"
    assert own.with_joints("kerneopgave") == "kerneop\u00adgave"
    assert own.with_joints("husetsord") == "husetsord"
    assert own.with_joints("heltnytord") == "helt\u00adnyt\u00adord"
    assert own.with_joints("samarbejdsaftale") == shipped.with_joints("samarbejdsaftale")


def test_the_typesetter_sees_the_brands_typefaces_and_the_librarys_folders(tmp_path: Path) -> None:
    library = home(tmp_path)
    prepared = sound(prepare("d", Job(brand="aaloese"), library))
    told = setting(prepared, library, screen=True)
    assert (told.title, told.language, told.variant, told.forms) == ("Vores kort", "da", "pdf/ua-1", True)
    assert told.roots == tuple(root.path for root in library.roots)
    assert {family for family, *_ in told.fonts} == {"Young Serif", "Hanken Grotesk"}
    assert all(path.is_file() for *_, path in told.fonts)


def test_a_proof_goes_as_far_as_the_page(tmp_path: Path) -> None:
    checked = proof("d", Job(), home(tmp_path))
    assert checked.findings == ()
    assert checked.value is not None
    assert len(checked.value.faces) == 8
