"""Material laid out in another layout than it was written for: what is shared is kept, all else is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.content import load_deck
from kernekort.findings import Place
from tests.content_decks import only, said, sound
from tests.meeting_decks import load_meeting, meeting

SCRIPT = """\
layout: my-script
title: Drejebog
items:
  - id: dag
    rubrik: Modul 1
    titel: |
      Første
      dag
    mål: HEMMELIGT mål
    picture: plan.png
    rækker:
      - {start: 9.00, minutter: 15, tekst: Velkomst, hvorfor: HEMMELIGT hvorfor, slags: plenum}
      - tekst: Pause
        slags: pause
        minutter: 20
        materialer: [HEMMELIGT kaffe]
        underpunkter: [Kaffe, Te]
"""
SLIDES = """\
layout: my-slide
title: Dias
items:
  - {id: a, suit: vaerdi, setup: Hvad skulle de mangle, payoff: hvis vi forsvandt?, note: Vent lidt}
  - {id: b, suit: tilgang, word: Savn}
  - {id: c, build: [Først, så, nu]}
  - {id: d, role: blank, suit: vaerdi}
"""


def test_a_script_becomes_a_programme(tmp_path: Path) -> None:
    library = meeting(tmp_path, a=SCRIPT)
    (tmp_path / "plan.png").write_bytes(b"")
    deck = sound(load_deck(library, "a", layout="my-programme"))
    item = deck.items[0]
    assert deck.layout.name == "my-programme"
    assert (item.id, item.role) == ("dag", "event")
    assert item.fields == {
        "kicker": "Modul 1",
        "title": "Første\ndag",
        "start": 540,
        "end": 575,
        "rows": (
            {"start": 540, "end": 555, "minutes": 15, "text": "Velkomst", "kind": "plenum"},
            {"start": 555, "end": 575, "minutes": 20, "text": "Pause", "kind": "pause", "subitems": ("Kaffe", "Te")},
        ),
    }
    assert item.place_of("rows.1.subitems.1") == Place("content/a.yml", 17, 31)
    assert deck.images == {}


def test_nothing_that_is_not_declared_is_left_anywhere(tmp_path: Path) -> None:
    library = meeting(tmp_path, a=f"{SCRIPT}mål: HEMMELIGT for alle\n")
    (tmp_path / "plan.png").write_bytes(b"")
    assert "HEMMELIGT" in repr(load_deck(library, "a").value)
    assert "HEMMELIGT" not in repr(load_deck(library, "a", layout="my-programme").value)


def test_a_file_may_build_on_another_in_a_layout_of_its_own(tmp_path: Path) -> None:
    child = "extends: a\nlayout: my-programme\ntitle: Program\nchange:\n  dag: {titel: Dag 1}\n"
    library = meeting(tmp_path, a=SCRIPT.replace("    picture: plan.png\n", ""), b=child)
    deck = sound(load_deck(library, "b"))
    assert (deck.title, deck.layout.name, deck.items[0].fields["title"]) == ("Program", "my-programme", "Dag 1")
    assert "HEMMELIGT" not in repr(deck)


def test_fields_are_filled_from_those_they_name(tmp_path: Path) -> None:
    checked = load_meeting(tmp_path, SLIDES, layout="my-poster")
    deck = checked.value
    assert deck is not None
    assert [(item.id, item.role, dict(item.fields)) for item in deck.items] == [
        (
            "a",
            "poster",
            {
                "suit": "vaerdi",
                "question": "Hvad skulle de mangle\nhvis vi forsvandt?",
                "caption": "Hvad skulle de mangle hvis vi forsvandt?",
            },
        ),
        ("b", "poster", {"question": "Savn"}),
        ("c", "poster", {"question": "Først\nså\nnu"}),
    ]
    assert deck.items[0].place_of("question") == Place("content/a.yml", 4, 34)
    finding = only(checked, "item-left-out")
    assert finding.place == Place("content/a.yml", 7, 5)
    assert finding.facts == {"id": "d", "layout": "my-poster"}


def test_a_field_that_is_given_is_not_filled(tmp_path: Path) -> None:
    text = "layout: my-poster\ntitle: P\nitems:\n  - {id: a, question: Hvem?}\n"
    assert sound(load_meeting(tmp_path, text)).items[0].fields == {"question": "Hvem?"}


def test_its_own_layout_changes_nothing(tmp_path: Path) -> None:
    library = meeting(tmp_path, a=SLIDES)
    assert load_deck(library, "a", layout="my-slide") == load_deck(library, "a")


HEAD = "layout: my-slide\ntitle: D\nitems:\n"


@pytest.mark.parametrize(
    ("text", "layout", "expected"),
    [
        (SLIDES, "proster", ["unknown-layout"]),
        (f"{HEAD}  - {{id: a, role: blank}}\n", "my-poster", ["nothing-fits", "4:5 item-left-out"]),
        (f"{HEAD}  - {{id: a, word: Nu}}\n", "my-programme", ["nothing-fits", "4:5 item-left-out"]),
    ],
)
def test_what_cannot_be_converted(tmp_path: Path, text: str, layout: str, expected: list[str]) -> None:
    checked = load_meeting(tmp_path, text, layout=layout)
    assert checked.value is None
    assert [one.removeprefix("0:0 ") for one in said(checked.findings)] == expected


def test_what_a_converted_item_lacks_is_told_where_it_stands(tmp_path: Path) -> None:
    strict = """\
title: {da: Strengt, en: Strict}
trim: 210mm x 297mm
bleed: 0mm
safe: 15mm
flow: document
roles: [event]
one_of: [[kicker, title]]
fields:
  kicker: {type: text}
  title: {type: text, required: true}
  place: {type: text, required: [event]}
  goal: {type: lines, parts: 1}
  rows:
    type: list
    of: group
    least: 3
    fields:
      minutes: {type: minutes, most: 15}
      kind: {type: choice, of: [plenum], required: true}
      subitems: {type: list, most: 1}
"""
    text = SCRIPT.replace("HEMMELIGT mål", '"Et\\n\\nTo"').replace("    picture: plan.png\n", "")
    library = meeting(tmp_path, a=text)
    (tmp_path / "layouts" / "strict").mkdir()
    (tmp_path / "layouts" / "strict" / "layout.yml").write_text(strict, encoding="utf-8")
    (tmp_path / "layouts" / "strict" / "template.html.j2").touch()
    checked = load_deck(library, "a", layout="strict")
    assert checked.value is None
    assert said(checked.findings) == [
        "4:5 missing-field",
        "6:12 only-one-of",
        "9:10 too-many-parts",
        "11:7 too-few",
        "12:9 missing-field",
        "14:19 out-of-range",
        "16:31 too-many",
    ]
