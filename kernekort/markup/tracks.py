"""The way of a board as a drawing: the band under its spaces, and the arrows between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kernekort import diagrams
from kernekort.diagrams import Disc, Point
from kernekort.markup.placing import number, path
from kernekort.units import Mm

_ARROW = 0.44
"""How long an arrow between two spaces is, as a share of the air there."""

_LARGEST_ARROW = 0.16
"""How long it is at most, as a share of the radius of a space."""

_HALO = 0.045
"""How far a space's halo reaches beyond it, as a share of the space's radius."""

_COLLAR = 0.15
"""How far the collar of an end of the way reaches beyond its space, as a share of the space's radius."""

_SEED = 3 / 5
"""The coloured part of the core, as a share of its radius."""

_ROUND = 'stroke-linecap="round" stroke-linejoin="round"'


def collar(disc: Disc) -> Disc:
    """The ring round a space that is an end of the way, from its outer edge."""
    return disc.grown(disc.radius * _COLLAR)


def track(route: diagrams.Route, colours: Mapping[str, str]) -> str:
    """The band under the spaces, with round ends, and a halo round each: in grey some are as dark as the band."""
    data = path(route.track) + ("Z" if route.closed else "")
    width = number(route.width)
    band = f'<path d="{data}" fill="none" stroke="{colours["track"]}" stroke-width="{width}" {_ROUND}/>'
    # A line of no length with round ends is a disc.
    dots = "".join(path([(disc.x, disc.y), (disc.x, disc.y)]) for disc in route.discs)
    across = number(route.discs[0].radius * 2 * (1 + _HALO))
    return f'{band}<path d="{dots}" fill="none" stroke="{colours["halo"]}" stroke-width="{across}" {_ROUND}/>'


def arrows_of(route: diagrams.Route, collared: Sequence[bool], inwards: bool) -> list[tuple[diagrams.Step, Mm]]:
    """The steps that an arrow marks, and how long each is: from every space to the next, from the last to the core."""
    most = route.discs[0].radius * _LARGEST_ARROW
    marked = zip(route.discs, collared, strict=True)
    discs = tuple(collar(disc) if ring else disc for disc, ring in marked)
    arrows = [(step, min(step.air * _ARROW, most)) for step in replace(route, discs=discs).steps]
    if inwards:
        seed = Disc(route.core.x, route.core.y, route.core.radius * _SEED)
        arrows.append((diagrams.Step.of(discs[-1], seed), 2 * most))
    return arrows


def heads(arrows: Sequence[tuple[diagrams.Step, Mm]], colour: str) -> str:
    """The arrow heads as drawn."""
    return "".join(_head(step, length, colour) for step, length in arrows)


def _head(step: diagrams.Step, length: Mm, colour: str) -> str:
    """An arrow head round the middle of a step: two lines, since a triangle seems to point three ways."""

    def at(on: Mm, aside: Mm) -> Point:
        return step.x + on * step.across - aside * step.down, step.y + on * step.down + aside * step.across

    reach = length / 2
    data = path((at(-reach, -1.6 * reach), at(reach, 0), at(-reach, 1.6 * reach)))
    width = number(length * 0.44)
    return f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{width}" {_ROUND}/>'
