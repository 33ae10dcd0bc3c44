"""The benchmark's deck: the same everywhere, no two cards alike, and every edit of it something new that fits."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.deck import Deck, make_deck
from benchmarks.projects import MATERIAL, write_deck, write_project
from benchmarks.texts import Texts, all_texts
from kernekort.content import load_deck
from kernekort.library import Library


@pytest.fixture(scope="module")
def texts() -> Texts:
    return all_texts()


def test_the_texts_are_the_same_every_time(texts: Texts) -> None:
    assert all_texts() == texts


@pytest.mark.parametrize("count", [12, 110, 1000])
def test_no_two_cards_are_alike_on_either_side(texts: Texts, count: int) -> None:
    cards = make_deck(count, texts=texts).cards
    assert len({card.id for card in cards}) == count
    assert len({card.question.text for card in cards}) == count
    assert len({(card.help.followups, card.help.how, card.help.listen) for card in cards}) == count


def test_a_small_deck_is_the_beginning_of_a_large_one(texts: Texts) -> None:
    assert make_deck(12, texts=texts).cards == make_deck(110, texts=texts).cards[:12]


def test_the_real_questions_come_first(texts: Texts) -> None:
    real = load_deck(Library.open(), "basis").value
    assert real is not None
    asked = {card.question.text for card in make_deck(12, texts=texts).cards}
    assert asked <= {card.fields["question"] for card in real.cards}


def test_there_are_not_texts_for_any_number_of_cards(texts: Texts) -> None:
    with pytest.raises(ValueError, match="100000"):
        make_deck(100_000, texts=texts)


def changed(before: Deck, after: Deck) -> list[tuple[str, str]]:
    """The old and the new sizes of type where a card asks something else."""
    pairs = zip(before.cards, after.cards, strict=True)
    return [(old.question.size, new.question.size) for old, new in pairs if old != new]


def test_each_edit_changes_one_card_and_not_its_size(texts: Texts) -> None:
    decks = [make_deck(12, texts=texts)]
    decks += [decks[0].edited(range(turn + 1)) for turn in range(5)]
    for before, after in pairwise(decks):
        assert changed(before, after) == [("medium", "medium")]
        assert len({card.question.text for card in after.cards}) == 12
        assert [card.question.suit for card in after.cards] == [card.question.suit for card in before.cards]


def test_an_edit_of_a_uniform_deck_is_too_long_for_its_size(texts: Texts) -> None:
    deck = make_deck(12, uniform=True, texts=texts)
    assert {card.question.size for card in deck.cards} == {"large"}
    assert changed(deck, deck.edited([3])) == [("large", "medium")]


def test_what_is_written_is_read_back(texts: Texts, tmp_path: Path) -> None:
    deck = make_deck(12, uniform=True, texts=texts)
    write_deck(write_project(tmp_path), deck)
    loaded = load_deck(Library.open(tmp_path), MATERIAL)
    assert loaded.findings == ()
    assert loaded.value is not None
    assert loaded.value.fit == "uniform"
    assert [item.id for item in loaded.value.cards] == [card.id for card in deck.cards]
    assert [item.fields["listen"] for item in loaded.value.cards] == [card.help.listen for card in deck.cards]
