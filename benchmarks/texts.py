"""The texts of the built-in basic deck, put together anew: enough for any deck, and all of them fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from random import Random
from typing import TypeVar

from kernekort.brand import load_brand
from kernekort.content import Deck, Item, load_deck
from kernekort.fit import Step
from kernekort.library import Library
from kernekort.markup.fitting import Voices
from kernekort.pipeline import compounds

T = TypeVar("T")

SOURCE = "basis"
_BRAND = "kernekort"
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-ZÆØÅ])")


@dataclass(frozen=True)
class Question:
    """What stands on a front, the dimension it is from, and the size of type that it takes."""

    text: str
    suit: str
    size: str


@dataclass(frozen=True)
class Help:
    """What stands on a back."""

    followups: tuple[str, ...]
    how: str
    listen: str
    level: str
    minutes: int
    group: int


@dataclass(frozen=True)
class Texts:
    """All there is to choose from, the real ones first; the same whenever it is asked for."""

    questions: dict[str, tuple[Question, ...]]
    """By size of type."""
    helps: tuple[Help, ...]
    titles: dict[str, tuple[str, ...]]
    """By dimension."""


def all_texts() -> Texts:
    """The texts of the basic deck in a fixed order that looks shuffled.

    Raises:
        ValueError: the basic deck has errors.
    """
    library = Library.open()
    deck, brand = load_deck(library, SOURCE).value, load_brand(library, _BRAND).value
    if deck is None or brand is None:
        raise ValueError(f"{SOURCE} has errors")
    chance = Random(SOURCE)  # noqa: S311 - the same deck everywhere
    asked = [*_shuffled(_real(deck), chance), *_shuffled(_joined(deck), chance)]
    sized = _sized(asked, deck, Voices(brand, compounds(library)))
    suits = dict.fromkeys(_text(card, "suit") for card in deck.cards)
    return Texts(
        questions={size: tuple(one for one in sized if one.size == size) for size in ("large", "medium")},
        helps=tuple(_helps(deck, chance)),
        titles={suit: tuple(_text(card, "title") for card in deck.cards if card.suit == suit) for suit in suits},
    )


def _real(deck: Deck) -> list[tuple[str, str]]:
    """Every question with its dimension."""
    return [(_text(card, "question"), _text(card, "suit")) for card in deck.cards]


def _joined(deck: Deck) -> list[tuple[str, str]]:
    """Two short questions one after the other, or what to do and a short question: as long as the real ones are."""
    short = [(text, _text(card, "suit")) for card in deck.cards for text in _followups(card)]
    tasks = [_SENTENCE.split(_text(card, "how"))[0] for card in deck.cards]
    whole = [task for task in tasks if task.endswith((".", "!", "?"))]
    pairs = [(f"{first} {second}", suit) for (first, suit), (second, _) in permutations(short, 2)]
    return list(dict.fromkeys([*pairs, *((f"{task} {text}", suit) for task in whole for text, suit in short)]))


def _sized(asked: Sequence[tuple[str, str]], deck: Deck, voices: Voices) -> list[Question]:
    """The questions with the size each takes on a front; those that fit at none are left out."""
    rule = deck.layout.fit["question"]
    steps = [Step(step.size, step.leading, step.lines, step.name) for step in rule.steps]
    fitted = voices.all_fitted([text for text, _ in asked], rule.font, rule.width, steps)
    return [Question(*one, fit.step.name) for one, fit in zip(asked, fitted, strict=True) if fit.fits]


def _helps(deck: Deck, chance: Random) -> Iterator[Help]:
    """Every back, then those where what to listen for gives way to something of another card that is no longer."""
    cards = _shuffled(deck.cards, chance)
    yield from (_help(card, card) for card in cards)
    pairs = permutations(cards, 2)
    fitting = [pair for pair in pairs if len(_text(pair[1], "listen")) <= len(_text(pair[0], "listen"))]
    yield from (_help(*pair) for pair in _shuffled(fitting, chance))


def _help(card: Item, heard: Item) -> Help:
    minutes, group = card.fields["minutes"], card.fields["group"]
    if not isinstance(minutes, int) or not isinstance(group, int):
        raise TypeError(card.id)
    level, how, listen = _text(card, "level"), _text(card, "how"), _text(heard, "listen")
    return Help(_followups(card), how, listen, level, minutes, group)


def _followups(card: Item) -> tuple[str, ...]:
    texts = card.fields.get("followups", ())
    return tuple(text for text in texts if isinstance(text, str)) if isinstance(texts, tuple) else ()


def _text(card: Item, name: str) -> str:
    return str(card.fields[name])


def _shuffled(things: Sequence[T], chance: Random) -> list[T]:
    return chance.sample(things, len(things))
