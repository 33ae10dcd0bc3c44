"""Where a picture holds anything: its paint, without the clear or white paper around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels from the top left; right and bottom lie just outside."""

_HAZE = 8
"""Up to how much of 255 a pixel may be opaque, or darker than white, and still be taken for empty."""

_WHITE = (255, 255, 255)


def ink_box(image: Image.Image) -> Box | None:
    """The part of a picture that is not clear; ``None`` when all of it is."""
    if not image.has_transparency_data:
        return (0, 0, *image.size)
    alpha = (image if image.mode in ("RGBA", "LA") else image.convert("RGBA")).getchannel("A")
    return _beyond_haze(alpha)


def dark_box(image: Image.Image) -> Box:
    """The part of a picture that is neither clear nor white; all of it when there is no such part."""
    from PIL import Image, ImageChops

    paper = Image.new("RGB", image.size, _WHITE)
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        paper.paste(clear, mask=clear.getchannel("A"))
    else:
        paper = image.convert("RGB")
    darker = ImageChops.invert(paper).split()
    most = ImageChops.lighter(ImageChops.lighter(darker[0], darker[1]), darker[2])
    return _beyond_haze(most) or (0, 0, *image.size)


def on_white(image: Image.Image) -> bool:
    """Whether all four corners of a picture are white and opaque, as those of a page with its paper painted are."""
    width, height = image.size
    corners = image.crop((0, 0, 1, 1)), image.crop((width - 1, height - 1, width, height))
    others = image.crop((0, height - 1, 1, height)), image.crop((width - 1, 0, width, 1))
    return all(corner.convert("RGBA").getpixel((0, 0)) == (*_WHITE, 255) for corner in (*corners, *others))


def share(box: Box, whole: tuple[int, int]) -> float:
    """How much of a whole, width and height in pixels, a box fills: from 0 to 1."""
    return (box[2] - box[0]) * (box[3] - box[1]) / (whole[0] * whole[1])


def _beyond_haze(channel: Image.Image) -> Box | None:
    return channel.point([0] * (_HAZE + 1) + [255] * (255 - _HAZE)).getbbox()
