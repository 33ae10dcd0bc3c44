"""What the materials and kits of a sheet ask for, each read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kernekort.batch.columns import DATES
from kernekort.content import Deck, load_deck
from kernekort.content.entries import entry_names
from kernekort.content.selecting import selection_names
from kernekort.findings import Finding, Place
from kernekort.kits import Kit, load_kit
from kernekort.library import Library

_FILTERS = frozenset(("suit", "level", "group", "kind", "tags", "id", "role"))
"""Fields that a column without ``set:`` chooses cards by; of others it says what they are."""


@dataclass(frozen=True)
class Asking:
    """A material or a kit, as far as a sheet can say something to it."""

    name: str
    deck: Deck | None = None
    kit: Kit | None = None
    filters: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Fields that cards can be chosen by, by every name they go by."""
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Fields that can be set, by every name they go by; for a kit its variables."""

    def filter(self, key: str, sure: bool) -> str | None:
        """The field that a column chooses cards by; when one is not ``sure``, only those that nobody would set."""
        name = self.filters.get(key)
        return name if sure or name in _FILTERS else None

    def setting(self, key: str) -> str | None:
        """The field or the variable that a column gives a value to."""
        keys = DATES if key in DATES else (key,)
        return next((self.fields[one] for one in keys if one in self.fields), None)

    @property
    def known(self) -> frozenset[str]:
        """Every key that says something to it."""
        return frozenset((*self.filters, *self.fields))


class Askings:
    """All that a sheet has named so far."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, tuple[Asking | None, tuple[Finding, ...]]] = {}

    def of(self, name: str, place: Place) -> tuple[Asking | None, tuple[Finding, ...]]:
        """The material or the kit of a name, and what is wrong with it; a material wins."""
        if name not in self._known:
            self._known[name] = self._read(name)
        asking, findings = self._known[name]
        if asking is None and not findings:
            return None, (self._library.unknown("material", name, place),)
        return asking, findings

    def all(self) -> list[Asking]:
        """Those that could be read."""
        return [asking for asking, _ in self._known.values() if asking is not None]

    def _read(self, name: str) -> tuple[Asking | None, tuple[Finding, ...]]:
        if self._library.find("material", name) is not None:
            deck = load_deck(self._library, name)
            return (None if deck.value is None else _of_deck(name, deck.value)), deck.findings
        if self._library.find("kit", name) is not None:
            kit = load_kit(self._library, name)
            return (None if kit.value is None else _of_kit(name, kit.value)), kit.findings
        return None, ()


def _of_deck(name: str, deck: Deck) -> Asking:
    fields = {key.casefold(): one for key, one in entry_names(deck.layout).items()}
    return Asking(name, deck, None, selection_names(deck.layout), fields)


def _of_kit(name: str, kit: Kit) -> Asking:
    return Asking(name, None, kit, {}, {variable.name.casefold(): variable.name for variable in kit.variables})
