"""A client's deck made out of another: cards picked, dropped, changed and added, without a copy of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kernekort.content.entries import COPIES, Entry, Filled
from kernekort.content.items import Listed, check_required, check_together, read_items
from kernekort.content.model import Item
from kernekort.content.notebook import Reading, wrong_type
from kernekort.content.scalars import read_text
from kernekort.content.selecting import Selection, keep, read_selection, without_lost_suits
from kernekort.findings import Place, near, warning
from kernekort.layout import Layout
from kernekort.sources import Data, Keys


def inherit(base: Sequence[Item], data: Mapping[str, Data], reading: Reading, shared: Filled) -> tuple[Item, ...]:
    """The items of a deck that extends another one.

    Args:
        base: the items of the extended deck.
        data: the content file, with ``pick``, ``drop``, ``change`` and ``add`` taken in this order.
        reading: the content file and its layout.
        shared: what the added items have in common.

    Findings: ``unknown-id``, ``only-unknown-field``, ``only-unknown-value``, ``change-left-out``, ``nothing-left``,
    and those of items and fields.
    """
    layout, before = reading.layout, len(reading.findings)
    picked = _selection("pick", data, base, reading)
    dropped = _selection("drop", data, base, reading)
    kept = keep(base, picked, layout) if picked else tuple(base)
    if dropped:
        kept = tuple(item for item in kept if not _is_dropped(item, dropped, layout))
    known = {item.id: item for item in base}
    changed = _changed(kept, known, data, reading)
    added = read_items("add", data["add"], reading, shared, known) if "add" in data else ()
    whole = _placed(changed, added, base, reading)
    named = {item.id for item in whole if item.id not in known or (picked and picked.names(item))}
    items = without_lost_suits(whole, base, layout, named)
    # A misspelt choice leaves nothing too, and has been said already.
    if len(reading.findings) == before and not any(item.role == layout.default_role for item in items):
        reading.error("nothing-left", reading.key(("pick" if picked else "drop",)))
    return items


def _selection(key: str, data: Mapping[str, Data], base: Sequence[Item], reading: Reading) -> Selection | None:
    """What stands under ``pick`` or ``drop``: a list of ids, or values by field; ``None`` after a finding."""
    given, before = data.get(key), len(reading.findings)
    selection = None
    if isinstance(given, list):
        ids = [read_text(one, (key, number), reading) for number, one in enumerate(given)]
        for number, name in enumerate(ids):
            if name is not None:
                _check_known(name, base, key, reading.at((key, number)), reading)
        selection = Selection(ids=tuple(name for name in ids if name is not None))
    elif isinstance(given, dict):
        words = {field: _words(values, (key, field), reading) for field, values in given.items()}
        wanted = {field: tuple(word for word, _ in found) for field, found in words.items()}
        spots = {field: tuple(place for _, place in found) for field, found in words.items()}
        places = {field: reading.key((key, field)) for field in given}
        selection, findings = read_selection(wanted, base, reading.layout, places, spots)
        reading.findings.extend(findings)
    elif key in data:
        wrong_type("listing", given, (key,), reading)
    return selection if len(reading.findings) == before else None


def _words(values: Data, way: Keys, reading: Reading) -> tuple[tuple[str, Place], ...]:
    """The values wanted of a field, one or a list of them, and where each stands."""
    listed = (
        [(one, (*way, number)) for number, one in enumerate(values)] if isinstance(values, list) else [(values, way)]
    )
    read = [(read_text(one, keys, reading), reading.at(keys)) for one, keys in listed]
    return tuple((word, place) for word, place in read if word is not None)


def _check_known(name: str, items: Iterable[Item], what: str, place: Place, reading: Reading) -> bool:
    known = [item.id for item in items]
    if name not in known:
        reading.error("unknown-id", place, id=name, near=near(name, known), what=what)
    return name in known


def _is_dropped(item: Item, dropped: Selection, layout: Layout) -> bool:
    """Whether ``drop`` takes the item out: by its id, or a card that matches; other roles only when they are named."""
    if dropped.ids is not None or not (dropped.wanted or dropped.roles):
        return dropped.names(item)
    return item.role in (dropped.roles or (layout.default_role,)) and dropped.matches(item)


def _changed(
    kept: Sequence[Item], known: Mapping[str, Item], data: Mapping[str, Data], reading: Reading
) -> tuple[Item, ...]:
    """The items with the fields replaced that ``change`` names; an empty field is taken away."""
    changes = data.get("change", {})
    if not isinstance(changes, dict):
        wrong_type("group", changes, ("change",), reading)
        return tuple(kept)
    staying = {item.id for item in kept}
    changed: dict[str, Item] = {}
    for name, fields in changes.items():
        keys = ("change", name)
        if not _check_known(name, known.values(), "change", reading.key(keys), reading):
            continue
        if not isinstance(fields, dict):
            wrong_type("group", fields, keys, reading)
            continue
        if name not in staying:
            reading.findings.append(warning("change-left-out", reading.key(keys), id=name))
        entry = Entry.open(fields, keys, name, (COPIES,), reading)
        changed[name] = _with_changes(known[name], entry)
    return tuple(changed.get(item.id, item) for item in kept)


def _with_changes(item: Item, entry: Entry) -> Item:
    filled = entry.fill(item.role)
    values = {name: value for name, value in item.fields.items() if name not in filled.emptied}
    values |= filled.values
    places = {**_places_kept(item, filled), **filled.places}
    check_required(entry, item.role, values)
    check_together(entry, values, places)
    copies = 1 if COPIES in filled.emptied else item.copies
    return replace(
        item,
        fields={name: values[name] for name in entry.reading.layout.fields if name in values},
        copies=filled.copies or copies,
        places=places,
    )


def _places_kept(item: Item, filled: Filled) -> dict[str, Place]:
    """Where everything stands that a change leaves as it was."""
    gone = {*filled.values, *filled.emptied}
    return {name: place for name, place in item.places.items() if name.partition(".")[0] not in gone}


def _placed(kept: Sequence[Item], added: Iterable[Listed], base: Sequence[Item], reading: Reading) -> tuple[Item, ...]:
    """The items with the added ones in their places."""
    layout = reading.layout
    tail = _tail(base, layout)
    items = list(kept)
    for one in added:
        at = next((place + 1 for place, item in enumerate(items) if item.id == one.after), None)
        if one.after is not None and at is None:
            _check_known(one.after, items, "after", one.asked_at, reading)
        items.insert(_default_place(one.item, items, tail, layout) if at is None else at, one.item)
    return tuple(items)


def _tail(base: Sequence[Item], layout: Layout) -> frozenset[str]:
    """The ids of what stands after the last card: blanks, a colophon."""
    last = max((place for place, item in enumerate(base) if item.role == layout.default_role), default=-1)
    return frozenset(item.id for item in base[last + 1 :]) if last >= 0 else frozenset()


def _default_place(item: Item, items: Sequence[Item], tail: frozenset[str], layout: Layout) -> int:
    """A card goes after the last card of its suit, else after what opens its suit, else before what ends the deck.

    Another role goes after the last of its kind, if there is one.
    """
    end = next((place for place, one in enumerate(items) if one.id in tail), len(items))
    if item.role != layout.default_role:
        return _after_last((one.role == item.role for one in items), end)
    suit = [item.suit is not None and one.suit == item.suit for one in items[:end]]
    cards = (same and one.role == item.role for same, one in zip(suit, items[:end], strict=True))
    return _after_last(cards, _after_last(suit, end))


def _after_last(marks: Iterable[bool], default: int) -> int:
    """The position after the last mark that is set."""
    return max((place + 1 for place, mark in enumerate(marks) if mark), default=default)
