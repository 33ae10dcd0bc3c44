"""Things in a store, each by its key: for whoever lays pages out, and for whoever puts them together."""

from __future__ import annotations

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


def keep_thing(store: Store, key: str, thing: Thing) -> None:
    """Keeps a thing, unless it is there already; what is there may be damaged."""
    packed = packed_thing(thing)
    if store.get(THINGS, key) != packed:
        store.put(THINGS, key, packed)
