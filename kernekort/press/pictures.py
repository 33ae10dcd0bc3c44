"""Images in ink, worked on in bands: a poster's photograph is larger than most of what else is in memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from pikepdf import Array, Name, Object, Stream
from PIL import Image

from kernekort.press.jpeg import jpeg_parts, rows_of_a_band, without_profile
from kernekort.press.separation import Separation
from kernekort.recolouring import is_grey, is_jpeg, picture_of


def image_in_ink(image: Stream, separation: Separation) -> None:
    """Turns an image into CMYK where it stands; greys are left to the black plate, and CMYK is left as it is.

    A JPEG stays one, everything else is kept without loss.

    Raises:
        Untold: an image of a kind that cannot be read.
    """
    space = image.ColorSpace
    if is_grey(space):
        image.ColorSpace = Name.DeviceGray
        _clean(image)
    elif _is_cmyk(space):
        image.ColorSpace = Name.DeviceCMYK
        _clean(image)
    else:
        _separate(image, separation)


def _separate(image: Stream, separation: Separation) -> None:
    # The picture is gone before what came of it is put together: both may be large.
    if is_jpeg(image):
        parts = list(_jpeg(image, separation))
        image.write(b"".join(parts), filter=Name.DCTDecode)
        # Pillow writes the inks of a JPEG upside down, as Adobe does.
        image.Decode = Array([1, 0] * 4)
    else:
        parts = list(_packed(image, separation))
        image.write(b"".join(parts), filter=Name.FlateDecode)
        if Name.Decode in image:
            del image[Name.Decode]
    if Name.DecodeParms in image:
        del image[Name.DecodeParms]
    image.ColorSpace, image.BitsPerComponent = Name.DeviceCMYK, 8


def _jpeg(image: Stream, separation: Separation) -> Iterator[bytes]:
    picture = picture_of(image)
    yield from jpeg_parts(picture.width, picture.height, _bands(picture, separation))


def _packed(image: Stream, separation: Separation) -> Iterator[bytes]:
    packer = zlib.compressobj(6)
    yield from (packer.compress(band.tobytes()) for band in _bands(picture_of(image), separation))
    yield packer.flush()


def _bands(picture: Image.Image, separation: Separation) -> Iterator[Image.Image]:
    rows = rows_of_a_band(picture.width)
    for top in range(0, picture.height, rows):
        band = picture.crop((0, top, picture.width, min(top + rows, picture.height)))
        yield separation.picture(band.convert("RGB"))


def _clean(image: Stream) -> None:
    """Takes the profile out of a JPEG that is left as it is: the output intent says what its numbers mean."""
    if image.get(Name.Filter) != Name.DCTDecode or Name.DecodeParms in image:
        return
    data = image.read_raw_bytes()
    cleaned = without_profile(data)
    if len(cleaned) != len(data):
        image.write(cleaned, filter=Name.DCTDecode)


def _is_cmyk(space: Object) -> bool:
    if isinstance(space, Array):
        return space[0] == Name.ICCBased and int(space[1].N) == 4
    return space in (Name.DeviceCMYK, Name.CMYK)
