"""Pictures that stand in the middle of a content stream."""

from __future__ import annotations

from collections.abc import Mapping

from pypdf.generic import DictionaryObject

from kernekort.preflight.reading.marks import Image
from kernekort.preflight.reading.spaces import UNKNOWN, Spaces
from kernekort.preflight.tokens import Operand

_SHORT = {"Width": "W", "Height": "H", "BitsPerComponent": "BPC", "ColorSpace": "CS", "ImageMask": "IM", "Filter": "F"}


def inline_image(told: Mapping[str, Operand], spaces: Spaces, resources: DictionaryObject) -> Image:
    """The picture that the dictionary in the stream tells of; all of them have the number 0."""
    stencil = _told(told, "ImageMask") == "true"
    named = _told(told, "ColorSpace")
    space = spaces.named(named, resources) if isinstance(named, str) and not stencil else UNKNOWN
    bits = 1 if stencil else int(_number(told, "BitsPerComponent", 8))
    return Image(0, int(_number(told, "Width", 0)), int(_number(told, "Height", 0)), bits, space, stencil)


def is_lzw(told: Mapping[str, Operand]) -> bool:
    """Whether the picture is packed as PDF/X does not allow."""
    filters = _told(told, "Filter")
    return any(one in ("LZW", "LZWDecode") for one in (filters if isinstance(filters, list) else [filters]))


def _told(told: Mapping[str, Operand], key: str) -> Operand:
    return told.get(key, told.get(_SHORT[key]))


def _number(told: Mapping[str, Operand], key: str, otherwise: float) -> float:
    value = _told(told, key)
    return value if isinstance(value, float) else otherwise
