"""A PDF made ready for the press: inks for every colour of every page."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream

from kernekort.brand import Spot
from kernekort.findings import Finding, error
from kernekort.press.condition import Condition
from kernekort.press.gradients import gradient_in_ink
from kernekort.press.hand import PressHand
from kernekort.press.inks import K_ONLY, Inks
from kernekort.press.pictures import image_in_ink
from kernekort.press.separation import Ink, Separation
from kernekort.press.spots import separation_of
from kernekort.recolouring import (
    ColourHand,
    Grey,
    Hand,
    Matrix,
    Paint,
    Values,
    colour_space,
    is_grey,
    recolour,
    rgb_of_cmyk,
)
from kernekort.recolouring import tabled as tabled_gradient


def converted(pdf: bytes, inks: Inks, condition: Condition) -> bytes:
    """The same pages in inks: exact ones where the brand has them, black for greys, the rest by the condition.

    No colour is left that is not CMYK, grey or a plate. Everything that several pages share is converted once.

    Raises:
        Stop: something whose colours cannot be told, such as a mesh gradient (``press-not-possible``).
    """
    with Pdf.open(BytesIO(pdf)) as document:
        recolour(document, Press(document, inks, condition))
        buffer = BytesIO()
        document.save(buffer, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return buffer.getvalue()


class Press:
    """Colours as inks. What is seen through by its lightness alone, a soft mask, is told in greys."""

    def __init__(self, document: Pdf, inks: Inks, condition: Condition) -> None:
        self._document = document
        self._inks = inks
        self._separation = Separation(condition)
        self._plates: dict[Spot, Object] = {}
        self._grey = Grey()

    def hand(self, resources: Object, placed: Matrix | None, mask: bool) -> Hand:
        """Turns the colours of a content."""
        if mask:
            return ColourHand(resources, as_light)
        return PressHand(resources, self.ink, self._inks, placed, self.plate)

    def ink(self, paint: Paint) -> Ink:
        """The inks of a colour."""
        if paint.family == "cmyk":
            cyan, magenta, yellow, black = paint.values
            return cyan, magenta, yellow, black
        if paint.family == "grey":
            return (0.0, 0.0, 0.0, round(1 - paint.values[0], 5))
        red, green, blue = (round(255 * min(1.0, max(0.0, value))) for value in paint.values)
        exact = self._inks.exact.get((red, green, blue))
        if exact is not None:
            return exact
        if red == green == blue:
            return (*K_ONLY[:3], round(1 - red / 255, 5))
        return self._separation.ink((red, green, blue))

    def plate(self, spot: Spot) -> Object:
        """The colour space of a plate, once for the whole file."""
        if spot not in self._plates:
            self._plates[spot] = self._document.make_indirect(separation_of(spot))
        return self._plates[spot]

    def image(self, pdf: Pdf, image: Stream, mask: bool) -> None:
        """Turns an image."""
        if mask:
            self._grey.image(pdf, image, mask)
        else:
            image_in_ink(image, self._separation)

    def shading(self, pdf: Pdf, shading: Object, mask: bool) -> None:
        """Turns a gradient."""
        if is_grey(shading.ColorSpace):
            return
        if mask:
            tabled_gradient(pdf, shading, as_light, Name.DeviceGray)
        else:
            gradient_in_ink(pdf, shading, self.ink)

    def group(self, holder: Object, mask: bool) -> None:
        """Mixes the colours of a group as inks, those of a mask as greys."""
        group = holder.get(Name.Group)
        if isinstance(group, Dictionary) and Name.CS in group:
            group[Name.CS] = Name.DeviceGray if mask else Name.DeviceCMYK

    def ground(self, space: Object, values: Values) -> tuple[float, ...]:
        """The grey that a soft mask starts from."""
        return as_light(colour_space(space).plain(values)).values

    def keeps_spaces(self) -> bool:
        """No: colours are plain inks."""
        return False

    def refused(self, what: str) -> Finding:
        """``press-not-possible``."""
        return error("press-not-possible", what=what)


def as_light(paint: Paint) -> Paint:
    """A colour as what a soft mask sees of it: the luminosity that PDF computes."""
    if paint.family == "grey":
        return paint
    red, green, blue = paint.values if paint.family == "rgb" else rgb_of_cmyk(paint.values)
    return Paint("grey", (0.3 * red + 0.59 * green + 0.11 * blue,))
