"""Lists inside the groups of lists: their values, where each stands, and what is wrong in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.content import load_deck, term_notes, texts
from kernekort.findings import Place
from tests.content_decks import only, said, sound
from tests.meeting_decks import load_meeting, meeting

SHEET = """\
layout: my-worksheet
title: Ark
terms: {elever: borgere}
items:
  - id: ark
    title: For elever
    blocks:
      - kind: prompt
        title: Se på elever
      - kind: table
        parts:
          - title: Hvem
            lines: 3
            tips:
              - Spørg elever
              - Spørg elevrådet
          - {title: Hvad}
"""


def test_values_keep_their_shape(tmp_path: Path) -> None:
    item = sound(load_meeting(tmp_path, SHEET)).items[0]
    assert item.fields["blocks"] == (
        {"kind": "prompt", "title": "Se på borgere"},
        {
            "kind": "table",
            "parts": (
                {"title": "Hvem", "lines": 3, "tips": ("Spørg borgere", "Spørg elevrådet")},
                {"title": "Hvad"},
            ),
        },
    )


def test_everything_knows_its_line(tmp_path: Path) -> None:
    item = sound(load_meeting(tmp_path, SHEET)).items[0]
    lines = {
        "blocks": 8,
        "blocks.1": 10,
        "blocks.1.kind": 10,
        "blocks.1.parts.0.tips.1": 16,
        "blocks.1.parts.1.title": 17,
        "blocks.1.parts.1.lines": 17,
        "blocks.1.title": 10,
        "nowhere.7": 5,
    }
    assert {way: item.place_of(way).line for way in lines} == lines


def test_texts_are_found_however_deep(tmp_path: Path) -> None:
    deck = sound(load_meeting(tmp_path, SHEET))
    assert list(texts(deck.items[0], deck.layout)) == [
        ("title", "For borgere"),
        ("blocks.0.title", "Se på borgere"),
        ("blocks.1.parts.0.title", "Hvem"),
        ("blocks.1.parts.0.tips.0", "Spørg borgere"),
        ("blocks.1.parts.0.tips.1", "Spørg elevrådet"),
        ("blocks.1.parts.1.title", "Hvad"),
    ]
    assert term_notes(deck) == ()


def test_a_term_in_a_longer_word_is_told_at_its_line(tmp_path: Path) -> None:
    deck = sound(load_meeting(tmp_path, SHEET.replace("{elever:", "{elev: borger, elever:")))
    (note,) = term_notes(deck)
    assert note.place == Place("content/a.yml", 16, 17)
    assert note.facts["word"] == "elevrådet"


def test_a_change_takes_the_places_of_what_it_replaces(tmp_path: Path) -> None:
    child = "extends: a\nchange:\n  ark:\n    felter: [{kind: prompt, titel: Nyt}]\n"
    item = sound(load_deck(meeting(tmp_path, a=SHEET, b=child), "b")).items[0]
    assert item.place_of("blocks.0.title") == Place("content/b.yml", 4, 36)
    assert item.place_of("blocks.1.parts.0.title") == Place("content/b.yml", 4, 13)
    assert item.place_of("title") == Place("content/a.yml", 6, 12)


@pytest.mark.parametrize(
    ("block", "spot", "facts"),
    [
        ("{title: Hvad}", "5:14 missing-field", {"field": "kind", "what": "blocks"}),
        ("{kind: prompt, parts: [{lines: 3}]}", "5:37 missing-field", {"field": "title", "what": "parts"}),
        ("{kind: prompt, parts: [{title: a, lines: 1}]}", "5:55 out-of-range", None),
        ("{kind: prompt, parts: [{title: a, lines: 12}]}", "5:55 out-of-range", None),
        ("{kind: prompt, parts: [{title: a, tips: {a: b}}]}", "5:54 wrong-type", None),
        ("{kind: prompt, parts: [{title: a, tisp: [b]}]}", "5:48 unknown-field", None),
        ("{kind: prompt, parts: [{title: a, titel: b}]}", "5:48 field-twice", None),
    ],
)
def test_slips_are_told_where_they_are(tmp_path: Path, block: str, spot: str, facts: dict[str, object] | None) -> None:
    text = f"layout: my-worksheet\ntitle: Ark\nitems:\n  - id: ark\n    blocks: [{block}]\n"
    checked = load_meeting(tmp_path, text)
    assert checked.value is None
    assert said(checked.findings) == [spot]
    assert facts is None or checked.findings[0].facts == facts


def test_lists_that_are_too_short_or_too_long(tmp_path: Path) -> None:
    text = (
        "layout: my-worksheet\ntitle: A\nitems:\n  - {id: a, blocks: []}\n  - id: b\n    blocks:\n      - kind: table\n"
    )
    parts = "        parts: [{title: a}, {title: b}, {title: c}, {title: d}]\n"
    checked = load_meeting(tmp_path, text + parts)
    assert said(checked.findings) == ["4:13 too-few", "8:53 too-many"]
    assert [finding.facts for finding in checked.findings] == [
        {"field": "blocks", "found": 0, "least": 1},
        {"field": "parts", "found": 4, "most": 3},
    ]


def test_an_author_who_writes_aliases_is_answered_with_them(tmp_path: Path) -> None:
    text = """\
    layout: my-script
    titel: Dag
    items:
      - id: dag
        titel: Dag
        rækker:
          - {start: 9.00, slut: 10.00, hvorfor: Fordi}
          - {start: 10.00, hovrfor: Fordi, tekst: Slut}
      - {id: nat, titel: Nat}
    """
    checked = load_meeting(tmp_path, text)
    assert said(checked.findings) == ["7:9 missing-field", "8:24 unknown-field", "9:5 missing-field"]
    assert checked.findings[0].facts == {"field": "tekst", "what": "rækker"}
    assert checked.findings[1].facts["near"] == ("hvorfor",)
    assert "hvorfor" in str(checked.findings[1].facts["fields"])
    assert checked.findings[2].facts == {"field": "rækker", "what": "nat"}


def test_fields_that_exclude_each_other(tmp_path: Path) -> None:
    text = (
        "layout: my-slide\ntitle: D\nitems:\n  - {id: a, word: Nu, oplæg: Før, pointe: Efter}\n  - {id: b, ord: Nu}\n"
    )
    finding = only(load_meeting(tmp_path, text), "only-one-of")
    assert finding.place == Place("content/a.yml", 4, 43)
    assert finding.facts == {"field": "pointe", "other": "word", "what": "a", "fields": ("pointe", "word", "bygges")}


def test_a_change_may_put_one_in_the_place_of_another(tmp_path: Path) -> None:
    base = "layout: my-slide\ntitle: D\nitems:\n  - {id: a, word: Nu}\n"
    both = "extends: a\nchange:\n  a: {payoff: Efter}\n"
    swapped = "extends: a\nchange:\n  a: {payoff: Efter, word: ~}\n"
    library = meeting(tmp_path, m=base, b=both.replace("a\n", "m\n", 1), c=swapped.replace("a\n", "m\n", 1))
    finding = only(load_deck(library, "b"), "only-one-of")
    assert (finding.place, finding.facts["field"]) == (Place("content/b.yml", 3, 15), "payoff")
    assert sound(load_deck(library, "c")).items[0].fields == {"payoff": "Efter"}


@pytest.mark.parametrize(
    ("payoff", "line"),
    [
        ("|\n      Nu.\n      Og nu.\n\n      Og så.", 9),
        ('"Nu.\\n\\nOg så."', 5),
        ("|\n\n      Nu.\n\n      Og så.", 9),
    ],
)
def test_a_slide_with_two_points(tmp_path: Path, payoff: str, line: int) -> None:
    checked = load_meeting(tmp_path, f"layout: my-slide\ntitle: D\nitems:\n  - id: a\n    payoff: {payoff}\n")
    finding = only(checked, "too-many-parts")
    assert finding.place is not None
    assert finding.place.line == line
    assert finding.facts == {"field": "payoff", "found": 2, "most": 1}


def test_what_stands_once_for_all_items_knows_its_lines(tmp_path: Path) -> None:
    text = """\
    layout: my-programme
    title: Uge
    rows:
      - {start: 9.00, text: Start}
      - start: 10.00
        text: Slut
    end: 12.00
    items:
      - {id: mandag}
      - {id: tirsdag, start: 9.00–11.00}
    """
    checked = load_meeting(tmp_path, text)
    deck = checked.value
    assert deck is not None
    assert [item.fields["end"] for item in deck.items] == [720, 660]
    assert deck.items[0].place_of("rows.1.text") == Place("content/a.yml", 6, 11)
    assert said(checked.findings) == []
