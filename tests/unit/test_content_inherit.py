"""Decks made out of other decks: picked, dropped, changed, added to."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.content import Deck, load_deck
from kernekort.findings import Checked, Place, Severity
from tests.content_decks import only, project, said, sound

BASE = """\
layout: kort
title: Basis
subtitle: Den store
items:
  - {id: titel, role: title, title: Basis}
  - {id: skel-m, role: divider, suit: maalgruppe}
  - {id: m1, suit: maalgruppe, level: let, question: Hvem?, tags: [nu]}
  - {id: m2, suit: maalgruppe, level: dybde, question: Hvem ellers?}
  - {id: skel-v, role: divider, suit: vaerdi}
  - {id: v1, suit: vaerdi, level: let, question: Hvad?, minutes: 8, copies: 2}
  - {id: v2, suit: vaerdi, level: dybde, question: Hvad så?, tags: [nu]}
  - {id: blank-1, role: blank, suit: tilgang}
  - {id: kolofon, role: blank, title: Kolofon}
"""


def child(folder: Path, text: str, **others: str) -> Checked[Deck]:
    """The deck of a file that extends the base."""
    return load_deck(project(folder, basis=BASE, a=f"extends: basis\n{text}", **others), "a")


def ids(deck: Deck) -> str:
    """The ids of a deck in order."""
    return " ".join(item.id for item in deck.items)


def test_nothing_but_extends(tmp_path: Path) -> None:
    deck = sound(child(tmp_path, ""))
    assert ids(deck) == "titel skel-m m1 m2 skel-v v1 v2 blank-1 kolofon"
    assert (deck.id, deck.title, deck.subtitle, deck.language) == ("a", "Basis", "Den store", "da")
    assert deck.items[2].place == Place("content/basis.yml", 7, 5)
    assert deck.items[2].places["question"].file == "content/basis.yml"
    assert deck.origin == Place("content/a.yml")


def test_the_head_of_the_child_wins(tmp_path: Path) -> None:
    deck = sound(child(tmp_path, "layout: kort\ntitle: Vores\nsubtitle: Den lille\nlanguage: en\n"))
    assert (deck.title, deck.subtitle, deck.language) == ("Vores", "Den lille", "en")


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ("pick: [m1, v2]", "titel skel-m m1 skel-v v2 blank-1 kolofon"),
        ("pick: [v2, m1]", "titel skel-m m1 skel-v v2 blank-1 kolofon"),
        ("pick: [m1, skel-v]", "titel skel-m m1 skel-v blank-1 kolofon"),
        ("pick: {suit: [vaerdi]}", "titel skel-v v1 v2 blank-1 kolofon"),
        ("pick: {suit: vaerdi, level: let}", "titel skel-v v1 blank-1 kolofon"),
        ("pick: {suit: [maalgruppe, vaerdi], niveau: let}", "titel skel-m m1 skel-v v1 blank-1 kolofon"),
        ("pick: {tags: nu}", "titel skel-m m1 skel-v v2 blank-1 kolofon"),
        ("pick: {minutes: 8}", "titel skel-v v1 blank-1 kolofon"),
        ("pick: {id: [m2]}", "titel skel-m m2 blank-1 kolofon"),
        ("pick: {suit: vaerdi, roles: [card]}", "v1 v2"),
        ("pick: {suit: vaerdi, roller: [card, divider]}", "skel-v v1 v2"),
        ("drop: [m1, kolofon]", "titel skel-m m2 skel-v v1 v2 blank-1"),
        ("drop: [m1, m2]", "titel skel-v v1 v2 blank-1 kolofon"),
        ("drop: {suit: maalgruppe}", "titel skel-v v1 v2 blank-1 kolofon"),
        ("drop: {suit: maalgruppe, level: let}", "titel skel-m m2 skel-v v1 v2 blank-1 kolofon"),
        ("drop: {roles: [blank, title]}", "skel-m m1 m2 skel-v v1 v2"),
        ("drop: {roles: divider, suit: vaerdi}", "titel skel-m m1 m2 v1 v2 blank-1 kolofon"),
        ("pick: {level: let}\ndrop: [v1]", "titel skel-m m1 blank-1 kolofon"),
        ("drop: {}", "titel skel-m m1 m2 skel-v v1 v2 blank-1 kolofon"),
    ],
)
def test_pick_and_drop(tmp_path: Path, choice: str, left: str) -> None:
    assert ids(sound(child(tmp_path, choice))) == left


def test_cards_are_numbered_anew(tmp_path: Path) -> None:
    deck = sound(child(tmp_path, "pick: [m2, v2]"))
    assert [card.fields["number"] for card in deck.cards] == [1, 2]


def test_change(tmp_path: Path) -> None:
    text = """\
