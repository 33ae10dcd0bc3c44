"""The cells of a sheet: raw from its part, with what would lose or change a value in silence found on the way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kernekort.findings import Finding, Place, error

LAST_ROW = 20_001
"""The last row that may hold a value: one of headings and 20,000 below."""

LAST_COLUMN = 256
"""The last column that may hold a value: ``IV``."""

LONGEST = 32_767
"""How many characters a cell may hold, which is what Excel allows."""

_MOST_FINDINGS = 100
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_KINDS = frozenset(("s", "str", "inlineStr", "b", "e", "d", "n"))


class TooFarError(Exception):
    """A value stands beyond the rows or columns that are read."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


@dataclass(frozen=True)
class Raw:
    """A cell as it stands in the part: what kind of value, its text, and the number of its style."""

    kind: str
    text: str
    style: int


@dataclass
class Cells:
    """Takes the part of a sheet; afterwards ``rows`` and ``findings`` are complete.

    Findings: ``formula-without-value``, ``cell-fault``, ``cell-too-long``, ``cells-merged``.

    Raises:
        TooFarError: a value stands beyond the last row or column.
        ValueError: the part is malformed.
    """

    file: str
    sheet: str
    strings: Sequence[str]
    rows: dict[int, dict[int, Raw]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    merged: list[tuple[int, int, str]] = field(default_factory=list)
    _row: int = 0
    _column: int = 0
    _kind: str = "n"
    _style: int = 0
    _formula: bool = False
    _value: str | None = None
    _aside: bool = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "c":
            self._open(attributes)
        elif name == "row":
            self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = 0
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._aside = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def finish(self, name: str, text: str) -> None:
        """An element ends."""
        if name == "v":
            self._value = text
        elif name == "t" and not self._aside:
            self._value = (self._value or "") + text
        elif name == "rPh":
            self._aside = False
        elif name == "c":
            self._close()

    def place(self, row: int, column: int) -> Place:
        """A cell's place."""
        return Place(self.file, row, column, self.sheet)

    def _open(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            self._row, self._column = _position(reference)
        self._kind = attributes.get("t", "n")
        self._style = int(attributes.get("s", "0"))
        self._formula, self._value = False, None
        if self._kind not in _KINDS:
            raise ValueError(self._kind)

    def _close(self) -> None:
        empty = self._value is None or (self._value == "" and self._kind != "str")
        if self._formula and empty:
            self._found(error("formula-without-value", self.place(self._row, self._column)))
        if empty or self._value is None:
            return
        text = self.strings[int(self._value)] if self._kind == "s" else self._value
        if not text.strip():
            return
        self._check(text)
        self.rows.setdefault(self._row, {})[self._column] = Raw(self._kind, text, self._style)

    def _check(self, text: str) -> None:
        """Finds what is wrong with a value where it stands."""
        place = self.place(self._row, self._column)
        if self._row > LAST_ROW:
            raise TooFarError(error("spreadsheet-too-long", place, most=LAST_ROW - 1))
        if self._column > LAST_COLUMN:
            raise TooFarError(error("spreadsheet-too-wide", place, most=LAST_COLUMN))
        if self._kind == "e":
            self._found(error("cell-fault", place, value=text))
        elif len(text) > LONGEST:
            self._found(error("cell-too-long", place, most=LONGEST))

    def _merge(self, reference: str) -> None:
        first = reference.partition(":")[0]
        row, column = _position(first)
        self.merged.append((row, column, reference))

    def _found(self, finding: Finding) -> None:
        if len(self.findings) < _MOST_FINDINGS:
            self.findings.append(finding)

    def settle(self) -> None:
        """Finds cells that were merged where there are rows: only the first of them holds what all seem to say."""
        last = max(self.rows, default=0)
        for row, column, reference in sorted(self.merged):
            if row <= last:
                self._found(error("cells-merged", self.place(row, column), cells=reference))


def _position(reference: str) -> tuple[int, int]:
    """Row and column of ``C7``, from 1.

    Raises:
        ValueError: it is no such thing.
    """
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column
