"""The suits' small marks: each figure's own construction with the fewest parts, readable in one colour at 5 mm."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kernekort.figures.bonds import star
from kernekort.figures.borders import quarter_disc
from kernekort.figures.figure import svg
from kernekort.figures.geometry import Point, arc, disc, filled, lens, pair, polar, spiral, stroked

BOX = "0 0 24 24"
MIDDLE: Point = (12.0, 12.0)


def icon(suit: str, ink: str, dot: str | None = None) -> str:
    """A suit's mark as a whole SVG with a box of 24 units; ``dot`` colours the core, ``ink`` when left out.

    Raises:
        ValueError: there is no such suit.
    """
    if suit not in _MARKS:
        raise ValueError(f"no suit: {suit!r}")
    return svg(BOX, _MARKS[suit](ink, dot or ink))


def _ring_of(count: int, distance: float) -> list[Point]:
    """Points round the middle, the first straight above it."""
    return [polar(distance, -90 + 360 / count * index, MIDDLE) for index in range(count)]


def _core(radius: float, dot: str, at: Point = MIDDLE) -> str:
    """The core of a mark."""
    return filled(disc(at, radius), dot)


def _kredsen(ink: str, dot: str) -> str:
    return filled("".join(disc(point, 2.1) for point in _ring_of(8, 8.7)), ink) + _core(3.2, dot)


def _blomsten(ink: str, dot: str) -> str:
    petals = [lens(near, far, 2.57) for near, far in zip(_ring_of(5, 3.6), _ring_of(5, 11.6), strict=True)]
    return filled("".join(petals), ink) + _core(2.5, dot)


def _horisonten(ink: str, dot: str) -> str:
    return stroked(disc(MIDDLE, 10.6) + disc((12, 15), 7), ink, 1.9) + _core(3.2, dot, (12, 18.1))


def _vejen(ink: str, dot: str) -> str:
    data, _ = spiral((11.4, 12.5), 10.2, 2.25, rotation=-90)
    return stroked(data, ink, 2.1, round_ends=True) + _core(2.1, dot)


def _samspillet(ink: str, dot: str) -> str:
    return stroked("".join(disc(point, 6) for point in _ring_of(3, 4.9)), ink, 1.9) + _core(2, dot)


def _baandene(ink: str, dot: str) -> str:
    points = _ring_of(7, 9.4)
    return stroked(star(points, 2), ink, 1.3) + filled("".join(disc(p, 2) for p in points), ink) + _core(2.1, dot)


def _kransen(ink: str, dot: str) -> str:
    starts = range(0, 360, 60)
    pieces = [f"M{pair(polar(10.5, start, MIDDLE))}{arc(MIDDLE, 10.5, start, 24)}" for start in starts]
    return stroked(disc(MIDDLE, 5.8), ink, 1.9) + stroked("".join(pieces), ink, 2) + _core(2.4, dot)


def _springeren(ink: str, dot: str) -> str:
    tiles = (((1.5, 1.5), 0), ((12, 1.5), 2), ((1.5, 12), 3))
    quarters = [quarter_disc(corner, 10.5, pivot) for corner, pivot in tiles]
    return filled("".join(quarters), ink) + _core(3.6, dot, (17.25, 17.25))


_MARKS: Mapping[str, Callable[[str, str], str]] = MappingProxyType(
    {
        "maalgruppe": _kredsen,
        "vaerdi": _blomsten,
        "ambition": _horisonten,
        "tilgang": _vejen,
        "social": _samspillet,
        "relation": _baandene,
        "periferi": _kransen,
        "joker": _springeren,
    }
)
