"""Small decks that between them have everything a sheet can be asked to hold."""

from __future__ import annotations

from kernekort.content import Deck, load_deck
from kernekort.library import Library
from tests.building import Builder

MIXED = """\
layout: dialog-card
title: Blandet bunke
language: da
items:
  - {id: titel, role: title, suit: joker}
  - {id: saadan, role: instruction, title: Sådan gør I, steps: [Træk et kort., Læs det højt.]}
  - {id: tre-ens, suit: maalgruppe, title: Tre ens, question: Hvem står uden for døren?, how: Luk den op., copies: 3}
  - {id: flest, suit: vaerdi, title: Flest, question: "Hvad er bedre i dag?", minutes: 5, group: 2, copies: 4}
  - {id: en-bagside, suit: tilgang, title: En bagside, question: "»Sådan plejer vi« – hvornår …?", listen: Et suk.}
  - {id: blankt, role: blank, prompt: Vores eget spørgsmål, copies: 2}
"""
"""Twelve cards: three that print the same ornament behind them, some several times, all grounds mixed."""

CARDS_IN_MIXED = 12

ROOMY = """\
extends: dialog-card
title: {da: Stort kort, en: Large card}
trim: 70mm x 100mm
bleed: 5mm
sheet: a4-any
"""
"""A layout of an odd size with more bleed than usual."""


WIDE = """\
title: {da: Bredt, en: Wide}
extends: card-shop
bleed: 5mm
"""
"""A shop that prints more beyond the cut than most layouts draw."""

DIE_CUT = """\
title: {da: Stansning, en: Die cut}
extends: sra3
die_line: true
corner: 4mm
"""
"""A shop that cuts round corners along a line that it is given."""


def mixed(builder: Builder) -> Library:
    """The project of the mixed deck."""
    return builder.project(
        "mixed", {"content/mixed.yml": MIXED, "layouts/_shops/wide.yml": WIDE, "layouts/_shops/die-cut.yml": DIE_CUT}
    )


def roomy(builder: Builder) -> Library:
    """The project of the deck on large cards, with a shop that prints as much beyond them as they draw."""
    content = MIXED.replace("layout: dialog-card", "layout: large-card")
    files = {"content/mixed.yml": content, "layouts/large-card/layout.yml": ROOMY, "layouts/_shops/wide.yml": WIDE}
    return builder.project("roomy", files)


def deck_of(material: str, library: Library) -> Deck:
    """The deck itself, to know what ought to stand where."""
    deck = load_deck(library, material).value
    assert deck is not None
    return deck
