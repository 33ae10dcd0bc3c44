"""The sides of an example as small contact sheets: what the goldens are, and how one differs from another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from math import sqrt
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageStat

from kernekort.library import built_in
from kernekort.pipeline import Job, Target
from tests.building import LAYOUTS, Builder

DPI = 60
MOST_PIXELS = 32_000
"""Of one face: a card at that resolution; what is larger is looked at from further off."""

FACES = 4
"""Two cards beside each other, front and back."""

GAP = 4
DESK = (128, 128, 128)
COLOURS = 80
"""Colours of a golden: enough for what is looked for, and few enough for a small file."""

BRANDS = ("kernekort", "kontor")
SUBJECTS = tuple((layout, brand) for layout in LAYOUTS for brand in BRANDS)
GOLDENS = Path(__file__).with_name("goldens")
LARGEST = 20 * 1024
"""Bytes of a golden."""

MEAN = 4.0
SHARE = 0.006
CLEARLY = 48
"""What may differ on a face: everything moved by a quarter of a pixel, a tenth of a millimetre, is not seen."""


SHOP = "{title: {da: Billeder, en: Pictures}, extends: rgb-digital, order: front-back, dpi: 100, least_dpi: 100}"
"""Keeps the colours of a screen: what a viewer makes of inks is its own affair."""


@dataclass(frozen=True)
class Contact:
    """Some faces in a row; ``name`` is that of their golden."""

    name: str
    faces: tuple[Image.Image, ...]

    @property
    def golden(self) -> Path:
        """Where the row is kept."""
        return GOLDENS / f"{self.name}.png"

    def boxes(self) -> Iterator[tuple[int, int, int, int]]:
        """Where each face stands in the row."""
        left = 0
        for face in self.faces:
            yield left, 0, left + face.width, face.height
            left += face.width + GAP

    def picture(self) -> Image.Image:
        """The row."""
        *_, (_, _, width, height) = self.boxes()
        row = Image.new("RGB", (width, height), DESK)
        for face, box in zip(self.faces, self.boxes(), strict=True):
            row.paste(face, box)
        return row


@dataclass(frozen=True)
class Difference:
    """How far two pictures are apart: ``mean`` of all channels (0–255), ``share`` of pixels that clearly differ."""

    mean: float
    share: float

    @property
    def is_seen(self) -> bool:
        """Whether it is more than other versions of the same programs make."""
        return self.mean > MEAN or self.share > SHARE


def contacts(builder: Builder, layout: str, brand: str) -> Iterator[Contact]:
    """All sides of an example."""
    text = (built_in() / "layouts" / layout / "example.yml").read_text(encoding="utf-8")
    project = builder.project(f"pictures-{layout}", {"content/example.yml": text, "layouts/_shops/pictures.yml": SHOP})
    product = builder.product("example", Job(target=Target.PRESS, brand=brand, shop="pictures"), project)
    faces, number = _faces(product.data), 0
    while some := tuple(islice(faces, FACES)):
        number += 1
        yield Contact(f"{layout}-{brand}-{number}", some)


def _faces(pdf: bytes) -> Iterator[Image.Image]:
    """Every page as it will be cut."""
    for page in pypdfium2.PdfDocument(pdf):
        left, bottom, right, top = page.get_mediabox()
        trim = page.get_trimbox()
        crop = (trim[0] - left, trim[1] - bottom, right - trim[2], top - trim[3])
        area = (trim[2] - trim[0]) * (trim[3] - trim[1])
        scale = min(DPI / 72, sqrt(MOST_PIXELS / area))
        yield page.render(scale=scale, crop=crop).to_pil().convert("RGB")


def golden_bytes(picture: Image.Image) -> bytes:
    """A picture as a golden is kept: few colours, no dithering, the same bytes every time."""
    buffer = BytesIO()
    few = picture.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(buffer, "PNG", optimize=True, compress_level=9)
    return buffer.getvalue()


def differences(contact: Contact, golden: Image.Image) -> list[Difference]:
    """How far each face is from that of a golden; as far as can be, when their sizes are not the same."""
    if contact.picture().size != golden.size:
        return [Difference(255.0, 1.0)]
    return [_difference(face, golden.crop(box)) for face, box in zip(contact.faces, contact.boxes(), strict=True)]


def _difference(one: Image.Image, other: Image.Image) -> Difference:
    apart = ImageChops.difference(one, other)
    red, green, blue = apart.split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return Difference(sum(ImageStat.Stat(apart).mean) / 3, sum(worst.histogram()[CLEARLY:]) / (one.width * one.height))


def made_visible(one: Image.Image, other: Image.Image) -> Image.Image:
    """The difference of two pictures: black where they are the same, stretched so that little is seen too."""
    size = (max(one.width, other.width), max(one.height, other.height))
    canvases = []
    for image in (one, other):
        canvas = Image.new("RGB", size, DESK)
        canvas.paste(image)
        canvases.append(canvas)
    return ImageChops.difference(*canvases).point(lambda value: min(255, value * 4))
