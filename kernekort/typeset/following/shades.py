"""Kinds of faces that differ in nothing but the colours of their texts: one stencil serves for all of them.

Whether they do is seen from what is said of their elements. Colours themselves may differ, and variables, as long as
what depends on these comes to the same; a length that is given in letters is the same where the letters are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import CSS, DEFAULT_OPTIONS, HTML, Document
from weasyprint.css.counters import CounterStyle
from weasyprint.css.tokens import Pending

from kernekort.typeset.arts import SCHEME
from kernekort.typeset.following.kinds import Figure

_COLOUR = "color"
_VARIABLE = "__"
"""What the names of variables begin with in WeasyPrint."""

_LENGTHS = ("left", "top", "width", "height")
_NONE = frozenset((_COLOUR,))
_ITS_PLACE = _NONE | {"break_after"}
"""What a face may have for itself: whether it is the last of some has nothing to do with what is on it."""

_PLACES = _NONE | {*_LENGTHS, "background_image"}


class Shades:
    """The styles of all elements of a tree in a style sheet, without anything being laid out."""

    def __init__(self, html: HTML, stylesheet: CSS, font_configuration: Any) -> None:
        options = {**DEFAULT_OPTIONS, "stylesheets": [stylesheet]}
        context = Document._build_layout_context(html, font_configuration, CounterStyle(), {}, options)
        self._styles: dict[Any, dict[Any, Any]] = defaultdict(dict)
        for (element, pseudo), style in context.style_for.get_computed_styles().items():
            if isinstance(element, Element):
                self._styles[element][pseudo] = style

    def colours(self, section: Element, figures: Mapping[int, Figure], like: Element) -> Mapping[int, Any] | None:
        """The colour of each element of a face, by its number; ``None`` if it differs in more from another.

        Its figures have places of their own.
        """
        colours: dict[int, Any] = {}
        for part, (one, other) in enumerate(zip(section.iter(), like.iter(), strict=True)):
            styles, others = self._styles[one], self._styles[other]
            if styles.keys() != others.keys():
                return None
            own = _PLACES if part in figures else _ITS_PLACE if part == 0 else _NONE
            if not all(_are_alike(styles[pseudo], others[pseudo], own) for pseudo in styles):
                return None
            if part in figures and not _is_placed(styles[None], figures[part]):
                return None
            colours[part] = styles[None][_COLOUR]
        return colours


def _is_placed(style: Any, figure: Figure) -> bool:
    """Whether a figure is where it says, and nothing else has a say in it."""
    said = [(length, "px") for length in figure.pixels]
    image = (("url", f"{SCHEME}:{figure.name}"),)
    return [tuple(style[name]) for name in _LENGTHS] == said and style["background_image"] == image


def _are_alike(one: Any, other: Any, own: Collection[str]) -> bool:
    """Whether two styles come to the same but for colours, as their parents do, and for what is their ``own``."""
    said, before = one.cascaded, other.cascaded
    names = {name for name in (*said, *before) if name not in own and not name.startswith(_VARIABLE)}
    for name in names:
        if name not in said or name not in before:
            return False
        value, known = said[name][0], before[name][0]
        same = value is known or value == known
        if (not same or isinstance(value, Pending)) and one[name] != other[name]:
            return False
    return True
