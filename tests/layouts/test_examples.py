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

CARDS = {"dialog-card": 14, "tool-card": 3}
"""Cards in each example."""

SHEETS = {"dialog-card": 2, "tool-card": 1}
"""Sheets of A4 that they take: nine poker cards or four tarot cards to a sheet."""


def pages_of(layout: str, target: Target) -> int:
    """The pages a file must have: a guide and its blank back before two a sheet, else two a card."""
    return 2 + 2 * SHEETS[layout] if target is Target.OFFICE else 2 * CARDS[layout]


def test_every_layout_and_brand_is_seen() -> None:
    assert set(LAYOUTS) == set(CARDS)
    assert len(BRANDS) >= 4


@pytest.mark.parametrize("target", list(Target))
@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_example_is_built_without_a_word(builder: Builder, layout: str, brand: str, target: Target) -> None:
    checked = builder.made("example", Job(target=target, brand=brand), builder.example(layout))
    assert [finding for finding in checked.findings if finding.severity is not Severity.NOTE] == []
    assert checked.value is not None
    (product,) = checked.value.products
    assert product.role == ("sheets" if target is Target.OFFICE else "faces")
    assert product.pages == pages_of(layout, target)
    assert len(PdfReader(BytesIO(product.data)).pages) == product.pages


@pytest.mark.parametrize("brand", brands_by_type())
@pytest.mark.parametrize("material", MATERIALS)
def test_the_built_in_materials_fit_in_every_brand(material: str, brand: str) -> None:
    """The text of every card stays within its box, its card and its typeface, whoever's type it is set in."""
    checked = proof(material, Job(brand=brand), Library.open())
    assert checked.findings == ()
