"""Rows brought into a content file: what has changed by card and field, and the file with it and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from kernekort.content import Deck, Item
from kernekort.content.reading import deck_of
from kernekort.content.written import Written
from kernekort.exchange.columns import fields_of
from kernekort.exchange.editing import Edits, IntricateError
from kernekort.exchange.rows import CardRow, CardTable, read_cards
from kernekort.exchange.targets import IMPORTED, Target
from kernekort.exchange.typed import entry, listed, scalar
from kernekort.exchange.values import as_data
from kernekort.findings import Checked, Finding, Place, error, has_errors, warning
from kernekort.importers import Table
from kernekort.layout import Layout
from kernekort.library import Found, Library
from kernekort.quick import dataclass
from kernekort.sources import Data, Keys, parse_source


@dataclass(frozen=True)
class Change:
    """A field of a card before and after; ``None`` where it has nothing."""

    field: str
    before: Data
    after: Data


@dataclass(frozen=True)
class Card:
    """What has become of a card: ``added``, ``changed``, or ``missing`` from the sheet and left in the file."""

    id: str
    what: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Brought:
    """The new text of the content file, which is the old one when nothing has changed, and what has become of cards."""

    text: str = field(repr=False)
    cards: tuple[Card, ...]


def bring(table: Table, target: Target, library: Library, title: str, language: str) -> Checked[Brought]:
    """The rows of a table brought into a content file, in memory.

    Args:
        table: one row a card.
        target: the file.
        library: where pictures and layouts are looked for.
        title: what a new file's deck is called.
        language: of a new file.

    Findings: those of the rows, ``cards-not-in-sheet``, ``import-too-intricate``, and those of the file as it would be.
    """
    known = {item.id: item for item in target.deck.items} if target.deck else {}
    read = read_cards(table, target.layout, library, known)
    if read.failed or read.value is None:
        return Checked(None, read.findings)
    cards = read.value
    if target.source is None:
        text = _new(cards, target.layout, table, title, language)
        return Checked(Brought(text, tuple(_added(card) for card in cards.cards)), read.findings)
    told = tuple(_told(card, known.get(card.id), cards, target.layout) for card in cards.cards)
    missing = _missing(cards, known)
    findings = (*read.findings, *_left(missing, table, known))
    try:
        text = _edited(cards, {one.id: one for one in told}, target)
    except (IntricateError, KeyError):
        return Checked(None, (*findings, error("import-too-intricate", Place(target.shown))))
    became = (*(one for one in told if one.what), *(Card(name, "missing") for name in missing))
    problems = _problems(text, target, library, became)
    return Checked(None if has_errors(problems) else Brought(text, became), (*findings, *problems))


def _added(card: CardRow) -> Card:
    return Card(card.id, "added", tuple(Change(name, None, value) for name, value in card.data.items()))


def _told(card: CardRow, item: Item | None, table: CardTable, layout: Layout) -> Card:
    """What has become of a card; ``what`` is empty when nothing has."""
    if item is None:
        return _added(card)
    before = _before(item, layout)
    asked = {name: card.data.get(name) for name in table.columns}
    usual: dict[str, Data] = {"role": layout.default_role, "copies": 1}
    changes = tuple(
        Change(name, before.get(name), after)
        for name, after in asked.items()
        if (after if after is not None else usual.get(name)) != before.get(name)
    )
    return Card(card.id, "changed" if changes else "", changes)


def _before(item: Item, layout: Layout) -> dict[str, Data]:
    values = {name: as_data(layout.fields[name], value) for name, value in item.fields.items()}
    return {**values, "role": item.role, "copies": item.copies}


def _missing(cards: CardTable, known: Mapping[str, Item]) -> tuple[str, ...]:
    """The cards of the file that the sheet leaves out; none when it has no card of the file at all."""
    there = {card.id for card in cards.cards}
    if there.isdisjoint(known) and not cards.emptied:
        return ()
    return tuple(name for name in known if name not in there)


def _left(missing: tuple[str, ...], table: Table, known: Mapping[str, Item]) -> tuple[Finding, ...]:
    if not missing:
        return ()
    place = Place(table.file, sheet=table.sheet)
    return (warning("cards-not-in-sheet", place, count=len(missing), ids=missing, of=len(known)),)


def _new(cards: CardTable, layout: Layout, table: Table, title: str, language: str) -> str:
    """A new content file."""
    name = table.file.rpartition("/")[2]
    lines = [
        f"# yaml-language-server: $schema=../.kernekort/{layout.name}.schema.json",
        f"# {IMPORTED} {name}: {_REMARKS[language]}",
        f"layout: {layout.name}",
        *entry("title", title, 0),
        f"language: {language}",
        "items:",
    ]
    for number, card in enumerate(cards.cards):
        lines += [*([""] if number else []), *listed(_ordered(card, layout), 2)]
    return "\n".join(lines) + "\n"


_REMARKS: Mapping[str, str] = {
    "da": "kortene kommer fra arket og kan hentes igen; jeres bemærkninger her bliver stående.",
    "en": "the cards come from the sheet and can be brought in again; your remarks here stay.",
}


def _ordered(card: CardRow, layout: Layout) -> dict[str, Data]:
    """The fields of a new card as they stand in the built-in files: id, role, the layout's own, copies."""
    data = {name: value for name, value in card.data.items() if value not in (None, [])}
    usual: dict[str, Data] = {"role": layout.default_role, "copies": 1}
    names = ("role", *layout.fields, "copies")
    fields = {name: data[name] for name in names if name in data and data[name] != usual.get(name)}
    return {"id": card.id, **fields}


