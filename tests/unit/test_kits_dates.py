"""Dates as people type them."""

from __future__ import annotations

import pytest

from kernekort.kits import parse_date


@pytest.mark.parametrize(
    "typed",
    [
        "2026-12-03", "2026-12-3", "3.12.2026", "03.12.2026", "3/12 2026", "3/12/2026", "3/12-2026", "3-12-2026",
        "3. 12. 2026", "3. december 2026", "den 3. december 2026", "3. dec. 2026", "3 dec 2026", "3 December 2026",
        " 3.12.2026 ", "3/12  2026",
    ],
)  # fmt: skip
def test_a_date(typed: str) -> None:
    assert parse_date(typed) == "2026-12-03"


@pytest.mark.parametrize(("typed", "iso"), [
    ("1. maj 2027", "2027-05-01"), ("1 May 2027", "2027-05-01"), ("31. oktober 2026", "2026-10-31"),
    ("29.2.2028", "2028-02-29"), ("1. juni 2027", "2027-06-01"), ("1. jul 2027", "2027-07-01"),
])  # fmt: skip
def test_months_by_name_in_both_languages(typed: str, iso: str) -> None:
    assert parse_date(typed) == iso


@pytest.mark.parametrize(
    "typed",
    [
        "", "3/12", "3. december", "3.12.26", "29.2.2027", "31.4.2026", "0.12.2026", "3.13.2026", "2026-13-03",
        "0000-01-01", "3. ma 2026", "3. decembrist 2026", "i morgen", "12/2026", "3.12.20261", "2026-12-03T13:00",
    ],
)  # fmt: skip
def test_no_date(typed: str) -> None:
    assert parse_date(typed) is None
