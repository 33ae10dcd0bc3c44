"""Dates in print, and weekdays that do not go with them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from babel.dates import get_day_names, get_month_names

from kernekort.findings import Place, Severity
from kernekort.typography import long_date, short_date, weekday_conflicts
from kernekort.typography.names import MONTHS, WEEKDAYS


@pytest.mark.parametrize(
    ("iso", "language", "long", "short"),
    [
        ("2026-12-03", "da", "torsdag den 3. december 2026", "03.12.2026"),
        ("2026-10-08", "da", "torsdag den 8. oktober 2026", "08.10.2026"),
        ("2024-02-29", "da", "torsdag den 29. februar 2024", "29.02.2024"),
        ("2026-12-03", "en", "Thursday 3 December 2026", "3 Dec 2026"),
        ("2027-05-01", "en", "Saturday 1 May 2027", "1 May 2027"),
    ],
)
def test_dates_are_printed_as_their_language_has_them(iso: str, language: str, long: str, short: str) -> None:
    assert (long_date(iso, language), short_date(iso, language)) == (long, short)


@pytest.mark.parametrize("iso", ["2026-02-30", "3. december", "03-12-2026", ""])
def test_what_is_no_date_is_refused(iso: str) -> None:
    with pytest.raises(ValueError, match=r"isoformat|day is out of range"):
        long_date(iso, "da")
    with pytest.raises(ValueError, match=r"isoformat|day is out of range"):
        short_date(iso, "en")


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_names_are_those_of_the_language(language: str) -> None:
    days, months = get_day_names("wide", locale=language), get_month_names("wide", locale=language)
    assert WEEKDAYS[language] == tuple(days[number] for number in range(7))
    assert MONTHS[language] == tuple(months[number] for number in range(1, 13))


def test_a_start_of_the_program_loads_neither_rules_nor_babel() -> None:
    code = (
        "import sys, kernekort.project;"
        "print([name for name in sys.modules if name.startswith(('babel', 'kernekort.typography.rules'))])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


def test_babel_is_not_loaded_before_a_date_is_printed() -> None:
    code = (
        "import sys, kernekort.project, kernekort.typography as t; t.dress('kl. 9', t.House(), 'da');"
        "t.weekday_conflicts('onsdag den 3. december 2026', 'da');"
        "print([name for name in sys.modules if name.split('.')[0] == 'babel'])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


WRONG = [
    ("onsdag den 3. december 2026", "da", "onsdag den 3. december 2026"),
    ("Vi ses onsdag d. 3. dec. 2026 i Salen.", "da", "onsdag d. 3. dec. 2026"),
    ("Onsdag 3/12 2026 kl. 9", "da", "Onsdag 3/12 2026"),
    ("onsdag 3/12-26", "da", "onsdag 3/12-26"),
    ("onsdag den 3.12.2026", "da", "onsdag den 3.12.2026"),
    ("onsdag, 03-12-2026", "da", "onsdag, 03-12-2026"),
    ("onsdag den\n3.\u00a0december\n2026", "da", "onsdag den 3. december 2026"),
    ("Wednesday, December 3, 2026", "en", "Wednesday, December 3, 2026"),
    ("on Wednesday the 3rd of December 2026.", "en", "Wednesday the 3rd of December 2026"),
    ("Wednesday 3 Dec 2026", "en", "Wednesday 3 Dec 2026"),
]


@pytest.mark.parametrize(("text", "language", "written"), WRONG)
def test_a_weekday_that_the_date_is_not(text: str, language: str, written: str) -> None:
    (conflict,) = weekday_conflicts(text, language)
    assert (conflict.date, conflict.written) == (date(2026, 12, 3), written)
    assert (conflict.said, conflict.right) == (WEEKDAYS[language][2], WEEKDAYS[language][3])


@pytest.mark.parametrize(("text", "language", "written"), WRONG)
def test_the_right_weekday_is_not_mentioned(text: str, language: str, written: str) -> None:
    right = text.replace("onsdag", "torsdag").replace("Onsdag", "Torsdag")
    assert weekday_conflicts(right.replace("Wednesday", "Thursday"), language) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("onsdag den 3. december", "da"),
        ("onsdag d. 3.12", "da"),
        ("onsdag 3/12", "da"),
        ("Wednesday 3 December", "en"),
        ("Wednesday, December 3", "en"),
    ],
)
def test_without_a_year_only_when_one_is_given(text: str, language: str) -> None:
    assert weekday_conflicts(text, language) == ()
    assert [conflict.date for conflict in weekday_conflicts(text, language, 2026)] == [date(2026, 12, 3)]
    assert weekday_conflicts(text, language, 2025) == ()


@pytest.mark.parametrize(
    "text",
    [
        "onsdag den 31. februar 2026",
        "onsdagen 3. december 2026",
        "onsdag",
        "3. december 2026",
        "onsdag 9.10 Velkomst",
        "onsdag 9.10–10.15",
        "onsdag 3-4 timer",
        "onsdag kl. 3.12",
        "ugen efter onsdag kommer 3 nye i december 2026",
    ],
)
def test_what_is_no_date_with_a_weekday(text: str) -> None:
    assert weekday_conflicts(text, "da", 2026) == ()


def test_conflicts_come_in_the_order_of_the_text() -> None:
    text = "Mandag 1/12-2026, derefter mandag den 2. december 2026 og mandag den 3.12.2026."
    assert [conflict.date.day for conflict in weekday_conflicts(text, "da")] == [1, 2, 3]


def test_every_day_of_a_year_is_right_when_printed_and_wrong_a_day_later() -> None:
    for number in range(365):
        day = date(2026, 1, 1) + timedelta(number)
        for language in ("da", "en"):
            printed = long_date(day.isoformat(), language)
            assert weekday_conflicts(printed, language) == ()
            wrong = printed.replace(WEEKDAYS[language][day.weekday()], WEEKDAYS[language][(day.weekday() + 1) % 7])
            assert [conflict.date for conflict in weekday_conflicts(wrong, language)] == [day]


def test_a_conflict_becomes_a_finding() -> None:
    (conflict,) = weekday_conflicts("Onsdag den 3. december 2026", "da")
    finding = conflict.finding(Place("content/dag.yml", 3))
    assert (finding.code, finding.severity) == ("weekday-wrong", Severity.WARNING)
    assert finding.place == Place("content/dag.yml", 3)
    assert finding.facts == {"written": "Onsdag den 3. december 2026", "said": "onsdag", "right": "torsdag"}
