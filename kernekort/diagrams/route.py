"""Where the spaces of a board lie: on a spiral that leads in to the core, or in a ring round it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from math import cos, degrees, hypot, radians, sin

from kernekort.diagrams.shapes import Box, Disc, Point
from kernekort.quick import dataclass
from kernekort.units import Mm

AIR_ALONG = 0.15
"""Between one space and the next, in diameters of a space: room for an arrow."""

AIR_ACROSS = 0.19
"""Between two turns of a spiral, in diameters: the edges of the track, and white between them."""

EDGE = 0.05
"""How far the track reaches beyond its spaces, in diameters."""

_AIR_AT_CORE = 0.22
_AIR_IN_LANES = 0.12
_SEAM = 0.6
"""How much further the last space of a ring is from the first than from the one before it, in spaces."""

_COMFORT = 0.7
"""The share of their largest size below which the spaces of a ring go into two lanes rather than shrink further."""

_FROM = 180.0
"""Where the way begins, in degrees clockwise from three o'clock: on the left, as a text does."""

_GROWINGS, _HALVINGS, _APPROACHES = 9, 32, 9
"""How often a length is searched for: after so many times nothing that is printed changes."""

_SHARPEST = 90.0
"""The sharpest turn from one space to the next, in degrees."""

_STEP = 2.0
"""How finely the middle of a track is written down, in degrees."""


@dataclass(frozen=True)
class Ground:
    """The room of a board: a box, and what the core takes of it, as a share of how far the way reaches from it.

    The core lies halfway across the box; no space has a larger diameter than ``largest``.
    """

    box: Box
    core: float
    largest: Mm


@dataclass(frozen=True)
class _Reach:
    """The same seen from the core: how far out the track reaches, and how far the core does."""

    outer: Mm
    core: Mm
    largest: Mm


@dataclass(frozen=True)
class Step:
    """From one space to the next: the middle of the air between them, the direction as a unit vector, and the air."""

    x: Mm
    y: Mm
    across: float
    down: float
    air: Mm

    @classmethod
    def of(cls, one: Disc, other: Disc) -> Step:
        """The step between two discs."""
        across, down = other.x - one.x, other.y - one.y
        length = hypot(across, down)
        across, down, air = across / length, down / length, one.gap(other)
        halfway = one.radius + air / 2
        return cls(one.x + halfway * across, one.y + halfway * down, across, down, air)


@dataclass(frozen=True)
class Route:
    """The core, the spaces in order, the middle line of the track under them, and how wide the track is."""

    core: Disc
    discs: tuple[Disc, ...]
    track: tuple[Point, ...]
    width: Mm
    closed: bool = False

    @property
    def steps(self) -> tuple[Step, ...]:
        """From each space to the next, and in a closed ring from the last to the first."""
        onwards = [*pairwise(self.discs), *([(self.discs[-1], self.discs[0])] if self.closed else [])]
        return tuple(Step.of(one, other) for one, other in onwards)

    @property
    def box(self) -> Box:
        """What the track takes of the page."""
        half = self.width / 2
        xs, ys = [x for x, _ in self.track], [y for _, y in self.track]
        left, top = min(xs) - half, min(ys) - half
        return Box(left, top, max(xs) + half - left, max(ys) + half - top)

    def shifted(self, across: Mm, down: Mm) -> Route:
        """The route elsewhere."""
        discs = tuple(disc.shifted(across, down) for disc in self.discs)
        track = tuple((x + across, y + down) for x, y in self.track)
        return replace(self, core=self.core.shifted(across, down), discs=discs, track=track)


def spiral(count: int, ground: Ground) -> Route:
    """Spaces as far from one another all the way from the rim, clockwise, in to the core, and as large as can be.

    The fewer there are, the more air is between them.
    """
    return _filling(ground, lambda reach: _spiral(count, reach))


def ring(count: int, ground: Ground, closed: bool = False) -> Route:
    """Spaces in one ring along the rim, clockwise, as large as can be; in two lanes by turns when they grow small.

    A ring that is not ``closed`` has a seam between its last space and its first.
    """
    return _filling(ground, lambda reach: _ring(count, reach, closed))


def _filling(ground: Ground, routed: Callable[[_Reach], Route]) -> Route:
    """The route grown until its track fills the box from edge to edge, in height or in width.

    A spiral does not reach as far on all sides, so its core lies nearer to where it reaches least.
    """
    box = ground.box
    outer = min(box.width, box.height) / 2
    for _ in range(_GROWINGS):
        route = routed(_Reach(outer, outer * ground.core, ground.largest))
        taken = route.box
        spare = min(box.height - taken.height, box.width - 2 * max(-taken.left, taken.right))
        outer += spare / 2
    return route.shifted(box.left + box.width / 2, box.top + (box.height - taken.height) / 2 - taken.top)


def _spiral(count: int, reach: _Reach) -> Route:
    cell = _largest(lambda cell: _Turns.of(cell, reach).fit(count))
    turns = _Turns.of(cell, reach)
    angles = turns.angles(count)
    discs = tuple(Disc(*_at(turns.radius(angle), angle), turns.diameter / 2) for angle in angles)
    track = _line(turns.radius, angles[-1])
    return Route(Disc(0.0, 0.0, reach.core), discs, track, turns.diameter * (1 + 2 * EDGE))


