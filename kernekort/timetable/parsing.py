"""Times of day and lengths of time as people type them."""

from __future__ import annotations

import re

from kernekort.timetable.model import DAY

_WORD = r"(?:kl\.?|klokken)?\s*"
_TIME = r"(\d{1,2})(?:[.:](\d{2}))?"
_CLOCK = re.compile(_WORD + _TIME, re.IGNORECASE)
_SPAN = re.compile(rf"(?:fra|from)?\s*{_WORD}{_TIME}\s*(?:[-–—]|til|to)\s*{_WORD}{_TIME}", re.IGNORECASE)

_NUMBER = r"(\d+(?:[.,]\d+)?\s*[½¼¾]?|[½¼¾])"
_LENGTH = re.compile(
    rf"(?:ca\.?|cirka|about)?\s*{_NUMBER}(?:\s*(?:[-–—]|til|to)\s*{_NUMBER})?\s*(?:"
    r"(?P<hours>timer?|t|hours?|hrs?|h)|(?P<minutes>minutter|minut|minutes?|mins?))(?!\w)\.?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:og|and|,)?\s*", re.IGNORECASE)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_IN_WORDS = {
    "et kvarter": 15,
    "en halv time": 30,
    "half an hour": 30,
    "tre kvarter": 45,
    "en time": 60,
    "an hour": 60,
    "halvanden time": 90,
}

_LOOSE = re.compile(_WORD + r"(\d{1,2})\s*(?:[.:,;]\s*(\d{0,2})|\s+(\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_DIGITS = re.compile(_WORD + r"(\d{1,2})(\d{2})", re.IGNORECASE)


def parse_clock(text: str) -> int | None:
    """``9``, ``9.00``, ``09:00``, ``kl. 9`` or ``Kl.10.25`` as minutes since midnight; ``None`` when it is no time."""
    match = _CLOCK.fullmatch(text.strip())
    return _minutes(match[1], match[2]) if match else None


def parse_span(text: str) -> tuple[int, int | None] | None:
    """``09.00–10.15`` as start and end, a single time as a start without an end; ``None`` when it is neither.

    The end may come before the start: whoever reads it says so.
    """
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        start = parse_clock(text)
        return None if start is None else (start, None)
    first, last = _minutes(match[1], match[2]), _minutes(match[3], match[4])
    return None if first is None or last is None else (first, last)


def parse_duration(text: str) -> tuple[int, int] | None:
    """``7 timer``, ``2-3 timer`` or ``1½ time`` as the least and the most minutes; ``None`` when it is no length.

    Hours and minutes may be told together: ``1 time og 20 min.``
    """
    told = " ".join(text.split())
    known = _IN_WORDS.get(told.casefold())
    if known is not None:
        return known, known
    least = most = 0
    units: list[bool] = []
    while told:
        match = _LENGTH.match(told)
        if match is None or (units and units != [True]) or (units and match["hours"]):
            return None
        in_hours = match["hours"] is not None
        units.append(in_hours)
        first = _amount(match[1], in_hours)
        least += first
        most += _amount(match[2], in_hours) if match[2] else first
        told = _AND.sub("", told[match.end() :], count=1)
    return (least, most) if units and least <= most else None


def suggestions(text: str) -> tuple[str, ...]:
    """Times that a text which is none may have meant: ``13.5`` may be ``13.05`` or ``13.50``; none may be near."""
    typed = text.strip()
    loose, digits = _LOOSE.fullmatch(typed), _DIGITS.fullmatch(typed)
    guesses: tuple[tuple[str, str], ...] = ()
    if digits:
        guesses = ((digits[1], digits[2]),)
    elif loose:
        rest = loose[2] or loose[3] or ""
        hour = _in_24_hours(loose[1], loose[4])
        guesses = ((hour, f"0{rest}"), (hour, f"{rest}0")) if len(rest) == 1 else ((hour, rest or "00"),)
    times = (_minutes(hour, minute) for hour, minute in guesses)
    return tuple(dict.fromkeys(f"{time // 60}.{time % 60:02d}" for time in times if time is not None))


def _minutes(hour: str, minute: str | None) -> int | None:
    """Minutes since midnight; a day has times up to 24.00."""
    time = int(hour) * 60 + int(minute or 0)
    return time if int(minute or 0) < 60 and time <= DAY else None


def _in_24_hours(hour: str, half: str | None) -> str:
    """An hour of the first or the second half of the day among all 24."""
    if not half or not 1 <= int(hour) <= 12:
        return hour
    return str(int(hour) % 12 + (12 if half.casefold() == "pm" else 0))


def _amount(number: str, in_hours: bool) -> int:
    """A number such as ``1½`` or ``1,5`` of hours or minutes, in minutes."""
    fraction = _FRACTIONS.get(number[-1], 0.0)
    whole = number.rstrip("½¼¾").strip().replace(",", ".")
    amount = float(whole or 0) + fraction
    return round(amount * 60) if in_hours else round(amount)
