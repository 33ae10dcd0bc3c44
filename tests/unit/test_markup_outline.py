"""The list of contents of a file for the screen: dimensions, with their cards under them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kernekort.content import Deck
from kernekort.layout import Suit
from kernekort.markup.outline import outline
from tests.content_decks import deck

NAMES = {"maalgruppe": "Målgruppen", "vaerdi": "Værdien", "tilgang": "Tilgangen"}


def with_suits(made: Deck) -> Deck:
    suits = {name: Suit({"da": title, "en": title}, {"da": "?", "en": "?"}) for name, title in NAMES.items()}
    return replace(made, layout=replace(made.layout, suits=suits))


def told(*items: str) -> list[str]:
    """Each item's bookmarks, given as ``role suit title``; a star for each level."""
    fields = []
    for item in items:
        role, suit, title = item.split(" ", 2)
        own = {"role": role} | ({"suit": suit} if suit != "-" else {}) | ({"title": title} if title else {})
        fields.append(own)
    made = outline(with_suits(deck(*fields)))
    return [" ".join("*" * one.level + one.label for one in headings) for headings in made]


def test_cards_stand_under_the_divider_of_their_dimension() -> None:
    assert told("title - Forside", "divider vaerdi ", "card vaerdi A", "card vaerdi B", "blank - C") == [
        "*Forside",
        "*Værdien",
        "**A",
        "**B",
        "*C",
    ]


def test_where_no_divider_opens_a_dimension_its_first_card_does() -> None:
    assert told("card vaerdi A", "card vaerdi B", "card tilgang C", "card tilgang D") == [
        "*Værdien **A",
        "**B",
        "*Tilgangen **C",
        "**D",
    ]


def test_a_card_under_another_dimensions_divider_opens_its_own() -> None:
    assert told("divider vaerdi ", "card tilgang A", "card tilgang B") == ["*Værdien", "*Tilgangen **A", "**B"]


def test_what_comes_between_closes_a_dimension() -> None:
    assert told("divider vaerdi ", "card vaerdi A", "blank - C", "divider tilgang ", "card tilgang B") == [
        "*Værdien",
        "**A",
        "*C",
        "*Tilgangen",
        "**B",
    ]


@pytest.mark.parametrize(
    "items",
    [
        ("card vaerdi A", "card tilgang B", "card vaerdi C", "card tilgang D"),
        ("card vaerdi A", "card tilgang B"),
        ("card vaerdi A", "card vaerdi B"),
        ("card - A", "card - B"),
    ],
)
def test_cards_with_nothing_to_gather_them_stand_alone(items: tuple[str, ...]) -> None:
    assert told(*items) == [f"*{item.split()[-1]}" for item in items]


def test_an_item_is_called_by_its_title_its_question_or_its_id() -> None:
    made = deck(
        {"title": "Navn", "question": "Spørgsmål?"}, {"question": "To\nlinjer?"}, {"id": "tomt", "level": "let"}
    )
    assert [headings[-1].label for headings in outline(with_suits(made))] == ["Navn", "To linjer?", "tomt"]
