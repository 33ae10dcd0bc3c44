"""A tuck box for a deck of cards as pure arithmetic: its panels, what is cut and what is folded."""

from __future__ import annotations

from kernekort.tuckbox.blank import Blank, Fold, Panels
from kernekort.tuckbox.lines import Path, Step, cut_path, fold_path, moved
from kernekort.tuckbox.making import tuck_box
from kernekort.tuckbox.measures import BOARD, THICKEST, Contents, Measures, measured

__all__ = [
    "BOARD",
    "THICKEST",
    "Blank",
    "Contents",
    "Fold",
    "Measures",
    "Panels",
    "Path",
    "Step",
    "cut_path",
    "fold_path",
    "measured",
    "moved",
    "tuck_box",
]