def _edited(cards: CardTable, told: Mapping[str, Card], target: Target) -> str:
    """The text of a file that is there, with the changes."""
    assert target.source is not None  # noqa: S101 - a file that is there has been read
    assert target.deck is not None  # noqa: S101 - and is a deck
    edits = Edits(target.source)
    data = target.source.data if isinstance(target.source.data, dict) else {}
    key = "add" if "extends" in data else "items"
    ways = _ways(data, key)
    new: list[dict[str, Data]] = []
    fresh: dict[str, dict[str, Data]] = {}
    ordered = _is_ordered(cards, target.deck)
    behind: int | None = None
    for card in cards.cards:
        became = told[card.id]
        if became.what == "added":
            fields = _ordered(card, target.layout)
            if key in data:
                edits.append((key,), fields, behind if ordered and key == "items" else None)
            else:
                new.append(fields)
        elif became.what and card.id in ways:
            _change(edits, ways[card.id], became, target)
        elif became.what:
            fresh[card.id] = {one.field: one.after for one in became.changes}
        way = ways.get(card.id, ())
        behind = way[1] if key == "items" and len(way) > 1 and isinstance(way[1], int) else behind
    _inherited(edits, fresh, data)
    if new:
        edits.begin_list(key, new)
    return edits.text() if any(one.what for one in told.values()) else "\n".join(target.source.places.lines)


def _ways(data: Mapping[str, Data], key: str) -> dict[str, Keys]:
    """The group that says something of a card, by the card's id."""
    changes, items = data.get("change"), data.get(key)
    ways: dict[str, Keys] = {name: ("change", name) for name in changes} if isinstance(changes, dict) else {}
    entries = items if isinstance(items, list) else []
    return ways | {str(one.get("id")): (key, at) for at, one in enumerate(entries) if isinstance(one, dict)}


def _is_ordered(cards: CardTable, deck: Deck) -> bool:
    """Whether the cards of both stand in the same order, so that a new one has a place between its neighbours."""
    order = {item.id: at for at, item in enumerate(deck.items)}
    places = [order[card.id] for card in cards.cards if card.id in order]
    return places == sorted(places)


def _change(edits: Edits, way: Keys, card: Card, target: Target) -> None:
    """Changes to a group that is there."""
    written = _written(edits, way, target.layout)
    order = list(fields_of(target.layout))
    shared = target.deck.extra if target.deck else {}

    def goes(one: Change) -> bool:
        """Whether an emptied field can be left out, since nothing would come in its place."""
        return one.after is None and way[0] != "change" and one.field not in shared

    if edits.in_braces(way):
        typed = {written.get(one.field, one.field): one for one in card.changes}
        fields = edits.data(way) | {key: one.after for key, one in typed.items()}
        edits.rewrite(way, {key: value for key, value in fields.items() if key not in typed or not goes(typed[key])})
        return
    for one in card.changes:
        key = written.get(one.field)
        if key is not None and goes(one):
            edits.drop(way, key)
        elif key is not None:
            edits.put(way, key, one.after)
        else:
            before = [name for name in order[: order.index(one.field)] if name in written]
            edits.add(way, written[before[-1]] if before else list(written.values())[-1], one.field, one.after)


def _written(edits: Edits, way: Keys, layout: Layout) -> dict[str, str]:
    """The key that each field of a group is written as."""
    names = {alias: one.name for one in fields_of(layout).values() for alias in (one.name, one.alias) if alias}
    keys = (keys[-1] for keys in edits.source.places.keys if keys[:-1] == way)
    return {names[str(key)]: str(key) for key in keys if str(key) in names}


def _inherited(edits: Edits, fresh: Mapping[str, Mapping[str, Data]], data: Mapping[str, Data]) -> None:
    """Changes to cards of the deck that the file builds on, which it says nothing of so far."""
    if not fresh:
        return
    if "change" in data:
        for name, fields in fresh.items():
            edits.add_group(("change",), scalar(name), fields)
        return
    edits.begin_groups("change", {scalar(name): fields for name, fields in fresh.items()})


def _problems(text: str, target: Target, library: Library, became: tuple[Card, ...]) -> tuple[Finding, ...]:
    """What is wrong with the file as it would be; it must say what the rows say."""
    parsed = parse_source(text, target.path, target.shown)
    if parsed.value is None:
        return parsed.findings
    made = deck_of(Written(parsed.value), Found("material", target.name, target.path, "project", target.shown), library)
    if made.value is None:
        return (*parsed.findings, *made.findings)
    items = {item.id: _before(item, target.layout) for item in made.value.items}
    usual: dict[str, Data] = {"role": target.layout.default_role, "copies": 1}
    for card in became:
        for one in card.changes:
            after = usual.get(one.field) if one.after is None else one.after
            if items.get(card.id, {}).get(one.field) != after and one.after != []:
                return (error("import-too-intricate", Place(target.shown)),)
    return tuple(one for one in made.findings if one.code != "encoding-converted")
