"""What is asked for, and what comes of it: the values at both ends of the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kernekort import sheets
from kernekort.content import Value
from kernekort.markup import Guide
from kernekort.quick import dataclass
from kernekort.shops import DEFAULT_SHOP, Shop
from kernekort.typography import House
from kernekort.units import Mm, Size

if TYPE_CHECKING:
    from kernekort.imposition import Backs, Plan


class Target(StrEnum):
    """What the PDF is for."""

    OFFICE = "office"
    PRESS = "press"
    SCREEN = "screen"


@dataclass(frozen=True)
class Since:
    """An earlier state of a material: a revision of the project's repository, or a content file."""

    said: str
    """As it was typed: the revision, or the path."""
    file: Path | None = None
    """The earlier content file; ``None`` when it is a revision."""


@dataclass(frozen=True)
class Job:
    """Everything that decides what is made of a material: a build is a function of this and the files."""

    target: Target = Target.OFFICE
    brand: str = "kernekort"
    language: str = "da"
    """The language of the guide and of the sheet labels; the cards speak their own."""
    paper: str = "A4"
    sheet: str | None = None
    backs: Backs = "long"
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
    layout: str | None = None
    """Another layout than the material's own: a slide as a card, a slide as a poster."""
    format: str | None = None
    """The size of a page, by the layout's name for it; ``None`` is the layout's usual one."""
    handout: int | None = None
    """How many pages go to a sheet of paper; ``None`` leaves it to the layout, 0 prints them whole."""
    given: Mapping[str, Value] = field(default_factory=dict)
    """Values laid over those of every item, where its layout has such fields: the date of a meeting."""
    unit: str = ""
    """The unit that it is printed for, in the place of the brand's own."""
    logo: str = ""
    """The logo in the place of the brand's own: a path below the project or the built-in library."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """Words swapped in every text, besides those that the material swaps itself."""
    box: bool = False
    """Whether a deck of cards gets a box too."""
    thickness: Mm | None = None
    """How thick one card is, in mm; ``None`` is as the shop's paper, or card from an office printer."""
    house: House = field(default_factory=House)
    """How quotes, times and the like are set."""
    since: Since | None = None
    """Only what has changed since then; ``None`` makes everything."""
    shop: str = DEFAULT_SHOP
    """The print shop that a press file is for, by the name of its preset; other targets do not ask."""
    profiles: Mapping[str, str] = field(default_factory=dict)
    """Profiles of printing conditions that the project has, by the condition's name: files inside the project."""
    dated: str = ""
    """When a press file is said to be made, in seconds since 1970; the same on any day when nothing is said."""


@dataclass(frozen=True)
class Product:
    """One finished file: ``role`` as in the names of files, and what a person is told about printing it."""

    role: str
    data: bytes
    pages: int
    sheets: int = 0
    guide: Guide | None = None
    paper: str = ""
    """The paper it is for, of a file for an office printer."""
    duplex: bool = False
    """Whether both sides of that paper are printed."""
    plan: Plan | None = None
    """How the cards lie on the sheets of a printing press, where they do."""


@dataclass(frozen=True)
class DeckSize:
    """A deck as it lies: how many cards, every copy counted, and how thick they are together in mm."""

    cards: int
    thickness: Mm


@dataclass(frozen=True)
class Printed:
    """What a print shop is told of a material: its title and trim, how many sides are printed, and in what.

    ``cards`` says whether it is cards, which have an order of sides; ``mono`` whether it is in black alone.
    """

    title: str
    trim: Size
    sides: int
    cards: bool
    mono: bool


@dataclass(frozen=True)
class Material:
    """What came of one material in one brand for one target."""

    name: str
    brand: str
    target: Target
    products: tuple[Product, ...]
    shop: Shop | None = None
    """The print shop that the files are for, which says what they are called; only of a press file."""
    deck: DeckSize | None = None
    """How many cards it is and how thick, where it is cards."""
    printed: Printed | None = None
    """What its job ticket says of it; only of what a print shop gets."""


@dataclass(frozen=True)
class Picture:
    """One side of a card as a PNG, and what to call it."""

    label: str
    data: bytes
