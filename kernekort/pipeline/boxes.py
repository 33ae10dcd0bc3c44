"""The box that a deck of cards is kept in: for the press at full size, for an office printer to cut out and fold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kernekort import tuckbox
from kernekort.findings import Checked, error, note
from kernekort.imposition import PAPERS, PRINTER_MARGIN
from kernekort.markup import FaceMarkup, counted, pour_house
from kernekort.markup.data import DEFAULT_SUIT
from kernekort.pipeline.decks import card_thickness, cards_in
from kernekort.pipeline.job import Job
from kernekort.pipeline.preparing import Prepared
from kernekort.quick import dataclass
from kernekort.shops import Shop
from kernekort.tuckbox import Blank, Contents
from kernekort.units import Mm, Rect, Size

OFFICE_BLEED: Mm = 1.5
"""How far colour reaches over the cuts of a box that is cut out by hand: less is to be cut away, and scissors slip."""

_HATCH: Mm = 3.0
"""How far apart the lines are that say where the glue goes."""

_SENTENCE = re.compile(r"(?<=[.!?]) ")

_SIDES = 3
"""The faces of a box besides its front that have a colour of their own: the two sides, and lid and bottom."""


@dataclass(frozen=True)
class BoxFace:
    """The box poured: its markup, its blank, and where the blank's corner lies on the page, in mm."""

    markup: FaceMarkup
    blank: Blank
    left: Mm = 0.0
    top: Mm = 0.0


def contents_of(prepared: Prepared, job: Job, shop: Shop | None) -> Contents:
    """What goes into the box: every copy of every card, as thick as is asked for, or as its paper."""
    return Contents(prepared.deck.layout.trim, cards_in(prepared), card_thickness(job, shop))


def press_box(prepared: Prepared, job: Job, shop: Shop) -> Checked[BoxFace]:
    """The blank with its bleed, as large as it is cut.

    Findings: ``box-too-thick``, and those of pouring.
    """
    blank = _blank(prepared, contents_of(prepared, job, shop))
    if blank.value is None:
        return Checked(None, blank.findings)
    poured = _poured(prepared, blank.value, blank.value.size, shop.bleed)
    return Checked(BoxFace(poured.value, blank.value) if poured.value else None, poured.findings)


def office_box(prepared: Prepared, job: Job) -> Checked[BoxFace]:
    """The blank on a sheet of office paper, with the lines it is cut and folded along.

    Findings: ``box-too-thick``, ``box-too-large``, ``box-on-a3``, and those of pouring.
    """
    blank = _blank(prepared, contents_of(prepared, job, None))
    if blank.value is None:
        return Checked(None, blank.findings)
    paper = _paper(prepared, job, blank.value.size)
    if paper.value is None:
        return Checked(None, paper.findings)
    at = _centred(blank.value.size, paper.value)
    poured = _poured(prepared, blank.value, paper.value, OFFICE_BLEED, at)
    made = BoxFace(poured.value, blank.value, *at) if poured.value else None
    return Checked(made, (*paper.findings, *poured.findings))


def _blank(prepared: Prepared, contents: Contents) -> Checked[Blank]:
    if contents.deck > tuckbox.THICKEST:
        facts = {"cards": contents.cards, "thickness": round(contents.deck, 1), "most": tuckbox.THICKEST}
        return Checked(None, (error("box-too-thick", prepared.deck.origin, **facts),))
    return Checked(tuckbox.tuck_box(tuckbox.measured(contents)))


def _paper(prepared: Prepared, job: Job, flat: Size) -> Checked[Size]:
    """The first paper that the blank goes on: the job's, upright or lying, else A3."""
    usual = PAPERS[job.paper]
    for paper in (usual, PAPERS["A3"]):
        for way in (paper.turned(), paper):
            room = way.grown(-PRINTER_MARGIN)
            if flat.width <= room.width and flat.height <= room.height:
                larger = paper != usual
                told = (note("box-on-a3", prepared.deck.origin, paper=job.paper, size=str(_rounded(flat))),)
                return Checked(way, told if larger else ())
    found = error("box-too-large", prepared.deck.origin, size=str(_rounded(flat)))
    return Checked(None, (found,))


