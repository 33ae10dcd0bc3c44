"""In which order a print shop gets fronts and backs, and in which files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kernekort.markup import CardMarkup
from kernekort.shops import Order


@dataclass(frozen=True)
class Ordered:
    """The faces of one file, by key, in the order of its pages; ``role`` is as in the names of files."""

    role: str
    keys: tuple[str, ...]


def ordered(cards: Sequence[CardMarkup], order: Order, role: str = "faces") -> tuple[Ordered, ...]:
    """Every face of cards that have a front and a back, each as often as it is printed.

    Cards without backs are in the order of the deck whatever is asked for: there is but one side to give.
    """
    sides = [tuple(face.key for face in card.faces) for card in cards for _ in range(card.item.copies)]
    if any(len(faces) != 2 for faces in sides):
        return (Ordered(role, tuple(key for faces in sides for key in faces)),)
    fronts, backs = (tuple(faces[side] for faces in sides) for side in (0, 1))
    if order == "two-files":
        return Ordered(f"{role}-fronts", fronts), Ordered(f"{role}-backs", backs)
    if order == "fronts-backs":
        return (Ordered(role, fronts + backs),)
    turned = [faces[::-1] if order == "back-front" else faces for faces in sides]
    return (Ordered(role, tuple(key for faces in turned for key in faces)),)
