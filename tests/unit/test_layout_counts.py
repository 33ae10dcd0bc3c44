"""What a manifest says of the length of its lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.findings import Checked
from kernekort.layout import Count, Layout, load_layout
from kernekort.library import Library, Root, built_in

HEAD = "title: {da: Side, en: Page}\ntrim: 200mm x 100mm\nbleed: 3mm\nsafe: 10mm\n"
FIELDS = """\
fields:
  path: {type: choice, of: [near, far]}
  length: {type: integer}
  stops: {type: list}
"""
BOARD = f"{HEAD}flow: page\n{FIELDS}counts:\n"


def load(folder: Path, **manifests: str) -> Checked[Layout]:
    """The layout ``own`` of a project with these layouts."""
    for name, manifest in manifests.items():
        layout = folder / "layouts" / name
        layout.mkdir(parents=True)
        (layout / "layout.yml").write_text(manifest, encoding="utf-8")
        (layout / "template.html.j2").touch()
    return load_layout(Library((Root("project", folder.resolve()), Root("built-in", built_in()))), "own")


def counts_of(checked: Checked[Layout]) -> tuple[Count, ...]:
    assert checked.findings == ()
    assert checked.value is not None
    return checked.value.counts


def test_counts_are_read(tmp_path: Path) -> None:
    checked = load(tmp_path, own=f"{BOARD}  stops: {{said: length, by: path, least: {{far: 3}}}}\n")
    assert counts_of(checked) == (Count("stops", "length", "path", {"far": 3}),)


def test_a_layout_takes_the_counts_of_its_parent(tmp_path: Path) -> None:
    child = "title: {da: Ny, en: New}\nextends: parent\n"
    checked = load(tmp_path, own=child, parent=f"{BOARD}  stops: {{said: length}}\n")
    assert counts_of(checked) == (Count("stops", "length"),)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ("  stop: {said: length}", [("unknown-field", 11, 3)]),
        ("  path: {said: length}", [("counted-by-other-type", 11, 3)]),
        ("  stops: {said: lenght}", [("unknown-field", 11, 17)]),
        ("  stops: {said: path}", [("counted-by-other-type", 11, 17)]),
        ("  stops: {by: length, least: {far: 3}}", [("counted-by-other-type", 11, 15)]),
        ("  stops: {by: path}", [("missing-field", 11, 11)]),
        ("  stops: {least: {far: 3}}", [("missing-field", 11, 11)]),
        ("  stops: {by: path, least: {fa: 3}}", [("not-a-choice", 11, 29)]),
    ],
)
def test_what_is_wrong_with_counts(tmp_path: Path, counts: str, expected: list[tuple[str, int, int]]) -> None:
    checked = load(tmp_path, own=f"{BOARD}{counts}\n")
    assert checked.value is None
    places = [(one.code, one.place) for one in checked.findings]
    assert [(code, place.line, place.column) for code, place in places if place is not None] == expected
