"""A deck as the proof-reader sees it: its texts with where they stand, cut into words and sentences."""

from __future__ import annotations

import re
from functools import cached_property

from kernekort.content import Deck, Item, texts
from kernekort.findings import Place
from kernekort.layout import Layout
from kernekort.prose import plain_text
from kernekort.quick import dataclass

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
    way: str = ""
    """The way to a text inside a list, such as ``steps.0.text``."""

    @property
    def place(self) -> Place:
        """Where the text stands in its file."""
        return self.item.place_of(self.way or self.field)

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
    found = ((item, way, text) for item in deck.items for way, text in texts(item, deck.layout))
    return Copy(
        deck, tuple(Text(item, way.partition(".")[0], _said(deck.layout, way, text), way) for item, way, text in found)
    )


def _said(layout: Layout, way: str, text: str) -> str:
    """A text as it is read: without the marks of Markdown, where its field is written in that."""
    fields, kind = layout.fields, ""
    for part in way.split("."):
        if part in fields:
            kind, fields = fields[part].type, fields[part].fields
    return plain_text(text) if kind == "markdown" else text
