"""Pictures with enough dots for the size they are printed in (H01)."""

from __future__ import annotations

from collections.abc import Iterator

from kernekort.preflight.reading.marks import Picture
from kernekort.preflight.reading.pages import Document
from kernekort.preflight.reading.plane import sides
from kernekort.preflight.rules.hits import Hit, place, weighed
from kernekort.shops import Shop

_SHARPER = 2
"""A picture of black and white only needs twice the dots: its edges are all it has."""

_SMALLEST = 4
"""Pictures of so few dots are colours, not pictures."""

_ALMOST = 0.98
"""A picture made for the trim is shown a little larger with its bleed."""

_INCH = 72.0


def pictures(document: Document, shop: Shop) -> Iterator[Hit]:
    """Every picture in every size it is shown in."""
    for page in document.pages:
        for picture in page.drawn.of(Picture):
            image = picture.image
            if picture.soft or min(image.width, image.height) <= _SMALLEST or not picture.box.meets(page.media):
                continue
            wide, high = sides(picture.matrix)
            if not wide or not high:
                continue
            dpi = min(image.width / wide, image.height / high) * _INCH
            if image.bits == 1:
                wanted, least = _SHARPER * shop.dpi, _SHARPER * shop.least_dpi
                if dpi < wanted * _ALMOST:
                    facts = {"dpi": dpi, "wanted": float(wanted), "picture": image.number}
                    yield Hit(
                        weighed(dpi < least * _ALMOST, "shop-bitmap-coarse", **place(page, picture.box), **facts), -dpi
                    )
            elif dpi < shop.dpi * _ALMOST:
                facts = {"dpi": dpi, "wanted": float(shop.dpi), "picture": image.number}
                yield Hit(
                    weighed(dpi < shop.least_dpi * _ALMOST, "shop-image-coarse", **place(page, picture.box), **facts),
                    -dpi,
                )
