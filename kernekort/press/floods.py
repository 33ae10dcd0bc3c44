"""Large grounds told from letters, lines and frames by the path that is filled."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot, sqrt
from typing import Final

from kernekort.recolouring import Matrix
from kernekort.units import POINT

LEAST_AREA: Final = 400.0
"""In mm²: a ground is at least as large as a postage stamp."""

LEAST_THICKNESS: Final = 5.0
"""In mm: what is thinner shows a coloured edge when the plates are not quite in register."""

Point = tuple[float, float]

_STEPS = 8
_MOST = 4_000


def is_flood(path: bytes, placed: Matrix) -> bool:
    """Whether a path, in the units of a content that is placed like this on its page, is a large ground.

    One outline counts; several, such as a frame's, do not.
    """
    if len(path) > _MOST:
        return False
    outline = _outline(path)
    if outline is None or len(outline) < 3:
        return False
    scale = sqrt(abs(placed[0] * placed[3] - placed[1] * placed[2])) * POINT
    pairs = list(zip(outline, [*outline[1:], outline[0]], strict=True))
    area = abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2 * scale**2
    around = sum(hypot(u - x, v - y) for (x, y), (u, v) in pairs) * scale
    return area >= LEAST_AREA and 2 * area >= LEAST_THICKNESS * around


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """A placement within another."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _outline(path: bytes) -> list[Point] | None:
    """The corners of the one outline of a path; ``None`` when it has several, or what is not understood."""
    points: list[Point] = []
    begun = 0
    numbers: list[float] = []
    for word in path.split():
        try:
            numbers.append(float(word))
            continue
        except ValueError:
            pass
        if word in (b"re", b"m"):
            begun += 1
        elif word not in (b"l", b"c", b"h"):
            # Other operators than those of paths stand before it: line widths, dashes.
            numbers = []
            if begun:
                return None
            continue
        points += _reached(word, numbers, points)
        numbers = []
    return points if begun == 1 else None


def _reached(word: bytes, numbers: list[float], points: list[Point]) -> Iterator[Point]:
    """The corners that one operator adds."""
    if word == b"re" and len(numbers) >= 4:
        x, y, width, height = numbers[-4:]
        yield from ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    elif word in (b"m", b"l") and len(numbers) >= 2:
        yield numbers[-2], numbers[-1]
    elif word == b"c" and len(numbers) >= 6 and points:
        yield from _curve(points[-1], numbers[-6:])


def _curve(start: Point, ends: list[float]) -> Iterator[Point]:
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        xs, ys = (start[0], *ends[0::2]), (start[1], *ends[1::2])
        yield (
            sum(weight * x for weight, x in zip(weights, xs, strict=True)),
            sum(weight * y for weight, y in zip(weights, ys, strict=True)),
        )
