"""Times of day and lengths of time, in any shape that people type them in."""

from __future__ import annotations

import pytest

from kernekort.timetable import parse_clock, parse_duration, parse_span, suggestions


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("9", 540),
        ("09", 540),
        ("9.00", 540),
        ("9:00", 540),
        ("09:00", 540),
        ("09.00", 540),
        ("15.35", 935),
        ("Kl. 09.00", 540),
        ("Kl.10.25", 625),
        ("kl. 9", 540),
        ("kl 9", 540),
        ("KL. 9:05", 545),
        ("kl.\u00a09.00", 540),
        ("klokken 14", 840),
        (" 9.00 ", 540),
        ("0.00", 0),
        ("24.00", 1440),
        ("24", 1440),
        ("24.01", None),
        ("25", None),
        ("9.60", None),
        ("9.5", None),
        ("9.000", None),
        ("9,30", None),
        ("0900", None),
        ("-9", None),
        ("ni", None),
        ("", None),
        ("9.00-10.15", None),
        ("9.00 ca.", None),
    ],
)
def test_clocks(typed: str, minutes: int | None) -> None:
    assert parse_clock(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("09.00–10.15", (540, 615)),
        ("9-12", (540, 720)),
        ("9.00 - 10.15", (540, 615)),
        ("9:00—10:15", (540, 615)),
        ("kl. 9.00–10.15", (540, 615)),
        ("Kl.9.00-kl.10.15", (540, 615)),
        ("9 til 15", (540, 900)),
        ("fra kl. 9 til kl. 15", (540, 900)),
        ("from 9 to 15", (540, 900)),
        ("15.00–9.00", (900, 540)),
        ("9.00", (540, None)),
        ("kl. 9", (540, None)),
        ("9.00–", None),
        ("9–25", None),
        ("9–10–11", None),
        ("hele dagen", None),
    ],
)
def test_spans(typed: str, span: tuple[int, int | None] | None) -> None:
    assert parse_span(typed) == span


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("7 timer", (420, 420)),
        ("2-3 timer", (120, 180)),
        ("2–3 timer", (120, 180)),
        ("2 til 3 timer", (120, 180)),
        ("1½ time", (90, 90)),
        ("1 ½ time", (90, 90)),
        ("½ time", (30, 30)),
        ("1½-2 timer", (90, 120)),
        ("1,5 time", (90, 90)),
        ("1.5 hours", (90, 90)),
        ("1¼ time", (75, 75)),
        ("75 min.", (75, 75)),
        ("75 min", (75, 75)),
        ("90 minutter", (90, 90)),
        ("45-60 min.", (45, 60)),
        ("1 time og 30 min.", (90, 90)),
        ("1 time 20 minutter", (80, 80)),
        ("1 t 5 min", (65, 65)),
        ("ca. 2 timer", (120, 120)),
        ("7\u00a0timer", (420, 420)),
        ("en time", (60, 60)),
        ("Halvanden time", (90, 90)),
        ("et kvarter", (15, 15)),
        ("2 hours", (120, 120)),
        ("1 hour and 15 minutes", (75, 75)),
        ("3-2 timer", None),
        ("7", None),
        ("timer", None),
        ("2 dage", None),
        ("30 min. 1 time", None),
        ("1 time 1 time", None),
        ("2 timer i alt", None),
        ("", None),
    ],
)
def test_durations(typed: str, minutes: tuple[int, int] | None) -> None:
    assert parse_duration(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("13.5", ("13.05", "13.50")),
        ("kl. 13.5", ("13.05", "13.50")),
        ("9,30", ("9.30",)),
        ("9 30", ("9.30",)),
        ("9.", ("9.00",)),
        ("9 : 15", ("9.15",)),
        ("0930", ("9.30",)),
        ("930", ("9.30",)),
        ("2 pm", ("14.00",)),
        ("9.30 AM", ("9.30",)),
        ("12 am", ("0.00",)),
        ("13.9", ("13.09",)),
        ("24.0", ("24.00",)),
        ("25.00", ()),
        ("9.60", ()),
        ("ni", ()),
        ("", ()),
    ],
)
def test_times_that_may_have_been_meant(typed: str, meant: tuple[str, ...]) -> None:
    assert suggestions(typed) == meant
    assert parse_clock(typed) is None or not meant
