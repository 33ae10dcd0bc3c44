"""A deck as the proof-reader sees it: its texts with where they stand, cut into words and sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kernekort.content import Deck, Item, texts
from kernekort.findings import Place

WORD = re.compile(r"[^\W_]+(?:[-'’\u00ad\u2010\u2011][^\W_]+)*")
"""A word with the hyphens and apostrophes inside it."""

_SENTENCE_END = re.compile(r"(?<=[.?!])[»«”“\"'’)]*\s+(?=[»«”“\"'’(–… ]*[^\W\d_a-zæøå])")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ \u00a0]){2,}[^\W\d_](?![^\W_])")
_OPENING = " \t\n\u00a0»«”“„\"'‘’›‹–—-…(["


@dataclass(frozen=True)
class Text:
    """One text on one card."""

    item: Item
    field: str
    text: str

    @property
    def place(self) -> Place:
        """Where the text stands in its file."""
        return self.item.place_of(self.field)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the text; a word typed with blanks between its letters counts as one."""
        joined = _SPACED.sub(lambda match: re.sub(r"[ \u00a0]", "", match[0]), self.text)
        return tuple(WORD.findall(joined))

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the text, each with the mark that ends it; »kl. 9« ends none."""
        found = (sentence.strip(_OPENING) for sentence in _SENTENCE_END.split(self.text))
        return tuple(sentence for sentence in found if WORD.search(sentence))


@dataclass(frozen=True)
class Copy:
    """Everything in a deck that is there to be read."""

    deck: Deck
    texts: tuple[Text, ...]

    @property
    def danish(self) -> bool:
        """Whether the rules of Danish apply."""
        return self.deck.language == "da"

    def of(self, *fields: str, cards_only: bool = False) -> tuple[Text, ...]:
        """The texts of the named fields, in order."""
        role = self.deck.layout.default_role
        return tuple(
            text for text in self.texts if text.field in fields and not (cards_only and text.item.role != role)
        )


def read_copy(deck: Deck) -> Copy:
    """The texts of a deck, in the order they are printed."""
    return Copy(deck, tuple(Text(item, field, text) for item in deck.items for field, text in texts(item, deck.layout)))
