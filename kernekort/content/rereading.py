"""Decks as they were read last time, for whoever reads the same files again and again.

What is kept is taken only for a file that says what it said, or in which one item has changed, in a layout that is what
it was, with pictures that lie where they lay. Of a file about which there was anything to say, nothing is kept; nor of
one that extends another, which may have changed as well.
"""

from __future__ import annotations

from kernekort.content.model import Deck
from kernekort.content.reading import deck_in
from kernekort.content.retouching import retouched
from kernekort.content.written import ENDING, written_in
from kernekort.findings import Checked
from kernekort.layout import load_layout
from kernekort.library import Found, Library
from kernekort.quick import dataclass
from kernekort.sources import read_text

_MOST = 16
"""So many decks are kept: a kit has a dozen parts at most."""

_LONGEST = 300_000
"""A longer text is read as a whole each time: it might come near to what a file may hold at most."""


@dataclass(frozen=True)
class _Kept:
    """What a file said, and the deck that came of it."""

    text: str
    deck: Deck


class Rereading:
    """Reads decks, with what it remembers of them. Not to be shared by threads."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Library, Found], _Kept] = {}

    def read(self, found: Found, library: Library) -> Checked[Deck]:
        """The deck of a file, its cards not numbered yet; what comes of it is what comes of ``read_deck``."""
        whole = read_text(found.path, found.shown)
        kept = self._kept.pop((library, found), None)
        if whole.value is None or whole.findings or library.doubled(found) is not None:
            return deck_in(written_in(whole, found), found, library, ())
        text = whole.value
        deck = _again(kept, text, found, library) if kept is not None else None
        if deck is None:
            written = written_in(whole, found)
            read = deck_in(written, found, library, ())
            data = written.value.source.data if written.value is not None else None
            if read.value is None or read.findings or (isinstance(data, dict) and "extends" in data):
                return read
            deck = read.value
        if len(text) <= _LONGEST:
            self._kept[library, found] = _Kept(text, deck)
            while len(self._kept) > _MOST:
                del self._kept[next(iter(self._kept))]
        return Checked(deck)


def _again(kept: _Kept, text: str, found: Found, library: Library) -> Deck | None:
    """The deck of a text by what is kept of it; ``None`` when it takes the long way."""
    deck = kept.deck
    layout = load_layout(library, deck.layout.name)
    if layout.findings or layout.value != deck.layout:
        return None
    if any(library.file(name) != path for name, path in deck.images.items()):
        return None
    if text == kept.text:
        return deck
    return None if found.path.suffix == ENDING else retouched(deck, library, kept.text, text)
