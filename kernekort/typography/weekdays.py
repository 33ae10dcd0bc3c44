"""Weekdays checked against the dates they are written with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from kernekort.findings import Finding, Place, warning
from kernekort.quick import dataclass
from kernekort.typography.names import MONTHS, WEEKDAYS, either, shortened
from kernekort.typography.signs import BLANK

_GAP = rf"(?:{BLANK}|\n)+"
_YEAR = rf"(?:,?{_GAP}(?P<year>\d{{4}})(?!\d))?"
_DAY, _MONTH = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})"
_SLASHED = rf"{_DAY}/{_MONTH}(?:(?:/|-|\.|{BLANK})(?P<year>\d{{4}}|\d\d))?(?!\d)"
_DOTTED = rf"{_DAY}(?P<sign>[.-]){_MONTH}(?P=sign)(?P<year>\d{{4}}|\d\d)(?!\d)"
_DOTTED_WITHOUT_YEAR = rf"{_DAY}\.{_MONTH}(?P<year>(?!))?(?![.–-]?\d)"
"""Only after »den«: a time of day looks the same."""


@dataclass(frozen=True)
class Conflict:
    """A date written with a weekday that it is not."""

    said: str
    """The weekday that is written, as its language spells it: ``onsdag``, ``Wednesday``."""
    right: str
    """The weekday that the date is."""
    date: date
    written: str
    """The weekday and the date as they stand in the text."""

    def finding(self, place: Place | None = None) -> Finding:
        """The warning about it: ``weekday-wrong``."""
        return warning("weekday-wrong", place, written=self.written, said=self.said, right=self.right)


def weekday_conflicts(text: str, language: str, year: int | None = None) -> tuple[Conflict, ...]:
    """Dates in a text whose weekday is another than the one before them, in the order of the text.

    Args:
        text: any text; ``onsdag den 3. december 2026``, ``torsdag d. 8/10`` and, in English, ``Wednesday, December 3``.
        language: ``da`` or ``en``.
        year: the year that dates without one are in; ``None`` leaves them unchecked, for nobody can tell.
    """
    names = WEEKDAYS.get(language, WEEKDAYS["da"])
    lowered = text.lower()
    if not any(name.lower() in lowered for name in names):
        return ()
    matches = sorted(_dates(text, language), key=lambda match: match.start())
    return tuple(conflict for match in matches if (conflict := _conflict(match, names, language, year)) is not None)


def _dates(text: str, language: str) -> Iterator[re.Match[str]]:
    for pattern in _patterns(language):
        yield from pattern.finditer(text)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """What a weekday with a date looks like; English dates in figures are read in two ways, so they are left alone."""
    named = "en" if language == "en" else "da"
    ways: tuple[str, ...]
    months, weekday = shortened(MONTHS[named]), rf"(?<!\w)(?P<weekday>{either(WEEKDAYS[named])}),?{_GAP}"
    if named == "en":
        day = rf"{_DAY}(?:st|nd|rd|th)?"
        ways = (
            rf"{weekday}(?:the{_GAP})?{day}{_GAP}(?:of{_GAP})?(?P<name>{months})(?!\w){_YEAR}",
            rf"{weekday}(?P<name>{months}){_GAP}{day}(?!\w){_YEAR}",
        )
    else:
        the = rf"(?:den|d\.){_GAP}?"
        start = rf"{weekday}(?:{the})?"
        ways = (
            rf"{start}{_DAY}\.?{_GAP}?(?P<name>{months})(?!\w){_YEAR}",
            rf"{start}{_SLASHED}",
            rf"{start}{_DOTTED}",
            rf"{weekday}{the}{_DOTTED_WITHOUT_YEAR}",
        )
    return tuple(re.compile(way, re.IGNORECASE) for way in ways)


def _conflict(match: re.Match[str], names: tuple[str, ...], language: str, year: int | None) -> Conflict | None:
    """The conflict of a date with its weekday; ``None`` when they agree, or there is no such date or no year."""
    written = match["year"]
    in_year = year if written is None else int(written) + (2000 if len(written) == 2 else 0)
    if in_year is None:
        return None
    try:
        day = date(in_year, _month(match, language), int(match["day"]))
    except ValueError:
        return None
    said = next(name for name in names if name.lower() == match["weekday"].lower())
    right = names[day.weekday()]
    return None if said == right else Conflict(said, right, day, " ".join(match[0].split()))


def _month(match: re.Match[str], language: str) -> int:
    """The number of the month, from its name or its figures."""
    groups = match.groupdict()
    if groups.get("month"):
        return int(groups["month"])
    first = groups["name"][:3].lower()
    return next(
        number for number, name in enumerate(MONTHS["en" if language == "en" else "da"], 1) if name[:3].lower() == first
    )
