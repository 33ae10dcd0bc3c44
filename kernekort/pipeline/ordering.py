"""In which order a print shop gets fronts and backs, and in which files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from kernekort.quick import dataclass
from kernekort.shops import Order

T = TypeVar("T")


@dataclass(frozen=True)
class Ordered(Generic[T]):
    """The sides in one file, in the order of its pages; ``role`` is as in the names of files."""

    role: str
    sides: tuple[T, ...]


def ordered(pairs: Sequence[tuple[T, ...]], order: Order, role: str) -> tuple[Ordered[T], ...]:
    """Fronts with their backs as the shop wants them: beside each other, apart, or in two files.

    Where there are no backs, or other pages than a front and a back, all stay as they come.
    """
    if any(len(sides) != 2 for sides in pairs):
        return (Ordered(role, tuple(one for sides in pairs for one in sides)),)
    fronts, backs = (tuple(sides[side] for sides in pairs) for side in (0, 1))
    if order == "two-files":
        return Ordered(f"{role}-fronts", fronts), Ordered(f"{role}-backs", backs)
    if order == "fronts-backs":
        return (Ordered(role, fronts + backs),)
    turned = [sides[::-1] if order == "back-front" else sides for sides in pairs]
    return (Ordered(role, tuple(one for sides in turned for one in sides)),)
