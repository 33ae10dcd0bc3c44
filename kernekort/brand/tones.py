"""Tones of a dimension for tables and bars: such as are told apart in grey, and such as text is read on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernekort.brand.colours import mixed
from kernekort.brand.seeing import lightness

if TYPE_CHECKING:
    from kernekort.brand.model import Brand

_TELL_APART = 12.0
"""How much lighter one grey must be than another, of a hundred, to be seen as another."""

_BARELY = 5.0
"""How much darker than the paper it must be, to be seen at all."""

_PALE, _PALEST = 87.0, 95.5
"""How light the ground of much text is; what is lighter still is white on most printers."""

_MIXED = 91.0
"""How light a colour is made that has to be mixed with paper for it."""

STEPS = 20
"""How finely a colour is mixed with paper."""
_SPARE = "periferi"
"""The dimension that lends its colour to one that has but one of its own."""


def two_tones(brand: Brand, suit: str) -> tuple[str, str]:
    """The full tone and the half tone of a dimension, as hex: on the brand's paper and in grey they are two.

    The full tone is the ground, or the deep colour when the ground is light; the half tone is the one whose lightness
    comes nearest to the middle between that and the paper.
    """
    palette, paper = brand.suits[suit], brand.tokens["paper"].hex
    full = (palette.deep if palette.on.hex == brand.tokens["ink"].hex else palette.ground).hex
    low, high = lightness(full), lightness(paper)
    own = (palette.ground.hex, palette.light.hex, palette.deep.hex)
    good = [one for one in own if low + _TELL_APART <= lightness(one) <= high - _BARELY]
    spare = [brand.suits[_SPARE].ground.hex, brand.suits[_SPARE].light.hex]
    return full, min(good or spare, key=lambda one: abs(lightness(one) - (low + high) / 2))


def tint(brand: Brand, suit: str) -> str:
    """A pale tone of a dimension, as hex, that much text is read on and every printer shows.

    It is the light colour where that will do, else that or the ground with so much paper mixed in.
    """
    palette, paper = brand.suits[suit], brand.tokens["paper"]
    if _PALE <= lightness(palette.light.hex) <= _PALEST:
        return palette.light.hex
    strong = palette.light if lightness(palette.light.hex) < _PALE else palette.ground
    shades = (mixed(strong, paper, step / STEPS).hex for step in range(STEPS))
    return next((shade for shade in shades if lightness(shade) >= _MIXED), palette.light.hex)
