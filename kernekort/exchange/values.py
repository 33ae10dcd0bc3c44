"""A field's value as a cell, as data of a content file, and a cell as such data: three forms of one thing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from kernekort.content import Value
from kernekort.content.ids import suggest
from kernekort.importers import Cell, CellValue
from kernekort.layout import Field, Layout
from kernekort.sources import Data

TAGS = "tags"
_BLANKS = re.compile(r"[ \t\n]+")
_BETWEEN_TAGS = re.compile(r"[,;]")


def is_flat(field: Field) -> bool:
    """Whether a cell can hold the field: all but lists of groups."""
    return field.items != "group"


def as_data(field: Field, value: Value) -> Data:
    """A value as it would be written in a content file."""
    if isinstance(value, Mapping):
        parts = {name: (field.fields[name], one) for name, one in value.items() if name in field.fields}
        return {name: as_data(part, one) for name, (part, one) in parts.items()}
    if isinstance(value, tuple):
        return [as_data(field, one) for one in value]
    if field.type == "clock" and isinstance(value, int):
        return f"{value // 60:02}:{value % 60:02}"
    return value


def as_cell(field: Field, data: Data) -> CellValue:
    """Data as a cell: the entries of a list line by line, dates as dates, whole numbers as numbers."""
    if isinstance(data, list):
        entries = [str(one) for one in data]
        # A line break behind a lone tag says that the commas in it part nothing.
        lone = field.name == TAGS and len(entries) == 1 and _BETWEEN_TAGS.search(entries[0])
        return "\n".join(entries) + ("\n" if lone else "")
    if field.type == "date" and isinstance(data, str):
        return date.fromisoformat(data)
    return data if isinstance(data, int) else str(data)


def from_cell(field: Field, cell: Cell, layout: Layout) -> Data:
    """A cell as data: what a content file would say, in the form that :func:`as_data` gives."""
    if field.type in ("integer", "minutes"):
        number = cell.number
        return int(number) if number is not None and float(number).is_integer() else cell.text
    if field.type == "list":
        return _entries(field, cell)
    if field.type == "choice":
        return _choice(field, cell.text, layout)
    if field.type in ("lines", "markdown"):
        return "\n".join(line.rstrip(" \t") for line in cell.text.split("\n"))
    return _BLANKS.sub(" ", cell.text)


def _entries(field: Field, cell: Cell) -> Data:
    """The entries of a list, a line each; tags on one line may be parted by commas or semicolons."""
    whole = cell.value if isinstance(cell.value, str) else cell.text
    tags = field.name == TAGS and "\n" not in whole
    parts: Sequence[str] = _BETWEEN_TAGS.split(whole) if tags else whole.split("\n")
    return [_BLANKS.sub(" ", part.strip(" \t")) for part in parts if part.strip(" \t")]


def _choice(field: Field, text: str, layout: Layout) -> str:
    """The word that is meant, whatever its capitals, with æ or ae; dimensions go by their titles too."""
    folded, plain = text.casefold(), suggest(text)
    for choice in field.of:
        titles = layout.suits[choice].title.values() if choice in layout.suits else ()
        if plain == choice or folded in (choice.casefold(), *(title.casefold() for title in titles)):
            return choice
    return text
