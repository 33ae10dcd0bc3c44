"""Findings with their places in a PDF, those of one kind put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kernekort.findings import Fact, Finding, error, warning
from kernekort.preflight.reading.pages import Page
from kernekort.preflight.reading.plane import NOWHERE, Box
from kernekort.quick import dataclass
from kernekort.units import Mm

MOST_ALIKE = 12
"""How many findings of one code are told apart; the rest are told with the last."""

MOST_SPOTS = 40
_MOST_RUNS = 12
_PLACE = ("page", "left", "top", "width", "height")


@dataclass(frozen=True)
class Spot:
    """A place on a page, counted from 1: left, top, width and height in mm from the top left corner of its trim."""

    page: int
    left: Mm
    top: Mm
    width: Mm
    height: Mm


@dataclass(frozen=True)
class Hit:
    """A finding, how bad it is among those of its code, and where it is."""

    finding: Finding
    rank: float = 0.0
    spots: tuple[Spot, ...] = ()


def place(page: Page, box: Box = NOWHERE) -> dict[str, Fact]:
    """The facts that say where: the page, and in mm where on it."""
    if box == NOWHERE:
        return {"page": page.number}
    values = (round(one, 1) + 0.0 for one in page.place(box))
    return {"page": page.number, **dict(zip(_PLACE[1:], values, strict=True))}


def weighed(firm: bool, code: str, **facts: Fact) -> Finding:
    """An error where the shop asks for it, else a warning."""
    return error(code, **facts) if firm else warning(code, **facts)


def gathered(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """One hit for all that say the same of several places: the worst of them, with the pages of all.

    What is a number with a decimal is how bad or where, and does not tell two apart.
    """
    groups: dict[tuple[object, ...], list[Hit]] = {}
    for hit in hits:
        groups.setdefault(_kind(hit.finding), []).append(hit)
    by_code: dict[str, list[list[Hit]]] = {}
    for (code, *_), group in groups.items():
        by_code.setdefault(str(code), []).append(group)
    told = []
    for alike in by_code.values():
        alike.sort(key=lambda group: -max(hit.rank for hit in group))
        rest = [hit for group in alike[MOST_ALIKE:] for hit in group]
        told += [_one(group) for group in alike[: MOST_ALIKE - 1]]
        told += [_one(group + rest) for group in alike[MOST_ALIKE - 1 : MOST_ALIKE]]
    return tuple(sorted(told, key=lambda hit: hit.finding.sort_key))


def _kind(finding: Finding) -> tuple[object, ...]:
    facts = sorted((key, fact) for key, fact in finding.facts.items() if key not in _PLACE)
    return (finding.code, finding.severity, *(one for one in facts if not isinstance(one[1], float)))


def _one(group: Sequence[Hit]) -> Hit:
    worst = max(group, key=lambda hit: hit.rank)
    pages = sorted({page for hit in group if isinstance(page := hit.finding.facts.get("page"), int)})
    if not pages:
        return worst
    # The worst comes first among the places, and those of its page before others.
    first = worst.finding.facts["page"]
    ordered = sorted(group, key=lambda hit: (hit is not worst, hit.finding.facts.get("page") != first, -hit.rank))
    spots = tuple(dict.fromkeys(spot for hit in ordered if (spot := _spot(hit.finding.facts))))[:MOST_SPOTS]
    facts = {**worst.finding.facts, "pages": listed(pages), "places": len(group)}
    return Hit(replace(worst.finding, facts=facts), worst.rank, spots)


def _spot(facts: Mapping[str, Fact]) -> Spot | None:
    values = [facts.get(key) for key in _PLACE]
    page, *lengths = values
    numbers = [one for one in lengths if isinstance(one, float)]
    return Spot(page, *numbers) if isinstance(page, int) and len(numbers) == 4 else None


def listed(pages: Sequence[int]) -> str:
    """Pages as people write them: ``1, 3–7, 12``; of very many the first."""
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and runs[-1][1] == page - 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    words = [f"{first}" if first == last else f"{first}–{last}" for first, last in runs]
    return ", ".join(words[:_MOST_RUNS]) + (" …" if len(words) > _MOST_RUNS else "")
