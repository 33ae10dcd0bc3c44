"""Figures and marks, drawn by rule: eight constructions round one core, and the small icons beside words."""

from __future__ import annotations

from kernekort.figures.figure import SUITS, core_at, figure
from kernekort.figures.paint import Paint
from kernekort.figures.placement import Spot, place
from kernekort.figures.suit_icons import icon
from kernekort.figures.working_marks import arrow, cards_icon, check, dial, level, pen, people, talk

__all__ = [
    "SUITS",
    "Paint",
    "Spot",
    "arrow",
    "cards_icon",
    "check",
    "core_at",
    "dial",
    "figure",
    "icon",
    "level",
    "pen",
    "people",
    "place",
    "talk",
]
