"""Figures about where the middle ends: kransen of core and periphery, springeren of the joker."""

from __future__ import annotations

from random import Random

from kernekort.figures.geometry import FIELD, MIDDLE, Point, arc, disc, filled, pair, polar, stroked
from kernekort.figures.paint import Drawing, Paint

RINGS = ((60.0, 0.82), (82.0, 0.6), (104.0, 0.34))
"""The broken rings of kransen: radius, and how much of each is drawn."""

TILES = 4
TILE = 2 * FIELD / TILES
"""Side of a tile of springeren, four by four."""


def kransen(rng: Random, paint: Paint) -> Drawing:
    """One whole ring at the core; further out the rings break up, and one of them has light pieces."""
    lit = rng.randrange(len(RINGS))
    elements = stroked(disc(MIDDLE, 38), paint.deep, 14)
    for index, (radius, share) in enumerate(RINGS):
        count = rng.choice([5, 6, 7, 8, 9]) + 2 * index
        rotation = rng.randrange(360)
        pieces = [_piece(radius, rotation + 360 / count * piece, 360 / count * share) for piece in range(count)]
        light = [data for piece, data in enumerate(pieces) if index == lit and piece % 3 == 0]
        deep = [data for data in pieces if data not in light]
        elements += stroked("".join(deep), paint.deep, 12) + stroked("".join(light), paint.light, 12)
    return Drawing(elements)


def _piece(radius: float, start: float, sweep: float) -> str:
    """Path data of a piece of a ring."""
    return f"M{pair(polar(radius, start))}{arc(MIDDLE, radius, start, sweep)}"


def springeren(rng: Random, paint: Paint) -> Drawing:
    """Quarter discs on a square of sixteen tiles, in many colours, with the core out of place."""
    colours = paint.palette or (paint.deep, paint.light)
    start = MIDDLE[0] - FIELD
    core = springeren_core(rng)
    quarters: dict[str, list[str]] = {colour: [] for colour in colours}
    for tile in range(TILES * TILES):
        corner = (start + TILE * (tile // TILES), start + TILE * (tile % TILES))
        quarter = quarter_disc(corner, TILE, rng.randrange(4))
        # One draw a tile, whatever the number of colours: the shape must be the same in every brand.
        quarters[colours[int(rng.random() * len(colours))]].append(quarter)
    return Drawing("".join(filled("".join(data), colour) for colour, data in quarters.items()), core)


def springeren_core(rng: Random) -> Point:
    """Where the core of the drawing lies that comes of the same chance: a corner of the four tiles in the middle."""
    start = MIDDLE[0] - FIELD
    return start + TILE * rng.choice([1, 2]), start + TILE * rng.choice([1, 2])


def quarter_disc(corner: Point, side: float, pivot: int) -> str:
    """Path data of a quarter disc that fills a square tile.

    ``corner`` is the tile's top left; ``pivot`` is the corner the disc turns on, 0 top left, then clockwise.
    """
    x, y = corner
    centre = ((x, y), (x + side, y), (x + side, y + side), (x, y + side))[pivot]
    return f"M{pair(centre)}L{pair(polar(side, pivot * 90, centre))}{arc(centre, side, pivot * 90, 90)}Z"
