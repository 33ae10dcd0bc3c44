"""What a layout's template makes of one item: the markup of a face, ready to be laid out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from kernekort.findings import Place
from kernekort.quick import dataclass
from kernekort.units import Mm, Size

Flow = Literal["face", "document"]
"""Whether markup fills exactly one page, or as many as it takes."""


@dataclass(frozen=True)
class PageForm:
    """The page a face fills: its name in CSS, its trimmed size, its bleed and its safe margin in millimetres."""

    name: str
    trim: Size
    bleed: Mm
    safe: Mm


@dataclass(frozen=True)
class FaceMarkup:
    """One side of one item as markup.

    ``key`` is a hash of everything that shapes the face, so that equal faces are laid out once; ``title`` names the
    face to a reader of the PDF; ``pieces`` are one ``<section>`` element, ``css`` is the whole stylesheet for it.
    ``place`` is where the item was written, and ``places`` where each of its fields was. A ``flow`` of ``document`` is
    text that runs over as many pages of the form as it needs.
    """

    key: str
    item: str
    side: str
    title: str
    pieces: tuple[str, ...]
    css: str
    form: PageForm
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict, hash=False)
    flow: Flow = "face"
    number: int = 0
    """Which page of its item a face is, counted from 1; 0 for a side of a card, and for a document."""

    @property
    def html(self) -> str:
        """The section as one text."""
        return "".join(self.pieces)


_DRAWING = re.compile(r"(data:image/svg\+xml;base64,[A-Za-z0-9+/=]+)")


def drawings_of(markup: FaceMarkup) -> tuple[str, ...]:
    """The drawings on a face."""
    return markup.pieces[1::2]


def pieces_of(html: str, drawings: dict[str, str]) -> tuple[str, ...]:
    """Markup cut up, every other piece a drawing: one that many faces show is in memory once, among ``drawings``."""
    pieces = enumerate(_DRAWING.split(html))
    return tuple(drawings.setdefault(piece, piece) if place % 2 else piece for place, piece in pieces)
