"""Dates as people type them, always with a year: a kit does not know what day it is."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_NUMBERS = re.compile(r"(?P<day>\d{1,2})\s*[./-]\s*(?P<month>\d{1,2})\.?\s*[/ -]?\s*(?P<year>\d{4})")
_WORDS = re.compile(r"(?:den\s+)?(?P<day>\d{1,2})\.?\s+(?P<month>[a-z]{3,})\.?,?\s+(?P<year>\d{4})", re.IGNORECASE)
_YEARLESS = re.compile(r"(?:den\s+)?\d{1,2}(?:\s*[./-]\s*\d{1,2}\.?|\.?\s+[a-z]{3,}\.?)", re.IGNORECASE)

_MONTHS: Final = (
    ("januar", "january"), ("februar", "february"), ("marts", "march"), ("april",), ("maj", "may"), ("juni", "june"),
    ("juli", "july"), ("august",), ("september",), ("oktober", "october"), ("november",), ("december",),
)  # fmt: skip


def parse_date(text: str) -> str | None:
    """``2026-12-03``, ``3.12.2026``, ``3/12 2026`` or ``3. december 2026`` in ISO form; ``None`` when it is no date."""
    year, month, day = _numbers(text)
    return date(year, month, day).isoformat() if 1 <= day <= _days(year, month) else None


def last_day(text: str) -> int:
    """The last day of the month that a text names; 0 when it names none."""
    year, month, _ = _numbers(text)
    return _days(year, month)


def lacks_year(text: str) -> bool:
    """Whether a text would be a date if it had a year."""
    return _YEARLESS.fullmatch(text.strip()) is not None


def _numbers(text: str) -> tuple[int, int, int]:
    """Year, month and day as typed, whether or not there is such a day; zeros when the text is none of it."""
    typed = " ".join(text.split())
    match = _ISO.fullmatch(typed) or _NUMBERS.fullmatch(typed) or _WORDS.fullmatch(typed)
    return (int(match["year"]), _month(match["month"]), int(match["day"])) if match else (0, 0, 0)


def _days(year: int, month: int) -> int:
    """How many days a month has; none when there is no such month."""
    return monthrange(year, month)[1] if 1 <= month <= 12 and year >= 1 else 0


def _month(typed: str) -> int:
    """A month by its number or its name, whole or shortened to three letters or more; 0 when it is none."""
    if typed.isdecimal():
        return int(typed)
    word = typed.casefold()
    return next((number for number, names in enumerate(_MONTHS, 1) if any(name.startswith(word) for name in names)), 0)
