"""The names of days and months, known without loading Babel: every text is searched for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WEEKDAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
"""From Monday on, by language."""

MONTHS: Final[Mapping[str, tuple[str, ...]]] = {
    "da": (
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
"""From January on, by language; each is known by its first three letters too."""


def either(names: tuple[str, ...]) -> str:
    """A pattern for any of the names."""
    return "|".join(names)


def shortened(names: tuple[str, ...]) -> str:
    """A pattern for any of the months, in full or by its first three letters, with a full stop or without."""
    ways = [f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in names]
    return rf"(?:{'|'.join(ways)}|sept)\.?"