def _rounded(size: Size) -> Size:
    return Size(round(size.width), round(size.height))


def _centred(flat: Size, paper: Size) -> tuple[Mm, Mm]:
    return (paper.width - flat.width) / 2, (paper.height - flat.height) / 2


def _poured(
    prepared: Prepared, blank: Blank, page: Size, bleed: Mm, at: tuple[Mm, Mm] | None = None
) -> Checked[FaceMarkup]:
    """The page from ``layouts/_box``; where the blank lies ``at`` a place of its own, lines are drawn over it."""
    data = {"box": _data(prepared, blank, bleed, at)}
    around = bleed if at is None else 0.0
    deck = prepared.deck
    return pour_house(prepared.pouring, "box", page, data, language=deck.language, bleed=around, safe=PRINTER_MARGIN)


def _data(prepared: Prepared, blank: Blank, bleed: Mm, at: tuple[Mm, Mm] | None) -> Mapping[str, Any]:
    left, top = at or (0.0, 0.0)
    front, *others = _suits(prepared)
    layout, language = prepared.deck.layout, prepared.deck.language
    return {
        "office": at is not None,
        "bleed": bleed,
        "panels": {name: _room(panel, left, top) for name, panel in blank.panels.named.items()},
        "colours": dict(zip(("front", "left", "right", "lid"), (front, *others), strict=True)),
        "seed": next((card.item.id for card in prepared.cards if card.item.role == "title"), prepared.deck.id),
        "cards": sum(card.item.copies for card in prepared.cards),
        "colophon": _colophon(prepared),
        "depth": blank.panels.left.width,
        "suits": [
            {"name": name, "title": layout.suits[name].title[language], "ask": layout.suits[name].ask[language]}
            for name in _named(prepared)
        ],
        "card": f"{prepared.deck.layout.trim} mm",
        "glue": _hatched(blank.panels.glue.moved(left, top)),
        "cut": tuckbox.moved(tuckbox.cut_path(blank), left, top),
        "folds": tuckbox.moved(tuckbox.fold_path(blank), left, top),
    }


def _hatched(glue: Rect) -> tuckbox.Path:
    """Slanting lines over the middle of the glue flap, clear of its edges."""
    inset, run = 2.0, glue.width - 4.0
    left, count = glue.left + inset, int((glue.height - 2 * glue.width) / _HATCH)
    tops = (glue.top + glue.width + _HATCH * number for number in range(count))
    ends = (((left, top + run), (left + run, top)) for top in tops)
    return tuple(step for start, end in ends for step in (("m", (start,)), ("l", (end,))))


def _room(panel: Rect, left: Mm, top: Mm) -> dict[str, Mm]:
    placed = panel.moved(left, top)
    return {"left": placed.left, "top": placed.top, "width": placed.width, "height": placed.height}


def _colophon(prepared: Prepared) -> list[str]:
    """What the deck's own colophon says, as the beginnings that end with a sentence, all of it first."""
    deck = prepared.deck
    texts = (card.item.fields.get("text") for card in prepared.cards if card.item.role == "colophon")
    found = next((text for text in texts if isinstance(text, str)), "")
    sentences = _SENTENCE.split(" ".join(counted(deck, found).split())) if found else []
    return [" ".join(sentences[:count]) for count in range(len(sentences), 0, -1)]


def _named(prepared: Prepared) -> tuple[str, ...]:
    """The dimensions that the cards are of, in the order they come."""
    usual = prepared.deck.layout.default_role
    return tuple(dict.fromkeys(card.item.suit for card in prepared.cards if card.item.suit and card.item.role == usual))


def _suits(prepared: Prepared) -> tuple[str, ...]:
    """The colour of the front, which is that of the title card, and three more of the deck."""
    named = _named(prepared) or (DEFAULT_SUIT,)
    title = next((card.ground for card in prepared.cards if card.item.role == "title"), named[0])
    others = [suit for suit in named if suit != title] or [title]
    return (title, *(others[number % len(others)] for number in range(_SIDES)))
