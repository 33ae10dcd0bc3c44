"""Entries of several kinds in one list: what each kind must have, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.content import Deck, load_deck
from kernekort.findings import Checked, Place
from kernekort.library import Library, Root, built_in
from tests.content_decks import only, sound

SHEET = """\
title: {da: Ark, en: Sheet}
trim: 210mm x 297mm
bleed: 0mm
safe: 15mm
flow: document
roles: [sheet]
fields:
  blocks:
    type: list
    of: group
    alias: felter
    kinds: kind
    fields:
      lines: {type: integer, alias: linjer, for: [prompt]}
      options: {type: list, alias: valg, required: [boxes], for: [boxes]}
      kind: {type: choice, of: [prompt, boxes], alias: slags, required: true}
"""
LOOSE = SHEET.replace(", required: [boxes], for: [boxes]", "").replace(", for: [prompt]", "")
LOOSE = LOOSE.replace("    kinds: kind\n", "").replace(", required: true", "")


def load(folder: Path, *blocks: str, layout: str | None = None) -> Checked[Deck]:
    """A deck whose entries are given as flow groups; the first stands on line 6."""
    for name, manifest in (("tight", SHEET), ("loose", LOOSE)):
        home = folder / "layouts" / name
        home.mkdir(parents=True)
        (home / "layout.yml").write_text(manifest, encoding="utf-8")
        (home / "template.html.j2").write_text("", encoding="utf-8")
    written_for = "loose" if layout else "tight"
    head = f"layout: {written_for}\ntitle: Ark\nitems:\n  - id: ark\n    blocks:\n"
    (folder / "content").mkdir()
    text = head + "".join(f"      - {{{block}}}\n" for block in blocks)
    (folder / "content" / "a.yml").write_text(text, encoding="utf-8")
    library = Library((Root("project", folder.resolve()), Root("built-in", built_in())))
    return load_deck(library, "a", layout=layout)


def test_each_kind_has_its_own(tmp_path: Path) -> None:
    deck = sound(load(tmp_path, "lines: 3, kind: prompt", "kind: boxes, options: [a, b]", "kind: prompt"))
    assert deck.items[0].fields["blocks"] == (
        {"lines": 3, "kind": "prompt"},
        {"options": ("a", "b"), "kind": "boxes"},
        {"kind": "prompt"},
    )


@pytest.mark.parametrize("block", ["kind: boxes", "kind: boxes, options:", "kind: boxes, options: null"])
def test_what_a_kind_lacks_is_told_where_the_kind_stands(tmp_path: Path, block: str) -> None:
    finding = only(load(tmp_path, block), "missing-field")
    assert finding.place == Place("content/a.yml", 6, 16)
    assert (finding.facts["what"], finding.facts["field"]) == ("boxes", "options")


def test_what_a_kind_may_not_have_is_told_where_it_stands(tmp_path: Path) -> None:
    finding = only(load(tmp_path, "slags: prompt, valg: [a, b]"), "field-not-for-kind")
    assert finding.place == Place("content/a.yml", 6, 25)
    assert finding.facts == {"field": "valg", "kind": "prompt", "kinds": ("boxes",)}


@pytest.mark.parametrize(("block", "code"), [("lines: 3", "missing-field"), ("kind: grid, lines: 3", "not-a-choice")])
def test_of_an_unknown_kind_only_that_is_told(tmp_path: Path, block: str, code: str) -> None:
    only(load(tmp_path, block), code)


def test_what_was_written_for_another_layout_loses_what_its_kind_has_not(tmp_path: Path) -> None:
    deck = sound(load(tmp_path, "kind: prompt, options: [a], lines: 2", "kind: boxes, options: [b]", layout="tight"))
    assert deck.items[0].fields["blocks"] == ({"lines": 2, "kind": "prompt"}, {"options": ("b",), "kind": "boxes"})


def test_what_was_written_for_another_layout_must_have_what_its_kind_needs(tmp_path: Path) -> None:
    finding = only(load(tmp_path, "kind: boxes, lines: 2", layout="tight"), "missing-field")
    assert finding.place == Place("content/a.yml", 6, 9)
