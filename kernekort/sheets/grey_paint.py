"""Pictures and gradients in grey."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfImage, Stream, UnsupportedImageTypeError

from kernekort.findings import Stop, error
from kernekort.sheets.grey_colours import LAB, colour_space
from kernekort.sheets.grey_functions import evaluate

_SAMPLES = 256
_LIGHTNESS = bytes(round(255 * LAB.grey((step / 2.55,))) for step in range(256))
"""Grey of every lightness, both from 0 to 255."""

_ALREADY_GREY = ("/DeviceGray", "/CalGray")


def grey_image(image: Stream) -> None:
    """Makes an image grey where it stands; masks and grey images are left as they are.

    Raises:
        Stop: an image of a kind that cannot be read (``grey-not-possible``).
    """
    space = image.get(Name.ColorSpace)
    if image.get(Name.ImageMask, False) or space is None or _is_grey(space):
        return
    if isinstance(image.get(Name.Mask), Array):
        raise Stop((error("grey-not-possible", what="/Mask"),))
    as_jpeg = _last_filter(image) == Name.DCTDecode
    try:
        picture = PdfImage(image).as_pil_image()
    except (UnsupportedImageTypeError, NotImplementedError, ValueError, OSError):
        raise Stop((error("grey-not-possible", what="/Image"),)) from None
    # Pillow takes every CMYK JPEG for an inverted one, as Adobe writes them; such a JPEG says so in its Decode array.
    if _is_inverted(image) != (as_jpeg and picture.mode == "CMYK"):
        picture = picture.point(bytes(range(255, -1, -1)) * len(picture.getbands()))
    grey = picture.convert("RGB").convert("LAB").getchannel("L").point(_LIGHTNESS)
    if as_jpeg:
        buffer = BytesIO()
        grey.save(buffer, "JPEG", quality=92)
        image.write(buffer.getvalue(), filter=Name.DCTDecode)
    else:
        image.write(grey.tobytes())
    image[Name.ColorSpace], image[Name.BitsPerComponent] = Name.DeviceGray, 8
    if Name.Decode in image:
        del image[Name.Decode]


def grey_shading(pdf: Pdf, shading: Object) -> None:
    """Makes an axial or radial gradient grey where it stands, in 256 steps of the right lightness.

    Raises:
        Stop: any other kind of gradient (``grey-not-possible``).
    """
    if _is_grey(shading.ColorSpace):
        return
    kind = int(shading.ShadingType)
    if kind not in (2, 3):
        raise Stop((error("grey-not-possible", what=f"/ShadingType {kind}"),))
    space = colour_space(shading.ColorSpace)
    low, high = (float(end) for end in shading.get(Name.Domain, Array([0, 1])))
    steps = (low + (high - low) * step / (_SAMPLES - 1) for step in range(_SAMPLES))
    table = bytes(round(255 * space.grey(evaluate(shading.Function, (step,)))) for step in steps)
    function = pdf.make_stream(table)
    function.FunctionType, function.BitsPerSample = 0, 8
    function.Domain, function.Range = Array([low, high]), Array([0, 1])
    function.Size = Array([_SAMPLES])
    shading.Function, shading.ColorSpace = function, Name.DeviceGray
    if Name.Background in shading:
        shading.Background = Array([space.grey([float(value) for value in shading.Background])])


def grey_group(holder: Object) -> None:
    """Mixes the colours of a transparency group in grey, and the ground a soft mask starts from."""
    group = holder.get(Name.Group)
    if isinstance(group, Dictionary) and Name.CS in group:
        group[Name.CS] = Name.DeviceGray


def _is_grey(space: Object) -> bool:
    if isinstance(space, Array):
        return str(space[0]) in _ALREADY_GREY or (space[0] == Name.ICCBased and int(space[1].N) == 1)
    return str(space) in _ALREADY_GREY


def _last_filter(image: Stream) -> Object | None:
    filters = image.get(Name.Filter)
    return filters[-1] if isinstance(filters, Array) and len(filters) else filters


def _is_inverted(image: Stream) -> bool:
    """Whether the Decode array turns light into dark."""
    decode = image.get(Name.Decode)
    return isinstance(decode, Array) and len(decode) >= 2 and float(decode[0]) > float(decode[1])
