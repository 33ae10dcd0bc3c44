"""The plates that the pages are printed from, made by Ghostscript: how much ink there is, and which inks (H02, H03)."""

from __future__ import annotations

import re
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageMath

from kernekort.findings import Fact, error, warning
from kernekort.preflight.outside.readers import FILE
from kernekort.preflight.outside.running import found, run
from kernekort.preflight.rules.colours import EXPECTED_SPOTS, PROCESS
from kernekort.preflight.rules.hits import Hit
from kernekort.shops import Shop
from kernekort.units import Mm

GHOSTSCRIPT = "gs"
DPI = 50
_SECONDS = 60.0
_AT_ONCE = 20
_MOST_PAGES = 400
_TOLERANCE = 4.0
_FULL = 2.55
_SMALLEST = 1.0
"""How many mm² of too much ink there must be: a dot on the edge of two things is nothing that will not dry."""

_PLATE = re.compile(r"plate(\d+)\((.+)\)\.tif")
_DOT: Mm = 25.4 / DPI


def plates_say(folder: Path, corners: Sequence[tuple[Mm, Mm]], shop: Shop) -> Iterator[Hit]:
    """Too much ink, and inks that nobody expects, on the pages of the file in the folder.

    ``corners`` are, for each page, how far the top left corner of its trim lies from that of its bleed box, or of its
    paper where it has none, in mm. Marks outside of the bleed are made of all inks there are, and cut away.
    """
    path = found(GHOSTSCRIPT)
    if path is None:
        yield Hit(warning("ink-not-checked", tool="Ghostscript"))
        return
    ending = time.monotonic() + _SECONDS
    for first in range(1, min(len(corners), _MOST_PAGES) + 1, _AT_ONCE):
        last = min(first + _AT_ONCE - 1, len(corners))
        ran = run(_command(path, first, last), folder, max(ending - time.monotonic(), 0.1))
        if ran is None or ran.code:
            yield Hit(warning("tool-gave-up", tool="Ghostscript", **({"seen": first - 1} if first > 1 else {})))
            return
        try:
            hits = tuple(_chunk(folder, first, corners, shop))
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):  # A page larger than any press.
            yield Hit(warning("tool-gave-up", tool="Ghostscript", **({"seen": first - 1} if first > 1 else {})))
            return
        yield from hits
    if len(corners) > _MOST_PAGES:
        yield Hit(warning("tool-gave-up", tool="Ghostscript", seen=_MOST_PAGES))


def _command(path: str, first: int, last: int) -> tuple[str, ...]:
    pages = (f"-dFirstPage={first}", f"-dLastPage={last}")
    quietly = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dNOPROMPT")
    return (path, *quietly, "-dUseBleedBox", "-sDEVICE=tiffsep", f"-r{DPI}", *pages, "-sOutputFile=plate%d.tif", FILE)


def _chunk(folder: Path, first: int, corners: Sequence[tuple[Mm, Mm]], shop: Shop) -> Iterator[Hit]:
    pages: dict[int, dict[str, Path]] = {}
    for file in sorted(folder.glob("plate*.tif")):
        match = _PLATE.fullmatch(file.name)
        if match:
            pages.setdefault(first + int(match[1]) - 1, {})[match[2]] = file
    for page, plates in sorted(pages.items()):
        for ink in sorted(set(plates) - PROCESS - EXPECTED_SPOTS):
            yield Hit(error("shop-plate-unexpected", **_on(page), ink=ink))
        printed = [file for ink, file in sorted(plates.items()) if ink not in EXPECTED_SPOTS]
        yield from _heavy(page, printed, corners[page - 1], shop)
    for file in folder.glob("plate*.tif"):
        file.unlink()


def _heavy(page: int, plates: Sequence[Path], corner: tuple[Mm, Mm], shop: Shop) -> Iterator[Hit]:
    total = _total(plates)
    if total is None:
        return
    limit = shop.ink_limit + _TOLERANCE
    over = ImageMath.lambda_eval(lambda given: given["convert"](given["ink"] > limit * _FULL, "L"), ink=total)
    most = float(total.getextrema()[1]) / _FULL  # type: ignore[arg-type]  # one number to a dot
    dots = sum(over.histogram()[1:])
    box = over.getbbox()
    if most <= limit or box is None or dots * _DOT * _DOT < _SMALLEST:
        return
    left, top = (round(box[axis] * _DOT - corner[axis], 1) + 0.0 for axis in (0, 1))
    width, height = (round((box[axis + 2] - box[axis]) * _DOT, 1) for axis in (0, 1))
    facts = {"left": left, "top": top, "width": width, "height": height, "total": most, "limit": float(shop.ink_limit)}
    yield Hit(error("shop-ink-heavy", page=page, **facts), most)


def _on(page: int) -> dict[str, Fact]:
    """The page, to which the pages alike are added when all have been seen."""
    return {"page": page}


def _total(plates: Sequence[Path]) -> Image.Image | None:
    """All inks together, 255 for each that is full."""
    total: Image.Image | None = None
    for file in plates:
        with _opened(file) as plate:
            ink = ImageChops.invert(plate.convert("L")).convert("I")
        total = ink if total is None else ImageMath.lambda_eval(lambda given: given["a"] + given["b"], a=total, b=ink)
    return total


def _opened(file: Path) -> Image.Image:
    """A plate that is small enough to be counted.

    Raises:
        Image.DecompressionBombError: it is far too large.
        Image.DecompressionBombWarning: it is too large.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return Image.open(file)
