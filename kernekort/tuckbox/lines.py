"""The lines of a blank as paths: what is cut and what is folded, in steps that a PDF and an SVG draw alike."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import Literal

from kernekort.tuckbox.blank import Blank, Corner, Fold
from kernekort.units import Mm

Point = tuple[Mm, Mm]

Step = tuple[Literal["m", "l", "c", "h"], tuple[Point, ...]]
"""Move, line, curve (two handles and an end) or close, by the letter that a PDF has for it."""

Path = tuple[Step, ...]

_ROUND = 0.5523
"""How far the handles of a Bézier curve reach towards the corner of a square for it to be a quarter of a circle."""


def cut_path(blank: Blank) -> Path:
    """Everything that is cut: the closed outline, and the slits."""
    return (*_outline(blank.outline), *_straight(blank.slits))


def fold_path(blank: Blank) -> Path:
    """Everything that is folded."""
    return _straight(blank.folds)


def moved(path: Path, across: Mm, down: Mm) -> Path:
    """The path somewhere else."""
    return tuple((kind, tuple((x + across, y + down) for x, y in points)) for kind, points in path)


def _straight(lines: Sequence[Fold]) -> Path:
    return tuple(step for line in lines for step in (_step("m", (line.x0, line.y0)), _step("l", (line.x1, line.y1))))


def _outline(corners: Sequence[Corner]) -> Path:
    """The corners joined, each rounded as far as the edges beside it allow."""
    ring = [corners[-1], *corners, corners[0]]
    steps: list[Step] = []
    for before, corner, after in zip(ring, ring[1:], ring[2:], strict=False):
        at: Point = (corner[0], corner[1])
        kind: Literal["m", "l"] = "l" if steps else "m"
        near = min(corner[2], _share(before, corner), _share(after, corner))
        if near <= 0:
            steps.append(_step(kind, at))
            continue
        start, end = _towards(at, before, near), _towards(at, after, near)
        steps.append(_step(kind, start))
        steps.append(("c", (_between(start, at), _between(end, at), end)))
    return (*steps, ("h", ()))


def _share(other: Corner, corner: Corner) -> Mm:
    """How much of the edge to its neighbour a corner may round: both want some of it, as they are round."""
    wanted = corner[2] + other[2]
    return hypot(corner[0] - other[0], corner[1] - other[1]) * corner[2] / wanted if wanted else 0.0


def _step(kind: Literal["m", "l"], point: Point) -> Step:
    return kind, (point,)


def _towards(at: Point, other: Corner, length: Mm) -> Point:
    share = length / hypot(at[0] - other[0], at[1] - other[1])
    return at[0] + (other[0] - at[0]) * share, at[1] + (other[1] - at[1]) * share


def _between(start: Point, corner: Point) -> Point:
    return start[0] + (corner[0] - start[0]) * _ROUND, start[1] + (corner[1] - start[1]) * _ROUND
