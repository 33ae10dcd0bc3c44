"""Colours that text cannot be read on, replaced by the nearest that it can, and said aloud."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kernekort.brand.colours import Colour, at_lightness, colour, legible_on
from kernekort.brand.palettes import Tokens
from kernekort.brand.seeing import contrast
from kernekort.figures import SUITS
from kernekort.findings import Checked, Finding, Place, error, warning

GOAL = 4.5
"""The least contrast of text, by WCAG 2 level AA."""

_STEP = 0.004
_FARTHEST = 0.35

PlaceOf = Callable[[str], Place | None]
"""Where in the brand's file a token gets its value from."""


def mend(tokens: Tokens, place_of: PlaceOf) -> Checked[Tokens]:
    """The tokens with every colour that carries text made to carry it.

    Ink is moved on paper; grounds, light fields and labels are moved under or on what stands there. The hue is kept,
    and of lighter and darker the nearer is taken.

    Findings: ``contrast-mended`` (a warning with both values), ``contrast-impossible``.
    """
    mending = _Mending(dict(tokens), place_of)
    mending.check("ink", lambda ink: contrast(ink, mending.hex("paper")))
    if mending.failed:
        return Checked(None, tuple(mending.findings))
    ink, paper = mending.hex("ink"), mending.hex("paper")
    for suit in SUITS:
        mending.check(suit, lambda ground: contrast(ground, legible_on(ground, ink, paper)))
        mending.check(f"{suit}-light", lambda light: contrast(light, ink))
        mending.check(f"{suit}-text", lambda text: contrast(text, paper))
    return Checked(None if mending.failed else mending.tokens, tuple(mending.findings))


@dataclass
class _Mending:
    """Tokens under repair, and what has been said about them; one value is told of once."""

    tokens: dict[str, Colour]
    place_of: PlaceOf

    def __post_init__(self) -> None:
        self.findings: list[Finding] = []
        self.failed = False
        self._told: dict[str, str] = {}

    def hex(self, token: str) -> str:
        """The colour of a token as it is now."""
        return self.tokens[token].hex

    def check(self, token: str, ratio: Callable[[str], float]) -> None:
        """Puts the nearest colour that passes in the place of one that does not."""
        if token not in self.tokens or ratio(self.hex(token)) >= GOAL:
            return
        value, place = self.hex(token), self.place_of(token)
        mended = _nearest(value, ratio)
        facts: Mapping[str, str | float] = {"token": token, "value": value, "ratio": ratio(value), "goal": GOAL}
        if mended is None:
            self.failed = True
            self.findings.append(error("contrast-impossible", place, **facts))
            return
        self.tokens[token] = colour(mended)
        if self._told.get(value) != mended:
            self._told[value] = mended
            self.findings.append(warning("contrast-mended", place, **facts, mended=mended, better=ratio(mended)))


def _nearest(value: str, ratio: Callable[[str], float]) -> str | None:
    for step in range(1, round(_FARTHEST / _STEP) + 1):
        for shift in (-step * _STEP, step * _STEP):
            candidate = at_lightness(value, shift)
            if candidate is not None and ratio(candidate) >= GOAL:
                return candidate
    return None
