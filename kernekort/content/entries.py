"""A group of a content file that fills fields of the layout: an item, a change to one, or what all items share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from kernekort.content.model import Value
from kernekort.content.notebook import Reading, names_of, written_as
from kernekort.content.scalars import read_text, read_whole
from kernekort.content.times import read_span
from kernekort.content.values import places_in, read_value
from kernekort.findings import Place
from kernekort.layout import COMMON_FIELDS, Field, Layout
from kernekort.quick import dataclass
from kernekort.sources import Data, Keys

ROLE, COPIES, AFTER = "role", "copies", "after"
_AFTER_ALIAS = "efter"


def filled_fields(layout: Layout) -> dict[str, Field]:
    """The fields that hold what is printed; those that every item has belong to the item itself."""
    return {name: one for name, one in layout.fields.items() if name not in COMMON_FIELDS}


def entry_names(layout: Layout, *own: str) -> dict[str, str]:
    """English names by every name a key may have: the layout's fields and those of an item's ``own`` that count."""
    common = {name: COMMON_FIELDS[name] for name in own if name in COMMON_FIELDS}
    names = names_of(common | filled_fields(layout))
    return names | {AFTER: AFTER, _AFTER_ALIAS: AFTER} if AFTER in own else names


@dataclass(frozen=True)
class Filled:
    """Values by field name, and where each stands; ``emptied`` names the fields that are given with no value."""

    values: Mapping[str, Value] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    emptied: tuple[str, ...] = ()
    copies: int | None = None


@dataclass(frozen=True)
class Entry:
    """One group of the file, with the key that each of its fields is written as."""

    data: Mapping[str, Data]
    keys: Keys
    label: str
    """What findings call the entry: its id as it is written, or its number in the list."""
    written: Mapping[str, str]
    reading: Reading

    @classmethod
    def open(cls, data: Mapping[str, Data], keys: Keys, label: str, own: tuple[str, ...], reading: Reading) -> Entry:
        """The entry, once its keys are known to be fields of the layout or among the item's ``own``.

        Findings: ``unknown-field``, ``field-twice``.
        """
        names = entry_names(reading.layout, *own)
        fields = filled_fields(reading.layout).values()
        recommended = tuple(dict.fromkeys((*own, *(reading.name_of(one) for one in fields))))
        return cls(data, keys, label, written_as(data, names, keys, reading, label, recommended), reading)

    def given(self, name: str) -> tuple[Data, Keys]:
        """What stands under a field, and where; nothing, and the entry itself, when the field is not given."""
        key = self.written.get(name)
        return (None, self.keys) if key is None else (self.data[key], (*self.keys, key))

    def text(self, name: str) -> str | None:
        """A text that belongs to the item itself; ``None`` when it is not given, or not as it should be."""
        data, keys = self.given(name)
        return None if data is None else read_text(data, keys, self.reading)

    def copies(self) -> int | None:
        """How many copies are asked for; ``None`` when nothing is said."""
        data, keys = self.given(COPIES)
        most = COMMON_FIELDS[COPIES].most or 1
        return None if data is None else read_whole(data, keys, self.reading, 1, most)

    def fill(self, role: str | None) -> Filled:
        """The values of the layout's fields, for a role; ``None`` when the role is not known, and any field may do.

        Findings: ``field-not-for-role``, and those of every field.
        """
        values: dict[str, Value] = {}
        places: dict[str, Place] = {}
        emptied: list[str] = []
        span = read_span(self.reading.layout.fields, self.data, self.written, self.keys, self.reading)
        for name, one in filled_fields(self.reading.layout).items():
            source = "start" if span and name == "end" else name
            if source not in self.written:
                continue
            data, keys = self.given(source)
            if role is not None and not one.open_to(role):
                self._not_for_role(one, keys, role)
            elif data is None:
                emptied.append(name)
            elif span and name in ("start", "end"):
                values[name], places[name] = span[name == "end"], self.reading.at(keys)
            elif (value := read_value(one, data, keys, self.reading)) is not None:
                values[name] = value
                places |= places_in(one, data, keys, self.reading, name)
        if COPIES in self.written and self.given(COPIES)[0] is None:
            emptied.append(COPIES)
        return Filled(values, places, tuple(emptied), self.copies())

    def _not_for_role(self, one: Field, keys: Keys, role: str) -> None:
        place = self.reading.key(keys)
        self.reading.error(
            "field-not-for-role", place, field=str(keys[-1]), card=self.label, role=role, roles=one.roles
        )
