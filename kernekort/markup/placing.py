"""Discs, boxes and sizes of type as plain data for templates, and lines as drawings in millimetres of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kernekort.diagrams import Box, Disc, Measure, Point, Type
from kernekort.markup.backgrounds import background
from kernekort.markup.fitting import Voices
from kernekort.units import Mm, Size, format_mm

DECIMALS = 3
"""The decimals of a millimetre that are written down."""


def room(data: Mapping[str, Mm]) -> Box:
    """The box that a template gives as ``left``, ``top``, ``width`` and ``height``."""
    return Box(data["left"], data["top"], data["width"], data["height"])


def around(disc: Disc) -> dict[str, Mm]:
    """The square round a disc."""
    side = 2 * disc.radius
    return _box(Box(disc.x - disc.radius, disc.y - disc.radius, side, side))


def inside(box: Box, disc: Disc) -> dict[str, Mm]:
    """A box that is told from the middle of a disc, told from the corner of the square round it."""
    return _box(Box(box.left + disc.radius, box.top + disc.radius, box.width, box.height))


def _box(box: Box) -> dict[str, Mm]:
    values = {"left": box.left, "top": box.top, "width": box.width, "height": box.height}
    return {name: round(value, DECIMALS) for name, value in values.items()}


def typed(type_: Type) -> dict[str, float]:
    """A size of type in points and its leading in millimetres."""
    return {"size": type_.size, "leading": type_.leading}


def measure(voices: Voices, voice: str) -> Measure:
    """A voice as the geometry of diagrams measures it."""
    return Measure(
        width=lambda text, size: voices.width(text, voice, size),
        broken=lambda text, size, width: voices.balanced(text, voice, size, width),
    )


def path(points: Sequence[Point]) -> str:
    """Path data from point to point."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def number(value: Mm) -> str:
    """A length as it is written in a drawing."""
    return format_mm(round(value, DECIMALS))


def drawing(page: Size, elements: str) -> str:
    """A drawing over the whole page as the value of a CSS background."""
    box = f"0 0 {format_mm(page.width)} {format_mm(page.height)}"
    return background(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{elements}</svg>')
