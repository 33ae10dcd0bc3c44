"""Lists whose length other fields of the item tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.content import Deck, load_deck
from kernekort.findings import Checked
from kernekort.library import Library, Root, built_in

LAYOUT = """\
title: {da: Bræt, en: Board}
trim: 200mm x 100mm
bleed: 0mm
safe: 5mm
flow: page
roles: [board]
counts:
  stops: {said: length, by: path, least: {far: 3}}
fields:
  path: {type: choice, of: [near, far], alias: vej}
  length: {type: integer, alias: længde}
  stops: {type: list, of: text, alias: stop}
"""


def load(folder: Path, **materials: str) -> Checked[Deck]:
    layout = folder / "layouts" / "my-board"
    layout.mkdir(parents=True)
    (layout / "layout.yml").write_text(LAYOUT, encoding="utf-8")
    (layout / "template.html.j2").touch()
    (folder / "content").mkdir()
    for name, text in materials.items():
        (folder / "content" / f"{name}.yml").write_text(text, encoding="utf-8")
    return load_deck(Library((Root("project", folder.resolve()), Root("built-in", built_in()))), "a")


def board(*lines: str) -> str:
    return "\n".join(("layout: my-board", "title: Prøve", "items:", "  - id: a", *(f"    {line}" for line in lines)))


@pytest.mark.parametrize(
    "lines",
    [
        ("length: 2", "stops: [a, b]"),
        ("path: far", "stops: [a, b, c]"),
        ("path: near", "stops: [a]"),
        ("length: 7",),
        ("stops: [a]",),
    ],
)
def test_what_adds_up_is_not_spoken_of(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert load(tmp_path, a=board(*lines)).findings == ()


@pytest.mark.parametrize(
    ("stops", "side"), [("[a]", {"missing": 1}), ("[a, b, c, d]", {"extra": 2}), ("[]", {"missing": 2})]
)
def test_more_or_fewer_than_the_number_is_told_where_the_number_stands(
    tmp_path: Path, stops: str, side: dict[str, int]
) -> None:
    checked = load(tmp_path, a=board("længde: 2", f"stop: {stops}"))
    (finding,) = checked.findings
    assert checked.value is None
    assert finding.place is not None
    assert (finding.code, finding.place.line, finding.place.column) == ("count-differs", 5, 13)
    found = {"missing": 2 - side.get("missing", 0), "extra": 2 + side.get("extra", 0)}[next(iter(side))]
    assert finding.facts == {"field": "stop", "found": found, "count": "længde", "said": 2, **side}


def test_fewer_than_what_is_chosen_can_do_with(tmp_path: Path) -> None:
    (finding,) = load(tmp_path, a=board("vej: far", "stops: [a, b]")).findings
    assert finding.place is not None
    assert (finding.code, finding.place.line) == ("too-few-for", 6)
    assert finding.facts == {"field": "stops", "found": 2, "least": 3, "choice": "vej", "value": "far"}


def test_a_change_is_counted_too(tmp_path: Path) -> None:
    changed = "extends: b\ntitle: Ny\nchange:\n  a: {length: 3}\n"
    (finding,) = load(tmp_path, a=changed, b=board("length: 2", "stops: [a, b]")).findings
    assert finding.place is not None
    assert (finding.code, finding.place.file, finding.place.line) == ("count-differs", "content/a.yml", 4)
