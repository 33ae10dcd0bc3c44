"""A layout as a value: what its manifest and those of its parents come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kernekort.units import Mm, Size

LANGUAGES: Final = ("da", "en")
"""The languages that titles and words are given in."""


@dataclass(frozen=True)
class Field:
    """One thing that an item can say."""

    name: str
    """English, as templates call it."""
    type: str
    """``text``, ``lines``, ``integer``, ``minutes``, ``choice``, ``image`` or ``list``."""
    alias: str | None = None
    """A name in the content's language that may be written instead."""
    required: bool | tuple[str, ...] = False
    """Whether every item must have it, or the items of these roles."""
    roles: tuple[str, ...] = ()
    """The roles that may have it; none named means all."""
    of: tuple[str, ...] = ()
    """The values of a choice."""
    fields: Mapping[str, Field] = field(default_factory=dict, hash=False)
    """What each group of a list holds."""
    items: str | None = None
    """What a list holds: ``text`` or ``group``."""
    min_dpi: int | None = None
    """The coarsest picture that is taken, in dots per inch at its printed size."""
    most: int | None = None
    """The greatest value of an integer or of minutes, or the most entries of a list."""
    title: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What it is called, by language; may be empty."""

    def needed_by(self, role: str) -> bool:
        """Whether an item of the role must have the field."""
        return self.required is True or (self.required is not False and role in self.required)

    def open_to(self, role: str) -> bool:
        """Whether an item of the role may have the field."""
        return not self.roles or role in self.roles


COMMON_FIELDS: Final[Mapping[str, Field]] = MappingProxyType(
    {
        "id": Field("id", "text", title={"da": "Id", "en": "Id"}),
        "role": Field("role", "choice", "rolle", title={"da": "Rolle", "en": "Role"}),
        "copies": Field("copies", "integer", "antal", most=999, title={"da": "Antal", "en": "Copies"}),
    }
)
"""What every item of every layout may say, without its being declared."""


@dataclass(frozen=True)
class FitStep:
    """A type size that a text may be set in: size in points, leading in millimetres, and how many lines have room."""

    size: float
    leading: Mm
    lines: int
    name: str
    """The class that the template gives the text."""


@dataclass(frozen=True)
class Fit:
    """How the text of a field is fitted: into lines of a width, at the first of the steps where there is room."""

    field: str
    font: str
    """``display`` or ``text``: which of the brand's typefaces."""
    width: Mm
    steps: tuple[FitStep, ...]
    """From the largest to the smallest."""
    mode: str = "stepwise"
    """``stepwise``: each text takes the largest step it can; ``uniform``: all take the one that every text can."""
    roles: tuple[str, ...] = ()
    """The roles it is for; none named means all."""


@dataclass(frozen=True)
class Suit:
    """What a dimension is called and what it asks, by language."""

    title: Mapping[str, str] = field(hash=False)
    ask: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True)
class Layout:
    """A kind of material."""

    name: str
    title: Mapping[str, str] = field(hash=False)
    folder: Path
    """The folder of its manifest."""
    shown: str
    """The manifest's path as the user knows it."""
    trim: Size
    """The size of the finished card or page."""
    bleed: Mm
    """How far colour is printed beyond the trim."""
    safe: Mm
    """How far inside the trim all text stays."""
    flow: str
    sides: tuple[str, ...]
    """``front``, and ``back`` when there is one."""
    sheet: str
    """The name of the sheet it is imposed on when none is asked for."""
    fields: Mapping[str, Field] = field(hash=False)
    roles: tuple[str, ...]
    fit: Mapping[str, Fit] = field(hash=False)
    template: str
    """Its path below ``layouts/`` of whichever root has it."""
    styles: tuple[Path, ...]
    """Style sheets in order: what all layouts share, its parents', its own."""
    words: Mapping[str, Mapping[str, str]] = field(hash=False)
    """The words its template prints, by language and key."""
    suits: Mapping[str, Suit] = field(hash=False)

    @property
    def default_role(self) -> str:
        """The role of an item that names none."""
        return self.roles[0]