change:
  v1:
    question: Hvad nu?
    minutter: ~
    copies: ~
    title: Nyt
  m1: {antal: 3, level: dybde}
"""
    deck = sound(child(tmp_path, text))
    item = next(one for one in deck.items if one.id == "v1")
    assert dict(item.fields) == {
        "suit": "vaerdi",
        "number": 3,
        "title": "Nyt",
        "question": "Hvad nu?",
        "level": "let",
    }
    assert item.copies == 1
    assert item.places["question"] == Place("content/a.yml", 4, 15)
    assert item.places["level"].file == "content/basis.yml"
    assert next(one for one in deck.items if one.id == "m1").copies == 3


@pytest.mark.parametrize(
    ("added", "order"),
    [
        ("{id: n, suit: maalgruppe, question: Ny?}", "titel skel-m m1 m2 n skel-v v1 v2 blank-1 kolofon"),
        ("{id: n, question: Ny?}", "titel skel-m m1 m2 skel-v v1 v2 n blank-1 kolofon"),
        ("{id: n, suit: tilgang, question: Ny?}", "titel skel-m m1 m2 skel-v v1 v2 n blank-1 kolofon"),
        ("{id: n, suit: vaerdi, question: Ny?, after: titel}", "titel n skel-m m1 m2 skel-v v1 v2 blank-1 kolofon"),
        ("{id: n, suit: vaerdi, question: Ny?, efter: kolofon}", "titel skel-m m1 m2 skel-v v1 v2 blank-1 kolofon n"),
        ("{id: n, role: blank}", "titel skel-m m1 m2 skel-v v1 v2 blank-1 kolofon n"),
    ],
)
def test_where_an_added_card_goes(tmp_path: Path, added: str, order: str) -> None:
    assert ids(sound(child(tmp_path, f"add:\n  - {added}\n"))) == order


def test_added_cards_keep_their_order(tmp_path: Path) -> None:
    text = """\
suit: vaerdi
add:
  - {id: n1, question: Ny?}
  - {id: n2, question: Nyere?}
  - {id: n3, question: Nyest?, after: n1, level: let}
