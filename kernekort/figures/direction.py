"""Figures that lead somewhere: horisonten of the ambition, vejen of the approach."""

from __future__ import annotations

from random import Random

from kernekort.figures.geometry import FIELD, MIDDLE, Point, disc, filled, polar, spiral, stroked
from kernekort.figures.paint import Drawing, Paint

SMALLEST = 26.0
"""Radius of the smallest circle of horisonten: the one that holds the core."""


def horisonten(rng: Random, paint: Paint) -> Drawing:
    """Circles that touch in one point and grow away from the core; they open downwards or to the right."""
    count, angle = _opening(rng)
    hollow = rng.random() < 0.5
    colours = (paint.deep, paint.ground) if hollow else (paint.deep, paint.light)
    elements = []
    for left in range(count - 1, -1, -1):
        radius = SMALLEST + (FIELD - SMALLEST) * left / (count - 1)
        colour = paint.light if hollow and left == 1 else colours[(count - 1 - left) % 2]
        elements.append(filled(disc(polar(FIELD - radius, angle), radius), colour))
    return Drawing("".join(elements), _smallest(angle))


def horisonten_core(rng: Random) -> Point:
    """Where the core of the drawing lies that comes of the same chance."""
    return _smallest(_opening(rng)[1])


def _opening(rng: Random) -> tuple[int, int]:
    """How many circles there are, and where they touch."""
    return rng.choice([4, 5, 6, 7]), rng.randrange(195, 271, 15)


def _smallest(angle: float) -> Point:
    return polar(FIELD - SMALLEST, angle)


def vejen(rng: Random, paint: Paint) -> Drawing:
    """A spiral whose line is as wide as its gap; it starts in the core and ends in a light dot."""
    turns = rng.choice([2.5, 3.0, 3.5, 4.0])
    # The end lies in the upper half, where a card does not crop it.
    end_angle = rng.randrange(195, 346, 15)
    hand = rng.choice([1, -1])
    reach = FIELD / (1 + 0.25 / turns)
    width = reach / turns / 2
    data, end = spiral(MIDDLE, reach, turns, end_angle - hand * turns * 360, hand)
    return Drawing(stroked(data, paint.deep, width) + filled(disc(end, width / 2), paint.light))
