"""A brand with a stand-in for each of its colours: what is laid out in it can be given any brand's colours afterwards.

Every way to ask a brand for a colour has a stand-in of its own, also where the answer is worked out, as that of ink or
paper on a ground: so what is laid out is the same whatever the answers are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, fields
from functools import cache
from pathlib import Path

from kernekort.brand.colours import Colour, colour
from kernekort.brand.model import PARTS, Brand, Palette
from kernekort.brand.palettes import BASICS
from kernekort.figures import SUITS
from kernekort.quick import dataclass

_FIRST, _STEP = 0x2B1D07, 0x0A0F35
"""The first stand-in, and how far the next is from it: colours that nobody picks, and all different."""

_JOKERS = 6


class StandIn(str):
    """A stand-in for a colour, equal to what that colour is equal to: a template may ask, and do as it is told."""

    _colour: str

    def __new__(cls, hexed: str, colour: str) -> StandIn:
        """The stand-in ``hexed`` for a colour, both as ``#RRGGBB``."""
        made = super().__new__(cls, hexed)
        made._colour = colour
        return made

    def __eq__(self, other: object) -> bool:
        return bool(self._colour == (other._colour if isinstance(other, StandIn) else other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._colour)


@dataclass(frozen=True)
class Undyed(Brand):
    """A brand in stand-ins; all but its colours is that of the brand it was made from.

    ``answers`` has that brand's colour for every stand-in.
    """

    answers: Mapping[str, str] = field(default_factory=dict)

    def spoken(self, hexed: str) -> str:
        """A stand-in as it is handed to a template."""
        return StandIn(hexed, self.answers[hexed])

    def legible(self, name: str, suit: str) -> str:
        """The stand-in for ink or paper on a colour."""
        return _stand_in("legible", name, suit if name in PARTS else "")

    def tones(self, suit: str) -> tuple[str, str]:
        """The stand-ins for both tones of a dimension."""
        return _stand_in("full", suit), _stand_in("half", suit)

    def tint(self, suit: str) -> str:
        """The stand-in for the pale tone of a dimension."""
        return _stand_in("tint", suit)

    def core_on(self, suit: str) -> Colour:
        """The stand-in for the core on a dimension's ground."""
        return colour(_stand_in("core", suit))

    def joker_palette(self) -> tuple[str, ...]:
        """The stand-ins for the colours of the joker's figure."""
        count = 4 if self.mono else _JOKERS
        return tuple(_stand_in("joker", str(number)) for number in range(count))


def undyed(brand: Brand) -> Undyed:
    """The brand in stand-ins."""
    tokens = {name: colour(_stand_in("token", name)) for name in BASICS}
    suits = {
        suit: Palette(*(colour(_stand_in(part, suit)) for part in ("ground", "deep", "light", "on", "text")))
        for suit in SUITS
    }
    # Where a brand lies is of no use to a page, and brands that differ in nothing else are one.
    own = {one.name: getattr(brand, one.name) for one in fields(brand)}
    return Undyed(**{**own, "tokens": tokens, "suits": suits, "folder": Path()}, answers=dye_table(brand))


def dye_table(brand: Brand) -> Mapping[str, str]:
    """The brand's colour for every stand-in, both as ``#RRGGBB``."""
    return {_stand_in(*slot): _answer(brand, *slot) for slot in _slots()}


def _answer(brand: Brand, kind: str, name: str, suit: str = "") -> str:
    """What the brand says where a stand-in stands."""
    if kind == "token":
        return brand.tokens[name].hex
    if kind == "legible":
        return brand.legible(name, suit or SUITS[0])
    if kind in ("full", "half"):
        return brand.tones(name)[kind == "half"]
    if kind == "joker":
        palette = brand.joker_palette()
        return palette[min(int(name), len(palette) - 1)]
    if kind == "tint":
        return brand.tint(name)
    return brand.core_on(name).hex if kind == "core" else brand.colour(kind, name)


@cache
def _numbers() -> Mapping[tuple[str, ...], int]:
    return {slot: number for number, slot in enumerate(_slots())}


def _stand_in(*slot: str) -> str:
    slot = slot if len(slot) == 3 and slot[2] else slot[:2]
    return f"#{(_FIRST + _numbers()[slot] * _STEP) % 0x1000000:06X}"


def _slots() -> Iterator[tuple[str, ...]]:
    """Everything that a brand can be asked for: the kind of question, and what it is about."""
    yield from (("token", name) for name in BASICS)
    yield from ((kind, suit) for suit in SUITS for kind in (*PARTS, "core", "full", "half", "tint"))
    yield from (("joker", str(number)) for number in range(_JOKERS))
    yield from (("legible", name) for name in BASICS)
    yield from (("legible", name, suit) for suit in SUITS for name in PARTS)
