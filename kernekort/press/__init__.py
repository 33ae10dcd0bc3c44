"""For the press: colours as the inks of a printing condition, plates of their own, and the label PDF/X-4."""

from __future__ import annotations

from kernekort.press.condition import CONDITIONS, Condition, Known, condition, conditions_here
from kernekort.press.conversion import converted
from kernekort.press.inks import Inks, inks_of, unprintable
from kernekort.press.label import Label, labelled, made_at
from kernekort.press.spots import SpotPath, die_line, draw_spots, rounded, separation_of, with_spots

__all__ = [
    "CONDITIONS",
    "Condition",
    "Inks",
    "Known",
    "Label",
    "SpotPath",
    "condition",
    "conditions_here",
    "converted",
    "die_line",
    "draw_spots",
    "inks_of",
    "labelled",
    "made_at",
    "rounded",
    "separation_of",
    "unprintable",
    "with_spots",
]
