"""Data read from a text file, and where each piece of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import TypeAlias

from kernekort.findings import Place
from kernekort.quick import dataclass

Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | bool | None"
"""What a file can say: groups, lists, texts, whole numbers, true and false, and nothing at all."""

Keys = tuple[str | int, ...]
"""The way to a piece of data: keys of groups and positions in lists, from the outside in."""

Spot = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True)
class Places:
    """The spot of every value and every key of a file, and its lines of text."""

    file: str
    values: Mapping[Keys, Spot] = field(repr=False)
    keys: Mapping[Keys, Spot] = field(repr=False)
    lines: tuple[str, ...] = field(default=(), repr=False)
    sheet: str = ""
    """The sheet of a workbook that spots are rows and columns of; empty for a text file."""

    def at(self, keys: Keys = ()) -> Place:
        """Where a value stands; the nearest value around it when it does not stand in the file."""
        for length in range(len(keys), -1, -1):
            spot = self.values.get(keys[:length])
            if spot is not None:
                return Place(self.file, *spot, self.sheet)
        return Place(self.file, sheet=self.sheet)

    def key(self, keys: Keys) -> Place:
        """Where the key of a value stands; an entry of a list, which has no key, is found by its value."""
        spot = self.keys.get(keys)
        return self.at(keys) if spot is None else Place(self.file, *spot, self.sheet)

    def excerpt(self, line: int) -> str:
        """The text of a line, counted from 1; empty outside the file."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""


@dataclass(frozen=True)
class Source:
    """A file that has been read: its path, the path the user knows it by, what it says, and where."""

    path: Path
    shown: str
    data: Data = field(repr=False)
    places: Places = field(repr=False)
