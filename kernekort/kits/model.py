"""A kit as values: what it is made of, and what it comes to once it is known who meets, when and how many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kernekort.findings import Finding, Place, error, near

VariableType = Literal["text", "date", "clock", "integer"]
"""What a variable holds: a date is its ISO form, a time of day is minutes since midnight."""

Copies = Literal["once", "people", "tables"]
"""How often a part is printed: once, for each participant, or for each table."""

Stock = Literal["plain", "card"]
"""The paper a part is printed on: what is in the printer anyway, or something that can be handled."""

Texts = Mapping[str, str]
"""A text by language; both languages of the tool are there."""


@dataclass(frozen=True)
class Variable:
    """One thing that is different each time: the unit, the date, how many come."""

    name: str
    type: VariableType
    title: Texts = field(hash=False)
    required: bool
    """Whether it must be answered: it has no default."""
    default: str | int | None
    """What it is when nobody says; ``None`` leaves it out."""
    example: str
    """How it could be written, for the hint of a finding."""
    least: int | None
    """The smallest number it may be."""
    most: int | None
    """The largest number it may be."""
    place: Place


@dataclass(frozen=True)
class Part:
    """One thing that is handed out, in the order of handing out."""

    name: str
    title: Texts = field(hash=False)
    material: str
    layout: str | None
    """Another layout than the material's own."""
    format: str | None
    """The size of a page, by the layout's name for it."""
    only: Mapping[str, tuple[str, ...]] = field(hash=False)
    pick: int | None
    seed: str
    fields: Mapping[str, str] = field(hash=False)
    """The variable that each field of the layout is filled with."""
    copies: Copies
    paper: Stock
    hand_out: Texts = field(hash=False)
    """Who gets it and when, in one sentence."""
    screen: bool
    """Whether participants get it as a file too."""
    place: Place
    """Where the name of its material stands."""
    places: Mapping[str, Place] = field(default_factory=dict, hash=False)
    """Where each of its ``fields`` stands."""

    def unknown_fields(self, known: Mapping[str, str | None]) -> tuple[Finding, ...]:
        """Findings (``kit-field-unknown``) for ``fields`` that are none of its layout's, given as aliases by name."""
        names = [name for pair in known.items() for name in pair if name]
        return tuple(
            error(
                "kit-field-unknown",
                self.places.get(one, self.place),
                field=one,
                material=self.material,
                near=near(one, names),
                known=tuple(known),
            )
            for one in self.fields
            if one not in names
        )


@dataclass(frozen=True)
class Kit:
    """A kit file that is in order."""

    name: str
    title: Texts = field(hash=False)
    lead: Texts = field(hash=False)
    language: str
    """The language of those who read what is in it."""
    variables: tuple[Variable, ...]
    unit: str | None
    """The variable that is printed as the unit in the feet."""
    people: str | None
    """The variable that counts the participants."""
    per_table: int
    parts: tuple[Part, ...]
    place: Place

    def variable(self, name: str) -> Variable | None:
        """The variable of that name."""
        return next((one for one in self.variables if one.name == name), None)


@dataclass(frozen=True)
class Settled:
    """A kit for one meeting."""

    kit: Kit
    values: Mapping[str, str | int] = field(hash=False)
    """What each variable is; those that were left out are not there."""

    @property
    def unit(self) -> str:
        """Whose meeting it is; empty when the kit does not ask, or nobody has said."""
        return str(self.values.get(self.kit.unit or "", ""))

    @property
    def people(self) -> int:
        """How many take part; 0 when the kit does not count them."""
        count = self.values.get(self.kit.people or "", 0)
        return count if isinstance(count, int) else 0

    @property
    def tables(self) -> int:
        """How many tables they sit at; nobody has to stand."""
        return max(1, -(-self.people // self.kit.per_table))

    def copies_of(self, part: Part) -> int:
        """How often a part is printed."""
        return {"once": 1, "people": max(1, self.people), "tables": self.tables}[part.copies]

    def fields_of(self, part: Part) -> Mapping[str, str | int]:
        """What the fields of a part are filled with, by the names of the layout and as a content file would say it.

        Fields whose variable has been left out are not there: the content speaks for itself.
        """
        return {
            name: _written(self.kit.variable(variable), self.values[variable])
            for name, variable in part.fields.items()
            if variable in self.values
        }


def _written(variable: Variable | None, value: str | int) -> str | int:
    if variable is not None and variable.type == "clock" and isinstance(value, int):
        return f"{value // 60:02d}.{value % 60:02d}"
    return value
