"""What belongs to one way of filling paper: formats, builds, handouts, timetables, fields that exclude each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.findings import Checked
from kernekort.layout import Layout, load_layout
from kernekort.library import Library, Root, built_in
from kernekort.units import Size

HEAD = "title: {da: Side, en: Page}\ntrim: 200mm x 100mm\nbleed: 3mm\nsafe: 10mm\n"
FIELDS = """\
fields:
  word: {type: lines}
  build: {type: list}
  start: {type: clock}
  rows:
    type: list
    of: group
    fields:
      start: {type: clock}
      end: {type: clock}
      minutes: {type: minutes}
      text: {type: text}
"""
FIT = "fit:\n  word: {font: display, width: 180mm, steps: [{size: 100pt, leading: 40mm, lines: 2, name: large}]}\n"
PAGE = f"{HEAD}flow: page\nformats: {{wide: 200mm x 100mm, small: 10cm x 9cm, large: 60cm x 40cm}}\n{FIELDS}{FIT}"


TIMES = f"{HEAD}flow: document\ntimetable: rows\n"


def load(folder: Path, text: str, **parents: str) -> Checked[Layout]:
    for name, manifest in {
        "min-side": text,
        **{key.replace("_", "-"): parent for key, parent in parents.items()},
    }.items():
        layout = folder / "layouts" / name
        layout.mkdir(parents=True)
        (layout / "layout.yml").write_text(manifest, encoding="utf-8")
        (layout / "template.html.j2").touch()
    return load_layout(Library((Root("project", folder.resolve()), Root("built-in", built_in()))), "min-side")


def sound(checked: Checked[Layout]) -> Layout:
    assert checked.findings == ()
    assert checked.value is not None
    return checked.value


def told(checked: Checked[Layout]) -> list[tuple[str, int, int]]:
    assert checked.value is None
    return [(one.code, one.place.line, one.place.column) for one in checked.findings if one.place is not None]


def test_a_page_has_one_side_and_no_sheet(tmp_path: Path) -> None:
    layout = sound(load(tmp_path, f"{PAGE}builds: build\nhandout: 3\none_of: [[word, build]]\n"))
    assert (layout.flow, layout.sides, layout.sheet) == ("page", ("front",), "")
    assert (layout.builds, layout.handout, layout.timetable) == ("build", 3, None)
    assert layout.one_of == (("word", "build"),)
    assert dict(layout.formats) == {"wide": Size(200, 100), "small": Size(100, 90), "large": Size(600, 400)}
    assert (layout.format, layout.usual, layout.scale) == ("wide", "wide", 1.0)


def test_a_document_has_a_timetable(tmp_path: Path) -> None:
    layout = sound(load(tmp_path, f"{HEAD}flow: document\ntimetable: rows\n{FIELDS}"))
    assert (layout.flow, layout.sides, layout.sheet, layout.timetable) == ("document", ("front",), "", "rows")
    assert (dict(layout.formats), layout.format, layout.scale) == ({}, "", 1.0)


def test_a_card_still_needs_a_sheet(tmp_path: Path) -> None:
    assert told(load(tmp_path, HEAD)) == [("missing-field", 1, 1)]


def test_another_format_is_measured_by_what_shrinks_most(tmp_path: Path) -> None:
    layout = sound(load(tmp_path, PAGE))
    small = layout.in_format("small")
    assert (small.trim, small.format, small.usual, small.scale) == (Size(100, 90), "small", "wide", 0.5)
    assert (small.name, small.bleed, small.safe) == ("min-side", 3.0, 5.0)
    (step,) = small.fit["word"].steps
    assert (small.fit["word"].width, step.size, step.leading, step.lines, step.name) == (90, 50, 20, 2, "large")
    assert (small.fields, small.styles) == (layout.fields, layout.styles)
    assert layout.in_format("large").scale == 3.0
    assert layout.in_format("wide") is layout


def test_from_one_format_to_another(tmp_path: Path) -> None:
    layout = sound(load(tmp_path, PAGE))
    assert layout.in_format("small").in_format("large") == layout.in_format("large")
    assert layout.in_format("small").in_format("wide") == layout


def test_a_format_it_has_not(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        sound(load(tmp_path, PAGE)).in_format("a0")


def test_what_a_parent_says_for_another_flow_is_left_aside(tmp_path: Path) -> None:
    child = "extends: moder-side\nflow: document\ntrim: 210mm x 297mm\ntemplate: template.html.j2\n"
    layout = sound(load(tmp_path, child, moder_side=f"{PAGE}builds: build\nhandout: 2\n"))
    assert (layout.builds, layout.handout, dict(layout.formats)) == (None, None, {})
    assert "word" in layout.fit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEAD}flow: page\nsheet: a4-poker-9up\n", [("key-not-for-flow", 6, 1)]),
        (f"{HEAD}flow: document\nsides: [front, back]\n", [("key-not-for-flow", 6, 1)]),
        (f"{HEAD}flow: document\nhandout: 2\n", [("key-not-for-flow", 6, 1)]),
        (f"{HEAD}flow: document\nformats: {{a: 200mm x 100mm}}\n", [("key-not-for-flow", 6, 1)]),
        (f"{HEAD}flow: page\ntimetable: rows\n{FIELDS}", [("key-not-for-flow", 6, 1)]),
        (f"{HEAD}sheet: a4-poker-9up\nbuilds: build\n{FIELDS}", [("key-not-for-flow", 6, 1)]),
        (f"{HEAD}flow: page\nhandout: 4\n", [("wrong-type", 6, 10)]),
        (f"{HEAD}flow: page\nformats: {{a: 300mm x 200mm}}\n", [("format-without-trim", 6, 10)]),
        (f"{HEAD}flow: page\nformats: {{}}\n", [("too-few", 6, 10)]),
        (f"{HEAD}flow: page\nbuilds: biuld\n{FIELDS}", [("unknown-field", 6, 9)]),
        (f"{HEAD}flow: page\nbuilds: rows\n{FIELDS}", [("not-a-list", 6, 9)]),
        (f"{HEAD}flow: page\nbuilds: word\n{FIELDS}", [("not-a-list", 6, 9)]),
        (f"{HEAD}flow: document\ntimetable: build\n{FIELDS}", [("not-a-list", 6, 12)]),
        (f"{HEAD}flow: page\none_of: [[word]]\n{FIELDS}", [("too-few", 6, 10)]),
        (f"{HEAD}flow: page\none_of: [[word, biuld]]\n{FIELDS}", [("unknown-field", 6, 17)]),
        (
            f"{TIMES}{FIELDS.replace('      end: {type: clock}', '')}",
            [("missing-field", 6, 12)],
        ),
        (
            f"{TIMES}{FIELDS.replace('end: {type: clock}', 'end: {type: text}')}",
            [("wrong-field-type", 6, 12)],
        ),
        (
            f"{TIMES}{FIELDS.replace('start: {type: clock}', 'start: {type: date}', 1)}",
            [("wrong-field-type", 6, 12)],
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_spot(tmp_path: Path, text: str, expected: list[tuple[str, int, int]]) -> None:
    assert told(load(tmp_path, text)) == expected


def test_lists_lie_three_deep_and_no_deeper(tmp_path: Path) -> None:
    deep = "{type: list, of: group, fields: {c: {type: list, of: group, fields: {d: {type: list}}}}}"
    layout = sound(load(tmp_path, f"{HEAD}flow: page\nfields:\n  b: {deep}\n"))
    assert layout.fields["b"].fields["c"].fields["d"].items == "text"
    deeper = f"{{type: list, of: group, fields: {{b: {deep}}}}}"
    checked = load(tmp_path / "b", f"{HEAD}flow: page\nfields:\n  a: {deeper}\n")
    assert told(checked) == [("lists-too-deep", 7, 111)]


def test_options_of_fields(tmp_path: Path) -> None:
    layout = sound(
        load(
            tmp_path,
            f"{HEAD}flow: page\nfields:\n"
            "  a: {type: list, least: 3, most: 12}\n"
            "  b: {type: lines, parts: 2, from: [setup, payoff]}\n"
            "  c: {type: integer, least: 0}\n"
            "  d: {type: list, of: group, fields: {e: {type: minutes, least: 0}}}\n",
        )
    )
    assert (layout.fields["a"].least, layout.fields["a"].most) == (3, 12)
    assert (layout.fields["b"].parts, layout.fields["b"].origin) == (2, ("setup", "payoff"))
    assert layout.fields["c"].least == 0
    assert layout.fields["d"].fields["e"].least == 0
