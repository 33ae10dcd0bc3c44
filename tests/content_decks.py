"""Decks and content files for tests: a small layout with every type of field, in a project of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from kernekort.content import Deck, Item, Value, load_deck
from kernekort.findings import Checked, Finding, Place
from kernekort.layout import Field, Layout
from kernekort.library import Library, Root, built_in
from kernekort.units import Size

LAYOUT = """
title: {da: Kort, en: Card}
trim: 63mm x 88mm
bleed: 3mm
safe: 4mm
sheet: a4-poker-9up
roles: [card, title, divider, blank]
fields:
  suit: {type: choice, of: [maalgruppe, vaerdi, tilgang], alias: kulør, required: [divider]}
  number: {type: integer, alias: nummer, for: [card]}
  title: {type: text, alias: titel}
  question: {type: lines, alias: spørgsmål, required: [card], for: [card, divider]}
  followups: {type: list, of: text, alias: uddybning, most: 2, for: [card]}
  level: {type: choice, of: [let, dybde], alias: niveau, for: [card]}
  minutes: {type: minutes, alias: minutter, for: [card]}
  group: {type: integer, alias: gruppe, most: 12, for: [card]}
  picture: {type: image, alias: billede}
  tags: {type: list, of: text, alias: mærker}
  steps:
    type: list
    of: group
    fields:
      name: {type: text, alias: navn, required: true}
      time: {type: minutes, alias: tid}
"""


def project(folder: Path, **materials: str) -> Library:
    """A library whose project holds the layout ``kort`` and a content file for each keyword."""
    layout = folder / "layouts" / "kort"
    layout.mkdir(parents=True)
    (layout / "layout.yml").write_text(LAYOUT, encoding="utf-8")
    (layout / "template.html.j2").write_text("", encoding="utf-8")
    (folder / "content").mkdir()
    for name, text in materials.items():
        (folder / "content" / f"{name.replace('_', '-')}.yml").write_text(dedent(text), encoding="utf-8")
    return Library((Root("project", folder.resolve()), Root("built-in", built_in())))


def cards(*items: str) -> str:
    """A content file of the layout ``kort`` with items given as flow groups."""
    return "\n".join(("layout: kort", "title: Prøve", "items:", *(f"  - {{{item}}}" for item in items)))


def load(folder: Path, text: str) -> Checked[Deck]:
    """The deck of a content file ``a.yml`` in a project of its own."""
    return load_deck(project(folder, a=text), "a")


def sound(checked: Checked[Deck]) -> Deck:
    """The deck, which must have come without findings."""
    assert checked.findings == ()
    assert checked.value is not None
    return checked.value


def only(checked: Checked[Deck], code: str) -> Finding:
    """The one finding there is, which must have the code."""
    assert [finding.code for finding in checked.findings] == [code]
    return checked.findings[0]


def said(findings: tuple[Finding, ...]) -> list[str]:
    """Findings as ``line:column code``."""
    return [f"{one.place.line}:{one.place.column} {one.code}" if one.place else one.code for one in findings]


def deck(*items: Mapping[str, Value], language: str = "da") -> Deck:
    """A deck in memory of cards with these fields; ``id`` and ``role`` may be among them."""
    names = {
        "suit": Field("suit", "choice", of=("maalgruppe", "vaerdi", "tilgang")),
        "title": Field("title", "text"),
        "question": Field("question", "lines"),
        "how": Field("how", "text"),
        "followups": Field("followups", "list", items="text"),
        "level": Field("level", "choice", of=("let", "dybde")),
        "tags": Field("tags", "list", items="text"),
    }
    layout = Layout(
        name="kort",
        title={"da": "Kort", "en": "Card"},
        folder=Path("layouts/kort"),
        shown="layouts/kort/layout.yml",
        trim=Size(63, 88),
        bleed=3,
        safe=4,
        flow="card",
        sides=("front", "back"),
        sheet="a4-poker-9up",
        fields=names,
        roles=("card", "title", "divider", "blank"),
        fit={},
        template="kort/template.html.j2",
        styles=(),
        words={},
        suits={},
    )
    return Deck("a", "Prøve", "", language, layout, tuple(_item(number, one) for number, one in enumerate(items, 1)))


def _item(number: int, values: Mapping[str, Value]) -> Item:
    fields = {name: value for name, value in values.items() if name not in ("id", "role")}
    place = Place("content/a.yml", number * 10, 1)
    places = {name: Place("content/a.yml", number * 10 + at, 5) for at, name in enumerate(fields, 1)}
    return Item(str(values.get("id", f"k{number}")), str(values.get("role", "card")), fields, 1, place, places)
