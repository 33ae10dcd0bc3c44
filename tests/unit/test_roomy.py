"""Room for deep calls: no call asks the system for memory, however deep it begins."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable

import pytest

from kernekort.roomy import roomy

DEPTHS = range(200)
"""So many calls fill more than one piece of memory for frames."""

CALLS = 100


def lowest() -> None:
    a = b = c = d = e = f = None
    assert (a, b, c, d, e, f) == (None,) * 6


def down(depth: int, then: Callable[[], None]) -> None:
    if depth:
        down(depth - 1, then)
    else:
        then()


def faults() -> int:
    """How often one of many calls, at the worst of all depths, made the system give out memory."""
    worst = 0

    def call_often() -> None:
        nonlocal worst
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        for _ in range(CALLS):
            lowest()
        worst = max(worst, resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)

    for depth in DEPTHS:
        down(depth, call_often)
    return worst


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count otherwise")
def test_no_depth_is_at_an_edge_where_there_is_room() -> None:
    @roomy
    def with_room() -> int:
        return faults()

    # What this measures is there to be mended: somewhere each call is at the edge.
    assert faults() >= CALLS
    assert with_room() < CALLS / 4


def test_a_function_does_what_it_did() -> None:
    @roomy
    def divided(dividend: int, *, divisor: int = 2) -> int:
        """Halves."""
        return dividend // divisor

    assert (divided(6), divided(6, divisor=3), divided.__doc__, divided.__name__) == (3, 2, "Halves.", "divided")
    with pytest.raises(ZeroDivisionError):
        divided(6, divisor=0)
