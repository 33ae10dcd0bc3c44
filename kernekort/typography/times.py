"""Times of day in running text, in the house's style: kl. 9.00, kl. 9.00–10.15."""

from __future__ import annotations

import re

from kernekort.typography.clocks import DAY, clock
from kernekort.typography.house import House
from kernekort.typography.signs import BLANK, HARD_BLANK

_TO = rf"{BLANK}?[-–—]{BLANK}?"
_NO_MORE = re.compile(rf"[.,;:!?)]|\s*$|\n|{BLANK}(?:i|på|hos|ved|og|med|den|hver)(?!\w)")
_SPAN_AFTER_KL = re.compile(
    rf"(?<![\w.])(?P<kl>kl\.{BLANK}?|kl{BLANK}|klokken{BLANK})(?P<h>\d{{1,2}})(?:[.:](?P<m>\d\d))?"
    rf"(?:(?P<to>{_TO})(?P<h2>\d{{1,2}})(?:[.:](?P<m2>\d\d))?)?(?!\w|[.:,]\d|[-–]\d)",
    re.IGNORECASE,
)
_BEFORE, _AFTER = r"(?<![\w.,:/+–-])", r"(?!\w|[.,:/–-]\d|:)"
_SPAN = re.compile(rf"{_BEFORE}(\d{{1,2}})([.:])(\d\d){_TO}(\d{{1,2}})(?:([.:])(\d\d))?{_AFTER}")
_FROM_TO = re.compile(
    rf"(?<!\w)((?:fra|mellem){BLANK})(\d{{1,2}})([.:])(\d\d)({BLANK}(?:til|og){BLANK})(\d{{1,2}})([.:])(\d\d){_AFTER}",
    re.IGNORECASE,
)
_COLON = re.compile(rf"{_BEFORE}(\d{{1,2}}):(\d\d){_AFTER}")
_NOUGHT = re.compile(rf"{_BEFORE}0(\d)\.(\d\d){_AFTER}(?!{BLANK}?(?:kr|%|pct))")
_TIME_WORD = re.compile(
    rf"(?<!\w)(?:fra|til|mellem|og|ved|inden|efter|før|omkring|klokken|allerede|senest|tidligst){BLANK}$", re.IGNORECASE
)
_NO_TIME = re.compile(
    r"(?<!\w)(?:forholdet?|målestok|skala|blandet|resultatet|Matt|Mark|Luk|Joh|Mos|Sam|Kong|Sl|Sal|ApG|Rom|Kor|Gal|Ef|Fil"
    rf"|Kol|Thess|Tim|Hebr|Jak|Pet|Åb|Es|Jer|Ez|Ordsp|Præd)\.?{BLANK}$"
)
_MONTHS = 12


def times(text: str, house: House) -> str:
    """The Danish text with its times of day as the house prints them.

    After »kl.« any time is one. Elsewhere only what can be no scale, verse, version or date: 14:30, 9:00–10.15, 09.45.
    An hour that was typed alone stays alone: kl. 9 is as exact as its author meant it.
    """
    text = _SPAN_AFTER_KL.sub(lambda match: _after_kl(match, house), text)
    text = _SPAN.sub(lambda match: _span(match, house), text)
    text = _FROM_TO.sub(lambda match: _from_to(match, house), text)
    text = _COLON.sub(lambda match: _colon(match, house), text)
    return _NOUGHT.sub(r"\1.\2", text) if house.clock == "9.00" else text


def _minutes(hour: str, minute: str | None) -> int | None:
    time = int(hour) * 60 + int(minute or 0)
    return time if int(minute or 0) < 60 and time <= DAY else None


def _after_kl(match: re.Match[str], house: House) -> str:
    first = _minutes(match["h"], match["m"])
    last = _minutes(match["h2"], match["m2"]) if match["h2"] else first
    if first is None or last is None or _is_pause(match):
        return match[0]
    word = match["kl"].rstrip(" .\u00a0\u2009\u202f")
    word = word if word.casefold() == "klokken" else f"{word}."
    if match["m"] is None and match["m2"] is None:
        told = [_hour(hour, house) for hour in (match["h"], match["h2"]) if hour]
    else:
        told = [clock(first, house, "da"), *([clock(last, house, "da")] if match["h2"] else [])]
    return f"{word}{HARD_BLANK}{'–'.join(told)}"


def _is_pause(match: re.Match[str]) -> bool:
    """Whether a dash between blanks may begin a new thought: kl. 9 – 10 personer kommer."""
    apart = len(match["to"] or "") > 1 and match["m2"] is None
    return apart and _NO_MORE.match(match.string, match.end()) is None


def _hour(hour: str, house: House) -> str:
    """An hour without minutes, its nought dropped where the house has none."""
    return str(int(hour)) if house.clock == "9.00" else hour


def _span(match: re.Match[str], house: House) -> str:
    hour, sign, minute, last_hour, last_sign, last_minute = match.groups()
    first, last = _minutes(hour, minute), _minutes(last_hour, last_minute)
    may_be_dates = last_minute is None or _may_be_dates(hour, minute, last_hour, last_minute)
    if first is None or last is None or (may_be_dates and ":" not in (sign, last_sign)):
        return match[0]
    return f"{clock(first, house, 'da')}–{clock(last, house, 'da')}"


def _may_be_dates(*figures: str) -> bool:
    """Whether days and months could be meant: 1.12–24.12."""
    days, months = figures[::2], figures[1::2]
    return all(1 <= int(day) <= 31 for day in days) and all(1 <= int(month) <= _MONTHS for month in months)


def _from_to(match: re.Match[str], house: House) -> str:
    first, last = _minutes(match[2], match[4]), _minutes(match[6], match[8])
    dates = ":" not in (match[3], match[7]) and _may_be_dates(match[2], match[4], match[6], match[8])
    if first is None or last is None or dates:
        return match[0]
    return f"{match[1]}{clock(first, house, 'da')}{match[5]}{clock(last, house, 'da')}"


def _colon(match: re.Match[str], house: House) -> str:
    time = _minutes(match[1], match[2])
    if time is None or _NO_TIME.search(match.string, *_just_before(match)):
        return match[0]
    sure = len(match[1]) == 2 or match[2] == "00" or _TIME_WORD.search(match.string, *_just_before(match))
    return clock(time, house, "da") if sure else match[0]


def _just_before(match: re.Match[str]) -> tuple[int, int]:
    """Where the word before a time lies; looking no further keeps long texts quick."""
    return max(0, match.start() - 20), match.start()
