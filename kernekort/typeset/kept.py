"""Drawings and grounds laid out before: in this process, or in the store for others."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import field
from hashlib import blake2b

from kernekort.quick import dataclass
from kernekort.store import Store
from kernekort.typeset.harvest import Art
from kernekort.typeset.layers import Ground
from kernekort.typeset.parts import (
    LaidPage,
    Thing,
    deflated,
    inflated,
    packed_drawing,
    packed_pages,
    unpacked_drawing,
    unpacked_pages,
)
from kernekort.typeset.things import keep_things, kept_thing

DRAWINGS, GROUNDS = "drawings", "grounds"
_MOST = 2000


@dataclasses.dataclass
class Memory:
    """What a process has at hand, by the keys it is kept under."""

    drawings: dict[str, tuple[Thing, Mapping[str, Thing]]] = field(default_factory=dict)
    grounds: dict[str, Ground] = field(default_factory=dict)

    def trim(self) -> None:
        """Forgets everything when it has become much."""
        if len(self.drawings) + len(self.grounds) > _MOST:
            self.drawings.clear()
            self.grounds.clear()


@dataclass(frozen=True)
class Kept:
    """What was made with the same machinery."""

    machinery: str
    store: Store
    memory: Memory

    def drawing(self, art: Art) -> tuple[Thing, Mapping[str, Thing]] | None:
        """A drawing and all that it is made of."""
        key = self._key("{} {:f} {:f}".format(*art))
        if key not in self.memory.drawings and (listed := self.store.get(DRAWINGS, key)) is not None:
            first, *others = unpacked_drawing(listed)
            things = self._things([first, *others])
            if things is not None:
                self.memory.drawings[key] = things[first], things
        return self.memory.drawings.get(key)

    def keep_drawing(self, art: Art, thing: Thing, parts: Mapping[str, Thing]) -> None:
        """A new one."""
        key = self._key("{} {:f} {:f}".format(*art))
        every = {thing.key: thing, **parts}
        self.memory.drawings[key] = thing, every
        keep_things(self.store, every, {(DRAWINGS, key): packed_drawing(list(every))})

    def ground(self, css: str, markup: str) -> Ground | None:
        """A ground, by its stylesheet and its markup."""
        key = self._key(f"{css}\0{markup}")
        if key not in self.memory.grounds and (data := self.store.get(GROUNDS, key)) is not None:
            try:
                ground = self._opened(data)
            except ValueError:
                self.store.drop(GROUNDS, key)
                return None
            if ground is not None:
                self.memory.grounds[key] = ground
        return self.memory.grounds.get(key)

    def keep_ground(self, css: str, markup: str, ground: Ground) -> None:
        """A new one."""
        key = self._key(f"{css}\0{markup}")
        self.memory.grounds[key] = ground
        page = LaidPage(deflated(ground.content), ground.names, tuple(ground.things), (), (0, 0, 0, 0))
        keep_things(self.store, ground.things, {(GROUNDS, key): packed_pages([page], {})})

    def _opened(self, data: bytes) -> Ground | None:
        """The ground of an object; ``None`` when not all that it is made of is there any more.

        Raises:
            ValueError: the object does not hold one.
        """
        ((page,), _) = unpacked_pages(data)
        content = inflated(page.content)
        things = self._things(page.fonts)
        return Ground(content, page.names, things) if things is not None else None

    def _things(self, names: Iterable[str]) -> dict[str, Thing] | None:
        things: dict[str, Thing] = {}
        for name in names:
            thing = kept_thing(self.store, name)
            if thing is None:
                return None
            things[name] = thing
        return things

    def _key(self, text: str) -> str:
        return blake2b(f"{self.machinery}\0{text}".encode(), digest_size=16).hexdigest()
