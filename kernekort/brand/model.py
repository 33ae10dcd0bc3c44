"""A brand as everything after it sees it: colours, typefaces, logo, and the words to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kernekort.brand.colours import Cmyk, Colour, alike, legible_on, mixed
from kernekort.brand.seeing import contrast
from kernekort.brand.tones import tint, two_tones
from kernekort.quick import dataclass

if TYPE_CHECKING:
    from kernekort.assets import Logo

_JOKER = ("maalgruppe", "vaerdi", "ambition", "tilgang", "social")
_SEEN_IN_RING = 1.5
PARTS = ("on", "text", "ground", "deep", "light")
"""The colours of a dimension, by what they are called where they are asked for."""

RICH: Cmyk = (60.0, 40.0, 40.0, 100.0)
"""The inks of large black grounds in percent, where the brand does not say."""


@dataclass(frozen=True)
class Palette:
    """The colours of one dimension; ``on`` is for text on the ground, ``text`` for labels on paper."""

    ground: Colour
    deep: Colour
    light: Colour
    on: Colour
    text: Colour


@dataclass(frozen=True)
class FontFile:
    """One cut of a typeface; weight from 100 to 900, style ``normal`` or ``italic``."""

    path: Path
    weight: int
    style: str


@dataclass(frozen=True)
class Typeface:
    """A family with its files; there is at least one."""

    family: str
    files: tuple[FontFile, ...]

    def file(self, weight: int, style: str = "normal") -> FontFile:
        """The cut that is set where a weight and a style are asked for: the style first, then the nearest weight."""
        return min(self.files, key=lambda file: (file.style != style, abs(file.weight - weight), file.weight))


class PaintFacts(NamedTuple):
    """The colours of a figure as hex, in the order that :class:`kernekort.figures.Paint` takes them."""

    ground: str
    deep: str
    light: str
    core: str
    ring: str
    palette: tuple[str, ...]


@dataclass(frozen=True)
class Brand:
    """A brand, complete and checked.

    ``name`` is what it is asked for by, ``title`` and ``unit`` what is printed; ``client`` says whether they belong to
    a client, and so have places on title cards and feet. ``tokens`` are ink, paper, primary, accent, core and ring;
    ``tracking`` is in em, ``optical`` a factor on the sizes of display type, ``mono`` a brand for black printers,
    ``rich`` the inks of large black grounds in percent.
    """

    name: str
    title: str
    unit: str
    client: bool
    folder: Path
    tokens: Mapping[str, Colour]
    suits: Mapping[str, Palette]
    display: Typeface
    text: Typeface
    display_weight: int
    tracking: float
    optical: float
    logo: Logo | None
    mono: bool = field(default=False)
    rich: Cmyk = field(default=RICH)

    def colour(self, name: str, suit: str) -> str:
        """A colour of a dimension (one of ``PARTS``) or a token of the brand, as hex.

        Raises:
            KeyError: there is no such colour.
        """
        if name in PARTS:
            part: Colour = getattr(self.suits[suit], name)
            return part.hex
        return self.tokens[name].hex

    def legible(self, name: str, suit: str) -> str:
        """Ink or paper, whichever is easier to read on a colour that :meth:`colour` knows."""
        return legible_on(self.colour(name, suit), self.tokens["ink"].hex, self.tokens["paper"].hex)

    def spoken(self, hexed: str) -> str:
        """A colour as it is handed to a template, which may compare it with another."""
        return hexed

    def tones(self, suit: str) -> tuple[str, str]:
        """The full tone and the half tone of a dimension, as hex; told apart in grey."""
        return two_tones(self, suit)

    def tint(self, suit: str) -> str:
        """A pale tone of a dimension, as hex, to set text on."""
        return tint(self, suit)

    def core_on(self, suit: str) -> Colour:
        """The colour of the core on a dimension's ground: where it is the ground's own it changes to the accent."""
        ground, ring = self.suits[suit].ground.hex, self.tokens["ring"].hex
        for name in ("core", "accent", "primary"):
            core = self.tokens[name]
            if not alike(core.hex, ground) and contrast(core.hex, ring) >= _SEEN_IN_RING:
                return core
        return self.tokens["ink"]

    def joker_palette(self) -> tuple[str, ...]:
        """The colours of the joker's figure as hex: the grounds of the others and paper, or four greys."""
        if not self.mono:
            return (*(self.suits[suit].ground.hex for suit in _JOKER), self.tokens["paper"].hex)
        joker, ink, paper = self.suits["joker"], self.tokens["ink"], self.tokens["paper"]
        return (joker.light.hex, joker.deep.hex, mixed(ink, paper, 1 / 3).hex, mixed(ink, paper, 0.73).hex)

    def paint(self, suit: str) -> PaintFacts:
        """The colours of a dimension's figures."""
        return self._paints[suit]

    @cached_property
    def _paints(self) -> Mapping[str, PaintFacts]:
        ring, joker = self.tokens["ring"].hex, self.joker_palette()
        return {
            suit: PaintFacts(one.ground.hex, one.deep.hex, one.light.hex, self.core_on(suit).hex, ring, joker)
            for suit, one in self.suits.items()
        }
