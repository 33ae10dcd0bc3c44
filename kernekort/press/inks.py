"""The inks that a brand prints with: exact values by hand, and what large black grounds are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from math import floor

from kernekort.brand import Brand, Colour, mixed
from kernekort.brand.tones import STEPS
from kernekort.findings import Fact, Finding, Place, warning
from kernekort.press.condition import Condition
from kernekort.press.separation import Ink, Separation
from kernekort.quick import dataclass
from kernekort.recolouring import Rgb

K_ONLY: Ink = (0.0, 0.0, 0.0, 1.0)

_SEEN = 5.0
"""From this ΔE (CIE 2000) on a colour is another in print than on the screen."""


@dataclass(frozen=True)
class Inks:
    """What stands by hand: inks by colour, the colour that text is set in, and the ink of large black grounds."""

    exact: Mapping[Rgb, Ink] = field(hash=False)
    ink: Rgb
    rich: Ink = K_ONLY


def inks_of(brand: Brand, ink_limit: float) -> Inks:
    """The inks of a brand in a shop that takes at most ``ink_limit`` percent.

    Colours are exact whose press values are written in the brand, those mixed of such, and their mixtures with paper.
    """
    exact: dict[Rgb, Ink] = {}
    for colour in (*_colours(brand), *_mixtures(brand)):
        if colour.given:
            exact.setdefault(rgb_of(colour.hex), _shares(colour))
    rich = K_ONLY if brand.mono else _within(tuple(part / 100 for part in brand.rich), ink_limit / 100)
    return Inks(exact, rgb_of(brand.tokens["ink"].hex), rich)


def unprintable(brand: Brand, condition: Condition, file: str = "") -> tuple[Finding, ...]:
    """Colours written in a brand that print as others, as far as nobody has said which inks to print them with.

    ``file`` is where the brand is written, as the user knows it.

    Findings: ``colour-unprintable``, a warning with ΔE and the nearest that can be printed.
    """
    colours = {rgb_of(one.hex): one.hex for one in _colours(brand) if one.written and not one.given}
    coloured = [one for one in colours if len(set(one)) > 1]
    if not coloured:
        return ()
    # Loaded for brands that leave their inks to us.
    from coloraide import Color

    found = []
    place = Place(file) if file else None
    for one, seen in zip(coloured, Separation(condition).proofs(coloured), strict=True):
        nearest = "#" + "".join(f"{part:02X}" for part in seen)
        distance = float(Color(colours[one]).delta_e(nearest, method="2000"))
        if distance > _SEEN:
            facts: dict[str, Fact] = {"value": colours[one], "distance": distance, "nearest": nearest}
            found.append(warning("colour-unprintable", place, condition=condition.identifier, **facts))
    return tuple(found)


def rgb_of(hexed: str) -> Rgb:
    """A colour such as ``#0B5563`` as three numbers."""
    return int(hexed[1:3], 16), int(hexed[3:5], 16), int(hexed[5:7], 16)


def _colours(brand: Brand) -> Iterator[Colour]:
    yield from brand.tokens.values()
    for suit in brand.suits.values():
        yield from (suit.ground, suit.deep, suit.light, suit.on, suit.text)


def _mixtures(brand: Brand) -> Iterator[Colour]:
    paper = brand.tokens["paper"]
    for suit in brand.suits.values():
        for strong in (suit.light, suit.ground):
            yield from (mixed(strong, paper, step / STEPS) for step in range(1, STEPS))


def _shares(colour: Colour) -> Ink:
    cyan, magenta, yellow, black = (round(part / 100, 5) for part in colour.cmyk)
    return cyan, magenta, yellow, black


def _within(ink: tuple[float, ...], limit: float) -> Ink:
    """A black whose other inks leave room for it."""
    *others, black = ink
    share = min(1.0, max(0.0, limit - black) / sum(others)) if sum(others) else 0.0
    cyan, magenta, yellow = (floor(100 * part * share + 1e-9) / 100 for part in others)
    return cyan, magenta, yellow, black
