"""Where on a page a figure has most room beside the texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

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

    def distance(self, x: Mm, y: Mm) -> Mm:
        """How far a point is from it; 0 inside."""
        across = max(self.left - x, 0.0, x - self.left - self.width)
        down = max(self.top - y, 0.0, y - self.top - self.height)
        return hypot(across, down)


def widest_circle(
    page: Size, keeps: Sequence[Keep], most: Mm, air: Mm, core: tuple[float, float] = (0.0, 0.0)
) -> tuple[Mm, Mm, Mm]:
    """Centre and radius of the largest circle, up to ``most``, that stays ``air`` from what is kept clear.

    The circle may reach over the edges; its core may not, which lies ``core`` radii from the centre. Of circles as
    large the one that is cropped least wins.
    """
    circles = _circles(page, keeps, most, air, core)
    return max(circles, key=lambda one: (round(one[2], 3), _inside(page, *one), one))


def _circles(
    page: Size, keeps: Sequence[Keep], most: Mm, air: Mm, core: tuple[float, float]
) -> Iterator[tuple[Mm, Mm, Mm]]:
    for column in range(_STEPS + 1):
        for row in range(_STEPS + 1):
            x, y = page.width * column / _STEPS, page.height * row / _STEPS
            free = min((keep.distance(x, y) for keep in keeps), default=most + air) - air
            edge = min(_most(x, page.width, core[0]), _most(y, page.height, core[1]))
            radius = max(0.0, min(most, free, edge))
            # From a centre outside the margin only a large circle has its core inside.
            whole = radius >= max(_least(x, page.width, core[0]), _least(y, page.height, core[1]))
            yield x, y, radius if whole else 0.0


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
