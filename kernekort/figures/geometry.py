"""Points and path data in the square box of 240 units that every figure is drawn in.

Circles and arcs are written as Béziers: the renderer draws an SVG arc with a single curve, and a half circle would
come out square.  Angles are degrees, clockwise from three o'clock, since y points down.
"""

from __future__ import annotations

from math import asin, atan2, ceil, cos, degrees, hypot, radians, sin, tan

Point = tuple[float, float]

BOX = 240.0
"""Side of the box a figure is drawn in."""

MIDDLE: Point = (BOX / 2, BOX / 2)
"""Centre of the box."""

FIELD = 110.0
"""Radius of the field: no figure reaches further from the middle, up, down or to a side."""


def number(value: float) -> str:
    """A coordinate with at most two decimals and no needless zero."""
    text = f"{value:.2f}"
    if text[-1] != "0":
        return text
    text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def pair(point: Point) -> str:
    """A point as path data."""
    x, y = point
    return f"{number(x)} {number(y)}"


def polar(radius: float, angle: float, around: Point = MIDDLE) -> Point:
    """The point at a distance and an angle from another."""
    turned = radians(angle)
    return around[0] + radius * cos(turned), around[1] + radius * sin(turned)


def arc(around: Point, radius: float, start: float, sweep: float, step: float = 45) -> str:
    """Curves along a circle from where the pen stands, in pieces of at most ``step`` degrees; a sweep may go back."""
    pieces = max(1, ceil(abs(sweep) / step - 1e-9))
    turn = sweep / pieces
    reach = 4 / 3 * tan(radians(turn) / 4) * radius
    curves = []
    on, along = _ray(start), _ray(start + 90)
    at = _moved(around, radius, on)
    for index in range(pieces):
        end = start + (index + 1) * turn
        leave = _moved(at, reach, along)
        on, along = _ray(end), _ray(end + 90)
        at = _moved(around, radius, on)
        curves.append(f"C{pair(leave)} {pair(_moved(at, -reach, along))} {pair(at)}")
    return "".join(curves)


def disc(around: Point, radius: float) -> str:
    """A whole circle as closed path data: an arc of four quarters."""
    reach = _QUARTER_REACH * radius
    at = _moved(around, radius, _QUARTERS[0])
    data = f"M{pair(at)}"
    for quarter in range(4):
        leave = _moved(at, reach, _QUARTERS[quarter + 1])
        at = _moved(around, radius, _QUARTERS[quarter + 1])
        data += f"C{pair(leave)} {pair(_moved(at, -reach, _QUARTERS[quarter + 2]))} {pair(at)}"
    return f"{data}Z"


def _ray(angle: float) -> Point:
    """The point at a distance of 1 from the origin."""
    turned = radians(angle)
    return cos(turned), sin(turned)


def _moved(point: Point, by: float, along: Point) -> Point:
    return point[0] + by * along[0], point[1] + by * along[1]


_QUARTERS = tuple(_ray(90.0 * quarter) for quarter in range(6))
_QUARTER_REACH = 4 / 3 * tan(radians(90.0) / 4)


def lens(tip: Point, other: Point, bulge: float) -> str:
    """What two equal circles share: two tips, and how far either side bulges out from the line between them."""
    across, down = other[0] - tip[0], other[1] - tip[1]
    length = hypot(across, down)
    radius = (length * length / 4 + bulge * bulge) / (2 * bulge)
    half = degrees(asin(min(1, length / 2 / radius)))
    along = degrees(atan2(down, across))
    middle = ((tip[0] + other[0]) / 2, (tip[1] + other[1]) / 2)
    near, far = polar(bulge - radius, along + 90, middle), polar(radius - bulge, along + 90, middle)
    there = arc(near, radius, along + 90 + half, -2 * half)
    back = arc(far, radius, along - 90 + half, -2 * half)
    return f"M{pair(tip)}{there}{back}Z"


def spiral(around: Point, reach: float, turns: float, rotation: float = 0, hand: int = 1) -> tuple[str, Point]:
    """An Archimedean spiral from a point outwards, in pieces of a twelfth of a turn; ``hand`` is 1 or -1.

    Returns:
        The path data, and the point where the spiral ends.
    """
    pieces = round(turns * 12)
    growth = reach / (pieces * 30)

    def at(swept: float) -> Point:
        return polar(growth * swept, rotation + hand * swept, around)

    def towards(swept: float, by: float) -> Point:
        x, y = polar(growth * by, rotation + hand * swept, at(swept))
        return polar(growth * swept * radians(by) * hand, rotation + hand * swept + 90, (x, y))

    data = [f"M{pair(around)}"]
    for index in range(pieces):
        before, after = index * 30.0, (index + 1) * 30.0
        data.append(f"C{pair(towards(before, 10))} {pair(towards(after, -10))} {pair(at(after))}")
    return "".join(data), at(pieces * 30.0)


def filled(data: str, colour: str) -> str:
    """A path filled with one colour, or nothing when there is no path."""
    return f'<path d="{data}" fill="{colour}"/>' if data else ""


def stroked(data: str, colour: str, width: float, round_ends: bool = False) -> str:
    """A path drawn as a line, or nothing when there is no path; without ``fill="none"`` it would be filled black."""
    ends = ' stroke-linecap="round" stroke-linejoin="round"' if round_ends else ""
    return f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{number(width)}"{ends}/>' if data else ""
