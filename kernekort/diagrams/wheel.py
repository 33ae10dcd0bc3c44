"""A wheel: nodes on a rim round the core, what is written in them, and the lines that tie them together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import cos, hypot, pi, radians, sin, sqrt

from kernekort.diagrams.shapes import Box, Disc, Point
from kernekort.diagrams.text import FINE, Measure, Type, is_whole
from kernekort.quick import dataclass
from kernekort.units import Mm

FEWEST, MOST = 3, 12

LINKS = ("alle", "naboer", "ingen")
"""Which nodes are tied: each to every other, each to its neighbours, or none."""

_AIR = 0.16
"""Between two nodes, in diameters of a node."""

_AIR_AT_CORE = 0.3
"""Between a node and the core, in diameters of a node."""

_PAD = 0.09
"""Between what is written in a node and its rim, as a share of its radius."""

_GROWINGS = 12

_TOP = -90.0
"""Where the first node stands, in degrees clockwise from three o'clock."""

_MOST_NAME, _MOST_TEXT = 4, 4
_HIGHEST = 0.85
"""The most of a node's height that its texts take."""

_NARROWEST = 0.25
"""Half the least width of a text that has no room, as a share of the radius: so it is measured, and does not fit."""


@dataclass(frozen=True)
class Rim:
    """The room of a wheel: a box, and what the core takes, as a share of how far the wheel reaches from its middle.

    No node has a larger diameter than ``largest``.
    """

    box: Box
    core: float
    largest: Mm


@dataclass(frozen=True)
class Voice:
    """How one of the texts of a node is set: the typeface's measure, and its sizes from large to small."""

    measure: Measure
    steps: tuple[Type, ...]


@dataclass(frozen=True)
class Written:
    """The lines of a node's two texts and their boxes, from the middle of the node.

    ``excess`` is how far the widest line, or the lines there are too many of, reach out; 0 when all is inside.
    """

    name: tuple[str, ...]
    text: tuple[str, ...]
    name_type: Type
    text_type: Type
    name_box: Box
    text_box: Box
    excess: Mm


def wheel(count: int, rim: Rim) -> tuple[Disc, tuple[Disc, ...]]:
    """The core, and the nodes: the first on top and then clockwise, as large as can be.

    Raises:
        ValueError: there are too few or too many for a wheel.
    """
    if not FEWEST <= count <= MOST:
        raise ValueError(f"no wheel has {count} nodes; there are {FEWEST} to {MOST}")
    box = rim.box
    # A wheel with an odd number of nodes does not reach as far down as up, nor quite as far to the sides.
    low = 1.0 if count % 2 == 0 else cos(pi / count)
    side = max(sin(2 * pi / count * number) for number in range(count))
    outer = min(box.width, box.height) / 2
    for _ in range(_GROWINGS):
        radius = _radius(count, outer, rim)
        middle = outer - radius
        spare = min(box.height - middle * (1 + low), box.width - middle * 2 * side) - 2 * radius
        outer += spare / 2
    x, y = box.left + box.width / 2, box.top + (box.height + middle * (1 - low)) / 2
    angles = (radians(_TOP + 360 / count * number) for number in range(count))
    nodes = tuple(Disc(x + middle * cos(angle), y + middle * sin(angle), radius) for angle in angles)
    return Disc(x, y, outer * rim.core), nodes


def _radius(count: int, outer: Mm, rim: Rim) -> Mm:
    """The radius of nodes that reach so far out."""
    half = sin(pi / count)
    # Neighbours touch where the chord is a diameter and some air; a node touches the core along its spoke.
    beside = 2 * outer * half / (1 + _AIR + half)
    inward = outer * (1 - rim.core) / (1 + _AIR_AT_CORE)
    return min(rim.largest, beside, inward) / 2


def links(discs: Sequence[Disc], kind: str) -> tuple[tuple[Point, Point], ...]:
    """The lines between the middles of nodes.

    Raises:
        ValueError: there is no such kind of links.
    """
    if kind not in LINKS:
        raise ValueError(f"no links {kind}; there are {', '.join(LINKS)}")
    middles = [(disc.x, disc.y) for disc in discs]
    if kind == "alle":
        return tuple(combinations(middles, 2))
    return tuple(pairwise([*middles, middles[0]])) if kind == "naboer" else ()


def written(texts: Sequence[tuple[str, str]], diameter: Mm, name: Voice, text: Voice) -> tuple[Written, ...]:
    """A name and a text in each node, all in the largest of the steps in which every one fits.

    The two voices have as many steps. Rather than break a word the texts take a smaller step, down to half the largest.
    What fits in none is set in the smallest, and reaches out of its box.
    """
    fitting: list[tuple[Written, ...]] = []
    for name_type, text_type in zip(name.steps, text.steps, strict=True):
        types = (name_type, text_type)
        made = tuple(_written(one, other, diameter / 2, types, (name, text)) for one, other in texts)
        if any(one.excess for one in made):
            continue
        whole = all(_is_whole(pair, one) for pair, one in zip(texts, made, strict=True))
        if whole and (not fitting or 2 * name_type.size >= name.steps[0].size):
            return made
        fitting.append(made)
    return fitting[0] if fitting else made


def _is_whole(texts: tuple[str, str], made: Written) -> bool:
    return is_whole(texts[0], made.name) and is_whole(texts[1], made.text)


def _written(name: str, text: str, radius: Mm, types: tuple[Type, Type], voices: tuple[Voice, Voice]) -> Written:
    """As few lines as will do, those of the name counted first; all of them inside, however wide they are."""
    counts = [(names, texts) for names in range(1, _MOST_NAME + 1) for texts in range(1, _MOST_TEXT + 1)]
    counts.sort(key=lambda counted: (sum(counted), counted))
    tried: list[Written] = []
    for counted in counts if text else [(names, 0) for names in range(1, _MOST_NAME + 1)]:
        high = sum(type_.leading * count for type_, count in zip(types, counted, strict=True))
        if tried and high > 2 * radius * _HIGHEST:
            continue
        tried.append(_in_lines(name, text, counted, radius, types, voices))
        if not tried[-1].excess:
            return tried[-1]
    return min(tried, key=lambda one: one.excess)


def _in_lines(
    name: str,
    text: str,
    counts: tuple[int, int],
    radius: Mm,
    types: tuple[Type, Type],
    voices: tuple[Voice, Voice],
) -> Written:
    """The two texts in so many lines each, one above the other round the middle, as wide as the disc is there."""
    high, low = (type_.leading * count for type_, count in zip(types, counts, strict=True))
    reach = (high + low) / 2
    inner = radius * (1 - _PAD)
    half = sqrt(max(inner * inner - reach * reach, (inner * _NARROWEST) ** 2))
    broken = [
        tuple(voice.measure.broken(one, type_.size, 2 * half)) if one else ()
        for one, type_, voice in zip((name, text), types, voices, strict=True)
    ]
    wide = [
        voice.measure.excess(lines, count, type_, 2 * half)
        for lines, count, type_, voice in zip(broken, counts, types, voices, strict=True)
    ]
    return Written(
        name=broken[0],
        text=broken[1],
        name_type=types[0],
        text_type=types[1],
        name_box=Box(-half, -reach, 2 * half, high),
        text_box=Box(-half, high - reach, 2 * half, low),
        excess=round(max(*wide, hypot(half, reach) - inner, 0.0), FINE),
    )
