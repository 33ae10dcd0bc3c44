"""Fields set from outside for a whole material: the date of a meeting, its beginning, its place."""

from __future__ import annotations

from pathlib import Path

from kernekort.content import load_deck
from kernekort.findings import Place
from tests.content_decks import only, sound
from tests.meeting_decks import meeting, rows

DAY = rows("text: Velkomst, minutes: 15", "text: Slut, minutes: 30", head="start: 9.00")
ASKED_AT = Place("content/kits/moede.yml", 7, 3)


def test_values_lie_over_those_of_the_file_before_the_times_are_worked_out(tmp_path: Path) -> None:
    library = meeting(tmp_path, a=DAY)
    deck = sound(load_deck(library, "a", given={"start": 780, "date": "2026-12-03", "titel": "Vores dag"}))
    fields = deck.items[0].fields
    assert (fields["start"], fields["end"], fields["date"], fields["title"]) == (780, 825, "2026-12-03", "Vores dag")
    assert list(fields) == ["title", "date", "start", "end", "rows"]
    assert deck.items[0].place_of("start") == deck.items[0].place


def test_what_a_layout_does_not_declare_is_passed_over(tmp_path: Path) -> None:
    library = meeting(tmp_path, a="layout: my-slide\ntitle: D\nitems:\n  - {id: a, word: Nu}\n")
    assert sound(load_deck(library, "a", given={"date": "2026-12-03"})).items[0].fields == {"word": "Nu"}


def test_a_text_is_read_as_in_a_file(tmp_path: Path) -> None:
    library = meeting(tmp_path, a=DAY)
    assert sound(load_deck(library, "a", given={"start": "kl. 13"})).items[0].fields["start"] == 780
    finding = only(load_deck(library, "a", ASKED_AT, given={"start": "middag"}), "no-clock")
    assert finding.place == ASKED_AT
    finding = only(load_deck(library, "a", ASKED_AT, given={"date": "3. december 2026"}), "no-date")
    assert finding.facts["near"] == "2026-12-03"


def test_lists_can_be_given_and_one_field_too_many(tmp_path: Path) -> None:
    library = meeting(
        tmp_path, a="layout: my-slide\ntitle: D\nitems:\n  - {id: a, suit: vaerdi}\n  - {id: b, word: Nu}\n"
    )
    checked = load_deck(library, "a", given={"build": ("Et", "To")})
    assert checked.value is None
    finding = only(checked, "only-one-of")
    assert finding.facts["what"] == "b"
    assert finding.place is not None
    assert finding.place.line == 5


def test_it_is_given_to_the_layout_that_is_asked_for(tmp_path: Path) -> None:
    library = meeting(tmp_path, a=DAY.replace("my-programme", "my-script"))
    deck = sound(load_deck(library, "a", layout="my-programme", given={"duration": "45 minutter", "goal": "Mål"}))
    assert deck.items[0].fields["duration"] == "45 minutter"
    assert "goal" not in deck.items[0].fields
