"""Kit files: read whole, and every slip told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.findings import Place, Severity
from kernekort.kits import load_kit
from tests.kit_files import KIT, changed, library, load, sound


def line_of(text: str) -> int:
    """The line of the sound kit that holds a text."""
    return next(number for number, line in enumerate(KIT.splitlines(), 1) if text in line)


def test_a_kit_says_everything(tmp_path: Path) -> None:
    kit = sound(tmp_path)
    assert (kit.name, kit.title["en"], kit.lead["da"], kit.language) == ("moede", "A meeting", "Til et møde.", "da")
    assert (kit.unit, kit.people, kit.per_table) == ("enhed", "deltagere", 5)
    assert [(one.name, one.type, one.required, one.default) for one in kit.variables] == [
        ("enhed", "text", True, None),
        ("dato", "date", True, None),
        ("start", "clock", False, 9 * 60 + 30),
        ("sted", "text", False, None),
        ("deltagere", "integer", True, None),
    ]
    program, cards, sheet = kit.parts
    assert (program.material, program.copies, program.paper, program.screen) == ("prog", "people", "plain", True)
    assert program.fields == {"date": "dato", "start": "start", "place": "sted"}
    assert program.place == Place("content/kits/moede.yml", line_of("material: prog"), 15)
    assert (cards.layout, cards.format, cards.pick, cards.seed) == ("lap", "a5", 16, "2")
    assert (cards.copies, cards.paper, cards.only) == ("tables", "card", {"level": ("let", "dybde"), "id": ("et",)})
    assert (sheet.copies, sheet.paper, sheet.screen, sheet.fields, sheet.only) == ("once", "plain", False, {}, {})
    assert sheet.hand_out == {"da": "Til dig.", "en": "For you."}


def test_who_counts_the_people_counts_at_least_one(tmp_path: Path) -> None:
    people = sound(tmp_path).variable("deltagere")
    assert people is not None
    assert (people.least, people.most) == (1, 500)


def test_a_kit_that_is_not_there(tmp_path: Path) -> None:
    place = Place("job.csv", 2)
    (found,) = load_kit(library(tmp_path), "moede-60", place).findings
    assert (found.code, found.place, found.facts["near"]) == ("unknown-kit", place, ("moede",))
    (refused,) = load_kit(library(tmp_path), "Møde").findings
    assert (refused.code, refused.facts["suggestion"]) == ("name-not-allowed", "moede")


@pytest.mark.parametrize(
    ("line", "other", "code", "facts"),
    [
        ("material: kort", "material: kotr", "unknown-material", {"near": ("kort",)}),
        ("layout: lap", "layout: lab", "unknown-layout", {"near": ("lap",)}),
        ("name: ark", "name: kort", "kit-part-twice", {"name": "kort", "other": line_of("name: kort")}),
        ("place: sted}", "place: stedet}", "kit-unknown-variable", {"variable": "stedet", "near": ("sted",)}),
        ("unit: enhed", "unit: hold", "kit-unknown-variable", {"variable": "hold"}),
        ("unit: enhed", "unit: dato", "kit-variable-wrong-type", {"type": "date", "wanted": "text"}),
        ("people: deltagere", "people: sted", "kit-variable-wrong-type", {"type": "text", "wanted": "integer"}),
        ('default: "9.30"', "default: 25.00", "kit-value-not-clock", {"value": "25.00"}),
        ('example: "2026-12-03"', "example: i morgen", "kit-value-not-date", {"value": "i morgen"}),
        ("example: 24", "example: 0", "kit-value-out-of-range", {"value": 0, "least": 1, "most": 500}),
        ("example: Salen", "least: 2, example: Salen", "kit-limit-without-number", {"limit": "least", "type": "text"}),
        ("copies: tables", "copies: table", "not-a-choice", {"near": ("tables",)}),
        ("paper: card", "papir: card", "unknown-field", {"near": ("paper",)}),
        ("per_table: 5", "per_table: 0", "out-of-range", {"least": "1"}),
        ("pick: 16", "pick: mange", "wrong-type", {"field": "pick"}),
    ],
)
def test_a_slip_is_told_at_its_line(tmp_path: Path, line: str, other: str, code: str, facts: dict[str, object]) -> None:
    found = [one for one in changed(tmp_path, line, other) if one.severity is Severity.ERROR]
    assert [one.code for one in found] == [code]
    assert found[0].place is not None
    assert (found[0].place.file, found[0].place.line) == ("content/kits/moede.yml", line_of(line))
    assert {name: found[0].facts[name] for name in facts} == facts


def test_a_variable_that_nothing_uses_is_a_warning(tmp_path: Path) -> None:
    loaded = load(tmp_path, KIT.replace(", place: sted", ""))
    (found,) = loaded.findings
    assert (found.code, found.severity, found.facts) == ("kit-variable-unused", Severity.WARNING, {"variable": "sted"})
    assert found.place == Place("content/kits/moede.yml", line_of("sted:"), 3)
    assert loaded.value is not None


def test_copies_need_people_to_count(tmp_path: Path) -> None:
    loaded = load(tmp_path, KIT.replace("people: deltagere\n", ""))
    counted = [(one.code, one.facts.get("copies")) for one in loaded.findings if one.severity is Severity.ERROR]
    assert counted == [("kit-nobody-counted", "people"), ("kit-nobody-counted", "tables")]
    assert loaded.value is None


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    text = KIT.replace("material: prog", "material: nej").replace("unit: enhed", "unit: hold")
    codes = [one.code for one in load(tmp_path, text).findings if one.severity is Severity.ERROR]
    assert codes == ["kit-unknown-variable", "unknown-material", "unknown-material"]
