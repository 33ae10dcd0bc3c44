"""Figures that grow outwards from the core: kredsen of the target group, blomsten of the value."""

from __future__ import annotations

from math import pi, sqrt, tan
from random import Random

from kernekort.figures.geometry import FIELD, disc, filled, lens, polar
from kernekort.figures.paint import Drawing, Paint

GOLDEN_ANGLE = 137.50776
DOTS = 56


def kredsen(rng: Random, paint: Paint) -> Drawing:
    """A seed head: dots at the golden angle, growing outwards; every third, fifth, eighth or thirteenth is light."""
    every = rng.choice([3, 5, 8, 13])
    first = rng.randrange(13)
    rotation = rng.randrange(360)
    deep: list[str] = []
    light: list[str] = []
    for index in range(DOTS):
        size = 4.6 + 5.6 * index / DOTS
        dot = disc(polar(12.74 * sqrt(index + 6.2), rotation + index * GOLDEN_ANGLE), size)
        (light if (index + first) % every == 0 else deep).append(dot)
    return Drawing(filled("".join(deep), paint.deep) + filled("".join(light), paint.light))


def blomsten(rng: Random, paint: Paint) -> Drawing:
    """Petals, each the lens of two equal circles; one is light, and one flower in three has an inner wreath."""
    count = rng.choice([6, 7, 8, 9, 10, 12])
    rotation = rng.randrange(0, 360, 5)
    # The light petal points upwards, where a card does not crop it.
    lit = rng.choice([index for index in range(count) if polar(1, rotation + index * 360 / count, (0, 0))[1] < -0.3])
    wreath = rng.randrange(3) == 0
    outer = _petals(count, rotation, 9, FIELD, 0.8)
    elements = filled("".join(outer[:lit] + outer[lit + 1 :]), paint.deep) + filled(outer[lit], paint.light)
    if wreath:
        inner = _petals(count, rotation, 20, 66, 0.45)
        elements += filled("".join(inner[:lit] + inner[lit + 1 :]), paint.light) + filled(inner[lit], paint.deep)
    return Drawing(elements)


def _petals(count: int, rotation: float, start: float, end: float, breadth: float) -> list[str]:
    """Path data of a ring of petals between two radii; a breadth of 1 lets neighbours touch at half length."""
    bulge = min((start + end) / 2 * tan(pi / count) * breadth, (end - start) * 0.48)
    angles = [rotation + index * 360 / count for index in range(count)]
    return [lens(polar(start, angle), polar(end, angle), bulge) for angle in angles]
