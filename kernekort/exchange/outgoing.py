"""A deck as a sheet for a client: a row a card, headings and notes in the deck's language, ids locked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kernekort.content import Deck, Item, Value
from kernekort.exchange.columns import columns_of, fields_of
from kernekort.exchange.values import as_cell, as_data, is_flat
from kernekort.findings import Finding, Place, note
from kernekort.importers import Cell, CellValue, Column, Sheet, Table, separated_bytes, workbook_bytes
from kernekort.layout import Field, Layout
from kernekort.quick import dataclass

_WIDTHS: Mapping[str, float] = {"lines": 46, "markdown": 60, "list": 40, "integer": 10, "minutes": 10, "choice": 14}
_USUAL_WIDTH, _ID_WIDTH = 28, 22
_SEPARATORS: Mapping[str, str] = {"da": ";", "en": ","}


@dataclass(frozen=True)
class Look:
    """Words and colours that a deck does not bring: notes by type of field, and the colours of the headings as hex.

    ``words`` has ``sheet``, ``refusal``, ``required``, ``id``, ``number`` and ``list``, and may have ``guide``, lines
    that say what one may do.
    """

    words: Mapping[str, str]
    ground: str
    ink: str


def workbook(deck: Deck, look: Look) -> tuple[bytes, tuple[Finding, ...]]:
    """The deck as XLSX.

    Findings: ``column-not-flat`` for a field that no cell can hold.
    """
    return workbook_bytes(_sheet(deck, look)), _left(deck)


def separated(deck: Deck, look: Look) -> tuple[bytes, tuple[Finding, ...]]:
    """The deck as CSV: with semicolons in Danish, with commas in English.

    Findings: ``column-not-flat`` for a field that no cell can hold.
    """
    return separated_bytes(_sheet(deck, look), _SEPARATORS[deck.language]), _left(deck)


def _left(deck: Deck) -> tuple[Finding, ...]:
    fields = deck.layout.fields
    names = [
        name for name, one in fields.items() if not is_flat(one) and any(name in item.fields for item in deck.items)
    ]
    return tuple(note("column-not-flat", deck.origin, field=name) for name in names)


def _sheet(deck: Deck, look: Look) -> Sheet:
    fields = _shown(deck)
    titles = _titles(fields, deck)
    closed = frozenset(
        (number, at)
        for number, item in enumerate(deck.items)
        for at, one in enumerate(fields)
        if not one.open_to(item.role)
    )
    return Sheet(
        name=look.words["sheet"],
        title=deck.title,
        material=deck.id,
        columns=tuple(_column(one, titles[one.name], deck.layout, look) for one in fields),
        rows=tuple(tuple(_cell(one, item) for one in fields) for item in deck.items),
        closed=closed,
        refusal=look.words["refusal"],
        ground=look.ground,
        ink=look.ink,
        guide=tuple(look.words.get("guide", "").split("\n")) if look.words.get("guide") else (),
    )


def _shown(deck: Deck) -> tuple[Field, ...]:
    """The fields that have a column: those of cards, and any that some item fills; no role where all have the same."""
    layout = deck.layout
    used = {name for item in deck.items for name in item.fields}
    roles = {item.role for item in deck.items}

    def wanted(one: Field) -> bool:
        if one.name == "role":
            return len(roles) > 1 or roles != {layout.default_role}
        if one.name == "number":
            return one.name in used
        return one.name in ("id", "copies", *used) or (one.open_to(layout.default_role) and one.name in layout.fields)

    return tuple(one for one in fields_of(layout).values() if wanted(one))


def _titles(fields: Iterable[Field], deck: Deck) -> dict[str, str]:
    """The heading of each field: its title in the deck's language, or its name where that would lead elsewhere."""
    titles: dict[str, str] = {}
    for one in fields:
        title = one.title.get(deck.language) or one.name
        header = {1: Cell(title, Place("")), 2: Cell("id" if one.name != "id" else "copies", Place(""))}
        back = columns_of(Table("", "", header, ()), deck.layout).value or {1: one}
        titles[one.name] = title if back.get(1) == one and title not in titles.values() else one.name
    return titles


def _column(one: Field, title: str, layout: Layout, look: Look) -> Column:
    width = _ID_WIDTH if one.name == "id" else _WIDTHS.get(one.type, _USUAL_WIDTH)
    limits = None
    if one.type in ("integer", "minutes"):
        least = int(one.type == "minutes" or one.name == "copies") if one.least is None else one.least
        limits = (least, one.most or (600 if one.type == "minutes" else 999_999))
    kind = "number" if limits else "date" if one.type == "date" else "text"
    return Column(title, width, kind, _note(one, layout, look, limits), one.of, limits, one.name == "id")


def _note(one: Field, layout: Layout, look: Look, limits: tuple[int, int] | None) -> str:
    """What may stand in the column, in a few words."""
    words = look.words
    said = [words["id"]] if one.name == "id" else []
    if one.needed_by(layout.default_role):
        said.append(words["required"])
    if one.of:
        said.append(", ".join(one.of))
    if limits:
        said.append(words["number"].format(least=limits[0], most=limits[1]))
    if one.type == "list":
        said.append(words["list"])
    return "\n".join(said)


def _cell(one: Field, item: Item) -> CellValue | None:
    own: Mapping[str, Value] = {"id": item.id, "role": item.role, "copies": item.copies}
    value = own.get(one.name, item.fields.get(one.name))
    return None if value is None else as_cell(one, as_data(one, value))
