"""Colours that stand for a plate of its own: a press gives each its plate, an office printer prints what it sees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Spot = Literal["CutContour", "Crease", "Varnish"]

SPOT_COLOURS: Final[Mapping[Spot, str]] = {
    "CutContour": "#7E8185",
    "Crease": "#85817E",
    "Varnish": "#FDFAF7",
}
"""Lines are greys that an office printer draws; varnish is a white that CSS makes nearly clear."""

SPOT_PROPERTIES: Final[Mapping[str, str]] = {
    "--cut-contour": SPOT_COLOURS["CutContour"],
    "--crease": SPOT_COLOURS["Crease"],
    "--varnish": f"{SPOT_COLOURS['Varnish']}01",
}
"""Custom properties of every style sheet; varnish lets through all but a hair of what lies under it."""
