"""The first page of a proof, and the pages of its entries, poured from ``layouts/_proof``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from kernekort.findings import Checked
from kernekort.markup.house import pour_house
from kernekort.markup.model import FaceMarkup
from kernekort.markup.pouring import Pouring
from kernekort.quick import dataclass
from kernekort.typography import long_date, short_date
from kernekort.units import Size

A4 = Size(210, 297)


@dataclass(frozen=True)
class ProofFacts:
    """What a proof says of itself on its first page.

    ``date`` and ``deadline`` are ISO dates, the latter empty when there is none. ``edition`` is a short word that is
    another whenever a face is. ``since`` is what it is compared with, empty for a whole proof; then ``changed``,
    ``new``, ``gone`` and ``same`` count cards, ``same`` with those that are ``renumbered`` and no more.
    """

    round: int
    date: str
    deadline: str
    edition: str
    items: int
    kind: str
    """What its items are: the flow of their layout."""
    since: str = ""
    changed: int = 0
    new: int = 0
    gone: int = 0
    same: int = 0
    renumbered: int = 0


def pour_proof_cover(pouring: Pouring, facts: ProofFacts) -> Checked[FaceMarkup]:
    """The first page: what it is about, what the reader is to do, and by when."""
    return _poured(pouring, {"cover": True, "facts": _facts(pouring, facts)})


def pour_proof_page(
    pouring: Pouring, facts: ProofFacts, number: int, pages: int, entries: Sequence[Mapping[str, Any]]
) -> Checked[FaceMarkup]:
    """A page of entries; ``number`` counts from 2, after the first page."""
    page = {"cover": False, "facts": _facts(pouring, facts), "number": number, "pages": pages, "entries": entries}
    return _poured(pouring, page)


def _facts(pouring: Pouring, facts: ProofFacts) -> dict[str, Any]:
    language = pouring.deck.language
    said = {
        "day": long_date(facts.date, language),
        "short_day": short_date(facts.date, language),
        "deadline": long_date(facts.deadline, language) if facts.deadline else "",
    }
    return asdict(facts) | said


def _poured(pouring: Pouring, proof: Mapping[str, Any]) -> Checked[FaceMarkup]:
    return pour_house(pouring, "proof", A4, {"proof": proof}, language=pouring.deck.language)
