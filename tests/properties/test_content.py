"""What holds for any text, any terms and any deck."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kernekort.content import choose
from kernekort.content.ids import is_safe, suggest
from kernekort.content.terms import Swap
from tests.content_decks import deck

WORDS = st.text(alphabet="abøÆi", min_size=1, max_size=4)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n", ", ", "-", "\u00ad", "", " – "])), max_size=12).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)
SUITS = st.lists(st.sampled_from(["maalgruppe", "vaerdi", "tilgang"]), min_size=1, max_size=30)


@given(st.text(max_size=80), st.sets(st.text(alphabet="ab-12", max_size=4), max_size=5))
def test_a_suggested_id_is_safe_and_free(text: str, taken: set[str]) -> None:
    name = suggest(text, taken)
    assert not name or (is_safe(name) and name not in taken)


@given(TEXTS, WORDS)
def test_a_word_swapped_for_itself_changes_nothing(text: str, word: str) -> None:
    assert Swap({word: word}).text(text) == text


@given(TEXTS, st.dictionaries(WORDS, WORDS, max_size=4))
def test_swapping_leaves_gaps_and_longer_words_alone(text: str, terms: dict[str, str]) -> None:
    swapped = Swap(terms).text(text)
    whole = r"[\w\-\u00ad]+"
    assert re.split(whole, swapped) == re.split(whole, text)
    known = {variant for term in terms for variant in (term, term[:1].upper() + term[1:], term.upper())}
    for before, after in zip(re.findall(whole, text), re.findall(whole, swapped), strict=True):
        assert after == before or before in known


@given(SUITS, st.integers(1, 30), st.integers())
def test_drawn_cards_are_spread_as_evenly_as_the_suits_allow(suits: list[str], number: int, seed: int) -> None:
    whole = deck(*({"suit": suit} for suit in suits))
    chosen = choose(whole, {}, number, seed).value
    assert (chosen is None) == (number > len(suits))
    if chosen is None:
        return
    assert len(chosen.cards) == number
    drawn = [card.suit for card in chosen.cards]
    left = {suit for suit in suits if drawn.count(suit) < suits.count(suit)}
    fewest = min((drawn.count(suit) for suit in left), default=number)
    assert max(drawn.count(suit) for suit in suits) <= fewest + 1 or not left
