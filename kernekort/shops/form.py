"""What may stand in a shop's file."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from kernekort.shops.model import Condition, Marks, Order, Stacking
from kernekort.sources import Flag, Form, Length, Name, Text, Titles, Whole, wrong_form
from kernekort.sources.forms import OUT_OF_RANGE
from kernekort.units import parse_length, points

PATTERN = "{material}-{brand}-{shop}-{role}"
"""How a file name may be put together: every word of a pattern, between plain letters, digits, hyphens and points."""

_WORDS = frozenset(("material", "brand", "shop", "role"))
_NEEDED = _WORDS - {"shop"}
_PLAIN = re.compile(r"[A-Za-z0-9_-](?:[A-Za-z0-9._-]{0,58}[A-Za-z0-9_-])?")

_LENGTH = WithJsonSchema({"type": "string", "pattern": r"^\s*\d+([.,]\d+)?\s*(mm|cm|in|pt)\s*$"})


def _thin(value: Any) -> float:
    """A width of a line or a size of type, from hairlines on, in points."""
    try:
        width = points(parse_length(value))
    except (TypeError, ValueError):
        raise wrong_form("length", "0.25pt") from None
    if not 0.05 <= width <= 72:
        raise PydanticCustomError(OUT_OF_RANGE, "no such width", {"least": "0.05pt", "most": "72pt"})
    return round(width, 4)


def _pattern(value: str) -> str:
    """A pattern that leads to a plain name, another one for every file of a build."""
    used = re.findall(r"\{([^{}]*)\}", value)
    plain = re.sub(r"\{[^{}]*\}", "x", value)
    if not set(used) <= _WORDS or not set(used) >= _NEEDED or not _PLAIN.fullmatch(plain):
        raise wrong_form("file_pattern", PATTERN)
    return value


Reach = Annotated[Length, Field(le=50), _LENGTH]
"""A distance from the cut, in or out."""

Thin = Annotated[float, BeforeValidator(_thin), _LENGTH]
"""A width in points, such as ``0.25pt``."""


class PaperForm(Form):
    """What stands under ``paper``."""

    grammage: Annotated[Whole, Field(ge=40, le=1000)]
    thickness: Annotated[Length, Field(gt=0, le=5), _LENGTH]


class ShopForm(Form):
    """A file in ``layouts/_shops``; what it leaves out is as the shop says that it ``extends``."""

    title: Titles
    extends: Name | None = None
    bleed: Reach | None = None
    safe: Reach | None = None
    corner: Reach | None = None
    marks: Marks | None = None
    condition: Condition | Literal["none"] | None = None
    pdfx: Flag | None = None
    icc: Flag | None = None
    ink_limit: Annotated[Whole, Field(ge=100, le=400)] | None = None
    min_line: Thin | None = None
    min_reversed_line: Thin | None = None
    min_text: Thin | None = None
    dpi: Annotated[Whole, Field(ge=72, le=2400)] | None = None
    least_dpi: Annotated[Whole, Field(ge=30, le=2400)] | None = None
    order: Order | None = None
    file_name: Annotated[Text, AfterValidator(_pattern)] | None = None
    sheet: Name | None = None
    stacking: Stacking | None = None
    turn: Literal["long", "short"] | None = None
    die_line: Flag | None = None
    paper: PaperForm | None = None


NEEDED = tuple(name for name in ShopForm.model_fields if name not in ("title", "extends", "sheet", "stacking", "turn"))
"""What a file must say that extends no other."""


def schema() -> dict[str, Any]:
    """The JSON Schema of a shop's file, for editors."""
    made = ShopForm.model_json_schema()
    fields = {name: _given(field) for name, field in made["properties"].items()}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "properties": fields}


def _given(field: dict[str, Any]) -> dict[str, Any]:
    """A field as it is when it is there: nothing at all is no value of it."""
    kinds = [kind for kind in field.get("anyOf", ()) if kind != {"type": "null"}]
    kept = {name: part for name, part in field.items() if name not in ("anyOf", "default", "title")}
    return {**kept, **(kinds[0] if len(kinds) == 1 else {"anyOf": kinds} if kinds else {})}
