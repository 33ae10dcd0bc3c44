"""RGB to ink by LittleCMS: relative colorimetric with black-point compensation."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

from kernekort.press.condition import Condition
from kernekort.recolouring import Rgb

Ink = tuple[float, float, float, float]
"""Shares of cyan, magenta, yellow and black, from 0 to 1."""

_COMPENSATED = ImageCms.Flags.BLACKPOINTCOMPENSATION


class Separation:
    """What a printing condition makes of RGB, each colour worked out once."""

    def __init__(self, condition: Condition) -> None:
        self._profile = ImageCms.ImageCmsProfile(BytesIO(condition.profile))
        self._screen = ImageCms.createProfile("sRGB")
        self._there: ImageCms.ImageCmsTransform | None = None
        self._known: dict[Rgb, Ink] = {}

    def ink(self, rgb: Rgb) -> Ink:
        """The inks of one colour."""
        if rgb not in self._known:
            cyan, magenta, yellow, black = self.picture(Image.new("RGB", (1, 1), rgb)).tobytes()
            self._known[rgb] = (cyan / 255, magenta / 255, yellow / 255, black / 255)
        return self._known[rgb]

    def picture(self, picture: Image.Image) -> Image.Image:
        """A picture in RGB as one in CMYK."""
        if self._there is None:
            self._there = ImageCms.buildTransform(
                self._screen,
                self._profile,
                "RGB",
                "CMYK",
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                flags=_COMPENSATED,
            )
        made = ImageCms.applyTransform(picture, self._there)
        if made is None:
            raise ValueError("no picture came of it")
        return made

    def proofs(self, colours: list[Rgb]) -> list[Rgb]:
        """What colours look like in print: the nearest that the inks can do."""
        if not colours:
            return []
        row = Image.new("RGB", (len(colours), 1))
        row.putdata(colours)
        back = ImageCms.buildTransform(
            self._profile,
            self._screen,
            "CMYK",
            "RGB",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=_COMPENSATED,
        )
        seen = ImageCms.applyTransform(self.picture(row), back)
        data = seen.tobytes() if seen is not None else b""
        return [(data[at], data[at + 1], data[at + 2]) for at in range(0, len(data), 3)]
