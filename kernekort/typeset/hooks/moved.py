"""Boxes that are positioned absolutely: where each stood before it was put in its place, and how far that is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import weasyprint.layout.absolute

from kernekort.typeset.hooks.replacing import replaced

_PARAMETERS = ("box", "context", "cb_x", "cb_y", "cb_width", "cb_height")
_AXES = {"x": "absolute_width", "y": "absolute_height"}


class Move(NamedTuple):
    """In pixels, along one axis: from where, and ``by`` how much, to its place in a room that begins at ``origin``.

    One that is ``by_size`` depends on what is in the box besides.
    """

    start: float
    origin: float
    by_size: bool
    by: float


@contextlib.contextmanager
def kept_in_mind() -> Iterator[None]:
    """While pages are laid out."""
    module = weasyprint.layout.absolute
    with contextlib.ExitStack() as stack:
        for axis, name in _AXES.items():
            known = getattr(module, name, None)
            stack.enter_context(replaced(module, name, _PARAMETERS, _minding(known, axis)))
        yield


def moves_of(box: Any) -> tuple[Move, Move] | None:
    """How far a box was moved to the right and down; ``None`` when nobody knows."""
    x, y = (box.__dict__.get(_name(axis)) for axis in _AXES)
    return (x, y) if x is not None and y is not None else None


def _minding(known: Any, axis: str) -> Callable[..., tuple[bool, float]]:
    position, name = f"position_{axis}", _name(axis)

    def moved(
        box: Any, context: Any, cb_x: float, cb_y: float, cb_width: float, cb_height: float
    ) -> tuple[bool, float]:
        start = getattr(box, position)
        by_size, by = known(box, context, cb_x, cb_y, cb_width, cb_height)
        # The box that is laid out is a copy of this one.
        box.__dict__[name] = Move(start, cb_x if axis == "x" else cb_y, by_size, by)
        return by_size, by

    return moved


def _name(axis: str) -> str:
    return f"kernekort_moved_{axis}"
