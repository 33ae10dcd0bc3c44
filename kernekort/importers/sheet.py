"""A sheet to be written, as a value: columns with their words, rows of values, and the colours of its headings."""

from __future__ import annotations

from kernekort.importers.model import CellValue
from kernekort.quick import dataclass


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in characters, and what one may write in it."""

    title: str
    width: float
    kind: str = "text"
    """``text``, ``number`` or ``date``."""
    note: str = ""
    """What is said when the pointer rests on the heading."""
    choices: tuple[str, ...] = ()
    limits: tuple[int, int] | None = None
    """The least and the greatest number."""
    locked: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table to be written. ``closed`` are cells that stay empty, by row and column from 0 below the headings."""

    name: str
    title: str
    material: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[CellValue | None, ...], ...]
    closed: frozenset[tuple[int, int]] = frozenset()
    refusal: str = ""
    """What is said when a value is not among the choices, or beyond the limits."""
    ground: str = "#000000"
    """The colour of the headings' ground, as hex."""
    ink: str = "#FFFFFF"
    guide: tuple[str, ...] = ()
    """Lines of a second sheet that says what may be done; the first is its title, and its name."""
