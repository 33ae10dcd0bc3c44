"""The colours a figure is painted with, and the drawing a construction hands back."""

from __future__ import annotations

from kernekort.figures.geometry import MIDDLE, Point
from kernekort.quick import dataclass


@dataclass(frozen=True)
class Paint:
    """Colours of one suit in one brand, as hex, since inline SVG sees neither style sheet nor custom properties.

    ``palette`` holds the colours of the joker, the only figure with many; the others leave it alone.
    """

    ground: str
    deep: str
    light: str
    core: str
    ring: str
    palette: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawing:
    """What a construction draws: SVG elements in the box of 240 units, without the core, and where the core lies."""

    elements: str
    core: Point = MIDDLE
