from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from kernekort.content.reading import read_deck
from kernekort.exchange import Brought, Look, bring, separated, target_at, workbook
from kernekort.findings import Checked
from kernekort.importers import read_table
from kernekort.library import Library
from tests.content_decks import project
from tests.spreadsheets import read

WORDS = ("sheet", "refusal", "required", "id", "number", "list")
LOOK = Look({word: word.capitalize() for word in WORDS}, "#1D3FAF", "#FFFFFF")
DECK = """\
    # Vores bunke
    layout: kort
    title: Prøve
    items:
      - id: a
        suit: vaerdi   # den vigtigste
        question: |
          Hvem er vi her for?
          Og hvem ikke?
        # spurgt i foråret
        minutter: 8

      - id: b
        question: 'Hvad nu?'   # kort
        tags: [nu, her]
    """


def brought(folder: Path, csv: str, deck: str = DECK, layout: str | None = None) -> tuple[Checked[Brought], Library]:
    """What comes of the rows of a CSV file that are brought into a deck."""
    library = project(folder, a=deck)
    table = read(folder, csv.encode(), "kort.csv").value
    target = target_at(library, folder, "a", layout).value
    assert table is not None
    assert target is not None
    return bring(table, target, library, "Titel", "da"), library


def text_of(folder: Path, csv: str, deck: str = DECK) -> str:
    made, _ = brought(folder, csv, deck)
    assert made.value is not None, made.findings
    return made.value.text


def test_only_the_lines_of_what_has_changed_are_typed_anew(tmp_path: Path) -> None:
    text = text_of(tmp_path, "id;Suit;SPØRGSMÅL;tid;minutter\na;tilgang;Hvem?;x;9\nb;;Hvad så?;;\n")
    expected = dedent(DECK).replace("suit: vaerdi  ", "suit: tilgang  ").replace("minutter: 8", "minutter: 9")
    expected = expected.replace("question: |\n      Hvem er vi her for?\n      Og hvem ikke?\n", "question: Hvem?\n")
    assert text == expected.replace("'Hvad nu?'", "Hvad så?")


def test_fields_are_added_in_order_and_taken_away(tmp_path: Path) -> None:
    made, _ = brought(tmp_path, "id;titel;minutter;mærker\na;Ny;;x,z\nb;;;nu;\n")
    assert made.value is not None
    assert "    suit: vaerdi   # den vigtigste\n    title: Ny\n    question: |" in made.value.text
    assert "    # spurgt i foråret\n    tags: [x, z]\n\n" in made.value.text
    assert [(card.id, card.what, [one.field for one in card.changes]) for card in made.value.cards] == (
        [("a", "changed", ["title", "minutes", "tags"]), ("b", "changed", ["tags"])]
    )


def test_new_cards_stand_where_their_row_stands_and_get_ids_of_their_own(tmp_path: Path) -> None:
    text = text_of(
        tmp_path, "id;spørgsmål;qty\na;Hvem er vi her for?;1\n;Hvem er nye?;3\nb;Hvad nu?;\n;Hvem er nye?;\n"
    )
    assert "minutter: 8\n\n  - id: hvem-er-nye\n    question: Hvem er nye?\n    copies: 3\n\n  - id: b\n" in text
    assert text.endswith("tags: [nu, her]\n\n  - id: hvem-er-nye-2\n    question: Hvem er nye?\n")


def test_what_is_missing_is_told_and_stays(tmp_path: Path) -> None:
    made, _ = brought(tmp_path, "id;titel;spørgsmål\na;;Hvem er vi her for?\\n\nb;;\n".replace("\\n", ""))
    assert [one.code for one in made.findings] == ["cards-not-in-sheet"]
    assert made.findings[0].facts["ids"] == ("b",)
    assert made.value is not None
    assert "id: b" in made.value.text


def test_cards_of_their_own_are_no_reason_to_miss_the_others(tmp_path: Path) -> None:
    made, _ = brought(tmp_path, "spørgsmål\nHvem er nye?\n")
    assert made.findings == ()


