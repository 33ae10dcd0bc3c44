"""What pouring keeps for the next time: dressed and fitted texts, templates, and what was poured of the same values.

A bench saves work and nothing else: the same comes of a deck on a new bench and on one that has been used for years.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kernekort.content import Rereading
from kernekort.fit import Compounds, Memo, Ruler, memo_key
from kernekort.library import Library
from kernekort.markup.environment import Templates
from kernekort.markup.images import Images
from kernekort.markup.poured import Pile
from kernekort.markup.spoken import filters
from kernekort.store import Store
from kernekort.typography import House

_KIND = "texts"
_MOST_DESKS = 4
_MOST_POURED = 12
"""Of how many materials, in one brand each, a desk holds the faces: a kit has a dozen parts at most."""


class Bench:
    """Keeps what was made of texts in a store, for the next run of the program, and the rest for as long as it lives.

    One that is not ``warm`` serves one run, which pours nothing twice, and does not keep the insides of faces: they are
    as large as all else that a deck is. Not to be shared by threads.
    """

    def __init__(self, store: Store | None = None, warm: bool = True) -> None:
        self.store = store or Store(None)
        """What is kept from one run to the next, by kind and key."""
        self.warm = warm
        self.decks = Rereading() if warm else None
        """What decks were read to."""
        self._memos: dict[str, Memo] = {}
        self._desks: list[Desk] = []

    def fits(self, ruler: Ruler) -> Memo:
        """The memo of texts fitted in the font file of a ruler."""
        return self._memo(memo_key("fit", ruler.identity))

    def dressed(self, house: House, language: str) -> Memo:
        """The memo of texts in the typography of a house and a language."""
        return self._memo(memo_key("typography", house, language))

    def _memo(self, key: str) -> Memo:
        if key not in self._memos:
            self._memos[key] = Memo(self.store.get(_KIND, key))
        return self._memos[key]

    def save(self) -> None:
        """Puts what has been made of texts since last time into the store."""
        for key, memo in self._memos.items():
            if memo.changed:
                self.store.put(_KIND, key, memo.written())
                memo.changed = False

    def desk(self, library: Library, compounds: Compounds, language: str, house: House) -> Desk:
        """A desk for these, the one from before as long as its templates are what they were."""
        fresh = Desk(library, compounds, language, house)
        before = next((desk for desk in self._desks if desk.set_up == fresh.set_up), None)
        desk = before if before is not None and before.templates.unchanged() else fresh
        self._desks = [desk, *(one for one in self._desks if one is not before)][:_MOST_DESKS]
        desk.images.begin()
        return desk


class Desk:
    """The templates of a library, made to speak a language and a house's style, and what was poured from them."""

    def __init__(self, library: Library, compounds: Compounds, language: str, house: House) -> None:
        self.set_up = (library.roots, compounds, language, house)
        self.images = Images(library)
        self.templates = Templates(library, filters(compounds, language, house, self.images))
        self._poured: list[tuple[Sequence[Any], Pile]] = []

    def poured(self, shared: Sequence[Any]) -> Pile:
        """What was poured last time, where the faces had all of this in common.

        What the brand was asked for besides is told of each face.
        """
        before = next((poured for poured in self._poured if poured[0] == shared), None) or (shared, Pile())
        self._poured = [before, *(poured for poured in self._poured if poured is not before)][:_MOST_POURED]
        return before[1]
