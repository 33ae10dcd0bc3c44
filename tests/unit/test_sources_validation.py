"""What pydantic holds against a file, each slip at its own line and column."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import AliasChoices
from pydantic import Field as Rule

from kernekort.findings import Checked, Fact, Place
from kernekort.sources import (
    Flag,
    Form,
    Keys,
    Length,
    Name,
    PaperSize,
    Points,
    Source,
    Text,
    Titles,
    Whole,
    check_form,
    parse_source,
)
from kernekort.units import Size
from kernekort.wording import Catalogue


class Inner(Form):
    weight: Whole = 1
    level: Literal["let", "svær"] = "let"


class Outer(Form):
    title: Text
    suit: Text = Rule(default="", validation_alias=AliasChoices("suit", "kulør"))
    only: Whole = Rule(default=1, alias="for")
    inner: Inner | None = None
    cards: Annotated[tuple[Inner, ...], Rule(min_length=1, max_length=2)] = (Inner(),)
    named: dict[Name, Inner] = Rule(default_factory=dict)
    flag: Flag = False
    count: Annotated[Whole, Rule(ge=1, le=9)] = 1
    least: Annotated[Whole, Rule(ge=1)] = 1
    width: Length = 1
    trim: PaperSize = Size(1, 1)
    size: Points = 1
    names: Titles | None = None


def source(text: str) -> Source:
    parsed = parse_source(text, Path("a.yml"), "a.yml").value
    assert parsed is not None
    return parsed


def check(text: str) -> Checked[Outer]:
    return check_form(source(text), Outer, "kort")


FIELDS = ("title", "suit", "for", "inner", "cards", "named", "flag", "count", "least", "width", "trim", "size", "names")

SLIPS: list[tuple[str, str, tuple[int, int], dict[str, Fact]]] = [
    ("title: x\ntitel: y", "unknown-field", (2, 1),
     {"field": "titel", "what": "kort", "near": ("title",), "fields": FIELDS}),
    ("title: x\nkulor: y", "unknown-field", (2, 1),
     {"field": "kulor", "what": "kort", "near": ("kulør",), "fields": FIELDS}),
    ("title: x\nonly: 1", "unknown-field", (2, 1), {"field": "only", "what": "kort", "near": (), "fields": FIELDS}),
    ("title: x\ncards:\n  - wieght: 3", "unknown-field", (3, 5),
     {"field": "wieght", "what": "cards", "near": ("weight",), "fields": ("weight", "level")}),
    ("title: x\nnamed:\n  a1: {wieght: 3}", "unknown-field", (3, 8),
     {"field": "wieght", "what": "a1", "near": ("weight",), "fields": ("weight", "level")}),
    ("title: x\ninner: {wieght: 3}", "unknown-field", (2, 9),
     {"field": "wieght", "what": "inner", "near": ("weight",), "fields": ("weight", "level")}),
    ("flag: true", "missing-field", (1, 1), {"field": "title", "what": "kort"}),
    ("title: x\nnames: {da: y}", "missing-field", (2, 8), {"field": "en", "what": "names"}),
    ("title:", "empty-field", (1, 1), {"field": "title", "what": "kort"}),
    ("title: '  '", "empty-field", (1, 1), {"field": "title", "what": "kort"}),
    ("title: x\ncount: ~", "empty-field", (2, 1), {"field": "count", "what": "kort"}),
    ("title: [x]", "wrong-type", (1, 8), {"field": "title", "text": "…", "expected": "…", "found": "[…, …]"}),
    ("title: {x: y}", "wrong-type", (1, 8), {"field": "title", "text": "…", "expected": "…", "found": "{…: …}"}),
    ("title: x\ncount: mange", "wrong-type", (2, 8),
     {"field": "count", "number": "12", "expected": "12", "found": "mange"}),
    ("title: x\ncount: true", "wrong-type", (2, 8),
     {"field": "count", "number": "12", "expected": "12", "found": "true"}),
    ("title: x\nflag: yes", "wrong-type", (2, 7),
     {"field": "flag", "flag": "true", "expected": "true", "found": "yes"}),
    ("title: x\ncards: x", "wrong-type", (2, 8),
     {"field": "cards", "listing": "[…, …]", "expected": "[…, …]", "found": "x"}),
    ("title: x\ncards:\n  - 1", "wrong-type", (3, 5),
     {"field": "cards", "group": "{…: …}", "expected": "{…: …}", "found": "1"}),
    ("title: x\nnamed: 3", "wrong-type", (2, 8),
     {"field": "named", "group": "{…: …}", "expected": "{…: …}", "found": "3"}),
    ("title: x\nnamed:\n  A b: {}", "wrong-type", (3, 3),
     {"field": "A b", "name": "mine-kort", "expected": "mine-kort", "found": "A b"}),
    ("title: x\nwidth: 12", "wrong-type", (2, 8),
     {"field": "width", "length": "63mm", "expected": "63mm", "found": "12"}),
    ("title: x\nwidth: 12 km", "wrong-type", (2, 8),
     {"field": "width", "length": "63mm", "expected": "63mm", "found": "12 km"}),
    ("title: x\ntrim: 63mm", "wrong-type", (2, 7),
     {"field": "trim", "size": "63mm x 88mm", "expected": "63mm x 88mm", "found": "63mm"}),
    ("title: x\ncards: [{level: middel}]", "not-a-choice", (2, 17),
     {"field": "level", "value": "middel", "near": (), "choices": ("let", "svær")}),
    ("title: x\ncards: [{level: svaer}]", "not-a-choice", (2, 17),
     {"field": "level", "value": "svaer", "near": ("svær",), "choices": ("let", "svær")}),
    ("title: x\ncount: 10", "out-of-range", (2, 8), {"field": "count", "value": "10", "most": "9"}),
    ("title: x\nleast: 0", "out-of-range", (2, 8), {"field": "least", "value": "0", "least": "1"}),
    ("title: x\nwidth: 9000mm", "out-of-range", (2, 8),
     {"field": "width", "value": "9000mm", "least": "0mm", "most": "2000mm"}),
    ("title: x\ntrim: 0mm x 88mm", "out-of-range", (2, 7),
     {"field": "trim", "value": "0mm x 88mm", "least": "1mm", "most": "2000mm"}),
    ("title: x\nsize: 9999pt", "out-of-range", (2, 7),
     {"field": "size", "value": "9999pt", "least": "1pt", "most": "1000pt"}),
    ("title: x\ncards: [{}, {}, {}]", "too-many", (2, 8), {"field": "cards", "found": 3, "most": 2}),
    ("title: x\ncards: []", "too-few", (2, 8), {"field": "cards", "found": 0, "least": 1}),
    ("just text", "wrong-type", (1, 1),
     {"field": "kort", "group": "{…: …}", "expected": "{…: …}", "found": "just text"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "place", "facts"), SLIPS)
def test_slips(text: str, code: str, place: tuple[int, int], facts: dict[str, Fact]) -> None:
    checked = check(text)
    assert checked.value is None
    assert [(one.code, one.place, dict(one.facts)) for one in checked.findings] == [
        (code, Place("a.yml", *place), facts)
    ]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("text", "code", "place", "facts"), SLIPS)
def test_slips_are_told_with_a_hint_and_without_gaps(
    text: str, code: str, place: tuple[int, int], facts: dict[str, Fact], language: Literal["da", "en"]
) -> None:
    worded = Catalogue.open(language).sentence(check(text).findings[0])
    assert worded.hint
    assert "{" not in worded.text.replace("{…: …}", "")


def test_all_slips_are_told_at_once_in_order() -> None:
    checked = check("titel: x\ncount: 99\ncards:\n  - level: x\n  - weight: y\n")
    assert [(one.code, one.place and one.place.line) for one in checked.findings] == [
        ("missing-field", 1),
        ("unknown-field", 1),
        ("out-of-range", 2),
        ("not-a-choice", 4),
        ("wrong-type", 5),
    ]


def test_what_is_right_comes_as_values() -> None:
    checked = check(
        "title: 2026\nkulør: ' vaerdi '\nwidth: 6,3 cm\ntrim: 63mm × 88mm\nsize: 14.3pt\nflag: true\nfor: 3\n"
    )
    form = checked.value
    assert form is not None
    assert (form.title, form.suit, form.flag, form.only) == ("2026", "vaerdi", True, 3)
    assert (form.width, form.trim, form.size) == (63.0, Size(63, 88), 14.3)


@pytest.mark.parametrize(("text", "value"), [("17pt", 17.0), ("14.3 pt", 14.3), ("25.4mm", 72.0)])
def test_type_sizes_are_exact(text: str, value: float) -> None:
    form = check(f"title: x\nsize: {text}").value
    assert form is not None
    assert form.size == (value if "pt" in text else pytest.approx(value))


def test_an_empty_file_is_an_empty_group() -> None:
    assert check_form(source(""), Inner, "kort").value == Inner()
    assert [one.code for one in check("").findings] == ["missing-field"]


@pytest.mark.parametrize(("at", "line"), [(("cards", 1), 4), (("cards", 0), 3)])
def test_a_part_of_a_file_is_checked_at_its_own_places(at: Keys, line: int) -> None:
    checked = check_form(source("title: x\ncards:\n  - {wieght: 1}\n  - {wieght: 2}\n"), Inner, "a1", at)
    assert [(one.place, one.facts["what"]) for one in checked.findings] == [(Place("a.yml", line, 6), "a1")]


def test_long_values_are_cut_for_the_sentence() -> None:
    found = check(f"title: x\ncount: {'ord ' * 50}").findings[0].facts["found"]
    assert isinstance(found, str)
    assert len(found) == 40
    assert found.endswith("…")


def test_the_list_of_slips_is_bounded() -> None:
    many = "".join(f"wieght{number}: 1\n" for number in range(2000))
    assert len(check(f"title: x\n{many}").findings) == 500


def test_extensions_of_pydantic_are_not_looked_for_and_what_looks_for_them_is_there() -> None:
    code = """
import sys
from kernekort.sources.forms import Form

class One(Form):
    name: str

assert One.model_validate({"name": "et"}).name == "et"
assert "importlib.metadata" not in sys.modules
from pydantic.plugin._loader import PYDANTIC_ENTRY_POINT_GROUP, get_plugins
assert PYDANTIC_ENTRY_POINT_GROUP == "pydantic"
assert not [*get_plugins()]
import pydantic.plugin._loader as real
assert real.__file__
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
