"""Decks as they were read last time, for whoever reads the same files again and again.

What is kept is taken only for a file that says what it said, or in which one item has changed, in a layout that is what
it was, with pictures that lie where they lay, on a deck that is what it was where it extends one. Of a file about which
there was anything to say, nothing is kept.
"""

from __future__ import annotations

from kernekort.content.model import Deck
from kernekort.content.reading import base_of, deck_in
from kernekort.content.retouching import retouched
from kernekort.content.written import ENDING, Written, written_in
from kernekort.findings import Checked
from kernekort.layout import load_layout
from kernekort.library import Found, Library
from kernekort.quick import dataclass
from kernekort.sources import read_text

_MOST = 24
"""So many decks are kept: a kit has a dozen parts at most, and some extend another deck."""

_LONGEST = 300_000
"""A longer text is read as a whole each time: it might come near to what a file may hold at most."""


@dataclass(frozen=True)
class _Kept:
    """What a file said, and the deck that came of it; the name and the deck that it extends, if it does."""

    text: str
    deck: Deck
    extends: str | None = None
    base: Deck | None = None


class Rereading:
    """Reads decks, with what it remembers of them. Not to be shared by threads."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Library, Found], _Kept] = {}

    def read(self, found: Found, library: Library, chain: tuple[Found, ...] = ()) -> Checked[Deck]:
        """The deck of a file, its cards not numbered yet; what comes of it is what comes of ``read_deck``."""
        whole = read_text(found.path, found.shown)
        kept = self._kept.pop((library, found), None)
        text = whole.value or ""
        if not text or whole.findings or library.doubled(found) is not None:
            return deck_in(written_in(whole, found), found, library, chain, self.read)
        deck = self._again(kept, text, found, library, chain) if kept is not None else None
        if kept is None or deck is None:
            bases: list[Deck | None] = []

            def below(base: Found, library: Library, chain: tuple[Found, ...]) -> Checked[Deck]:
                read = self.read(base, library, chain)
                bases.append(read.value)
                return read

            written = written_in(whole, found)
            read = deck_in(written, found, library, chain, below)
            if written.value is None or read.value is None or read.findings:
                return read
            deck, kept = read.value, _Kept(text, read.value, _extended(written.value), *bases)
        if len(text) <= _LONGEST:
            self._kept[library, found] = _Kept(text, deck, kept.extends, kept.base)
            while len(self._kept) > _MOST:
                del self._kept[next(iter(self._kept))]
        return Checked(deck)

    def _again(self, kept: _Kept, text: str, found: Found, library: Library, chain: tuple[Found, ...]) -> Deck | None:
        """The deck of a text by what is kept of it; ``None`` when it takes the long way."""
        deck = kept.deck
        layout = load_layout(library, deck.layout.name)
        if layout.findings or layout.value != deck.layout:
            return None
        if any(library.file(name) != path for name, path in deck.images.items()):
            return None
        if kept.extends is not None:
            base = base_of(kept.extends, found, library)
            if base is None or self.read(base, library, (*chain, found)).value is not kept.base:
                return None
        if text == kept.text:
            return deck
        if kept.extends is not None or found.path.suffix == ENDING:
            return None
        return retouched(deck, library, kept.text, text)


def _extended(written: Written) -> str | None:
    """The name of what a file extends."""
    data = written.source.data
    name = data.get("extends") if isinstance(data, dict) else None
    return None if name is None else str(name)
