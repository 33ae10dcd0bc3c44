"""Times of day and lengths of time in print."""

from __future__ import annotations

import pytest

from kernekort.typography import House, clock, dress, hours, minutes_text, span

PLAIN, PADDED = House(clock="9.00"), House(clock="09.00")


@pytest.mark.parametrize(
    ("minutes", "plain", "padded", "english"),
    [
        (0, "0.00", "00.00", "0:00"),
        (540, "9.00", "09.00", "9:00"),
        (545, "9.05", "09.05", "9:05"),
        (935, "15.35", "15.35", "15:35"),
        (1440, "24.00", "24.00", "24:00"),
        (1470, "0.30", "00.30", "0:30"),
    ],
)
def test_clocks(minutes: int, plain: str, padded: str, english: str) -> None:
    assert clock(minutes, PLAIN, "da") == plain
    assert clock(minutes, PADDED, "da") == padded
    assert clock(minutes, PLAIN, "en") == english


def test_there_is_no_time_before_midnight() -> None:
    with pytest.raises(ValueError, match="no time of day: -1"):
        clock(-1, PLAIN, "da")


def test_spans() -> None:
    assert span(540, 615, PLAIN, "da") == "9.00–10.15"
    assert span(540, 615, PADDED, "da") == "09.00–10.15"
    assert span(540, 615, PLAIN, "en") == "9:00–10:15"
    assert span(540, 540, PLAIN, "da") == "9.00"


@pytest.mark.parametrize(
    ("minutes", "danish", "english"),
    [
        (0, "0·min.", "0·min"),
        (45, "45·min.", "45·min"),
        (60, "1·time", "1·hour"),
        (75, "1·time 15·min.", "1·hour 15·min"),
        (90, "1½·time", "1½·hours"),
        (120, "2·timer", "2·hours"),
        (150, "2½·timer", "2½·hours"),
        (420, "7·timer", "7·hours"),
    ],
)
def test_lengths(minutes: int, danish: str, english: str) -> None:
    assert hours(minutes).replace("\u00a0", "·") == danish
    assert hours(minutes, "en").replace("\u00a0", "·") == english


def test_minutes_stay_minutes() -> None:
    assert minutes_text(75) == "75\u00a0min."
    assert minutes_text(75, "en") == "75\u00a0min"


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("house", [PLAIN, PADDED])
def test_what_is_printed_needs_no_dressing(house: House, language: str) -> None:
    for minutes in range(0, 1441, 5):
        told = (clock(minutes, house, language), span(minutes, minutes + 75, house, language), hours(minutes, language))
        assert [dress(text, house, language) for text in told] == list(told)
