"""Print shops: the built-in ones, a project's own over them, and what cannot be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kernekort.findings import Checked, Place
from kernekort.library import Library, Root, built_in
from kernekort.shops import DEFAULT_SHOP, Paper, Shop, load_shop, schema, shop_titles

BUILT_IN = Library((Root("built-in", built_in()),))
NAMES = {"a3", "card-shop", "danish-3mm", "large-format", "online-2mm", "rgb-digital", "sra3", "sra3-repeat"}
HEAD = "title: {da: Vores, en: Ours}\n"

Load = Callable[..., Checked[Shop]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Writes shops into a project and loads the one called ``ours``."""

    def loaded(**files: str) -> Checked[Shop]:
        folder = tmp_path / "layouts" / "_shops"
        folder.mkdir(parents=True)
        for name, text in files.items():
            (folder / f"{name.replace('_', '-')}.yml").write_text(HEAD + text, encoding="utf-8")
        return load_shop(Library.open(tmp_path), "ours")

    return loaded


def test_every_built_in_shop_is_sound() -> None:
    names = [found.name for found in BUILT_IN.names("shop")]
    assert names == [
        "a3",
        "card-shop",
        "danish-3mm",
        "large-format",
        "online-2mm",
        "rgb-digital",
        "sra3",
        "sra3-repeat",
    ]
    for name in names:
        checked = load_shop(BUILT_IN, name)
        assert checked.value is not None
        assert (checked.value.name, checked.findings) == (name, ())
    assert list(shop_titles(BUILT_IN, "da")) == names


def test_the_usual_shop_asks_for_what_most_do() -> None:
    shop = load_shop(BUILT_IN, DEFAULT_SHOP).value
    assert shop is not None
    assert (shop.bleed, shop.safe, shop.marks, shop.condition, shop.pdfx, shop.icc) == (
        *(3, 4, "none", "fogra39"),
        *(True, True),
    )
    assert (shop.ink_limit, shop.min_line, shop.min_reversed_line, shop.min_text) == (300, 0.25, 0.5, 5)
    assert (shop.dpi, shop.least_dpi, shop.sheet, shop.paper) == (300, 150, None, Paper(300, 0.32))


def test_a_shop_takes_from_another_what_it_does_not_say(load: Load) -> None:
    shop = load(ours="extends: theirs\nbleed: 0,5cm\n", theirs="extends: sra3\nsheet: none\ncondition: fogra52\n").value
    assert shop is not None
    assert (shop.name, shop.title["da"], shop.bleed, shop.sheet) == ("ours", "Vores", 5.0, None)
    assert (shop.condition, shop.marks, shop.min_line) == ("fogra52", "full", 0.25)


def test_a_project_s_shop_wins_over_the_built_in_one(tmp_path: Path) -> None:
    folder = tmp_path / "layouts" / "_shops"
    folder.mkdir(parents=True)
    (folder / "online-2mm.yml").write_text(f"{HEAD}extends: card-shop\nbleed: 4mm\n", encoding="utf-8")
    shop = load_shop(Library.open(tmp_path), "online-2mm").value
    assert shop is not None
    assert shop.bleed == 4


def test_a_shop_that_extends_none_says_everything(load: Load) -> None:
    checked = load(ours="bleed: 3mm\nsafe: 4mm\n")
    assert checked.value is None
    assert {finding.code for finding in checked.findings} == {"missing-field"}
    assert {"marks", "condition", "paper", "file_name"} < {str(finding.facts["field"]) for finding in checked.findings}
    assert not {"sheet", "turn", "stacking"} & {str(finding.facts["field"]) for finding in checked.findings}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("sheet: a4-poker-9\n", "unknown-sheet", 3),
        ("pdfx: false\ncondition: none\n", "shop-needs", 4),
        ("icc: false\n", "shop-needs", 3),
        ("turn: short\n", "shop-needs", 3),
        ("stacking: repeat\n", "shop-needs", 3),
        ("dpi: 100\n", "shop-dpi", 3),
        ("bleed: 51mm\n", "out-of-range", 3),
        ("bleed: 3\n", "wrong-type", 3),
        ("min_line: 0.01pt\n", "out-of-range", 3),
        ("min_text: tiny\n", "wrong-type", 3),
        ("ink_limit: 500\n", "out-of-range", 3),
        ("marks: some\n", "not-a-choice", 3),
        ("bleeds: 3mm\n", "unknown-field", 3),
        ("bleed:\n", "empty-field", 3),
        ('file_name: "{material}"\n', "wrong-type", 3),
        ('file_name: "../{material}-{brand}-{role}"\n', "wrong-type", 3),
        ('file_name: "{material}-{brand}-{role}-{0.__class__}"\n', "wrong-type", 3),
        ('file_name: ".{material}-{brand}-{role}"\n', "wrong-type", 3),
    ],
)
def test_what_a_shop_cannot_be(load: Load, text: str, code: str, line: int) -> None:
    checked = load(ours=f"extends: card-shop\n{text}")
    assert checked.value is None
    assert [finding.code for finding in checked.findings] == [code]
    place = checked.findings[0].place
    assert place is not None
    assert (place.file, place.line) == ("layouts/_shops/ours.yml", line)


def test_an_unknown_shop_is_told_with_those_that_are_near() -> None:
    checked = load_shop(BUILT_IN, "online-3mm", Place("kernekort.yml", 3))
    (finding,) = checked.findings
    assert (finding.code, finding.place) == ("unknown-shop", Place("kernekort.yml", 3))
    assert "online-2mm" in str(finding.facts["near"])


def test_editors_are_told_the_fields() -> None:
    fields = schema()["properties"]
    assert {"title", "extends", "bleed", "condition", "file_name", "paper"} < set(fields)
    assert "fogra39" in str(fields["condition"])
