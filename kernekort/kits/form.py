"""What may stand in a kit file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from kernekort.kits.model import Copies, Stock, VariableType
from kernekort.sources import Flag, Form, Name, Text, Titles, Whole

Count = Annotated[Whole, Field(ge=1, le=1000)]


class VariableForm(Form):
    """One entry of ``variables``."""

    type: VariableType
    title: Titles
    required: Flag = True
    default: Text | None = None
    example: Text
    least: Whole | None = None
    most: Whole | None = None


class PartForm(Form):
    """One entry of ``parts``."""

    name: Name
    title: Titles
    material: Name
    layout: Name | None = None
    format: Name | None = None
    only: Mapping[Text, Annotated[tuple[Text, ...], Field(min_length=1)]] = Field(default_factory=dict)
    pick: Count | None = None
    seed: Text = "1"
    fields: Mapping[Text, Name] = Field(default_factory=dict)
    copies: Copies = "once"
    paper: Stock = "plain"
    hand_out: Titles
    screen: Flag = False


class KitForm(Form):
    """A file in ``content/kits``."""

    title: Titles
    lead: Titles
    language: Literal["da", "en"] = "da"
    variables: Mapping[Name, VariableForm] = Field(default_factory=dict)
    unit: Name | None = None
    people: Name | None = None
    per_table: Annotated[Whole, Field(ge=1, le=20)] = 5
    parts: Annotated[tuple[PartForm, ...], Field(min_length=1, max_length=30)]
