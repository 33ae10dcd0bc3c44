"""The fields of a layout and how their texts are fitted, held against each other and against the roles."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.findings import Checked
from kernekort.layout import COMMON_FIELDS, Field, FitStep, Layout, load_layout
from kernekort.library import Library, Root, built_in

HEAD = """\
title: {da: Kort, en: Card}
trim: 63mm x 88mm
bleed: 3mm
safe: 4mm
sheet: a4-poker-9up
roles: [card, divider]
"""


def load(folder: Path, rest: str) -> Checked[Layout]:
    kort = folder.resolve() / "layouts" / "kort"
    kort.mkdir(parents=True)
    (kort / "layout.yml").write_text(HEAD + rest, encoding="utf-8")
    (kort / "template.html.j2").touch()
    return load_layout(Library((Root("project", folder.resolve()), Root("built-in", built_in()))), "kort")


def fields(folder: Path, text: str) -> dict[str, Field]:
    checked = load(folder, f"fields:\n{text}")
    assert checked.findings == ()
    assert checked.value is not None
    return dict(checked.value.fields)


def told(checked: Checked[Layout]) -> list[tuple[str, int, int]]:
    assert checked.value is None
    offset = HEAD.count("\n")
    return [(one.code, one.place.line - offset, one.place.column) for one in checked.findings if one.place is not None]


def test_every_type_of_field(tmp_path: Path) -> None:
    made = fields(
        tmp_path,
        "  a: {type: text, alias: å, required: true, title: {da: A, en: B}}\n"
        "  b: {type: choice, of: [let, 2, true], for: [card], required: [card]}\n"
        "  c: {type: integer, most: 12}\n"
        "  d: {type: image, min_dpi: 250}\n"
        "  e: {type: list, of: text, most: 3}\n"
        "  f: {type: list}\n"
        "  g: {type: list, of: group, fields: {h: {type: minutes, alias: i, required: true, most: 60}}}\n",
    )
    assert made["a"] == Field("a", "text", "å", True, title={"da": "A", "en": "B"})
    assert made["b"] == Field("b", "choice", required=("card",), roles=("card",), of=("let", "2", "true"))
    assert made["c"] == Field("c", "integer", most=12)
    assert made["d"] == Field("d", "image", min_dpi=250)
    assert made["e"] == Field("e", "list", items="text", most=3)
    assert made["f"] == Field("f", "list", items="text")
    assert made["g"].fields["h"] == Field("h", "minutes", "i", True, most=60)
    assert made["g"].items == "group"


def test_who_needs_a_field_and_who_may_have_it() -> None:
    assert Field("a", "text", required=True).needed_by("card")
    assert not Field("a", "text").needed_by("card")
    some = Field("a", "text", required=("card",), roles=("card", "title"))
    assert (some.needed_by("card"), some.needed_by("title")) == (True, False)
    assert (some.open_to("title"), some.open_to("divider")) == (True, False)
    assert Field("a", "text").open_to("divider")


def test_what_all_items_share() -> None:
    assert {name: field.alias for name, field in COMMON_FIELDS.items()} == {
        "id": None,
        "role": "rolle",
        "copies": "antal",
    }


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("a: {type: rainbow}", "not-a-choice", 13),
        ("a: {}", "missing-field", 6),
        ("a: {type: choice}", "missing-field", 6),
        ("a: {type: list, of: group}", "missing-field", 6),
        ("a: {type: list, of: image}", "not-a-choice", 23),
        ("a: {type: list, of: [text, group]}", "not-a-choice", 23),
        ("a: {type: list, fields: {b: {type: text}}}", "option-without-effect", 19),
        ("a: {type: text, of: [b]}", "option-without-effect", 19),
        ("a: {type: text, min_dpi: 250}", "option-without-effect", 19),
        ("a: {type: text, most: 3}", "option-without-effect", 19),
        ("a: {type: list, of: group, fields: {b: {type: text, most: 3}}}", "option-without-effect", 55),
        ("a: {type: list, of: group, fields: {b: {type: choice}}}", "missing-field", 42),
        ("a: {type: list, of: group, fields: {b: {type: image}}}", "not-a-choice", 49),
        ("a: {type: text, least: 1}", "option-without-effect", 19),
        ("a: {type: clock, most: 3}", "option-without-effect", 20),
        ("a: {type: text, parts: 1}", "option-without-effect", 19),
        ("a: {type: list, from: [b]}", "option-without-effect", 19),
        ("a: {type: lines, from: []}", "too-few", 26),
        ("a: {type: integer, least: 3, most: 2}", "least-above-most", 29),
        ("a: {type: list, of: group, fields: {b: {type: list, of: group}}}", "missing-field", 42),
        (
            "a: {type: list, of: group, fields: {b: {type: list, fields: {c: {type: text}}}}}",
            "option-without-effect",
            55,
        ),
        ("a: {type: list, of: group, fields: {b: {type: text, alias: c}, c: {type: text}}}", "name-taken", 66),
        ("a: {type: integer, most: 0}", "out-of-range", 28),
        ("a: {type: text, for: [kort]}", "unknown-role", 25),
        ("a: {type: text, required: [divder]}", "unknown-role", 30),
        ("a: {type: text, required: sometimes}", "wrong-type", 29),
        ("a: {type: text, required: [3]}", "wrong-type", 29),
        ("a: {type: choice, of: []}", "wrong-type", 25),
        ("a: {type: text, roles: [card]}", "unknown-field", 19),
        ("A b: {type: text}", "wrong-type", 3),
        ("a: {type: text, alias: a b}", "wrong-type", 26),
        ("id: {type: text}", "name-taken", 3),
        ("a: {type: text, alias: antal}", "name-taken", 26),
    ],
)
def test_what_is_wrong_with_a_field(tmp_path: Path, line: str, code: str, column: int) -> None:
    assert told(load(tmp_path, f"fields:\n  {line}\n")) == [(code, 2, column)]


def test_two_fields_cannot_share_a_name(tmp_path: Path) -> None:
    checked = load(
        tmp_path, "fields:\n  a: {type: text, alias: b}\n  b: {type: text, alias: c}\n  d: {type: text, alias: c}\n"
    )
    assert told(checked) == [("name-taken", 3, 3), ("name-taken", 4, 26)]
    assert checked.findings[0].facts == {"name": "b", "field": "b", "other": "a"}


def test_an_alias_may_repeat_the_name_of_its_own_field(tmp_path: Path) -> None:
    assert fields(tmp_path, "  a: {type: text, alias: a}\n")["a"].alias == "a"


def test_an_unknown_role_gets_its_neighbour(tmp_path: Path) -> None:
    facts = load(tmp_path, "fields:\n  a: {type: text, for: [divder]}\n").findings[0].facts
    assert facts == {"role": "divder", "near": ("divider",), "roles": ("card", "divider")}


FIT = "fields: {{q: {{type: lines}}, n: {{type: integer}}}}\nfit:\n  {}\n"
STEP = "{size: 17pt, leading: 6.667mm, lines: 4, name: large}"


def test_a_fit_comes_as_values(tmp_path: Path) -> None:
    steps = f"[{STEP}, {{size: 12pt, leading: 4mm, lines: 6, name: small}}]"
    layout = load(
        tmp_path, FIT.format(f"q: {{font: text, width: 51.5mm, mode: uniform, roles: [card], steps: {steps}}}")
    ).value
    assert layout is not None
    fit = layout.fit["q"]
    assert (fit.field, fit.font, fit.width, fit.mode, fit.roles) == ("q", "text", 51.5, "uniform", ("card",))
    assert fit.steps == (FitStep(17.0, 6.667, 4, "large"), FitStep(12.0, 4.0, 6, "small"))


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        (f"p: {{font: text, width: 5mm, steps: [{STEP}]}}", "unknown-field", 3),
        (f"n: {{font: text, width: 5mm, steps: [{STEP}]}}", "fit-not-text", 3),
        (f"q: {{font: text, width: 5mm, steps: [{STEP}], roles: [kort]}}", "unknown-role", 103),
        (f"q: {{font: text, width: 5mm, steps: [{STEP}, {STEP}]}}", "fit-steps", 94),
        (f"q: {{font: text, width: 5mm, steps: [{STEP}, {STEP.replace('17', '12')}]}}", "fit-steps", 94),
        ("q: {font: text, width: 5mm, steps: []}", "too-few", 38),
        (f"q: {{font: serif, width: 5mm, steps: [{STEP}]}}", "not-a-choice", 13),
    ],
)
def test_what_is_wrong_with_a_fit(tmp_path: Path, line: str, code: str, column: int) -> None:
    assert told(load(tmp_path, FIT.format(line))) == [(code, 3, column)]


BLOCKS = """\
fields:
  blocks:
    type: list
    of: group
    kinds: kind
    fields:
      kind: {type: choice, of: [prompt, table, scale]}
      title: {type: text, required: [scale]}
      lines: {type: integer, for: [prompt, table]}
      columns: {type: list, required: [table], for: [table]}
