"""How far beyond the cut the ground of a face really goes, measured on a picture of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from kernekort.units import Mm, points

if TYPE_CHECKING:
    import pypdfium2

    from kernekort.faces import Faces
    from kernekort.markup.model import PageForm

_DOTS = 4.0
"""Dots to a millimetre."""

_INSET: Mm = 0.5
_STEP: Mm = 0.25
_WHITE = 250
_GROUND = 0.9
"""The share of an edge that is coloured where a ground goes over it; a figure that lies there colours less."""


def short_of_bleed(faces: Faces) -> Mapping[str, Mm]:
    """Faces whose ground goes over a cut, and ends before the bleed does: how far beyond the cut it goes, in mm."""
    import pypdfium2

    document = pypdfium2.PdfDocument(faces.pdf)
    try:
        short: dict[str, Mm] = {}
        for number, key in enumerate(faces.keys):
            form = faces.forms[key]
            reach = _reach(document, number, form)
            if reach < form.bleed - _INSET:
                short[key] = min(reach, short.get(key, reach))
        return short
    finally:
        document.close()


def _reach(document: pypdfium2.PdfDocument, number: int, form: PageForm) -> Mm:
    """The shortest way that a ground goes beyond one of the four cuts; the bleed where there is no ground."""
    page = document[number]
    bitmap = page.render(scale=_DOTS / points(1))
    try:
        red, green, blue = bitmap.to_pil().convert("RGB").split()
        dark = ImageChops.darker(red, ImageChops.darker(green, blue)).point(lambda light: 255 if light < _WHITE else 0)
    finally:
        bitmap.close()
        page.close()
    # Turned a quarter three times, every side comes to lie at the top.
    return min(_upwards(dark.rotate(90 * turn, expand=True), form.bleed) for turn in range(4))


def _upwards(picture: Image.Image, bleed: Mm) -> Mm:
    """How far beyond the upper cut a ground goes."""
    if _coloured(picture, bleed + _INSET, bleed) < _GROUND:
        return bleed
    reach = 0.0
    while reach < bleed - _INSET and _coloured(picture, bleed - reach - _STEP, bleed) >= _GROUND:
        reach += _STEP
    return bleed if reach >= bleed - _INSET else reach


def _coloured(picture: Image.Image, down: Mm, beside: Mm) -> float:
    """The share of a row between the cuts that is not white."""
    y, left, right = int(down * _DOTS), round(beside * _DOTS), picture.width - round(beside * _DOTS)
    row = picture.crop((left, y, right, y + 1))
    return row.histogram()[255] / max(1, row.width)
