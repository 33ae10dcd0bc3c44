"""Figures that tie things together: samspillet of social capital, baandene of relational coordination."""

from __future__ import annotations

from math import sqrt
from random import Random

from kernekort.figures.geometry import MIDDLE, Point, disc, filled, lens, pair, polar, stroked
from kernekort.figures.paint import Drawing, Paint

CIRCLE = 66.0
"""Radius of the three circles of samspillet."""

STARS = ((7, 3), (8, 3), (9, 4), (10, 3), (11, 4), (11, 5))
"""Star polygons of baandene: nodes and stride.

{5/2} and {6/2} are left out, since they are other symbols; so are those that leave the middle empty, such as {9/2}.
"""


def samspillet(rng: Random, paint: Paint) -> Drawing:
    """Three equal circles: what they share is light, and a ring marks one of them."""
    offset = rng.choice([36, 40, 44])
    rotation = rng.randrange(0, 120, 10)
    marked = rng.randrange(3)
    middles = [polar(offset, rotation + 120 * index) for index in range(3)]
    between = offset * sqrt(3)
    half = sqrt(CIRCLE * CIRCLE - between * between / 4)
    shared = [_shared(rotation + 60 + 120 * index, offset / 2, half, CIRCLE - between / 2) for index in range(3)]
    return Drawing(
        filled("".join(disc(middle, CIRCLE) for middle in middles), paint.deep)
        + filled("".join(shared), paint.light)
        + stroked(disc(middles[marked], CIRCLE - 2.5), paint.ring, 5)
    )


def _shared(angle: float, distance: float, half: float, bulge: float) -> str:
    """Path data of what two neighbours share: a lens along the ray at an angle, its middle at a distance."""
    return lens(polar(distance + half, angle), polar(distance - half, angle), bulge)


def baandene(rng: Random, paint: Paint) -> Drawing:
    """A star polygon: every node is tied to others across the core, and one tie has light nodes."""
    nodes, stride = rng.choice(STARS)
    rotation = rng.randrange(0, 360, 6)
    points = [polar(95, rotation + 360 / nodes * index) for index in range(nodes)]
    # One light node at least lies in the upper half, where a card does not crop it.
    first = rng.choice([index for index, point in enumerate(points) if point[1] < MIDDLE[1] - 30])
    lit = {first, (first + stride) % nodes}
    deep = "".join(disc(point, 15) for index, point in enumerate(points) if index not in lit)
    light = "".join(disc(point, 15) for index, point in enumerate(points) if index in lit)
    return Drawing(stroked(star(points, stride), paint.deep, 9) + filled(deep, paint.deep) + filled(light, paint.light))


def star(points: list[Point], stride: int) -> str:
    """Path data of the lines from each point to the one ``stride`` further on."""
    count = len(points)
    return "".join(f"M{pair(points[i])}L{pair(points[(i + stride) % count])}" for i in range(count))