def test_nothing_changed_is_the_same_file(tmp_path: Path) -> None:
    library = project(tmp_path, a=DECK)
    found = library.find("material", "a")
    assert found is not None
    deck = read_deck(found, library, ()).value
    assert deck is not None
    for name, (data, left) in (("k.xlsx", workbook(deck, LOOK)), ("k.csv", separated(deck, LOOK))):
        assert left == ()
        (tmp_path / name).write_bytes(data)
        table = read_table(tmp_path / name, name).value
        target = target_at(library, tmp_path, "content/a.yml", None).value
        assert table is not None
        assert target is not None
        assert table.material == ("a" if name == "k.xlsx" else "")
        made = bring(table, target, library, "x", "da")
        assert made.value is not None
        assert made.value.cards == ()
        assert made.value.text == dedent(DECK)


def test_two_exports_are_the_same_bytes(tmp_path: Path) -> None:
    library = project(tmp_path, a=DECK)
    found = library.find("material", "a")
    assert found is not None
    deck = read_deck(found, library, ()).value
    assert deck is not None
    assert workbook(deck, LOOK) == workbook(deck, LOOK)


def test_lists_in_brackets_are_not_cut_into(tmp_path: Path) -> None:
    deck = "layout: kort\ntitle: P\nitems: [{id: a, question: Hvem?}]\n"
    made, _ = brought(tmp_path, "id;spørgsmål\na;Hvad?\n", deck)
    assert [one.code for one in made.findings] == ["import-too-intricate"]


def test_a_card_in_braces_that_has_changed_is_typed_line_by_line(tmp_path: Path) -> None:
    head = "layout: kort\ntitle: P\nitems:\n"
    deck = head + "  - {id: a, question: Hvem?, titel: T}\n  - {id: b, question: Hvad?}  # ja\n"
    text = text_of(tmp_path, "id;spørgsmål;titel;niveau\na;Hvor?;;let\nb;Hvad?;;\nc;Nå?;;\n", deck)
    typed = "  - id: a\n    question: Hvor?\n    level: let\n  - {id: b, question: Hvad?}  # ja\n"
    assert text == head + typed + "  - id: c\n    question: Nå?\n"


def test_changes_in_braces_are_typed_line_by_line(tmp_path: Path) -> None:
    library = project(tmp_path, a=DECK, b="extends: a\ntitle: Egen\nchange:\n  a: {titel: T}\n")
    table = read(tmp_path, b"id;titel;minutter\na;Ny;8\nb;B;\n", "kort.csv").value
    target = target_at(library, tmp_path, "b", None).value
    assert table is not None
    assert target is not None
    made = bring(table, target, library, "x", "da")
    assert made.value is not None
    assert made.value.text.endswith("change:\n  a:\n    titel: Ny\n  b:\n    title: B\n")


def test_a_deck_that_builds_on_another_takes_changes_and_additions(tmp_path: Path) -> None:
    library = project(tmp_path, a=DECK, b="extends: a\ntitle: Egen\n")
    table = read(tmp_path, "id;spørgsmål\na;Hvem?\nb;Hvad nu?\nc;Hvornår?\n".encode(), "kort.csv").value
    target = target_at(library, tmp_path, "b", None).value
    assert table is not None
    assert target is not None
    made = bring(table, target, library, "x", "da")
    assert made.value is not None
    assert made.value.text == (
        "extends: a\ntitle: Egen\nchange:\n  a:\n    question: Hvem?\nadd:\n  - id: c\n    question: Hvornår?\n"
    )


def test_slips_are_told_at_their_cells(tmp_path: Path) -> None:
    made, _ = brought(tmp_path, "id;spørgsmål;niveau;minutter\nA b;Hvem?;svær;0\nc;;let;\n")
    assert made.value is None
    assert [(one.code, one.place and (one.place.line, one.place.column)) for one in made.findings] == (
        [("not-a-choice", (2, 11)), ("out-of-range", (2, 16)), ("id-unsafe", (2, 1)), ("cell-empty", (3, 0))]
    )
