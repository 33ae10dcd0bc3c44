"""Danish and English typography: one filter for every text on its way out, and how times and dates are printed."""

from kernekort.typography.clocks import clock, hours, minutes_text, span
from kernekort.typography.dates import long_date, short_date
from kernekort.typography.dressing import dress
from kernekort.typography.house import House
from kernekort.typography.weekdays import Conflict, weekday_conflicts

__all__ = [
    "Conflict",
    "House",
    "clock",
    "dress",
    "hours",
    "long_date",
    "minutes_text",
    "short_date",
    "span",
    "weekday_conflicts",
]
