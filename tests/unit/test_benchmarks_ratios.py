"""Medians and ratios of the benchmark: pair by pair within a round."""

from __future__ import annotations

import pytest

from benchmarks import ratios
from benchmarks.measuring import Measured
from benchmarks.ratios import Spread


def run(wall: float) -> Measured:
    return Measured(code=0, wall=wall, cpu=0.0, rss=0.0, pss=0.0)


def wall(measured: Measured) -> float:
    return measured.wall


def test_a_spread_has_the_median_and_both_ends() -> None:
    assert ratios.spread([5.0, 1.0, 2.0]) == Spread(2.0, 1.0, 5.0)
    assert ratios.spread([]) is None


def test_runs_that_there_were_not_do_not_count() -> None:
    assert ratios.of([run(2.0), None, run(4.0)], wall) == Spread(3.0, 2.0, 4.0)
    assert ratios.of([None], wall) is None


def test_ratios_are_taken_within_rounds() -> None:
    # The machine was slow in the last two rounds: medians of each would say 20 to 1, and no round does.
    case = [run(1.0), run(1.0), run(10.0)]
    reference = [run(2.0), run(20.0), run(20.0)]
    assert ratios.paired(case, reference, wall) == Spread(2.0, 2.0, 20.0)


def test_a_round_that_one_of_them_missed_gives_no_ratio() -> None:
    assert ratios.paired([run(1.0), None], [None, run(3.0)], wall) is None
    assert ratios.paired([run(1.0), run(1.0)], [None, run(3.0)], wall) == Spread(3.0, 3.0, 3.0)


def test_both_must_have_been_there_in_the_same_rounds() -> None:
    with pytest.raises(ValueError, match="longer"):
        ratios.paired([run(1.0)], [run(1.0), run(2.0)], wall)
