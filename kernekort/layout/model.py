"""A layout as a value: what its manifest and those of its parents come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kernekort.quick import dataclass
from kernekort.units import Mm, Size

LANGUAGES: Final = ("da", "en")
"""The languages that titles and words are given in."""

TYPES: Final = (
    "text",
    "lines",
    "integer",
    "minutes",
    "choice",
    "image",
    "list",
    "clock",
    "date",
    "markdown",
    "duration",
)
"""What fields can hold; in a group of a list, all but a picture."""

FLOWS: Final = ("card", "page", "document")
"""Cards many to a sheet; one item a page; one item over as many pages as it needs."""


@dataclass(frozen=True)
class Field:
    """One thing that an item can say."""

    name: str
    """English, as templates call it."""
    type: str
    """One of :data:`TYPES`."""
    alias: str | None = None
    """A name in the content's language that may be written instead."""
    required: bool | tuple[str, ...] = False
    """Whether every item must have it, or the items of these roles; of a field of groups, the groups of these kinds."""
    roles: tuple[str, ...] = ()
    """The roles that may have it, or the kinds of groups; none named means all."""
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
    least: int | None = None
    """The smallest value of an integer or of minutes, or the fewest entries of a list."""
    parts: int | None = None
    """How many paragraphs a text of several lines may have at most."""
    origin: tuple[str, ...] = ()
    """The fields of another layout that fill it when its material was written for that one."""
    kinds: str | None = None
    """The choice in each group of a list that says of which kind it is; ``None`` when they are all of one."""

    def needed_by(self, role: str) -> bool:
        """Whether an item of the role, or a group of the kind, must have the field."""
        return self.required is True or (self.required is not False and role in self.required)

    def open_to(self, role: str) -> bool:
        """Whether an item of the role, or a group of the kind, may have the field."""
        return not self.roles or role in self.roles

    def kind_of(self, group: Mapping[str, object]) -> str:
        """The kind of a group of the list; empty when it says none."""
        return str(group.get(self.kinds or "", ""))


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
    breaks: str = "free"
    """``kept``: a text takes no step at which a line that was broken by hand would have to be broken again."""

    def grown(self, by: float) -> Fit:
        """The fit for a face ``by`` times as large; as many lines have room as before."""
        steps = tuple(replace(step, size=step.size * by, leading=step.leading * by) for step in self.steps)
        return replace(self, width=self.width * by, steps=steps)


@dataclass(frozen=True)
class Count:
    """How many entries a list must have, where that follows from other fields of the item."""

    name: str
    """The list."""
    said: str | None = None
    """The integer that says how many there are."""
    by: str | None = None
    """The choice on which the fewest depend."""
    least: Mapping[str, int] = field(default_factory=dict, hash=False)
    """The fewest by what is chosen."""


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
    """One of :data:`FLOWS`."""
    sides: tuple[str, ...]
    """``front``, and ``back`` when there is one."""
    sheet: str
    """The name of the sheet that cards are imposed on when none is asked for; empty for other flows."""
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
    formats: Mapping[str, Size] = field(default_factory=dict, hash=False)
    """The sizes that pages can be made in, by name; empty when there is but one."""
    format: str = ""
    """The name of the size it has; empty when it has no names for sizes."""
    usual: str = ""
    """The name of the size it has when nobody asks for another; all that is measured is given for it."""
    scale: float = 1.0
    """How many times the usual size it has."""
    builds: str | None = None
    """The list that gives an item one page for each of its entries."""
    handout: int | None = None
    """How many pages go to a sheet of office paper when nobody says; ``None`` prints them whole."""
    timetable: str | None = None
    """The list of groups that holds the rows of a timetable."""
    one_of: tuple[tuple[str, ...], ...] = ()
    """Fields of which an item may have one at most."""
    counts: tuple[Count, ...] = ()
    """Lists whose length is told by other fields."""
    grown: bool = False
    """Whether it has more bleed than its maker gave it, which what it draws may not reach."""

    @property
    def default_role(self) -> str:
        """The role of an item that names none."""
        return self.roles[0]

    def in_format(self, name: str) -> Layout:
        """The layout in another of its sizes: all that is measured grows or shrinks with it, the bleed does not.

        Raises:
            KeyError: it cannot be made in that size.
        """
        if name == self.format:
            return self
        trim, usual = self.formats[name], self.formats[self.usual]
        scale = min(trim.width / usual.width, trim.height / usual.height)
        growth = scale / self.scale
        fit = {field: one.grown(growth) for field, one in self.fit.items()}
        return replace(self, trim=trim, safe=self.safe * growth, fit=fit, format=name, scale=scale)
