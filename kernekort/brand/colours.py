"""Colours as screens and presses know them: read, mixed, compared, separated.

Coloraide is loaded for what few brands need: colours by name, colours that are mended, colours that are much alike.
"""

from __future__ import annotations

import re
from dataclasses import field
from functools import lru_cache
from math import floor
from typing import TYPE_CHECKING

from kernekort.brand.seeing import contrast, distance, lightness_difference
from kernekort.quick import dataclass

if TYPE_CHECKING:
    from coloraide import Color

Cmyk = tuple[float, float, float, float]

INK_LIMIT = 280.0
"""The most ink that coated paper takes, all four parts together, in percent."""

_LONGEST = 64
_TOLD_APART = 10.0
_SURELY = 0.001
"""More than this is no slip of the last digits."""
_HEX = re.compile(r"#?([0-9a-fA-F]{6})")


@dataclass(frozen=True)
class Colour:
    """A colour on screen as ``#RRGGBB`` in capitals, and on the press in percent of the four inks.

    ``given`` says that the inks were chosen by a person, for this colour or for those it is mixed of; ``written`` that
    the colour itself was.
    """

    hex: str
    cmyk: Cmyk
    given: bool = field(default=False, compare=False)
    written: bool = field(default=False, compare=False)


def read_hex(text: str) -> str | None:
    """What a user writes for a colour, as ``#RRGGBB``; ``None`` when it is no colour, or one that shows through.

    Everything that CSS knows as a colour is understood, and ``0B5563`` without its hash.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if plain := _HEX.fullmatch(text):
        return f"#{plain[1]}".upper()
    from coloraide import Color

    try:
        colour = Color(text)
    except ValueError:
        return None
    if colour.alpha(nans=False) < 1:
        return None
    return _hex(colour)


def colour(hexed: str, cmyk: Cmyk | None = None) -> Colour:
    """A colour by its hex; separated by rule where the press values are not given."""
    return Colour(hexed.upper(), cmyk or separated(hexed), cmyk is not None)


def separated(hexed: str) -> Cmyk:
    """A simple separation: all grey becomes black ink, and the rest is drawn together where it would be too much."""
    red, green, blue = _parts(hexed)
    lightest = max(red, green, blue)
    black = round(100 * (1 - lightest))
    inks = [100 * (1 - part / lightest) if lightest else 0.0 for part in (red, green, blue)]
    room = INK_LIMIT - black
    # Rounded down where every drop counts.
    fit = [floor(ink * room / sum(inks)) if sum(inks) > room else round(ink) for ink in inks]
    return (float(fit[0]), float(fit[1]), float(fit[2]), float(black))


def legible_on(ground: str, ink: str, paper: str) -> str:
    """Ink or paper: what text on the ground is set in. Ink wherever it is good, for it prints with one plate."""
    dark = contrast(ground, ink)
    return ink if dark >= 6 or dark > contrast(ground, paper) else paper


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour with a share of another, from 0 to 1, on screen and on the press."""
    return Colour(*_mixed(one.hex, one.cmyk, other.hex, other.cmyk, share), one.given and other.given)


# A brand that is completed is mixed of the same few colours, a few hundred times.
@lru_cache(maxsize=1024)
def _mixed(one: str, one_inks: Cmyk, other: str, other_inks: Cmyk, share: float) -> tuple[str, Cmyk]:
    pairs = zip(_parts(one), _parts(other), strict=True)
    hexed = "#" + "".join(f"{round(255 * (a * (1 - share) + b * share)):02X}" for a, b in pairs)
    inks = [round(a * (1 - share) + b * share, 1) for a, b in zip(one_inks, other_inks, strict=True)]
    return hexed, (inks[0], inks[1], inks[2], inks[3])


def alike(one: str, other: str) -> bool:
    """Whether the eye takes two colours for the same."""
    return distance(one, other) < 0.03


def hard_to_tell_apart(one: str, other: str) -> bool:
    """Whether two colours on two cards pass for the same at a glance: less than 10 apart by CIEDE2000."""
    if lightness_difference(one, other) > _TOLD_APART + _SURELY:
        return False
    from coloraide import Color

    return float(Color(one).delta_e(other, method="2000")) < _TOLD_APART


def at_lightness(hexed: str, shift: float) -> str | None:
    """The colour made lighter or darker by a shift in OKLCH, its hue kept; ``None`` beyond black and white."""
    from coloraide import Color

    wanted = Color(hexed).convert("oklch")
    lightness = wanted["lightness"] + shift
    if not 0 <= lightness <= 1:
        return None
    wanted["lightness"] = lightness
    return _hex(wanted)


def _hex(colour: Color) -> str:
    return str(colour.convert("srgb").fit("srgb").to_string(hex=True, alpha=False)).upper()


def _parts(hexed: str) -> tuple[float, float, float]:
    red, green, blue = (int(hexed[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue
