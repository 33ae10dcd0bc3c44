"""What goes to the process that reads a PDF from strangers, and what comes back: plain data, as JSON."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple
from typing import Any

from kernekort.findings import Finding, Severity
from kernekort.preflight.rules.hits import Hit, Spot
from kernekort.quick import dataclass
from kernekort.shops import Paper, Shop
from kernekort.units import Mm, Size


@dataclass(frozen=True)
class Pictured:
    """A page as a picture of all its paper, and where on it in mm from its top left corner the trim lies."""

    page: int
    png: bytes
    paper: Size
    left: Mm
    top: Mm
    trim: Size


@dataclass(frozen=True)
class Answer:
    """What came of a file: what was found, and for each page how far its trim lies from its paper's top left corner."""

    hits: tuple[Hit, ...]
    corners: tuple[tuple[Mm, Mm], ...] = ()
    pictured: tuple[Pictured, ...] = ()


def packed_shop(shop: Shop) -> dict[str, Any]:
    """A shop as plain data."""
    return {**asdict(shop), "title": dict(shop.title)}


def unpacked_shop(data: Mapping[str, Any]) -> Shop:
    """The shop again."""
    return Shop(**{**data, "paper": Paper(**data["paper"])})


def packed(answer: Answer) -> dict[str, Any]:
    """An answer as plain data."""
    return {
        "hits": [_packed_hit(hit) for hit in answer.hits],
        "corners": answer.corners,
        "pictured": [_packed_picture(one) for one in answer.pictured],
    }


def unpacked(data: Mapping[str, Any]) -> Answer:
    """The answer again."""
    return Answer(
        tuple(_unpacked_hit(*hit) for hit in data["hits"]),
        tuple((left, top) for left, top in data["corners"]),
        tuple(_unpacked_picture(*one) for one in data["pictured"]),
    )


def _packed_hit(hit: Hit) -> list[Any]:
    finding = hit.finding
    spots = [astuple(spot) for spot in hit.spots]
    return [finding.code, str(finding.severity), dict(finding.facts), hit.rank, spots]


def _unpacked_hit(code: str, severity: str, facts: Mapping[str, Any], rank: float, spots: Sequence[Any]) -> Hit:
    told = {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in facts.items()}
    return Hit(Finding(code, Severity(severity), None, told), rank, tuple(Spot(*spot) for spot in spots))


def _packed_picture(one: Pictured) -> list[Any]:
    return [one.page, b64encode(one.png).decode(), astuple(one.paper), one.left, one.top, astuple(one.trim)]


def _unpacked_picture(page: int, png: str, paper: Sequence[Mm], left: Mm, top: Mm, trim: Sequence[Mm]) -> Pictured:
    return Pictured(page, b64decode(png), Size(*paper), left, top, Size(*trim))
