"""Things in a store, each by its key: for whoever lays pages out, and for whoever puts them together."""

from __future__ import annotations

from collections.abc import Mapping

from kernekort.store import Store
from kernekort.typeset.parts import Thing, packed_thing, unpacked_thing

THINGS = "things"
"""The kind of the objects that hold a thing each."""


def kept_thing(store: Store, key: str) -> Thing | None:
    """A thing that is there, and whole; one that is not is removed."""
    data = store.get(THINGS, key)
    if data is None:
        return None
    try:
        return unpacked_thing(data)
    except ValueError:
        store.drop(THINGS, key)
        return None


def keep_things(store: Store, things: Mapping[str, Thing], others: Mapping[tuple[str, str], bytes]) -> None:
    """Keeps things that are not there already, and together with them others; what is there may be damaged."""
    packed = {(THINGS, key): packed_thing(thing) for key, thing in things.items()}
    store.put_all({**{name: data for name, data in packed.items() if store.get(*name) != data}, **others})
