"""A side of a card as drawings and texts at places in millimetres, for programs that know no CSS.

Texts and drawings are read out of the poured markup, so that everybody shows the same; where things stand is said again
here, as ``layouts/dialog-card/style.css`` has it. Only plain cards of a brand that is no client's are known.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.tree import Element, parsed
from kernekort.brand import Brand
from kernekort.markup import FaceMarkup

_DRAWING = re.compile(r'url\("data:image/svg\+xml;base64,([^"]+)"\)')
_SMALL, _LEADING = 8.5, 4.0
_FOOT = 77.5


@dataclass(frozen=True)
class Box:
    """Millimetres from the upper left corner of the trimmed card."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Drawing:
    """An SVG that fills a box; what lies outside the other box is not seen."""

    svg: str
    box: Box
    clip: Box | None = None


@dataclass(frozen=True)
class Paragraph:
    """A text in one voice; ``size`` in points, ``leading`` and the gaps around it in millimetres."""

    text: str
    voice: str
    """``display``, ``label``, ``text`` or ``italic``."""
    size: float
    leading: float
    colour: str
    before: float = 0.0
    after: float = 0.0
    right: bool = False


@dataclass(frozen=True)
class Column:
    """Paragraphs under one another."""

    left: float
    top: float
    width: float
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Side:
    """One side: a coloured ground in its box, then drawings, then texts."""

    width: float
    height: float
    bleed: float
    ground: str
    grounded: Box
    drawings: tuple[Drawing, ...]
    columns: tuple[Column, ...]


def side_of(face: FaceMarkup, brand: Brand) -> Side:
    """The side that a face's markup describes."""
    tree = parsed(face.html)
    suit = next(name[2:] for name in tree.classes if name.startswith("c-"))
    colours = {name: getattr(brand.suits[suit], name).hex for name in ("ground", "on", "text")}
    colours["ink"] = brand.tokens["ink"].hex
    bleed, trim = face.form.bleed, face.form.trim
    front = face.side == "front"
    drawings, columns = (_front if front else _back)(tree, colours)
    height = trim.height + 2 * bleed if front else 30 + bleed
    grounded = Box(-bleed, -bleed, trim.width + 2 * bleed, height)
    return Side(trim.width, trim.height, bleed, colours["ground"], grounded, tuple(drawings), tuple(columns))


def _front(tree: Element, colours: dict[str, str]) -> tuple[Iterator[Drawing], Iterator[Column]]:
    on = colours["on"]
    top, question = tree.one("top"), tree.one("question")

    def drawings() -> Iterator[Drawing]:
        style = next(tree.all("art")).style
        places = (_length(style[name]) for name in ("left", "top", "width", "height"))
        yield Drawing(_svg(next(tree.all("art"))), Box(*places))
        yield Drawing(_svg(top.one("art")), Box(6, 6.2, 5, 5))
        yield from (Drawing(_svg(level), Box(52.5, 11.3, 4.5, 2.7)) for level in tree.all("level"))

    def columns() -> Iterator[Column]:
        label, number = top.all("lab")
        yield Column(13, 6.6, 38, (_label(label.text, on),))
        yield Column(47, 6.6, 10, (_label(number.text, on, right=True),))
        size = float(re.findall(r"[\d.]+", question.style["font-size"])[0])
        leading = _length(question.style["line-height"])
        yield Column(6, 15, 52, (Paragraph(question.text, "display", size, leading, on),))

    return drawings(), columns()


def _back(tree: Element, colours: dict[str, str]) -> tuple[Iterator[Drawing], Iterator[Column]]:
    name, body, foot = tree.one("name"), tree.one("body"), tree.one("foot")
    ink, full = colours["ink"], "full" in body.classes

    def drawings() -> Iterator[Drawing]:
        yield Drawing(_svg(tree.one("head").one("art")), Box(39.5, 3, 36, 36), Box(-3, -3, 69, 33))
        for art in foot.all("art"):
            yield Drawing(_svg(art), Box(6 + _length(art.style["left"]), _FOOT, 5, 5))

    def columns() -> Iterator[Column]:
        heading, asked = name.elements()
        title = Paragraph(heading.text, "display", 14.3, 5.333, colours["on"], after=1.2)
        yield Column(6, 6, 37, (title, Paragraph(asked.text, "italic", _SMALL, _LEADING, colours["on"])))
        yield Column(6, 33.4 if full else 33.6, 51, tuple(_body(body, colours, full)))
        for text in foot.all("lab"):
            right = "right" in text.style
            left = 49.0 if right else 6 + _length(text.style["left"])
            yield Column(left, _FOOT + 0.6, _length(text.style["width"]), (_label(text.text, ink, right),))

    return drawings(), columns()


def _body(body: Element, colours: dict[str, str], full: bool) -> Iterator[Paragraph]:
    after_text = False
    for part in body.elements():
        if "lab" in part.classes:
            gap = (1.6 if full else 4.0) if after_text else 0.0
            yield Paragraph(part.text, "label", _SMALL, _LEADING, colours["text"], before=gap)
        elif "ask" in part.classes:
            yield Paragraph(part.text, "italic", _SMALL, _LEADING, colours["ink"], after=1.6)
        else:
            yield Paragraph(part.text, "text", _SMALL, _LEADING, colours["ink"])
        after_text = "run" in part.classes


def _label(text: str, colour: str, right: bool = False) -> Paragraph:
    return Paragraph(text, "label", _SMALL, _LEADING, colour, right=right)


def _svg(art: Element) -> str:
    found = _DRAWING.search(art.attributes["style"])
    if found is None:
        raise ValueError(art.attributes["style"][:80])
    return b64decode(found[1]).decode()


def _length(text: str) -> float:
    """A length of CSS in millimetres: ``6.5mm``, ``0``."""
    return float(text.removesuffix("mm"))
