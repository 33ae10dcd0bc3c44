"""One value as it was typed, read as what its variable holds."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from kernekort.findings import Checked, Fact, Finding, Place, error
from kernekort.kits.dates import lacks_year, last_day, parse_date
from kernekort.kits.model import Variable
from kernekort.sources import check_value
from kernekort.timetable import parse_clock, suggestions

LONGEST: Final = 120
"""How many characters a text may have: it is a name or a place."""

_INTEGER = re.compile(r"[-+\u2212]?\d{1,9}")
_NUMBER = re.compile(r"\d{1,9}")


def read_value(variable: Variable, typed: str, place: Place | None = None) -> Checked[str | int]:
    """What was typed as the value of a variable.

    Args:
        variable: what is asked for.
        typed: what was answered; not blank.
        place: where it stands, when it stands in a file.

    Findings: ``kit-value-not-date``, ``kit-value-not-clock``, ``kit-value-not-number``, ``kit-value-out-of-range``,
    ``kit-value-too-long``, ``control-character``, ``combining-marks``.
    """
    text = unicodedata.normalize("NFC", " ".join(typed.split()))
    value = _READERS[variable.type](text)
    problems = check_value(text, place)
    if not problems and value is None:
        problems = (_unreadable(variable, text, place),)
    elif not problems and isinstance(value, int):
        problems = _limits(variable, value, place)
    elif not problems and len(text) > LONGEST:
        problems = (error("kit-value-too-long", place, variable=variable.name, found=len(text), most=LONGEST),)
    return Checked(None if problems else value, problems)


def _text(text: str) -> str | int | None:
    return text


def _integer(text: str) -> int | None:
    return int(text.replace("\N{MINUS SIGN}", "-")) if _INTEGER.fullmatch(text) else None


_READERS: Final = {"text": _text, "date": parse_date, "clock": parse_clock, "integer": _integer}


def _unreadable(variable: Variable, text: str, place: Place | None) -> Finding:
    """Why a text is not what its variable holds, with what may have been meant."""
    facts: dict[str, Fact] = {"variable": variable.name, "value": text, "example": variable.example}
    if variable.type == "date":
        last = str(last_day(text) or "")
        year = variable.example if lacks_year(text) else ""
        return error("kit-value-not-date", place, last=last, year=year, **facts)
    if variable.type == "clock":
        return error("kit-value-not-clock", place, near=suggestions(text), **facts)
    numbers = _NUMBER.findall(text)
    return error("kit-value-not-number", place, near=numbers[0] if len(numbers) == 1 else "", **facts)


def _limits(variable: Variable, number: int, place: Place | None) -> tuple[Finding, ...]:
    """A finding when a number is less or more than it may be."""
    limits = {"least": variable.least, "most": variable.most}
    beyond = {name: limit for name, limit in limits.items() if limit is not None}
    too_small = variable.least is not None and number < variable.least
    too_large = variable.most is not None and number > variable.most
    if variable.type != "integer" or not (too_small or too_large):
        return ()
    return (error("kit-value-out-of-range", place, variable=variable.name, value=number, **beyond),)
