"""Dates as they are printed, by the conventions that Babel knows.

Babel is loaded when the first date is: it takes longer than the rest of the start together.
"""

from __future__ import annotations

from datetime import date


def long_date(iso: str, language: str) -> str:
    """``torsdag den 3. december 2026``, in English ``Thursday 3 December 2026``.

    Raises:
        ValueError: the text is no date written as ``2026-12-03``.
    """
    day = date.fromisoformat(iso)
    from babel.dates import format_date

    return format_date(day, "full", "da") if language != "en" else format_date(day, "EEEE d MMMM y", "en_GB")


def short_date(iso: str, language: str) -> str:
    """``03.12.2026``, in English ``3 Dec 2026``, which nobody reads as the 12th of March.

    Raises:
        ValueError: the text is no date written as ``2026-12-03``.
    """
    day = date.fromisoformat(iso)
    from babel.dates import format_date

    return format_date(day, "dd.MM.y", "da") if language != "en" else format_date(day, "d MMM y", "en_GB")
