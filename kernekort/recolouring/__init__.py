"""The colours of a PDF converted: one walk through everything that has any, and conversions that say what of it."""

from __future__ import annotations

from kernekort.recolouring.functions import evaluate
from kernekort.recolouring.grey import Grey
from kernekort.recolouring.hand import COLOUR_OPERATORS, ColourHand
from kernekort.recolouring.images import is_jpeg, picture_of
from kernekort.recolouring.model import Conversion, Edit, Hand, Kind, Matrix, Paint, Rgb, Space, Untold, Values, decimal
from kernekort.recolouring.shadings import interval, table, tabled, turn_background
from kernekort.recolouring.spaces import colour_space, is_grey, rgb_of_cmyk
from kernekort.recolouring.walk import content_of, recolour

__all__ = [
    "COLOUR_OPERATORS",
    "ColourHand",
    "Conversion",
    "Edit",
    "Grey",
    "Hand",
    "Kind",
    "Matrix",
    "Paint",
    "Rgb",
    "Space",
    "Untold",
    "Values",
    "colour_space",
    "content_of",
    "decimal",
    "evaluate",
    "interval",
    "is_grey",
    "is_jpeg",
    "picture_of",
    "recolour",
    "rgb_of_cmyk",
    "table",
    "tabled",
    "turn_background",
]
