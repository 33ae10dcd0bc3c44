"""The shapes of what users write, as pydantic types: strict wherever guessing could hide a slip."""

from __future__ import annotations

import os
import re
import sys
from importlib import import_module
from types import ModuleType
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Strict
from pydantic_core import PydanticCustomError

from kernekort.units import Mm, Size, parse_length, parse_size, points

WRONG_FORM = "kernekort_form"
"""The pydantic error type of a value that is not written as it should be; see :func:`wrong_form`."""

OUT_OF_RANGE = "kernekort_range"
"""The pydantic error type of a length beyond its limits; its context holds ``least`` and ``most`` as text."""

LONGEST: Mm = 2000.0
"""The longest side of anything, in millimetres: an A0 sheet and some to spare."""

# Looking for extensions of pydantic's means reading about every installed package; none of them has any say here.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
_LOOKS_FOR_THEM = "pydantic.plugin._loader"


class _KnowsNone(ModuleType):
    """Stands where pydantic would load what looks for extensions, and says that there are none."""

    get_plugins = tuple

    def __getattr__(self, name: str) -> Any:
        """Anything else that is asked for is that of the real one, which takes its place."""
        if name.startswith("__"):
            raise AttributeError(name)
        sys.modules.pop(self.__name__, None)
        return getattr(import_module(self.__name__), name)


sys.modules.setdefault(_LOOKS_FOR_THEM, _KnowsNone(_LOOKS_FOR_THEM))

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_POINTS = re.compile(r"(\d+(?:\.\d+)?) *pt")


class Form(BaseModel):
    """What a user writes: a group with known fields and no others, frozen once read."""

    # Most forms are never filled in by a run, and making one ready to be held against a file takes milliseconds.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def wrong_form(form: str, example: str) -> PydanticCustomError:
    """What a validator raises for a value that is not written as it should be.

    Args:
        form: the name of the fact that chooses the hint of the ``wrong-type``, such as ``length``.
        example: how it could be written; the value of that fact.
    """
    return PydanticCustomError(WRONG_FORM, "not a {form}", {"form": form, "example": example})


def _as_text(value: Any) -> Any:
    """Plain numbers and truths as the text they were written as, which loses nothing: see ``scalars``."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else value


def _not_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("string_too_short", "blank")
    return value.strip()


def _name(value: str) -> str:
    if not _NAME.fullmatch(value):
        raise wrong_form("name", "mine-kort")
    return value


def _length(value: Any) -> Mm:
    try:
        length = parse_length(value)
    except (TypeError, ValueError):
        raise wrong_form("length", "63mm") from None
    if length > LONGEST:
        raise PydanticCustomError(OUT_OF_RANGE, "too long", {"least": "0mm", "most": f"{LONGEST:.0f}mm"})
    return length


def _size(value: Any) -> Size:
    try:
        size = parse_size(value)
    except (TypeError, ValueError):
        raise wrong_form("size", "63mm x 88mm") from None
    if not (1 <= size.width <= LONGEST and 1 <= size.height <= LONGEST):
        raise PydanticCustomError(OUT_OF_RANGE, "no such size", {"least": "1mm", "most": f"{LONGEST:.0f}mm"})
    return size


def _points(value: Any) -> float:
    match = _POINTS.fullmatch(value) if isinstance(value, str) else None
    # A size given in points is kept to the digit; a detour over millimetres would leave 17.000000000000004.
    size = float(match[1]) if match else points(_length(value))
    if not 1 <= size <= 1000:
        raise PydanticCustomError(OUT_OF_RANGE, "no such type size", {"least": "1pt", "most": "1000pt"})
    return size


Text = Annotated[str, BeforeValidator(_as_text), AfterValidator(_not_blank)]
"""A text that says something, without blanks around it; ``title: 2026`` is a text too."""

Whole = Annotated[int, Strict()]
"""A whole number, written as one."""

Flag = Annotated[bool, Strict()]
"""``true`` or ``false``."""

Name = Annotated[str, BeforeValidator(_as_text), AfterValidator(_name)]
"""Small letters, digits and hyphens."""

Length = Annotated[Mm, BeforeValidator(_length)]
"""A length with its unit, such as ``63mm``, in millimetres."""

PaperSize = Annotated[Size, BeforeValidator(_size)]
"""Width and height with their units, such as ``63mm x 88mm``, in millimetres."""

Points = Annotated[float, BeforeValidator(_points)]
"""A type size with its unit, such as ``17pt``, in points."""


class Titles(Form):
    """What something is called, in both languages of the tool."""

    da: Text
    en: Text
