"""A suit's figure as a whole SVG: the construction that the suit stands for, and the core."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

from kernekort.figures.bonds import baandene, samspillet
from kernekort.figures.borders import kransen, springeren, springeren_core
from kernekort.figures.direction import horisonten, horisonten_core, vejen
from kernekort.figures.geometry import MIDDLE, Point, disc, filled
from kernekort.figures.growth import blomsten, kredsen
from kernekort.figures.paint import Drawing, Paint

CORE = 20.0
"""Radius of the ring round the core, in units of the box; the core itself is three fifths of it."""

Construction = Callable[[Random, Paint], Drawing]

_CONSTRUCTIONS: Mapping[str, Construction] = MappingProxyType(
    {
        "maalgruppe": kredsen,
        "vaerdi": blomsten,
        "ambition": horisonten,
        "tilgang": vejen,
        "social": samspillet,
        "relation": baandene,
        "periferi": kransen,
        "joker": springeren,
    }
)

_CORES: Mapping[str, Callable[[Random], Point]] = MappingProxyType(
    {"ambition": horisonten_core, "joker": springeren_core}
)
"""Where the core lies in the figures of the suits that do not have it in the middle."""

SUITS: tuple[str, ...] = tuple(_CONSTRUCTIONS)
"""The eight suits, in the order they are shown."""


def figure(suit: str, seed: str, paint: Paint, core: bool = True) -> str:
    """The figure of one card, as a whole SVG with a box of 240 units.

    The seed is the card's id: the same suit and seed give the same shape in every brand, for ever.

    Raises:
        ValueError: there is no such suit.
    """
    drawing = _draw(suit, seed, paint)
    mark = core_mark(drawing.core, paint) if core else ""
    return svg("0 0 240 240", drawing.elements + mark)


def without_core(suit: str, seed: str, paint: Paint) -> str:
    """The figure when its core has left: the place it had stands open, in the colour of the ground.

    Raises:
        ValueError: there is no such suit.
    """
    drawing = _draw(suit, seed, paint)
    return svg("0 0 240 240", drawing.elements + filled(disc(drawing.core, CORE), paint.ground))


def core(paint: Paint) -> str:
    """The core alone, as a whole SVG that its ring fills."""
    diameter = 2 * CORE
    return svg(f"0 0 {diameter:g} {diameter:g}", core_mark((CORE, CORE), paint))


def core_at(suit: str, seed: str) -> Point:
    """Where the core of a figure lies, in units of the box.

    Raises:
        ValueError: there is no such suit.
    """
    chance = _chance(suit, seed)
    return _CORES[suit](chance) if suit in _CORES else MIDDLE


def core_mark(at: Point, paint: Paint) -> str:
    """The one constant: a seed in a ring, three to five."""
    return filled(disc(at, CORE), paint.ring) + filled(disc(at, CORE * 3 / 5), paint.core)


def svg(box: str, elements: str) -> str:
    """Elements as a whole SVG document that may stand inline or in a file."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{elements}</svg>'


def _draw(suit: str, seed: str, paint: Paint) -> Drawing:
    """The drawing of a suit with its own stream of chance."""
    chance = _chance(suit, seed)
    return _CONSTRUCTIONS[suit](chance, paint)


def _chance(suit: str, seed: str) -> Random:
    """The stream of chance that draws a figure."""
    if suit not in _CONSTRUCTIONS:
        raise ValueError(f"no suit: {suit!r}")
    # Nothing secret: the id of a card picks its shape.
    return Random(f"{suit}-{seed}")  # noqa: S311
