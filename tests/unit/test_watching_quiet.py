"""A save is over when it has been quiet for a moment: told by a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kernekort.watching import settled

A, B, C = Path("a.yml"), Path("b.yml"), Path("c.yml")
NOTHING: tuple[Path, ...] = ()


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def running(self, batches: Sequence[tuple[float, Sequence[Path]]]) -> Iterator[Sequence[Path]]:
        for now, batch in batches:
            self.now = now
            yield batch


def told(*batches: tuple[float, Sequence[Path]], longest: float = 2.0) -> list[tuple[float, set[Path]]]:
    """What is told of, and when, with a tenth of a second of silence."""
    clock = Clock()
    found = settled(clock.running(batches), silence=0.1, longest=longest, clock=clock)
    return [(clock.now, set(paths)) for paths in found]


def test_nothing_is_told_of_nothing() -> None:
    assert told((0.0, NOTHING), (1.0, NOTHING)) == []


def test_a_save_in_several_steps_is_one() -> None:
    steps = [(0.00, [A]), (0.04, NOTHING), (0.08, [A]), (0.12, [B]), (0.16, NOTHING), (0.21, NOTHING), (0.23, NOTHING)]
    assert told(*steps) == [(0.23, {A, B})]


def test_saves_apart_are_two() -> None:
    assert told((0.0, [A]), (0.11, NOTHING), (0.2, [B]), (0.31, NOTHING)) == [(0.11, {A}), (0.31, {B})]


def test_the_silence_is_counted_from_the_last_change() -> None:
    assert told((0.0, [A]), (0.09, [B]), (0.15, NOTHING), (0.19, NOTHING)) == [(0.19, {A, B})]


def test_what_comes_while_nobody_asks_is_told_together() -> None:
    assert told((0.0, [A]), (0.2, NOTHING), (9.0, [A, B, C]), (9.2, NOTHING)) == [(0.2, {A}), (9.2, {A, B, C})]


def test_something_that_never_rests_is_told_of_in_between() -> None:
    restless = [(number / 20, [A]) for number in range(30)]
    assert told(*restless, longest=0.5) == [(0.5, {A}), (1.05, {A})]


def test_nobody_waits_for_the_silence_after_what_is_hurried_and_a_save_before_it_comes_along() -> None:
    clock = Clock()
    batches = clock.running([(0.0, [A]), (0.04, NOTHING), (0.05, [B]), (0.06, [C]), (0.1, NOTHING), (0.2, NOTHING)])
    found = settled(batches, silence=0.1, clock=clock, hurried=lambda: clock.now == 0.05)
    assert [(clock.now, set(paths)) for paths in found] == [(0.05, {A, B}), (0.2, {C})]
