"""Cards chosen for an occasion, on the command line."""

from __future__ import annotations

from collections import Counter

import pytest

from kernekort.content import Deck, choose
from tests.content_decks import deck

DECK = deck(
    {"id": "titel", "role": "title"},
    {"id": "skel-m", "role": "divider", "suit": "maalgruppe"},
    {"id": "m1", "suit": "maalgruppe", "level": "let", "tags": ("nu", "Ny ansat")},
    {"id": "m2", "suit": "maalgruppe", "level": "dybde"},
    {"id": "skel-v", "role": "divider", "suit": "vaerdi"},
    {"id": "v1", "suit": "vaerdi", "level": "let"},
    {"id": "blank", "role": "blank", "suit": "tilgang"},
)
LARGE = deck(
    *({"suit": "maalgruppe", "id": f"m{number}"} for number in range(20)),
    *({"suit": "vaerdi", "id": f"v{number}"} for number in range(20)),
    *({"suit": "tilgang", "id": f"t{number}"} for number in range(3)),
)


def ids(chosen: Deck | None) -> list[str]:
    """The ids of a deck in order."""
    assert chosen is not None
    return [item.id for item in chosen.items]


@pytest.mark.parametrize(
    ("only", "left"),
    [
        ({}, "titel skel-m m1 m2 skel-v v1 blank"),
        ({"suit": ("vaerdi",)}, "skel-v v1"),
        ({"SUIT": ("Vaerdi",)}, "skel-v v1"),
        ({"suit": ("vaerdi", "maalgruppe"), "level": ("let",)}, "m1 v1"),
        ({"tags": ("ny ansat",)}, "m1"),
        ({"id": ("m2",)}, "m2"),
        ({"id": ("titel", "m2")}, "titel m2"),
        ({"roles": ("card",)}, "m1 m2 v1"),
        ({"rolle": ("blank",)}, "blank"),
        ({"role": ("divider",)}, "skel-m skel-v"),
        ({"id": ("skel-v",)}, "skel-v"),
        ({"id": ("skel-v", "m1")}, "m1 skel-v"),
        ({"role": ("card", "divider"), "suit": ("maalgruppe",)}, "skel-m m1 m2"),
    ],
)
def test_only(only: dict[str, tuple[str, ...]], left: str) -> None:
    checked = choose(DECK, only)
    assert checked.findings == ()
    assert ids(checked.value) == left.split()


@pytest.mark.parametrize(
    ("only", "code", "near"),
    [
        ({"suti": ("vaerdi",)}, "only-unknown-field", ("suit",)),
        ({"question": ("Hvem?",)}, "only-unknown-field", ()),
        ({"suit": ("vaerdie",)}, "only-unknown-value", ("vaerdi",)),
        ({"tags": ("nuu",)}, "only-unknown-value", ("nu",)),
        ({"id": ("m3",)}, "only-unknown-value", ()),
        ({"level": ("dybde",), "suit": ("vaerdi",)}, "only-nothing-left", None),
        ({"suit": ("tilgang",)}, "only-nothing-left", None),
    ],
)
def test_what_cannot_be_chosen(only: dict[str, tuple[str, ...]], code: str, near: tuple[str, ...] | None) -> None:
    checked = choose(DECK, only)
    assert checked.value is None
    assert [finding.code for finding in checked.findings] == [code]
    assert checked.findings[0].facts.get("near") == near


def test_all_slips_at_once() -> None:
    found = choose(DECK, {"suti": ("vaerdi",), "level": ("svær", "lte")}).findings
    assert [finding.code for finding in found] == ["only-unknown-field", "only-unknown-value", "only-unknown-value"]


@pytest.mark.parametrize("number", [0, 4])
def test_too_many_and_too_few(number: int) -> None:
    checked = choose(DECK, {}, number)
    assert checked.value is None
    assert checked.findings[0].code == "pick-out-of-range"
    assert checked.findings[0].facts["cards"] == 3


def test_a_drawn_deck_is_cards_in_their_order() -> None:
    for seed in range(20):
        chosen = choose(DECK, {}, 2, seed).value
        assert chosen is not None
        assert ids(chosen) == [card.id for card in DECK.cards if card in chosen.cards]
        assert len(chosen.items) == 2


def test_the_same_seed_draws_the_same_cards() -> None:
    assert ids(choose(LARGE, {}, 10, "7").value) == ids(choose(LARGE, {}, 10, 7).value)
    assert len({tuple(ids(choose(LARGE, {}, 10, seed).value)) for seed in range(10)}) > 8


def test_what_is_drawn_does_not_change_with_the_version() -> None:
    assert ids(choose(LARGE, {}, 4, 1).value) == ["m15", "v2", "v19", "t0"]


@pytest.mark.parametrize(
    ("number", "spread"),
    [(6, [2, 2, 2]), (9, [3, 3, 3]), (13, [3, 5, 5]), (43, [3, 20, 20]), (7, [2, 2, 3])],
)
def test_the_suits_share_evenly(number: int, spread: list[int]) -> None:
    chosen = choose(LARGE, {}, number, 3).value
    assert chosen is not None
    counts = Counter(card.suit for card in chosen.cards)
    assert sum(counts.values()) == number
    assert sorted(counts.values()) == spread


def test_drawing_from_a_choice() -> None:
    chosen = choose(LARGE, {"suit": ("tilgang",)}, 2).value
    assert chosen is not None
    assert [card.suit for card in chosen.cards] == ["tilgang", "tilgang"]
