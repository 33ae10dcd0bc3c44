"""The typefaces of finished files: embedded, cut down to what is used, and no others than the brand's."""

from __future__ import annotations

import re

import pytest
from pypdf.generic import DictionaryObject

from kernekort.brand import load_brand
from kernekort.library import Library
from kernekort.pipeline import Job, Target
from tests.building import BRANDS, Builder
from tests.sheet_faces import reader
from tests.structure.reading import all_fonts

SUBSET = re.compile(r"/[A-Z]{6}\+(.+)")


def families(brand: str) -> list[str]:
    loaded = load_brand(Library.open(), brand).value
    assert loaded is not None
    return [re.sub(r"\W", "", face.family).lower() for face in (loaded.display, loaded.text)]


def described(font: DictionaryObject) -> DictionaryObject:
    """The descriptor of a font, of whatever kind."""
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font  # type: ignore[index]
    descriptor = inner["/FontDescriptor"].get_object()
    assert isinstance(descriptor, DictionaryObject)
    return descriptor


@pytest.mark.parametrize("target", list(Target))
@pytest.mark.parametrize("brand", BRANDS)
def test_every_font_is_embedded_subset_and_the_brands_own(builder: Builder, brand: str, target: Target) -> None:
    product = builder.product("example", Job(target=target, brand=brand), builder.example("dialog-card"))
    fonts = all_fonts(reader(product.data))
    assert len(fonts) >= 3
    for font in fonts:
        named = SUBSET.fullmatch(str(font["/BaseFont"]))
        assert named, font["/BaseFont"]
        name = re.sub(r"\W", "", named[1]).lower()
        assert any(name.startswith(family) for family in families(brand)), name
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described(font))
        assert str(font["/Subtype"]) != "/Type3"
        assert "/ToUnicode" in font
