"""Times of day and timetables: read as people type them, worked out and checked as whole minutes."""

from kernekort.timetable.model import DAY, Problem, Row, Timed
from kernekort.timetable.parsing import parse_clock, parse_duration, parse_span, suggestions
from kernekort.timetable.timing import timed

__all__ = [
    "DAY",
    "Problem",
    "Row",
    "Timed",
    "parse_clock",
    "parse_duration",
    "parse_span",
    "suggestions",
    "timed",
]
