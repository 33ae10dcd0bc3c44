"""Rows read as cards, and held against their layout as a content file would be, each slip told at its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path

from kernekort.content import Item
from kernekort.content.ids import suggest
from kernekort.content.reading import deck_of
from kernekort.content.written import Written
from kernekort.exchange.columns import columns_of
from kernekort.exchange.values import as_data, from_cell
from kernekort.findings import Checked, Finding, Place, error
from kernekort.importers import Cell, Row, Table
from kernekort.layout import Field, Layout
from kernekort.library import Found, Library
from kernekort.quick import dataclass
from kernekort.sources import Data, Keys, Places, Source
from kernekort.sources.places import Spot

_OWN = frozenset(("id", "role", "copies"))
_NAMING = ("title", "question", "prompt", "text")


@dataclass(frozen=True)
class CardRow:
    """A row as the data of a card: what its cells say by field, and where."""

    id: str
    data: Mapping[str, Data] = field(hash=False)
    places: Mapping[str, Place] = field(hash=False)
    place: Place


@dataclass(frozen=True)
class CardTable:
    """The cards of a table, in order, and the fields that have a column."""

    cards: tuple[CardRow, ...]
    columns: tuple[str, ...]
    words: Mapping[str, str] = field(hash=False)
    """What each of them is called in findings: its Danish name under a Danish heading."""
    emptied: tuple[str, ...]
    """The ids of rows that say nothing else: cards that somebody has taken out."""


def read_cards(table: Table, layout: Layout, library: Library, known: Mapping[str, Item]) -> Checked[CardTable]:
    """The cards of a table; what has no column is taken from the ``known`` items of the same ids.

    Findings: those of the columns, ``cell-empty``, ``column-missing``, and those of a content file with these cards.
    """
    columns = columns_of(table, layout)
    if columns.value is None:
        return Checked(None, columns.findings)
    fields = columns.value
    named = (_said(row, fields, layout).get("id") for row in table.rows)
    taken = {str(name) for name in named if name}
    cards: list[CardRow] = []
    emptied: list[str] = []
    for row in table.rows:
        said = _said(row, fields, layout)
        name = said.get("id")
        if name in known and said.keys() <= _OWN:
            emptied.append(str(name))
        else:
            cards.append(_card(row, said, fields, taken))
    columns_named = tuple(one.name for one in fields.values() if one.name != "id")
    words = {one.name: _word(one, table.header[at].text) for at, one in fields.items()}
    whole = CardTable(tuple(cards), columns_named, words, tuple(emptied))
    if not cards:
        return Checked(whole, columns.findings)
    problems = _problems(whole, table, layout, library, known)
    headings = {one.name: table.header[at] for at, one in fields.items()}
    return Checked(whole, (*columns.findings, *_as_cells(problems, headings, whole, layout)))


def _as_cells(
    findings: Sequence[Finding], headings: Mapping[str, Cell], table: CardTable, layout: Layout
) -> Iterator[Finding]:
    """Findings with what is lacking told as cells, or once for a whole column."""
    danish = any(word != name for name, word in table.words.items())
    names = {name: one.alias or name if danish else name for name, one in layout.fields.items()}
    fields = {word: name for name, one in layout.fields.items() for word in (name, one.alias) if word}
    lacking: dict[str, list[Finding]] = {}
    for finding in findings:
        name = fields.get(str(finding.facts.get("field"))) if finding.code == "missing-field" else None
        if name is None or finding.place is None:
            yield finding
        elif name in headings:
            heading = headings[name]
            place = replace(finding.place, column=heading.place.column)
            # A line of a CSV file has no columns but those of its letters.
            yield error("cell-empty", place if heading.place.sheet else finding.place, heading=heading.text)
        else:
            lacking.setdefault(name, []).append(finding)
    for name, found in lacking.items():
        yield error("column-missing", found[0].place, field=names[name], count=len(found))


def _word(one: Field, heading: str) -> str:
    danish = {word.casefold() for word in (one.alias, one.title.get("da")) if word}
    return one.alias if one.alias and heading.casefold() in danish else one.name


def _said(row: Row, fields: Mapping[int, Field], layout: Layout) -> dict[str, Data]:
    return {fields[at].name: from_cell(fields[at], cell, layout) for at, cell in row.cells.items() if at in fields}


def _card(row: Row, said: dict[str, Data], fields: Mapping[int, Field], taken: set[str]) -> CardRow:
    name = str(said.pop("id", "") or "")
    if not name:
        texts = (said.get(one) for one in (*_NAMING, *said))
        text = next((one for one in texts if isinstance(one, str) and suggest(one)), "kort")
        name = suggest(text, taken)
        taken.add(name)
    places = {fields[at].name: cell.place for at, cell in row.cells.items() if at in fields}
    return CardRow(name, said, places, row.place)


def _problems(
    table: CardTable, file: Table, layout: Layout, library: Library, known: Mapping[str, Item]
) -> tuple[Finding, ...]:
    """What a content file with these cards would be told, at the cells."""
    spots: dict[Keys, Spot] = {}
    items: list[Data] = []
    for number, card in enumerate(table.cards):
        spots[("items", number)] = (card.place.line, card.place.column)
        for name, place in card.places.items():
            spots[("items", number, table.words[name])] = (place.line, place.column)
        said = {table.words[name]: value for name, value in card.data.items()}
        items.append({"id": card.id, **_rest(known.get(card.id), table, layout), **said})
    data: dict[str, Data] = {"layout": layout.name, "title": file.file, "items": items}
    source = Source(Path(file.file), file.file, data, Places(file.file, spots, spots, (), file.sheet))
    found = Found("material", "import", Path(file.file), "project", file.file)
    return deck_of(Written(source), found, library).findings


def _rest(item: Item | None, table: CardTable, layout: Layout) -> dict[str, Data]:
    """What an item says in fields that have no column."""
    if item is None:
        return {}
    own: dict[str, Data] = {"role": item.role, "copies": item.copies}
    own |= {name: as_data(layout.fields[name], value) for name, value in item.fields.items()}
    return {name: value for name, value in own.items() if name not in table.columns}
