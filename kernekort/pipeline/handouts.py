"""Slides handed out on paper: small, with what is said to them or with lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from kernekort import imposition
from kernekort.findings import Checked, Finding
from kernekort.imposition import Box, Cell, Handout, PerPage
from kernekort.markup import CardMarkup, FaceMarkup, pour_house
from kernekort.pipeline.job import Job
from kernekort.pipeline.planned import Planned
from kernekort.pipeline.preparing import Prepared
from kernekort.sheets import Part, Stamp, Stamped

NOTE = "note"
"""The field of a page that is printed under it when there is room."""


def handed_out(prepared: Prepared, job: Job, count: int) -> Checked[Planned]:
    """``count`` pages to a sheet, each as often as it has copies; of a page that is built up the last step."""
    form = imposition.handout(cast("PerPage", count), prepared.deck.layout.trim, imposition.PAPERS[job.paper])
    shown = [card for card in prepared.cards for _ in range(card.item.copies)]
    pages = [shown[start : start + count] for start in range(0, len(shown), count)]
    poured: list[FaceMarkup] = []
    stamped: list[Stamped] = []
    findings: list[Finding] = []
    for number, cards in enumerate(pages, 1):
        page = pour_house(
            prepared.pouring,
            "handout",
            form.paper,
            _data(form, cards, number, len(pages)),
            language=prepared.deck.language,
        )
        findings += page.findings
        if page.value is None:
            return Checked(None, tuple(findings))
        poured.append(page.value)
        stamps = (Stamp(card.faces[-1].key, cell.slide, True) for card, cell in zip(cards, form.cells, strict=False))
        stamped.append(Stamped(page.value.key, tuple(stamps)))
    faces = tuple(card.faces[-1] for card in prepared.cards)
    duplex = job.backs in ("long", "short")
    part = Part(prepared.deck.title, tuple(stamped))
    return Checked(Planned("pages", (part,), (*poured, *faces), form.paper, duplex), tuple(findings))


def _data(form: Handout, cards: Sequence[CardMarkup], number: int, pages: int) -> dict[str, Any]:
    first = (number - 1) * form.count + 1
    cells = zip(cards, form.cells, strict=False)
    return {
        "handout": {
            "count": form.count,
            "number": number,
            "pages": pages,
            "head": _box(form.head),
            "foot": _box(form.foot),
            "cells": [_cell(card, cell, first + place) for place, (card, cell) in enumerate(cells)],
        }
    }


def _cell(card: CardMarkup, cell: Cell, number: int) -> dict[str, Any]:
    return {
        "number": number,
        "slide": _box(cell.slide),
        "notes": _box(cell.notes) if cell.notes else None,
        "note": card.item.fields.get(NOTE) or "",
        "lines": [line.y0 for line in cell.lines],
    }


def _box(box: Box) -> dict[str, float]:
    return {"left": box.left, "top": box.top, "width": box.size.width, "height": box.size.height}
