"""Boxes with nothing behind them: most are, and so is every box of their style."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import weasyprint.draw.color
import weasyprint.layout.background

from kernekort.typeset.hooks.replacing import replaced
from kernekort.typeset.hooks.styles import model_of

_KNOWN = ("layout_box_backgrounds", ("page", "box", "get_image_from_uri", "layout_children", "style"))
_RADII = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
_NOTHING = {**dict.fromkeys(_RADII, (0, 0)), "background": None}
_IS_BARE = "kernekort_bare"


@contextlib.contextmanager
def seen_at_once() -> Iterator[None]:
    """While pages are laid out, what has no ground is told by its style."""
    module = weasyprint.layout.background
    with replaced(module, *_KNOWN, _quick(module.layout_box_backgrounds)):
        yield


def _quick(known: Callable[..., None]) -> Callable[..., None]:
    def layout_box_backgrounds(
        page: Any, box: Any, get_image_from_uri: Any, layout_children: bool = True, style: Any = None
    ) -> None:
        # One that is positioned stands behind a placeholder.
        real = box.__dict__.get("_box", box)
        model = model_of(real.style)
        # A page has a ground even where it has none, for what lies beyond its edge.
        if style is not None or box is page or model is None or not _is_bare(model):
            known(page, box, get_image_from_uri, layout_children, style)
            return
        real.__dict__.update(_NOTHING)
        if layout_children:
            for child in real.all_children():
                layout_box_backgrounds(page, child, get_image_from_uri)

    return layout_box_backgrounds


def _is_bare(model: Any) -> bool:
    """Whether a box of a style has neither ground, shadow nor picture, and no round corners."""
    try:
        bare: bool = model.__dict__[_IS_BARE]
    except KeyError:
        bare = model.__dict__[_IS_BARE] = _found(model)
    return bare


def _found(model: Any) -> bool:
    if any((0, "px") not in model[name] for name in _RADII) or model["box_shadow"]:
        return False
    if model["border_image_source"][0] != "none" or model["mask_border_source"][0] != "none":
        return False
    if model["visibility"] == "hidden":
        return True
    if any(kind == "url" or image for kind, image in model["background_image"]):
        return False
    return bool(weasyprint.draw.color.get_color(model, "background_color").alpha == 0)
