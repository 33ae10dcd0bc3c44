"""The deck that everybody makes: so many cards, no two alike on either side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from benchmarks.texts import Help, Question, Texts, all_texts

_ROUND, _LARGE = 13, 4
"""Of thirteen real questions, four are short enough for the large type."""


@dataclass(frozen=True)
class Card:
    """One card; its id and its dimension are the seed of its figure."""

    id: str
    title: str
    question: Question
    help: Help


@dataclass(frozen=True)
class Deck:
    """Cards, and questions that stand on none of them yet."""

    cards: tuple[Card, ...]
    spare: tuple[Question, ...]
    uniform: bool = False
    """Whether all questions are set in one size; then all are short enough for the large one, and no spare one is."""

    def edited(self, turns: Iterable[int]) -> Deck:
        """The deck after some edits, counted from 0: each is of a card that asks something new in the same size.

        Of a uniform deck what it asks is longer, and every card must follow.

        Raises:
            IndexError: there are not so many questions left.
        """
        cards = list(self.cards)
        sizes = {question.size for question in self.spare}
        open_to_it = [place for place, card in enumerate(cards) if self.uniform or card.question.size in sizes]
        for turn in turns:
            place = open_to_it[(5 + 7 * turn) % len(open_to_it)]
            # The card stays in its dimension, or its figure and its back would change too.
            question = replace(self.spare[turn], suit=cards[place].question.suit)
            cards[place] = replace(cards[place], question=question)
        return replace(self, cards=tuple(cards))


def make_deck(count: int, uniform: bool = False, texts: Texts | None = None) -> Deck:
    """A deck of so many cards; a smaller one is the beginning of a larger one.

    Raises:
        ValueError: there are not so many texts.
    """
    texts = texts or all_texts()
    sizes = ["large" if uniform or number % _ROUND < _LARGE else "medium" for number in range(count)]
    ample = all(sizes.count(size) <= len(questions) for size, questions in texts.questions.items())
    if count > len(texts.helps) or not ample:
        raise ValueError(f"there are not texts enough for {count} cards")
    left = {size: iter(questions) for size, questions in texts.questions.items()}
    asked = [next(left[size]) for size in sizes]
    cards = (_card(number, question, texts) for number, question in enumerate(asked))
    return Deck(tuple(cards), tuple(left["medium"]), uniform)


def _card(number: int, question: Question, texts: Texts) -> Card:
    titles = texts.titles[question.suit]
    return Card(f"kort-{number + 1:04}", titles[number % len(titles)], question, texts.helps[number])
