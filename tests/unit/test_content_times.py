"""Times of day, dates and lengths of time in content files, and the timetables that come of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.content import Item
from kernekort.findings import Place, Severity
from tests.content_decks import only, said, sound
from tests.meeting_decks import load_meeting, rows


def event(folder: Path, *lines: str, head: str = "") -> Item:
    return sound(load_meeting(folder, rows(*lines, head=head))).items[0]


def times(item: Item) -> list[tuple[object, object, object]]:
    listed = item.fields["rows"]
    assert isinstance(listed, tuple)
    return [(row["start"], row["end"], row["minutes"]) for row in listed if isinstance(row, dict)]


@pytest.mark.parametrize(
    "typed", ["9", "9.00", "'09:00'", "Kl. 09.00", "kl.9", "kl. 9", "09.00–10.15", "'9:00-10:15'", "Kl. 9 - kl. 10.15"]
)
def test_a_time_of_day_in_any_shape(tmp_path: Path, typed: str) -> None:
    item = event(tmp_path, f"start: {typed}, text: Kaffe", "start: 10.15, text: Slut")
    assert times(item) == [(540, 615, 75), (615, 615, 0)]


def test_rows_get_what_follows_from_the_others(tmp_path: Path) -> None:
    item = event(
        tmp_path,
        "text: Velkomst, minutes: 15",
        "text: Runde, minutter: 45",
        "start: 10.00, slut: 10.20, text: Pause",
        "text: Tak",
        head="start: 9.00",
    )
    assert times(item) == [(540, 555, 15), (555, 600, 45), (600, 620, 20), (620, 620, 0)]
    assert (item.fields["start"], item.fields["end"]) == (540, 620)
    assert list(item.fields) == ["title", "start", "end", "rows"]


def test_an_item_says_start_and_end_in_one(tmp_path: Path) -> None:
    item = event(tmp_path, "text: Alt", head="start: 9.00–12.00")
    assert (item.fields["start"], item.fields["end"]) == (540, 720)
    assert times(item) == [(540, 720, 180)]


def test_dates_and_durations_stay_as_they_are(tmp_path: Path) -> None:
    item = event(tmp_path, "start: 9.00, minutes: 180, text: Alt", head="date: 2026-12-03\n    duration: 2-3 timer")
    assert (item.fields["date"], item.fields["duration"]) == ("2026-12-03", "2-3 timer")


@pytest.mark.parametrize(
    ("row", "code", "facts"),
    [
        ("start: 25.00, text: Kaffe", "no-clock", {"field": "start", "value": "25.00", "near": ()}),
        ("start: 13.5, text: Kaffe", "no-clock", {"field": "start", "value": "13.5", "near": ("13.05", "13.50")}),
        ("start: -9, text: Kaffe", "no-clock", {"field": "start", "value": "-9", "near": ()}),
        ("start: 25, text: Kaffe", "no-clock", {"field": "start", "value": "25", "near": ()}),
        ("start: [9], text: Kaffe", "wrong-type", None),
        ("start: true, text: Kaffe", "wrong-type", None),
        ("start: 9.00, slut: 24.30, text: Kaffe", "no-clock", None),
        ("start: 9.00, minutes: -10, text: Kaffe", "out-of-range", None),
        ("start: 9.00, minutes: 15", "missing-field", {"field": "text", "what": "rows"}),
        ("start: 9.00–10.00, end: 10.00, text: Kaffe", "field-twice", None),
        ("start: 10.00, end: 9.00, text: Kaffe", "row-ends-before-start", None),
        ("start: 10.00–9.00, text: Kaffe", "row-ends-before-start", None),
        ("minutes: 15, text: Kaffe", "timetable-without-start", None),
    ],
)
def test_a_row_that_cannot_be(tmp_path: Path, row: str, code: str, facts: dict[str, object] | None) -> None:
    checked = load_meeting(tmp_path, rows(row))
    assert checked.value is None
    finding = only(checked, code)
    assert finding.severity is Severity.ERROR
    assert finding.place is not None
    assert finding.place.line == 8
    assert facts is None or finding.facts == facts


@pytest.mark.parametrize(
    ("head", "code", "near"),
    [
        ("date: 3. december 2026", "no-date", "2026-12-03"),
        ("date: torsdag den 3. december 2026", "no-date", "2026-12-03"),
        ("date: 3/12 2026", "no-date", "2026-12-03"),
        ("date: 03-12-2026", "no-date", "2026-12-03"),
        ("date: 2026-02-30", "no-date", ""),
        ("date: 30. februar 2026", "no-date", ""),
        ("date: i morgen", "no-date", ""),
        ("duration: -7 timer", "no-duration", None),
        ("duration: længe", "no-duration", None),
        ("start: middag", "no-clock", ()),
    ],
)
def test_a_head_that_cannot_be(tmp_path: Path, head: str, code: str, near: object) -> None:
    checked = load_meeting(tmp_path, rows("start: 9.00, text: Alt", head=head))
    finding = only(checked, code)
    assert finding.place == Place("content/a.yml", 6, 5 + len(head.partition(": ")[0]) + 2)
    assert near is None or finding.facts["near"] == near


def test_what_does_not_add_up_is_warned_of_where_it_stands(tmp_path: Path) -> None:
    text = """\
    layout: my-programme
    title: Dag
    items:
      - id: dag
        varighed: 2 timer
        slut: 12.00
        rækker:
          - {start: 9.00, tekst: Velkomst, minutter: 15}
          - tekst: Runde
            slut: 10.30
            start: 9.30
          - {tekst: Slut, minutter: 45}
    """
    checked = load_meeting(tmp_path, text)
    assert checked.value is not None
    assert said(checked.findings) == [
        "5:15 timetable-length-differs",
        "6:11 timetable-end-differs",
        "11:16 row-after-gap",
    ]
    assert {finding.severity for finding in checked.findings} == {Severity.WARNING}


def test_rows_without_a_timetable_are_left_alone(tmp_path: Path) -> None:
    text = "layout: my-article\ntitle: T\nitems:\n  - {id: a, title: T, body: Hej}\n"
    assert "start" not in sound(load_meeting(tmp_path, text)).items[0].fields


@pytest.mark.parametrize("head", ["start: 15.00\n    end: 9.00", "start: 15.00–9.00"])
def test_a_whole_that_ends_before_it_begins(tmp_path: Path, head: str) -> None:
    checked = load_meeting(tmp_path, rows("text: Velkomst, minutes: 15", "text: Slut, minutes: 30", head=head))
    assert checked.value is None
    finding = only(checked, "ends-before-start")
    assert finding.facts == {"what": "dag", "start": "15.00", "end": "9.00"}
    assert finding.place is not None
    assert finding.place.line == 5 + len(head.split("\n"))


def test_an_evening_may_end_in_the_morning(tmp_path: Path) -> None:
    checked = load_meeting(tmp_path, rows("text: Fest", head="start: 20.00–2.00"))
    assert [finding.code for finding in checked.findings] == ["row-over-midnight"]
