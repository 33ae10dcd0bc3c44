"""Which page of a finished file each page of its parts becomes, and where blank backs come between. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from kernekort.quick import dataclass

Footing = Literal["any", "front", "own"]
"""What a page asks of its sheet: either side of it, the front, or the front with nothing printed behind it."""


@dataclass(frozen=True)
class Run:
    """Pages that follow each other, with what each asks of its sheet.

    ``odd`` has the first of them on a front, ``copies`` all of them as often, each time from a front if ``odd``.
    """

    footings: tuple[Footing, ...]
    odd: bool = True
    copies: int = 1


@dataclass(frozen=True)
class Leaf:
    """One page of the file: page ``page`` of copy ``copy`` of a run, all counted from 0; a blank has no page.

    A blank belongs to the run that it follows.
    """

    run: int
    copy: int
    page: int | None


@dataclass(frozen=True)
class Pagination:
    """The pages of a file in order."""

    leaves: tuple[Leaf, ...]

    def first(self, run: int) -> int:
        """The number, from 1, of the first page of a run.

        Raises:
            ValueError: the run has no pages.
        """
        return self._numbers(run)[0]

    def last(self, run: int) -> int:
        """The number, from 1, of the last page of a run's last copy, blank backs aside.

        Raises:
            ValueError: the run has no pages.
        """
        return self._numbers(run)[-1]

    def _numbers(self, run: int) -> list[int]:
        numbers = [
            number for number, leaf in enumerate(self.leaves, start=1) if leaf.run == run and leaf.page is not None
        ]
        if not numbers:
            raise ValueError(f"run {run} has no pages")
        return numbers


def paginate(runs: Sequence[Run], duplex: bool) -> Pagination:
    """The runs one after the other; printed on one side (not ``duplex``), every page has a sheet and none is blank.

    A file printed on both sides ends on a back, so that the next thing printed does not begin on ours.
    """
    return Pagination(tuple(_leaves(runs, duplex)))


def _leaves(runs: Sequence[Run], duplex: bool) -> Iterator[Leaf]:
    number, alone = 0, False
    last = Leaf(0, 0, None)
    for leaf, footing in _wanted(runs):
        # ``number`` pages are out: an even number means that a front is next.
        if duplex and number % 2 and (alone or footing != "any"):
            yield Leaf(last.run, last.copy, None)
            number += 1
        yield leaf
        number, alone, last = number + 1, footing == "own", leaf
    if duplex and number % 2:
        yield Leaf(last.run, last.copy, None)


def _wanted(runs: Sequence[Run]) -> Iterator[tuple[Leaf, Footing]]:
    """Every page that is not blank, and what it asks of its sheet."""
    for index, run in enumerate(runs):
        for copy in range(run.copies):
            for page, footing in enumerate(run.footings):
                begins = run.odd and page == 0 and footing == "any"
                yield Leaf(index, copy, page), "front" if begins else footing
