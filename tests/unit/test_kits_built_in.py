"""The kits that come with the program: sound, with parts that are there, in words that can be read at a glance."""

from __future__ import annotations

import pytest

from kernekort.content import choose, load_deck
from kernekort.kits import Kit, load_kit, settled
from kernekort.library import Library

KITS = ("modul-1", "modul-2", "modul-3", "personalemoede-60")
LONGEST = 110


def built_in(name: str) -> Kit:
    """A built-in kit, which has no fault."""
    loaded = load_kit(Library.open(), name)
    assert loaded.findings == ()
    assert loaded.value is not None
    return loaded.value


def test_these_are_the_kits() -> None:
    assert tuple(found.name for found in Library.open().names("kit")) == KITS


@pytest.mark.parametrize("name", KITS)
def test_every_part_is_there_with_the_fields_it_is_given(name: str) -> None:
    kit, library = built_in(name), Library.open()
    meeting = settled(kit, {variable.name: variable.example for variable in kit.variables}).value
    assert meeting is not None
    for part in kit.parts:
        loaded = load_deck(library, part.material, part.place, part.layout, meeting.fields_of(part))
        assert loaded.value is not None, (part.name, loaded.findings)
        fields = {field: one.alias for field, one in loaded.value.layout.fields.items()}
        assert part.unknown_fields(fields) == ()
        chosen = choose(loaded.value, part.only, part.pick, part.seed)
        assert chosen.findings == ()
        assert chosen.value is not None
        assert chosen.value.items


@pytest.mark.parametrize("name", KITS)
def test_what_is_said_is_short_and_whole(name: str) -> None:
    kit = built_in(name)
    said = [text for part in kit.parts for text in part.hand_out.values()] + list(kit.lead.values())
    assert [text for text in said if not text.endswith(".") or not text[0].isupper() or "!" in text] == []
    assert [text for part in kit.parts for text in part.hand_out.values() if len(text) > LONGEST] == []


def test_a_meeting_of_an_hour_for_twenty_four() -> None:
    kit = built_in("personalemoede-60")
    answers = {"enhed": "Team Nord", "dato": "2026-12-03", "start": "13.00", "deltagere": "24"}
    meeting = settled(kit, answers).value
    assert meeting is not None
    assert [(part.name, meeting.copies_of(part), part.paper) for part in kit.parts] == [
        ("drejebog", 1, "plain"),
        ("program", 24, "plain"),
        ("kort", 5, "card"),
        ("kortrunde", 5, "plain"),
        ("aftaleark", 1, "plain"),
    ]
    assert [part.name for part in kit.parts if part.screen] == ["program", "kortrunde"]


def test_the_cards_of_an_hour_fill_two_sheets_and_leave_the_bravest_out() -> None:
    (cards,) = [part for part in built_in("personalemoede-60").parts if part.name == "kort"]
    deck = load_deck(Library.open(), cards.material).value
    assert deck is not None
    chosen = choose(deck, cards.only, cards.pick, cards.seed).value
    assert chosen is not None
    # The script says how a card is used, on the front alone, so that cards which say it otherwise stay out.
    assert {item.role for item in chosen.items} == {"card"}
    assert len(chosen.items) == 18
    suits = [card.suit for card in chosen.cards]
    assert set(suits) == {"maalgruppe", "vaerdi", "ambition", "tilgang"}
    assert {suits.count(suit) for suit in suits} == {4, 5}
    assert {card.fields["level"] for card in chosen.cards} == {"let", "dybde"}
