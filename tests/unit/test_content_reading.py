"""Content files that are as they should be, made into decks."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from kernekort.content import load_deck
from kernekort.findings import Place
from kernekort.library import Library
from tests.content_decks import cards, load, project, sound


def test_a_deck(tmp_path: Path) -> None:
    deck = sound(
        load(
            tmp_path,
            """\
            layout: kort
            title: Vores kernekort
            subtitle: Otte spørgsmål
            language: en
            items:
              - id: doeren
                suit: vaerdi
                title:  Køkken-
                  døren
                question: |
                  Hvem kommer ind?

                  … og hvem går?
                followups: [Hvorfor?, Hvornår?]
                minutes: 8
                group: 0
                copies: 3
                tags: [nutid, 1989]
              - {id: skel, role: divider, suit: vaerdi}
            """,
        )
    )
    assert (deck.id, deck.title, deck.subtitle, deck.language) == ("a", "Vores kernekort", "Otte spørgsmål", "en")
    assert deck.layout.name == "kort"
    assert deck.origin == Place("content/a.yml")
    card, divider = deck.items
    assert dict(card.fields) == {
        "suit": "vaerdi",
        "number": 1,
        "title": "Køkken- døren",
        "question": "Hvem kommer ind?\n\n… og hvem går?",
        "followups": ("Hvorfor?", "Hvornår?"),
        "minutes": 8,
        "group": 0,
        "tags": ("nutid", "1989"),
    }
    assert (card.id, card.role, card.copies, card.suit) == ("doeren", "card", 3, "vaerdi")
    assert card.place == Place("content/a.yml", 6, 5)
    assert card.places["question"] == Place("content/a.yml", 10, 15)
    assert card.place_of("level") == card.place
    assert (divider.id, divider.role, divider.copies) == ("skel", "divider", 1)
    assert deck.cards == (card,)


def test_a_deck_is_frozen_and_printable(tmp_path: Path) -> None:
    deck = sound(load(tmp_path, cards("id: a, question: Hvem?")))
    with pytest.raises(FrozenInstanceError):
        deck.title = "Andet"  # type: ignore[misc]
    assert "Hvem?" in repr(deck)
    assert hash(deck) == hash(deck)


def test_danish_names(tmp_path: Path) -> None:
    text = """\
    layout: kort
    titel: Kort
    undertitel: Under
    sprog: da
    niveau: let
    items:
      - {id: a, rolle: card, kulør: vaerdi, spørgsmål: Hvem?, minutter: 5, antal: 2}
      - {id: b, rolle: blank, titel: Blankt}
    """
    deck = sound(load(tmp_path, text))
    assert (deck.title, deck.subtitle) == ("Kort", "Under")
    assert dict(deck.items[0].fields) == {
        "suit": "vaerdi",
        "number": 1,
        "question": "Hvem?",
        "level": "let",
        "minutes": 5,
    }
    assert deck.items[0].copies == 2
    assert dict(deck.items[1].fields) == {"title": "Blankt"}


def test_shared_fields_fill_what_is_missing(tmp_path: Path) -> None:
    text = """\
    layout: kort
    title: Kort
    suit: vaerdi
    level: let
    copies: 2
    items:
      - {id: a, question: Hvem?}
      - {id: b, question: Hvad?, suit: tilgang, level: ~, copies: 1}
      - {id: c, role: blank}
    """
    deck = sound(load(tmp_path, text))
    first, second, third = deck.items
    assert (first.suit, first.fields["level"], first.copies) == ("vaerdi", "let", 2)
    assert first.places["level"] == Place("content/a.yml", 4, 8)
    assert (second.suit, "level" in second.fields, second.copies) == ("tilgang", False, 1)
    assert dict(third.fields) == {"suit": "vaerdi"}
    assert dict(deck.extra) == {"suit": "vaerdi", "level": "let"}


def test_a_shared_field_serves_where_it_is_required(tmp_path: Path) -> None:
    text = "layout: kort\ntitle: K\nsuit: vaerdi\nitems:\n  - {id: a, role: divider}\n"
    assert sound(load(tmp_path, text)).items[0].suit == "vaerdi"


def test_cards_are_numbered_past_the_numbers_given(tmp_path: Path) -> None:
    names = ("id: a", "id: b, number: 2", "id: x, role: blank", "id: c", "id: d, number: 1", "id: e")
    text = cards(*(f"{name}" if "role" in name else f"{name}, question: Hvem {name[4]}?" for name in names))
    deck = sound(load(tmp_path, text))
    assert [item.fields.get("number") for item in deck.items] == [3, 2, None, 4, 1, 5]


def test_lines_keep_their_breaks_and_text_does_not(tmp_path: Path) -> None:
    text = """\
    layout: kort
    title: >
      En titel
      på to linjer
    items:
      - id: a
        title: "To\\u00a0ord  og\\n linje"
        question: "  Før  \\n  efter  \\n\\n"
    """
    deck = sound(load(tmp_path, text))
    assert deck.title == "En titel på to linjer"
    assert deck.items[0].fields["title"] == "To\u00a0ord og linje"
    assert deck.items[0].fields["question"] == "Før\n  efter"


def test_groups_and_images(tmp_path: Path) -> None:
    text = """\
    layout: kort
    title: K
    items:
      - id: a
        question: Hvem?
        picture: billeder/./hus.png
        steps: [{name: Læg, time: 2}, {navn: Tag, tid: ~}]
    """
    library = project(tmp_path, a=text)
    (tmp_path / "billeder").mkdir()
    (tmp_path / "billeder" / "hus.png").write_bytes(b"")
    deck = sound(load_deck(library, "a"))
    assert deck.items[0].fields["steps"] == ({"name": "Læg", "time": 2}, {"name": "Tag"})
    assert deck.items[0].fields["picture"] == "billeder/hus.png"
    assert deck.images == {"billeder/hus.png": tmp_path.resolve() / "billeder" / "hus.png"}


def test_numbers_and_dates_are_texts_where_text_is_asked_for(tmp_path: Path) -> None:
    deck = sound(load(tmp_path, cards("id: 12, title: 2026, question: no", "id: b, question: 2026-12-03")))
    assert (deck.items[0].id, deck.items[0].fields["title"], deck.items[0].fields["question"]) == ("12", "2026", "no")
    assert deck.items[1].fields["question"] == "2026-12-03"


def test_the_built_in_deck_is_sound() -> None:
    deck = load_deck(Library.open(), "basis")
    assert deck.findings == ()
    assert deck.value is not None
    assert len(deck.value.cards) == 52
    assert [card.fields["number"] for card in deck.value.cards] == list(range(1, 53))


def test_notes_of_reading_come_with_the_deck(tmp_path: Path) -> None:
    library = project(tmp_path, a="")
    (tmp_path / "content" / "a.yml").write_text(cards("id: a, question: Få?"), encoding="utf-16")
    checked = load_deck(library, "a")
    assert [finding.code for finding in checked.findings] == ["encoding-converted"]
    assert checked.value is not None
    assert checked.value.items[0].fields["question"] == "Få?"
