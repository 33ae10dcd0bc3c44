"""Where on a page a figure has most room beside the texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import hypot

from kernekort.quick import dataclass
from kernekort.units import Mm, Size

_CORE = 20 / 110
"""The radius of the core's ring as a share of the figure's."""

_STEPS = 24
"""How finely the page is searched, across and down."""

_EDGE: Mm = 6.0
"""What is kept between the core and the edge."""


@dataclass(frozen=True)
class Keep:
    """A rectangle that is to be kept clear, in millimetres from the page's top left corner."""

    left: Mm
    top: Mm
    width: Mm
    height: Mm

    def across(self, x: Mm) -> Mm:
        """How far it is from an upright line; 0 where the line goes through it."""
        return max(self.left - x, 0.0, x - self.left - self.width)

    def down(self, y: Mm) -> Mm:
        """How far it is from a level line; 0 where the line goes through it."""
        return max(self.top - y, 0.0, y - self.top - self.height)


def widest_circle(
    page: Size, keeps: Sequence[Keep], most: Mm, air: Mm, core: tuple[float, float] = (0.0, 0.0)
) -> tuple[Mm, Mm, Mm]:
    """Centre and radius of the largest circle, up to ``most``, that stays ``air`` from what is kept clear.

    The circle may reach over the edges; its core may not, which lies ``core`` radii from the centre. Of circles as
    large the one that is cropped least wins.
    """
    circles = list(_circles(page, keeps, most, air, core))
    widest = max(round(radius, 3) for _, _, radius in circles)
    among = [one for one in circles if round(one[2], 3) == widest]
    return max(among, key=lambda one: (_inside(page, *one), one))


def _circles(
    page: Size, keeps: Sequence[Keep], most: Mm, air: Mm, core: tuple[float, float]
) -> Iterator[tuple[Mm, Mm, Mm]]:
    columns = [_line(page.width, step, core[0], [keep.across for keep in keeps]) for step in range(_STEPS + 1)]
    rows = [_line(page.height, step, core[1], [keep.down for keep in keeps]) for step in range(_STEPS + 1)]
    for column in columns:
        for row in rows:
            edge = min(most, column.most, row.most)
            # From a centre outside the margin only a large circle has its core inside.
            least = max(column.least, row.least)
            radius = 0.0
            if edge >= least:
                free = min(map(hypot, column.away, row.away), default=most + air) - air
                radius = max(0.0, min(edge, free))
            yield column.at, row.at, radius if radius >= least else 0.0


@dataclass(frozen=True)
class _Line:
    """An upright or a level line: where it is, and the largest and the smallest radius round a point of it."""

    at: Mm
    most: Mm
    least: Mm
    away: tuple[Mm, ...]
    """How far it is from each rectangle."""


def _line(length: Mm, step: int, core: float, away: Sequence[Callable[[Mm], Mm]]) -> _Line:
    at = length * step / _STEPS
    return _Line(at, _most(at, length, core), _least(at, length, core), tuple(far(at) for far in away))


def _most(centre: Mm, length: Mm, offset: float) -> Mm:
    """The largest radius at which the core is whole in one direction."""
    after, before = offset + _CORE, _CORE - offset
    rooms = ((length - _EDGE - centre, after), (centre - _EDGE, before))
    return min(room / share for room, share in rooms if share > 0)


def _least(centre: Mm, length: Mm, offset: float) -> Mm:
    """The smallest radius at which the core is whole in one direction."""
    after, before = offset + _CORE, _CORE - offset
    rooms = ((length - _EDGE - centre, after), (centre - _EDGE, before))
    return max((room / share for room, share in rooms if share < 0), default=0.0)


def _inside(page: Size, x: Mm, y: Mm, radius: Mm) -> Mm:
    """How much of the circle's diameter lies on the page, across and down together."""
    across = min(x + radius, page.width) - max(x - radius, 0.0)
    down = min(y + radius, page.height) - max(y - radius, 0.0)
    return round(across + down, 3)
