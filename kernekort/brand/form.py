"""What may stand in ``brand.yml`` and ``font.yml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from kernekort.sources import Flag, Form, Name, Text, Whole, wrong_form

_NUMBER = re.compile(r"-?(?:\d+(?:[.,]\d+)?|[.,]\d+)")
_FAMILY = re.compile(r"[A-Za-z0-9 -]+")
_FONT_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]*\.(?:ttf|otf)", re.IGNORECASE)


def _number(value: Any) -> float:
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if not _NUMBER.fullmatch(text):
        raise wrong_form("decimal", "0.93")
    return float(text.replace(",", "."))


def _matching(pattern: re.Pattern[str], form: str, example: str) -> AfterValidator:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise wrong_form(form, example)
        return value

    return AfterValidator(check)


def _colour_or_pair(value: Any) -> Any:
    """A colour by itself, or on screen and press apart; said as one rule, so that a slip is one finding."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return PairForm(rgb=str(value))
    if isinstance(value, dict):
        return value
    raise wrong_form("colour", '"#0B5563"')


Number = Annotated[float, BeforeValidator(_number)]
Percent = Annotated[Number, Field(ge=0, le=100)]
FamilyName = Annotated[Text, _matching(_FAMILY, "family", "Hanken Grotesk")]
FontFileName = Annotated[Text, _matching(_FONT_FILE, "font_file", "hanken-grotesk-400.ttf")]


class PairForm(Form):
    """A colour on screen, and on the press in percent of cyan, magenta, yellow and black."""

    rgb: Text
    cmyk: tuple[Percent, Percent, Percent, Percent] | None = None


Pair = Annotated[PairForm, BeforeValidator(_colour_or_pair)]


class FontsForm(Form):
    """``fonts``: names of folders with fonts."""

    display: Name
    text: Name


class BrandForm(Form):
    """``brand.yml``."""

    name: Text
    unit: Text | None = None
    client: Flag = True
    colours: Annotated[tuple[Pair, ...], Field(min_length=2, max_length=6)] | None = None
    logo: Text | None = None
    fonts: FontsForm | None = None
    display_weight: Annotated[Whole, Field(ge=100, le=900)] | None = None
    tracking: Annotated[Number, Field(ge=-0.1, le=0.1)] | None = None
    optical: Annotated[Number, Field(ge=0.85, le=1)] = 1.0
    mono: Flag = False
    rich: tuple[Percent, Percent, Percent, Percent] | None = None
    tokens: Mapping[str, Pair] = Field(default_factory=dict)


class FontFileForm(Form):
    """One entry of ``files``: a file in the same folder."""

    file: FontFileName
    weight: Annotated[Whole, Field(ge=100, le=900, multiple_of=100)]
    style: Literal["normal", "italic"] = "normal"


class FontForm(Form):
    """``font.yml``."""

    family: FamilyName
    licence: Text
    source: Text | None = None
    files: Annotated[tuple[FontFileForm, ...], Field(min_length=1)]