"""
    deck = sound(child(tmp_path, text))
    assert ids(deck) == "titel skel-m m1 m2 skel-v v1 v2 n1 n3 n2 blank-1 kolofon"
    assert [card.suit for card in deck.cards] == ["maalgruppe"] * 2 + ["vaerdi"] * 5


def test_shared_fields_are_for_added_cards_alone(tmp_path: Path) -> None:
    deck = sound(child(tmp_path, "minutes: 5\nadd:\n  - {id: n, question: Ny?}\n"))
    assert [card.fields.get("minutes") for card in deck.cards] == [None, None, 8, None, 5]


def test_a_divider_stays_for_added_cards(tmp_path: Path) -> None:
    text = "pick: {suit: vaerdi}\nadd:\n  - {id: n, suit: maalgruppe, question: Ny?}\n"
    assert ids(sound(child(tmp_path, text))) == "titel skel-m n skel-v v1 v2 blank-1 kolofon"


def test_a_dropped_card_can_be_written_anew(tmp_path: Path) -> None:
    deck = sound(child(tmp_path, "drop: [m1]\nadd:\n  - {id: m1, suit: maalgruppe, question: Ny?}\n"))
    assert ids(deck) == "titel skel-m m2 m1 skel-v v1 v2 blank-1 kolofon"


def test_more_levels(tmp_path: Path) -> None:
    library = project(
        tmp_path,
        basis=BASE,
        midt="extends: basis\ntitle: Midt\npick: {suit: vaerdi}\nchange: {v1: {question: Midt?}}\n",
        a="extends: midt\ndrop: [v2]\nchange: {v1: {level: dybde}}\n",
    )
    deck = sound(load_deck(library, "a"))
    assert ids(deck) == "titel skel-v v1 blank-1 kolofon"
    assert deck.title == "Midt"
    assert deck.cards[0].fields["question"] == "Midt?"
    assert deck.cards[0].places["question"].file == "content/midt.yml"
    assert deck.cards[0].places["level"].file == "content/a.yml"


def test_a_deck_may_have_the_name_of_the_built_in_one_it_extends(tmp_path: Path) -> None:
    library = project(tmp_path, basis="extends: basis\ntitle: Vores\npick: [koekkendoeren]\n")
    deck = sound(load_deck(library, "basis"))
    assert deck.title == "Vores"
    assert [card.id for card in deck.cards] == ["koekkendoeren"]


@pytest.mark.parametrize(
    ("files", "names"),
    [
        ({"a": "a"}, ("a", "a")),
        ({"a": "b", "b": "a"}, ("a", "b", "a")),
        ({"a": "b", "b": "c", "c": "b"}, ("a", "b", "c", "b")),
    ],
)
def test_circles(tmp_path: Path, files: dict[str, str], names: tuple[str, ...]) -> None:
    library = project(tmp_path, **{name: f"extends: {other}\n" for name, other in files.items()})
    assert only(load_deck(library, "a"), "deck-circle").facts["names"] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pick: [m1, m9]", ["2:12 unknown-id"]),
        ("pick: [m9]", ["2:8 unknown-id"]),
        ("drop: [v11]", ["2:8 unknown-id"]),
        ("change: {v11: {level: let}}", ["2:10 unknown-id"]),
        ("add:\n  - {id: n, question: Ny?, after: m11}", ["3:35 unknown-id"]),
        ("pick: {suti: [vaerdi]}", ["2:8 only-unknown-field"]),
        ("pick: {question: Hvem?}", ["2:8 only-unknown-field"]),
        ("pick: {suit: [værdi]}", ["2:15 only-unknown-value"]),
        ("pick: {tags: [nuu]}", ["2:15 only-unknown-value"]),
        ("pick: {suit: ~}", ["2:8 empty-field"]),
        ("pick: {suit: vaerdi, tags: nu, level: let}", ["2:1 nothing-left"]),
        ("pick: []", ["2:1 nothing-left"]),
        ("pick: alle", ["2:7 wrong-type"]),
        ("pick: {suit: [{a: b}]}", ["2:15 wrong-type"]),
        ("drop: {roles: card}", ["2:1 nothing-left"]),
        ("change: [v1]", ["2:9 wrong-type"]),
        ("change: {v1: nej}", ["2:14 wrong-type"]),
        ("change: {v1: {question: }}", ["2:15 missing-field"]),
        ("change: {v1: {question: true}}", ["2:25 wrong-type"]),
        ("change: {v1: {id: v3}}", ["2:15 unknown-field"]),
        ("change: {titel: {question: Hvem?}}", ["2:18 field-not-for-role"]),
        ("add:\n  - {id: m1, question: Ny?}", ["3:10 duplicate-id"]),
        ("add:\n  - {question: Hvem?}", ["3:5 missing-id"]),
        ("add: {id: n}", ["2:6 wrong-type"]),
        ("items:\n  - {id: n, question: Ny?}", ["2:1 items-with-extends"]),
        ("layout: dialog-krad", ["2:9 unknown-layout"]),
    ],
)
def test_slips(tmp_path: Path, text: str, expected: list[str]) -> None:
    checked = child(tmp_path, f"{text}\n")
    assert checked.value is None
    assert said(checked.findings) == expected


def test_near_names(tmp_path: Path) -> None:
    checked = child(tmp_path, "drop: [blnk-1]\npick: {suti: vaerdi, suit: vaedri}\n")
    assert [finding.facts["near"] for finding in checked.findings] == [("blank-1",), ("suit",), ("vaerdi",)]


def test_a_change_to_a_card_that_is_left_out(tmp_path: Path) -> None:
    checked = child(tmp_path, "drop: [v1]\nchange: {v1: {level: let}}\n")
    finding = only(checked, "change-left-out")
    assert (finding.severity, finding.place) == (Severity.WARNING, Place("content/a.yml", 3, 10))
    assert checked.value is not None


def test_an_unknown_base(tmp_path: Path) -> None:
    library = project(tmp_path, basis=BASE, a="extends: bsis\n")
    finding = only(load_deck(library, "a"), "unknown-material")
    assert finding.place == Place("content/a.yml", 1, 10)
    assert finding.facts["near"] == ("basis",)


def test_the_faults_of_the_base_are_told_in_its_file(tmp_path: Path) -> None:
    library = project(tmp_path, basis=BASE.replace("level: let", "level: lte", 1), a="extends: basis\n")
    finding = only(load_deck(library, "a"), "not-a-choice")
    assert finding.place == Place("content/basis.yml", 7, 39)
