"""Dashes: – with blanks for a pause, – without blanks from one number to another, - inside words alone."""

from __future__ import annotations

import re

from kernekort.typography.names import MONTHS, WEEKDAYS, either
from kernekort.typography.signs import BLANK, HARD_BLANK

_PAUSE = re.compile(rf"(?<=\S)({BLANK})(?:--?|—)(?={BLANK}\S|\n)")
_LONG_PAUSE = re.compile(rf"(?<=\S)({BLANK})--?(?={BLANK}\S|\n)")
_FIRST_SIGN = re.compile(rf"(?m)^([ \t]*)(?:--?|–){BLANK}(?=\S)")

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?[½¼¾]?|[½¼¾]"
_RANGE = re.compile(rf"(?<![\w.,:/+–—½¼¾-])({_NUMBER})({BLANK}?)[-–]({BLANK}?)({_NUMBER})(?![\w–—/½¼¾-]|[.,:]\d)")
_UNIT = re.compile(
    rf"{BLANK}?(?:(?:min|sek|kr|pct|mm|cm|km|m|kg|t|timer?|år|dage|uger|måneder|personer|deltagere|spillere|kort"
    r"|hours?|years?|days?|weeks?|people|players|cards)(?!\w)|%)"
)
_ORDINALS = re.compile(rf"(?<![\w.,:/-])(\d{{1,2}})\.{BLANK}?[-–]{BLANK}?(\d{{1,2}})\.(?={BLANK}\w)")
_TIMES = re.compile(
    rf"(?<![\w.,:/+–-])(\d{{1,2}})([.:])(\d\d){BLANK}?[-–]{BLANK}?(\d{{1,2}})\2(\d\d)(?![\w–-]|[.,:/]\d)"
)
_NO_RANGE = re.compile(rf"(?:kl\.|klokken|lokale|rum|sag|sagsnr\.?|j\.?nr\.?|room|case|version){BLANK}$", re.IGNORECASE)
_NAMES = "|".join(either(names) for table in (WEEKDAYS, MONTHS) for names in table.values())
_NAME_RANGE = re.compile(rf"(?<![\w-])({_NAMES})-({_NAMES})(?![\w-])", re.IGNORECASE)
_FRACTION = re.compile(rf"(?<=\d){BLANK}(?=[½¼¾])")
_CODE = re.compile(r"0\d|\d{5}")
_YEAR = re.compile(r"\d{4}")
_SHARES = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def pauses(text: str, language: str) -> str:
    """The text with ``–`` for a hyphen that stands alone between words or begins a line; English keeps its ``—``."""
    text = (_LONG_PAUSE if language == "en" else _PAUSE).sub(r"\1–", text)
    return _FIRST_SIGN.sub(rf"\1–{HARD_BLANK}", text)


def ranges(text: str) -> str:
    """The text with ``–`` from one number to another, and ``1½`` closed up.

    Only what grows is a range: 2-3 is, 4141-1234 and 3-1 are not. Numbers of five digits and more, numbers with
    noughts before them and numbers of rooms and cases are left alone.
    """
    text = _FRACTION.sub("", text)
    text = _RANGE.sub(_from_to, text)
    text = _TIMES.sub(_time_to_time, text)
    return _ORDINALS.sub(lambda match: f"{match[1]}.–{match[2]}." if int(match[1]) < int(match[2]) else match[0], text)


def name_ranges(text: str) -> str:
    """The text with ``–`` from one day or month to another: mandag–fredag."""
    return _NAME_RANGE.sub(r"\1–\2", text) if "-" in text else text


def _from_to(match: re.Match[str]) -> str:
    first, last = match[1], match[4]
    has_unit = _UNIT.match(match.string, match.end()) is not None
    if (match[2] or match[3]) and not (has_unit and match[2] and match[3]):
        return match[0]
    if _NO_RANGE.search(match.string, max(0, match.start() - 12), match.start()) or not _grows(first, last, has_unit):
        return match[0]
    return f"{first}–{last}"


def _time_to_time(match: re.Match[str]) -> str:
    """Times and dates as they were typed, when the second comes later: 9:00–10:15, 1.12–24.12."""
    hour, sign, minute, last_hour, last_minute = match.groups()
    by_hour = (int(hour), int(minute)) < (int(last_hour), int(last_minute))
    by_month = (int(minute), int(hour)) < (int(last_minute), int(last_hour))
    return f"{hour}{sign}{minute}–{last_hour}{sign}{last_minute}" if by_hour or by_month else match[0]


def _grows(first: str, last: str, has_unit: bool) -> bool:
    """Whether two numbers are the ends of a range; two of four digits are years, unless a unit says otherwise."""
    if any(_CODE.match(number) for number in (first, last)):
        return False
    low, high = _value(first), _value(last)
    if _YEAR.fullmatch(first) and len(last) == 2 and last.isdecimal():
        return int(last) == (int(first) + 1) % 100
    if _YEAR.fullmatch(first) and _YEAR.fullmatch(last) and not has_unit:
        return low < high < 2200
    return low < high


def _value(number: str) -> float:
    share = _SHARES.get(number[-1], 0.0)
    whole = number.rstrip("½¼¾").replace(".", "").replace(",", ".")
    return float(whole or 0) + share
