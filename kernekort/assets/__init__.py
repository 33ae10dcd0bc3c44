"""Files from strangers, checked before anything is made of them: logos, pictures and fonts."""

from __future__ import annotations

from kernekort.assets.files import MEGABYTE, read_limited
from kernekort.assets.fonts import check_font, check_fonts, coverage
from kernekort.assets.images import ImageInfo, check_image, image_info
from kernekort.assets.logos import Logo, read_logo
from kernekort.assets.svg import check_svg

__all__ = [
    "MEGABYTE",
    "ImageInfo",
    "Logo",
    "check_font",
    "check_fonts",
    "check_image",
    "check_svg",
    "coverage",
    "image_info",
    "read_limited",
    "read_logo",
]
