"""Decks poured out for tests, as far as markup and no further."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from kernekort.findings import Checked
from kernekort.library import Library
from kernekort.markup import FaceMarkup
from kernekort.pipeline import Job, Prepared, prepare

LAYOUT = """
title: {da: Lap, en: Slip}
trim: 63mm x 88mm
bleed: 3mm
safe: 4mm
sheet: a4-poker-9up
roles: [card, title]
fields:
  suit: {type: choice, of: [maalgruppe, vaerdi, joker]}
  title: {type: text}
  subtitle: {type: text, for: [title]}
  question: {type: lines, for: [card]}
  note: {type: text}
  number: {type: integer, for: [card]}
  minutes: {type: minutes}
"""
"""A small layout of our own, whose template each test writes."""

DECK = """
layout: slip
title: Lapper
subtitle: Små sedler
items:
  - {id: et, suit: vaerdi, question: "Hvad er værdien?"}
"""


def project(folder: Path, files: Mapping[str, str]) -> Library:
    """A project of these files (texts by path) over the built-in library."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(dedent(text), encoding="utf-8")
    return Library.open(folder)


def slips(folder: Path, template: str, deck: str = DECK, layout: str = LAYOUT, **files: str) -> Checked[Prepared]:
    """The deck ``slips`` poured into the layout ``slip`` with this template; ``style`` may be its style sheet."""
    texts = {
        "layouts/slip/layout.yml": layout,
        "layouts/slip/template.html.j2": template,
        "content/slips.yml": deck,
        **({"layouts/slip/style.css": files["style"]} if "style" in files else {}),
    }
    return prepare("slips", Job(), project(folder, texts))


def sound(checked: Checked[Prepared]) -> Prepared:
    """What was prepared, which must have come without findings."""
    assert checked.findings == ()
    assert checked.value is not None
    return checked.value


def face(prepared: Prepared, item: str = "et", side: str = "front") -> FaceMarkup:
    """One side of one card."""
    (found,) = [one for one in prepared.faces if one.item == item and one.side == side]
    return found


def inner(prepared: Prepared, item: str = "et", side: str = "front") -> str:
    """What a template poured out, without the section around it."""
    html = face(prepared, item, side).html
    return html[html.index(">") + 1 : html.rindex("</section>")]
