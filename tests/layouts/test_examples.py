"""Every layout is built from its ``example.yml``, in every brand and for every target."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from kernekort.findings import Severity
from kernekort.library import Library
from kernekort.pipeline import Job, Target, proof
from tests.building import BRANDS, LAYOUTS, Builder, brands_by_type

MATERIALS = tuple(found.name for found in Library.open().names("material"))

FACES = {
    "article": 3,
    "diagram-wheel": 6,
    "dialog-card": 28,
    "game-board": 2,
    "homework": 4,
    "programme": 3,
    "question-poster": 8,
    "script": 3,
    "slide": 31,
    "tool-card": 6,
    "worksheet": 3,
}
"""Pages of each example for a print shop: two a card, one a page or step of it, and those of documents."""

OFFICE = {
    "article": ("pages", 4),
    "diagram-wheel": ("tiles", 30),
    "dialog-card": ("sheets", 6),
    "game-board": ("tiles", 10),
    "homework": ("pages", 6),
    "programme": ("pages", 4),
    "question-poster": ("tiles", 72),
    "script": ("pages", 4),
    "slide": ("pages", 12),
    "tool-card": ("sheets", 4),
    "worksheet": ("pages", 4),
}
"""What the office printer gets of each: its role, and its pages with guides, maps and blank backs."""


WAYS = (
    ("kernekort", Target.OFFICE),
    ("kernekort", Target.PRESS),
    ("kernekort", Target.SCREEN),
    ("aaloese", Target.OFFICE),
    ("aaloese", Target.SCREEN),
    ("birkely", Target.SCREEN),
    ("kontor", Target.OFFICE),
    ("kontor", Target.PRESS),
)
"""Every target in one brand, every brand in one target, and each typeface on a screen."""


def test_every_layout_and_brand_is_seen() -> None:
    assert set(LAYOUTS) == set(FACES) == set(OFFICE)
    assert {brand for brand, _ in WAYS} == set(BRANDS)
    assert {target for _, target in WAYS} == set(Target)


@pytest.mark.parametrize(("brand", "target"), WAYS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_example_is_built_without_a_word(builder: Builder, layout: str, brand: str, target: Target) -> None:
    checked = builder.made("example", Job(target=target, brand=brand), builder.example(layout))
    """The photograph on a slide is for a projector; a print shop would want it finer, and that is said."""
    told = [finding.code for finding in checked.findings if finding.severity is not Severity.NOTE]
    assert told == (["shop-image-coarse"] if (layout, target) == ("slide", Target.PRESS) else [])
    assert checked.value is not None
    (product,) = checked.value.products
    role, pages = OFFICE[layout] if target is Target.OFFICE else ("faces", FACES[layout])
    assert (product.role, product.pages) == (role, pages)
    assert len(PdfReader(BytesIO(product.data)).pages) == pages


@pytest.mark.parametrize("brand", brands_by_type())
@pytest.mark.parametrize("material", MATERIALS)
def test_the_built_in_materials_fit_in_every_brand(material: str, brand: str) -> None:
    """The text of every card stays within its box, its card and its typeface, whoever's type it is set in."""
    checked = proof(material, Job(brand=brand), Library.open())
    assert checked.findings == ()
