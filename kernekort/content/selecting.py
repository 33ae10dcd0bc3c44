"""Cards selected by what their fields say, in a content file (``pick``, ``drop``) and on the command line alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field

from kernekort.content.model import TAGS, Item
from kernekort.findings import Finding, Place, error, near
from kernekort.layout import Field, Layout
from kernekort.quick import dataclass

Wanted = Mapping[str, tuple[str, ...]]
"""Values by field name: a card must have one of the values of every field."""

_OWN_NAMES = {"id": "id", "role": "role", "roles": "role", "rolle": "role", "roller": "role"}
_SELECTING_TYPES = ("choice", "integer", "minutes")


@dataclass(frozen=True)
class Selection:
    """What is to be selected: by id, or by fields and roles."""

    ids: tuple[str, ...] | None = None
    wanted: Wanted = field(default_factory=dict, hash=False)
    roles: tuple[str, ...] = ()

    def names(self, item: Item) -> bool:
        """Whether the item is selected by its own id."""
        return self.ids is not None and item.id in self.ids

    def matches(self, item: Item) -> bool:
        """Whether the item is of those selected: by id where ids are given, else by the values of its fields."""
        if self.ids is not None:
            return self.names(item)
        return all(not _values_of(item, name).isdisjoint(values) for name, values in self.wanted.items())


def _values_of(item: Item, name: str) -> frozenset[str]:
    """The values of a field that an item can be selected by."""
    if name == "id":
        return frozenset((item.id,))
    value = item.fields.get(name)
    if isinstance(value, tuple):
        return frozenset(str(entry) for entry in value)
    return frozenset() if value is None else frozenset((str(value),))


def selecting_fields(layout: Layout) -> Mapping[str, Field]:
    """The fields of a layout that cards can be selected by: choices, whole numbers and tags."""
    return {name: one for name, one in layout.fields.items() if one.type in _SELECTING_TYPES or name == TAGS}


def read_selection(
    given: Mapping[str, Sequence[str]],
    items: Iterable[Item],
    layout: Layout,
    places: Mapping[str, Place] | None = None,
    spots: Mapping[str, Sequence[Place]] | None = None,
) -> tuple[Selection, list[Finding]]:
    """Values by field name or alias, held against the layout's choices and against what the items say.

    Findings: ``only-unknown-field`` at the place of its key, ``only-unknown-value`` at the spot of the value.
    """
    places, spots = places or {}, spots or {}
    present = tuple(items)
    findings: list[Finding] = []
    wanted: dict[str, tuple[str, ...]] = {}
    names = selection_names(layout)
    for key, values in given.items():
        name = names.get(key.casefold())
        if name is None:
            known = tuple(sorted({*selecting_fields(layout), "id", "roles"}))
            findings.append(
                error("only-unknown-field", places.get(key), field=key, near=near(key, names), fields=known)
            )
            continue
        read, problems = _read_values(key, values, _known_values(name, present, layout), spots.get(key, ()))
        wanted[name] = (*wanted.get(name, ()), *read)
        findings += problems
    roles = wanted.pop("role", ())
    return Selection(wanted=wanted, roles=roles), findings


def selection_names(layout: Layout) -> Mapping[str, str]:
    """English names by every name a field goes by, in small letters."""
    names = dict(_OWN_NAMES)
    for name, one in selecting_fields(layout).items():
        names[name.casefold()] = name
        if one.alias:
            names.setdefault(one.alias.casefold(), name)
    return names


def _known_values(name: str, items: Sequence[Item], layout: Layout) -> Collection[str]:
    """The values a field can be asked for: the layout's choices, or what the items say."""
    if name == "role":
        return layout.roles
    one = layout.fields.get(name)
    if one is not None and one.of and name != TAGS:
        return one.of
    return sorted({value for item in items for value in _values_of(item, name)})


def _read_values(
    key: str, values: Sequence[str], known: Collection[str], spots: Sequence[Place]
) -> tuple[tuple[str, ...], list[Finding]]:
    folded = {value.casefold(): value for value in known}
    read: list[str] = []
    findings: list[Finding] = []
    places: Sequence[Place | None] = spots or [None] * len(values)
    for value, spot in zip(values, places, strict=True):
        match = value if value in known else folded.get(value.strip().casefold())
        if match is None:
            listed = tuple(known) if len(known) <= 20 else ()
            findings.append(
                error("only-unknown-value", spot, field=key, value=value, near=near(value, known), values=listed)
            )
        else:
            read.append(match)
    return tuple(read), findings


def keep(items: Sequence[Item], selection: Selection, layout: Layout) -> tuple[Item, ...]:
    """The cards that are selected; items of other roles stay unless roles are named.

    Does not look at suits that lost their last card: see ``without_lost_suits``.
    """

    def stays(item: Item) -> bool:
        if selection.names(item):
            return True
        if selection.roles and item.role not in selection.roles:
            return False
        return item.role != layout.default_role or selection.matches(item)

    return tuple(item for item in items if stays(item))


def without_lost_suits(
    items: Sequence[Item], before: Iterable[Item], layout: Layout, named: Collection[str] = ()
) -> tuple[Item, ...]:
    """The items without those of other roles, such as dividers, whose suit has lost its last card.

    A suit that had no card ``before`` has lost none; an item that is named by id stays.
    """
    had = {item.suit for item in before if item.role == layout.default_role}
    has = {item.suit for item in items if item.role == layout.default_role}
    lost = had - has - {None}
    return tuple(
        item for item in items if item.role == layout.default_role or item.id in named or item.suit not in lost
    )