@dataclass(frozen=True)
class _Turns:
    """A spiral of spaces of one size: how far each is from the next along it and across it."""

    diameter: Mm
    along: Mm
    across: Mm
    outer: Mm
    inner: Mm

    @classmethod
    def of(cls, cell: Mm, reach: _Reach) -> _Turns:
        """The spiral whose spaces would be as wide as a cell, were they not already as large as they may be."""
        diameter = min(cell, reach.largest)
        return cls(
            diameter=diameter,
            along=cell * (1 + AIR_ALONG),
            across=cell * (1 + AIR_ACROSS),
            outer=reach.outer - diameter * (0.5 + EDGE),
            inner=reach.core + diameter * (0.5 + _AIR_AT_CORE),
        )

    def radius(self, angle: float) -> Mm:
        """How far from the middle the spiral is after so many degrees."""
        return self.outer - self.across * angle / 360

    def angles(self, count: int) -> list[float]:
        """Where the spaces lie; fewer than asked for when the spiral comes to its inner end."""
        found = [0.0]
        while len(found) < count:
            following = self._next(found[-1])
            if self.radius(following) < self.inner:
                break
            found.append(following)
        return found

    def fit(self, count: int) -> bool:
        """Whether so many spaces have room."""
        return self.outer >= self.inner and len(self.angles(count)) == count

    def _next(self, angle: float) -> float:
        """The angle one space further on, in a straight line; near the middle there is none, and it is past the end."""
        here, turn = self._at(angle), degrees(self.along / self.radius(angle))
        if turn > _SHARPEST:
            return angle + 360
        for _ in range(_APPROACHES):
            x, y = self._at(angle + turn)
            turn *= self.along / hypot(x - here[0], y - here[1])
        return angle + turn

    def _at(self, angle: float) -> Point:
        radius = max(0.0, self.radius(angle))
        return radius * cos(radians(angle)), radius * sin(radians(angle))


def _ring(count: int, reach: _Reach, closed: bool) -> Route:
    single, double = (_Lanes.of(count, lanes, reach, closed) for lanes in (1, 2))
    lanes = double if single.diameter < min(_COMFORT * reach.largest, double.diameter) else single
    discs = tuple(
        Disc(*_at(lanes.outer - lanes.apart * (number % 2), lanes.angle(number)), lanes.diameter / 2)
        for number in range(count)
    )
    middle = lanes.outer - lanes.apart / 2
    first = lanes.angle(0)
    track = _line(lambda _: middle, first + 360 if closed else lanes.angle(count - 1), first)
    width = lanes.diameter * (1 + 2 * EDGE) + lanes.apart
    return Route(Disc(0.0, 0.0, reach.core), discs, track, width, closed)


@dataclass(frozen=True)
class _Lanes:
    """A ring: the size of its spaces, the radius of the outer lane, and how far inside it the other lane lies."""

    diameter: Mm
    outer: Mm
    apart: Mm
    pitch: float
    """From one space to the next, in degrees."""
    seam: float
    """How much further it is from the last to the first, in spaces."""

    @classmethod
    def of(cls, count: int, lanes: int, reach: _Reach, closed: bool) -> _Lanes:
        """The ring with the largest spaces that a number of lanes has room for."""
        # Lanes by turns need an even number, or a space of the seam's own, lest neighbours there lie in one lane.
        seam = 0.0 if closed and (lanes == 1 or count % 2 == 0) else float(lanes == 2) or _SEAM
        pitch = 360 / (count + seam)

        def made(diameter: Mm) -> _Lanes:
            outer = reach.outer - diameter * (0.5 + EDGE)
            return cls(diameter, outer, _apart(diameter, outer, pitch) if lanes == 2 else 0.0, pitch, seam)

        return made(min(reach.largest, _largest(lambda diameter: made(diameter).fit(lanes, reach.core))))

    def angle(self, number: int) -> float:
        """Where a space lies; the seam is where the way begins."""
        return self.pitch * (number + (1 + self.seam) / 2)

    def fit(self, lanes: int, core: Mm) -> bool:
        """Whether the spaces keep clear of one another and of the core."""
        inner = self.outer - self.apart
        in_lane = 2 * inner * sin(radians(self.pitch * lanes / 2))
        air = AIR_ALONG if lanes == 1 else _AIR_IN_LANES
        return in_lane >= self.diameter * (1 + air) and inner >= core + self.diameter * (0.5 + _AIR_AT_CORE)


def _apart(diameter: Mm, outer: Mm, pitch: float) -> Mm:
    """How far inside a lane the next must lie for neighbours to keep their distance."""
    apart = 0.0
    wanted = diameter * (1 + _AIR_IN_LANES)
    turn = radians(pitch)
    # The distance of neighbours grows with the difference of their radii once that is past a point very near the rim.
    low, high = outer * (1 - cos(turn)), outer
    for _ in range(_HALVINGS):
        apart = (low + high) / 2
        inner = outer - apart
        reached = hypot(outer - inner * cos(turn), inner * sin(turn))
        low, high = (apart, high) if reached < wanted else (low, apart)
    return high


def _largest(fits: Callable[[Mm], bool]) -> Mm:
    """The largest size for which something holds that holds for small ones."""
    low, high = 0.0, 1000.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def _at(radius: Mm, angle: float) -> Point:
    """The point at a distance and an angle from the core; angles in degrees, clockwise from where the way begins."""
    turned = radians(_FROM + angle)
    return radius * cos(turned), radius * sin(turned)


def _line(radius: Callable[[float], Mm], end: float, start: float = 0.0) -> tuple[Point, ...]:
    """The middle of a track from an angle to another."""
    pieces = max(1, round((end - start) / _STEP))
    angles = (start + (end - start) * piece / pieces for piece in range(pieces + 1))
    return tuple(_at(radius(angle), angle) for angle in angles)
