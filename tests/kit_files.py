"""Kits for tests: a project with one material, and a kit in it that each test changes a line of."""

from __future__ import annotations

from pathlib import Path

from kernekort.findings import Checked, Finding
from kernekort.kits import Kit, load_kit
from kernekort.library import Library, Root

KIT = """\
title: {da: Et møde, en: A meeting}
lead: {da: Til et møde., en: For a meeting.}
variables:
  enhed: {type: text, title: {da: Enhed, en: Unit}, example: Team Nord}
  dato: {type: date, title: {da: Dato, en: Date}, example: "2026-12-03"}
  start: {type: clock, title: {da: Start, en: Start}, default: "9.30", example: "13.00"}
  sted: {type: text, title: {da: Sted, en: Place}, required: false, example: Salen}
  deltagere: {type: integer, title: {da: Deltagere, en: People}, example: 24, most: 500}
unit: enhed
people: deltagere
per_table: 5
parts:
  - name: program
    title: {da: Program, en: Programme}
    material: prog
    fields: {date: dato, start: start, place: sted}
    copies: people
    screen: true
    hand_out: {da: Til alle., en: For all.}
  - name: kort
    title: {da: Kort, en: Cards}
    material: kort
    layout: lap
    format: a5
    only: {level: [let, dybde], id: [et]}
    pick: 16
    seed: 2
    copies: tables
    paper: card
    hand_out: {da: Til bordet., en: For the table.}
  - name: ark
    title: {da: Ark, en: Sheet}
    material: prog
    hand_out: {da: Til dig., en: For you.}
"""


def library(folder: Path, text: str = KIT, name: str = "moede") -> Library:
    """A library that has the materials ``prog`` and ``kort``, the layout ``lap``, and a kit of this text."""
    for path in ("content/prog.yml", "content/kort.yml", "layouts/lap/layout.yml"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("title: Prøve\n", encoding="utf-8")
    kits = folder / "content/kits"
    kits.mkdir(exist_ok=True)
    (kits / f"{name}.yml").write_text(text, encoding="utf-8")
    return Library((Root("project", folder.resolve()),))


def load(folder: Path, text: str = KIT) -> Checked[Kit]:
    """The kit of this text."""
    return load_kit(library(folder, text), "moede")


def changed(folder: Path, line: str, other: str) -> tuple[Finding, ...]:
    """What is found when a line of the sound kit is another."""
    assert line in KIT
    return load(folder, KIT.replace(line, other, 1)).findings


def sound(folder: Path) -> Kit:
    """The kit without a fault."""
    loaded = load(folder)
    assert loaded.findings == ()
    assert loaded.value is not None
    return loaded.value
