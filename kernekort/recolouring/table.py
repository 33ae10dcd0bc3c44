"""Certain RGB colours exchanged for others, and everything else left as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from kernekort.findings import Finding, error
from kernekort.recolouring.hand import ColourHand
from kernekort.recolouring.model import Matrix, Paint, Values
from kernekort.recolouring.spaces import colour_space

Rgb = tuple[int, int, int]
"""Red, green and blue from 0 to 255."""


@dataclass
class Exchange:
    """Exchanges RGB colours by a table, each rounded to the nearest of 256 steps a part.

    Contents and the ends of gradients are exchanged, images are not. ``unnamed`` are the colours met that the table
    does not name, ``images`` counts the pictures that were left alone: what tells whether a table was enough.
    """

    table: Mapping[Rgb, Rgb]
    unnamed: set[Rgb] = field(default_factory=set)
    images: int = 0

    def hand(self, resources: Object, placed: Matrix | None, mask: bool) -> ColourHand:
        """Exchanges the colours of a content."""
        return ColourHand(resources, self.turned)

    def turned(self, paint: Paint) -> Paint | None:
        """What a colour is exchanged for."""
        if paint.family != "rgb":
            return None
        red, green, blue = (round(255 * value) for value in paint.values)
        if (red, green, blue) not in self.table:
            self.unnamed.add((red, green, blue))
            return None
        return Paint("rgb", tuple(value / 255 for value in self.table[red, green, blue]))

    def image(self, pdf: Pdf, image: Stream, mask: bool) -> None:
        """Leaves an image alone, and counts it."""
        self.images += 1

    def shading(self, pdf: Pdf, shading: Object, mask: bool) -> None:
        """Exchanges the ends of a gradient in RGB."""
        if shading.ColorSpace == Name.DeviceRGB:
            self._ends(shading.Function)

    def group(self, holder: Object, mask: bool) -> None:
        """Leaves a group alone."""

    def ground(self, space: Object, values: Values) -> tuple[float, ...]:
        """The exchanged colour that a soft mask starts from."""
        paint = self.turned(colour_space(space).plain(values))
        return tuple(values) if paint is None else paint.values

    def keeps_spaces(self) -> bool:
        """Yes: what is not exchanged still names its own."""
        return True

    def refused(self, what: str) -> Finding:
        """``colours-not-exchanged``."""
        return error("colours-not-exchanged", what=what)

    def _ends(self, function: Object) -> None:
        if not isinstance(function, Dictionary):
            return
        for part in cast("Array", function.get(Name.Functions, Array())):
            self._ends(part)
        for end in (Name.C0, Name.C1):
            if end in function:
                paint = self.turned(Paint("rgb", tuple(float(value) for value in function[end])))
                if paint is not None:
                    function[end] = Array(paint.values)
