"""The marks of the spaces of a board that belong to no suit: circles and straight lines in a box of 24 units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kernekort.figures.figure import svg
from kernekort.figures.geometry import disc, filled, stroked
from kernekort.figures.suit_icons import BOX, MIDDLE


def space_icon(kind: str, ink: str, dot: str | None = None) -> str:
    """The mark of a kind of space as a whole SVG; ``dot`` colours the piece or the core in it, ``ink`` when left out.

    Raises:
        ValueError: there is no such kind.
    """
    if kind not in _MARKS:
        raise ValueError(f"no kind of space: {kind!r}")
    return svg(BOX, _MARKS[kind](ink, dot or ink))


def _start(ink: str, dot: str) -> str:
    """A piece, and the way it is going."""
    return filled(disc((4.8, 12), 4), dot) + stroked(
        "M11.4 12L21.4 12M15.6 6.2L21.4 12L15.6 17.8", ink, 2.2, round_ends=True
    )


def _tailwind(ink: str, dot: str) -> str:
    """Two gusts from behind, and the piece ahead of them."""
    return stroked("M2 5.2L8.8 12L2 18.8M7.8 5.2L14.6 12L7.8 18.8", ink, 2.2, round_ends=True) + filled(
        disc((20, 12), 3.4), dot
    )


def _headwind(ink: str, dot: str) -> str:
    """The piece, and two gusts against it."""
    gusts = "M22 5.2L15.2 12L22 18.8M16.2 5.2L9.4 12L16.2 18.8"
    return filled(disc((4, 12), 3.4), dot) + stroked(gusts, ink, 2.2, round_ends=True)


def _rest(ink: str, dot: str) -> str:
    """A bench."""
    del dot
    planks = stroked("M4.6 6.4L19.4 6.4M2.4 13.4L21.6 13.4", ink, 2.6, round_ends=True)
    return planks + stroked(
        "M8 6.4L8 13.4M16 6.4L16 13.4M5.2 13.4L5.2 20.4M18.8 13.4L18.8 20.4", ink, 1.7, round_ends=True
    )


def _core(ink: str, dot: str) -> str:
    """The core in its ring, three to five."""
    return stroked(disc(MIDDLE, 9.8), ink, 2.2) + filled(disc(MIDDLE, 5.9), dot)


def _goal(ink: str, dot: str) -> str:
    """A flag that has been planted."""
    pole = stroked("M6.6 2.8L6.6 21.2M3.2 21.2L10 21.2", ink, 2.1, round_ends=True)
    return pole + filled("M6.6 2.8L20.8 8L6.6 13.2Z", dot)


_MARKS: Mapping[str, Callable[[str, str], str]] = MappingProxyType(
    {"start": _start, "medvind": _tailwind, "modvind": _headwind, "rast": _rest, "kerne": _core, "maal": _goal}
)

SPACES: tuple[str, ...] = tuple(_MARKS)
"""The kinds of space that belong to no suit."""
