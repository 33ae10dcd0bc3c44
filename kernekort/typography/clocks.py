"""Times of day and lengths of time as they are printed."""

from __future__ import annotations

from kernekort.typography.house import House
from kernekort.typography.signs import HARD_BLANK

DAY = 24 * 60
"""The minutes of a day."""


def clock(minutes: int, house: House, language: str) -> str:
    """A time of day, minutes since midnight, as ``9.00``, in English ``9:00``; past midnight it begins again.

    Raises:
        ValueError: the minutes are negative.
    """
    if minutes < 0:
        raise ValueError(f"no time of day: {minutes}")
    hour, minute = divmod(minutes if minutes == DAY else minutes % DAY, 60)
    sign = ":" if language == "en" else "."
    return f"{hour:02d}{sign}{minute:02d}" if house.clock == "09.00" else f"{hour}{sign}{minute:02d}"


def span(start: int, end: int, house: House, language: str) -> str:
    """``9.00–10.15``; one time alone when both are the same."""
    first = clock(start, house, language)
    return first if start == end else f"{first}–{clock(end, house, language)}"


def hours(minutes: int, language: str = "da") -> str:
    """A length in hours: ``7 timer``, ``1½ time``, ``1 time 20 min.``; below an hour in minutes."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return minutes_text(minutes, language)
    half = rest == 30
    one, many = ("hour", "hours") if language == "en" else ("time", "timer")
    unit = one if whole == 1 and not (half and language == "en") else many
    told = f"{whole}{'½' if half else ''}{HARD_BLANK}{unit}"
    return told if half or not rest else f"{told} {minutes_text(rest, language)}"


def minutes_text(minutes: int, language: str = "da") -> str:
    """``75 min.``, in English ``75 min``, with a blank that does not break."""
    return f"{minutes}{HARD_BLANK}min" + ("" if language == "en" else ".")
