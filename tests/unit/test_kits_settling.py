"""What is typed behind ``--set`` made into a meeting: how many tables, how many copies, which fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.findings import Finding, Severity
from kernekort.kits import MOST_TABLES, Settled, settled
from tests.kit_files import KIT, load, sound

ANSWERS = {"enhed": "Team Nord", "dato": "2026-12-03", "start": "13.00", "sted": "Salen", "deltagere": "24"}


def meet(folder: Path, **answers: str) -> Settled:
    """The meeting that comes of the usual answers and these."""
    made = settled(sound(folder), ANSWERS | answers)
    assert made.findings == ()
    assert made.value is not None
    return made.value


def wrong(folder: Path, **answers: str) -> Finding:
    """The one thing that is wrong with these answers."""
    made = settled(sound(folder), ANSWERS | answers)
    assert made.value is None
    (found,) = made.findings
    assert found.severity is Severity.ERROR
    assert found.place is None
    return found


def test_a_meeting_of_twenty_four(tmp_path: Path) -> None:
    meeting = meet(tmp_path)
    assert meeting.values == {
        "enhed": "Team Nord", "dato": "2026-12-03", "start": 780, "sted": "Salen", "deltagere": 24,
    }  # fmt: skip
    assert (meeting.unit, meeting.people, meeting.tables) == ("Team Nord", 24, 5)
    assert [meeting.copies_of(part) for part in meeting.kit.parts] == [24, 5, 1]


@pytest.mark.parametrize(("people", "tables"), [(1, 1), (5, 1), (6, 2), (300, MOST_TABLES)])
def test_nobody_has_to_stand(tmp_path: Path, people: int, tables: int) -> None:
    assert meet(tmp_path, deltagere=str(people)).tables == tables


def test_fields_are_given_as_a_content_file_would_say_them(tmp_path: Path) -> None:
    meeting = meet(tmp_path, start="kl. 9")
    program, cards, _ = meeting.kit.parts
    assert meeting.fields_of(program) == {"date": "2026-12-03", "start": "09.00", "place": "Salen"}
    assert meeting.fields_of(cards) == {}


def test_what_is_left_out_is_left_to_the_default_or_to_the_content(tmp_path: Path) -> None:
    kit = sound(tmp_path)
    answers = {name: text for name, text in ANSWERS.items() if name not in ("start", "sted")}
    meeting = settled(kit, answers).value
    assert meeting is not None
    assert meeting.fields_of(kit.parts[0]) == {"date": "2026-12-03", "start": "09.30"}
    emptied = settled(kit, {**answers, "start": " "}).value
    assert emptied is not None
    assert emptied.fields_of(kit.parts[0]) == {"date": "2026-12-03"}


def test_everything_that_is_missing_is_told_at_once_to_be_copied(tmp_path: Path) -> None:
    made = settled(sound(tmp_path), {"deltagere": ""})
    (found,) = made.findings
    assert (found.code, found.facts["variables"]) == ("kit-value-missing", ("enhed", "dato", "deltagere"))
    assert found.facts["command"] == '--set enhed="Team Nord" --set dato=2026-12-03 --set deltagere=24'


def test_a_name_that_the_kit_does_not_know(tmp_path: Path) -> None:
    found = wrong(tmp_path, tsart="14.00")
    assert (found.code, found.facts["variable"], found.facts["near"]) == ("kit-unknown-variable", "tsart", ("start",))
    assert found.facts["known"] == ("enhed", "dato", "start", "sted", "deltagere")


@pytest.mark.parametrize(
    ("name", "typed", "code", "facts"),
    [
        ("dato", "3/12", "kit-value-not-date", {"year": "2026-12-03", "last": ""}),
        ("dato", "3. december", "kit-value-not-date", {"year": "2026-12-03"}),
        ("dato", "31.02.2026", "kit-value-not-date", {"last": "28", "year": ""}),
        ("dato", "i morgen", "kit-value-not-date", {"last": "", "year": "", "example": "2026-12-03"}),
        ("start", "13.5", "kit-value-not-clock", {"near": ("13.05", "13.50")}),
        ("start", "tidligt", "kit-value-not-clock", {"near": ()}),
        ("deltagere", "24 personer", "kit-value-not-number", {"near": "24"}),
        ("deltagere", "20-25", "kit-value-not-number", {"near": ""}),
        ("deltagere", "24,5", "kit-value-not-number", {"near": ""}),
        ("deltagere", "0", "kit-value-out-of-range", {"least": 1, "most": 500}),
        ("deltagere", "\N{MINUS SIGN}3", "kit-value-out-of-range", {"value": -3}),
        ("deltagere", "501", "kit-value-out-of-range", {"value": 501}),
        ("sted", "x" * 121, "kit-value-too-long", {"found": 121, "most": 120}),
        ("enhed", "Team\x1b[31mNord", "control-character", {"character": "U+001B"}),
    ],
)
def test_an_answer_that_does_not_fit(
    tmp_path: Path, name: str, typed: str, code: str, facts: dict[str, object]
) -> None:
    found = wrong(tmp_path, **{name: typed})
    assert found.code == code
    assert {fact: found.facts[fact] for fact in facts} == facts


def test_all_answers_are_looked_at(tmp_path: Path) -> None:
    made = settled(sound(tmp_path), {"dato": "x", "start": "x", "deltagere": "x", "hvem": "x"})
    assert [one.code for one in made.findings] == [
        "kit-unknown-variable",
        "kit-value-missing",
        "kit-value-not-clock",
        "kit-value-not-date",
        "kit-value-not-number",
    ]


def test_four_hundred_people_are_asked_for_twice(tmp_path: Path) -> None:
    found = wrong(tmp_path, deltagere="400")
    assert (found.code, found.facts) == (
        "kit-too-many-tables",
        {"people": 400, "tables": 80, "most": 60, "decks": 80, "for_tables": 0, "for_people": 400},
    )
    meant = settled(sound(tmp_path), {**ANSWERS, "deltagere": "400"}, many=True)
    assert (meant.findings, meant.value and meant.value.tables) == ((), 80)


def test_blanks_and_letters_come_out_the_same_however_they_are_typed(tmp_path: Path) -> None:
    assert meet(tmp_path, enhed="  Team\u00a0 A\u030aløse ").unit == "Team Åløse"


def test_a_kit_that_counts_nobody(tmp_path: Path) -> None:
    text = (
        KIT.replace("people: deltagere\n", "").replace("    copies: people\n", "").replace("    copies: tables\n", "")
    )
    kit = load(tmp_path, text).value
    assert kit is not None
    meeting = settled(kit, ANSWERS).value
    assert meeting is not None
    assert (meeting.people, meeting.tables, [meeting.copies_of(part) for part in kit.parts]) == (0, 1, [1, 1, 1])
