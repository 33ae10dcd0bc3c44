"""What is asked for, and what comes of it: the values at both ends of the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kernekort import imposition, sheets
from kernekort.markup import Guide


class Target(StrEnum):
    """What the PDF is for."""

    OFFICE = "office"
    PRESS = "press"
    SCREEN = "screen"


@dataclass(frozen=True)
class Job:
    """Everything that decides what is made of a material: a build is a function of this and the files."""

    target: Target = Target.OFFICE
    brand: str = "kernekort"
    language: str = "da"
    """The language of the guide and of the sheet labels; the cards speak their own."""
    paper: str = "A4"
    sheet: str | None = None
    backs: imposition.Backs = "long"
    groups: int = 1
    printer: str = ""
    offset: sheets.Offset = field(default_factory=sheets.Offset)
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pick: int | None = None
    seed: str = "1"
    overlay: tuple[sheets.OverlayKind, ...] = ()
    grey: bool = False
    compounds: tuple[str, ...] = ()
    """Joints of the project's own long words, ``kerne|opgave``."""


@dataclass(frozen=True)
class Product:
    """One finished file: ``role`` as in the names of files, and what a person is told about printing it."""

    role: str
    data: bytes
    pages: int
    sheets: int = 0
    guide: Guide | None = None


@dataclass(frozen=True)
class Material:
    """What came of one material in one brand for one target."""

    name: str
    brand: str
    target: Target
    products: tuple[Product, ...]


@dataclass(frozen=True)
class Picture:
    """One side of a card as a PNG, and what to call it."""

    label: str
    data: bytes
