"""What may stand in ``layout.yml``, ``words.yml`` and ``suits.yml``."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator
from pydantic import Field as Rule

from kernekort.sources import Form, Length, Name, PaperSize, Points, Text, Titles, Whole, wrong_form

_FIELD_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ALIAS = re.compile(r"[^\W\d_]\w*")
_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


def _matching(pattern: re.Pattern[str], form: str, example: str) -> AfterValidator:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise wrong_form(form, example)
        return value

    return AfterValidator(check)


FieldName = Annotated[Text, _matching(_FIELD_NAME, "field_name", "question")]
Alias = Annotated[Text, _matching(_ALIAS, "alias_name", "spørgsmål")]
FileName = Annotated[Text, _matching(_FILE_NAME, "file_name", "template.html.j2")]
Some = Rule(min_length=1)

HANDOUTS = (2, 3, 6)
"""How many pages can go to a sheet of office paper."""


def _true_or_roles(value: Any) -> Any:
    """``true`` and ``false`` as they stand, else a list; said as one rule, so that a slip is one finding."""
    if isinstance(value, bool) or (isinstance(value, list) and all(isinstance(role, str) for role in value)):
        return value
    raise wrong_form("true_or_list", "[card]")


def _choices_or_kind(value: Any) -> Any:
    """The values of a choice, or the one word that says what a list holds."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and value and all(isinstance(choice, str | int) for choice in value):
        return tuple(_said(choice) for choice in value)
    raise wrong_form("listing", "[…, …]")


def _pages_to_a_sheet(value: Any) -> Any:
    if value not in HANDOUTS or isinstance(value, bool):
        raise wrong_form("number", "2")
    return value


def _said(value: str | int) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


class GroupFieldForm(Form):
    """One entry of the ``fields`` of a list of groups; it may be such a list itself."""

    type: Literal["text", "lines", "integer", "minutes", "choice", "list", "clock", "date", "markdown", "duration"]
    alias: Alias | None = None
    required: Annotated[bool | tuple[str, ...], BeforeValidator(_true_or_roles)] = False
    roles: Annotated[tuple[Name, ...], Some] = Rule(default=(), alias="for")
    of: Annotated[tuple[str, ...], BeforeValidator(_choices_or_kind)] = ()
    fields: Annotated[dict[FieldName, GroupFieldForm], Some] | None = None
    kinds: FieldName | None = None
    least: Annotated[Whole, Rule(ge=0, le=10_000)] | None = None
    most: Annotated[Whole, Rule(ge=1, le=10_000)] | None = None
    parts: Annotated[Whole, Rule(ge=1, le=100)] | None = None
    title: Titles | None = None


class FieldForm(Form):
    """One entry of ``fields``."""

    type: Literal[
        "text", "lines", "integer", "minutes", "choice", "image", "list", "clock", "date", "markdown", "duration"
    ]
    alias: Alias | None = None
    required: Annotated[bool | tuple[str, ...], BeforeValidator(_true_or_roles)] = False
    roles: Annotated[tuple[Name, ...], Some] = Rule(default=(), alias="for")
    of: Annotated[tuple[str, ...], BeforeValidator(_choices_or_kind)] = ()
    fields: Annotated[dict[FieldName, GroupFieldForm], Some] | None = None
    kinds: FieldName | None = None
    origin: Annotated[tuple[FieldName, ...], Some] = Rule(default=(), alias="from")
    min_dpi: Annotated[Whole, Rule(ge=1, le=2400)] | None = None
    least: Annotated[Whole, Rule(ge=0, le=10_000)] | None = None
    most: Annotated[Whole, Rule(ge=1, le=10_000)] | None = None
    parts: Annotated[Whole, Rule(ge=1, le=100)] | None = None
    title: Titles | None = None


class StepForm(Form):
    """One entry of ``steps``."""

    size: Points
    leading: Length
    lines: Annotated[Whole, Rule(ge=1, le=1000)]
    name: Name


class FitForm(Form):
    """One entry of ``fit``."""

    font: Literal["display", "text"]
    width: Length
    mode: Literal["stepwise", "uniform"] = "stepwise"
    breaks: Literal["free", "kept"] = "free"
    steps: Annotated[tuple[StepForm, ...], Some]
    roles: Annotated[tuple[Name, ...], Some] = ()


class CountForm(Form):
    """One entry of ``counts``."""

    said: FieldName | None = None
    by: FieldName | None = None
    least: Annotated[dict[Name, Annotated[Whole, Rule(ge=0, le=10_000)]], Some] | None = None


class LayoutForm(Form):
    """``layout.yml``; what is left out is taken from the parent."""

    title: Titles | None = None
    extends: Name | None = None
    trim: PaperSize | None = None
    bleed: Annotated[Length, Rule(le=50)] | None = None
    safe: Length | None = None
    flow: Literal["card", "page", "document"] | None = None
    formats: Annotated[dict[Name, PaperSize], Some] | None = None
    sides: Annotated[tuple[Literal["front", "back"], ...], Some] | None = None
    sheet: Name | None = None
    handout: Annotated[int, BeforeValidator(_pages_to_a_sheet)] | None = None
    builds: FieldName | None = None
    timetable: FieldName | None = None
    one_of: Annotated[tuple[Annotated[tuple[FieldName, ...], Rule(min_length=2)], ...], Some] | None = None
    counts: Annotated[dict[FieldName, CountForm], Some] | None = None
    roles: Annotated[tuple[Name, ...], Some] | None = None
    fields: dict[FieldName, FieldForm] = Rule(default_factory=dict)
    fit: dict[FieldName, FitForm] = Rule(default_factory=dict)
    template: FileName | None = None


class WordsForm(Form):
    """``words.yml``: texts by key, in both languages."""

    da: dict[Name, Text] = Rule(default_factory=dict)
    en: dict[Name, Text] = Rule(default_factory=dict)


class SuitForm(Form):
    """One entry of ``suits.yml``."""

    title: Titles
    ask: Titles


class SuitsForm(Form):
    """``suits.yml``: all eight dimensions."""

    maalgruppe: SuitForm
    vaerdi: SuitForm
    ambition: SuitForm
    tilgang: SuitForm
    social: SuitForm
    relation: SuitForm
    periferi: SuitForm
    joker: SuitForm
