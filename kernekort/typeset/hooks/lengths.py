"""Lengths of boxes that are no share of anything: found once for all boxes of a style."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import weasyprint.css
import weasyprint.layout.percent

from kernekort.typeset.hooks.replacing import replaced_everywhere
from kernekort.typeset.hooks.styles import model_of

_KNOWN = ("resolve_percentages", ("box", "containing_block"))
_SIDES = ("top", "right", "bottom", "left")
_AXES = {"width": ("left", "right"), "height": ("top", "bottom")}
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"{bound}{axis}" for axis in _AXES for bound in ("", "min_", "max_")),
)
_PLANNED = "kernekort_lengths"
_ANONYMOUS: dict[str, Any] = {}


@contextlib.contextmanager
def found_once() -> Iterator[None]:
    """While pages are laid out, lengths that are no percentages are looked up once for each style."""
    percent = weasyprint.layout.percent
    with replaced_everywhere(percent, *_KNOWN, _quick(percent.resolve_percentages)):
        yield


def _quick(known: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style = box.style
        try:
            lengths = style.__dict__[_PLANNED]
        except KeyError:
            lengths = style.__dict__[_PLANNED] = _known(style)
        if lengths is None:
            known(box, containing_block)
        else:
            box.__dict__.update(lengths)

    return resolve_percentages


def _known(style: Any) -> dict[str, Any] | None:
    """The lengths of a style, or of the one it is no different from."""
    model = model_of(style)
    if model is None:
        return _found(style)
    plans = model.__dict__
    if isinstance(model, weasyprint.css.AnonymousStyle) and model["border_collapse"] != "collapse":
        # No box without an element has lengths of its own, nor inherits any.
        plans = _ANONYMOUS
    if _PLANNED not in plans:
        plans[_PLANNED] = _found(model)
    lengths: dict[str, Any] | None = plans[_PLANNED]
    return lengths


def _found(style: Any) -> dict[str, Any] | None:
    """What ``resolve_percentages`` makes of a style in any box, in pixels; ``None`` when that depends on the box."""
    borders = {f"border_{side}_width": style[f"border_{side}_width"] for side in _SIDES}
    if style["border_collapse"] == "collapse" or style["box_sizing"] not in ("border-box", "content-box"):
        return None
    lengths: dict[str, Any] = {}
    for name in _LENGTHS:
        value = style[name]
        if value == "auto":
            lengths[name] = 0 if name in ("min_width", "min_height") else "auto"
        elif getattr(value, "unit", None) == "px":
            lengths[name] = value.value
        else:
            return None
    if style["box_sizing"] == "border-box":
        for axis, sides in _AXES.items():
            _shrink(lengths, axis, sum(lengths[f"padding_{side}"] + borders[f"border_{side}_width"] for side in sides))
    return lengths | borders


def _shrink(lengths: dict[str, Any], axis: str, border_and_padding: float) -> None:
    """A size that was given for the whole box, made one of what is in it."""
    if border_and_padding <= 0:
        return
    for name in (axis, f"min_{axis}", f"max_{axis}"):
        if lengths[name] != "auto":
            lengths[name] = max(0, lengths[name] - border_and_padding)
