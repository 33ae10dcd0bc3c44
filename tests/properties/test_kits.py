"""What holds for any date and any number of people."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kernekort.findings import Place
from kernekort.kits import Kit, Part, Settled, parse_date

TEXTS = {"da": "x", "en": "x"}
PLACE = Place("kit.yml")


@given(st.dates(date(1000, 1, 1)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    short = f"{day.day}/{day.month} {day.year}"
    forms = (day.isoformat(), f"{day.day}.{day.month}.{day.year}", short, day.strftime("%d-%m-%Y"))
    assert {parse_date(form) for form in forms} == {day.isoformat()}


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_day_or_nothing(text: str) -> None:
    read = parse_date(text)
    assert read is None or date.fromisoformat(read).isoformat() == read


@given(st.integers(1, 2000), st.integers(1, 20))
def test_everybody_has_a_seat_and_no_table_is_empty(people: int, per_table: int) -> None:
    kit = Kit("k", TEXTS, TEXTS, "da", (), None, "folk", per_table, (), PLACE)
    meeting = Settled(kit, {"folk": people})
    assert (meeting.tables - 1) * per_table < people <= meeting.tables * per_table
    part = Part("p", TEXTS, "m", None, None, {}, None, "1", {}, "tables", "card", TEXTS, False, PLACE)
    assert meeting.copies_of(part) == meeting.tables
