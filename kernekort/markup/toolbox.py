"""The functions a template may call: drawings, and measures of text.

What draws boards, wheels and timetables is loaded when a template first calls it: cards do not.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from kernekort.markup.art import FaceArt
from kernekort.markup.fitting import Voices
from kernekort.markup.images import Images
from kernekort.markup.paging import paged
from kernekort.markup.whose import line_mark
from kernekort.units import Size

DRAWING = (
    "figure", "place", "centred", "spot", "aside", "core", "icon", "space", "level", "dial", "people", "mark",
    "bar", "ruler", "tones", "tint", "ticks", "colour", "legible_on", "logo", "logo_box",
)  # fmt: skip
"""The functions of ``FaceArt`` that a template may call."""


def functions(art: FaceArt, voices: Voices, images: Images) -> dict[str, Any]:
    """Every function, each bound to the face it draws on."""
    return {name: getattr(art, name) for name in DRAWING} | {
        "board": partial(_board, voices, art.trim),
        "wheel": partial(_wheel, voices, art.trim),
        "actions": partial(_actions, voices),
        "stacked": partial(_stacked, voices),
        "stroke": partial(_stroke, art),
        "balanced": voices.balanced,
        "boxes": voices.boxes,
        "sized": voices.sized,
        "wrapped": voices.wrapped,
        "width": voices.width,
        "paged": paged,
        "clocked": _clocked,
        "image": images.uri,
        "client_mark": line_mark,
    }


def _board(voices: Voices, page: Size, *arguments: Any, **named: Any) -> dict[str, Any]:
    from kernekort.markup.boards import board

    return board(voices, page, *arguments, **named)


def _wheel(voices: Voices, page: Size, *arguments: Any, **named: Any) -> dict[str, Any]:
    from kernekort.markup.wheels import wheel

    return wheel(voices, page, *arguments, **named)


def _actions(voices: Voices, *arguments: Any, **named: Any) -> dict[str, Any]:
    from kernekort.markup.lists import actions

    return actions(voices, *arguments, **named)


def _stacked(voices: Voices, *arguments: Any, **named: Any) -> dict[str, Any]:
    from kernekort.markup.lists import stacked

    return stacked(voices, *arguments, **named)


def _stroke(art: FaceArt, *arguments: Any, **named: Any) -> str:
    from kernekort.markup.strokes import stroke

    return stroke(art, *arguments, **named)


def _clocked(*arguments: Any, **named: Any) -> dict[str, Any]:
    from kernekort.markup.clockwork import clocked

    return clocked(*arguments, **named)
