"""Every colour as the grey of the same lightness: what a black-and-white printer makes of it."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Dictionary, Name, Object, Pdf, Stream

from kernekort.findings import Finding, error
from kernekort.recolouring.hand import ColourHand
from kernekort.recolouring.images import is_jpeg, picture_of
from kernekort.recolouring.model import Matrix, Paint, Values
from kernekort.recolouring.shadings import tabled
from kernekort.recolouring.spaces import colour_space, is_grey, lab_lightness, lightness

_LIGHTNESS = bytes(round(255 * lab_lightness(step / 2.55)) for step in range(256))
"""Grey of every lightness, both from 0 to 255."""


class Grey:
    """Text, lines and grounds, pictures, gradients and transparency, all in grey."""

    def hand(self, resources: Object, placed: Matrix | None, mask: bool) -> ColourHand:
        """Turns every colour of a content into grey."""
        return ColourHand(resources, as_grey)

    def image(self, pdf: Pdf, image: Stream, mask: bool) -> None:
        """Makes an image grey where it stands; one that is grey is left as it is."""
        if is_grey(image.ColorSpace):
            return
        picture = picture_of(image)
        grey = picture.convert("RGB").convert("LAB").getchannel("L").point(_LIGHTNESS)
        if is_jpeg(image):
            buffer = BytesIO()
            grey.save(buffer, "JPEG", quality=92)
            image.write(buffer.getvalue(), filter=Name.DCTDecode)
        else:
            image.write(grey.tobytes())
        image[Name.ColorSpace], image[Name.BitsPerComponent] = Name.DeviceGray, 8
        if Name.Decode in image:
            del image[Name.Decode]

    def shading(self, pdf: Pdf, shading: Object, mask: bool) -> None:
        """Makes a gradient grey where it stands, of the right lightness all the way."""
        if not is_grey(shading.ColorSpace):
            tabled(pdf, shading, as_grey, Name.DeviceGray)

    def group(self, holder: Object, mask: bool) -> None:
        """Mixes the colours of a transparency group in grey."""
        group = holder.get(Name.Group)
        if isinstance(group, Dictionary) and Name.CS in group:
            group[Name.CS] = Name.DeviceGray

    def ground(self, space: Object, values: Values) -> tuple[float, ...]:
        """The grey that a soft mask starts from."""
        return tuple(values) if len(values) == 1 else as_grey(colour_space(space).plain(values)).values

    def keeps_spaces(self) -> bool:
        """No: all colours are plain greys."""
        return False

    def refused(self, what: str) -> Finding:
        """``grey-not-possible``."""
        return error("grey-not-possible", what=what)


def as_grey(paint: Paint) -> Paint:
    """The grey that is as light as a colour."""
    return Paint("grey", (lightness(paint),))
