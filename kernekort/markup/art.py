"""Figures, icons and logos as values of CSS backgrounds: decoration that leaves no trace in the text of a PDF."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kernekort import figures
from kernekort.brand import Brand, legible_on
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

    def figure(self, seed: str | None = None) -> str:
        """The figure of the card, the same on front and back and in every brand; or that of another seed."""
        return _url(figures.figure(self.suit, seed or self.seed, self._paint()))

    def place(self, below: Mm) -> str:
        """CSS that places the figure on a front: cropped by an edge, core whole, clear of text ending at ``below``."""
        spot = figures.place(self.suit, self.seed, self.trim, below)
        return _box(spot.left, spot.top, spot.diameter, spot.diameter)

    def centred(self, seed: str | None = None) -> str:
        """CSS that places the figure in the middle of the face, larger than it: the back of a card without text."""
        diameter = self.trim.height * 1.06
        x, y = figures.core_at(self.suit, seed or self.seed)
        return _box(
            self.trim.width / 2 - diameter * x / 240, self.trim.height / 2 - diameter * y / 240, diameter, diameter
        )

    def icon(self, colour: str = "ink", suit: str | None = None) -> str:
        """The small mark of the dimension in ``ink``, ``on`` (on the ground) or ``text`` colour."""
        return _url(figures.icon(suit or self.suit, self._colour(colour)))

    def level(self, level: str, colour: str = "ink") -> str:
        """One, two or three small marks for ``let``, ``dybde`` or ``modig``."""
        return _url(figures.level(_named("level", level, _LEVELS), self._colour(colour)))

    def dial(self, minutes: int, colour: str = "ink") -> str:
        """A dial whose filled sector is the duration; sixty minutes fill it."""
        return _url(figures.dial(minutes, self._colour(colour)))

    def people(self, count: int | str, colour: str = "ink") -> str:
        """As many dots as people; 0 or a word is a ring: everyone; of a span such as ``3–5`` the middle."""
        if isinstance(count, str):
            ends = [int(number) for number in re.findall(r"\d+", count)]
            count = round(sum(ends) / len(ends)) if ends else 0
        return _url(figures.people(min(count, _MOST_DOTS), self._colour(colour)))

    def mark(self, name: str, colour: str = "ink") -> str:
        """A working mark by name: ``cards``, ``pen``, ``talk``, ``check`` or ``arrow``."""
        return _url(_named("mark", name, _MARKS)(self._colour(colour)))

    def bar(self, minutes: Sequence[int], width: Mm) -> list[dict[str, float]]:
        """A time bar to scale: each cell's left edge and width in millimetres, half a millimetre of air between."""
        total = sum(minutes) or 1
        cells, left = [], 0.0
        for value in minutes:
            share = width * value / total
            cells.append({"left": round(left, 3), "width": round(max(share - _GAP, _GAP), 3), "value": value})
            left += share
        return cells

    def ruler(self, length: int) -> str:
        """A ruler of ``length`` millimetres, 8 mm high, with a tick a millimetre, to hold a real one against."""
        ink = self.brand.tokens["ink"].hex
        ticks = "".join(f"M{x} 0V{6 if x % 10 == 0 else 4 if x % 5 == 0 else 2.5}" for x in range(length + 1))
        path = f'<path d="M0 0H{length}{ticks}" fill="none" stroke="{ink}" stroke-width=".2"/>'
        return _url(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-.5 -.5 {length + 1} 8">{path}</svg>')

    def colour(self, name: str) -> str:
        """A colour of the dimension (``ground``, ``deep``, ``on``, ``text``) or of the brand (``ink``) as hex."""
        return self._colour(name)

    def legible_on(self, name: str) -> str:
        """Ink or paper, whichever is easier to read on the named colour."""
        return legible_on(self._colour(name), self.brand.tokens["ink"].hex, self.brand.tokens["paper"].hex)

    def logo(self) -> str:
        """The logo as a CSS background image; empty when the brand has none."""
        return f'url("{self.brand.logo.uri}")' if self.brand.logo else ""

    def logo_box(self, width: Mm, height: Mm) -> str:
        """CSS width and height of the logo: as large as the box allows, its proportions kept."""
        aspect = self.brand.logo.aspect if self.brand.logo else 1.0
        fitted = min(width, height * aspect)
        return f"width:{format_mm(fitted)}mm;height:{format_mm(fitted / aspect)}mm"

    def _colour(self, name: str) -> str:
        palette = self.brand.suits[self.suit]
        of_suit = {"on": palette.on, "text": palette.text, "ground": palette.ground, "deep": palette.deep}
        return _named("colour", name, {**self.brand.tokens, **of_suit}).hex

    def _paint(self) -> figures.Paint:
        return figures.Paint(*self.brand.paint(self.suit))


def _named(kind: str, name: str, things: Mapping[str, T]) -> T:
    """What a template asks for by name.

    Raises:
        ValueError: there is no such thing; the message lists those that there are.
    """
    if name not in things:
        raise ValueError(f"no {kind} {name}; there are {', '.join(things)}")
    return things[name]


def _url(svg: str) -> str:
    return f'url("data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}")'


def _box(left: Mm, top: Mm, width: Mm, height: Mm) -> str:
    values = {"left": left, "top": top, "width": width, "height": height}
    return ";".join(f"{name}:{format_mm(value)}mm" for name, value in values.items())
