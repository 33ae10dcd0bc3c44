"""In which inks the file is printed: no light told for ink, no ink too many, none unknown (X23, X24, X30, H02, H03)."""

from __future__ import annotations

from collections.abc import Iterator

from kernekort.brand import SPOT_COLOURS
from kernekort.findings import Finding, error, warning
from kernekort.preflight.reading.marks import Paint, Picture
from kernekort.preflight.reading.pages import Document, Page
from kernekort.preflight.reading.spaces import Space
from kernekort.preflight.rules.hits import Hit, place
from kernekort.shops import Shop

PROCESS = frozenset({"Cyan", "Magenta", "Yellow", "Black", "All", "None"})
EXPECTED_SPOTS = frozenset[str](SPOT_COLOURS)
"""The plates that the house makes: where to cut, where to crease, where to varnish."""

_TOLERANCE = 0.5


def colours(document: Document, shop: Shop) -> Iterator[Hit]:
    """Every colour in use, held against what the shop prints with; a shop that prints what it gets asks for none."""
    if shop.condition is None:
        return
    for page in document.pages:
        for mark in page.drawn.marks.values():
            if isinstance(mark, Picture) and not mark.soft:
                yield from _picture(page, mark)
            elif isinstance(mark, Paint):
                yield from _paint(page, mark, shop)


def _picture(page: Page, picture: Picture) -> Iterator[Hit]:
    area = picture.box.width * picture.box.height
    if picture.image.space.device_rgb:
        yield Hit(error("x4-rgb-image", **place(page, picture.box), picture=picture.image.number), area)
    yield from _common(page, picture, picture.image.space)


def _paint(page: Page, paint: Paint, shop: Shop) -> Iterator[Hit]:
    if paint.colour.space.device_rgb:
        yield Hit(_rgb(page, paint), paint.box.width * paint.box.height)
    yield from _common(page, paint, paint.colour.space)
    inks = paint.colour.inks
    total = 100 * sum(inks.values()) if inks and paint.what in ("text", "area", "line") else 0.0
    if total > shop.ink_limit + _TOLERANCE and "All" not in (inks or {}):
        yield Hit(error("shop-ink-heavy", **place(page, paint.box), total=total, limit=float(shop.ink_limit)), total)


def _rgb(page: Page, paint: Paint) -> Finding:
    if paint.what == "text":
        return error("x4-rgb-text", **place(page, paint.box))
    if paint.what == "gradient":
        return error("x4-rgb-gradient", **place(page, paint.box))
    if paint.what in ("group", "mask"):
        return error("x4-rgb-group", **place(page, paint.box))
    return error("x4-rgb-area", **place(page, paint.box))


def _common(page: Page, mark: Paint | Picture, space: Space) -> Iterator[Hit]:
    if space.by_light and not space.device_rgb:
        yield Hit(warning("shop-colour-managed", **place(page, mark.box)))
    for layer in space.layers():
        for ink in layer.inks:
            if ink not in PROCESS and ink not in EXPECTED_SPOTS:
                yield Hit(error("shop-plate-unexpected", **place(page, mark.box), ink=ink))
