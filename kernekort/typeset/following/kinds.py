"""What faces of a kind have in common: the same elements that say the same of themselves, with texts of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import NamedTuple
from xml.etree.ElementTree import Element

from weasyprint.css.units import LENGTHS_TO_PIXELS

from kernekort.typeset.arts import SCHEME, Arts

_TAGS = frozenset(("section", "div", "span", "p", "h1", "h2", "h3", "h4", "h5", "h6", "b", "i", "em", "strong"))
_NAMES = frozenset(("class", "style", "lang", "data-fit", "data-under"))
"""Attributes that say how an element looks, and nothing of what it leads to."""

_MM = r"(-?[0-9]{1,4}(?:\.[0-9]{1,4})?)mm"
_FIGURE = re.compile(
    rf"left:{_MM};top:{_MM};width:{_MM};height:{_MM};background-image:url\(['\"]?{SCHEME}:([0-9a-f]{{32}})['\"]?\)"
)


class Figure(NamedTuple):
    """A drawing with a place of its own: what it is called, and where and how large it is, in mm."""

    name: str
    left: float
    top: float
    width: float
    height: float

    @property
    def pixels(self) -> tuple[float, float, float, float]:
        """The lengths in CSS pixels, to the last bit as WeasyPrint has them."""
        left, top, width, height = (length * LENGTHS_TO_PIXELS["mm"] for length in self[1:])
        return left, top, width, height


class Kind(NamedTuple):
    """The ``key`` of a kind, and what a face of it has to itself, by the number of the element in the face.

    Kinds of one ``shape`` differ in nothing but the classes of their elements.
    """

    key: bytes
    shape: bytes
    texts: Mapping[int, str]
    figures: Mapping[int, Figure]


def kind_of(section: Element, arts: Arts) -> Kind | None:
    """The kind of a face; ``None`` if it is one by itself, with pictures or words in different letters on a line."""
    texts: dict[int, str] = {}
    figures: dict[int, Figure] = {}
    shape, classes = blake2b(digest_size=16), blake2b(digest_size=16)
    for part, element in enumerate(section.iter()):
        text, style = element.text or "", element.get("style", "")
        if element.tag not in _TAGS or not _NAMES.issuperset(element.keys()) or (element.tail or "").strip():
            return None
        if text.strip():
            if len(element):
                return None
            texts[part] = text
        figure = _figure(style, arts)
        if figure is not None:
            figures[part] = figure
            # A picture of the same proportions would stand in for it.
            style = "{:.0f} {:.0f}".format(*arts.sizes[figure.name])
        elif "url(" in style or "\\" in style:
            return None
        shown = [(name, style if name == "style" else value) for name, value in element.items() if name != "class"]
        shape.update(repr((element.tag, shown, len(element), bool(text.strip()) or text, element.tail)).encode())
        classes.update(repr(element.get("class")).encode())
    return Kind(shape.digest() + classes.digest(), shape.digest(), texts, figures)


def _figure(style: str, arts: Arts) -> Figure | None:
    match = _FIGURE.fullmatch(style)
    if match is None or match[5] not in arts.plain:
        return None
    return Figure(match[5], *map(float, match.groups()[:4]))
