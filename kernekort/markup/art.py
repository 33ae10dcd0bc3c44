"""Figures, icons and logos as values of CSS backgrounds: decoration that leaves no trace in the text of a PDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from math import sqrt
from typing import TypeVar

from kernekort import figures
from kernekort.brand import PARTS, Brand
from kernekort.markup.asking import COLOURS, LOGO
from kernekort.markup.backgrounds import background
from kernekort.markup.circles import Keep, widest_circle
from kernekort.quick import dataclass
from kernekort.units import Mm, Size, format_mm

T = TypeVar("T")

_MARKS = {
    "cards": figures.cards_icon,
    "pen": figures.pen,
    "talk": figures.talk,
    "check": figures.check,
    "arrow": figures.arrow,
}
_LEVELS = {"let": 1, "dybde": 2, "modig": 3}
_MOST_DOTS = 8
_GAP: Mm = 0.5


@dataclass(frozen=True)
class FaceArt:
    """What a template may draw on one face: bound to a brand, a dimension, the card's id and its size."""

    brand: Brand
    suit: str
    seed: str
    trim: Size
    asked: set[str] = field(default_factory=set, compare=False)
    """Takes what a template asks of the brand that other brands with the same layout may answer otherwise."""

    def figure(self, seed: str | None = None, core: bool = True, suit: str | None = None) -> str:
        """The figure of the card, the same on front and back and in every brand; or that of another seed.

        Without its ``core`` the place where it was stands open; another ``suit`` draws its own, in its own colours.
        """
        draw = figures.figure if core else figures.without_core
        return _figure(draw, suit or self.suit, seed or self.seed, self._paint(suit))

    def core(self, suit: str | None = None) -> str:
        """The core alone: a seed in its ring, filling its box."""
        return background(figures.core(self._paint(suit)))

    def spot(self, x: Mm, y: Mm, diameter: Mm, seed: str | None = None, suit: str | None = None) -> str:
        """CSS that places a figure so that its core lies at ``x``, ``y`` millimetres."""
        core_x, core_y = figures.core_at(suit or self.suit, seed or self.seed)
        return _box(x - diameter * core_x / 240, y - diameter * core_y / 240, diameter, diameter)

    def place(
        self, below: Mm, width: Mm = 0.0, height: Mm = 0.0, suit: str | None = None, seed: str | None = None
    ) -> str:
        """CSS that places the figure on a front: cropped by an edge, core whole, clear of text ending at ``below``.

        The front is the face, or a part of it of the given ``width`` and ``height``.
        """
        front = Size(width or self.trim.width, height or self.trim.height)
        spot = figures.place(suit or self.suit, seed or self.seed, front, below)
        return _box(spot.left, spot.top, spot.diameter, spot.diameter)

    def aside(self, texts: Sequence[Mapping[str, Mm]], most: Mm, air: Mm, foot: Mm = 0.0) -> str:
        """CSS that places the figure where the texts of a page leave most room, cropped by the edges, core whole.

        Args:
            texts: boxes of ``left``, ``top``, ``width`` and ``height`` in millimetres.
            most: the largest radius the figure may have.
            air: what is kept between it and the texts.
            foot: the height of a strip at the foot that the figure may run under, and its core may not.
        """
        core_x, core_y = figures.core_at(self.suit, self.seed)
        core = ((core_x - 120) / figures.FIELD, (core_y - 120) / figures.FIELD)
        x, y, radius = widest_circle(
            Size(self.trim.width, self.trim.height - foot), [Keep(**text) for text in texts], most, air, core
        )
        # The joker's figure is a square, and its corners must keep clear too.
        reach = figures.FIELD * (sqrt(2) if self.suit == "joker" else 1)
        diameter = radius * 240 / reach
        return _box(x - diameter / 2, y - diameter / 2, diameter, diameter)

    def centred(self, seed: str | None = None) -> str:
        """CSS that places the figure in the middle of the face, larger than it: the back of a card without text."""
        diameter = self.trim.height * 1.06
        x, y = figures.core_at(self.suit, seed or self.seed)
        return _box(
            self.trim.width / 2 - diameter * x / 240, self.trim.height / 2 - diameter * y / 240, diameter, diameter
        )

    def icon(self, colour: str = "ink", suit: str | None = None) -> str:
        """The small mark of the dimension in ``ink``, ``on`` (on the ground) or ``text`` colour."""
        return _mark(figures.icon, suit or self.suit, self._colour(colour, suit))

    def space(self, kind: str, colour: str = "ink", dot: str | None = None) -> str:
        """The mark of a kind of space on a board: a dimension's, in a colour of that dimension, or one of its own."""
        suit = kind if kind in figures.SUITS else None
        ink = self._colour(colour, suit)
        core = self._colour(dot, suit) if dot else None
        return _mark(figures.icon, suit, ink, core) if suit else _mark(figures.space_icon, kind, ink, core)

    def level(self, level: str, colour: str = "ink") -> str:
        """One, two or three small marks for ``let``, ``dybde`` or ``modig``."""
        return _mark(figures.level, _named("level", level, _LEVELS), self._colour(colour))

    def dial(self, minutes: int, colour: str = "ink") -> str:
        """A dial whose filled sector is the duration; sixty minutes fill it."""
        return _mark(figures.dial, minutes, self._colour(colour))

    def people(self, count: int | str, colour: str = "ink") -> str:
        """As many dots as people; 0 or a word is a ring: everyone; of a span such as ``3–5`` the middle."""
        if isinstance(count, str):
            ends = [int(number) for number in re.findall(r"\d+", count)]
            count = round(sum(ends) / len(ends)) if ends else 0
        return _mark(figures.people, min(count, _MOST_DOTS), self._colour(colour))

    def mark(self, name: str, colour: str = "ink") -> str:
        """A working mark by name: ``cards``, ``pen``, ``talk``, ``check`` or ``arrow``."""
        return _mark(_named("mark", name, _MARKS), self._colour(colour))

    def bar(self, minutes: Sequence[int], width: Mm) -> list[dict[str, float]]:
        """A time bar to scale: each cell's left edge and width in millimetres, half a millimetre of air between."""
        total = sum(minutes) or 1
        cells, left = [], 0.0
        for value in minutes:
            share = width * value / total
            cells.append({"left": round(left, 3), "width": round(max(share - _GAP, _GAP), 3), "value": value})
            left += share
        return cells

    def tones(self) -> tuple[str, str]:
        """The full tone and the half tone of the dimension, as hex; told apart in grey."""
        full, half = self.brand.tones(self.suit)
        return self._spoken(full), self._spoken(half)

    def tint(self) -> str:
        """A pale tone of the dimension, as hex, to set text on."""
        return self._spoken(self.brand.tint(self.suit))

    def ticks(self, minutes: int, height: Mm) -> str:
        """A tick for each whole five within so many minutes, spread over a height; 1.4 mm wide."""
        ink = self.brand.tokens["ink"].hex
        path = "".join(f"M0 {format_mm(height * tick / minutes)}H1.4" for tick in range(5, minutes, 5))
        drawn = f'<path d="{path}" fill="none" stroke="{ink}" stroke-width=".15"/>'
        box = f"0 0 1.4 {format_mm(height)}"
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{drawn}</svg>'
        return background(svg) if path else "none"

    def ruler(self, length: int) -> str:
        """A ruler of ``length`` millimetres, 8 mm high, with a tick a millimetre, to hold a real one against."""
        ink = self.brand.tokens["ink"].hex
        ticks = "".join(f"M{x} 0V{6 if x % 10 == 0 else 4 if x % 5 == 0 else 2.5}" for x in range(length + 1))
        path = f'<path d="M0 0H{length}{ticks}" fill="none" stroke="{ink}" stroke-width=".2"/>'
        return background(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-.5 -.5 {length + 1} 8">{path}</svg>')

    def colour(self, name: str, suit: str | None = None) -> str:
        """A colour of a dimension (``ground``, ``deep``, ``light``, ``on``, ``text``) or of the brand as hex."""
        return self._spoken(self._colour(name, suit))

    def legible_on(self, name: str, suit: str | None = None) -> str:
        """Ink or paper, whichever is easier to read on the named colour."""
        self._colour(name, suit)
        return self._spoken(self.brand.legible(name, suit or self.suit))

    def logo(self) -> str:
        """The logo as a CSS background image; empty when the brand has none."""
        self.asked.add(LOGO)
        return f'url("{self.brand.logo.uri}")' if self.brand.logo else ""

    def logo_box(self, width: Mm, height: Mm) -> str:
        """CSS width and height of the logo: as large as the box allows, its proportions kept."""
        self.asked.add(LOGO)
        aspect = self.brand.logo.aspect if self.brand.logo else 1.0
        fitted = min(width, height * aspect)
        return f"width:{format_mm(fitted)}mm;height:{format_mm(fitted / aspect)}mm"

    def _spoken(self, hexed: str) -> str:
        """A colour that a template may compare with another, and do as it is told."""
        self.asked.add(COLOURS)
        return self.brand.spoken(hexed)

    def _colour(self, name: str, suit: str | None = None) -> str:
        _named("colour", name, dict.fromkeys((*self.brand.tokens, *PARTS)))
        return self.brand.colour(name, suit or self.suit)

    def _paint(self, suit: str | None = None) -> figures.Paint:
        return figures.Paint(*self.brand.paint(suit or self.suit))


# The figure of a card stands on both its sides, and most marks on card after card.
@lru_cache(maxsize=32)
def _figure(draw: Callable[[str, str, figures.Paint], str], suit: str, seed: str, paint: figures.Paint) -> str:
    return background(draw(suit, seed, paint))


@lru_cache(maxsize=512, typed=True)
def _mark(draw: Callable[..., str], *values: str | int | None) -> str:
    return background(draw(*values))


def _named(kind: str, name: str, things: Mapping[str, T]) -> T:
    """What a template asks for by name.

    Raises:
        ValueError: there is no such thing; the message lists those that there are.
    """
    if name not in things:
        raise ValueError(f"no {kind} {name}; there are {', '.join(things)}")
    return things[name]


def _box(left: Mm, top: Mm, width: Mm, height: Mm) -> str:
    values = {"left": left, "top": top, "width": width, "height": height}
    return ";".join(f"{name}:{format_mm(value)}mm" for name, value in values.items())