"""
WITHOUT_KINDS = "fields:\n  a: {type: list, of: group, fields: {b: {type: text, required: [c]}}}\n"


def test_a_list_knows_what_says_of_which_kind_its_groups_are(tmp_path: Path) -> None:
    listed = fields(tmp_path, BLOCKS.removeprefix("fields:\n"))["blocks"]
    assert (listed.kinds, listed.kind_of({"kind": "table"}), listed.kind_of({})) == ("kind", "table", "")
    columns, title, lines = (listed.fields[name] for name in ("columns", "title", "lines"))
    assert [one.needed_by("table") for one in (columns, title, lines)] == [True, False, False]
    assert [one.open_to("scale") for one in (columns, title, lines)] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (BLOCKS.replace("kinds: kind", "kinds: sort"), ("not-a-choice", 5, 12)),
        (BLOCKS.replace("kinds: kind", "kinds: title"), ("not-a-choice", 5, 12)),
        (BLOCKS.replace("    kinds: kind\n", ""), ("missing-field", 3, 5)),
        (BLOCKS.replace("[scale]}", "[scala]}"), ("not-a-choice", 8, 38)),
        (BLOCKS.replace("for: [prompt, table]", "for: [prompt, grid]"), ("not-a-choice", 9, 44)),
        ("fields:\n  a: {type: list, kinds: b}\n", ("option-without-effect", 2, 19)),
        ("fields:\n  a: {type: text, kinds: b}\n", ("option-without-effect", 2, 19)),
        (WITHOUT_KINDS, ("missing-field", 2, 6)),
    ],
)
def test_kinds_that_do_not_add_up_are_told(tmp_path: Path, text: str, found: tuple[str, int, int]) -> None:
    assert told(load(tmp_path, text)) == [found]
