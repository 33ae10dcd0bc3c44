"""Images of a PDF as pictures."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from pikepdf import Array, Name, Object, PdfImage, Stream, UnsupportedImageTypeError

from kernekort.recolouring.model import Untold

if TYPE_CHECKING:
    from PIL.Image import Image


def picture_of(image: Stream) -> Image:
    """An image as a picture, light where it is light on the page.

    Raises:
        Untold: an image of a kind that cannot be read.
    """
    if isinstance(image.get(Name.Mask), Array):
        raise Untold("/Mask")
    # Few files have pictures in them.
    from PIL.Image import DecompressionBombError, DecompressionBombWarning

    try:
        with warnings.catch_warnings():
            # How large a picture may be has been decided where it was read.
            warnings.simplefilter("ignore", DecompressionBombWarning)
            picture = PdfImage(image).as_pil_image()
            picture.load()
    except (UnsupportedImageTypeError, NotImplementedError, ValueError, OSError, DecompressionBombError):
        raise Untold("/Image") from None
    # Pillow takes every CMYK JPEG for an inverted one, as Adobe writes them; such a JPEG says so in its Decode array.
    if is_inverted(image) != (is_jpeg(image) and picture.mode == "CMYK"):
        picture = picture.point(bytes(range(255, -1, -1)) * len(picture.getbands()))
    return picture


def is_jpeg(image: Stream) -> bool:
    """Whether an image is kept as a JPEG."""
    return _last_filter(image) == Name.DCTDecode


def is_inverted(image: Stream) -> bool:
    """Whether the Decode array turns light into dark."""
    decode = image.get(Name.Decode)
    return isinstance(decode, Array) and len(decode) >= 2 and float(decode[0]) > float(decode[1])


def _last_filter(image: Stream) -> Object | None:
    filters = image.get(Name.Filter)
    return filters[-1] if isinstance(filters, Array) and len(filters) else filters
