"""A whole set of colours from a client's two: shape does the sorting, colour only groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kernekort.brand.colours import Colour, mixed
from kernekort.brand.seeing import contrast

BASICS = ("ink", "paper", "primary", "accent", "core", "ring")
"""The tokens that belong to no dimension."""

FOR_MORE = ("vaerdi", "tilgang", "social")
"""The dimensions that a fourth, fifth and sixth colour of a client become grounds of."""

INK = Colour("#17191C", (0.0, 0.0, 0.0, 100.0), given=True)
PAPER = Colour("#FFFFFF", (0.0, 0.0, 0.0, 0.0), given=True)

_FIGURE_SEEN = 1.6
_ACCENT_SEEN = 1.4
_CORE_SEEN = 2.5
_STEP = 0.05

Tokens = Mapping[str, Colour]
"""Colours by token: the basics, and of each dimension ``<suit>``, ``<suit>-deep``, ``<suit>-light``."""


def from_two_colours(
    primary: Colour, accent: Colour, ink: Colour = INK, paper: Colour = PAPER, more: Sequence[Colour] = ()
) -> Tokens:
    """All tokens from two colours; of ``more``, the first is the core, the next are grounds of their own."""
    tokens = {"ink": ink, "paper": paper, "primary": primary, "accent": accent, "ring": paper}
    tokens["core"] = more[0] if more else _core(primary, accent, ink, paper)
    for suit, (ground, deep, light) in _dimensions(primary, accent, ink, paper).items():
        tokens |= _dimension(suit, ground, deep, light, ink, paper)
    for suit, own in zip(FOR_MORE, more[1:], strict=False):
        tokens |= from_ground(suit, own, ink, paper)
    return tokens


def from_ground(suit: str, ground: Colour, ink: Colour, paper: Colour) -> Tokens:
    """The three colours of a dimension from its ground alone."""
    return _dimension(suit, ground, mixed(ground, ink, 0.5), mixed(ground, paper, 0.75), ink, paper)


def _dimensions(p: Colour, a: Colour, ink: Colour, paper: Colour) -> Mapping[str, tuple[Colour, Colour, Colour]]:
    dusk = mixed(p, ink, 0.6)
    star = mixed(p, paper, 0.25)
    clear = contrast(a.hex, ink.hex) >= 4.5 and contrast(a.hex, star.hex) >= _ACCENT_SEEN
    node = a if clear and contrast(a.hex, dusk.hex) >= 2 else mixed(a, paper, 0.6)
    return {
        "maalgruppe": (a, mixed(a, ink, 0.55), mixed(a, paper, 0.8)),
        "vaerdi": (mixed(p, paper, 0.72), p, mixed(p, paper, 0.93)),
        "ambition": (p, mixed(p, ink, 0.55), mixed(p, paper, 0.6)),
        "tilgang": (mixed(a, paper, 0.62), mixed(a, ink, 0.35), mixed(a, paper, 0.92)),
        "social": (mixed(p, paper, 0.9), p, mixed(p, paper, 0.55)),
        "relation": (dusk, star, node),
        "periferi": (mixed(ink, paper, 0.86), mixed(ink, paper, 0.3), paper),
        "joker": (ink, ink, paper),
    }


def _dimension(suit: str, ground: Colour, deep: Colour, light: Colour, ink: Colour, paper: Colour) -> Tokens:
    seen = deep if suit == "joker" else _apart(deep, ground, light, ink, paper)
    return {suit: ground, f"{suit}-deep": seen, f"{suit}-light": light}


def _apart(deep: Colour, ground: Colour, light: Colour, ink: Colour, paper: Colour) -> Colour:
    """The colour of a figure, moved towards ink or else paper until it is seen on the ground and by its accent."""
    for towards in (ink, paper):
        for step in range(round(1 / _STEP)):
            moved = mixed(deep, towards, step * _STEP)
            on_ground, by_accent = contrast(moved.hex, ground.hex), contrast(moved.hex, light.hex)
            if on_ground >= _FIGURE_SEEN and by_accent >= _ACCENT_SEEN:
                return moved
    return ink


def _core(primary: Colour, accent: Colour, ink: Colour, paper: Colour) -> Colour:
    """The first of the colours that is seen inside the ring."""
    return next((one for one in (primary, accent) if contrast(one.hex, paper.hex) >= _CORE_SEEN), ink)


def readable(deep: Colour, ink: Colour, paper: Colour) -> Colour:
    """A colour darkened until small labels can be set in it on paper (4.6:1)."""
    steps = (mixed(deep, ink, step * 0.04) for step in range(1, 25))
    return next((label for label in (deep, *steps) if contrast(label.hex, paper.hex) >= 4.6), ink)
