"""Brands: a client's colours, typefaces and logo, completed from as little as two colours."""

from __future__ import annotations

from kernekort.brand.colours import Colour, legible_on, mixed
from kernekort.brand.css import stylesheet
from kernekort.brand.loading import load_brand
from kernekort.brand.model import PARTS, Brand, FontFile, PaintFacts, Palette, Typeface
from kernekort.brand.palettes import from_two_colours
from kernekort.brand.seeing import contrast, lightness
from kernekort.brand.spots import SPOT_COLOURS, Spot
from kernekort.brand.tokens import TOKENS, mended
from kernekort.brand.typefaces import DANISH, load_typeface
from kernekort.brand.undyed import Undyed, undyed
from kernekort.brand.writing import brand_file

__all__ = [
    "DANISH",
    "PARTS",
    "SPOT_COLOURS",
    "TOKENS",
    "Brand",
    "Colour",
    "FontFile",
    "PaintFacts",
    "Palette",
    "Spot",
    "Typeface",
    "Undyed",
    "brand_file",
    "contrast",
    "from_two_colours",
    "legible_on",
    "lightness",
    "load_brand",
    "load_typeface",
    "mended",
    "mixed",
    "stylesheet",
    "undyed",
]
