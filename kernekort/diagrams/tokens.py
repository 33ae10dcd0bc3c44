"""What stands inside the space of a board: a mark above, its label across the middle, its number below."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, sqrt

from kernekort.diagrams.shapes import Box
from kernekort.diagrams.text import FINE, Measure, Type, is_whole
from kernekort.quick import dataclass
from kernekort.units import Mm

_PAD = 0.07
"""Between what stands in a space and its rim, as a share of its radius."""

_MARK = 0.86
"""The largest mark, as a share of the radius."""

_LABEL_AT = 0.17
"""How far below the middle the label's own middle lies, as a share of the radius, while it has one line."""

_NUMBER_TO = 0.83
"""How far below the middle the number ends, as a share of the radius."""

_MARK_FROM = 0.86
"""How far above the middle the mark begins, as a share of the radius."""

_GAP = 0.05
"""Between the parts, as a share of the radius."""

_LEAST_MARK = 0.5
"""The smallest mark that is told apart from the others, as a share of the radius."""

_NARROWEST = 0.25
"""Half the least width of a label that has no room, as a share of the radius: so it is measured, and does not fit."""

MOST_LINES = 3


@dataclass(frozen=True)
class Token:
    """A label broken into lines, and the boxes of the three parts, from the middle of the space.

    ``excess`` is how far the label reaches out of its box, or out of the space; 0 when all is inside.
    """

    lines: tuple[str, ...]
    type: Type
    label: Box
    mark: Box
    number: Box
    excess: Mm


def tokens(labels: Sequence[str], diameter: Mm, steps: Sequence[Type], measure: Measure) -> tuple[Token, ...]:
    """The contents of spaces of one size, all in the largest of the steps in which every label fits.

    Rather than break a word the labels take a smaller step, as long as there is one. What fits in none is set in the
    smallest, on as many lines as there is room for.
    """
    fitting: list[tuple[Token, ...]] = []
    for step in steps:
        made = tuple(_token(label, diameter / 2, step, steps[-1], measure) for label in labels)
        if any(one.excess for one in made):
            continue
        if all(is_whole(label, one.lines) for label, one in zip(labels, made, strict=True)):
            return made
        fitting.append(made)
    return fitting[0] if fitting else made


def _token(label: str, radius: Mm, type_: Type, small: Type, measure: Measure) -> Token:
    tried = []
    for count in range(1, MOST_LINES + 1):
        tried.append(_in_lines(label, count, radius, type_, small, measure))
        if not tried[-1].excess:
            return tried[-1]
    return min(tried, key=lambda token: token.excess)


def _in_lines(label: str, count: int, radius: Mm, type_: Type, small: Type, measure: Measure) -> Token:
    inner, gap = radius * (1 - _PAD), radius * _GAP
    number_top = radius * _NUMBER_TO - small.leading
    bottom = min(number_top - gap, radius * _LABEL_AT + type_.leading * (count + 1) / 4)
    top = bottom - type_.leading * count
    high = top - gap + radius * _MARK_FROM
    reach = max(abs(top), abs(bottom))
    half = sqrt(max(inner * inner - reach * reach, (radius * _NARROWEST) ** 2))
    lines = tuple(measure.broken(label, type_.size, 2 * half))
    side = max(0.0, min(radius * _MARK, high))
    wide = measure.excess(lines, count, type_, 2 * half)
    return Token(
        lines=lines,
        type=type_,
        label=Box(-half, top, 2 * half, type_.leading * count),
        mark=Box(-side / 2, top - gap - (high + side) / 2, side, side),
        number=Box(-radius / 2, number_top, radius, small.leading),
        excess=round(max(wide, hypot(half, reach) - inner, radius * _LEAST_MARK - side), FINE),
    )
