"""Texts as the places of a diagram see them: how wide they are, and where they can be broken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kernekort.quick import dataclass
from kernekort.units import POINT, Mm

FINE = 6
"""The decimals of a millimetre that count; what is left after them is the rounding of sums."""

SMALLEST = 8.5
"""The least size of type that is printed, in points."""


@dataclass(frozen=True)
class Type:
    """A size of type in points, and the distance from one line to the next as a multiple of it."""

    size: float
    spread: float = 1.2

    @property
    def leading(self) -> Mm:
        """From one line to the next."""
        return self.size * POINT * self.spread


@dataclass(frozen=True)
class Measure:
    """One voice: ``width`` of a text of a size in points on one line, and ``broken`` into lines of a width."""

    width: Callable[[str, float], Mm]
    broken: Callable[[str, float, Mm], Sequence[str]]

    def excess(self, lines: Sequence[str], most: int, type_: Type, width: Mm) -> Mm:
        """How far the widest line reaches beyond a width, or the lines there are too many of below a text's box."""
        below = max(0, len(lines) - most) * type_.leading
        return max(0.0, self.widest(lines, type_.size) - width, below)

    def widest(self, lines: Sequence[str], size: float) -> Mm:
        """The width of the widest of some lines."""
        return max((self.width(line, size) for line in lines), default=0.0)


def sizes(steps: Sequence[float], scale: float) -> tuple[float, ...]:
    """Steps of type, from large to small, on a page so many times as large as usual; none is too small to read."""
    return tuple(dict.fromkeys(max(SMALLEST, step * scale) for step in steps))


def is_whole(text: str, lines: Sequence[str]) -> bool:
    """Whether the lines of a text break none of its words."""
    return "".join(text.split()) == "".join("".join(lines).split())
