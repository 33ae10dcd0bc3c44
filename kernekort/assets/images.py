"""PNG and JPEG: measured by their headers, then decoded in full, so that a half-copied photo is found here.

Pillow is loaded with the first picture: most materials have none.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kernekort.assets.files import MEGABYTE, read_limited
from kernekort.assets.headers import Header, read_header
from kernekort.assets.ink import dark_box, ink_box, share
from kernekort.findings import Finding, Place, error
from kernekort.quick import dataclass

if TYPE_CHECKING:
    from PIL import Image

_MOST_BYTES = 200 * MEGABYTE
_MOST_MEGAPIXELS = {"JPEG": 160, "PNG": 64}
_MOST_SCANS = 100
_ORIENTATION = 0x0112
_SIDEWAYS = (5, 6, 7, 8)
_LOOKED_AT = 1500  # pixels on the longer side are enough to see how much of a picture is empty
_HARDLY_CROPPED = 0.97
_NOTHING_SAID = 72.0  # what programs write that know of no size on paper


@dataclass(frozen=True)
class ImageInfo:
    """Format (``PNG`` or ``JPEG``), size in pixels as it is shown (turned as the camera says), dpi if it is told."""

    format: str
    width_px: int
    height_px: int
    dpi: float | None


def check_image(path: Path, shown: str) -> tuple[Finding, ...]:
    """Whether a picture may be used: PNG or JPEG, not too large, whole.

    Findings: those of reading, ``image-format``, ``image-too-many-pixels``, ``image-truncated``, ``image-damaged``.
    """
    place = Place(shown)
    read = read_limited(path, _MOST_BYTES, place)
    return read.findings if read.value is None else check_image_data(read.value, place, path.name)


def check_image_data(data: bytes, place: Place, name: str) -> tuple[Finding, ...]:
    """The same for a picture in memory; ``name`` is what the user knows it by."""
    try:
        header = read_header(data)
    except ValueError:
        return (error("image-truncated", place, name=name),)
    if header is None:
        return (error("image-format", place, name=name, format=guess_format(data)),)
    return _check_size(header, place, name) or _check_whole(data, place, name)


def image_info(path: Path) -> ImageInfo:
    """Size and resolution of a picture that has been checked.

    Raises:
        ValueError: it is no picture that ``check_image`` lets through.
    """
    from PIL import Image

    try:
        with _strict(), Image.open(path, formats=("PNG", "JPEG")) as image:
            width, height = image.size
            if image.getexif().get(_ORIENTATION) in _SIDEWAYS:
                width, height = height, width
            dpi = float(image.info.get("dpi", (0, 0))[0])
            return ImageInfo(image.format or "", width, height, dpi if dpi > _NOTHING_SAID else None)
    except Exception as problem:  # A decoder can fail in any way on a broken file.
        raise ValueError(f"no picture: {path.name}") from problem


@dataclass(frozen=True)
class Inked:
    """A picture without the clear margins around it: its bytes and size, and how much of it is neither clear nor white.

    ``data`` is what was given where there was no margin to speak of; ``filled`` goes from 0 to 1.
    """

    data: bytes
    width_px: int
    height_px: int
    filled: float


def inked(data: bytes) -> Inked | None:
    """A picture that has been checked, cropped to what is not clear; ``None`` when all of it is."""
    from PIL import Image, ImageOps

    with _strict(), Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
        if opened.format == "JPEG":
            return _photo(data, opened)
        image = ImageOps.exif_transpose(opened)
        box = ink_box(image)
        if box is None:
            return None
        if share(box, image.size) > _HARDLY_CROPPED:
            return Inked(data, *image.size, _filled(image))
        image = image.crop(box)
        file = BytesIO()
        image.save(file, "PNG")
        return Inked(file.getvalue(), *image.size, _filled(image))


def _photo(data: bytes, image: Image.Image) -> Inked:
    """A JPEG has nothing clear; it is looked at small, and left as it is."""
    width, height = image.size
    if image.getexif().get(_ORIENTATION) in _SIDEWAYS:
        width, height = height, width
    image.draft(None, (_LOOKED_AT, _LOOKED_AT))
    return Inked(data, width, height, _filled(image))


def _filled(image: Image.Image) -> float:
    from PIL.Image import Resampling

    largest = max(*image.size, _LOOKED_AT)
    width, height = (max(side * _LOOKED_AT // largest, 1) for side in image.size)
    small = image.resize((width, height), Resampling.NEAREST)
    return share(dark_box(small), small.size)


def guess_format(data: bytes) -> str:
    """The name of a format that is known but not used, by its first bytes; empty when none fits."""
    known = {b"GIF8": "GIF", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"BM": "BMP", b"%PDF": "PDF", b"8BPS": "PSD"}
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1"):
        return "HEIC/AVIF"
    return next((name for start, name in known.items() if data.startswith(start)), "")


def _check_size(header: Header, place: Place, name: str) -> tuple[Finding, ...]:
    most = _MOST_MEGAPIXELS[header.format]
    if header.megapixels > most:
        facts = {"width": header.width, "height": header.height, "most": most}
        return (error("image-too-many-pixels", place, name=name, megapixels=header.megapixels, **facts),)
    if not header.megapixels or header.scans > _MOST_SCANS:
        return (error("image-damaged", place, name=name),)
    return ()


def _check_whole(data: bytes, place: Place, name: str) -> tuple[Finding, ...]:
    from PIL import Image

    try:
        with _strict(), Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            # A JPEG is read to its end at an eighth of its size: everything is decoded, a sixty-fourth kept in memory.
            image.draft(None, (1, 1))
            image.load()
    except Exception as problem:  # A decoder can fail in any way on a broken file.
        cut = isinstance(problem, EOFError) or "truncated" in str(problem).lower()
        return (error("image-truncated" if cut else "image-damaged", place, name=name),)
    return ()


@contextmanager
def _strict() -> Iterator[None]:
    from PIL import ImageFile

    # Typesetting tells Pillow to put up with half a picture, for the whole process; a check must not.
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
