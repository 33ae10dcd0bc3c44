"""The items of a content file, each held against what its layout declares for its role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kernekort.content.counts import miscounts
from kernekort.content.entries import AFTER, COPIES, ROLE, Entry, Filled, filled_fields
from kernekort.content.exclusive import too_many_of
from kernekort.content.ids import is_safe, suggest, twin_key
from kernekort.content.model import ID, Item, Value, line_of
from kernekort.content.notebook import Reading, wrong_type
from kernekort.content.scalars import read_choice
from kernekort.findings import Finding, Place, error
from kernekort.layout import Layout
from kernekort.quick import dataclass
from kernekort.sources import Data

_NAMING_FIELDS = ("title", "question", "prompt", "text")
"""What an id is suggested from, the best first."""


@dataclass(frozen=True)
class Listed:
    """An item of a list, and the id of the item it is to stand after, which only one under ``add`` may give."""

    item: Item
    after: str | None
    asked_at: Place
    """Where that id stands."""


def read_items(key: str, data: Data, reading: Reading, shared: Filled, known: Iterable[str] = ()) -> tuple[Listed, ...]:
    """The items of a list.

    Ids that are ``known`` already are not suggested again.

    Findings: those of every item, and ``wrong-type`` when there is no list.
    """
    if not isinstance(data, list):
        wrong_type("listing", data, (key,), reading)
        return ()
    own = (ID, ROLE, COPIES, AFTER) if key == "add" else (ID, ROLE, COPIES)
    taken = {*known, *(str(entry[ID]) for entry in data if isinstance(entry, dict) and ID in entry)}
    items = []
    for number, one in enumerate(data):
        if not isinstance(one, dict):
            wrong_type("group", one, (key, number), reading)
            continue
        given = one.get(ID)
        label = str(given) if given and isinstance(given, str | int) else f"#{number + 1}"
        entry = Entry.open(one, (key, number), label, own, reading)
        asked_at = reading.at(entry.given(AFTER)[1])
        items.append(Listed(_item(entry, shared, taken), entry.text(AFTER), asked_at))
    return tuple(items)


def _item(entry: Entry, shared: Filled, taken: set[str]) -> Item:
    reading = entry.reading
    role = _role(entry)
    filled = entry.fill(role)
    values, places = dict(filled.values), dict(filled.places)
    for name, value in shared.values.items():
        said = name in entry.written or name in values
        if role is not None and not said and reading.layout.fields[name].open_to(role):
            values[name] = value
            places |= {way: place for way, place in shared.places.items() if way.partition(".")[0] == name}
    if role is not None:
        check_required(entry, role, values)
    check_together(entry, values, places)
    return Item(
        id=_id(entry, values, taken),
        role=role or reading.layout.default_role,
        fields={name: values[name] for name in reading.layout.fields if name in values},
        copies=filled.copies or shared.copies or 1,
        place=reading.at(entry.keys),
        places={**places, ID: reading.at(entry.given(ID)[1])},
    )


def _role(entry: Entry) -> str | None:
    """The role of an item: the layout's default when none is given, ``None`` after a finding."""
    data, keys = entry.given(ROLE)
    if data is None:
        return entry.reading.layout.default_role
    return read_choice(data, keys, entry.reading.layout.roles, entry.reading)


def check_required(entry: Entry, role: str, values: Mapping[str, Value]) -> None:
    """Finds fields that the role must have and that neither the item nor the top of the file gives.

    A field that is given but wrong has its own finding.

    Findings: ``missing-field``.
    """
    reading = entry.reading
    for name, one in filled_fields(reading.layout).items():
        wrong = name in entry.written and entry.given(name)[0] is not None
        if one.open_to(role) and one.needed_by(role) and name not in values and not wrong:
            place = reading.key(entry.given(name)[1])
            reading.error("missing-field", place, field=reading.name_of(one), what=entry.label)


def check_together(entry: Entry, values: Mapping[str, Value], places: Mapping[str, Place]) -> None:
    """Finds fields of which an item may have one, and has more, and lists whose length other fields tell otherwise.

    Findings: ``only-one-of``, at the later field; ``count-differs``, where the number is said; ``too-few-for``.
    """
    reading = entry.reading
    names = {name: entry.written.get(name) or reading.name_of(one) for name, one in reading.layout.fields.items()}

    def place_of(name: str) -> Place:
        return places.get(name, reading.at(entry.keys))

    twice = too_many_of(reading.layout, values, place_of, entry.label, names, reading.source.shown)
    reading.findings.extend((*twice, *miscounts(reading.layout, values, place_of, names)))


def _id(entry: Entry, values: Mapping[str, Value], taken: set[str]) -> str:
    """The id of an item; empty after ``missing-id``, as written after ``id-unsafe``."""
    data, keys = entry.given(ID)
    if data is None:
        name = suggest(_naming_text(values, entry.reading.layout), taken)
        taken.add(name)
        entry.reading.error("missing-id", entry.reading.at(entry.keys), item=entry.label, suggestion=name)
        return ""
    text = entry.text(ID)
    if text is not None and not is_safe(text):
        entry.reading.error("id-unsafe", entry.reading.at(keys), id=text, suggestion=suggest(text, taken))
    return text or ""


def _naming_text(values: Mapping[str, Value], layout: Layout) -> str:
    """What an id is suggested from: a field that names things, else the first text there is, else the usual role."""
    others = (name for name, one in layout.fields.items() if one.type in ("text", "lines"))
    texts = (values.get(name) for name in (*_NAMING_FIELDS, *others))
    return next((text for text in texts if isinstance(text, str)), layout.default_role)


def check_ids(items: Iterable[Item]) -> list[Finding]:
    """Finds ids that stand twice, and ids that some file systems cannot tell apart.

    Findings: ``duplicate-id`` and ``id-twin``, at the later item.
    """
    findings: list[Finding] = []
    seen: dict[str, Item] = {}
    for item in items:
        if not item.id:
            continue
        first = seen.setdefault(twin_key(item.id), item)
        if first is item:
            continue
        place, where = item.place_of(ID), line_of(first.place_of(ID))
        if first.id == item.id:
            findings.append(error("duplicate-id", place, id=item.id, first=where))
        else:
            findings.append(error("id-twin", place, id=item.id, other=first.id, first=where))
    return findings
