"""The functions a template may call: drawings, and measures of text."""

from __future__ import annotations

from functools import partial
from typing import Any

from kernekort.markup.art import FaceArt
from kernekort.markup.boards import board
from kernekort.markup.clockwork import clocked
from kernekort.markup.fitting import Voices
from kernekort.markup.images import Images
from kernekort.markup.lists import actions, stacked
from kernekort.markup.paging import paged
from kernekort.markup.wheels import wheel

DRAWING = (
    "figure", "place", "centred", "spot", "aside", "core", "icon", "space", "level", "dial", "people", "mark",
    "bar", "ruler", "tones", "tint", "ticks", "colour", "legible_on", "logo", "logo_box",
)  # fmt: skip
"""The functions of ``FaceArt`` that a template may call."""


def functions(art: FaceArt, voices: Voices, images: Images) -> dict[str, Any]:
    """Every function, each bound to the face it draws on."""
    return {name: getattr(art, name) for name in DRAWING} | {
        "board": partial(board, voices, art.trim),
        "wheel": partial(wheel, voices, art.trim),
        "actions": partial(actions, voices),
        "stacked": partial(stacked, voices),
        "balanced": voices.balanced,
        "boxes": voices.boxes,
        "sized": voices.sized,
        "wrapped": voices.wrapped,
        "width": voices.width,
        "paged": paged,
        "clocked": clocked,
        "image": images.uri,
    }
