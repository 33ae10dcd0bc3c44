"""Figures and marks, drawn by rule: eight constructions round one core, and the small icons beside words."""

from __future__ import annotations

from kernekort.figures.figure import SUITS, core, core_at, figure, without_core
from kernekort.figures.geometry import FIELD
from kernekort.figures.paint import Paint
from kernekort.figures.placement import Spot, place
from kernekort.figures.space_icons import SPACES, space_icon
from kernekort.figures.suit_icons import icon
from kernekort.figures.working_marks import arrow, cards_icon, check, dial, level, pen, people, talk

__all__ = [
    "FIELD",
    "SPACES",
    "SUITS",
    "Paint",
    "Spot",
    "arrow",
    "cards_icon",
    "check",
    "core",
    "core_at",
    "dial",
    "figure",
    "icon",
    "level",
    "pen",
    "people",
    "place",
    "space_icon",
    "talk",
    "without_core",
]
